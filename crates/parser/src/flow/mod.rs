//! From a flow to a document: its blocks printed one below the other, then read as text is, with what the markup knows.
//!
//! The stages are those of plain text. Markup adds what text has to guess: where paragraphs end, which of them the format
//! numbers, which are headings, and what language it says they are in.

mod claims;
mod printed;

use archive_model::{Diagnostic, Document, Flow};

use crate::{Options, document};
use printed::Printed;

/// Parses `flow`.
pub(crate) fn build(flow: &Flow, options: &Options) -> Document {
    let printed = Printed::of(flow);
    let options = Options {
        lang: options.lang.or_else(|| claims::language(flow)),
    };
    let mark = |line: &_| printed.mark(line);
    let mut document = document::compose(&printed.text, printed.lines(), &options, Some(&mark));
    relocate(&mut document, flow, &printed);
    claims::supply(&mut document, flow);
    document.source_format = flow.format;
    document
}

/// Puts every span where it stands in the source, and adds what was noted before.
fn relocate(document: &mut Document, flow: &Flow, printed: &Printed<'_>) {
    let editions = document.editions.iter_mut();
    for paragraph in editions.flat_map(|edition| &mut edition.paragraphs) {
        paragraph.span = printed.source(&paragraph.span);
    }
    for span in document
        .origins
        .iter_mut()
        .flat_map(|origin| &mut origin.span)
    {
        *span = printed.source(span);
    }
    for diagnostic in &mut document.diagnostics {
        diagnostic.span = printed.source(&diagnostic.span);
    }
    document
        .diagnostics
        .extend(flow.diagnostics.iter().cloned());
    let place = |diagnostic: &Diagnostic| (diagnostic.span.start, diagnostic.span.end);
    document.diagnostics.sort_by_key(place);
}
