//! Everything derived again from the captured bytes, with the pipeline of this program.
//!
//! Statements that this pipeline has read already are passed over, so that a run that was stopped goes on where it was. A
//! batch of statements is read on all processors, then recorded in one commit.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicBool, Ordering};

use archive_model::{BlobId, Slug, StatementId, Timestamp};
use archive_storage::{Archive, Derived, Outdated, Pipeline, Reading, Reread, StorageError};

use crate::derive::{Derivation, derive_declared};
use crate::identify::Identity;
use crate::{PIPELINE, Source, align_pair};

/// A batch is recorded when it has this many statements, or bytes.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 4 << 20;

/// What became of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebuilt {
    /// The statement.
    pub slug: Slug,
    /// How many captures were read again.
    pub captures: usize,
    /// How many of these hold no text that this pipeline can read, or one that the archive was ordered to forget; they keep
    /// what was read in them before.
    pub without_text: usize,
    /// The versions that were added, as these captures are read otherwise now.
    pub added: Vec<Reread>,
}

/// Follows a rebuild.
pub trait RebuildReporter {
    /// Learns how many statements are to be read again.
    fn begins(&mut self, statements: usize);

    /// Learns what became of a statement. It is on the disk by now, unless the archive is a scratch copy.
    ///
    /// # Errors
    /// If it cannot pass that on; the rebuild then ends as if it had been interrupted.
    fn rebuilt(&mut self, rebuilt: &Rebuilt) -> std::io::Result<()>;
}

/// What a rebuild cannot do without.
pub struct RebuildContext<'a> {
    /// Tells the time.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// Set by whoever wants it to stop after the batch at hand.
    pub stop: &'a AtomicBool,
}

/// What a rebuild came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RebuildSummary {
    /// Statements that were read again.
    pub statements: u64,
    /// Statements that are read otherwise now.
    pub changed: u64,
    /// Captures that were read again.
    pub captures: u64,
    /// Captures that hold no text that this pipeline can read.
    pub without_text: u64,
    /// Captures that were set aside and hold a text that this pipeline can read.
    pub found: u64,
    /// Versions that were added.
    pub versions: u64,
    /// Whether it was stopped before its end.
    pub interrupted: bool,
}

/// Reads the captures of `statements` again; of all if there is no such list.
///
/// # Errors
/// If the archive fails. What was reported until then is kept.
#[tracing::instrument(skip_all)]
pub fn rebuild(
    archive: &mut Archive,
    statements: Option<&[StatementId]>,
    context: &RebuildContext<'_>,
    reporter: &mut dyn RebuildReporter,
) -> Result<RebuildSummary, StorageError> {
    rebuild_with(archive, statements, &PIPELINE, context, reporter)
}

fn rebuild_with(
    archive: &mut Archive,
    statements: Option<&[StatementId]>,
    pipeline: &Pipeline<'_>,
    context: &RebuildContext<'_>,
    reporter: &mut dyn RebuildReporter,
) -> Result<RebuildSummary, StorageError> {
    let mut outdated = archive.outdated(pipeline)?;
    outdated.retain(|(id, _)| statements.is_none_or(|wanted| wanted.contains(id)));
    reporter.begins(outdated.len());
    let mut summary = RebuildSummary::default();
    let mut rest = outdated.into_iter();
    while !summary.interrupted {
        let batch = Batch::take(archive, pipeline, &mut rest)?;
        if batch.statements.is_empty() {
            break;
        }
        let readings = batch.read();
        let at = (context.clock)();
        let rebuilt = archive.together(|archive| {
            let statements = batch.statements.iter();
            let rebuilt = statements.map(|work| record(archive, work, pipeline, &readings, &at));
            rebuilt.collect::<Result<Vec<_>, _>>()
        })?;
        summary.interrupted = !tell(&rebuilt, reporter, &mut summary);
        summary.interrupted |= context.stop.load(Ordering::Relaxed) && rest.len() > 0;
    }
    if statements.is_none() {
        rebuild_set_aside(archive, pipeline, context, reporter, &mut summary)?;
    }
    Ok(summary)
}

/// Reads the captures that were set aside, each in a commit of its own: few of them hold a text by now.
fn rebuild_set_aside(
    archive: &mut Archive,
    pipeline: &Pipeline<'_>,
    context: &RebuildContext<'_>,
    reporter: &mut dyn RebuildReporter,
    summary: &mut RebuildSummary,
) -> Result<(), StorageError> {
    for (outdated, uri) in archive.set_aside()? {
        if summary.interrupted || context.stop.load(Ordering::Relaxed) {
            summary.interrupted = true;
            break;
        }
        let bytes = archive.blob(outdated.blob)?;
        let Ok(derivation) = derive_declared(&bytes, outdated.declared.as_deref()) else {
            continue;
        };
        if is_refused(archive, &derivation)? {
            continue;
        }
        let identity = Identity::of(&derivation.document, &Source::of_uri(&uri), None);
        let derived = derived(&derivation, &identity, pipeline);
        let recorded = archive.record_late(outdated.capture, &derived, &(context.clock)())?;
        let shown = recorded.shown.expect("a text shows a version");
        let rebuilt = Rebuilt {
            slug: shown.slug,
            captures: 1,
            without_text: 0,
            added: Vec::new(),
        };
        summary.found += 1;
        summary.interrupted = !tell(&[rebuilt], reporter, summary);
    }
    Ok(())
}

/// Reports and counts; `false` if nobody listens any more.
fn tell(
    rebuilt: &[Rebuilt],
    reporter: &mut dyn RebuildReporter,
    summary: &mut RebuildSummary,
) -> bool {
    for statement in rebuilt {
        summary.statements += 1;
        summary.changed += u64::from(!statement.added.is_empty());
        summary.captures += statement.captures as u64;
        summary.without_text += statement.without_text as u64;
        summary.versions += statement.added.len() as u64;
        if let Err(error) = reporter.rebuilt(statement) {
            tracing::warn!(%error, "cannot report: the rebuild stops here");
            return false;
        }
    }
    true
}

/// Bytes, and the encoding label that their source stated.
type Key = (BlobId, Option<String>);

/// A statement to be read again.
struct Work {
    statement: StatementId,
    slug: Slug,
    captures: Vec<Outdated>,
}

/// Statements that are read and recorded together.
struct Batch {
    statements: Vec<Work>,
    blobs: Vec<(Key, Vec<u8>)>,
}

impl Batch {
    fn take(
        archive: &Archive,
        pipeline: &Pipeline<'_>,
        rest: &mut dyn Iterator<Item = (StatementId, Slug)>,
    ) -> Result<Self, StorageError> {
        let (mut statements, mut blobs) = (Vec::new(), HashMap::new());
        let mut bytes = 0;
        while statements.len() < BATCH && bytes < BATCH_BYTES {
            let Some((statement, slug)) = rest.next() else {
                break;
            };
            let captures = archive.outdated_captures(statement, pipeline)?;
            for capture in &captures {
                let key = (capture.blob, capture.declared.clone());
                if let Entry::Vacant(place) = blobs.entry(key) {
                    let blob = place.insert(archive.blob(capture.blob)?);
                    bytes += blob.len();
                }
            }
            statements.push(Work {
                statement,
                slug,
                captures,
            });
        }
        Ok(Self {
            statements,
            blobs: blobs.into_iter().collect(),
        })
    }

    /// Derives what the bytes say, on all processors.
    fn read(&self) -> HashMap<&Key, Option<Derivation>> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = self.blobs.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let shares = self.blobs.chunks(share);
            let running: Vec<_> = shares
                .map(|blobs| scope.spawn(move || blobs.iter().map(read).collect::<Vec<_>>()))
                .collect();
            let read = running.into_iter();
            read.flat_map(|share| share.join().expect("reading never panics"))
                .collect()
        })
    }
}

fn read((key, bytes): &(Key, Vec<u8>)) -> (&Key, Option<Derivation>) {
    (key, derive_declared(bytes, key.1.as_deref()).ok())
}

fn record(
    archive: &mut Archive,
    work: &Work,
    pipeline: &Pipeline<'_>,
    readings: &HashMap<&Key, Option<Derivation>>,
    at: &Timestamp,
) -> Result<Rebuilt, StorageError> {
    let mut sound = Vec::new();
    for capture in &work.captures {
        let key = (capture.blob, capture.declared.clone());
        let derivation = readings.get(&key).and_then(Option::as_ref);
        if let Some(derivation) = derivation
            && !is_refused(archive, derivation)?
        {
            sound.push((capture, derivation));
        }
    }
    let read = sound.into_iter().map(|(capture, derivation)| {
        let identity = Identity::of(&derivation.document, &Source::Stdin, Some(&work.slug));
        (capture.capture, derivation, identity)
    });
    let read: Vec<_> = read.collect();
    let derived = read
        .iter()
        .map(|(capture, derivation, identity)| (*capture, derived(derivation, identity, pipeline)));
    let derived: Vec<_> = derived.collect();
    let readings = derived.iter().map(|(capture, derived)| Reading {
        capture: *capture,
        derived,
    });
    let readings: Vec<_> = readings.collect();
    Ok(Rebuilt {
        slug: work.slug.clone(),
        captures: work.captures.len(),
        without_text: work.captures.len() - readings.len(),
        added: archive.reread(work.statement, &readings, &align_pair, at)?,
    })
}

/// Tells whether a text is one that the archive was ordered to forget.
fn is_refused(archive: &Archive, derivation: &Derivation) -> Result<bool, StorageError> {
    let editions = &derivation.document.editions;
    Ok(archive.refused(&[], editions)?.is_some())
}

fn derived<'a>(
    derivation: &'a Derivation,
    identity: &'a Identity,
    pipeline: &Pipeline<'a>,
) -> Derived<'a> {
    Derived {
        pipeline: *pipeline,
        encoding: derivation.encoding,
        text: &derivation.text,
        repairs: &derivation.repairs,
        unresolved: &derivation.unresolved,
        document: &derivation.document,
        align: &align_pair,
        statement: identity.key(derivation),
    }
}

#[cfg(test)]
mod tests {
    use archive_model::SourceKind;
    use archive_storage::{Checks, Content, NewCapture, NewRun, OpenMode};

    use super::*;

    const OLD: Pipeline<'static> = Pipeline {
        repair_version: "0",
        ..PIPELINE
    };

    fn at(second: usize) -> Timestamp {
        format!("2025-07-18T12:{:02}:{:02}.000Z", second / 60, second % 60)
            .parse()
            .unwrap()
    }

    /// An archive of as many statements as make two batches, which an old program read with a word less.
    fn filled(folder: &tempfile::TempDir, name: &str) -> Archive {
        let mut archive = Archive::open(&folder.path().join(name), OpenMode::Create).unwrap();
        let run = NewRun {
            started_at: &at(0),
            tool_version: "0.0.1",
            args_json: "[]",
        };
        let run = archive.begin_run(&run).unwrap();
        for number in 0..=BATCH {
            let text =
                format!("The wardens of gate {number} keep it open by day, and shut at night.");
            let mut derivation = derive_declared(text.as_bytes(), None).unwrap();
            let paragraph = &mut derivation.document.editions[0].paragraphs[0];
            paragraph.text = paragraph.text.replace(" by day", "");
            let slug: Slug = format!("gate-{number}").parse().unwrap();
            let identity = Identity::of(&derivation.document, &Source::Stdin, Some(&slug));
            let capture = NewCapture {
                source_kind: SourceKind::File,
                source_uri: &format!("file:///{slug}.txt"),
                member_path: None,
                captured_at: &at(number),
                recorded_at: &at(number),
                media_type: None,
                charset_declared: None,
                charset_sniffed: None,
                bytes: text.as_bytes(),
                content: Content::Statement(&derived(&derivation, &identity, &OLD)),
            };
            archive.record(run, &capture).unwrap();
        }
        archive
    }

    /// Asks for a stop as soon as it hears of something.
    struct Impatient<'a>(Option<&'a AtomicBool>);

    impl RebuildReporter for Impatient<'_> {
        fn begins(&mut self, _statements: usize) {}

        fn rebuilt(&mut self, _rebuilt: &Rebuilt) -> std::io::Result<()> {
            if let Some(stop) = self.0 {
                stop.store(true, Ordering::Relaxed);
            }
            Ok(())
        }
    }

    fn rebuilt(archive: &mut Archive, is_impatient: bool) -> RebuildSummary {
        let stop = AtomicBool::new(false);
        let context = RebuildContext {
            clock: &|| at(1000),
            stop: &stop,
        };
        let mut reporter = Impatient(is_impatient.then_some(&stop));
        rebuild(archive, None, &context, &mut reporter).unwrap()
    }

    #[test]
    fn a_rebuild_that_was_stopped_goes_on_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let mut stopped = filled(&folder, "stopped.db");
        let first = rebuilt(&mut stopped, true);
        assert_eq!(
            (first.interrupted, first.statements, first.changed),
            (true, BATCH as u64, BATCH as u64)
        );
        let second = rebuilt(&mut stopped, false);
        assert_eq!((second.interrupted, second.statements), (false, 1));
        assert_eq!(rebuilt(&mut stopped, false), RebuildSummary::default());
        let mut whole = filled(&folder, "whole.db");
        rebuilt(&mut whole, false);
        assert_eq!(
            stopped.content_root().unwrap(),
            whole.content_root().unwrap()
        );
        let checks = Checks {
            blobs: true,
            search: true,
            derive: None,
        };
        assert_eq!(stopped.check(&checks).unwrap(), []);
    }

    #[test]
    fn what_was_set_aside_is_filed_when_it_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = filled(&folder, "archive.db");
        rebuilt(&mut archive, false);
        let run = NewRun {
            started_at: &at(0),
            tool_version: "0.0.1",
            args_json: "[]",
        };
        let run = archive.begin_run(&run).unwrap();
        let captures: [(&str, &[u8]); 2] = [
            ("moat", b"The moat of the town is kept dry."),
            ("noise", b"\0\x01\x02\0"),
        ];
        for (name, bytes) in captures {
            let capture = NewCapture {
                source_kind: SourceKind::File,
                source_uri: &format!("file:///{name}.txt"),
                member_path: None,
                captured_at: &at(7),
                recorded_at: &at(8),
                media_type: None,
                charset_declared: None,
                charset_sniffed: None,
                bytes,
                content: Content::Quarantined {
                    code: "binary",
                    message: "no text",
                },
            };
            archive.record(run, &capture).unwrap();
        }
        assert_eq!(archive.status().unwrap().quarantined, 2);
        let summary = rebuilt(&mut archive, false);
        assert_eq!((summary.found, summary.statements), (1, 1));
        assert_eq!(rebuilt(&mut archive, false).found, 0);
        assert_eq!(archive.status().unwrap().quarantined, 1);
        let slugs = archive
            .statements()
            .unwrap()
            .into_iter()
            .map(|statement| statement.slug.to_string());
        assert!(slugs.into_iter().any(|slug| slug == "moat"));
    }
}
