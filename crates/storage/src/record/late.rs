//! Captures that were set aside, as no text could be read in them, and in which a later pipeline reads one.
//!
//! The capture is filed as it would have been then, but as known since now. Its row goes on to say that it was set aside.

use archive_model::{BlobId, CaptureId, SourceKind, Timestamp};
use rusqlite::{Row, named_params};

use super::outdated::Outdated;
use super::types::{Content, Derived, NewCapture, Recorded};
use super::{Seen, record_statement};
use crate::read::{named, parsed};
use crate::{Archive, Result};

/// A capture, as its row has it.
struct Kept {
    blob: BlobId,
    source_kind: SourceKind,
    source_uri: String,
    member_path: Option<String>,
    captured_at: Timestamp,
    media_type: Option<String>,
    declared: Option<String>,
}

impl Archive {
    /// Lists the captures that have bytes and show no version, with the addresses of their sources.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn set_aside(&self) -> Result<Vec<(Outdated, String)>> {
        const SQL: &str = "
            SELECT c.capture_id, c.blob_id, c.charset_declared, c.source_uri FROM capture c
            WHERE c.outcome = 'quarantined'
              AND NOT EXISTS (SELECT 1 FROM capture_version cv WHERE cv.capture_id = c.capture_id)
            ORDER BY c.capture_id";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map([], |row| {
            let outdated = Outdated {
                capture: CaptureId(row.get("capture_id")?),
                blob: BlobId(row.get("blob_id")?),
                declared: row.get("charset_declared")?,
            };
            Ok((outdated, row.get("source_uri")?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Records the text that is read now in a capture that was set aside, in one transaction.
    ///
    /// # Errors
    /// If the archive cannot be written. Then nothing of it is in it.
    pub fn record_late(
        &mut self,
        capture: CaptureId,
        derived: &Derived<'_>,
        at: &Timestamp,
    ) -> Result<Recorded> {
        const SQL: &str = "
            SELECT blob_id, source_kind, source_uri, member_path, captured_at, media_type, charset_declared
            FROM capture WHERE capture_id = :capture";
        let params = named_params! { ":capture": capture.0 };
        let kept = self
            .conn
            .prepare_cached(SQL)?
            .query_row(params, Kept::from_row)?;
        let bytes = self.blob(kept.blob)?;
        let new = NewCapture {
            source_kind: kept.source_kind,
            source_uri: &kept.source_uri,
            member_path: kept.member_path.as_deref(),
            captured_at: &kept.captured_at,
            recorded_at: at,
            media_type: kept.media_type.as_deref(),
            charset_declared: kept.declared.as_deref(),
            charset_sniffed: Some(derived.encoding),
            bytes: &bytes,
            content: Content::Statement(derived),
        };
        self.atomically(|conn| record_statement(conn, Seen::Before(capture), &new, derived))
    }
}

impl Kept {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            blob: BlobId(row.get("blob_id")?),
            source_kind: named(row, "source_kind", SourceKind::from_name)?,
            source_uri: row.get("source_uri")?,
            member_path: row.get("member_path")?,
            captured_at: parsed(row, "captured_at")?,
            media_type: row.get("media_type")?,
            declared: row.get("charset_declared")?,
        })
    }
}
