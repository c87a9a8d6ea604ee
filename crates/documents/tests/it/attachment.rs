//! What is attached to a mail: read below it or in its place, once, and named.

use std::fmt::Write as _;

use archive_documents::ReadError;

use crate::docx::{document, package, paragraph};
use crate::mail::{message, read};
use crate::pdf;
use crate::support::{assert_sound, render};

/// A part of a message with other parts.
fn part(header: &str, body: &str) -> String {
    format!("--b\r\n{header}\r\n\r\n{body}\r\n")
}

fn mixed(parts: &[String]) -> Vec<u8> {
    let parts = parts.concat();
    message(&format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n"
    ))
}

fn attached(name: &str, mimetype: &str, bytes: &[u8]) -> String {
    let mut encoded = String::new();
    for line in bytes.chunks(24) {
        for byte in line {
            write!(encoded, "={byte:02X}").expect("a string can be written to");
        }
        encoded.push_str("=\r\n");
    }
    part(
        &format!(
            "Content-Type: {mimetype}\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
             Content-Transfer-Encoding: quoted-printable"
        ),
        &encoded,
    )
}

const BODY: &str = "Content-Type: text/plain; charset=utf-8";

/// A statement, as Word and PDF keep it.
const STATEMENT: [&str; 4] = [
    "Statement on the harbour of Port Ellis",
    "1. The Assembly has read the report on the tides of the last winter.",
    "2. It thanks the pilots who kept the harbour open in the storm of January.",
    "3. It will meet again in the spring, when the new beacons have been lit.",
];

fn word(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs.iter().map(|text| paragraph("", text)).collect();
    package(&[("word/document.xml", &document(&body))])
}

fn printed(paragraphs: &[&str]) -> Vec<u8> {
    let draw = |(row, text): (usize, &&str)| {
        let y = 700 - 30 * row;
        format!("BT /F 10 Tf 60 {y} Td ({text}) Tj ET\n")
    };
    let page = paragraphs.iter().enumerate().map(draw).collect();
    pdf::document(&[page], "")
}

#[test]
fn a_note_gives_way_to_what_is_attached() {
    let bytes = mixed(&[
        part(
            BODY,
            "Dear all,\r\n\r\nplease find attached the statement.\r\n\r\nThe press office",
        ),
        attached(
            "=?UTF-8?Q?D=C3=A9claration.docx?=",
            "application/octet-stream",
            &word(&STATEMENT),
        ),
        attached("statement.pdf", "application/pdf", &printed(&STATEMENT)),
        attached("scan.pdf", "application/pdf", &printed(&[])),
        attached("seal.png", "image/png", b"\x89PNG"),
    ]);
    let reading = read(&bytes).unwrap();
    assert_sound(&reading.flow);
    insta::assert_snapshot!(render(&reading.flow));
}

#[test]
fn a_statement_stays_above_its_annex() {
    let annex = [
        "Annex",
        "The beacons are lit from dusk to dawn, the northern ones first, and by turns.",
    ];
    let body = STATEMENT.join("\r\n\r\n");
    let bytes = mixed(&[
        part(BODY, &format!("{body}\r\n\r\nThe annex is attached.")),
        attached(
            "statement.docx",
            "application/octet-stream",
            &word(&STATEMENT),
        ),
        attached("annex.docx", "application/octet-stream", &word(&annex)),
    ]);
    let reading = read(&bytes).unwrap();
    assert_sound(&reading.flow);
    insta::assert_snapshot!(render(&reading.flow));
}

#[test]
fn a_message_that_was_passed_on() {
    let inner = format!(
        "From: Harbour Board <board@port.example>\r\nTo: all@port.example\r\nDate: Thu, 17 Jul 2025 08:00:00 +0000\r\n\
         Subject: Statement on Port Ellis\r\n\r\n{}\r\n",
        STATEMENT.join("\r\n\r\n")
    );
    let bytes = mixed(&[
        part(BODY, "See below."),
        part("Content-Type: message/rfc822", &inner),
    ]);
    let reading = read(&bytes).unwrap();
    assert_sound(&reading.flow);
    insta::assert_snapshot!(render(&reading.flow));
}

#[test]
fn messages_are_read_three_deep() {
    let mut bytes = message("Content-Type: text/plain\r\n\r\nThe innermost of five messages.\r\n");
    for number in 1..5 {
        let inner = String::from_utf8(bytes).unwrap();
        let outer = format!("Message number {number} around another that says something else.");
        bytes = message(&format!(
            "Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n\r\n{outer}\r\n\
             --b{number}\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b{number}--\r\n"
        ));
    }
    let reading = read(&bytes).unwrap();
    let texts: Vec<&str> = reading
        .flow
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts.len(), 4, "{texts:?}");
    let last = reading.flow.diagnostics.last().unwrap();
    assert!(
        last.message.ends_with("it is within too many messages"),
        "{}",
        last.message
    );
}

#[test]
fn what_an_attachment_lacks_is_what_the_message_lacks() {
    let bytes = mixed(&[attached("scan.pdf", "application/pdf", &printed(&[]))]);
    assert_eq!(read(&bytes), Err(ReadError::NoTextLayer));
}

#[test]
fn a_document_beside_the_text_in_html_is_not_lost() {
    let document = attached(
        "statement.docx",
        "application/octet-stream",
        &word(&STATEMENT),
    );
    let bytes = message(&format!(
        "Content-Type: multipart/alternative; boundary=a\r\n\r\n\
         --a\r\n{BODY}\r\n\r\nSee the statement.\r\n\
         --a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/html\r\n\r\n<p>See the statement.\r\n{document}--b--\r\n--a--\r\n"
    ));
    let reading = read(&bytes).unwrap();
    assert_sound(&reading.flow);
    assert_eq!(reading.flow.blocks[0].text, STATEMENT[0]);
}
