//! Who is writing: a notice beside the archive, so that whoever has to wait can be told for whom.
//!
//! SQLite's lock is what keeps two writers apart, and it has no name on it. A program that writes puts up `archive.db-writer`
//! with its process, command and time, and holds a lock on that file for as long as it lives: a notice without a lock was
//! left by a program that was killed, and counts for nothing.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use archive_model::Timestamp;

use crate::connection::beside;

/// A program that is writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its process id.
    pub pid: u32,
    /// When it began.
    pub since: Timestamp,
    /// Its command line.
    pub command: String,
}

/// A notice that is up; it comes down when this is dropped.
#[derive(Debug)]
pub struct Notice {
    path: PathBuf,
    _locked: File,
}

/// A notice is a few words; whatever is longer is none.
const LONGEST: u64 = 4096;

impl Notice {
    /// Puts up a notice that this process writes to the archive at `archive`.
    ///
    /// A courtesy: where another program has one up, or the folder cannot be written, there is none, and nothing is wrong.
    pub fn put_up(archive: &Path, command: &str, since: &Timestamp) -> Option<Self> {
        let path = beside(archive, "-writer");
        let put_up = || -> io::Result<Self> {
            let mut file = fs::OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            file.try_lock()?;
            file.set_len(0)?;
            let command = command.replace('\n', " ");
            writeln!(file, "{}\n{since}\n{command}", std::process::id())?;
            Ok(Self {
                path: path.clone(),
                _locked: file,
            })
        };
        put_up()
            .inspect_err(|error| tracing::debug!(%error, "no notice of the writer"))
            .ok()
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        // One that stays up says nothing once its lock is gone.
        let _removed = fs::remove_file(&self.path);
    }
}

/// Returns who is writing to the archive at `archive`, as far as that is known.
pub fn holder(archive: &Path) -> Option<Holder> {
    let file = File::open(beside(archive, "-writer")).ok()?;
    let Err(TryLockError::WouldBlock) = file.try_lock_shared() else {
        return None;
    };
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    let mut lines = text.lines();
    Some(Holder {
        pid: lines.next()?.parse().ok()?,
        since: lines.next()?.parse().ok()?,
        command: lines.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_the_writer_until_it_comes_down() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archive.db");
        let since: Timestamp = "2025-07-18T12:00:00.000Z".parse().unwrap();
        assert_eq!(holder(&archive), None);
        let notice = Notice::put_up(&archive, "archive ingest a\nb", &since).unwrap();
        assert!(Notice::put_up(&archive, "archive optimize", &since).is_none());
        let expected = Holder {
            pid: std::process::id(),
            since: since.clone(),
            command: "archive ingest a b".to_owned(),
        };
        assert_eq!(holder(&archive), Some(expected));
        drop(notice);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        fs::write(
            beside(&archive, "-writer"),
            "7\n2025-07-18T12:00:00.000Z\nkilled\n",
        )
        .unwrap();
        assert_eq!(holder(&archive), None);
        assert!(Notice::put_up(&archive, "archive optimize", &since).is_some());
    }
}
