//! A document as a test reads it: a line per paragraph and per diagnostic.

use std::fmt::Write as _;

use archive_model::Document;
use archive_parser::{Options, parse};

/// Parses `text` and writes the outcome down.
pub(crate) fn view(text: &str) -> String {
    render(&parse(text, &Options::default()))
}

fn render(document: &Document) -> String {
    let mut view = String::new();
    for edition in &document.editions {
        writeln!(view, "{}", edition.lang).expect("writing to a string cannot fail");
        for paragraph in &edition.paragraphs {
            let indent = "  ".repeat(paragraph.level as usize);
            let label = paragraph.label.as_deref().unwrap_or("-");
            let kind = paragraph.kind.as_str();
            writeln!(
                view,
                "{indent}{} {kind} {label}: {}",
                paragraph.ordinal, paragraph.text
            )
            .expect("writing to a string cannot fail");
        }
    }
    for diagnostic in &document.diagnostics {
        writeln!(view, "{}: {}", diagnostic.code, diagnostic.message)
            .expect("writing to a string cannot fail");
    }
    view
}
