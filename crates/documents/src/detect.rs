//! What bytes are, told from the bytes.

use memchr::memmem;

/// The format of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text, or what may be text: nothing else was recognised.
    Text,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A mail message.
    Mail,
    /// JSON Lines.
    JsonLines,
    /// A Word document (Office Open XML).
    Docx,
    /// A PDF document.
    Pdf,
    /// A spreadsheet or presentation in Office Open XML, or a file in `OpenDocument`.
    OfficeZip,
    /// Another ZIP container.
    Zip,
    /// An Office document from before 2007, or an encrypted one.
    OldOffice,
    /// Rich Text Format.
    Rtf,
    /// A web archive.
    Warc,
    /// gzip-compressed data.
    Gzip,
    /// zstd-compressed data.
    Zstd,
    /// Data compressed otherwise.
    Compressed,
    /// A picture.
    Picture,
    /// An `SQLite` database.
    Database,
    /// A program.
    Program,
}

impl Format {
    /// Returns what to call it in a message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Html => "an HTML page",
            Self::Markdown => "a Markdown text",
            Self::Mail => "a mail message",
            Self::JsonLines => "a file of JSON Lines",
            Self::Docx => "a Word document",
            Self::Pdf => "a PDF document",
            Self::OfficeZip => "a spreadsheet, presentation or OpenDocument file",
            Self::Zip => "a ZIP container",
            Self::OldOffice => "an old or encrypted Office document",
            Self::Rtf => "a document in Rich Text Format",
            Self::Warc => "a web archive",
            Self::Gzip => "gzip-compressed data",
            Self::Zstd => "zstd-compressed data",
            Self::Compressed => "compressed data",
            Self::Picture => "a picture",
            Self::Database => "an SQLite database",
            Self::Program => "a program",
        }
    }
}

/// How the formats begin that begin always alike. From the formats' own specifications.
const SIGNATURES: [(&[u8], Format); 20] = [
    (b"%PDF-", Format::Pdf),
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::OldOffice),
    (b"{\\rtf", Format::Rtf),
    (b"WARC/1.", Format::Warc),
    (b"WARC/0.", Format::Warc),
    (b"\x1f\x8b", Format::Gzip),
    (b"(\xb5\x2f\xfd", Format::Zstd),
    (b"BZh", Format::Compressed),
    (b"\xfd7zXZ\0", Format::Compressed),
    (b"7z\xbc\xaf\x27\x1c", Format::Compressed),
    (b"\x89PNG", Format::Picture),
    (b"\xff\xd8\xff", Format::Picture),
    (b"GIF8", Format::Picture),
    (b"II*\0", Format::Picture),
    (b"MM\0*", Format::Picture),
    (b"SQLite format 3\0", Format::Database),
    (b"\x7fELF", Format::Program),
    (b"MZ\x90\0", Format::Program),
];

/// How far into the bytes a format of text is looked for: readers of PDF look as far, too.
const HEAD: usize = 1024;

/// Tells what `bytes` are.
///
/// Names and media types are not asked: captures carry wrong ones. Text needs several marks of a format to be taken for it,
/// since a paragraph of plain text may begin with `1.` or `# `.
///
/// # Examples
/// ```
/// use archive_documents::{Format, detect};
/// assert_eq!(detect(b"%PDF-1.7\n"), Format::Pdf);
/// assert_eq!(detect(b"1. We meet.\n2. We part.\n"), Format::Text);
/// ```
pub fn detect(bytes: &[u8]) -> Format {
    let signature = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    match signature {
        Some((_, Format::Zip)) => inside_zip(bytes),
        Some((_, format)) => *format,
        None => text_format(bytes),
    }
}

/// Tells formats that are ZIP containers apart by the names of their parts, which stand uncompressed in the bytes.
fn inside_zip(bytes: &[u8]) -> Format {
    let holds = |name: &[u8]| memmem::find(bytes, name).is_some();
    if holds(b"[Content_Types].xml") {
        let word = holds(b"word/document") || holds(b"word/numbering.xml");
        return if word {
            Format::Docx
        } else {
            Format::OfficeZip
        };
    }
    if bytes
        .get(30..)
        .is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis."))
    {
        return Format::OfficeZip;
    }
    Format::Zip
}

fn text_format(bytes: &[u8]) -> Format {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = &bytes[..bytes.len().min(HEAD)];
    let start = head.trim_ascii_start();
    if is_html(start) {
        Format::Html
    } else if crate::mail::is_mail(bytes) {
        Format::Mail
    } else if memmem::find(head, b"\n%PDF-").is_some() {
        Format::Pdf
    } else if is_json_lines(bytes) {
        Format::JsonLines
    } else if crate::markdown::is_markdown(bytes) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// Tells whether `start` opens with a tag or declaration that only web pages open with, comments skipped.
fn is_html(start: &[u8]) -> bool {
    const OPENINGS: [&[u8]; 10] = [
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<title",
        b"<meta",
        b"<div",
        b"<article",
        b"<main",
        b"<section",
    ];
    let mut rest = start;
    loop {
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        let Some(at) = memmem::find(rest, end) else {
            return false;
        };
        rest = rest[at + end.len()..].trim_ascii_start();
    }
    let lower = rest[..rest.len().min(16)].to_ascii_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
}

/// Tells whether the first line is a JSON object with a field of an export.
fn is_json_lines(bytes: &[u8]) -> bool {
    let line = bytes.trim_ascii_start().split(|byte| *byte == b'\n').next();
    line.is_some_and(|line| line.starts_with(b"{\"") && crate::jsonl::is_record(line))
}

#[cfg(test)]
mod tests {
    use super::{Format, detect};

    fn check(bytes: &[u8], format: Format) {
        assert_eq!(detect(bytes), format, "{}", bytes.escape_ascii());
    }

    #[test]
    fn plain_text_stays_plain_text() {
        check(b"", Format::Text);
        check(b"1. We meet.\n\n2. We part.\n", Format::Text);
        check(
            b"Statement\n\n- one\n- two\n\n* * *\n\nNote: none.\n",
            Format::Text,
        );
        check(b"# 12 of 2025\n\nThe Council met.\n", Format::Text);
        check(b"Date: 3 May\n\nThe Council met.\n", Format::Text);
        check(
            b"To: all members\nFrom: the chair\n\nWe met.\n",
            Format::Text,
        );
        check(b"{\"a\": 1", Format::Text);
        check("\u{feff}Déclaration".as_bytes(), Format::Text);
    }

    #[test]
    fn formats_of_text() {
        check(b" \n<!-- x --><!DOCTYPE html><p>", Format::Html);
        check(b"<?xml version=\"1.0\"?>\n<html>", Format::Html);
        check(
            b"<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            Format::Text,
        );
        check(b"{\"title\":\"T\",\"editions\":[]}\n", Format::JsonLines);
        check(
            b"From: a@example.org\r\nDate: Fri, 18 Jul 2025 09:30:00 +0000\r\nSubject: T\r\n\r\nText",
            Format::Mail,
        );
        check(b"Content-Type: text/plain\n\nText", Format::Mail);
        check(
            b"# T\n\nSee [this](https://example.org) and **that**.\n",
            Format::Markdown,
        );
    }

    #[test]
    fn containers() {
        check(b"junk\n%PDF-1.4\n", Format::Pdf);
        check(b"PK\x03\x04 nothing", Format::Zip);
        check(b"\x1f\x8b\x08", Format::Gzip);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::OldOffice);
    }
}
