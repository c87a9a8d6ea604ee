//! A failure, told to a person: what, why, and what to do.

use std::io::{self, Write as _};
use std::path::Path;

use archive_storage::StorageError;
use archive_storage::sql::SqlError;

use crate::exit::{self, Failure};
use crate::terminal::escape;

/// Writes `error` to standard error and returns the exit code. A closed pipe is success, and silent.
///
/// `archive` is the path of the archive: where it is locked, whoever holds it is named.
pub(crate) fn report(error: &anyhow::Error, archive: &Path) -> u8 {
    let pipe = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    if pipe
        .into_iter()
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    {
        return exit::DONE;
    }
    let causes = causes(error)
        .into_iter()
        .map(|cause| format!("  caused by: {cause}\n"));
    let hint = hint(error).map(|hint| format!("hint: {hint}\n"));
    let lines = std::iter::once(format!("error: {error}\n"))
        .chain(causes)
        .chain(place(error, archive))
        .chain(holder(error, archive))
        .chain(hint);
    say(&lines.collect::<String>());
    exit::code_of(error)
}

/// Names the archive where its disk failed: what SQLite says has no path in it.
fn place(error: &anyhow::Error, archive: &Path) -> Option<String> {
    let mut causes = error.chain();
    let storage = causes.find_map(|cause| cause.downcast_ref::<StorageError>())?;
    let is_of_the_disk = matches!(
        storage,
        StorageError::Disk { .. } | StorageError::Full { .. } | StorageError::Permission { .. }
    );
    is_of_the_disk.then(|| format!("  archive: `{}`\n", archive.display()))
}

/// Names the process that holds a locked archive, where it has said who it is.
fn holder(error: &anyhow::Error, archive: &Path) -> Option<String> {
    if exit::code_of(error) != exit::LOCKED {
        return None;
    }
    let holder = archive_storage::holder(archive)?;
    Some(format!(
        "  held by: process {}, `{}`, since {}\n",
        holder.pid, holder.command, holder.since
    ))
}

/// Lists the causes of `error`, without those that only say again what the one before them says.
fn causes(error: &anyhow::Error) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if causes
            .last()
            .is_none_or(|last| !cause.contains(last.as_str()))
        {
            causes.push(cause);
        }
    }
    causes
}

/// Writes a message to standard error, with what could drive a terminal escaped.
pub(crate) fn say(message: &str) {
    // If standard error is closed there is nobody left to tell.
    let _written = io::stderr().write_all(escape(message).as_bytes());
}

fn hint(error: &anyhow::Error) -> Option<String> {
    let own = error
        .downcast_ref::<Failure>()
        .and_then(|failure| failure.hint.clone());
    let sql = || error.downcast_ref::<SqlError>().and_then(SqlError::hint);
    let storage = || {
        error
            .chain()
            .find_map(|cause| cause.downcast_ref::<StorageError>())
            .and_then(hint_storage)
    };
    own.or_else(sql).or_else(storage)
}

fn hint_storage(error: &StorageError) -> Option<String> {
    let hint = match error {
        StorageError::NotFound { .. } => {
            "`archive ingest PATH` makes one; `--archive FILE` or ARCHIVE_DB says where it is"
        }
        StorageError::NotAnArchive { .. } => {
            "the file was left as it is; name another one with `--archive FILE` or ARCHIVE_DB"
        }
        StorageError::Newer { .. } => {
            "the file was left as it is; use the newest version of this program"
        }
        StorageError::Older { .. } => {
            "run any command that writes, such as `archive ingest`: it keeps a copy first"
        }
        StorageError::Divergent { .. } => {
            "the file was left as it is; use the program that made it, and report this"
        }
        StorageError::Locked { .. } => {
            "wait until the other program has ended, then run the same command again"
        }
        StorageError::Full { .. } => {
            "make room, then run the same command again: what was recorded is kept"
        }
        StorageError::Disk { .. } => "check the disk and its quota; what was recorded is kept",
        StorageError::Permission { .. } => "the file and its folder must be writable by you",
        StorageError::Corrupt { .. } => {
            "nothing was written; make a copy of the file and restore from a backup"
        }
        StorageError::Exists { .. } => "no file is written over: move it away or name another one",
        StorageError::Unsound { .. } => {
            "`archive fsck --all` names all that is damaged; no copy was kept"
        }
        StorageError::Ordered { .. } => {
            "`--carry-out-purges` forgets here too what the other archive was ordered to forget; nothing was changed"
        }
        StorageError::StillRead => {
            "the rest went well: run the same command again when the other program has ended"
        }
        _ => return None,
    };
    Some(hint.to_owned())
}
