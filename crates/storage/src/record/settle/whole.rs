//! One version that holds all languages of a statement.
//!
//! Where two statements become one and each had a language of its own, no version has both; where they part again, the
//! current version can hold a language that none of the captures left shows. In both cases a version is added that puts it
//! right: nothing that was there is changed.

use archive_model::{CaptureId, Cause, Lang, StatementId, Timestamp, VersionId};
use rusqlite::{Connection, named_params};

use super::super::version::{self, Held, HeldEdition, NewVersion, Plan};
use super::super::{alignment, change};
use super::types::Settler;
use crate::read;
use crate::{Result, compare};

/// What a version of both statements is made of.
pub(super) struct Whole {
    /// The newer current version.
    base: VersionId,
    valid_from: Timestamp,
    editions: Vec<HeldEdition>,
}

/// Says what the version of both must hold; `None` if the newer one of the current versions holds every language.
pub(super) fn before_merge(
    conn: &Connection,
    from: StatementId,
    into: StatementId,
) -> Result<Option<Whole>> {
    let (from, into) = (version::held(conn, from)?, version::held(conn, into)?);
    let (Some(from), Some(into)) = (version::current(&from), version::current(&into)) else {
        return Ok(None);
    };
    // Of two that hold since the same moment, the one that is filed last comes last.
    let (older, newer) = if into.valid_from > from.valid_from {
        (from, into)
    } else {
        (into, from)
    };
    let has = |held: &Held, lang: Lang| held.editions.iter().any(|edition| edition.lang == lang);
    let missing = older
        .editions
        .iter()
        .filter(|edition| !has(newer, edition.lang));
    let missing: Vec<HeldEdition> = missing.copied().collect();
    if missing.is_empty() {
        return Ok(None);
    }
    // The languages of the statement that stays come first.
    let mut editions = if std::ptr::eq(newer, into) {
        newer.editions.clone()
    } else {
        missing.clone()
    };
    let rest = newer.editions.iter().chain(&missing);
    for edition in rest {
        if !editions.contains(edition) {
            editions.push(*edition);
        }
    }
    Ok(Some(Whole {
        base: newer.id,
        valid_from: newer.valid_from.clone(),
        editions,
    }))
}

/// Adds the version of both.
pub(super) fn complete(
    conn: &Connection,
    decision: i64,
    statement: StatementId,
    whole: &Whole,
    settler: &Settler<'_>,
) -> Result<()> {
    add(conn, decision, statement, whole, settler)
}

/// Adds a version without the languages that no capture brought to the statement, if the current one has such.
pub(super) fn correct(
    conn: &Connection,
    decision: i64,
    statement: StatementId,
    settler: &Settler<'_>,
) -> Result<()> {
    let held = version::held(conn, statement)?;
    let Some(current) = version::current(&held) else {
        return Ok(());
    };
    let shown = shown_langs(conn, statement)?;
    let editions = current
        .editions
        .iter()
        .filter(|edition| shown.contains(&edition.lang));
    let editions: Vec<HeldEdition> = editions.copied().collect();
    if editions.is_empty() || editions.len() == current.editions.len() {
        return Ok(());
    }
    let whole = Whole {
        base: current.id,
        valid_from: current.valid_from.clone(),
        editions,
    };
    add(conn, decision, statement, &whole, settler)
}

fn shown_langs(conn: &Connection, statement: StatementId) -> Result<Vec<Lang>> {
    const SQL: &str = "
        SELECT group_concat(cv.shown_langs) AS langs FROM version v
        JOIN capture_version cv ON cv.version_id = v.version_id AND cv.capture_id = v.capture_id
        WHERE v.statement_id = :statement";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":statement": statement.0 };
    Ok(stmt.query_row(params, |row| read::langs(row, "langs"))?)
}

fn add(
    conn: &Connection,
    decision: i64,
    statement: StatementId,
    whole: &Whole,
    settler: &Settler<'_>,
) -> Result<()> {
    let before = read::editions(conn, whole.base)?;
    let after = whole
        .editions
        .iter()
        .map(|edition| read::edition(conn, edition.id));
    let after: Vec<_> = after.collect::<Result<_>>()?;
    let step = compare::step(&before, &after, []);
    let plan = Plan {
        valid_from: whole.valid_from.clone(),
        cause: Cause::Source,
        editions: Vec::new(),
        predecessor: Some(whole.base),
    };
    let version = NewVersion {
        statement,
        seq: version::next_seq(conn, statement)?,
        capture: capture_of(conn, whole.base)?,
        recorded_at: settler.at,
        plan: &plan,
        change_class: step.class,
        editions: &whole.editions,
    };
    let version = version::insert(conn, &version)?;
    note(conn, decision, version)?;
    change::record(conn, whole.base, version, &step.diff)?;
    alignment::record(conn, &whole.editions, &[], settler.align)
}

fn note(conn: &Connection, decision: i64, version: VersionId) -> Result<()> {
    const SQL: &str = "
        INSERT INTO settled_version (version_id, decision_id) VALUES (:version, :decision)";
    let params = named_params! { ":version": version.0, ":decision": decision };
    conn.prepare_cached(SQL)?.execute(params)?;
    Ok(())
}

fn capture_of(conn: &Connection, version: VersionId) -> Result<CaptureId> {
    const SQL: &str = "SELECT capture_id FROM version WHERE version_id = :version";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":version": version.0 };
    Ok(stmt.query_row(params, |row| Ok(CaptureId(row.get("capture_id")?)))?)
}
