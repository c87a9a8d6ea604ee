//! Two archives into one, and one into two.
//!
//! Rows of the other archive are copied, with ids of their own; what is there already, by digest or by all that is known of
//! it, is found and not copied again. So merging twice adds nothing, and the order of merging makes no difference to the
//! content.
//!
//! - A statement joins the one of its name, if that is the same work ([`works`]); of two different works with one name the
//!   one that was recorded first keeps it, and the other gets eight digits of its digest.
//! - Versions keep their times, so that they fall into place; their numbers stay, except where the statement has others
//!   already ([`timeline`]).
//! - What a person settled there holds for statements that come from there. On statements that both have, another decision
//!   than here becomes a question ([`filings`]).
//! - Orders to forget hold for both: what one archive was ordered to forget, the other does not bring back.
//!
//! # Invariants
//! - The other archive is checked first, and not written to.
//! - All in one transaction.

mod filings;
mod rows;
mod timeline;
mod works;

use std::path::Path;

use archive_model::Slug;
use rusqlite::{Connection, named_params};

use super::check::Checks;
use super::copy::{refuse_existing, remove_if_there, settle};
use crate::connection::beside;
use crate::{Archive, OpenMode, Result, StorageError};

pub use timeline::Renumbered;
pub use works::Renamed;

/// How to merge.
#[derive(Default)]
pub struct MergeOptions<'a> {
    /// Say what would come of it, and change nothing.
    pub dry_run: bool,
    /// Forget what the other archive was ordered to forget.
    pub carry_out_purges: bool,
    /// Learns what is being done, for a person who waits.
    pub progress: Option<&'a dyn Fn(&'static str)>,
}

/// What merging came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Statements that this archive did not have.
    pub statements: u64,
    /// Statements that both had.
    pub joined: u64,
    /// Versions that came.
    pub versions: u64,
    /// Captures that came.
    pub captures: u64,
    /// Distinct bytes that came.
    pub blobs: u64,
    /// Captures that were left out because of an order to forget.
    pub refused: u64,
    /// Versions that this archive forgot, as the other had been ordered to.
    pub purged: u64,
    /// Decisions of the other archive on statements that both have, which became questions here.
    pub questions: u64,
    /// Different statements that had one name.
    pub renamed: Vec<Renamed>,
    /// Versions of the other archive that have another number here.
    pub renumbered: Vec<Renumbered>,
}

/// Which statements a part of an archive gets.
#[derive(Debug, Clone, Copy)]
pub enum Selection<'a> {
    /// These, with the captures that show them.
    Only(&'a [Slug]),
    /// All but these, with all captures that do not show them.
    AllBut(&'a [Slug]),
}

impl Archive {
    /// Takes in all that the archive at `other` holds.
    ///
    /// # Errors
    /// As [`open`](Self::open) for the other archive; [`Unsound`](StorageError::Unsound) if that is damaged;
    /// [`Ordered`](StorageError::Ordered) if it was ordered to forget what this one holds, and the options do not say that
    /// this is to be carried out here too; and if this archive cannot be written. Then nothing of it is taken in.
    pub fn merge(&mut self, other: &Path, options: &MergeOptions<'_>) -> Result<Merged> {
        let tell = |what| {
            if let Some(progress) = options.progress {
                progress(what);
            }
        };
        tell("checking the other archive");
        let theirs = Self::open(other, OpenMode::ReadOnly)?;
        require_sound(&theirs)?;
        let pick = "INSERT INTO picked SELECT statement_id FROM other.statement";
        if options.carry_out_purges {
            self.conn.pragma_update(None, "secure_delete", true)?;
        }
        let merged = self.with_attached(other, |conn| {
            rows::begin(conn)?;
            conn.execute_batch(pick)?;
            let merged = pour(conn, &theirs, options, true, &tell)?;
            tell(if options.dry_run {
                "undoing"
            } else {
                "committing"
            });
            rows::end(conn)?;
            Ok((merged, !options.dry_run))
        })?;
        if merged.purged > 0 && !options.dry_run {
            tell("wiping what was forgotten");
            self.wipe()?;
        }
        Ok(merged)
    }

    /// Copies a part of the archive into the new archive `target`.
    ///
    /// Orders to forget, and the runs of `archive ingest`, are in every part.
    ///
    /// # Errors
    /// [`Exists`](StorageError::Exists) if there is such a file, and what else can go wrong with a file. Then there is no
    /// file `target`.
    pub fn split(&self, target: &Path, selection: Selection<'_>) -> Result<Merged> {
        refuse_existing(target)?;
        let unfinished = beside(target, ".part");
        remove_if_there(&unfinished)?;
        let made = self.split_into(&unfinished, selection);
        match made {
            Ok(merged) => settle(&unfinished, target).map(|()| merged),
            Err(error) => {
                remove_if_there(&unfinished)?;
                Err(error)
            }
        }
    }

    fn split_into(&self, unfinished: &Path, selection: Selection<'_>) -> Result<Merged> {
        let mut part = Self::open(unfinished, OpenMode::Create)?;
        let merged = part.with_attached(self.path(), |conn| {
            rows::begin(conn)?;
            let with_strays = pick(conn, selection)?;
            let options = MergeOptions::default();
            let merged = pour(conn, self, &options, with_strays, &|_| ())?;
            rows::end(conn)?;
            Ok((merged, true))
        })?;
        require_sound(&part)?;
        Ok(merged)
    }

    /// Does `work` in one transaction with the archive at `path` attached as `other`; commits if it says so.
    fn with_attached<T>(
        &mut self,
        path: &Path,
        work: impl FnOnce(&Connection) -> Result<(T, bool)>,
    ) -> Result<T> {
        // A relative path can look like a URI.
        let absolute = std::path::absolute(path).map_err(|source| StorageError::Io {
            action: "find",
            path: path.to_owned(),
            source,
        })?;
        let name = absolute
            .to_str()
            .ok_or_else(|| rusqlite::Error::InvalidPath(path.to_owned()))?;
        self.conn.execute(
            "ATTACH DATABASE :path AS other",
            named_params! { ":path": name },
        )?;
        let done = self.in_transaction(work);
        let detached = self.conn.execute_batch("DETACH DATABASE other");
        let done = done?;
        detached?;
        Ok(done)
    }
}

fn require_sound(archive: &Archive) -> Result<()> {
    let checks = Checks {
        blobs: true,
        ..Checks::default()
    };
    let findings = archive.check(&checks)?;
    match findings.first() {
        None => Ok(()),
        Some(first) => Err(StorageError::Unsound {
            path: archive.path().to_owned(),
            count: findings.len(),
            first: format!("{}: {}", first.what, first.problem),
        }),
    }
}

/// Notes which statements are picked; tells whether captures that show none are picked as well.
fn pick(conn: &Connection, selection: Selection<'_>) -> Result<bool> {
    const ONLY: &str = "
        INSERT INTO picked SELECT statement_id FROM other.statement WHERE slug = :slug";
    const BUT: &str = "
        DELETE FROM picked WHERE statement_id =
            (SELECT statement_id FROM other.statement WHERE slug = :slug)";
    let (sql, slugs, is_rest) = match selection {
        Selection::Only(slugs) => (ONLY, slugs, false),
        Selection::AllBut(slugs) => (BUT, slugs, true),
    };
    if is_rest {
        conn.execute_batch("INSERT INTO picked SELECT statement_id FROM other.statement")?;
    }
    for slug in slugs {
        conn.execute(sql, named_params! { ":slug": slug.as_str() })?;
    }
    // A version that a decision moved brings the statement along that its editions are of.
    while conn.execute(OWNERS, [])? > 0 {}
    Ok(is_rest)
}

const OWNERS: &str = "
    INSERT INTO picked SELECT DISTINCT e.statement_id FROM picked p
    JOIN other.version v ON v.statement_id = p.statement_id
    JOIN other.version_edition ve ON ve.version_id = v.version_id JOIN other.edition e ON e.edition_id = ve.edition_id
    WHERE true ON CONFLICT DO NOTHING";

/// Copies what is picked of the attached archive, which is also open as `theirs`.
fn pour(
    conn: &Connection,
    theirs: &Archive,
    options: &MergeOptions<'_>,
    with_strays: bool,
    tell: &dyn Fn(&'static str),
) -> Result<Merged> {
    let mut merged = Merged::default();
    tell("orders to forget");
    rows::orders(conn)?;
    merged.purged = rows::obey(conn, options.carry_out_purges)?;
    merged.refused = rows::leave_out(conn)?;
    tell("statements");
    works::place(conn, theirs, &mut merged)?;
    tell("captures and their bytes");
    merged.blobs = rows::blobs(conn, with_strays)?;
    merged.captures = rows::captures(conn)?;
    rows::derivations(conn)?;
    tell("texts");
    rows::editions(conn)?;
    tell("versions");
    timeline::lay(conn, &mut merged)?;
    rows::links(conn)?;
    tell("what people settled");
    merged.questions = filings::copy(conn, theirs)?;
    Ok(merged)
}
