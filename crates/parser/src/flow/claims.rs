//! What a source says about itself beside its text, and where the text says nothing.

use archive_model::{Block, BlockKind, Document, Field, Flow, Lang, Origin, PartialDate, Subject};

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
    let origins = &mut document.origins;
    let owned = |value: &str| Some(value.to_owned());
    fill(&mut document.title, flow, Subject::Title, owned, origins);
    fill(&mut document.issuer, flow, Subject::Issuer, owned, origins);
    fill(&mut document.number, flow, Subject::Number, owned, origins);
    fill(
        &mut document.published_on,
        flow,
        Subject::Published,
        read_date,
        origins,
    );
    fill(
        &mut document.updated_on,
        flow,
        Subject::Updated,
        read_date,
        origins,
    );
}

/// Sets `value` to the first claim about `subject` that can be read, unless it is set.
fn fill<T>(
    value: &mut Option<T>,
    flow: &Flow,
    subject: Subject,
    read: impl Fn(&str) -> Option<T>,
    origins: &mut Vec<Origin>,
) {
    let claims = || flow.claims.iter().filter(|claim| claim.subject == subject);
    if value.is_some() {
        return;
    }
    let Some((claim, found)) = claims().find_map(|claim| Some((claim, read(&claim.value)?))) else {
        return;
    };
    *value = Some(found);
    origins.extend(field(subject).map(|field| Origin {
        field,
        source: claim.origin.clone(),
        span: None,
    }));
}

fn field(subject: Subject) -> Option<Field> {
    match subject {
        Subject::Title => Some(Field::Title),
        Subject::Issuer => Some(Field::Issuer),
        Subject::Number => Some(Field::Number),
        Subject::Published => Some(Field::Published),
        Subject::Updated => Some(Field::Updated),
        Subject::Language | Subject::Canonical | Subject::Alternate(_) => None,
    }
}

/// Reads a date as machines write it, `2025-07-18T09:00:00Z`, or as people do.
fn read_date(value: &str) -> Option<PartialDate> {
    let day = value.split(['T', ' ']).next()?;
    day.parse().ok().or_else(|| date::find(value))
}
