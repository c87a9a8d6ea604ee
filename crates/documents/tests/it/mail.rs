//! Mail messages: which part is read, in which encoding, and what is said about the rest.

use archive_documents::{Format, Options, ReadError, Reading, detect, mail};
use archive_model::{Block, Flow};

use crate::support::{assert_sound, render};

const HEADER: &str = "Return-Path: <press@harbour.example>\r\n\
    From: =?UTF-8?Q?Bureau_des_ports_=C3=A9loign=C3=A9s?= <press@harbour.example>\r\n\
    To: list@harbour.example\r\n\
    Subject: =?ISO-8859-1?Q?D=E9claration?= of the\r\n Assembly\r\n\
    Date: Fri, 18 Jul 2025 09:30:00 +0200\r\n\
    MIME-Version: 1.0\r\n";

/// Writes a message after its header.
pub(crate) fn message(rest: &str) -> Vec<u8> {
    format!("{HEADER}{rest}").into_bytes()
}

/// Reads a message; its web pages are all alike.
pub(crate) fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    assert_eq!(detect(bytes), Format::Mail);
    let html = |source: &str| Flow {
        text: source.to_owned(),
        blocks: vec![Block {
            text: "a web page".to_owned(),
            span: 0..source.len(),
            ..Block::default()
        }],
        ..Flow::default()
    };
    let options = Options {
        html: Some(&html),
        ..Options::default()
    };
    mail::read(bytes, &options)
}

#[test]
fn the_text_of_several_parts_and_the_names_of_the_others() {
    let bytes = message(
        "Content-Type: multipart/mixed; boundary=outer\r\n\r\n\
         --outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n\
         --inner\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         The Assembly=92s declaration:\r\n\r\n\
         1. We thank the harbour masters of every coast for the reports that they=\r\n sent us.\r\n\
         2. We adjourn.\r\n\r\n> Will you?\r\n\r\n-- \r\nPress office\r\n\
         --inner\r\nContent-Type: text/html\r\n\r\n<p>The Assembly</p>\r\n--inner--\r\n\
         --outer\r\nContent-Type: application/pdf; name=\"text.pdf\"\r\nContent-Disposition: attachment; filename=\"text.pdf\"\r\n\r\n%PDF-1.4\r\n\
         --outer--\r\n",
    );
    let reading = read(&bytes).unwrap();
    assert_eq!(reading.encoding, "windows-1252");
    assert_sound(&reading.flow);
    insta::assert_snapshot!(render(&reading.flow));
}

#[test]
fn a_page_is_read_where_there_is_no_text() {
    let bytes = message("Content-Type: text/html; charset=utf-8\r\n\r\n<p>The Assembly</p>\r\n");
    let reading = read(&bytes).unwrap();
    assert_eq!(reading.flow.blocks[0].text, "a web page");
    assert_eq!(
        mail::read(&bytes, &Options::default()),
        Err(ReadError::Empty)
    );
}

#[test]
fn flowed_lines_are_joined_and_damage_is_mended() {
    let bytes = message(
        "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n\
         We met in the cafÃ© \r\nof the pier.\r\nAll of us.\r\n",
    );
    let reading = read(&bytes).unwrap();
    assert_eq!(
        reading.flow.blocks[0].text,
        "We met in the café of the pier.\nAll of us."
    );
    let repair = &reading.repairs[0];
    assert_eq!(&reading.flow.text[repair.span.clone()], "é");
}

#[test]
fn parts_nested_without_end_are_an_error() {
    let mut bytes = message("");
    for _ in 0..2000 {
        bytes.extend(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n");
    }
    assert!(read(&bytes).is_err());
}
