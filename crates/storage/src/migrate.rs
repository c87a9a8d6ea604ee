//! Whose file it is, and bringing its schema up to date.
//!
//! # Invariants
//! - A file of another program, or of a newer version of this one, is not touched.
//! - An archive with rows in it is copied before its schema changes; a new one is not.
//! - A migration and the row that says it was applied commit together, or neither does.

use std::path::Path;

use refinery::{Migration, Runner};
use rusqlite::backup::Progress;
use rusqlite::{Connection, MAIN_DB, OptionalExtension};

use crate::connection::beside;
use crate::{Result, StorageError};

mod embedded {
    refinery::embed_migrations!("../../migrations");
}

/// `application_id` of an archive: "Arch" in ASCII. `file` and this program know the file by it.
pub(crate) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Arch");

/// How the schema of a file stands to that of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A database without a single table: ours to use.
    Blank,
    /// Up to date.
    Current,
    /// Behind; `first` is the first migration to apply.
    Behind { found: i32, first: i32 },
}

/// Returns the migrations of this program, set to abort rather than guess.
pub(crate) fn runner() -> Runner {
    embedded::migrations::runner()
        .set_grouped(true)
        .set_abort_divergent(true)
        .set_abort_missing(true)
}

/// Returns the number of the newest migration of `runner`.
pub(crate) fn newest(runner: &Runner) -> i32 {
    let versions = runner.get_migrations().iter().map(Migration::version);
    versions.max().unwrap_or(0)
}

/// Tells whose file it is and how old its schema is, without writing.
pub(crate) fn standing(conn: &Connection, path: &Path, runner: &Runner) -> Result<Standing> {
    // One transaction, so that a file that another program is just making is seen before or after, never in between.
    let snapshot = conn.unchecked_transaction()?;
    let tables: u32 =
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let id: i32 = snapshot.pragma_query_value(None, "application_id", |row| row.get(0))?;
    match (id, tables) {
        (0 | APPLICATION_ID, 0) => Ok(Standing::Blank),
        (APPLICATION_ID, _) => compare_history(&history(&snapshot)?, path, runner),
        _ => Err(StorageError::NotAnArchive {
            path: path.to_owned(),
            reason: "it is a database of another program",
        }),
    }
}

/// One row of refinery's history table.
struct Applied {
    version: i32,
    name: String,
    checksum: Option<u64>,
}

fn history(conn: &Connection) -> Result<Vec<Applied>> {
    const EXISTS: &str = "SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'";
    const SQL: &str = "
        SELECT version, name, checksum FROM refinery_schema_history
        WHERE applied_on GLOB '[0-9]*T*' ORDER BY version";
    let exists = conn.query_row(EXISTS, [], |_| Ok(())).optional()?;
    if exists.is_none() {
        return Ok(Vec::new());
    }
    let mut stmt = conn.prepare(SQL)?;
    let rows = stmt.query_map([], |row| {
        Ok(Applied {
            version: row.get("version")?,
            name: row.get("name")?,
            checksum: row.get::<_, String>("checksum")?.parse().ok(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn compare_history(history: &[Applied], path: &Path, runner: &Runner) -> Result<Standing> {
    let known = newest(runner);
    let found = history.last().map_or(0, |applied| applied.version);
    if found > known {
        let path = path.to_owned();
        return Err(StorageError::Newer { path, found, known });
    }
    for applied in history {
        let same = runner.get_migrations().iter().any(|migration| {
            migration.version() == applied.version
                && migration.name() == applied.name
                && Some(migration.checksum()) == applied.checksum
        });
        if !same {
            return Err(StorageError::Divergent {
                path: path.to_owned(),
                migration: format!("V{}__{}", applied.version, applied.name),
            });
        }
    }
    let pending = runner.get_migrations().iter().map(Migration::version);
    Ok(match pending.filter(|version| *version > found).min() {
        Some(first) => Standing::Behind { found, first },
        None => Standing::Current,
    })
}

/// Brings the schema up to date, after a backup copy if there are rows to lose.
pub(crate) fn migrate(conn: &mut Connection, path: &Path, runner: &Runner) -> Result<()> {
    if let Standing::Behind { found: 1.., first } = standing(conn, path, runner)? {
        check(conn)?;
        back_up(conn, path, first)?;
    }
    migrate_in_place(conn, path, runner)
}

/// Brings the schema up to date without a copy.
///
/// Two programs can start on the same file at once: the one that comes second finds the work done, and that is no error.
pub(crate) fn migrate_in_place(conn: &mut Connection, path: &Path, runner: &Runner) -> Result<()> {
    match standing(conn, path, runner)? {
        Standing::Current => return Ok(()),
        // First of all the mark that says whose file it is: should the rest fail, the file can still be adopted.
        Standing::Blank => conn.pragma_update(None, "application_id", APPLICATION_ID)?,
        Standing::Behind { .. } => {}
    }
    tracing::debug!(schema = newest(runner), "migrating");
    let Err(error) = runner.run(conn) else {
        return Ok(());
    };
    match standing(conn, path, runner)? {
        Standing::Current => Ok(()),
        _ => Err(StorageError::migration(path, error)),
    }
}

fn check(conn: &Connection) -> Result<()> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StorageError::corrupt(verdict))
    }
}

/// Copies the archive to `<file>.pre-V{n}`, where n is the migration about to be applied.
///
/// A copy of that name is left from an attempt that failed: it holds nothing that the archive does not, so it is replaced,
/// but only once the new copy is complete.
fn back_up(conn: &Connection, path: &Path, first: i32) -> Result<()> {
    let copy = beside(path, &format!(".pre-V{first}"));
    let unfinished = beside(&copy, ".part");
    let failed = |source| StorageError::Io {
        action: "copy the archive to",
        path: copy.clone(),
        source,
    };
    match std::fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    conn.backup(MAIN_DB, &unfinished, None::<fn(Progress)>)?;
    std::fs::rename(&unfinished, &copy).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Archive, OpenMode};

    /// The migrations of this program and one more.
    fn runner_with(sql: &str) -> Runner {
        let mut migrations = runner().get_migrations().clone();
        migrations.push(Migration::unapplied("V1000__later", sql).unwrap());
        Runner::new(&migrations).set_grouped(true)
    }

    fn upgraded(sql: &str) -> (tempfile::TempDir, std::path::PathBuf, Result<()>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let mut archive = Archive::open(&path, OpenMode::Create).unwrap();
        let result = migrate(&mut archive.conn, &path, &runner_with(sql));
        (folder, path, result)
    }

    fn known(path: &Path) -> i32 {
        let conn = crate::connection::open_reader(path).unwrap();
        history(&conn).unwrap().last().unwrap().version
    }

    #[test]
    fn an_older_archive_is_copied_and_brought_up_to_date() {
        let (_folder, path, result) = upgraded("CREATE TABLE later (x INTEGER) STRICT;");
        result.unwrap();
        assert_eq!(known(&path), 1000);
        let copy = beside(&path, ".pre-V1000");
        assert_eq!(known(&copy), newest(&runner()));
        Archive::open(&copy, OpenMode::ReadWrite).unwrap();
        let found = Archive::open(&path, OpenMode::ReadWrite);
        assert!(
            matches!(found, Err(StorageError::Newer { found: 1000, .. })),
            "{found:?}"
        );
    }

    #[test]
    fn a_migration_that_fails_leaves_nothing_behind() {
        let (_folder, path, result) =
            upgraded("CREATE TABLE later (x INTEGER) STRICT; SELECT nonsense;");
        assert!(
            matches!(result, Err(StorageError::Migration { .. })),
            "{result:?}"
        );
        assert_eq!(known(&path), newest(&runner()));
        let conn = crate::connection::open_reader(&path).unwrap();
        let later = conn.prepare("SELECT x FROM later");
        assert!(later.is_err());
    }

    #[test]
    fn a_new_archive_needs_no_copy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        drop(Archive::open(&path, OpenMode::Create).unwrap());
        drop(Archive::open(&path, OpenMode::ReadWrite).unwrap());
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(files.len(), 1, "{files:?}");
    }

    #[test]
    fn two_first_starts_at_once_agree() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        std::thread::scope(|scope| {
            let starts: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| Archive::open(&path, OpenMode::Create).map(drop)))
                .collect();
            for start in starts {
                start.join().unwrap().unwrap();
            }
        });
        assert_eq!(known(&path), newest(&runner()));
    }
}
