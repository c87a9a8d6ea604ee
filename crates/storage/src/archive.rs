//! Opening an archive.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::connection::{self, Place};
use crate::migrate::{self, Standing};
use crate::{Result, StorageError};

/// What an archive is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenMode {
    /// Reading. The file must exist, with a schema that is up to date.
    ReadOnly,
    /// Reading and recording. The file must exist; an older schema is brought up to date, after a backup copy.
    ReadWrite,
    /// As `ReadWrite`, and a missing or empty file becomes a new archive.
    Create,
}

/// An open archive.
///
/// Reads take `&self`, recording takes `&mut self`. One process records at a time; any number read.
#[derive(Debug)]
pub struct Archive {
    pub(crate) conn: Connection,
    /// Whether everything is recorded within one transaction that never commits.
    pub(crate) is_trial: bool,
    path: PathBuf,
}

impl Archive {
    /// Opens the archive file at `path`.
    ///
    /// # Errors
    /// [`NotFound`](StorageError::NotFound), [`NotAnArchive`](StorageError::NotAnArchive),
    /// [`Newer`](StorageError::Newer), [`Older`](StorageError::Older) (only where it is opened for reading),
    /// [`Divergent`](StorageError::Divergent), [`Locked`](StorageError::Locked), and what else can go wrong with a file.
    pub fn open(path: &Path, mode: OpenMode) -> Result<Self> {
        let conn = match mode {
            OpenMode::ReadOnly => open_existing(path)?,
            OpenMode::ReadWrite | OpenMode::Create => open_migrated(path, mode)?,
        };
        Ok(Self {
            conn,
            is_trial: false,
            path: path.to_owned(),
        })
    }

    /// Opens the archive at `path` so that whatever is recorded vanishes when it is dropped; an empty one if there is no
    /// such file.
    ///
    /// For `--dry-run`: the file at `path` stays as it is, and none is made. Everything happens in one transaction that
    /// never commits, so others cannot write meanwhile. Where that cannot be begun (another is writing, the file is on a
    /// disk that cannot be written or has an older schema) it is a private copy instead.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_scratch(path: &Path) -> Result<Self> {
        let place = connection::look(path)?;
        if place == Place::Database
            && let Some(conn) = begin_trial(path)?
        {
            return Ok(Self {
                conn,
                is_trial: true,
                path: path.to_owned(),
            });
        }
        let mut conn = connection::open_private()?;
        if place == Place::Database {
            let source = connection::open_reader(path)?;
            // Whose file it is must be known before it is copied.
            migrate::standing(&source, path, &migrate::runner())?;
            Backup::new(&source, &mut conn)?.step(-1)?;
        }
        migrate::migrate_in_place(&mut conn, path, &migrate::runner())?;
        Ok(Self {
            conn,
            is_trial: false,
            path: path.to_owned(),
        })
    }

    /// Returns the path that the archive was opened at.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Begins a transaction that is rolled back when the connection is closed; `None` where a copy must do.
fn begin_trial(path: &Path) -> Result<Option<Connection>> {
    let begun = connection::open_writer(path).and_then(|conn| {
        if migrate::standing(&conn, path, &migrate::runner())? != Standing::Current {
            return Ok(None);
        }
        conn.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Some(conn))
    });
    match begun {
        Err(StorageError::Locked { .. } | StorageError::Permission { .. }) => Ok(None),
        begun => begun,
    }
}

fn empty(path: &Path) -> StorageError {
    StorageError::NotAnArchive {
        path: path.to_owned(),
        reason: "it is empty",
    }
}

/// Opens for reading an archive whose schema is that of this program.
pub(crate) fn open_existing(path: &Path) -> Result<Connection> {
    require_archive(path)?;
    let conn = connection::open_reader(path)?;
    let runner = migrate::runner();
    match migrate::standing(&conn, path, &runner)? {
        Standing::Current => Ok(conn),
        Standing::Blank => Err(empty(path)),
        Standing::Behind { found, .. } => Err(StorageError::Older {
            path: path.to_owned(),
            found,
            known: migrate::newest(&runner),
        }),
    }
}

fn require_archive(path: &Path) -> Result<()> {
    match connection::look(path)? {
        Place::Database => Ok(()),
        Place::Empty => Err(empty(path)),
        Place::Missing => Err(StorageError::NotFound {
            path: path.to_owned(),
        }),
    }
}

fn open_migrated(path: &Path, mode: OpenMode) -> Result<Connection> {
    match mode {
        OpenMode::Create => drop(connection::look(path)?),
        OpenMode::ReadOnly | OpenMode::ReadWrite => require_archive(path)?,
    }
    let mut conn = connection::open_writer(path)?;
    let runner = migrate::runner();
    if migrate::standing(&conn, path, &runner)? == Standing::Blank && mode != OpenMode::Create {
        return Err(empty(path));
    }
    connection::patiently(|| {
        connection::make_durable(&conn)?;
        migrate::migrate(&mut conn, path, &runner)
    })?;
    Ok(conn)
}
