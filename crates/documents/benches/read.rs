//! Throughput of taking text out of documents, in bytes of the document.

use std::io::{Cursor, Write};

use archive_documents::{Options, read};
use divan::Bencher;
use divan::counter::BytesCount;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn main() {
    divan::main();
}

const TEXT: &str = "We condemn these malicious activities in the strongest terms and stand in solidarity with those who \
    were affected by them. We call on all states to uphold their obligations.";
const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// The text part of a Word document of a thousand numbered paragraphs, with runs split as Word splits them.
fn xml() -> String {
    let run = |text: &str| {
        format!(
            r#"<w:r w:rsidR="00A1"><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#
        )
    };
    let runs: String = TEXT.split_inclusive(". ").map(run).collect();
    let paragraph = |number: u32| {
        format!(
            r#"<w:p w:rsidR="{number:08X}"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{runs}</w:p>"#
        )
    };
    let body: String = (1..=1000).map(paragraph).collect();
    format!("<w:document><w:body>{body}</w:body></w:document>")
}

fn docx(xml: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", "<Types/>"),
        ("word/numbering.xml", NUMBERING),
        ("word/document.xml", xml),
    ] {
        zip.start_file(name, SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(part.as_bytes())?))
            .expect("memory can be written to");
    }
    let written = zip.finish().expect("memory can be written to");
    written.into_inner()
}

/// Counts the XML, since how well it packs says nothing about the reader.
#[divan::bench]
fn word(bencher: Bencher<'_, '_>) {
    let xml = xml();
    let bytes = docx(&xml);
    bencher
        .counter(BytesCount::of_str(&xml))
        .bench(|| read(divan::black_box(&bytes), &Options::default()));
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let item = |number: u32| format!("{number}. {TEXT} See [this](https://example.org).\n");
    let list: String = (1..=1000).map(item).collect();
    bench(bencher, format!("# Declaration\n\n{list}").as_bytes());
}

#[divan::bench]
fn mail(bencher: Bencher<'_, '_>) {
    let header =
        "From: press@example.org\r\nDate: Fri, 18 Jul 2025 09:30:00 +0000\r\nSubject: x\r\n\r\n";
    bench(bencher, (header.to_owned() + &TEXT.repeat(1000)).as_bytes());
}

/// The PDF documents among the development data, one after another; nothing where there are none.
#[cfg(feature = "pdf")]
#[divan::bench]
fn pdf(bencher: Bencher<'_, '_>) {
    let folder = archive_testkit::fixtures::shared().map(|shared| shared.join("corpora/pdf"));
    let files = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let documents: Vec<Vec<u8>> = files
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|file| std::fs::read(file.path()).ok())
        .collect();
    let total: usize = documents.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(total)).bench(|| {
        let read = |bytes: &Vec<u8>| read(bytes, &Options::default()).is_ok();
        documents.iter().filter(|bytes| read(bytes)).count()
    });
}

fn bench(bencher: Bencher<'_, '_>, bytes: &[u8]) {
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench(|| read(divan::black_box(bytes), &Options::default()));
}
