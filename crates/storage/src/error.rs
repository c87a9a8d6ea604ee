//! What can go wrong between the archive and the world.

use std::io;
use std::path::{Path, PathBuf};

use refinery::error::Kind;
use rusqlite::ErrorCode;

/// A result with a [`StorageError`].
pub type Result<T, E = StorageError> = std::result::Result<T, E>;

/// What stands behind an error.
pub(crate) type Cause = Box<dyn std::error::Error + Send + Sync>;

/// The world failed: disk, lock, schema. What is wrong with a source is data, and no error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// There is no such file.
    #[error("there is no archive at `{}`", path.display())]
    NotFound {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file is no database, or one of another program. It was not touched.
    #[error("`{}` is not an archive", path.display())]
    NotAnArchive {
        /// The file.
        path: PathBuf,
        /// What it is instead, a sentence fragment.
        reason: &'static str,
    },
    /// A newer version of this program made the file. It was not touched.
    #[error("archive `{}` has schema {found}; this program knows no schema after {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The newest migration in the file.
        found: i32,
        /// The newest migration in this program.
        known: i32,
    },
    /// An older version of this program made the file, and it was opened for reading only.
    #[error("archive `{}` has schema {found} and must be brought to schema {known} first", path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// The newest migration in the file.
        found: i32,
        /// The newest migration in this program.
        known: i32,
    },
    /// A migration that the file has applied is not the one of that number in this program.
    #[error("migration {migration} was edited after archive `{}` had applied it", path.display())]
    Divergent {
        /// The file.
        path: PathBuf,
        /// The migration: `V3__create_statements`.
        migration: String,
    },
    /// The schema could not be brought up to date. The file is as it was.
    #[error("cannot migrate archive `{}`", path.display())]
    Migration {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: Box<refinery::Error>,
    },
    /// Another program is writing, and went on writing for five seconds.
    #[error("the archive is locked by another program")]
    Locked {
        /// What SQLite says.
        #[source]
        source: Cause,
    },
    /// The disk failed to read or to write.
    #[error("the disk failed under the archive")]
    Disk {
        /// What SQLite says.
        #[source]
        source: Cause,
    },
    /// The disk is full.
    #[error("no space is left for the archive")]
    Full {
        /// What SQLite says.
        #[source]
        source: Cause,
    },
    /// The file, its folder or the disk cannot be written or read by this user.
    #[error("the archive cannot be opened or written with the permissions of its file and folder")]
    Permission {
        /// What SQLite says.
        #[source]
        source: Cause,
    },
    /// The file is damaged.
    #[error("the archive file is damaged")]
    Corrupt {
        /// What was found.
        #[source]
        source: Cause,
    },
    /// A file of that name is there already. It was not touched.
    #[error("there is a file `{}` already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A copy does not hold what the archive is to hold.
    #[error("the copy of `{}` is damaged in {count} places, the first: {first}", path.display())]
    Unsound {
        /// The archive.
        path: PathBuf,
        /// How many places.
        count: usize,
        /// The first of them.
        first: String,
    },
    /// Another archive was ordered to forget what this one holds.
    #[error("the other archive was ordered to forget `{address}`, which this one holds")]
    Ordered {
        /// What the first of these orders named.
        address: String,
        /// How many such orders there are.
        count: usize,
    },
    /// What was deleted is still in the log of the archive, as another program is reading it.
    #[error("another program is reading the archive, so that its log cannot be emptied")]
    StillRead,
    /// A file operation failed.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was attempted: `copy`.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        #[source]
        source: io::Error,
    },
    /// Anything else that SQLite says.
    #[error("the archive's database refused an operation")]
    Sqlite {
        /// What SQLite says.
        #[source]
        source: Cause,
    },
}

impl StorageError {
    pub(crate) fn corrupt(what: impl Into<Cause>) -> Self {
        Self::Corrupt {
            source: what.into(),
        }
    }

    /// Takes what refinery says; behind most of its errors stands one of SQLite.
    pub(crate) fn migration(path: &Path, error: refinery::Error) -> Self {
        let sqlite = match error.kind() {
            Kind::Connection(_, source) => source.downcast_ref::<rusqlite::Error>(),
            _ => None,
        };
        match sqlite.and_then(rusqlite::Error::sqlite_error_code) {
            Some(code) if is_worldly(code) => from_code(Some(code), Box::new(error)),
            _ => Self::Migration {
                path: path.to_owned(),
                source: Box::new(error),
            },
        }
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        from_code(error.sqlite_error_code(), Box::new(error))
    }
}

/// Tells whether a code speaks of the world around the database, and not of a wrong statement.
fn is_worldly(code: ErrorCode) -> bool {
    !matches!(
        from_code(Some(code), "".into()),
        StorageError::Sqlite { .. }
    )
}

fn from_code(code: Option<ErrorCode>, source: Cause) -> StorageError {
    match code {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StorageError::Locked { source }
        }
        Some(ErrorCode::DiskFull) => StorageError::Full { source },
        Some(ErrorCode::SystemIoFailure) => StorageError::Disk { source },
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            StorageError::Permission { source }
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StorageError::Corrupt { source }
        }
        _ => StorageError::Sqlite { source },
    }
}
