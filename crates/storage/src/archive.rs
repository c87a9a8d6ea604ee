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
            path: path.to_owned(),
        })
    }

    /// Opens a private copy of the archive at `path`, which vanishes when it is dropped; an empty one if there is no such
    /// file.
    ///
    /// For `--dry-run`: whatever is recorded in it, the file at `path` stays as it is, and none is made.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_scratch(path: &Path) -> Result<Self> {
        let mut conn = connection::open_private()?;
        if connection::look(path)? == Place::Database {
            let source = connection::open_reader(path)?;
            // Whose file it is must be known before it is copied.
            migrate::standing(&source, path, &migrate::runner())?;
            Backup::new(&source, &mut conn)?.step(-1)?;
        }
        migrate::migrate_in_place(&mut conn, path, &migrate::runner())?;
        Ok(Self {
            conn,
            path: path.to_owned(),
        })
    }

    /// Returns the path that the archive was opened at.
    pub fn path(&self) -> &Path {
        &self.path
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
