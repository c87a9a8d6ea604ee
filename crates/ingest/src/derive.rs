//! From bytes to a document: repair and parse, or a reason why there is no text in them.

use archive_model::{Document, Repair, Unresolved};

use crate::Problem;

/// What the bytes of a source say.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// The name of the encoding that the bytes were read in.
    pub encoding: &'static str,
    /// The repaired text.
    pub text: String,
    /// Every edit from bytes to text.
    pub repairs: Vec<Repair>,
    /// The damaged places that were left alone.
    pub unresolved: Vec<Unresolved>,
    /// The languages and paragraphs; at least one edition.
    pub document: Document,
}

/// The formats that are told from text by how they begin, and what to call them.
///
/// Signatures from the formats' own specifications.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP container (a Word document, perhaps)"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"(\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
];

/// More than this share of characters that no text contains makes a source binary data.
const MOST_CONTROLS: f64 = 0.1;

/// Repairs and parses `bytes`.
///
/// # Errors
/// A [`Problem`] with the code `empty`, `binary`, `html` or `no-text`, if there is no plain text in them.
pub fn derive(bytes: &[u8]) -> Result<Derivation, Problem> {
    refuse_foreign(bytes)?;
    let repaired = archive_encoding::repair(bytes, &archive_encoding::Options::default());
    refuse_binary(&repaired.text)?;
    let document = archive_parser::parse(&repaired.text, &archive_parser::Options::default());
    if document.editions.is_empty() {
        return Err(Problem::new("no-text", "it holds no paragraph of text"));
    }
    Ok(Derivation {
        encoding: repaired.encoding,
        text: repaired.text,
        repairs: repaired.repairs,
        unresolved: repaired.unresolved,
        document,
    })
}

fn refuse_foreign(bytes: &[u8]) -> Result<(), Problem> {
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Err(Problem::new("empty", "it is empty"));
    }
    if let Some((_, name)) = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
    {
        return Err(Problem::new(
            "binary",
            format!("it is {name}, and only plain text is read"),
        ));
    }
    let head = start[..start.len().min(15)].to_ascii_lowercase();
    if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
        return Err(Problem::new(
            "html",
            "it is an HTML page, and only plain text is read",
        ));
    }
    Ok(())
}

fn refuse_binary(text: &str) -> Result<(), Problem> {
    let (mut all, mut foreign) = (0_u64, 0_u64);
    for character in text.chars() {
        all += 1;
        let white = matches!(character, '\t' | '\n' | '\r' | '\u{c}');
        foreign += u64::from(character == '\u{fffd}' || character < ' ' && !white);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share of characters needs no more precision"
    )]
    let share = foreign as f64 / all.max(1) as f64;
    if share > MOST_CONTROLS {
        return Err(Problem::new(
            "binary",
            "it is binary data: too many of its characters are no text",
        ));
    }
    Ok(())
}
