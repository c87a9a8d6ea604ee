//! `archive fsck`: what is damaged, by name.
//!
//! # Invariants
//! - Damage is data: it becomes a [`Finding`]. Only what stands around the archive (lock, permission) is an error.
//! - Every check runs, whatever the one before it found.
//! - Nothing is written.

use std::path::Path;

use rusqlite::Connection;

use super::derived::Derive;
use super::{content, derived, search, tombstone};
use crate::{Archive, OpenMode, Result, StorageError};

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Check {
    /// The pages of the file, its tables, indexes and constraints.
    Structure,
    /// That every row points to rows that are there.
    References,
    /// That each text and each edition gives its digest.
    Texts,
    /// That each version gives its digest.
    Versions,
    /// That the captured bytes give their digests.
    Blobs,
    /// That the bytes still give the texts that were made of them.
    Derivations,
    /// That the search index agrees with the texts.
    Search,
    /// That nothing is there that an order to forget removed.
    Purges,
}

impl Check {
    /// Returns the name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::References => "references",
            Self::Texts => "texts",
            Self::Versions => "versions",
            Self::Blobs => "blobs",
            Self::Derivations => "derivations",
            Self::Search => "search",
            Self::Purges => "purges",
        }
    }
}

/// Something that is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check that found it.
    pub check: Check,
    /// What is damaged: `blob 3 of file:///home/you/a.txt`, `text 7 of nac/2025/fr@1/~3`.
    pub what: String,
    /// What is wrong with it, a sentence fragment.
    pub problem: String,
}

impl Finding {
    pub(super) fn new(check: Check, what: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            check,
            what: what.into(),
            problem: problem.into(),
        }
    }
}

/// What to check beside structure, references, texts, versions and purges, which are always checked.
#[derive(Default, Clone, Copy)]
pub struct Checks<'a> {
    /// Hash the captured bytes again.
    pub blobs: bool,
    /// Compare the search index with the texts. For a moment nobody else can write.
    pub search: bool,
    /// Derive the texts again with this pipeline and compare.
    pub derive: Option<Derive<'a>>,
}

/// Opens the archive at `path` and looks for damage; a file that is too damaged to open is a finding.
///
/// # Errors
/// As [`Archive::open`] for reading, and as [`Archive::check`].
pub fn check_file(path: &Path, checks: &Checks<'_>) -> Result<Vec<Finding>> {
    match Archive::open(path, OpenMode::ReadOnly) {
        Ok(archive) => archive.check(checks),
        Err(error) if is_damage(&error) => {
            let finding = Finding::new(Check::Structure, "the file", cause(&error));
            Ok(vec![finding])
        }
        Err(error) => Err(error),
    }
}

impl Archive {
    /// Looks for damage and returns what it found; nothing if the archive is sound.
    ///
    /// # Errors
    /// If the archive is locked, or cannot be read for a reason that is not its own.
    pub fn check(&self, checks: &Checks<'_>) -> Result<Vec<Finding>> {
        let conn = &self.conn;
        let mut findings = Vec::new();
        run(Check::Structure, &mut findings, |found| {
            structure(conn, found)
        })?;
        run(Check::References, &mut findings, |found| {
            references(conn, found)
        })?;
        run(Check::Texts, &mut findings, |found| {
            content::texts(conn, found)
        })?;
        run(Check::Texts, &mut findings, |found| {
            content::editions(conn, found)
        })?;
        run(Check::Versions, &mut findings, |found| {
            content::versions(conn, found)
        })?;
        run(Check::Purges, &mut findings, |found| purges(conn, found))?;
        if checks.blobs {
            run(Check::Blobs, &mut findings, |found| {
                content::blobs(conn, found)
            })?;
        }
        if checks.search {
            run(Check::Search, &mut findings, |found| {
                search::check(conn, found)
            })?;
        }
        if let Some(derive) = &checks.derive {
            run(Check::Derivations, &mut findings, |found| {
                derived::check(conn, derive, found)
            })?;
        }
        Ok(findings)
    }
}

/// Runs one check; where the file is too damaged for it to end, that is a finding.
fn run(
    check: Check,
    findings: &mut Vec<Finding>,
    of: impl FnOnce(&mut Vec<Finding>) -> Result<()>,
) -> Result<()> {
    match of(findings) {
        Err(error) if is_damage(&error) => {
            findings.push(Finding::new(check, "the file", cause(&error)));
            Ok(())
        }
        result => result,
    }
}

/// Tells whether an error comes from what the file holds. A value that is not what its column promises is one of those.
pub(super) fn is_damage(error: &StorageError) -> bool {
    matches!(
        error,
        StorageError::Corrupt { .. } | StorageError::Sqlite { .. } | StorageError::Disk { .. }
    )
}

/// Returns what SQLite says.
pub(super) fn cause(error: &StorageError) -> String {
    let source = std::error::Error::source(error);
    source.map_or_else(|| error.to_string(), ToString::to_string)
}

/// How many faults of the file's structure are listed.
const MOST_FAULTS: u32 = 100;

fn structure(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut found = |fault: &str| {
        for line in fault.lines().filter(|line| *line != "ok") {
            findings.push(Finding::new(Check::Structure, "the file", line));
        }
    };
    conn.pragma(None, "integrity_check", MOST_FAULTS, |row| {
        found(
            row.get_ref(0)?
                .as_str()
                .unwrap_or("a fault whose name is damaged"),
        );
        Ok(())
    })?;
    Ok(())
}

fn references(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut stmt =
        conn.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100")?;
    let mut rows = stmt.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        let what = match row.get::<_, Option<i64>>(1)? {
            Some(id) => format!("{table} {id}"),
            None => format!("a row of {table}"),
        };
        findings.push(Finding::new(
            Check::References,
            what,
            format!("it points to a {parent} that is not there"),
        ));
    }
    Ok(())
}

fn purges(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let held = tombstone::held_in_spite(conn)?.into_iter();
    findings.extend(held.map(|order| {
        let problem = "something is there that was purged with it";
        Finding::new(Check::Purges, order.address, problem)
    }));
    Ok(())
}
