//! Where a text comes from: repairs, diagnostics, captures, bytes.

use archive_model::{BlobId, CaptureId, Diagnostic, Digest, EditionId, Method, VersionId};
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, named_params};

use super::{PlacedRepair, Sighting, malformed, named, parsed};
use crate::record::blob;
use crate::record::derivation::read_alternatives;
use crate::{Archive, Result};

impl Archive {
    /// Returns the repairs that stand in the paragraphs of an edition, in reading order.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn repairs(&self, edition: EditionId) -> Result<Vec<PlacedRepair>> {
        const SQL: &str = "
            SELECT p.ordinal, r.text_start, r.text_end, e.raw_start, e.raw_end, e.before, e.after, e.rule, e.method,
                e.confidence, e.alternatives_json
            FROM paragraph p JOIN paragraph_repair r ON r.paragraph_id = p.paragraph_id
            JOIN repair_edit e ON e.derivation_id = r.derivation_id AND e.seq = r.seq
            WHERE p.edition_id = :edition ORDER BY p.ordinal, r.seq";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let params = named_params! { ":edition": edition.0 };
        let rows = stmt.query_map(params, PlacedRepair::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the diagnostics of the text that an edition was first read from, in order of place.
    ///
    /// Spans are byte offsets into that text, as those of the edition's paragraphs.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn diagnostics(&self, edition: EditionId) -> Result<Vec<Diagnostic>> {
        const SQL: &str = "
            SELECT d.code, d.message, d.out_start, d.out_end FROM edition e
            JOIN diagnostic d ON d.derivation_id = e.derivation_id
            WHERE e.edition_id = :edition ORDER BY d.seq";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map(named_params! { ":edition": edition.0 }, |row| {
            Ok(Diagnostic {
                code: row.get::<_, String>("code")?.into(),
                message: row.get("message")?,
                span: row.get("out_start")?..row.get("out_end")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Lists the captures that showed a version, as they were read at any time, in order of recording.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn sightings(&self, version: VersionId) -> Result<Vec<Sighting>> {
        const SQL: &str = "
            SELECT c.capture_id, c.source_uri, c.captured_at, c.recorded_at, b.sha256, b.size, cv.identified_by, cv.score
            FROM capture_version cv JOIN capture c ON c.capture_id = cv.capture_id
            JOIN blob b ON b.blob_id = c.blob_id
            WHERE cv.version_id = :version
               OR cv.capture_id IN (SELECT capture_id FROM capture_reading WHERE version_id = :version)
            ORDER BY c.capture_id";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let params = named_params! { ":version": version.0 };
        let rows = stmt.query_map(params, Sighting::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the bytes of a capture, exactly as received; `None` if its source could not be read.
    ///
    /// # Errors
    /// If the archive cannot be read, or has no such capture.
    pub fn bytes(&self, capture: CaptureId) -> Result<Option<Vec<u8>>> {
        const SQL: &str = "SELECT blob_id FROM capture WHERE capture_id = :capture";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let params = named_params! { ":capture": capture.0 };
        let id: Option<i64> = stmt
            .query_row(params, |row| row.get("blob_id"))
            .optional()?
            .flatten();
        id.map(|id| blob::read(&self.conn, BlobId(id))).transpose()
    }
}

impl PlacedRepair {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let before: Vec<u8> = row.get("before")?;
        let before =
            String::from_utf8(before).map_err(|error| malformed(row, "before", Box::new(error)))?;
        let alternatives: Option<String> = row.get("alternatives_json")?;
        let alternatives = read_alternatives(alternatives.as_deref()).ok_or_else(|| {
            rusqlite::Error::InvalidColumnType(0, "alternatives_json".to_owned(), Type::Text)
        })?;
        Ok(Self {
            ordinal: row.get("ordinal")?,
            span: row.get("text_start")?..row.get("text_end")?,
            source: row.get("raw_start")?..row.get("raw_end")?,
            before,
            after: row.get("after")?,
            rule: row.get("rule")?,
            method: named(row, "method", Method::from_name)?,
            confidence: row.get("confidence")?,
            alternatives,
        })
    }
}

impl Sighting {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            capture: CaptureId(row.get("capture_id")?),
            source_uri: row.get("source_uri")?,
            captured_at: parsed(row, "captured_at")?,
            recorded_at: parsed(row, "recorded_at")?,
            sha256: Digest::from_bytes(row.get("sha256")?),
            size: row.get("size")?,
            identified_by: row.get("identified_by")?,
            score: row.get("score")?,
        })
    }
}
