//! Flows and documents, written so that a person can review them.

use std::fmt::Write as _;

use archive_model::{Document, Flow};

/// Writes the blocks of a flow, one a line, then what was left out.
pub(crate) fn flow(flow: &Flow) -> String {
    let mut out = String::new();
    for block in &flow.blocks {
        write!(out, "{:?}", block.kind).unwrap();
        if block.depth > 0 {
            write!(out, " depth {}", block.depth).unwrap();
        }
        if let Some(lang) = block.lang {
            write!(out, " {lang}").unwrap();
        }
        if let Some(cell) = block.cell {
            write!(out, " cell {}/{}/{}", cell.table, cell.row, cell.column).unwrap();
        }
        let marker = block.marker.as_deref().map(|marker| format!("{marker} "));
        let text = block.text.replace('\n', " ⏎ ");
        writeln!(out, " | {}{text}", marker.unwrap_or_default()).unwrap();
    }
    for diagnostic in &flow.diagnostics {
        let text = &flow.text[diagnostic.span.clone()];
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "{}: {text}", diagnostic.code).unwrap();
    }
    out
}

/// Writes what is known of a document, then its editions paragraph by paragraph.
pub(crate) fn document(document: &Document) -> String {
    let mut out = String::new();
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    writeln!(
        out,
        "issuer {} · number {} · published {}",
        known(&document.issuer),
        known(&document.number),
        known(&document.published_on.as_ref().map(ToString::to_string)),
    )
    .unwrap();
    for edition in &document.editions {
        writeln!(out, "[{}]", edition.lang).unwrap();
        for paragraph in &edition.paragraphs {
            let indent = "  ".repeat(paragraph.level as usize);
            let label = paragraph
                .label
                .as_deref()
                .map(|label| format!("{label} | "));
            writeln!(
                out,
                "{indent}{}: {}{}",
                paragraph.kind.as_str(),
                label.unwrap_or_default(),
                paragraph.text
            )
            .unwrap();
        }
    }
    out
}
