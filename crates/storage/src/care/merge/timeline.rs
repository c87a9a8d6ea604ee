//! The versions that come, between those that are here.
//!
//! A version holds since when its publisher showed it, whoever recorded it, so those of both archives fall into one order. A
//! statement that is new brings its versions as they are. In one that both have, a version with the same content since the
//! same time is the same version; any other gets the next number, and is compared anew with the one that comes before it
//! now.

use std::collections::HashSet;

use archive_model::{
    CaptureId, Cause, ChangeClass, EditionId, Slug, StatementId, Timestamp, VersionId,
};
use rusqlite::{Connection, Row, named_params};

use super::Merged;
use crate::read::{self, named, parsed};
use crate::record::change;
use crate::record::version::{self, Held, HeldEdition, NewVersion, Plan, Planned};
use crate::{Result, compare};

/// A version of the other archive that has another number here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// The statement, by its name here.
    pub slug: Slug,
    /// The number there.
    pub from: u32,
    /// The number here.
    pub to: u32,
}

/// A version that comes.
struct Coming {
    old: VersionId,
    seq: u32,
    valid_from: Timestamp,
    recorded_at: Timestamp,
    capture: CaptureId,
    cause: Cause,
    change_class: ChangeClass,
}

/// Puts the versions of all statements in their places.
pub(super) fn lay(conn: &Connection, merged: &mut Merged) -> Result<()> {
    match_known(conn)?;
    for (theirs, mine, is_new) in statements(conn)? {
        let coming = coming(conn, theirs)?;
        merged.versions += coming.len() as u64;
        let mut place = Place {
            conn,
            statement: mine,
            slug: read::slug(conn, mine)?,
            taken: taken(conn, mine)?,
        };
        for version in &coming {
            let seq = place.number(version, is_new);
            if seq != version.seq {
                merged.renumbered.push(Renumbered {
                    slug: place.slug.clone(),
                    from: version.seq,
                    to: seq,
                });
            }
            let id = if is_new {
                place.copy(version, seq)?
            } else {
                place.insert(version, seq)?
            };
            conn.prepare_cached("INSERT INTO map_version VALUES (:old, :new, :is_copy)")?
                .execute(
                    named_params! { ":old": version.old.0, ":new": id.0, ":is_copy": is_new },
                )?;
        }
    }
    Ok(())
}

/// Finds the versions that are here: brought by the same capture, wherever they are filed, or of the same statement. An old
/// text can come back at one time with another, so they are counted.
fn match_known(conn: &Connection) -> Result<()> {
    const BROUGHT: &str = "
        INSERT INTO map_version
        SELECT t.version_id, m.version_id, 0 FROM
            (SELECT v.version_id, c.new AS capture_id, v.valid_from, v.content_sha256, row_number() OVER
                (PARTITION BY c.new, v.valid_from, v.content_sha256 ORDER BY v.version_id) AS nth
             FROM map_capture c JOIN other.version v ON v.capture_id = c.old
             WHERE NOT c.is_new AND v.version_id NOT IN (SELECT old FROM gone_version)) t
        JOIN (SELECT v.version_id, v.capture_id, v.valid_from, v.content_sha256, row_number() OVER
                (PARTITION BY v.capture_id, v.valid_from, v.content_sha256 ORDER BY v.version_id) AS nth
             FROM main.version v WHERE v.capture_id IN (SELECT new FROM map_capture WHERE NOT is_new)) m
        ON m.capture_id = t.capture_id AND m.valid_from = t.valid_from
           AND m.content_sha256 = t.content_sha256 AND m.nth = t.nth";
    const SAME: &str = "
        INSERT INTO map_version
        SELECT t.version_id, m.version_id, 0 FROM
            (SELECT v.version_id, s.new AS statement_id, v.valid_from, v.content_sha256, row_number() OVER
                (PARTITION BY s.new, v.valid_from, v.content_sha256 ORDER BY v.seq) AS nth
             FROM map_statement s JOIN other.version v ON v.statement_id = s.old
             WHERE NOT s.is_new AND v.version_id NOT IN (SELECT old FROM gone_version)
               AND v.version_id NOT IN (SELECT old FROM map_version)) t
        JOIN (SELECT v.version_id, v.statement_id, v.valid_from, v.content_sha256, row_number() OVER
                (PARTITION BY v.statement_id, v.valid_from, v.content_sha256 ORDER BY v.seq) AS nth
             FROM main.version v WHERE v.statement_id IN (SELECT new FROM map_statement WHERE NOT is_new)
               AND v.version_id NOT IN (SELECT new FROM map_version)) m
        ON m.statement_id = t.statement_id AND m.valid_from = t.valid_from
           AND m.content_sha256 = t.content_sha256 AND m.nth = t.nth";
    conn.execute_batch(BROUGHT)?;
    Ok(conn.execute_batch(SAME)?)
}

fn statements(conn: &Connection) -> Result<Vec<(StatementId, StatementId, bool)>> {
    let mut stmt = conn.prepare("SELECT old, new, is_new FROM map_statement ORDER BY old")?;
    let rows = stmt.query_map([], |row| {
        Ok((
            StatementId(row.get("old")?),
            StatementId(row.get("new")?),
            row.get("is_new")?,
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lists the versions of a statement of the other archive that are not here, those of one time in order of recording.
fn coming(conn: &Connection, theirs: StatementId) -> Result<Vec<Coming>> {
    const SQL: &str = "
        SELECT v.version_id, v.seq, v.valid_from, v.recorded_at, c.new AS capture_id, v.cause, v.change_class
        FROM other.version v JOIN map_capture c ON c.old = v.capture_id
        WHERE v.statement_id = :theirs AND v.version_id NOT IN (SELECT old FROM gone_version)
          AND v.version_id NOT IN (SELECT old FROM map_version)
        ORDER BY v.valid_from, v.recorded_at, v.seq";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":theirs": theirs.0 }, Coming::from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Coming {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            old: VersionId(row.get("version_id")?),
            seq: row.get("seq")?,
            valid_from: parsed(row, "valid_from")?,
            recorded_at: parsed(row, "recorded_at")?,
            capture: CaptureId(row.get("capture_id")?),
            cause: named(row, "cause", Cause::from_name)?,
            change_class: named(row, "change_class", ChangeClass::from_name)?,
        })
    }
}

/// The numbers that a statement has given, also to versions that were purged or that are filed elsewhere.
fn taken(conn: &Connection, mine: StatementId) -> Result<HashSet<u32>> {
    const SQL: &str = "
        SELECT seq FROM main.version WHERE statement_id = :mine
        UNION SELECT p.seq FROM main.statement s JOIN main.purged_version p ON p.slug = s.slug
        WHERE s.statement_id = :mine
        UNION SELECT from_seq FROM main.version_filing WHERE from_statement_id = :mine
        UNION SELECT seq FROM main.version_filing WHERE statement_id = :mine";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":mine": mine.0 }, |row| row.get("seq"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A statement here that versions come to.
struct Place<'a> {
    conn: &'a Connection,
    statement: StatementId,
    slug: Slug,
    taken: HashSet<u32>,
}

impl Place<'_> {
    /// A new statement keeps its numbers, so that its addresses hold here too.
    fn number(&mut self, version: &Coming, is_new: bool) -> u32 {
        if is_new && self.taken.insert(version.seq) {
            return version.seq;
        }
        let seq = self.taken.iter().max().map_or(1, |greatest| greatest + 1);
        self.taken.insert(seq);
        seq
    }

    fn copy(&self, version: &Coming, seq: u32) -> Result<VersionId> {
        self.write(version, seq, version.cause, version.change_class, None)
    }

    /// Compares with the version that comes before it now.
    fn insert(&self, version: &Coming, seq: u32) -> Result<VersionId> {
        let held = version::held(self.conn, self.statement)?;
        let before =
            version::sound_in_force(&held, &version.valid_from).or_else(|| version::current(&held));
        let cause = match version.cause {
            Cause::First if before.is_some() => Cause::Source,
            cause => cause,
        };
        let Some(before) = before else {
            return self.write(version, seq, cause, version.change_class, None);
        };
        let old = read::editions(self.conn, before.id)?;
        let ids = self
            .editions(version)?
            .into_iter()
            .map(|edition| edition.id);
        let new: Vec<_> = ids
            .map(|id| read::edition(self.conn, id))
            .collect::<Result<_>>()?;
        let step = compare::step(
            &old,
            &new,
            new.iter().map(|edition| &edition.paragraphs[..]),
        );
        let class = match version.change_class {
            ChangeClass::Outage => ChangeClass::Outage,
            _ => step.class,
        };
        let id = self.write(version, seq, cause, class, Some(before))?;
        change::record(self.conn, before.id, id, &step.diff)?;
        Ok(id)
    }

    fn write(
        &self,
        version: &Coming,
        seq: u32,
        cause: Cause,
        change_class: ChangeClass,
        before: Option<&Held>,
    ) -> Result<VersionId> {
        let editions = self.editions(version)?;
        let plan = Plan {
            valid_from: version.valid_from.clone(),
            cause,
            editions: editions.iter().copied().map(Planned::Carried).collect(),
            predecessor: before.map(|before| before.id),
        };
        version::insert(
            self.conn,
            &NewVersion {
                statement: self.statement,
                seq,
                capture: version.capture,
                recorded_at: &version.recorded_at,
                plan: &plan,
                change_class,
                editions: &editions,
            },
        )
    }

    /// The editions of a version, by their rows here, in order of appearance.
    fn editions(&self, version: &Coming) -> Result<Vec<HeldEdition>> {
        const SQL: &str = "
            SELECT e.edition_id, e.lang, e.text_sha256 FROM other.version_edition ve
            JOIN map_edition m ON m.old = ve.edition_id JOIN main.edition e ON e.edition_id = m.new
            WHERE ve.version_id = :old ORDER BY ve.position";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map(named_params! { ":old": version.old.0 }, |row| {
            Ok(HeldEdition {
                id: EditionId(row.get("edition_id")?),
                lang: parsed(row, "lang")?,
                digest: archive_model::Digest::from_bytes(row.get("text_sha256")?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
