//! Which statement a capture shows.
//!
//! The first of these that is sure:
//!
//! 1. A person named the statement: `forced`.
//! 2. The archive has seen the same bytes: the statement that they showed, at this same source if possible, else last.
//! 3. The page has the address of a statement.
//! 4. The archive has seen the same source: the statement that it showed last. Standard input is no source in this sense.
//! 5. The page names the statement as the same in another language, or has its address but for the mark of the language.
//! 6. Issuer and number are those of a statement; or date and number are, and the languages are others.
//! 7. The text names itself by issuer, date and title, and the archive has a statement of that name.
//! 8. The archive has a statement of a name made from the source's name, and the texts are alike.
//! 9. The texts are alike ([`alike`]), or say the same in two languages ([`counterpart`]).
//!
//! A name, an address and a number are evidence, and so is the text: where both are there in one language and have little in
//! common, that is another text in the same place. What is not sure is a [`Doubt`]. A capture that no rule is sure of begins
//! a statement, and its doubts become questions for a person: a wrong merge invents an edit that no publisher made.

mod agreement;
mod alike;
mod clue;
mod counterpart;
mod name;
mod question;

use archive_model::{BlobId, Digest, Edition, PartialDate, Slug, StatementId};
use rusqlite::{Connection, Row};

use super::types::{IdentifiedBy, KeyStrength, NewCapture, StatementKey};
use super::version;
use crate::Result;
use crate::likeness::{self, Likeness};
use crate::read::{self, StoredEdition};

pub(super) use clue::record as record_clues;
pub(crate) use clue::{fill_samples, is_without_samples, put_sample, samples};
pub(super) use question::{ask, reason};

/// Texts less alike than this are not taken for states of one statement on the word of a name. Different texts of one office
/// have a likeness up to 0.2, a text that was half rewritten one of 0.4.
pub(crate) const ALIKE: f64 = 0.25;

/// Which statement it is, and why.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Identity {
    /// `None` if the capture begins a statement.
    pub(super) statement: Option<StatementId>,
    /// The slug of the statement.
    pub(super) slug: Slug,
    pub(super) by: IdentifiedBy,
    /// How alike the texts are; 1 where the identity does not rest on that.
    pub(super) score: f64,
    /// For a person, where `by` does not say it all.
    pub(super) reason: Option<String>,
    /// The statements that it may be, if it begins one.
    pub(super) doubts: Vec<Doubt>,
}

/// A statement that the capture may show, but not surely.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Doubt {
    pub(super) statement: StatementId,
    pub(super) slug: Slug,
    pub(super) score: f64,
    /// For a person.
    pub(super) reason: String,
}

/// What a rule came to.
enum Found {
    Nothing,
    Sure(Identity),
    Unsure(Vec<Doubt>),
}

impl Found {
    fn doubt(statement: StatementId, slug: Slug, score: f64, reason: impl Into<String>) -> Self {
        Self::Unsure(vec![Doubt {
            statement,
            slug,
            score,
            reason: reason.into(),
        }])
    }
}

/// What a capture brings to be known by.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'a> {
    pub(super) capture: &'a NewCapture<'a>,
    pub(super) key: &'a StatementKey<'a>,
    pub(super) editions: &'a [Edition],
    pub(super) content: Digest,
    /// The blob, if the archive had these bytes before.
    pub(super) known_blob: Option<BlobId>,
}

/// Finds the statement that a capture shows.
pub(super) fn identify(conn: &Connection, evidence: &Evidence<'_>) -> Result<Identity> {
    let by_name: Rule = match evidence.key.strength {
        KeyStrength::Forced => return forced(conn, evidence),
        KeyStrength::Metadata => name::by_title,
        KeyStrength::SourceName => name::by_file_name,
    };
    let rules: [Rule; 10] = [
        name::by_bytes,
        name::by_address,
        name::by_source,
        counterpart::by_alternate,
        counterpart::by_family,
        name::by_number,
        counterpart::by_number,
        by_name,
        alike::find,
        counterpart::find,
    ];
    let mut doubts = Vec::new();
    for rule in rules {
        match rule(conn, evidence)? {
            Found::Sure(identity) => return Ok(identity),
            Found::Unsure(unsure) => doubts.extend(unsure),
            Found::Nothing => {}
        }
    }
    begin(conn, evidence, doubts)
}

/// The statement that a person named, or a new one of that name.
fn forced(conn: &Connection, evidence: &Evidence<'_>) -> Result<Identity> {
    match read::statement_of_slug(conn, evidence.key.slug)? {
        Some((id, slug)) => Ok(known(id, slug, IdentifiedBy::Forced)),
        None => begin(conn, evidence, Vec::new()),
    }
}

type Rule = fn(&Connection, &Evidence<'_>) -> Result<Found>;

fn begin(conn: &Connection, evidence: &Evidence<'_>, doubts: Vec<Doubt>) -> Result<Identity> {
    let slug = evidence.key.slug;
    let taken = read::statement_of_slug(conn, slug)?.is_some();
    let digest = evidence.content.to_string();
    let slug = if taken {
        slug.with_suffix(&digest[..8])
    } else {
        slug.clone()
    };
    // The same text under the same weak name, once more: it differs from its statement's current text by now.
    let statement = read::statement_of_slug(conn, &slug)?;
    let (statement, slug) = match statement {
        Some((id, slug)) => (Some(id), slug),
        None => (None, slug),
    };
    Ok(Identity {
        by: statement.map_or(IdentifiedBy::New, |_| IdentifiedBy::Content),
        statement,
        slug,
        score: 1.0,
        reason: None,
        doubts,
    })
}

/// Reads the current text of a statement, error pages apart.
fn current_text(conn: &Connection, id: StatementId) -> Result<Vec<StoredEdition>> {
    let held = version::held(conn, id)?;
    match version::current(&held) {
        Some(current) => read::editions(conn, current.id),
        None => Ok(Vec::new()),
    }
}

/// How alike the texts of a capture and of a statement are; `None` if they have no language in common.
fn likeness(conn: &Connection, id: StatementId, editions: &[Edition]) -> Result<Option<f64>> {
    let likeness = likeness_to(&current_text(conn, id)?, editions);
    Ok(likeness.map(|likeness| likeness.score))
}

fn likeness_to(before: &[StoredEdition], editions: &[Edition]) -> Option<Likeness> {
    let after = editions.iter();
    likeness::measure(
        before,
        after.map(|edition| (edition.lang, &edition.paragraphs[..])),
    )
}

/// How two dates of publication stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dates {
    Agree,
    Conflict,
    Unknown,
}

impl Dates {
    /// Dates agree if one is the other, as far as it goes: `2025-07` and `2025-07-18`.
    fn of(one: Option<&PartialDate>, other: Option<&PartialDate>) -> Self {
        let (Some(one), Some(other)) = (one, other) else {
            return Self::Unknown;
        };
        let (one, other) = (one.as_str(), other.as_str());
        if one.starts_with(other) || other.starts_with(one) {
            Self::Agree
        } else {
            Self::Conflict
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "the dates agree",
            Self::Conflict => "the dates differ",
            Self::Unknown => "a date is missing",
        }
    }
}

fn known(statement: StatementId, slug: Slug, by: IdentifiedBy) -> Identity {
    Identity {
        statement: Some(statement),
        slug,
        by,
        score: 1.0,
        reason: None,
        doubts: Vec::new(),
    }
}

fn because(identity: Identity, score: f64, reason: impl Into<String>) -> Found {
    Found::Sure(Identity {
        score,
        reason: Some(reason.into()),
        ..identity
    })
}

fn named(row: &Row<'_>) -> rusqlite::Result<(StatementId, Slug)> {
    Ok((
        StatementId(row.get("statement_id")?),
        read::parsed(row, "slug")?,
    ))
}
