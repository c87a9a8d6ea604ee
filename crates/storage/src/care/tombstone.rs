//! What is left of what was purged, and what it keeps from coming back.

use archive_model::{Digest, Edition, Permalink, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::read::parsed;
use crate::{Archive, Result, content};

/// What is left of what an order removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// What the order named.
    pub address: String,
    /// Why.
    pub reason: String,
    /// When it was carried out.
    pub purged_at: Timestamp,
}

impl Archive {
    /// Returns the tombstone of what stood at an address.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn tombstone(&self, address: &Permalink) -> Result<Option<Tombstone>> {
        const SQL: &str = "
            SELECT p.address, p.reason, p.purged_at FROM purged_version v JOIN purge p ON p.purge_id = v.purge_id
            WHERE v.slug = :slug AND (:seq IS NULL OR v.seq = :seq) ORDER BY p.purged_at DESC LIMIT 1";
        let params = named_params! {
            ":slug": address.slug.as_str(),
            ":seq": address.seq.map(std::num::NonZero::get),
        };
        let mut stmt = self.conn.prepare_cached(SQL)?;
        Ok(stmt.query_row(params, Tombstone::from_row).optional()?)
    }

    /// Returns the tombstone of these bytes, or of an edition that was read in them.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn refused(&self, bytes: &[u8], editions: &[Edition]) -> Result<Option<Tombstone>> {
        const SQL: &str = "
            SELECT p.address, p.reason, p.purged_at FROM purged_content c JOIN purge p ON p.purge_id = c.purge_id
            WHERE c.kind = :kind AND c.sha256 = :sha256 AND c.readmitted_at IS NULL";
        const ANY: &str = "SELECT 1 FROM purged_content WHERE readmitted_at IS NULL LIMIT 1";
        // Most archives have no tombstones, and digests take time.
        if !self.conn.prepare_cached(ANY)?.exists([])? {
            return Ok(None);
        }
        let mut stmt = self.conn.prepare_cached(SQL)?;
        for (kind, digest) in digests(bytes, editions) {
            let params = named_params! { ":kind": kind, ":sha256": digest.as_bytes() };
            let found = stmt.query_row(params, Tombstone::from_row).optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Lets these bytes, and the editions that were read in them, be recorded in spite of an order to forget them.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn readmit(&mut self, bytes: &[u8], editions: &[Edition], at: &Timestamp) -> Result<()> {
        const SQL: &str = "
            UPDATE purged_content SET readmitted_at = :at
            WHERE kind = :kind AND sha256 = :sha256 AND readmitted_at IS NULL";
        self.atomically(|conn| {
            let mut stmt = conn.prepare_cached(SQL)?;
            for (kind, digest) in digests(bytes, editions) {
                stmt.execute(named_params! {
                    ":at": at.as_str(), ":kind": kind, ":sha256": digest.as_bytes(),
                })?;
            }
            Ok(())
        })
    }
}

impl Tombstone {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            address: row.get("address")?,
            reason: row.get("reason")?,
            purged_at: parsed(row, "purged_at")?,
        })
    }
}

fn digests(bytes: &[u8], editions: &[Edition]) -> Vec<(&'static str, Digest)> {
    let editions = editions.iter();
    let editions = editions.map(|edition| ("edition", content::of_edition(edition)));
    let blob = std::iter::once(("blob", content::of_bytes(bytes)));
    blob.chain(editions).collect()
}

/// Something that is there although an order removed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeldInSpite {
    /// The order.
    pub(super) id: i64,
    /// What the order named.
    pub(crate) address: String,
}

/// Lists the orders that are not kept: something that they name is there.
pub(crate) fn held_in_spite(conn: &Connection) -> Result<Vec<HeldInSpite>> {
    const SQL: &str = "
        SELECT p.purge_id, p.address FROM purge p WHERE EXISTS (
            SELECT 1 FROM purged_content c JOIN blob b ON b.sha256 = c.sha256
            WHERE c.purge_id = p.purge_id AND c.kind = 'blob' AND c.readmitted_at IS NULL AND length(b.data) > 0)
        OR EXISTS (
            SELECT 1 FROM purged_content c JOIN edition e ON e.text_sha256 = c.sha256
            WHERE c.purge_id = p.purge_id AND c.kind = 'edition' AND c.readmitted_at IS NULL)
        ORDER BY p.purge_id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map([], |row| {
        Ok(HeldInSpite {
            id: row.get("purge_id")?,
            address: row.get("address")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
