//! Connections to an archive file, and the pragmas that every one of them gets.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::{Result, StorageError};

/// How long a writer waits for another.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Statements kept compiled by a connection: recording uses some forty.
const CACHED_STATEMENTS: usize = 64;

const MAGIC: &[u8] = b"SQLite format 3\0";

/// What stands at the path of an archive, before SQLite has touched it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Missing,
    Empty,
    Database,
}

/// Looks at a path without opening what cannot be an archive: a folder, a pipe, a file of another kind.
pub(crate) fn look(path: &Path) -> Result<Place> {
    let not_an_archive = |reason| StorageError::NotAnArchive {
        path: path.to_owned(),
        reason,
    };
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Place::Missing),
        Err(source) => return Err(cannot("read", path, source)),
    };
    if metadata.is_dir() {
        return Err(not_an_archive("it is a folder"));
    }
    if !metadata.is_file() {
        return Err(not_an_archive("it is no regular file"));
    }
    if metadata.len() == 0 {
        return Ok(Place::Empty);
    }
    let mut start = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut start))
        .map_err(|source| cannot("read", path, source))?;
    if start == MAGIC {
        Ok(Place::Database)
    } else {
        Err(not_an_archive("it is no SQLite database"))
    }
}

fn cannot(action: &'static str, path: &Path, source: io::Error) -> StorageError {
    StorageError::Io {
        action,
        path: path.to_owned(),
        source,
    }
}

/// Opens a file for recording, and makes it if it is missing.
pub(crate) fn open_writer(path: &Path) -> Result<Connection> {
    require_folder(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    harden(&conn)?;
    Ok(conn)
}

/// SQLite says only "unable to open"; a person wants to know that the folder is missing.
fn require_folder(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder
            .metadata()
            .map(drop)
            .map_err(|source| cannot("open folder", folder, source)),
        _ => Ok(()),
    }
}

/// Opens a private database that vanishes with its connection; SQLite moves it to disk when it grows.
pub(crate) fn open_private() -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags("", flags)?;
    harden(&conn)?;
    Ok(conn)
}

/// Repeats what another program's lock hinders, for as long as a writer waits.
///
/// SQLite itself waits only where waiting cannot end in a deadlock: not when the journal mode changes, nor when a
/// transaction that has read begins to write. Both happen when two programs open a new file at once.
pub(crate) fn patiently<T>(mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
    const PAUSE: Duration = Duration::from_millis(10);
    let started = Instant::now();
    loop {
        match attempt() {
            Err(StorageError::Locked { .. }) if started.elapsed() < BUSY_TIMEOUT => {
                std::thread::sleep(PAUSE);
            }
            result => return result,
        }
    }
}

/// Memory for the pages of a writer, in KiB. The indexes over digests are written all over: with SQLite's 2 MB most pages
/// of a large archive were read and written anew for each row.
const WRITER_CACHE: i64 = 64 << 10;

/// Pages in the log before they are put into the archive, 16 MB: pages that change often then go there once.
const LOG_PAGES: i64 = 4096;

/// Sets what makes commits safe, and many of them fast. Not for private databases: nobody else sees these.
pub(crate) fn make_durable(conn: &Connection) -> Result<()> {
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "cache_size", -WRITER_CACHE)?;
    conn.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    Ok(())
}

/// Opens an existing file for reading, in a way that leaves nothing behind.
///
/// In WAL mode even a reader needs the `-shm` file beside the archive. So the file is opened as a writer would where that
/// is possible, with `query_only` set: the last such connection takes the side files away again, a read-only one leaves
/// them behind.
pub(crate) fn open_reader(path: &Path) -> Result<Connection> {
    open_reading(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Opens an existing file for reading through a connection that cannot write at all.
///
/// It leaves the side files behind, unless one of [`open_reader`] is closed after it.
pub(crate) fn open_read_only(path: &Path) -> Result<Connection> {
    open_reading(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// On a disk or in a folder that cannot be written a file is opened as immutable, which is right only while there is no
/// `-wal` file that holds newer pages.
fn open_reading(path: &Path, access: OpenFlags) -> Result<Connection> {
    match try_reading(path, access) {
        Err(error) if cannot_write_beside(&error) && !has_log(path) => {
            let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            try_reading(&immutable_uri(path)?, access)
        }
        result => result,
    }
    .map_err(StorageError::from)
}

fn try_reading(path: &Path, access: OpenFlags) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    harden(&conn)?;
    conn.pragma_update(None, "query_only", true)?;
    // The first read is what needs the side files.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

fn cannot_write_beside(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
    )
}

fn has_log(path: &Path) -> bool {
    beside(path, "-wal")
        .metadata()
        .is_ok_and(|metadata| metadata.len() > 0)
}

/// Returns the path of a file that stands beside the archive: `archive.db-wal`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes `path` as the URI of a file that does not change; `%`, `?` and `#` have a meaning in a URI.
fn immutable_uri(path: &Path) -> rusqlite::Result<PathBuf> {
    let text = path
        .to_str()
        .ok_or_else(|| rusqlite::Error::InvalidPath(path.to_owned()))?;
    let escaped = text
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    Ok(PathBuf::from(format!("file:{escaped}?immutable=1")))
}

/// Sets what every connection gets: a damaged or hostile file must not run code or reach out of itself.
pub(crate) fn harden(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT)?;
    conn.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Archive, OpenMode};

    #[test]
    fn a_file_that_cannot_change_is_read_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["plain.db", "50% of #1?mode=rw&x.db", "avec espace é.db"] {
            let path = folder.path().join(name);
            drop(Archive::open(&path, OpenMode::Create).unwrap());
            let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            let conn = try_reading(&immutable_uri(&path).unwrap(), access).unwrap();
            let statements = conn.query_row("SELECT count(*) FROM statement", [], |row| row.get(0));
            assert_eq!(statements, Ok(0), "{name}");
            assert!(!has_log(&path));
        }
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(files.len(), 3, "{files:?}");
    }
}
