//! All or nothing.

use rusqlite::{Connection, TransactionBehavior};

use crate::{Archive, Result};

impl Archive {
    /// Does `work` in one transaction: what it wrote is on the disk when this returns, and nothing of it if it fails.
    ///
    /// In an archive opened for trial that is a part of the one transaction that never commits. Within a group it is
    /// committed with the group, and takes the group with it if it fails: a savepoint would have the search index written out.
    pub(crate) fn atomically<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        if self.is_trial {
            let savepoint = self.conn.savepoint()?;
            let done = work(&savepoint)?;
            savepoint.commit()?;
            return Ok(done);
        }
        if !self.conn.is_autocommit() {
            return work(&self.conn).inspect_err(|_| self.give_up());
        }
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    }

    /// Does `work` in a transaction of its own, which is kept only if `work` says so.
    pub(crate) fn in_transaction<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<(T, bool)>,
    ) -> Result<T> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (done, is_kept) = work(&tx)?;
        if is_kept {
            tx.commit()?;
        } else {
            tx.rollback()?;
        }
        Ok(done)
    }
}
