//! What a source says about itself beside its text, and where the text says nothing.

use archive_model::{Block, BlockKind, Document, Flow, Lang, PartialDate, Subject};

use crate::date;

/// Returns the language that the source says it is in.
pub(super) fn language(flow: &Flow) -> Option<Lang> {
    first(flow, Subject::Language)?.parse().ok()
}

fn first(flow: &Flow, subject: Subject) -> Option<&str> {
    all(flow, subject).next()
}

fn all(flow: &Flow, subject: Subject) -> impl Iterator<Item = &str> {
    let claims = flow
        .claims
        .iter()
        .filter(move |claim| claim.subject == subject);
    claims.map(|claim| claim.value.as_str())
}

/// Finds the block that the source says is its title.
///
/// A claim may have the name of the site before or after it.
pub(super) fn title(flow: &Flow) -> Option<usize> {
    const FAR: usize = 40;
    const SHORTEST: usize = 12;
    let may_be = |block: &Block| {
        matches!(block.kind, BlockKind::Heading(_) | BlockKind::Text) && block.marker.is_none()
    };
    all(flow, Subject::Title).find_map(|claim| {
        let blocks = flow.blocks.iter().take(FAR);
        let says = |text: &str| {
            claim == text
                || text.len() >= SHORTEST && (claim.starts_with(text) || claim.ends_with(text))
        };
        blocks
            .into_iter()
            .position(|block| may_be(block) && says(&block.text))
    })
}

/// Fills in what the text of a document does not say.
pub(super) fn supply(document: &mut Document, flow: &Flow) {
    let owned = |subject| first(flow, subject).map(str::to_owned);
    let dated = |subject| all(flow, subject).find_map(read_date);
    document.title = document.title.take().or_else(|| owned(Subject::Title));
    document.issuer = document.issuer.take().or_else(|| owned(Subject::Issuer));
    document.number = document.number.take().or_else(|| owned(Subject::Number));
    document.published_on = document
        .published_on
        .take()
        .or_else(|| dated(Subject::Published));
    document.updated_on = document
        .updated_on
        .take()
        .or_else(|| dated(Subject::Updated));
}

/// Reads a date as machines write it, `2025-07-18T09:00:00Z`, or as people do.
fn read_date(value: &str) -> Option<PartialDate> {
    let day = value.split(['T', ' ']).next()?;
    day.parse().ok().or_else(|| date::find(value))
}
