//! Which captures a pipeline has not read.

use archive_model::{BlobId, CaptureId, Slug, StatementId};
use rusqlite::named_params;

use super::types::Pipeline;
use super::{blob, derivation};
use crate::read::parsed;
use crate::{Archive, Result};

/// A capture that a pipeline has not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    /// The capture.
    pub capture: CaptureId,
    /// Its bytes; captures can share them.
    pub blob: BlobId,
    /// The encoding label that its source stated.
    pub declared: Option<String>,
}

impl Archive {
    /// Lists the statements that have captures which `pipeline` has not read, by slug.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn outdated(&self, pipeline: &Pipeline<'_>) -> Result<Vec<(StatementId, Slug)>> {
        const SQL: &str = "
            SELECT s.statement_id, s.slug FROM statement s WHERE EXISTS (
                SELECT 1 FROM version v JOIN capture_version cv ON cv.version_id = v.version_id
                JOIN derivation d ON d.derivation_id = cv.derivation_id
                WHERE v.statement_id = s.statement_id AND d.pipeline_id <> :pipeline AND NOT EXISTS (
                    SELECT 1 FROM capture_reading r JOIN derivation n ON n.derivation_id = r.derivation_id
                    WHERE r.capture_id = cv.capture_id AND n.pipeline_id = :pipeline))
            ORDER BY s.slug";
        let pipeline = derivation::find_pipeline(&self.conn, pipeline)?.unwrap_or(NO_PIPELINE);
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map(named_params! { ":pipeline": pipeline }, |row| {
            Ok((StatementId(row.get("statement_id")?), parsed(row, "slug")?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Lists the captures of a statement which `pipeline` has not read.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn outdated_captures(
        &self,
        statement: StatementId,
        pipeline: &Pipeline<'_>,
    ) -> Result<Vec<Outdated>> {
        const SQL: &str = "
            SELECT c.capture_id, c.blob_id, c.charset_declared FROM version v
            JOIN capture_version cv ON cv.version_id = v.version_id
            JOIN capture c ON c.capture_id = cv.capture_id
            JOIN derivation d ON d.derivation_id = cv.derivation_id
            WHERE v.statement_id = :statement AND d.pipeline_id <> :pipeline AND NOT EXISTS (
                SELECT 1 FROM capture_reading r JOIN derivation n ON n.derivation_id = r.derivation_id
                WHERE r.capture_id = cv.capture_id AND n.pipeline_id = :pipeline)
            ORDER BY c.capture_id";
        let pipeline = derivation::find_pipeline(&self.conn, pipeline)?.unwrap_or(NO_PIPELINE);
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let params = named_params! { ":statement": statement.0, ":pipeline": pipeline };
        let rows = stmt.query_map(params, |row| {
            Ok(Outdated {
                capture: CaptureId(row.get("capture_id")?),
                blob: BlobId(row.get("blob_id")?),
                declared: row.get("charset_declared")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the bytes of a blob, as received.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn blob(&self, id: BlobId) -> Result<Vec<u8>> {
        blob::read(&self.conn, id)
    }
}

/// The row id of no pipeline.
const NO_PIPELINE: i64 = 0;
