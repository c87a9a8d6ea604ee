//! By name: bytes, addresses, sources, numbers and titles that the archive has seen.

use archive_model::{Slug, SourceKind, StatementId};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{ALIKE, Evidence, Found, because, known, likeness, named};
use crate::record::types::{IdentifiedBy, KeyStrength};
use crate::{Result, address, read};

/// A version that a decision added says nothing of where a capture belongs: the captures before it do.
pub(super) fn by_bytes(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug FROM capture c
        JOIN capture_version cv ON cv.capture_id = c.capture_id
        JOIN version v ON v.version_id = cv.version_id
        JOIN statement s ON s.statement_id = v.statement_id
        WHERE c.blob_id = :blob AND NOT EXISTS (SELECT 1 FROM settled_version m WHERE m.version_id = v.version_id)
        ORDER BY c.source_uri = :uri DESC, c.capture_id DESC LIMIT 1";
    let Some(blob) = evidence.known_blob else {
        return Ok(Found::Nothing);
    };
    let params = named_params! { ":blob": blob.0, ":uri": evidence.capture.source_uri };
    let mut stmt = conn.prepare_cached(SQL)?;
    let row = stmt.query_row(params, named).optional()?;
    Ok(row.map_or(Found::Nothing, |(id, slug)| {
        Found::Sure(known(id, slug, IdentifiedBy::Bytes))
    }))
}

/// The address that a page gives as its own, and no statement that is plainly another.
pub(super) fn by_address(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let Some(address) = evidence.key.address.and_then(address::canonical) else {
        return Ok(Found::Nothing);
    };
    let Some((id, slug)) = of_alias(conn, "url", &address)? else {
        return Ok(Found::Nothing);
    };
    in_place(
        conn,
        evidence,
        id,
        slug,
        IdentifiedBy::Metadata,
        "its address is that of the statement",
    )
}

pub(super) fn by_source(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug FROM capture c
        JOIN capture_version cv ON cv.capture_id = c.capture_id
        JOIN version v ON v.version_id = cv.version_id
        JOIN statement s ON s.statement_id = v.statement_id
        WHERE c.source_uri = :uri AND c.member_path IS :member
          AND NOT EXISTS (SELECT 1 FROM settled_version m WHERE m.version_id = v.version_id)
        ORDER BY c.capture_id DESC LIMIT 1";
    let capture = evidence.capture;
    if capture.source_kind == SourceKind::Stdin {
        return Ok(Found::Nothing);
    }
    let params = named_params! { ":uri": capture.source_uri, ":member": capture.member_path };
    let mut stmt = conn.prepare_cached(SQL)?;
    match stmt.query_row(params, named).optional()? {
        Some((id, slug)) => in_place(
            conn,
            evidence,
            id,
            slug,
            IdentifiedBy::Source,
            "it stands in the place of the statement",
        ),
        None => Ok(Found::Nothing),
    }
}

/// Takes what stands in the place of a statement for that statement, unless the text names itself, by another name, and the
/// texts have little in common: then somebody put another statement there.
fn in_place(
    conn: &Connection,
    evidence: &Evidence<'_>,
    id: StatementId,
    slug: Slug,
    by: IdentifiedBy,
    reason: &str,
) -> Result<Found> {
    let names_itself = evidence.key.strength == KeyStrength::Metadata && *evidence.key.slug != slug;
    let identity = known(id, slug.clone(), by);
    if !names_itself {
        // That it is the same source, the archive says in a column of its own.
        return Ok(if by == IdentifiedBy::Source {
            Found::Sure(identity)
        } else {
            because(identity, 1.0, reason)
        });
    }
    let score = likeness(conn, id, evidence.editions)?;
    let is_sure = score.map_or(by == IdentifiedBy::Metadata, |score| score >= ALIKE);
    if is_sure {
        let score = score.unwrap_or(1.0);
        return Ok(because(
            identity,
            score,
            format!("{reason}; the texts are alike ({score:.2})"),
        ));
    }
    let score = score.unwrap_or(0.0);
    Ok(if score >= ALIKE / 2.0 {
        Found::doubt(
            id,
            slug,
            score,
            format!(
                "{reason}, but has another title or date; the texts are little alike ({score:.2})"
            ),
        )
    } else {
        Found::Nothing
    })
}

pub(super) fn by_number(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let Some(number) = super::clue::issuer_and_number(evidence.key) else {
        return Ok(Found::Nothing);
    };
    match of_alias(conn, "number", &number)? {
        Some((id, slug)) => by_its_word(
            conn,
            evidence,
            id,
            slug,
            "issuer and number are those of the statement",
        ),
        None => Ok(Found::Nothing),
    }
}

pub(super) fn by_title(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    let Some((id, slug)) = read::statement_of_slug(conn, evidence.key.slug)? else {
        return Ok(Found::Nothing);
    };
    by_its_word(
        conn,
        evidence,
        id,
        slug,
        "issuer, date and title are those of the statement",
    )
}

/// Believes what a text says of itself, where the texts have no language in common or are alike: at one summit several texts
/// are issued as "Joint statement".
fn by_its_word(
    conn: &Connection,
    evidence: &Evidence<'_>,
    id: StatementId,
    slug: Slug,
    reason: &str,
) -> Result<Found> {
    Ok(match likeness(conn, id, evidence.editions)? {
        Some(score) if score < ALIKE => Found::doubt(
            id,
            slug,
            score,
            format!("{reason}, but the texts are little alike ({score:.2})"),
        ),
        score => because(
            known(id, slug, IdentifiedBy::Metadata),
            score.unwrap_or(1.0),
            reason,
        ),
    })
}

/// A file name is weak evidence: it counts where the texts are alike.
pub(super) fn by_file_name(conn: &Connection, evidence: &Evidence<'_>) -> Result<Found> {
    for (id, slug) in of_that_name(conn, evidence.key.slug)? {
        let score = likeness(conn, id, evidence.editions)?.unwrap_or(0.0);
        if score >= ALIKE {
            let identity = known(id, slug, IdentifiedBy::Content);
            return Ok(because(
                identity,
                score,
                format!(
                    "it has the name of the statement's file, and the texts are alike ({score:.2})"
                ),
            ));
        }
    }
    Ok(Found::Nothing)
}

/// How many statements of one file name are compared.
const MOST_NAMESAKES: u32 = 8;

/// Lists the statements that got this slug, and those that got it with a part of a digest, newest first.
fn of_that_name(conn: &Connection, slug: &Slug) -> Result<Vec<(StatementId, Slug)>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug FROM statement s
        WHERE (s.slug = :slug OR (s.slug >= :first AND s.slug <= :last AND length(s.slug) = length(:last)))
          AND EXISTS (SELECT 1 FROM version v WHERE v.statement_id = s.statement_id)
        ORDER BY s.slug = :slug DESC, s.statement_id DESC LIMIT :most";
    let (first, last) = (slug.with_suffix("00000000"), slug.with_suffix("ffffffff"));
    let params = named_params! {
        ":slug": slug.as_str(), ":first": first.as_str(), ":last": last.as_str(), ":most": MOST_NAMESAKES,
    };
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(params, named)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Finds the statement that has an alias.
pub(super) fn of_alias(
    conn: &Connection,
    scheme: &str,
    value: &str,
) -> Result<Option<(StatementId, Slug)>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug FROM statement_alias a JOIN statement s ON s.statement_id = a.statement_id
        WHERE a.scheme = :scheme AND a.value = :value
          AND EXISTS (SELECT 1 FROM version v WHERE v.statement_id = s.statement_id)";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":scheme": scheme, ":value": value };
    Ok(stmt.query_row(params, named).optional()?)
}
