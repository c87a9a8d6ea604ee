//! Tidying up: a smaller file and faster searches.

use rusqlite::Connection;

use crate::{Archive, Result};

/// What tidying up came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Optimized {
    /// Bytes of the file before.
    pub before: u64,
    /// Bytes of the file after.
    pub after: u64,
}

impl Archive {
    /// Merges the search index and gives space back that nothing uses.
    ///
    /// No content changes. It takes the space of a second file for as long as it runs, and nobody else can write.
    ///
    /// # Errors
    /// If the archive cannot be written, or others are reading it.
    pub fn optimize(&mut self) -> Result<Optimized> {
        let before = self.file_size()?;
        self.conn
            .execute("INSERT INTO text_fts (text_fts) VALUES ('optimize')", [])?;
        vacuum(&self.conn)?;
        self.conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(Optimized {
            before,
            after: self.file_size()?,
        })
    }

    fn file_size(&self) -> Result<u64> {
        const SQL: &str = "
            SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size";
        Ok(self.conn.query_row(SQL, [], |row| row.get("size"))?)
    }
}

/// Writes the file anew, by way of a temporary file: in memory it would take as much of that as the archive is long.
pub(super) fn vacuum(conn: &Connection) -> Result<()> {
    conn.pragma_update(None, "temp_store", "FILE")?;
    let vacuumed = conn.execute_batch("VACUUM");
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(vacuumed?)
}
