//! What a run tells while it goes on, and when it is over.

use archive_model::{ChangeClass, Lang, Outcome, Slug};
use archive_storage::{IdentifiedBy, RunCounts};

use crate::Source;

/// Why a source gave no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Lower-case words joined by hyphens: `missing`, `binary`, `too-large`.
    pub code: &'static str,
    /// A sentence fragment for a person.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// What became of one source.
#[derive(Debug, Clone, PartialEq)]
pub struct CaptureReport {
    /// The source, as it was named or found.
    pub source: String,
    /// What it came to.
    pub outcome: Outcome,
    /// The statement that it shows.
    pub statement: Option<Slug>,
    /// The version that it shows, by its number.
    pub version: Option<u32>,
    /// How much that version differs from the one before it; [`ChangeClass::None`] where no version was added.
    pub change_class: Option<ChangeClass>,
    /// How the statement was found.
    pub identified_by: Option<IdentifiedBy>,
    /// How sure that is, 0 to 1.
    pub score: Option<f64>,
    /// Why, for a person, where `identified_by` does not say it all.
    pub reason: Option<String>,
    /// The statements that this one may be: each is a question for a person.
    pub questions: Vec<Slug>,
    /// The languages found, in order of appearance.
    pub languages: Vec<Lang>,
    /// How many paragraphs were found, all languages together.
    pub paragraphs: usize,
    /// How many repairs were made.
    pub repairs: usize,
    /// How many damaged places were left alone.
    pub unresolved: usize,
    /// The source of an earlier capture of the same bytes.
    pub duplicate_of: Option<String>,
    /// Why there is no text.
    pub error: Option<Problem>,
}

impl CaptureReport {
    /// Reports a source that could not even be listed; `None` for any other.
    pub fn of_unreadable(source: &Source) -> Option<Self> {
        let Source::Unreadable { code, message, .. } = source else {
            return None;
        };
        Some(Self {
            source: source.name(),
            outcome: Outcome::Error,
            statement: None,
            version: None,
            change_class: None,
            identified_by: None,
            score: None,
            reason: None,
            questions: Vec::new(),
            languages: Vec::new(),
            paragraphs: 0,
            repairs: 0,
            unresolved: 0,
            duplicate_of: None,
            error: Some(Problem::new(code, message.clone())),
        })
    }
}

/// Follows a run.
pub trait Reporter {
    /// Learns that the run is about to read this many sources.
    fn begins(&mut self, sources: usize);

    /// Learns what became of a source. What it says is on the disk by now, unless the archive is a scratch copy: captures
    /// are committed in groups, and told of when their group is.
    ///
    /// # Errors
    /// If it cannot pass the report on; the run then ends as if it had been interrupted.
    fn recorded(&mut self, report: &CaptureReport) -> std::io::Result<()>;
}

/// What a whole run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Captures, by outcome.
    pub counts: RunCounts,
    /// Repairs made, all captures together.
    pub repairs: u64,
    /// Damaged places that were left alone.
    pub unresolved: u64,
    /// Questions that arose, all captures together.
    pub questions: u64,
    /// Sources that do not exist or cannot be read, among the errors.
    pub missing: u64,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}

impl Summary {
    /// Counts one more capture.
    pub fn add(&mut self, report: &CaptureReport) {
        self.counts.add(report.outcome);
        self.repairs += report.repairs as u64;
        self.unresolved += report.unresolved as u64;
        self.questions += report.questions.len() as u64;
        let unread = report
            .error
            .as_ref()
            .is_some_and(|problem| ![TOO_LARGE, PURGED].contains(&problem.code));
        self.missing += u64::from(report.outcome == Outcome::Error && unread);
    }
}

/// The code of a source that is larger than the run may read.
pub(crate) const TOO_LARGE: &str = "too-large";

/// The code of a source that the archive was ordered to forget.
pub(crate) const PURGED: &str = "purged";
