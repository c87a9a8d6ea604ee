//! The search index against the texts that it indexes.

use rusqlite::Connection;

use super::check::{Check, Finding, cause, is_damage};
use crate::{Result, StorageError};

/// Has FTS5 compare its index with every text.
///
/// FTS5 takes that order as the insertion of a row, which writes nothing but needs the right to write. It is undone.
pub(super) fn check(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let is_reader: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
    conn.pragma_update(None, "query_only", false)?;
    let verdict = compare(conn);
    conn.pragma_update(None, "query_only", is_reader)?;
    match verdict {
        Err(error) if is_damage(&error) => {
            findings.push(Finding::new(
                Check::Search,
                "the search index",
                cause(&error),
            ));
            Ok(())
        }
        verdict => verdict,
    }
}

fn compare(conn: &Connection) -> Result<()> {
    const SQL: &str = "INSERT INTO text_fts (text_fts, rank) VALUES ('integrity-check', 1)";
    let tx = conn.unchecked_transaction()?;
    let verdict = tx.execute(SQL, []).map(drop).map_err(StorageError::from);
    tx.rollback()?;
    verdict
}
