//! PDF documents (ISO 32000).
//!
//! A PDF says where glyphs stand, not what they are part of. The file is opened by `lopdf`; what the glyphs mean (`font`)
//! and where they stand (`content`) is read here, since lines and paragraphs can only be told by place: glyphs are joined to
//! lines (`line`), what stands on every page is set aside (`running`), and the lines that are left become paragraphs
//! (`paragraph`). Columns come in the order in which the file draws them.

mod content;
mod font;
mod line;
mod paragraph;
mod program;
mod running;

use std::collections::HashMap;
use std::thread;

use archive_model::{Flow, SourceFormat, Subject};
use lopdf::{Document, LoadOptions, Object};
use memchr::memmem;

use self::content::Interpreter;
use self::line::Line;
use crate::ReadError;
use crate::draft::Draft;

/// The most that one stream is unpacked to.
const MOST_STREAM: usize = 64 << 20;
/// The stack that a reader gets. The grammar of the library nests as deeply as the file does, up to a bound.
const STACK: usize = 16 << 20;

/// Takes the text out of a PDF document; with `use_program` by `pdftotext`, if that is installed and can read it within a
/// minute, else with the diagnostic `pdf-program` by the reader built in.
///
/// Words that were broken at the end of a line are joined. Running headers, page numbers and the like are covered by
/// diagnostics. Text that runs from right to left is put in order as far as the place of glyphs tells it, with the
/// diagnostic `pdf-rtl`.
///
/// # Errors
/// [`ReadError::Encrypted`], [`ReadError::NoTextLayer`], [`ReadError::Unreadable`], or [`ReadError::GaveUp`] if the library
/// panicked.
pub fn read(bytes: &[u8], use_program: bool) -> Result<Flow, ReadError> {
    let lines = use_program.then(|| program::lines(bytes));
    // A thread of its own, so that a panic of the library ends there and the stack is as large as the library may need.
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || open_and_read(bytes, lines));
        match reader.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            _ => Err(ReadError::GaveUp("PDF documents")),
        }
    })
}

fn open_and_read(
    bytes: &[u8],
    from_program: Option<Result<Vec<Line>, program::Failure>>,
) -> Result<Flow, ReadError> {
    let document = open(bytes)?;
    let mut draft = Draft::new(SourceFormat::Pdf);
    claims(&document, &mut draft);
    let lines = match from_program {
        Some(Ok(lines)) => lines,
        Some(Err(failure)) => {
            draft.note("pdf-program", failure.message());
            lines_of(&document, &mut draft)
        }
        None => lines_of(&document, &mut draft),
    };
    if lines.is_empty() && document.page_iter().next().is_none() {
        return Err(ReadError::Unreadable("a PDF document"));
    }
    if lines.is_empty() {
        return Err(ReadError::NoTextLayer);
    }
    if lines.iter().any(Line::is_right_to_left) {
        draft.note(
            "pdf-rtl",
            "there is text that runs from right to left, whose order was guessed from the place of the glyphs",
        );
    }
    paragraph::write(&running::mark(lines), &mut draft);
    let flow = draft.finish();
    if flow.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(flow)
}

fn open(bytes: &[u8]) -> Result<Document, ReadError> {
    let options = LoadOptions::with_max_decompressed_size(MOST_STREAM);
    let is_locked = || memmem::find(bytes, b"/Encrypt").is_some();
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.trailer.has(b"Encrypt") && !document.was_encrypted() => {
            Err(ReadError::Encrypted)
        }
        Ok(document) => Ok(document),
        Err(_) if is_locked() => Err(ReadError::Encrypted),
        Err(_) => Err(ReadError::Unreadable("a PDF document")),
    }
}

/// Reads the lines of every page.
fn lines_of(document: &Document, draft: &mut Draft) -> Vec<Line> {
    let mut interpreter = Interpreter::new(document);
    let (mut lines, mut blank) = (Vec::new(), Vec::new());
    for (index, page) in document.page_iter().enumerate() {
        let pieces = interpreter.page(page);
        if pieces.is_empty() {
            blank.push((index + 1).to_string());
        }
        lines.extend(line::lines(pieces, index));
    }
    if !blank.is_empty() && !lines.is_empty() {
        let message = format!("no text on page {}", blank.join(", "));
        draft.note("pdf-page-without-text", message);
    }
    if interpreter.unmapped > 0 {
        let message = format!(
            "{} glyphs were left out whose font does not say what characters they are",
            interpreter.unmapped
        );
        draft.note("pdf-unmapped", message);
    }
    if interpreter.is_cut_off {
        draft.note("pdf-too-large", "the document is too large and was cut off");
    }
    lines
}

/// Adds what the document says about itself.
fn claims(document: &Document, draft: &mut Draft) {
    let information = document.trailer.get_deref(b"Info", document);
    let strings: HashMap<&[u8], String> = information
        .and_then(Object::as_dict)
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| {
            let (_, value) = document.dereference(value).ok()?;
            Some((key.as_slice(), lopdf::decode_text_string(value).ok()?))
        })
        .collect();
    for (key, subject, origin) in [
        ("Title", Subject::Title, "pdf info Title"),
        ("Author", Subject::Issuer, "pdf info Author"),
        ("CreationDate", Subject::Published, "pdf info CreationDate"),
        ("ModDate", Subject::Updated, "pdf info ModDate"),
    ] {
        let value = strings.get(key.as_bytes()).map_or("", String::as_str);
        match subject {
            Subject::Published | Subject::Updated => draft.claim(subject, &date(value), origin),
            _ => draft.claim(subject, value, origin),
        }
    }
    let language = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Lang", document));
    if let Ok(language) = language.and_then(lopdf::decode_text_string) {
        draft.claim(Subject::Language, &language, "pdf catalog Lang");
    }
}

/// Writes `D:20250718093000+02'00'` as `2025-07-18T09:30:00`, and leaves alone what is written otherwise.
fn date(value: &str) -> String {
    let digits = value.strip_prefix("D:").unwrap_or(value);
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    if length < 8 {
        return value.to_owned();
    }
    let day = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]);
    if length < 14 {
        return day;
    }
    format!(
        "{day}T{}:{}:{}",
        &digits[8..10],
        &digits[10..12],
        &digits[12..14]
    )
}
