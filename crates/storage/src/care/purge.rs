//! `archive purge`: a legal order to forget, carried out.
//!
//! What is named is a statement or one of its versions. With a version go the captures that showed it and their bytes, and
//! whatever else was read in these bytes. Editions and texts stay as long as something that is not named has them.
//!
//! # Invariants
//! - What went is named by a tombstone: its address, times and digests, when it went and why; no word of the text.
//! - Nothing that gives one of these digests is recorded again, unless somebody readmits it ([`Archive::readmit`]).
//! - When [`Archive::purge`] returns, the words are nowhere in the file or its log.

use archive_model::{EditionId, Slug, StatementId, Timestamp, VersionId};
use rusqlite::{Connection, named_params};

use super::optimize::vacuum;
use super::tombstone::HeldInSpite;
use crate::read::{self, parsed};
use crate::record::put_sample;
use crate::{Archive, Result, StorageError};

/// What is to be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PurgeTarget {
    /// A statement with all its versions.
    Statement(StatementId),
    /// One version.
    Version(VersionId),
}

/// An order to forget.
#[derive(Debug, Clone, Copy)]
pub struct PurgeOrder<'a> {
    /// What is to be forgotten.
    pub target: PurgeTarget,
    /// Its address, for the tombstone.
    pub address: &'a str,
    /// Why, for the tombstone.
    pub reason: &'a str,
    /// Now.
    pub at: &'a Timestamp,
    /// Say what would go, and change nothing.
    pub dry_run: bool,
}

/// What an order removed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Purged {
    /// The versions, by address.
    pub versions: Vec<PurgedVersion>,
    /// How many captures.
    pub captures: u64,
    /// How many distinct bytes.
    pub blobs: u64,
    /// How many editions.
    pub editions: u64,
    /// How many distinct texts of paragraphs.
    pub texts: u64,
}

/// A version that was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurgedVersion {
    /// The statement's slug.
    pub slug: Slug,
    /// Its number.
    pub seq: u32,
    /// Since when its publisher showed it.
    pub valid_from: Timestamp,
}

impl Archive {
    /// Forgets a statement or a version, and wipes the file.
    ///
    /// # Errors
    /// If the archive cannot be written; then nothing went. [`StillRead`](StorageError::StillRead) if another program reads
    /// the archive all the while; then everything went, but its log still holds it: [`wipe`](Self::wipe) does the rest.
    pub fn purge(&mut self, order: &PurgeOrder<'_>) -> Result<Purged> {
        self.conn.pragma_update(None, "secure_delete", true)?;
        let purged = self.in_transaction(|conn| {
            begin(conn)?;
            match order.target {
                PurgeTarget::Statement(id) => conn.execute(
                    "INSERT INTO doomed_version SELECT version_id FROM version WHERE statement_id = :id",
                    named_params! { ":id": id.0 },
                )?,
                PurgeTarget::Version(id) => conn.execute(
                    "INSERT INTO doomed_version VALUES (:id)",
                    named_params! { ":id": id.0 },
                )?,
            };
            let tombstone = bury(conn, order)?;
            let purged = forget(conn, tombstone)?;
            end(conn)?;
            Ok((purged, !order.dry_run))
        })?;
        if !order.dry_run {
            self.wipe()?;
        }
        Ok(purged)
    }

    /// Writes the file anew without what was deleted from it, and empties its log.
    ///
    /// # Errors
    /// As [`purge`](Self::purge).
    pub fn wipe(&mut self) -> Result<()> {
        self.conn
            .execute("INSERT INTO text_fts (text_fts) VALUES ('optimize')", [])?;
        vacuum(&self.conn)?;
        let is_busy: bool = self
            .conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if is_busy {
            return Err(StorageError::StillRead);
        }
        Ok(())
    }
}

/// Carries out orders that another archive brought.
pub(crate) fn obey(conn: &Connection, orders: &[HeldInSpite]) -> Result<Purged> {
    const BLOBS: &str = "
        INSERT INTO doomed_blob SELECT b.blob_id FROM purged_content c JOIN blob b ON b.sha256 = c.sha256
        WHERE c.purge_id = :order AND c.kind = 'blob' AND c.readmitted_at IS NULL AND length(b.data) > 0";
    const VERSIONS: &str = "
        INSERT INTO doomed_version SELECT DISTINCT ve.version_id FROM purged_content c
        JOIN edition e ON e.text_sha256 = c.sha256 JOIN version_edition ve ON ve.edition_id = e.edition_id
        WHERE c.purge_id = :order AND c.kind = 'edition' AND c.readmitted_at IS NULL";
    let mut purged = Purged::default();
    for order in orders {
        begin(conn)?;
        conn.execute(BLOBS, named_params! { ":order": order.id })?;
        conn.execute(VERSIONS, named_params! { ":order": order.id })?;
        purged = purged.plus(forget(conn, order.id)?);
        end(conn)?;
    }
    Ok(purged)
}

impl Purged {
    fn plus(mut self, other: Self) -> Self {
        self.versions.extend(other.versions);
        self.captures += other.captures;
        self.blobs += other.blobs;
        self.editions += other.editions;
        self.texts += other.texts;
        self
    }
}

fn begin(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        CREATE TEMP TABLE doomed_version (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE doomed_capture (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE doomed_blob (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE doomed_edition (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE doomed_text (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE doomed_statement (id INTEGER PRIMARY KEY)";
    Ok(conn.execute_batch(SQL)?)
}

fn end(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        DROP TABLE doomed_version; DROP TABLE doomed_capture; DROP TABLE doomed_blob;
        DROP TABLE doomed_edition; DROP TABLE doomed_text; DROP TABLE doomed_statement";
    Ok(conn.execute_batch(SQL)?)
}

/// Writes the tombstone.
fn bury(conn: &Connection, order: &PurgeOrder<'_>) -> Result<i64> {
    const SQL: &str = "
        INSERT INTO purge (address, reason, purged_at) VALUES (:address, :reason, :at)";
    Ok(conn.prepare_cached(SQL)?.insert(named_params! {
        ":address": order.address, ":reason": order.reason, ":at": order.at.as_str(),
    })?)
}

/// Removes what is doomed and all that goes with it.
fn forget(conn: &Connection, order: i64) -> Result<Purged> {
    doom(conn)?;
    let count = |table: &str| -> Result<u64> {
        let sql = format!("SELECT count(*) FROM {table}");
        Ok(conn.query_row(&sql, [], |row| row.get(0))?)
    };
    let purged = Purged {
        versions: versions(conn)?,
        captures: count("doomed_capture")?,
        blobs: count("doomed_blob")?,
        editions: count("doomed_edition")?,
        texts: count("doomed_text")?,
    };
    name(conn, order)?;
    let touched = touched(conn)?;
    conn.execute_batch(REMOVE)?;
    conn.execute_batch(REMOVE_STATEMENTS)?;
    for statement in touched {
        sample_anew(conn, statement)?;
    }
    Ok(purged)
}

/// Lists the statements that lose versions.
fn touched(conn: &Connection) -> Result<Vec<StatementId>> {
    const SQL: &str = "
        SELECT DISTINCT v.statement_id FROM doomed_version d JOIN version v ON v.version_id = d.id";
    let mut stmt = conn.prepare(SQL)?;
    let rows = stmt.query_map([], |row| Ok(StatementId(row.get("statement_id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Makes the samples of a statement's texts again, of those that are left.
fn sample_anew(conn: &Connection, statement: StatementId) -> Result<()> {
    const FORGET: &str = "DELETE FROM text_sample WHERE statement_id = :statement";
    const LEFT: &str = "
        SELECT DISTINCT ve.edition_id FROM version v JOIN version_edition ve ON ve.version_id = v.version_id
        WHERE v.statement_id = :statement";
    let params = named_params! { ":statement": statement.0 };
    conn.prepare_cached(FORGET)?.execute(params)?;
    let mut stmt = conn.prepare_cached(LEFT)?;
    let left = stmt.query_map(params, |row| Ok(EditionId(row.get("edition_id")?)))?;
    for id in left {
        let edition = read::edition(conn, id?)?;
        put_sample(conn, statement, edition.lang, &edition.paragraphs)?;
    }
    Ok(())
}

/// Finds what goes with the doomed versions and bytes.
fn doom(conn: &Connection) -> Result<()> {
    const CAPTURES: &str = "
        INSERT INTO doomed_capture
        SELECT cv.capture_id FROM capture_version cv JOIN doomed_version v ON v.id = cv.version_id
        UNION SELECT r.capture_id FROM capture_reading r JOIN doomed_version v ON v.id = r.version_id
        UNION SELECT v.capture_id FROM version v JOIN doomed_version d ON d.id = v.version_id
        UNION SELECT c.capture_id FROM capture c JOIN doomed_blob b ON b.id = c.blob_id
        ON CONFLICT DO NOTHING";
    const BLOBS: &str = "
        INSERT INTO doomed_blob SELECT c.blob_id FROM capture c JOIN doomed_capture d ON d.id = c.capture_id
        WHERE c.blob_id IS NOT NULL ON CONFLICT DO NOTHING";
    const VERSIONS: &str = "
        INSERT INTO doomed_version SELECT v.version_id FROM version v JOIN doomed_capture d ON d.id = v.capture_id
        WHERE true ON CONFLICT DO NOTHING";
    const REST: &str = "
        INSERT INTO doomed_edition SELECT DISTINCT ve.edition_id FROM doomed_version d
        JOIN version_edition ve ON ve.version_id = d.id
        WHERE NOT EXISTS (SELECT 1 FROM version_edition o WHERE o.edition_id = ve.edition_id
                          AND o.version_id NOT IN (SELECT id FROM doomed_version));
        INSERT INTO doomed_text SELECT DISTINCT p.text_id FROM doomed_edition d
        JOIN paragraph p ON p.edition_id = d.id
        WHERE NOT EXISTS (SELECT 1 FROM paragraph o WHERE o.text_id = p.text_id
                          AND o.edition_id NOT IN (SELECT id FROM doomed_edition));
        INSERT INTO doomed_statement SELECT DISTINCT v.statement_id FROM doomed_version d
        JOIN version v ON v.version_id = d.id
        WHERE NOT EXISTS (SELECT 1 FROM version o WHERE o.statement_id = v.statement_id
                          AND o.version_id NOT IN (SELECT id FROM doomed_version))";
    while conn.execute(CAPTURES, [])? + conn.execute(BLOBS, [])? + conn.execute(VERSIONS, [])? > 0 {
    }
    Ok(conn.execute_batch(REST)?)
}

fn versions(conn: &Connection) -> Result<Vec<PurgedVersion>> {
    const SQL: &str = "
        SELECT s.slug, v.seq, v.valid_from FROM doomed_version d JOIN version v ON v.version_id = d.id
        JOIN statement s ON s.statement_id = v.statement_id ORDER BY s.slug, v.seq";
    let mut stmt = conn.prepare(SQL)?;
    let rows = stmt.query_map([], |row| {
        Ok(PurgedVersion {
            slug: parsed(row, "slug")?,
            seq: row.get("seq")?,
            valid_from: parsed(row, "valid_from")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Names what goes on the tombstone; first of all, since the guards in the file let nothing else go.
fn name(conn: &Connection, order: i64) -> Result<()> {
    const VERSIONS: &str = "
        INSERT INTO purged_version (purge_id, slug, seq, valid_from, recorded_at, content_sha256)
        SELECT :order, s.slug, v.seq, v.valid_from, v.recorded_at, v.content_sha256
        FROM doomed_version d JOIN version v ON v.version_id = d.id JOIN statement s ON s.statement_id = v.statement_id
        WHERE true ON CONFLICT DO NOTHING";
    const BLOBS: &str = "
        INSERT INTO purged_content (kind, sha256, purge_id)
        SELECT 'blob', b.sha256, :order FROM doomed_blob d JOIN blob b ON b.blob_id = d.id
        WHERE true ON CONFLICT DO UPDATE SET purge_id = excluded.purge_id, readmitted_at = NULL";
    // The same edition of another statement stays, and so may be taken in.
    const EDITIONS: &str = "
        INSERT INTO purged_content (kind, sha256, purge_id)
        SELECT 'edition', e.text_sha256, :order FROM doomed_edition d JOIN edition e ON e.edition_id = d.id
        WHERE e.text_sha256 NOT IN (SELECT o.text_sha256 FROM edition o
            WHERE o.text_sha256 = e.text_sha256 AND o.edition_id NOT IN (SELECT id FROM doomed_edition))
        ON CONFLICT DO UPDATE SET purge_id = excluded.purge_id, readmitted_at = NULL";
    for sql in [VERSIONS, BLOBS, EDITIONS] {
        conn.prepare_cached(sql)?
            .execute(named_params! { ":order": order })?;
    }
    Ok(())
}

const REMOVE: &str = "
    DELETE FROM paragraph_change WHERE from_version_id IN (SELECT id FROM doomed_version)
        OR to_version_id IN (SELECT id FROM doomed_version);
    DELETE FROM capture_reading WHERE capture_id IN (SELECT id FROM doomed_capture);
    DELETE FROM capture_version WHERE capture_id IN (SELECT id FROM doomed_capture);
    DELETE FROM version_edition WHERE version_id IN (SELECT id FROM doomed_version);
    DELETE FROM version WHERE version_id IN (SELECT id FROM doomed_version);
    DELETE FROM alignment WHERE src_edition_id IN (SELECT id FROM doomed_edition)
        OR tgt_edition_id IN (SELECT id FROM doomed_edition);
    DELETE FROM paragraph WHERE edition_id IN (SELECT id FROM doomed_edition);
    DELETE FROM text_unit WHERE text_id IN (SELECT id FROM doomed_text);
    DELETE FROM edition WHERE edition_id IN (SELECT id FROM doomed_edition);
    DELETE FROM derivation WHERE blob_id IN (SELECT id FROM doomed_blob)
        AND derivation_id NOT IN (SELECT derivation_id FROM edition);
    DELETE FROM repair_edit WHERE derivation_id IN
        (SELECT derivation_id FROM derivation WHERE blob_id IN (SELECT id FROM doomed_blob));
    DELETE FROM unresolved WHERE derivation_id IN
        (SELECT derivation_id FROM derivation WHERE blob_id IN (SELECT id FROM doomed_blob));
    DELETE FROM diagnostic WHERE derivation_id IN
        (SELECT derivation_id FROM derivation WHERE blob_id IN (SELECT id FROM doomed_blob));
    DELETE FROM capture_reason WHERE capture_id IN (SELECT id FROM doomed_capture);
    DELETE FROM capture WHERE capture_id IN (SELECT id FROM doomed_capture);
    DELETE FROM blob_stored WHERE blob_id IN (SELECT id FROM doomed_blob);
    UPDATE blob SET codec = 'raw', data = x'' WHERE blob_id IN (SELECT id FROM doomed_blob)
        AND blob_id IN (SELECT blob_id FROM derivation);
    DELETE FROM blob WHERE blob_id IN (SELECT id FROM doomed_blob)
        AND blob_id NOT IN (SELECT blob_id FROM derivation)";

/// A statement that a decision of a person names stays, without a version.
const REMOVE_STATEMENTS: &str = "
    DELETE FROM statement_alias WHERE statement_id IN (SELECT id FROM doomed_statement);
    DELETE FROM statement_clue WHERE statement_id IN (SELECT id FROM doomed_statement);
    DELETE FROM text_sample WHERE statement_id IN (SELECT id FROM doomed_statement);
    DELETE FROM identity_question WHERE statement_id IN (SELECT id FROM doomed_statement)
        OR other_id IN (SELECT id FROM doomed_statement);
    DELETE FROM statement WHERE statement_id IN (SELECT id FROM doomed_statement)
        AND statement_id NOT IN (SELECT statement_id FROM identity_decision)
        AND statement_id NOT IN (SELECT other_id FROM identity_decision)";
