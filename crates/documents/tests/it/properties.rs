//! Any bytes at all: readers neither fail nor lose anything silently.

use archive_documents::{Options, detect, docx, jsonl, mail, markdown, read};
use proptest::prelude::*;

use crate::docx::{document, package};
use crate::support::assert_sound;

/// Makes pieces of Word's XML, in any order.
fn xml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:p/>",
        "<w:r>",
        "</w:r>",
        "<w:t>word &amp; word</w:t>",
        "<w:t>",
        "</w:t>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:rPr><w:del/></w:rPr>",
        "<w:del>",
        "</w:del>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "</w:tc>",
        "</w:tr>",
        "</w:tbl>",
        "<w:gridSpan w:val=\"4294967295\"/>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:footnoteReference w:id=\"1\"/>",
        "<w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:sym w:font=\"Symbol\" w:char=\"F0B7\"/>",
        "<![CDATA[x]]>",
        "&#x0;",
        "<a b=\"",
        "é",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "1. ",
        "- ",
        "> ",
        "\n",
        "\n\n",
        "    ",
        "word ",
        "é",
        "|a|b|\n",
        "|--|--|\n",
        "[^1]",
        "[^1]: ",
        "<b>",
        "`",
        "```\n",
        "**",
        "---\n",
        "title: x\n",
        "[a](http://b)",
        "\\",
        "&amp;",
        "\0",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = detect(&bytes);
        for start in [&b""[..], b"PK\x03\x04", b"%PDF-1.4\n", b"From: a@b\r\nDate: 1\r\nTo: c\r\n"] {
            if let Ok(reading) = read(&[start, &bytes].concat(), &Options::default()) {
                assert_sound(&reading.flow);
            }
        }
        for record in jsonl::read(&bytes) {
            prop_assert!(record.flow.is_err());
        }
    }

    #[test]
    fn any_xml_is_read(body in xml()) {
        let parts = package(&[("word/document.xml", &document(&body)), ("word/footnotes.xml", &body)]);
        if let Ok(flow) = docx::read(&parts) {
            assert_sound(&flow);
        }
    }

    #[test]
    fn any_markdown_is_read(source in markup()) {
        assert_sound(&markdown::read(&source));
    }

    #[test]
    fn any_mail_is_read(body in "[ -~é\r\n>]{0,300}") {
        let bytes = format!("From: a@b\r\nDate: 1\r\nTo: c\r\n\r\n{body}");
        if let Ok(reading) = mail::read(bytes.as_bytes(), &Options::default()) {
            assert_sound(&reading.flow);
        }
    }

    #[test]
    fn a_damaged_container_is_read_or_refused(at in 0_usize..2000, byte in any::<u8>()) {
        let text = "<w:p><w:r><w:t>We meet at the harbour.</w:t></w:r></w:p>".repeat(20);
        let mut bytes = package(&[("word/document.xml", &document(&text))]);
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(flow) = docx::read(&bytes) {
            assert_sound(&flow);
        }
    }
}

#[cfg(feature = "pdf")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_drawing_is_read(operations in prop::collection::vec(prop::sample::select(vec![
        "BT", "ET", "/F 10 Tf", "/F -1e30 Tf", "(word) Tj", "[(a) -300 (b) 1e38] TJ", "60 700 Td", "0 -12 TD", "T*",
        "1 0 0 1 60 60 Tm", "0 1 -1 0 9 9 Tm", "q", "Q", "1e38 0 0 1e38 0 0 cm", "(x) '", "1 1 (y) \"", "/Artifact BMC",
        "EMC", "/X Do", "BI /W 1 ID", "<< [", "0 Tz", "9e9 Tc",
    ]), 0..60)) {
        let bytes = crate::pdf::document(&[operations.join("\n")], "");
        if let Ok(flow) = archive_documents::pdf::read(&bytes, false) {
            assert_sound(&flow);
        }
    }
}
