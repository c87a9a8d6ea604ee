//! Copies of an archive that are proven before they count.
//!
//! # Invariants
//! - The copy is made beside its name and checked there; only a sound one gets the name, and it gets it at once.
//! - No file is written over.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::check::Checks;
use crate::connection::beside;
use crate::{Archive, OpenMode, Result, StorageError};

impl Archive {
    /// Copies the archive to the new file `target` while others read and write, and proves the copy: it is opened, every
    /// digest in it is made again, and its content is that of the archive when the copy began.
    ///
    /// # Errors
    /// [`Exists`](StorageError::Exists) if there is such a file, [`Unsound`](StorageError::Unsound) if the copy, and so most
    /// likely the archive, is damaged; and what else can go wrong with a file. Then there is no file `target`.
    pub fn back_up(&self, target: &Path) -> Result<()> {
        refuse_existing(target)?;
        let unfinished = beside(target, ".part");
        remove_if_there(&unfinished)?;
        let made = copy(&self.conn, &unfinished).and_then(|()| prove(self, &unfinished));
        if let Err(error) = made {
            remove_if_there(&unfinished)?;
            return Err(error);
        }
        settle(&unfinished, target)
    }
}

/// Makes the new archive `target` of the backup `source`, which is checked first.
///
/// # Errors
/// As [`Archive::back_up`], and as [`Archive::open`] for `source`.
pub fn restore(source: &Path, target: &Path) -> Result<()> {
    Archive::open(source, OpenMode::ReadOnly)?.back_up(target)
}

/// A log beside a missing archive would be played into the new one.
pub(super) fn refuse_existing(target: &Path) -> Result<()> {
    let files = [
        target.to_owned(),
        beside(target, "-wal"),
        beside(target, "-journal"),
    ];
    match files.into_iter().find(|file| file.exists()) {
        Some(path) => Err(StorageError::Exists { path }),
        None => Ok(()),
    }
}

/// The copy has no log of its own, so that it is one file.
fn copy(conn: &Connection, target: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(target, flags)?;
    Backup::new(conn, &mut copy)?.step(-1)?;
    Ok(())
}

fn prove(archive: &Archive, copy: &Path) -> Result<()> {
    let copy = Archive::open(copy, OpenMode::ReadOnly)?;
    let checks = Checks {
        blobs: true,
        search: true,
        derive: None,
    };
    let findings = copy.check(&checks)?;
    match findings.first() {
        None => Ok(()),
        Some(first) => Err(StorageError::Unsound {
            path: archive.path().to_owned(),
            count: findings.len(),
            first: format!("{}: {}", first.what, first.problem),
        }),
    }
}

pub(super) fn settle(unfinished: &Path, target: &Path) -> Result<()> {
    let failed = |path: &Path, source| StorageError::Io {
        action: "write",
        path: path.to_owned(),
        source,
    };
    let synced = File::open(unfinished).and_then(|file| file.sync_all());
    synced.map_err(|source| failed(unfinished, source))?;
    // Unlike renaming, linking fails where somebody else has just made a file of that name.
    fs::hard_link(unfinished, target)
        .or_else(|_| rename_new(unfinished, target))
        .map_err(|source| failed(target, source))?;
    remove_if_there(unfinished)?;
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let synced = File::open(&folder).and_then(|folder| folder.sync_all());
    synced.map_err(|source| failed(&folder, source))
}

/// For file systems without hard links.
fn rename_new(unfinished: &Path, target: &Path) -> std::io::Result<()> {
    if target.exists() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(unfinished, target)
}

pub(super) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(StorageError::Io {
            action: "remove",
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}
