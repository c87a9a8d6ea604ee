//! Several captures in one commit.

use crate::{Archive, Result};

impl Archive {
    /// Does `work` and commits what it recorded all at once.
    ///
    /// What was recorded is on the disk when this returns, and nothing of it if `work` or the commit fails. A commit waits
    /// for the disk, and the search index is written out at each: a hundred captures in one are recorded twice as fast.
    /// Others cannot write until `work` is done.
    ///
    /// # Errors
    /// Those of `work`, and if the archive cannot be written.
    pub fn together<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if !self.conn.is_autocommit() {
            return work(self);
        }
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|done| {
            self.conn.execute_batch("COMMIT")?;
            Ok(done)
        });
        if done.is_err() {
            self.give_up();
        }
        done
    }

    /// Takes back what the group at hand has written, unless SQLite has done so already.
    pub(crate) fn give_up(&self) {
        if self.conn.is_autocommit() {
            return;
        }
        // A failure here is one of the disk, which the caller is about to tell; closing the file rolls back as well.
        if let Err(error) = self.conn.execute_batch("ROLLBACK") {
            tracing::warn!(%error, "cannot roll back");
        }
    }
}

#[cfg(test)]
mod tests {
    use archive_model::{SourceKind, Timestamp};

    use crate::{Archive, Content, NewCapture, NewRun, OpenMode, StorageError};

    fn fail(archive: &mut Archive) -> Result<(), StorageError> {
        archive.atomically(|conn| Ok(conn.execute_batch("SELECT nonsense")?))
    }

    fn record(archive: &mut Archive, uri: &str) -> Result<(), StorageError> {
        let at: Timestamp = "2025-07-18T12:00:00.000Z".parse().unwrap();
        let run = archive.begin_run(&NewRun {
            started_at: &at,
            tool_version: "0.0.0",
            args_json: "[]",
        })?;
        let capture = NewCapture {
            source_kind: SourceKind::File,
            source_uri: uri,
            member_path: None,
            captured_at: &at,
            recorded_at: &at,
            media_type: None,
            charset_declared: None,
            charset_sniffed: None,
            bytes: uri.as_bytes(),
            content: Content::Quarantined {
                code: "binary",
                message: "no text",
            },
        };
        archive.record(run, &capture).map(drop)
    }

    #[test]
    fn a_group_is_kept_wholly_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let mut archive = Archive::open(&path, OpenMode::Create).unwrap();
        let seen = |archive: &Archive| archive.status().unwrap().captures;
        let kept = archive.together(|archive| {
            record(archive, "a")?;
            record(archive, "b")?;
            // Another connection sees nothing of a group that is not committed.
            let other = Archive::open(&path, OpenMode::ReadOnly)?;
            Ok(seen(&other))
        });
        assert_eq!((kept.unwrap(), seen(&archive)), (0, 2));
        let failed = archive.together(|archive| {
            record(archive, "c")?;
            fail(archive)
        });
        assert!(failed.is_err());
        let swallowed = archive.together(|archive| {
            record(archive, "d")?;
            drop(fail(archive));
            Ok(())
        });
        assert!(swallowed.is_err());
        assert_eq!(seen(&archive), 2);
        record(&mut archive, "e").unwrap();
        assert_eq!(seen(&archive), 3);
    }
}
