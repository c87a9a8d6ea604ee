//! Word documents, made of parts as Word writes them.

use std::io::{Cursor, Write};

use archive_documents::{Format, Options, ReadError, detect, docx, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{assert_sound, render};

/// Puts parts into a container.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let types = ("[Content_Types].xml", "<Types/>");
    for (name, part) in std::iter::once(&types).chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("memory can be written to");
        zip.write_all(part.as_bytes())
            .expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}

/// Wraps paragraphs into a document.
pub(crate) fn document(body: &str) -> String {
    format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
}

/// Writes a paragraph with properties.
pub(crate) fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Reads a document that is nothing but `body`.
fn body(body: &str) -> archive_model::Flow {
    let flow = docx::read(&package(&[("word/document.xml", &document(body))]));
    let flow = flow.expect("there is text in it");
    assert_sound(&flow);
    flow
}

fn texts(flow: &archive_model::Flow) -> Vec<&str> {
    flow.blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect()
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
    <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Kapitel"><w:basedOn w:val="berschrift2"/><w:name w:val="Chapter"/></w:style>
    <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
</w:styles>"#;

const BODY: &str = r#"
    <w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Declaration of the </w:t></w:r><w:r><w:t>Harbour Assembly</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="Verzeichnis1"/></w:pPr><w:r><w:t>Tides</w:t><w:tab/><w:t>2</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="Kapitel"/></w:pPr><w:r><w:t>Tides</w:t></w:r></w:p>
    <w:p><w:r><w:t xml:space="preserve">The quays</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
        <w:ins w:id="1"><w:r><w:t xml:space="preserve"> of the north</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText xml:space="preserve"> of the south</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> &amp; the piers:</w:t><w:br/><w:t>all co</w:t><w:noBreakHyphen/><w:t>owned, 5</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:softHyphen/><w:t>N</w:t></w:r></w:p>
    <w:p><w:r><w:t xml:space="preserve">See page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF _a \h</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, and </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>the register</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>draft 3</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr><w:r><w:t>La mer est calme, a dit le phare.</w:t></w:r></w:p>
    <w:p><w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t xml:space="preserve">Die Mole bleibt offen, sagte </w:t></w:r><w:r><w:t>Lee.</w:t></w:r></w:p>
    <w:p><w:r><w:t>A host.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space="preserve"> Its end.</w:t></w:r></w:p>
    <w:p><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One half, </w:t></w:r></w:p><w:p><w:r><w:t>the other half.</w:t></w:r></w:p>
    <w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Port</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Depth</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>East</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Old</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>9 m</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
    <w:p><w:r><w:t>Done</w:t></w:r><w:r><w:endnoteReference w:id="4"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
    <w:sectPr><w:headerReference r:id="r2"/></w:sectPr>"#;

#[test]
fn a_whole_document() {
    let bytes = package(&[
        ("word/document.xml", &document(BODY)),
        ("word/styles.xml", STYLES),
        (
            "word/footnotes.xml",
            r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="1"><w:p><w:r><w:t>Never referred to.</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Built long ago.</w:t></w:r></w:p><w:p><w:r><w:t>And rebuilt.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
        ),
        (
            "word/endnotes.xml",
            r#"<w:endnotes><w:endnote w:id="4"><w:p><w:r><w:t>At noon.</w:t></w:r></w:p></w:endnote></w:endnotes>"#,
        ),
        (
            "word/header1.xml",
            "<w:hdr><w:p><w:r><w:t>HA (2025) 12</w:t></w:r></w:p></w:hdr>",
        ),
        ("word/comments.xml", "<w:comments/>"),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>Declaration</dc:title><dc:creator>Harbour Office</dc:creator>\
             <dcterms:created>2025-07-18T09:30:00Z</dcterms:created></cp:coreProperties>",
        ),
    ]);
    assert_eq!(detect(&bytes), Format::Docx);
    let flow = docx::read(&bytes).unwrap();
    assert_sound(&flow);
    insta::assert_snapshot!(render(&flow));
}

#[test]
fn what_properties_were_before_a_change_does_not_count() {
    let flow = body(
        r#"<w:p><w:pPr><w:outlineLvl w:val="0"/><w:pPrChange><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:pPrChange></w:pPr>
        <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Seen</w:t></w:r></w:p>"#,
    );
    assert_eq!(flow.blocks[0].kind, archive_model::BlockKind::Heading(1));
    assert_eq!(texts(&flow), ["Seen"]);
}

#[test]
fn right_to_left_runs_have_their_own_language() {
    let flow = body(
        r#"<w:p><w:r><w:rPr><w:rtl/><w:lang w:val="en-US" w:bidi="ar-SA"/></w:rPr><w:t>الميناء مفتوح</w:t></w:r></w:p>"#,
    );
    assert_eq!(flow.blocks[0].lang.unwrap().as_str(), "ar");
}

#[test]
fn a_part_that_breaks_off_is_read_up_to_there() {
    let cut = "<w:document><w:body><w:p><w:r><w:t>Whole.</w:t></w:r></w:p><w:p><w:r><w:t>Hal";
    let flow = docx::read(&package(&[("word/document.xml", cut)])).unwrap();
    assert_eq!(texts(&flow), ["Whole.", "Hal"]);
    assert_eq!(flow.diagnostics[0].code, "docx-damaged");
}

#[test]
fn a_bomb_is_cut_off() {
    let filler = " ".repeat(8 << 20);
    let bomb = document(&format!("<w:p><w:r><w:t>Before.</w:t></w:r></w:p>{filler}"));
    let flow = docx::read(&package(&[("word/document.xml", &bomb)])).unwrap();
    assert_eq!(texts(&flow), ["Before."]);
    assert!(
        flow.diagnostics
            .iter()
            .any(|note| note.code == "docx-too-large")
    );
}

#[test]
fn no_document_is_an_error() {
    let without = package(&[("word/numbering.xml", "<w:numbering/>")]);
    assert_eq!(
        docx::read(&without),
        Err(ReadError::Unreadable("a Word document"))
    );
    assert_eq!(
        docx::read(b"PK\x03\x04"),
        Err(ReadError::Unreadable("a ZIP container"))
    );
    let empty = package(&[("word/document.xml", &document(""))]);
    assert_eq!(docx::read(&empty), Err(ReadError::Empty));
}

#[test]
fn damage_in_the_text_is_mended() {
    let text = paragraph("", "Le cafÃ© est ouvert.") + &paragraph("", "Il pleut.");
    let bytes = package(&[("word/document.xml", &document(&text))]);
    let reading = read(&bytes, &Options::default()).unwrap();
    assert_eq!(texts(&reading.flow), ["Le café est ouvert.", "Il pleut."]);
    assert_eq!(reading.repairs.len(), 1);
    assert_sound(&reading.flow);
}
