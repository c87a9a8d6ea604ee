//! Captured bytes: kept once, compressed where that helps, read back before anybody relies on them.

use std::io::Read as _;

use archive_model::{BlobId, Digest};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::content;
use crate::{Result, StorageError};

/// zstd's own default; releases of some 6 kB shrink to 40 %, and higher levels cost more than they save.
const LEVEL: i32 = 3;

/// A blob of the archive, and whether it had these bytes before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) id: BlobId,
    pub(super) is_new: bool,
}

/// Keeps `bytes`.
pub(super) fn keep(conn: &Connection, bytes: &[u8]) -> Result<Kept> {
    let digest = content::of_bytes(bytes);
    let id = match find(conn, &digest)? {
        Some((id, false)) => return Ok(Kept { id, is_new: false }),
        Some((id, true)) => {
            refill(conn, id, bytes)?;
            id
        }
        None => insert(conn, &digest, bytes)?,
    };
    verify(conn, id, &digest)?;
    Ok(Kept { id, is_new: true })
}

/// Finds the row of bytes, and tells whether only that is left of them.
fn find(conn: &Connection, digest: &Digest) -> Result<Option<(BlobId, bool)>> {
    const SQL: &str = "
        SELECT blob_id, size > 0 AND length(data) = 0 AS is_purged FROM blob WHERE sha256 = :sha256";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":sha256": digest.as_bytes() };
    let found = stmt.query_row(params, |row| {
        Ok((BlobId(row.get("blob_id")?), row.get("is_purged")?))
    });
    Ok(found.optional()?)
}

/// Puts bytes back that were purged and are readmitted.
fn refill(conn: &Connection, id: BlobId, bytes: &[u8]) -> Result<()> {
    const SQL: &str = "UPDATE blob SET codec = :codec, data = :data WHERE blob_id = :blob";
    let (codec, data) = compress(bytes);
    let data = data.as_deref().unwrap_or(bytes);
    conn.prepare_cached(SQL)?.execute(named_params! {
        ":blob": id.0, ":codec": codec, ":data": data,
    })?;
    note_stored(conn, id, data)
}

fn insert(conn: &Connection, digest: &Digest, bytes: &[u8]) -> Result<BlobId> {
    const SQL: &str = "
        INSERT INTO blob (sha256, size, codec, data) VALUES (:sha256, :size, :codec, :data)";
    let (codec, data) = compress(bytes);
    let data = data.as_deref().unwrap_or(bytes);
    let id = conn.prepare_cached(SQL)?.insert(named_params! {
        ":sha256": digest.as_bytes(),
        ":size": bytes.len(),
        ":codec": codec,
        ":data": data,
    })?;
    let id = BlobId(id);
    note_stored(conn, id, data)?;
    Ok(id)
}

fn note_stored(conn: &Connection, id: BlobId, data: &[u8]) -> Result<()> {
    const SQL: &str = "INSERT INTO blob_stored (blob_id, sha256) VALUES (:blob, :sha256)";
    conn.prepare_cached(SQL)?.execute(named_params! {
        ":blob": id.0,
        ":sha256": content::of_bytes(data).as_bytes(),
    })?;
    Ok(())
}

/// Returns the codec and, unless that is `raw`, the compressed bytes.
fn compress(bytes: &[u8]) -> (&'static str, Option<Vec<u8>>) {
    match zstd::bulk::compress(bytes, LEVEL) {
        Ok(compressed) if compressed.len() < bytes.len() => ("zstd", Some(compressed)),
        _ => ("raw", None),
    }
}

/// Reads a new blob back: a fault of compression or memory must show before the commit, not years later.
pub(crate) fn verify(conn: &Connection, id: BlobId, digest: &Digest) -> Result<()> {
    if content::of_bytes(&read(conn, id)?) == *digest {
        Ok(())
    } else {
        Err(StorageError::corrupt(
            "the bytes that were written are not those that were read back",
        ))
    }
}

/// Returns the bytes of a blob, as received.
pub(crate) fn read(conn: &Connection, id: BlobId) -> Result<Vec<u8>> {
    const SQL: &str = "SELECT size, codec, data FROM blob WHERE blob_id = :blob";
    let mut stmt = conn.prepare_cached(SQL)?;
    let (size, codec, data): (u64, String, Vec<u8>) = stmt
        .query_row(named_params! { ":blob": id.0 }, |row| {
            Ok((row.get("size")?, row.get("codec")?, row.get("data")?))
        })?;
    match codec.as_str() {
        "zstd" => decompress(&data, size).map_err(StorageError::corrupt),
        _ => Ok(data),
    }
}

/// In a damaged file the size can be anything, so memory is taken only for what comes out.
fn decompress(data: &[u8], size: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let decoder = zstd::stream::read::Decoder::with_buffer(data)?;
    decoder
        .take(size.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
