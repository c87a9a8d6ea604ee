//! A run over many sources.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use archive_model::{RunId, Slug, SourceKind, Timestamp};
use archive_storage::{
    Archive, Content, Derived, NewCapture, NewRun, Pipeline, Recorded, RunStatus, StorageError,
    Tombstone,
};

use crate::derive::{Derivation, derive};
use crate::identify::Identity;
use crate::report::{CaptureReport, PURGED, Problem, Reporter, Summary, TOO_LARGE};
use crate::source::{self, Source};
use crate::{align_pair, time};

/// How many sources are read and parsed ahead of the one that is being recorded.
pub const READ_AHEAD: usize = 4;

/// How many captures are committed together at the most.
///
/// A commit waits for the disk and writes the search index out. The first capture of a run is committed alone, the next
/// two together, the next four: so that the first ones are kept at once, and of many few commits are waited for.
const GROUP: usize = 256;
/// How many captured bytes are committed together, save that a single capture can have more.
const GROUP_BYTES: usize = 4 << 20;
/// How long a group waits for its next capture: whoever is slow to read is not waited for with the archive locked.
const PATIENCE: Duration = Duration::from_millis(50);

/// What a run may do.
#[derive(Debug, Clone)]
pub struct Options {
    /// The statement that every source shows, if a person says so.
    pub statement: Option<Slug>,
    /// When the bytes stood at their source, if a person says so; else a file's last change, or now.
    pub captured_at: Option<Timestamp>,
    /// The largest source that is read, in bytes.
    pub max_size: u64,
    /// Whether to take in what the archive was ordered to forget.
    pub despite_purge: bool,
}

impl Default for Options {
    /// No forced statement, times from the files, 32 MiB.
    fn default() -> Self {
        Self {
            statement: None,
            captured_at: None,
            max_size: 32 << 20,
            despite_purge: false,
        }
    }
}

/// What a run cannot do without.
pub struct Context<'a> {
    /// Tells the time.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// Standard input, read where a source is [`Source::Stdin`].
    pub stdin: &'a mut (dyn Read + Send),
    /// Set by whoever wants the run to stop after the capture that it is recording.
    pub stop: &'a AtomicBool,
    /// The version of the program, for the record.
    pub tool_version: &'a str,
    /// The arguments of the program as JSON, for the record.
    pub args_json: &'a str,
}

/// Reads, repairs, parses and records `sources`, and tells `reporter` of each.
///
/// # Errors
/// If the archive fails. What was reported until then is kept.
#[tracing::instrument(skip_all, fields(sources = sources.len()))]
pub fn ingest(
    archive: &mut Archive,
    sources: &[Source],
    options: &Options,
    context: &mut Context<'_>,
    reporter: &mut dyn Reporter,
) -> Result<Summary, StorageError> {
    let run = archive.begin_run(&NewRun {
        started_at: &(context.clock)(),
        tool_version: context.tool_version,
        args_json: context.args_json,
    })?;
    reporter.begins(sources.len());
    let mut recorder = Recorder {
        archive,
        recording: Recording {
            run,
            options,
            clock: context.clock,
        },
        summary: Summary::default(),
    };
    let stop = context.stop;
    let stdin = &mut *context.stdin;
    let result = std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(READ_AHEAD);
        scope.spawn(move || read_ahead(sources, options.max_size, stdin, stop, &sender));
        recorder.record_all(&receiver, stop, reporter)
    });
    recorder.finish(result)
}

/// A source that was read.
struct Reading<'a> {
    source: &'a Source,
    /// `None` if the source could not be read.
    bytes: Option<Vec<u8>>,
    modified: Option<Timestamp>,
    content: Result<Derivation, Problem>,
}

fn read_ahead<'a>(
    sources: &'a [Source],
    max_size: u64,
    stdin: &mut (dyn Read + Send),
    stop: &AtomicBool,
    sender: &SyncSender<Reading<'a>>,
) {
    for source in sources {
        let stopped = stop.load(Ordering::Relaxed);
        // The receiver goes away when the archive fails: there is nothing left to read for.
        if stopped || sender.send(read(source, max_size, stdin)).is_err() {
            break;
        }
    }
}

fn read<'a>(source: &'a Source, max_size: u64, stdin: &mut (dyn Read + Send)) -> Reading<'a> {
    let bytes = match source {
        Source::File(path) => read_file(path, max_size),
        Source::Stdin => read_limited(stdin, max_size).map(|bytes| (bytes, None)),
        Source::Unreadable { code, message, .. } => Err(Problem::new(code, message)),
    };
    match bytes {
        Ok((bytes, modified)) => {
            let content = derive(&bytes);
            Reading {
                source,
                bytes: Some(bytes),
                modified,
                content,
            }
        }
        Err(problem) => Reading {
            source,
            bytes: None,
            modified: None,
            content: Err(problem),
        },
    }
}

fn read_file(path: &Path, max_size: u64) -> Result<(Vec<u8>, Option<Timestamp>), Problem> {
    let mut file = File::open(path).map_err(|error| unreadable(&error))?;
    let metadata = file.metadata().map_err(|error| unreadable(&error))?;
    if metadata.len() > max_size {
        return Err(too_large(max_size));
    }
    let modified = metadata.modified().ok().and_then(time::of_file);
    Ok((read_limited(&mut file, max_size)?, modified))
}

fn read_limited(reader: &mut dyn Read, max_size: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader
        .take(max_size + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > max_size {
        Err(too_large(max_size))
    } else {
        Ok(bytes)
    }
}

fn unreadable(error: &std::io::Error) -> Problem {
    Problem::new(source::io_code(error), error.to_string())
}

fn too_large(max_size: u64) -> Problem {
    Problem::new(
        TOO_LARGE,
        format!("it is larger than {max_size} bytes, the most that is read (`--max-size`)"),
    )
}

/// Records what was read, in groups that are committed together, and counts.
struct Recorder<'a> {
    archive: &'a mut Archive,
    recording: Recording<'a>,
    summary: Summary,
}

impl Recorder<'_> {
    fn record_all(
        &mut self,
        readings: &Receiver<Reading<'_>>,
        stop: &AtomicBool,
        reporter: &mut dyn Reporter,
    ) -> Result<(), StorageError> {
        let mut most = 1;
        while let Ok(first) = readings.recv() {
            let group = Group {
                readings,
                stop,
                most,
            };
            let reports = self
                .archive
                .together(|archive| self.recording.record_group(archive, first, &group))?;
            for report in &reports {
                self.summary.add(report);
                if let Err(error) = reporter.recorded(report) {
                    tracing::warn!(%error, "cannot report: the run stops here");
                    stop.store(true, Ordering::Relaxed);
                }
            }
            if stop.load(Ordering::Relaxed) {
                break;
            }
            most = GROUP.min(most * 2);
        }
        self.summary.interrupted = stop.load(Ordering::Relaxed);
        Ok(())
    }

    /// Closes the run's row, whatever happened.
    fn finish(self, result: Result<(), StorageError>) -> Result<Summary, StorageError> {
        let counts = &self.summary.counts;
        let status = match &result {
            Err(_) => RunStatus::Failed,
            Ok(()) if self.summary.interrupted => RunStatus::Interrupted,
            Ok(()) if counts.quarantined + counts.error > 0 => RunStatus::Partial,
            Ok(()) => RunStatus::Ok,
        };
        let Recording { run, clock, .. } = self.recording;
        let finished = self.archive.finish_run(run, status, counts, &clock());
        // The first failure is the one to tell: a full disk cannot note that it is full.
        result.and(finished).map(|()| self.summary)
    }
}

/// Captures to be committed together: as many as are read soon enough, up to a limit.
struct Group<'a, 'source> {
    readings: &'a Receiver<Reading<'source>>,
    stop: &'a AtomicBool,
    most: usize,
}

impl<'source> Group<'_, 'source> {
    /// Returns the next capture of a group that has `captures` of together `bytes`; `None` if the group is full.
    fn next(&self, captures: usize, bytes: usize) -> Option<Reading<'source>> {
        let is_full = captures >= self.most || bytes >= GROUP_BYTES;
        if is_full || self.stop.load(Ordering::Relaxed) {
            return None;
        }
        self.readings.recv_timeout(PATIENCE).ok()
    }
}

/// What the captures of a run are recorded with.
struct Recording<'a> {
    run: RunId,
    options: &'a Options,
    clock: &'a dyn Fn() -> Timestamp,
}

impl Recording<'_> {
    fn record_group<'source>(
        &self,
        archive: &mut Archive,
        first: Reading<'source>,
        group: &Group<'_, 'source>,
    ) -> Result<Vec<CaptureReport>, StorageError> {
        let (mut reports, mut bytes) = (Vec::new(), 0);
        let mut next = Some(first);
        while let Some(reading) = next {
            bytes += reading.bytes.as_ref().map_or(0, Vec::len);
            let reading = self.admit(archive, reading)?;
            reports.push(self.record(archive, &reading)?);
            next = group.next(reports.len(), bytes);
        }
        Ok(reports)
    }

    /// Refuses what the archive was ordered to forget: not even its bytes are kept.
    fn admit<'source>(
        &self,
        archive: &mut Archive,
        reading: Reading<'source>,
    ) -> Result<Reading<'source>, StorageError> {
        let bytes = reading.bytes.as_deref().unwrap_or_default();
        let editions = match &reading.content {
            Ok(derivation) => derivation.document.editions.as_slice(),
            Err(_) => &[],
        };
        let Some(tombstone) = archive.refused(bytes, editions)? else {
            return Ok(reading);
        };
        if self.options.despite_purge {
            archive.readmit(bytes, editions, &(self.clock)())?;
            return Ok(reading);
        }
        let Tombstone {
            address,
            reason,
            purged_at,
        } = tombstone;
        let message = format!("it was purged with `{address}` at {purged_at}: {reason}");
        Ok(Reading {
            bytes: None,
            content: Err(Problem::new(PURGED, message)),
            ..reading
        })
    }

    #[tracing::instrument(skip_all, fields(source = %reading.source.name()))]
    fn record(
        &self,
        archive: &mut Archive,
        reading: &Reading<'_>,
    ) -> Result<CaptureReport, StorageError> {
        let recorded = match &reading.content {
            Ok(derivation) => self.record_text(archive, reading, derivation)?,
            Err(problem) => {
                self.record_capture(archive, reading, problem_content(reading, problem))?
            }
        };
        tracing::debug!(outcome = recorded.outcome.as_str(), "recorded");
        Ok(report(reading, recorded))
    }

    fn record_text(
        &self,
        archive: &mut Archive,
        reading: &Reading<'_>,
        derivation: &Derivation,
    ) -> Result<Recorded, StorageError> {
        let document = &derivation.document;
        let identity = Identity::of(document, reading.source, self.options.statement.as_ref());
        let derived = Derived {
            pipeline: PIPELINE,
            encoding: derivation.encoding,
            text: &derivation.text,
            repairs: &derivation.repairs,
            unresolved: &derivation.unresolved,
            document,
            align: &align_pair,
            statement: identity.key(derivation),
        };
        self.record_capture(archive, reading, Content::Statement(&derived))
    }

    fn record_capture(
        &self,
        archive: &mut Archive,
        reading: &Reading<'_>,
        content: Content<'_>,
    ) -> Result<Recorded, StorageError> {
        let now = (self.clock)();
        let captured_at = self
            .options
            .captured_at
            .as_ref()
            .or(reading.modified.as_ref())
            .unwrap_or(&now);
        let encoding = reading
            .content
            .as_ref()
            .ok()
            .map(|derivation| derivation.encoding);
        let capture = NewCapture {
            source_kind: match reading.source {
                Source::Stdin => SourceKind::Stdin,
                Source::File(_) | Source::Unreadable { .. } => SourceKind::File,
            },
            source_uri: &reading.source.uri(),
            member_path: None,
            captured_at,
            recorded_at: &now,
            media_type: None,
            charset_declared: None,
            charset_sniffed: encoding,
            bytes: reading.bytes.as_deref().unwrap_or_default(),
            content,
        };
        archive.record(self.run, &capture)
    }
}

/// The versions of the parts that derive text from bytes.
pub const PIPELINE: Pipeline<'static> = Pipeline {
    repair_version: archive_encoding::VERSION,
    parser_version: archive_parser::VERSION,
    langid_version: archive_parser::LANGID_VERSION,
    config_json: "{}",
};

/// A source without bytes failed; one with bytes but without text is kept in quarantine.
fn problem_content<'a>(reading: &Reading<'_>, problem: &'a Problem) -> Content<'a> {
    let Problem { code, message } = problem;
    match reading.bytes {
        None => Content::Failed { code, message },
        Some(_) => Content::Quarantined { code, message },
    }
}

fn report(reading: &Reading<'_>, recorded: Recorded) -> CaptureReport {
    let derivation = reading.content.as_ref().ok();
    let editions = derivation
        .map(|derivation| derivation.document.editions.as_slice())
        .unwrap_or_default();
    CaptureReport {
        source: reading.source.name(),
        outcome: recorded.outcome,
        statement: recorded.shown.as_ref().map(|shown| shown.slug.clone()),
        version: recorded.shown.as_ref().map(|shown| shown.seq),
        change_class: recorded.shown.as_ref().map(|shown| shown.change_class),
        identified_by: recorded.shown.as_ref().map(|shown| shown.identified_by),
        score: recorded.shown.as_ref().map(|shown| shown.score),
        reason: recorded
            .shown
            .as_ref()
            .and_then(|shown| shown.reason.clone()),
        questions: recorded
            .shown
            .map_or_else(Vec::new, |shown| shown.questions),
        languages: editions.iter().map(|edition| edition.lang).collect(),
        paragraphs: editions
            .iter()
            .map(|edition| edition.paragraphs.len())
            .sum(),
        repairs: derivation.map_or(0, |derivation| derivation.repairs.len()),
        unresolved: derivation.map_or(0, |derivation| derivation.unresolved.len()),
        duplicate_of: recorded.duplicate_of,
        error: reading.content.as_ref().err().cloned(),
    }
}
