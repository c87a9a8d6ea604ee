//! The row of a capture.

use archive_model::{BlobId, CaptureId, Outcome, RunId};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::blob::Kept;
use super::types::NewCapture;
use crate::Result;

/// What a capture came to, as its row says.
pub(super) struct CaptureRow<'a> {
    pub(super) blob: Option<BlobId>,
    pub(super) outcome: Outcome,
    pub(super) error: Option<(&'a str, &'a str)>,
}

/// Writes the row of a capture.
pub(super) fn insert(
    conn: &Connection,
    run: RunId,
    capture: &NewCapture<'_>,
    row: &CaptureRow<'_>,
) -> Result<CaptureId> {
    const SQL: &str = "
        INSERT INTO capture (run_id, blob_id, source_kind, source_uri, member_path, media_type, charset_declared,
            charset_sniffed, captured_at, recorded_at, outcome, error_code, error_text)
        VALUES (:run, :blob, :kind, :uri, :member, :media_type, :declared,
            :sniffed, :captured_at, :recorded_at, :outcome, :error_code, :error_text)";
    let id = conn.prepare_cached(SQL)?.insert(named_params! {
        ":run": run.0,
        ":blob": row.blob.map(|blob| blob.0),
        ":kind": capture.source_kind.as_str(),
        ":uri": capture.source_uri,
        ":member": capture.member_path,
        ":media_type": capture.media_type,
        ":declared": capture.charset_declared,
        ":sniffed": capture.charset_sniffed,
        ":captured_at": capture.captured_at.as_str(),
        ":recorded_at": capture.recorded_at.as_str(),
        ":outcome": row.outcome.as_str(),
        ":error_code": row.error.map(|(code, _)| code),
        ":error_text": row.error.map(|(_, message)| message),
    })?;
    Ok(CaptureId(id))
}

/// Returns the source of the first capture of a blob, if there is one before this.
pub(super) fn first_source(conn: &Connection, blob: Kept) -> Result<Option<String>> {
    const SQL: &str = "
        SELECT source_uri FROM capture WHERE blob_id = :blob ORDER BY capture_id LIMIT 1";
    if blob.is_new {
        return Ok(None);
    }
    let params = named_params! { ":blob": blob.id.0 };
    let mut stmt = conn.prepare_cached(SQL)?;
    Ok(stmt
        .query_row(params, |row| row.get("source_uri"))
        .optional()?)
}
