//! Tidying up: a smaller file and faster searches.

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
        self.conn.execute_batch("VACUUM")?;
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
