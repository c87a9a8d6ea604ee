//! Which statement a capture shows.
//!
//! The first of these that holds:
//!
//! 1. A person named the statement: `forced`.
//! 2. The archive has seen the same bytes: the statement that they showed, at this same source if possible, else last.
//! 3. The archive has seen the same source: the statement that it showed last. Standard input is no source in this sense.
//!    Nor does it hold where the text names itself, by another slug, and the texts have nothing in common: somebody put
//!    another statement in that place.
//! 4. The text names itself, and the archive has a statement of that name.
//! 5. The archive has a statement of a name made from the source's name, and the texts are alike. The name of a file is
//!    weak evidence: texts that are not alike become statements of their own, told apart by eight digits of their digest.
//!
//! Failing these the capture begins a statement.

use archive_model::{BlobId, Digest, Edition, Slug, SourceKind, StatementId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::types::{IdentifiedBy, KeyStrength, NewCapture, StatementKey};
use super::version;
use crate::Result;
use crate::likeness;
use crate::read;

/// Texts with this share of common words are taken for states of one statement. Unrelated official texts in one
/// language have a fifth to a quarter of their distinct words in common.
const ALIKE: f64 = 1.0 / 3.0;

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
    let found = match evidence.key.strength {
        KeyStrength::Forced => by_slug(conn, evidence, IdentifiedBy::Forced)?,
        KeyStrength::Metadata => first_of(conn, evidence, &[by_bytes, by_source, by_metadata])?,
        KeyStrength::SourceName => first_of(conn, evidence, &[by_bytes, by_source, by_content])?,
    };
    match found {
        Some(identity) => Ok(identity),
        None => begin(conn, evidence),
    }
}

type Rule = fn(&Connection, &Evidence<'_>) -> Result<Option<Identity>>;

fn first_of(
    conn: &Connection,
    evidence: &Evidence<'_>,
    rules: &[Rule],
) -> Result<Option<Identity>> {
    for rule in rules {
        if let Some(identity) = rule(conn, evidence)? {
            return Ok(Some(identity));
        }
    }
    Ok(None)
}

fn by_bytes(conn: &Connection, evidence: &Evidence<'_>) -> Result<Option<Identity>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug FROM capture c
        JOIN capture_version cv ON cv.capture_id = c.capture_id
        JOIN version v ON v.version_id = cv.version_id
        JOIN statement s ON s.statement_id = v.statement_id
        WHERE c.blob_id = :blob
        ORDER BY c.source_uri = :uri DESC, c.capture_id DESC LIMIT 1";
    let Some(blob) = evidence.known_blob else {
        return Ok(None);
    };
    let params = named_params! { ":blob": blob.0, ":uri": evidence.capture.source_uri };
    let row = conn
        .prepare_cached(SQL)?
        .query_row(params, named)
        .optional()?;
    Ok(row.map(|(id, slug)| known(id, slug, IdentifiedBy::Bytes)))
}

fn by_source(conn: &Connection, evidence: &Evidence<'_>) -> Result<Option<Identity>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug FROM capture c
        JOIN capture_version cv ON cv.capture_id = c.capture_id
        JOIN version v ON v.version_id = cv.version_id
        JOIN statement s ON s.statement_id = v.statement_id
        WHERE c.source_uri = :uri AND c.member_path IS :member
        ORDER BY c.capture_id DESC LIMIT 1";
    let capture = evidence.capture;
    if capture.source_kind == SourceKind::Stdin {
        return Ok(None);
    }
    let params = named_params! { ":uri": capture.source_uri, ":member": capture.member_path };
    let row = conn
        .prepare_cached(SQL)?
        .query_row(params, named)
        .optional()?;
    let Some((id, slug)) = row else {
        return Ok(None);
    };
    let identity = known(id, slug, IdentifiedBy::Source);
    if evidence.key.strength != KeyStrength::Metadata || *evidence.key.slug == identity.slug {
        return Ok(Some(identity));
    }
    let score = likeness(conn, id, evidence.editions)?.unwrap_or(0.0);
    Ok((score >= ALIKE).then_some(Identity { score, ..identity }))
}

fn by_metadata(conn: &Connection, evidence: &Evidence<'_>) -> Result<Option<Identity>> {
    by_slug(conn, evidence, IdentifiedBy::Metadata)
}

fn by_slug(
    conn: &Connection,
    evidence: &Evidence<'_>,
    by: IdentifiedBy,
) -> Result<Option<Identity>> {
    let row = read::statement_of_slug(conn, evidence.key.slug)?;
    Ok(row.map(|(id, slug)| known(id, slug, by)))
}

fn by_content(conn: &Connection, evidence: &Evidence<'_>) -> Result<Option<Identity>> {
    for (id, slug) in of_that_name(conn, evidence.key.slug)? {
        let score = likeness(conn, id, evidence.editions)?.unwrap_or(0.0);
        if score >= ALIKE {
            let identity = known(id, slug, IdentifiedBy::Content);
            return Ok(Some(Identity { score, ..identity }));
        }
    }
    Ok(None)
}

/// Lists the statements that got this slug, and those that got it with a part of a digest.
fn of_that_name(conn: &Connection, slug: &Slug) -> Result<Vec<(StatementId, Slug)>> {
    const SQL: &str = "
        SELECT statement_id, slug FROM statement
        WHERE slug = :slug OR (slug >= :first AND slug <= :last AND length(slug) = length(:last))
        ORDER BY statement_id";
    let (first, last) = (slug.with_suffix("00000000"), slug.with_suffix("ffffffff"));
    let params = named_params! {
        ":slug": slug.as_str(), ":first": first.as_str(), ":last": last.as_str(),
    };
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(params, named)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn begin(conn: &Connection, evidence: &Evidence<'_>) -> Result<Identity> {
    let slug = evidence.key.slug;
    let taken = read::statement_of_slug(conn, slug)?.is_some();
    let digest = evidence.content.to_string();
    let slug = if taken {
        slug.with_suffix(&digest[..8])
    } else {
        slug.clone()
    };
    // The same text under the same weak name, once more: it differs from its statement's current text by now.
    let statement = read::statement_of_slug(conn, &slug)?.map(|(id, _)| id);
    Ok(Identity {
        statement,
        slug,
        by: statement.map_or(IdentifiedBy::New, |_| IdentifiedBy::Content),
        score: 1.0,
    })
}

fn likeness(conn: &Connection, id: StatementId, editions: &[Edition]) -> Result<Option<f64>> {
    let held = version::held(conn, id)?;
    let Some(current) = version::current(&held) else {
        return Ok(None);
    };
    let before = read::editions(conn, current.id)?;
    let after = editions
        .iter()
        .map(|edition| (edition.lang, &edition.paragraphs[..]));
    Ok(likeness::likeness(&before, after))
}

fn known(statement: StatementId, slug: Slug, by: IdentifiedBy) -> Identity {
    Identity {
        statement: Some(statement),
        slug,
        by,
        score: 1.0,
    }
}

fn named(row: &Row<'_>) -> rusqlite::Result<(StatementId, Slug)> {
    Ok((
        StatementId(row.get("statement_id")?),
        read::parsed(row, "slug")?,
    ))
}
