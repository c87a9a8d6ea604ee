//! The versions of a statement and the captures that show them, while these are read again.

use std::collections::HashMap;

use archive_model::{BlobId, CaptureId, EditionId, Lang, StatementId, Timestamp, VersionId};
use rusqlite::{Connection, Row, named_params};

use super::version::{self, Held, HeldEdition};
use crate::Result;
use crate::read::{self, parsed};

/// A capture as it is read so far.
#[derive(Debug, Clone)]
pub(super) struct Sighted {
    pub(super) capture: CaptureId,
    pub(super) blob: BlobId,
    /// The encoding that its source declared; empty if none.
    pub(super) declared: String,
    pub(super) captured_at: Timestamp,
    /// The languages that it shows.
    pub(super) langs: Vec<Lang>,
    /// The version that it shows.
    version: VersionId,
    /// Whether it brought a version.
    pub(super) brought: bool,
}

/// The versions of a statement, and which capture brought and which showed them.
#[derive(Debug)]
pub(super) struct Shelf {
    /// In order of recording.
    pub(super) held: Vec<Held>,
    sighted: Vec<Sighted>,
    /// The newest version that each capture brought.
    brought: HashMap<CaptureId, VersionId>,
    /// The capture that first showed an edition.
    origin: HashMap<EditionId, CaptureId>,
    /// The newest version in the place of an older one.
    replaced: HashMap<VersionId, VersionId>,
}

impl Shelf {
    pub(super) fn load(conn: &Connection, statement: StatementId) -> Result<Self> {
        let held = version::held(conn, statement)?;
        let bringers = bringers(conn, statement)?;
        let mut shelf = Self {
            held: Vec::with_capacity(held.len()),
            sighted: sighted(conn, statement)?,
            brought: HashMap::new(),
            origin: HashMap::new(),
            replaced: HashMap::new(),
        };
        for version in held {
            let capture = bringers[&version.id];
            shelf.shelve(capture, version);
        }
        for sighted in &mut shelf.sighted {
            sighted.brought = shelf.brought.contains_key(&sighted.capture);
        }
        Ok(shelf)
    }

    fn shelve(&mut self, capture: CaptureId, version: Held) {
        for edition in &version.editions {
            self.origin.entry(edition.id).or_insert(capture);
        }
        if let Some(before) = self.brought.insert(capture, version.id) {
            self.replaced.insert(before, version.id);
        }
        self.held.push(version);
    }

    /// Adds a version that `capture` shows now, in these languages.
    pub(super) fn put(&mut self, capture: CaptureId, langs: Vec<Lang>, version: Held) {
        let mut sighted = self.sighted.iter_mut();
        if let Some(sighted) = sighted.find(|sighted| sighted.capture == capture) {
            sighted.version = version.id;
            sighted.langs = langs;
        }
        self.shelve(capture, version);
    }

    /// The captures, those that brought a version before those that showed it, in order of these versions.
    pub(super) fn in_order(&self) -> Vec<Sighted> {
        let first: HashMap<VersionId, u32> =
            self.held.iter().map(|held| (held.id, held.seq)).collect();
        let mut sighted = self.sighted.clone();
        sighted.sort_by_key(|sighted| {
            (
                first.get(&sighted.version).copied(),
                !sighted.brought,
                sighted.capture,
            )
        });
        sighted
    }

    /// The version that a capture shows as far as it was read again, or the one in its place.
    pub(super) fn newest(&self, sighted: &Sighted) -> &Held {
        let mut id = *self
            .brought
            .get(&sighted.capture)
            .unwrap_or(&sighted.version);
        while let Some(newer) = self.replaced.get(&id) {
            id = *newer;
        }
        self.version(id)
    }

    fn version(&self, id: VersionId) -> &Held {
        let mut held = self.held.iter();
        held.find(|held| held.id == id)
            .expect("captures of a statement show versions of it")
    }

    pub(super) fn seq_of(&self, id: VersionId) -> u32 {
        self.version(id).seq
    }

    /// What stands now in the place of an edition that is carried over from another capture; `None` if that shows no such
    /// language any more.
    pub(super) fn now(&self, edition: &HeldEdition) -> Option<HeldEdition> {
        let origin = self.origin.get(&edition.id);
        let Some(version) = origin.and_then(|capture| self.brought.get(capture)) else {
            return Some(*edition);
        };
        let mut editions = self.version(*version).editions.iter();
        editions.find(|other| other.lang == edition.lang).copied()
    }
}

/// Which capture brought each version.
fn bringers(conn: &Connection, statement: StatementId) -> Result<HashMap<VersionId, CaptureId>> {
    const SQL: &str = "
        SELECT version_id, capture_id FROM version WHERE statement_id = :statement";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":statement": statement.0 }, |row| {
        Ok((
            VersionId(row.get("version_id")?),
            CaptureId(row.get("capture_id")?),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The captures of a statement; those whose bytes were purged have none.
fn sighted(conn: &Connection, statement: StatementId) -> Result<Vec<Sighted>> {
    const SQL: &str = "
        SELECT c.capture_id, c.blob_id, coalesce(c.charset_declared, '') AS declared, c.captured_at,
            cv.version_id, coalesce(r.shown_langs, cv.shown_langs) AS shown_langs
        FROM version v JOIN capture_version cv ON cv.version_id = v.version_id
        JOIN capture c ON c.capture_id = cv.capture_id
        LEFT JOIN capture_reading r ON r.reading_id =
            (SELECT max(n.reading_id) FROM capture_reading n WHERE n.capture_id = c.capture_id)
        WHERE v.statement_id = :statement ORDER BY c.capture_id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":statement": statement.0 }, from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Sighted> {
    Ok(Sighted {
        capture: CaptureId(row.get("capture_id")?),
        blob: BlobId(row.get("blob_id")?),
        declared: row.get("declared")?,
        captured_at: parsed(row, "captured_at")?,
        langs: read::langs(row, "shown_langs")?,
        version: VersionId(row.get("version_id")?),
        brought: false,
    })
}
