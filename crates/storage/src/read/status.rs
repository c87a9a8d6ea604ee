//! What the archive holds, in numbers.

use archive_model::{Digest, Lang};
use rusqlite::{OptionalExtension, Row};

use super::{RunSummary, Status, parsed, parsed_optional};
use crate::{Archive, Result, content};

impl Archive {
    /// Counts what the archive holds.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn status(&self) -> Result<Status> {
        const SQL: &str = "
            SELECT
                (SELECT coalesce(max(version), 0) FROM refinery_schema_history) AS schema_version,
                (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS file_size,
                (SELECT count(DISTINCT statement_id) FROM version) AS statements,
                (SELECT count(*) FROM version) AS versions,
                (SELECT count(*) FROM edition) AS editions,
                (SELECT count(*) FROM paragraph) AS paragraphs,
                (SELECT count(*) FROM text_unit) AS texts,
                (SELECT coalesce(sum(n_words), 0) FROM text_unit) AS words,
                (SELECT count(*) FROM capture) AS captures,
                (SELECT count(*) FROM blob) AS blobs,
                (SELECT coalesce(sum(size), 0) FROM blob) AS blob_bytes,
                (SELECT coalesce(sum(length(data)), 0) FROM blob) AS blob_stored_bytes,
                (SELECT coalesce(sum(n_edits), 0) FROM derivation) AS repairs,
                (SELECT coalesce(sum(n_unresolved), 0) FROM derivation) AS unresolved,
                (SELECT count(*) FROM capture c WHERE outcome = 'quarantined'
                 AND NOT EXISTS (SELECT 1 FROM capture_version cv WHERE cv.capture_id = c.capture_id)) AS quarantined,
                (SELECT count(*) FROM capture WHERE outcome = 'error') AS failed";
        let languages = self.languages()?;
        let last_run = self.last_run()?;
        let content_root = self.content_root()?;
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let status = stmt.query_row([], |row| {
            Ok(Status {
                schema_version: row.get("schema_version")?,
                file_size: row.get("file_size")?,
                statements: row.get("statements")?,
                versions: row.get("versions")?,
                editions: row.get("editions")?,
                paragraphs: row.get("paragraphs")?,
                texts: row.get("texts")?,
                words: row.get("words")?,
                captures: row.get("captures")?,
                blobs: row.get("blobs")?,
                blob_bytes: row.get("blob_bytes")?,
                blob_stored_bytes: row.get("blob_stored_bytes")?,
                repairs: row.get("repairs")?,
                unresolved: row.get("unresolved")?,
                quarantined: row.get("quarantined")?,
                failed: row.get("failed")?,
                languages,
                last_run,
                content_root,
            })
        })?;
        Ok(status)
    }

    /// Returns the digest of all content: of the distinct captured bytes and the distinct editions.
    ///
    /// Two archives have the same one if they hold the same captures read by the same pipeline, whatever the order of
    /// recording, the slugs and the sources.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn content_root(&self) -> Result<Digest> {
        const BLOBS: &str = "SELECT sha256 FROM blob ORDER BY sha256";
        const EDITIONS: &str = "
            SELECT DISTINCT lang, text_sha256 FROM edition ORDER BY lang, text_sha256";
        let mut stmt = self.conn.prepare_cached(BLOBS)?;
        let blobs = stmt.query_map([], |row| Ok(Digest::from_bytes(row.get("sha256")?)))?;
        let blobs: Vec<Digest> = blobs.collect::<Result<_, _>>()?;
        let mut stmt = self.conn.prepare_cached(EDITIONS)?;
        let editions = stmt.query_map([], |row| {
            let digest = Digest::from_bytes(row.get("text_sha256")?);
            Ok((parsed(row, "lang")?, digest))
        })?;
        let editions: Vec<(Lang, Digest)> = editions.collect::<Result<_, _>>()?;
        Ok(content::of_archive(&blobs, &editions))
    }

    fn languages(&self) -> Result<Vec<(Lang, u64)>> {
        const SQL: &str = "
            SELECT ve.lang AS lang, count(*) AS versions FROM statement s
            JOIN version_edition ve ON ve.version_id = (SELECT v.version_id FROM version v
                WHERE v.statement_id = s.statement_id ORDER BY v.valid_from DESC, v.seq DESC LIMIT 1)
            GROUP BY ve.lang ORDER BY versions DESC, ve.lang";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map([], |row| Ok((parsed(row, "lang")?, row.get("versions")?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn last_run(&self) -> Result<Option<RunSummary>> {
        const SQL: &str = "
            SELECT r.started_at, r.finished_at, r.status,
                (SELECT count(*) FROM capture c WHERE c.run_id = r.run_id) AS seen
            FROM ingest_run r ORDER BY r.run_id DESC LIMIT 1";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        Ok(stmt.query_row([], RunSummary::from_row).optional()?)
    }
}

impl RunSummary {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            started_at: parsed(row, "started_at")?,
            finished_at: parsed_optional(row, "finished_at")?,
            status: row.get("status")?,
            seen: row.get("seen")?,
        })
    }
}
