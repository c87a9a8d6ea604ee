//! PDF documents: glyphs become lines, lines become paragraphs, and what stands on every page is told from them.

use std::fmt::Write as _;

use archive_documents::{ReadError, pdf};
use archive_model::{BlockKind, Flow};

use crate::support::{assert_sound, render};

/// Writes a document whose pages have these contents, in Helvetica as `/F` and in the bold of it as `/B`.
pub(crate) fn document(pages: &[String], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|page| format!("{} 0 R", 10 + 2 * page))
        .collect();
    let font = |name: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    };
    let mut objects = vec![
        (
            1,
            "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>".to_owned(),
        ),
        (
            2,
            format!(
                "<< /Type /Pages /Kids [{}] /Count {} >>",
                kids.join(" "),
                kids.len()
            ),
        ),
        (3, font("Helvetica")),
        (4, font("Helvetica-Bold")),
        (
            5,
            "<< /Title (On Tides) /CreationDate (D:20250718093000Z) >>".to_owned(),
        ),
    ];
    for (page, content) in pages.iter().enumerate() {
        let (own, stream) = (10 + 2 * page, 11 + 2 * page);
        objects.push((
            own,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {stream} 0 R \
             /Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>"
            ),
        ));
        let length = content.len();
        objects.push((
            stream,
            format!("<< /Length {length} >>\nstream\n{content}\nendstream"),
        ));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = String::new();
    for (id, object) in &objects {
        writeln!(table, "{id} 1\n{:010} 00000 n ", file.len()).expect("a string can be written to");
        writeln!(file, "{id} 0 obj\n{object}\nendobj").expect("a string can be written to");
    }
    let start = file.len();
    let size = objects.len() * 2 + 10;
    write!(
        file,
        "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    )
    .expect("a string can be written to");
    file.into_bytes()
}

/// Draws `text` at a place.
fn at(x: u32, y: u32, font: &str, size: u32, text: &str) -> String {
    format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Draws lines of body text one under another.
fn lines(x: u32, y: u32, lines: &[&str]) -> String {
    let rows = (0_u32..).zip(lines);
    rows.map(|(row, line)| at(x, y - 12 * row, "F", 10, line))
        .collect()
}

fn read(pages: &[String]) -> Flow {
    let flow = pdf::read(&document(pages, ""), false).expect("there is text in it");
    assert_sound(&flow);
    flow
}

#[test]
fn a_whole_document() {
    let head = |page: u32| {
        at(60, 770, "F", 8, "Harbour Assembly") + &at(290, 30, "F", 8, &format!("page {page} of 3"))
    };
    let first = head(1)
        + &at(60, 720, "B", 18, "On Tides")
        + &lines(
            60,
            680,
            &[
                "1. The Assembly thanks the harbour masters of every coast for the re-",
                "ports that they sent, and takes note of the long-",
                "term plan for the piers.",
                "2. It asks them to keep the long-term plan under review.",
            ],
        )
        + &at(60, 600, "B", 10, "Of piers")
        + &lines(
            60,
            580,
            &["3. The piers are to be kept open at all hours of the day and of the"],
        );
    let second = head(2)
        + &lines(60, 740, &["night, and reports on them are to be sent."])
        + &lines(60, 700, &["Art. 4. It adjourns."])
        + &at(60, 60, "F", 7, "1 As amended.");
    let third = head(3) + &lines(60, 740, &["Art. 7. Done at the harbour."]);
    insta::assert_snapshot!(render(&read(&[first, second, third])));
}

#[test]
fn words_are_told_by_the_gaps_between_glyphs() {
    let content = "BT /F 10 Tf 60 700 Td [(W) 40 (e) -280 (me) 10 (et)] TJ ET\n\
        BT /F 10 Tf 1 0 0 1 60 680 Tm 2 Tc (t) Tj 0 Tc (wo) Tj ET\n\
        BT /F 10 Tf 60 640 Td (bold) Tj ET BT /F 10 Tf 60.3 640 Td (bold) Tj ET\n";
    let flow = read(&[content.to_owned()]);
    let texts: Vec<&str> = flow
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts, ["We meet", "t wo", "bold"]);
}

#[test]
fn raised_numbers_are_references_and_artifacts_are_set_aside() {
    let content = at(60, 700, "F", 10, "the register")
        + "BT /F 6 Tf 113 704 Td (12) Tj ET BT /F 10 Tf 121 700 Td (is kept.) Tj ET\n"
        + "/Artifact <</Type /Pagination>> BDC BT /F 10 Tf 60 640 Td (Draft) Tj ET EMC\n"
        + &lines(60, 620, &["And read."]);
    let flow = read(&[content]);
    let texts: Vec<&str> = flow
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts, ["the register is kept.", "And read."]);
    let codes: Vec<&str> = flow.diagnostics.iter().map(|note| &*note.code).collect();
    assert_eq!(codes, ["running-header", "pdf-note-reference"]);
}

#[test]
fn paragraphs_are_told_by_their_indents() {
    let long = "A line that is as long as the column is wide, more or less so.";
    let content = lines(70, 700, &[long])
        + &lines(60, 688, &[long, "It ends."])
        + &lines(70, 664, &[long])
        + &lines(60, 652, &["The second."]);
    let flow = read(&[content]);
    assert_eq!(flow.blocks.len(), 2, "{}", render(&flow));
    assert!(
        flow.blocks
            .iter()
            .all(|block| block.kind == BlockKind::Text)
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let scanned = document(&["q 600 0 0 800 0 0 cm Q".to_owned()], "");
    assert_eq!(pdf::read(&scanned, false), Err(ReadError::NoTextLayer));
    let page = [lines(60, 700, &["Secret."])];
    let locked = document(
        &page,
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O (0123) /U (0123) /P -4 >>",
    );
    assert_eq!(pdf::read(&locked, false), Err(ReadError::Encrypted));
    let error = ReadError::Unreadable("a PDF document");
    assert_eq!(pdf::read(b"%PDF-1.4\nnothing", false), Err(error));
}

#[test]
fn a_program_that_is_not_there_makes_no_difference() {
    let bytes = document(&[lines(60, 700, &["We meet."])], "");
    let texts = |flow: Flow| {
        flow.blocks
            .into_iter()
            .map(|block| block.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(pdf::read(&bytes, true).unwrap()), ["We meet."]);
}
