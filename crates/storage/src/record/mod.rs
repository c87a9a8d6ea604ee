//! Recording captures.
//!
//! The path of one capture, all in one transaction: its bytes become a blob ([`blob`]), the way to its text a derivation
//! ([`derivation`]), its statement is found ([`identity`]), what it means for that is decided ([`version`]), and what is new
//! is written ([`edition`], [`change`], [`alignment`]). The rules stand at the head of `identity` and `version`.

mod alignment;
pub(crate) mod blob;
mod capture;
pub(crate) mod change;
pub(crate) mod derivation;
mod edition;
mod identity;
mod language;
mod late;
mod outdated;
mod place;
mod reread;
mod settle;
mod shelf;
mod statement;
mod text;
mod types;
pub(crate) mod version;

use archive_model::{
    BlobId, CaptureId, Cause, ChangeClass, DerivationId, Digest, Lang, Outcome, RunId, Slug,
    StatementId, Timestamp, VersionId,
};
use rusqlite::{Connection, named_params};

use self::capture::CaptureRow;
use self::identity::{Evidence, Identity};
use self::version::{Decision, Held, HeldEdition, NewVersion, Plan, Planned};
use crate::compare::{self, Step};
use crate::{Archive, Result, content, read};

pub(crate) use identity::{ALIKE, fill_samples, is_without_samples, put_sample};
pub use outdated::Outdated;
pub use reread::{Reading, Reread, RereadLang};
pub use settle::{Answer, Refusal, Settled, Settler, Verdict};
pub use types::{
    Align, Content, Derived, IdentifiedBy, Issuer, KeyStrength, NewCapture, NewRun, Pipeline,
    Recorded, RunCounts, RunStatus, Shown, StatementKey,
};

impl Archive {
    /// Records that a run of `archive ingest` begins.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn begin_run(&mut self, run: &NewRun<'_>) -> Result<RunId> {
        const SQL: &str = "
            INSERT INTO ingest_run (started_at, tool_version, args_json)
            VALUES (:started_at, :tool_version, :args_json)";
        if identity::is_without_samples(&self.conn)? {
            self.atomically(identity::fill_samples)?;
        }
        let id = self.conn.prepare_cached(SQL)?.insert(named_params! {
            ":started_at": run.started_at.as_str(),
            ":tool_version": run.tool_version,
            ":args_json": run.args_json,
        })?;
        Ok(RunId(id))
    }

    /// Records how a run ended.
    ///
    /// # Errors
    /// If the archive cannot be written.
    pub fn finish_run(
        &mut self,
        run: RunId,
        status: RunStatus,
        counts: &RunCounts,
        finished_at: &Timestamp,
    ) -> Result<()> {
        const SQL: &str = "
            UPDATE ingest_run SET status = :status, finished_at = :finished_at, n_seen = :seen, n_new = :new,
                n_version = :version, n_unchanged = :unchanged, n_quarantined = :quarantined, n_error = :error
            WHERE run_id = :run";
        self.conn.prepare_cached(SQL)?.execute(named_params! {
            ":run": run.0,
            ":status": status.as_str(),
            ":finished_at": finished_at.as_str(),
            ":seen": counts.seen,
            ":new": counts.new,
            ":version": counts.version,
            ":unchanged": counts.unchanged,
            ":quarantined": counts.quarantined,
            ":error": counts.error,
        })?;
        Ok(())
    }

    /// Records one capture, in one transaction; when it returns, what it recorded is on the disk.
    ///
    /// # Errors
    /// If the archive cannot be written. Then nothing of the capture is in it.
    pub fn record(&mut self, run: RunId, capture: &NewCapture<'_>) -> Result<Recorded> {
        self.atomically(|conn| record_in(conn, run, capture))
    }
}

/// Records one capture within a transaction of the caller.
fn record_in(conn: &Connection, run: RunId, capture: &NewCapture<'_>) -> Result<Recorded> {
    match capture.content {
        Content::Statement(derived) => record_statement(conn, Seen::Now(run), capture, derived),
        Content::Quarantined { code, message } => {
            let blob = blob::keep(conn, capture.bytes)?;
            let duplicate_of = capture::first_source(conn, blob)?;
            let row = CaptureRow {
                blob: Some(blob.id),
                outcome: Outcome::Quarantined,
                error: Some((code, message)),
            };
            without_text(conn, run, capture, &row, duplicate_of)
        }
        Content::Failed { code, message } => {
            let row = CaptureRow {
                blob: None,
                outcome: Outcome::Error,
                error: Some((code, message)),
            };
            without_text(conn, run, capture, &row, None)
        }
    }
}

fn without_text(
    conn: &Connection,
    run: RunId,
    capture: &NewCapture<'_>,
    row: &CaptureRow<'_>,
    duplicate_of: Option<String>,
) -> Result<Recorded> {
    Ok(Recorded {
        capture: capture::insert(conn, run, capture, row)?,
        outcome: row.outcome,
        duplicate_of,
        shown: None,
    })
}

/// Whether a capture is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// It is, and of this run.
    Now(RunId),
    /// It was recorded without its text.
    Before(CaptureId),
}

fn record_statement(
    conn: &Connection,
    seen: Seen,
    capture: &NewCapture<'_>,
    derived: &Derived<'_>,
) -> Result<Recorded> {
    let blob = blob::keep(conn, capture.bytes)?;
    let duplicate_of = capture::first_source(conn, blob)?;
    let declared = capture.charset_declared.unwrap_or_default();
    let derivation = derivation::record(conn, blob.id, declared, capture.recorded_at, derived)?;
    let editions = derived.document.editions.iter();
    let shown: Vec<(Lang, Digest)> = editions
        .map(|edition| (edition.lang, content::of_edition(edition)))
        .collect();
    let evidence = Evidence {
        capture,
        key: &derived.statement,
        editions: &derived.document.editions,
        content: content::of_version(shown.iter().copied()),
        known_blob: (!blob.is_new).then_some(blob.id),
    };
    let identity = identity::identify(conn, &evidence)?;
    let held = match identity.statement {
        Some(statement) => version::held(conn, statement)?,
        None => Vec::new(),
    };
    let last = match identity.statement {
        Some(statement) => version::last_shown(conn, statement, capture, blob.id)?,
        None => None,
    };
    let document = derived.document;
    let stated_on = document
        .updated_on
        .as_ref()
        .or(document.published_on.as_ref());
    let mut decision =
        version::decide(&held, last.as_ref(), &shown, capture.captured_at, stated_on);
    if let (Seen::Before(_), Decision::Adds(plan)) = (seen, &mut decision) {
        plan.cause = Cause::Pipeline;
    }
    let work = Work {
        conn,
        seen,
        capture,
        derived,
        blob: blob.id,
        derivation,
        shown: &shown,
        held: &held,
        evidence: &evidence,
        identity: &identity,
    };
    let (capture, outcome, shown) = work.carry_out(&decision)?;
    Ok(Recorded {
        capture,
        outcome,
        duplicate_of,
        shown: Some(shown),
    })
}

/// Everything that is known of a capture when the writing begins.
struct Work<'a> {
    conn: &'a Connection,
    seen: Seen,
    capture: &'a NewCapture<'a>,
    derived: &'a Derived<'a>,
    blob: BlobId,
    derivation: DerivationId,
    shown: &'a [(Lang, Digest)],
    held: &'a [Held],
    evidence: &'a Evidence<'a>,
    identity: &'a Identity,
}

impl Work<'_> {
    fn carry_out(&self, decision: &Decision) -> Result<(CaptureId, Outcome, Shown)> {
        let outcome = match decision {
            Decision::Shows(_) => Outcome::Unchanged,
            Decision::Adds(_) if self.held.is_empty() => Outcome::New,
            Decision::Adds(_) => Outcome::Version,
        };
        let row = CaptureRow {
            blob: Some(self.blob),
            outcome,
            error: None,
        };
        let capture = match self.seen {
            Seen::Now(run) => capture::insert(self.conn, run, self.capture, &row)?,
            Seen::Before(capture) => capture,
        };
        let (version, seq, change_class) = match decision {
            Decision::Shows(version) => (*version, self.seq_of(*version), ChangeClass::None),
            Decision::Adds(plan) => self.add(capture, plan)?,
        };
        self.link(capture, version)?;
        let questions = self.note(capture, version)?;
        let shown = Shown {
            slug: self.identity.slug.clone(),
            version,
            seq,
            change_class,
            identified_by: self.identity.by,
            score: self.identity.score,
            reason: self.identity.reason.clone(),
            questions,
        };
        Ok((capture, outcome, shown))
    }

    /// Notes what the statement can be found by next time, why the capture is filed to it, and what is to be asked; returns
    /// the statements that it may be.
    fn note(&self, capture: CaptureId, version: VersionId) -> Result<Vec<Slug>> {
        let statement = read::statement_of_version(self.conn, version)?;
        identity::record_clues(self.conn, statement, self.evidence)?;
        if let Some(reason) = &self.identity.reason {
            identity::reason(self.conn, capture, reason)?;
        }
        if self.identity.statement.is_some() {
            return Ok(Vec::new());
        }
        let at = self.capture.recorded_at;
        identity::ask(self.conn, statement, &self.identity.doubts, at)
    }

    fn seq_of(&self, version: VersionId) -> u32 {
        let mut held = self.held.iter();
        let version = held.find(|held| held.id == version);
        version
            .expect("a capture is found to show a version that is held")
            .seq
    }

    fn add(&self, capture: CaptureId, plan: &Plan) -> Result<(VersionId, u32, ChangeClass)> {
        let statement = self.statement()?;
        let editions = self.editions(statement, plan)?;
        let step = self.step(plan, &editions)?;
        let change_class = step.as_ref().map_or(ChangeClass::First, |step| step.class);
        let seq = version::next_seq(self.conn, statement)?;
        let version = NewVersion {
            statement,
            seq,
            capture,
            recorded_at: self.capture.recorded_at,
            plan,
            change_class,
            editions: &editions,
        };
        let version = version::insert(self.conn, &version)?;
        if let (Some(predecessor), Some(step)) = (plan.predecessor, &step) {
            change::record(self.conn, predecessor, version, &step.diff)?;
        }
        let fresh = &self.derived.document.editions;
        alignment::record(self.conn, &editions, fresh, self.derived.align)?;
        Ok((version, seq, change_class))
    }

    fn statement(&self) -> Result<StatementId> {
        let key = &self.derived.statement;
        let Some(statement) = self.identity.statement else {
            let recorded_at = self.capture.recorded_at;
            return statement::insert(self.conn, &self.identity.slug, key, recorded_at);
        };
        statement::complete(self.conn, statement, key)?;
        Ok(statement)
    }

    fn editions(&self, statement: StatementId, plan: &Plan) -> Result<Vec<HeldEdition>> {
        let planned = plan.editions.iter();
        planned
            .map(|planned| match planned {
                Planned::Carried(edition) => Ok(*edition),
                Planned::Shown(place) => self.edition(statement, *place),
            })
            .collect()
    }

    fn edition(&self, statement: StatementId, place: usize) -> Result<HeldEdition> {
        let (lang, digest) = self.shown[place];
        let edition = &self.derived.document.editions[place];
        let (conn, derivation) = (self.conn, self.derivation);
        let id = edition::record(conn, statement, derivation, self.derived, edition, &digest)?;
        Ok(HeldEdition { id, lang, digest })
    }

    /// Compares what is planned with the version before it; `None` if it is the first.
    fn step(&self, plan: &Plan, editions: &[HeldEdition]) -> Result<Option<Step>> {
        let Some(predecessor) = plan.predecessor else {
            return Ok(None);
        };
        let before = read::editions(self.conn, predecessor)?;
        let after = editions
            .iter()
            .map(|edition| read::edition(self.conn, edition.id));
        let after: Vec<_> = after.collect::<Result<_>>()?;
        let shown = self.derived.document.editions.iter();
        let shown = shown.map(|edition| edition.paragraphs.as_slice());
        Ok(Some(compare::step(&before, &after, shown)))
    }

    fn link(&self, capture: CaptureId, version: VersionId) -> Result<()> {
        const SQL: &str = "
            INSERT INTO capture_version (capture_id, version_id, identified_by, score, derivation_id, shown_sha256, shown_langs)
            VALUES (:capture, :version, :identified_by, :score, :derivation, :shown, :langs)";
        let mut langs: Vec<_> = self.shown.iter().map(|(lang, _)| lang.as_str()).collect();
        langs.sort_unstable();
        self.conn.prepare_cached(SQL)?.execute(named_params! {
            ":capture": capture.0,
            ":version": version.0,
            ":identified_by": self.identity.by.as_str(),
            ":score": self.identity.score,
            ":derivation": self.derivation.0,
            ":shown": content::of_version(self.shown.iter().copied()).as_bytes(),
            ":langs": langs.join(","),
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use archive_model::SourceKind;

    use super::*;
    use crate::{OpenMode, StorageError};

    fn capture<'a>(at: &'a Timestamp, bytes: &'a [u8]) -> NewCapture<'a> {
        NewCapture {
            source_kind: SourceKind::File,
            source_uri: "a.bin",
            member_path: None,
            captured_at: at,
            recorded_at: at,
            media_type: None,
            charset_declared: None,
            charset_sniffed: None,
            bytes,
            content: Content::Quarantined {
                code: "binary",
                message: "no text",
            },
        }
    }

    fn check(hinder: impl Fn(&Archive), is_expected: fn(&StorageError) -> bool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let mut archive = Archive::open(&path, OpenMode::Create).unwrap();
        let at: Timestamp = "2025-07-18T12:00:00.000Z".parse().unwrap();
        let run = NewRun {
            started_at: &at,
            tool_version: "0.0.0",
            args_json: "[]",
        };
        let run = archive.begin_run(&run).unwrap();
        archive.record(run, &capture(&at, b"first")).unwrap();
        hinder(&archive);
        let noise: Vec<u8> = (0..100_000_u32)
            .flat_map(|number| {
                number
                    .wrapping_mul(2_654_435_761)
                    .rotate_left(11)
                    .to_le_bytes()
            })
            .collect();
        let error = archive.record(run, &capture(&at, &noise)).unwrap_err();
        assert!(is_expected(&error), "{error:?}");
        let status = archive.status().unwrap();
        assert_eq!((status.captures, status.blobs), (1, 1));
    }

    #[test]
    fn a_full_disk_loses_nothing_that_was_committed() {
        check(
            |archive| {
                archive
                    .conn
                    .pragma_update(None, "max_page_count", 1)
                    .unwrap();
            },
            |error| matches!(error, StorageError::Full { .. }),
        );
    }

    #[test]
    fn a_second_writer_is_told_that_the_archive_is_locked() {
        let (keep, kept) = std::sync::mpsc::channel();
        check(
            |archive| {
                archive.conn.busy_timeout(Duration::ZERO).unwrap();
                let other = crate::connection::open_writer(archive.path()).unwrap();
                other.execute_batch("BEGIN IMMEDIATE").unwrap();
                keep.send(other).unwrap();
            },
            |error| matches!(error, StorageError::Locked { .. }),
        );
        drop(kept);
    }
}
