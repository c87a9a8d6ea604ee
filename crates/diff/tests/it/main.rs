//! The difference engine from outside: paragraphs in, changes out.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests are not inside `#[test]`, where clippy allows it"
)]

mod changes;
mod classes;
mod corpus;
mod gold;
mod properties;
mod replay;

use archive_model::{Paragraph, ParagraphKind};

/// Makes a paragraph; one with a label is numbered.
pub(crate) fn paragraph(ordinal: u32, label: Option<&str>, text: &str) -> Paragraph {
    Paragraph {
        ordinal,
        label: label.map(str::to_owned),
        kind: label.map_or(ParagraphKind::Body, |_| ParagraphKind::Numbered),
        level: 1,
        parent: None,
        text: text.to_owned(),
        span: 0..text.len(),
    }
}
