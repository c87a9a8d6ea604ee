//! Content against its digests: texts, editions, versions, blobs.

use archive_model::{BlobId, Digest, Edition, EditionId, Lang, VersionId};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::check::{Check, Finding, cause, is_damage};
use crate::content;
use crate::read::{self, parsed};
use crate::record::blob;
use crate::{Result, StorageError};

const WRONG: &str = "it does not give its digest";

/// Hashes every distinct text.
pub(super) fn texts(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    for id in ids(conn, "SELECT text_id FROM text_unit ORDER BY text_id")? {
        let problem = match text(conn, id) {
            Ok(true) => continue,
            Ok(false) => WRONG.to_owned(),
            Err(error) if is_damage(&error) => cause(&error),
            Err(error) => return Err(error),
        };
        let place = place_of_text(conn, id);
        findings.push(Finding::new(
            Check::Texts,
            format!("text {id} of {place}"),
            problem,
        ));
    }
    Ok(())
}

fn ids(conn: &Connection, sql: &str) -> Result<Vec<i64>> {
    let mut stmt = conn.prepare(sql)?;
    let rows = stmt.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Tells whether a text gives its digest. It is read as bytes, since damage can leave it no text.
fn text(conn: &Connection, id: i64) -> Result<bool> {
    const SQL: &str = "SELECT sha256, text FROM text_unit WHERE text_id = :id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let is_sound = stmt.query_row(named_params! { ":id": id }, |row| {
        let text = bytes(row.get_ref("text")?);
        let digest = bytes(row.get_ref("sha256")?);
        Ok(content::of_bytes(text).as_bytes() == digest)
    })?;
    Ok(is_sound)
}

fn bytes(value: ValueRef<'_>) -> &[u8] {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => &[],
    }
}

/// Names a paragraph that has the text. Where the file is too damaged to find one, the row alone is named.
fn place_of_text(conn: &Connection, id: i64) -> String {
    const SQL: &str = "SELECT permalink FROM v_paragraph WHERE text_id = :id LIMIT 1";
    let place = conn
        .query_row(SQL, named_params! { ":id": id }, |row| row.get(0))
        .optional();
    let place = place.ok().flatten();
    place.unwrap_or_else(|| "no paragraph".to_owned())
}

/// Hashes every edition.
pub(super) fn editions(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    for id in ids(conn, "SELECT edition_id FROM edition ORDER BY edition_id")? {
        let problem = match read::edition(conn, EditionId(id)) {
            Ok(stored) => {
                let digest = stored.digest;
                if content::of_edition(&Edition::from(stored)) == digest {
                    continue;
                }
                WRONG.to_owned()
            }
            Err(error) if is_damage(&error) => cause(&error),
            Err(error) => return Err(error),
        };
        let place = place_of_edition(conn, id);
        findings.push(Finding::new(
            Check::Texts,
            format!("edition {id} of {place}"),
            problem,
        ));
    }
    Ok(())
}

fn place_of_edition(conn: &Connection, id: i64) -> String {
    const SQL: &str = "
        SELECT s.slug || '/' || e.lang FROM edition e JOIN statement s ON s.statement_id = e.statement_id
        WHERE e.edition_id = :id";
    let place = conn.query_row(SQL, named_params! { ":id": id }, |row| row.get(0));
    place.unwrap_or_else(|_| "no statement".to_owned())
}

/// Hashes every version.
pub(super) fn versions(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    for id in ids(conn, "SELECT version_id FROM version ORDER BY version_id")? {
        let problem = match version(conn, VersionId(id)) {
            Ok(true) => continue,
            Ok(false) => WRONG.to_owned(),
            Err(error) if is_damage(&error) => cause(&error),
            Err(error) => return Err(error),
        };
        findings.push(Finding::new(
            Check::Versions,
            format!("version {id}"),
            problem,
        ));
    }
    Ok(())
}

fn version(conn: &Connection, id: VersionId) -> Result<bool> {
    const DIGEST: &str = "SELECT content_sha256 FROM version WHERE version_id = :version";
    const EDITIONS: &str = "
        SELECT e.lang, e.text_sha256 FROM version_edition ve JOIN edition e ON e.edition_id = ve.edition_id
        WHERE ve.version_id = :version";
    let params = named_params! { ":version": id.0 };
    let mut stmt = conn.prepare_cached(DIGEST)?;
    let digest = stmt.query_row(params, |row| {
        Ok(Digest::from_bytes(row.get("content_sha256")?))
    })?;
    let mut stmt = conn.prepare_cached(EDITIONS)?;
    let editions = stmt.query_map(params, |row| {
        Ok((
            parsed(row, "lang")?,
            Digest::from_bytes(row.get("text_sha256")?),
        ))
    })?;
    let editions: Vec<(Lang, Digest)> = editions.collect::<Result<_, _>>()?;
    Ok(content::of_version(editions) == digest)
}

/// Those without bytes were purged, and their row stays for an edition that was first read in them.
const BLOBS: &str = "
    SELECT b.blob_id FROM blob b
    WHERE NOT (length(b.data) = 0 AND b.size > 0
               AND EXISTS (SELECT 1 FROM purged_content p WHERE p.kind = 'blob' AND p.sha256 = b.sha256)
               AND NOT EXISTS (SELECT 1 FROM capture c WHERE c.blob_id = b.blob_id))
    ORDER BY b.blob_id";

/// Decompresses and hashes every blob.
pub(super) fn blobs(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    for id in ids(conn, BLOBS)? {
        let problem = match blob_gives_its_digest(conn, BlobId(id)) {
            Ok(true) => continue,
            Ok(false) => WRONG.to_owned(),
            Err(error) if is_damage(&error) => cause(&error),
            Err(error) => return Err(error),
        };
        let source = source_of_blob(conn, id);
        findings.push(Finding::new(
            Check::Blobs,
            format!("blob {id} of {source}"),
            problem,
        ));
    }
    Ok(())
}

/// Checks the bytes as received, and as stored where that digest was kept.
fn blob_gives_its_digest(conn: &Connection, id: BlobId) -> Result<bool> {
    const SQL: &str = "
        SELECT b.sha256, b.size, b.data, s.sha256 AS stored FROM blob b
        LEFT JOIN blob_stored s ON s.blob_id = b.blob_id WHERE b.blob_id = :blob";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":blob": id.0 };
    let (digest, size, is_stored_so): (Digest, usize, bool) = stmt.query_row(params, |row| {
        let stored: Option<[u8; 32]> = row.get("stored")?;
        let data = content::of_bytes(bytes(row.get_ref("data")?));
        let is_stored_so = stored.is_none_or(|stored| stored == *data.as_bytes());
        let digest = Digest::from_bytes(row.get("sha256")?);
        Ok((digest, row.get("size")?, is_stored_so))
    })?;
    let received = blob::read(conn, id)?;
    let is_received_so = received.len() == size && content::of_bytes(&received) == digest;
    Ok(is_stored_so && is_received_so)
}

fn source_of_blob(conn: &Connection, id: i64) -> String {
    const SQL: &str = "
        SELECT source_uri FROM capture WHERE blob_id = :id ORDER BY capture_id LIMIT 1";
    let source: Result<Option<String>, StorageError> = conn
        .query_row(SQL, named_params! { ":id": id }, |row| row.get(0))
        .optional()
        .map_err(StorageError::from);
    source
        .ok()
        .flatten()
        .unwrap_or_else(|| "no capture".to_owned())
}
