//! Exit codes, and which failure has which.
//!
//! The numbers of `sysexits.h` (BSD) where there is one; they are part of the interface and never change their meaning.

use archive_storage::StorageError;
use archive_storage::sql::SqlError;

/// All went well.
pub const DONE: u8 = 0;
/// Nothing was found.
pub const NOTHING_FOUND: u8 = 1;
/// The command line makes no sense.
pub const USAGE: u8 = 2;
/// `fsck` found damage, or a copy would have had some.
pub const DAMAGED: u8 = 4;
/// Some input was kept but holds no text that could be read.
pub const QUARANTINED: u8 = 65;
/// An input does not exist or cannot be read.
pub const INPUT_MISSING: u8 = 66;
/// The program did something that it must not: a bug.
pub const BUG: u8 = 70;
/// A disk, a file or the archive failed.
pub const IO: u8 = 74;
/// Another process holds the archive.
pub const LOCKED: u8 = 75;
/// A person stopped the run.
pub const INTERRUPTED: u8 = 130;

/// A failure that has an exit code and a hint of its own.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The exit code.
    pub(crate) code: u8,
    /// What was attempted and failed, a lower-case fragment.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
}

impl Failure {
    /// Nothing is there under this name.
    pub(crate) fn nothing_found(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code: NOTHING_FOUND,
            message: message.into(),
            hint: Some(hint.into()),
        }
    }

    /// The command line makes no sense.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code: USAGE,
            message: message.into(),
            hint: Some(hint.into()),
        }
    }

    /// An input cannot be read.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self {
            code: INPUT_MISSING,
            message: message.into(),
            hint: None,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Returns the exit code of a command that failed.
pub(crate) fn code_of(error: &anyhow::Error) -> u8 {
    let failure = error.downcast_ref::<Failure>().map(|failure| failure.code);
    let query = error.downcast_ref::<SqlError>();
    let query = query
        .filter(|error| !matches!(error, SqlError::Storage(_)))
        .map(|_| USAGE);
    let storage = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<StorageError>())
        .map(code_of_storage);
    failure.or(query).or(storage).unwrap_or(IO)
}

fn code_of_storage(error: &StorageError) -> u8 {
    match error {
        StorageError::NotFound { .. } => INPUT_MISSING,
        StorageError::NotAnArchive { .. }
        | StorageError::Newer { .. }
        | StorageError::Ordered { .. } => QUARANTINED,
        StorageError::Locked { .. } | StorageError::StillRead => LOCKED,
        StorageError::Unsound { .. } => DAMAGED,
        StorageError::Sqlite { .. } => BUG,
        _ => IO,
    }
}
