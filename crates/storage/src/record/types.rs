//! What recording takes and gives.

use archive_model::{
    Alignment, CaptureId, ChangeClass, Document, Edition, Lang, Outcome, PartialDate, Repair, Slug,
    SourceKind, Timestamp, Unresolved, VersionId,
};

/// A run of `archive ingest` that begins.
#[derive(Debug, Clone, Copy)]
pub struct NewRun<'a> {
    /// When it began.
    pub started_at: &'a Timestamp,
    /// The version of the program.
    pub tool_version: &'a str,
    /// The arguments of the program, as a JSON array or object.
    pub args_json: &'a str,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunStatus {
    /// Every input was recorded.
    Ok,
    /// Some input was quarantined or could not be read.
    Partial,
    /// The run gave up.
    Failed,
    /// The run was stopped from outside.
    Interrupted,
}

impl RunStatus {
    /// Returns the name used in the archive.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
        }
    }
}

/// How many captures of a run came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RunCounts {
    /// All of them.
    pub seen: u64,
    /// Those that began a statement.
    pub new: u64,
    /// Those that added a version to a statement.
    pub version: u64,
    /// Those that showed what the archive held already.
    pub unchanged: u64,
    /// Those whose bytes hold no text that could be read.
    pub quarantined: u64,
    /// Those whose source could not be read.
    pub error: u64,
}

impl RunCounts {
    /// Counts one more capture.
    pub fn add(&mut self, outcome: Outcome) {
        self.seen += 1;
        *match outcome {
            Outcome::New => &mut self.new,
            Outcome::Version => &mut self.version,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Quarantined => &mut self.quarantined,
            Outcome::Error => &mut self.error,
        } += 1;
    }
}

/// One sighting of bytes, with what was read in them.
#[derive(Clone, Copy)]
pub struct NewCapture<'a> {
    /// What sort of place it came from.
    pub source_kind: SourceKind,
    /// The place, as a URI: `file:///home/ann/release.txt`, or `stdin:`.
    pub source_uri: &'a str,
    /// The name within a container, if the place is one.
    pub member_path: Option<&'a str>,
    /// When the bytes stood at the source: the file's time of modification, or now.
    pub captured_at: &'a Timestamp,
    /// Now.
    pub recorded_at: &'a Timestamp,
    /// The media type that the source stated.
    pub media_type: Option<&'a str>,
    /// The encoding label that the source stated.
    pub charset_declared: Option<&'a str>,
    /// The encoding that the bytes suggest.
    pub charset_sniffed: Option<&'a str>,
    /// The bytes, exactly as received. Not kept where `content` is [`Content::Failed`]: there are none.
    pub bytes: &'a [u8],
    /// What was read in them.
    pub content: Content<'a>,
}

/// What was read in the bytes of a capture.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// The text of a statement. [`Document::editions`] holds at least one edition.
    Statement(&'a Derived<'a>),
    /// No text that could be read: the bytes are kept, nothing is derived.
    Quarantined {
        /// Lower-case words joined by hyphens: `binary`, `empty`, `too-large`.
        code: &'a str,
        /// One sentence fragment for a person.
        message: &'a str,
    },
    /// The source could not be read: there are no bytes.
    Failed {
        /// Lower-case words joined by hyphens: `permission`, `unreadable`.
        code: &'a str,
        /// One sentence fragment for a person.
        message: &'a str,
    },
}

/// Aligns two editions of one statement; the first is the source.
///
/// Called while recording, once for each pair of editions of a new version that has no alignment yet: languages that
/// arrive in separate captures are aligned like those that arrive in one.
pub type Align<'a> = &'a dyn Fn(&Edition, &Edition) -> Alignment;

/// What the pipeline derived from the bytes of a capture.
#[derive(Clone, Copy)]
pub struct Derived<'a> {
    /// The versions of what derived it.
    pub pipeline: Pipeline<'a>,
    /// The name of the encoding that the bytes were read in.
    pub encoding: &'a str,
    /// The repaired text: spans of `repairs` and `document` are byte offsets into it.
    pub text: &'a str,
    /// Every edit from bytes to text.
    pub repairs: &'a [Repair],
    /// The damaged places that were left alone.
    pub unresolved: &'a [Unresolved],
    /// The editions, paragraphs and diagnostics.
    pub document: &'a Document,
    /// Aligns two editions.
    pub align: Align<'a>,
    /// What the capture says it is.
    pub statement: StatementKey<'a>,
}

/// The versions of repair, parser and language identification.
///
/// The same bytes, declared encoding and pipeline give the same text: storage relies on it and stores a derivation once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pipeline<'a> {
    /// Version of the repair.
    pub repair_version: &'a str,
    /// Version of the parser.
    pub parser_version: &'a str,
    /// Version of the language identification.
    pub langid_version: &'a str,
    /// Every option that can change the result, as a JSON object with sorted keys; `{}` for the defaults.
    pub config_json: &'a str,
}

/// What a capture says it is.
#[derive(Debug, Clone, Copy)]
pub struct StatementKey<'a> {
    /// The name that the statement gets if it is new.
    pub slug: &'a Slug,
    /// How far the name can be trusted.
    pub strength: KeyStrength,
    /// Who issued it.
    pub issuer: Option<Issuer<'a>>,
    /// What it is: `statement`, `communique`, `press-release`.
    pub kind: &'a str,
    /// The official number, as printed.
    pub number: Option<&'a str>,
    /// The date of publication that it claims.
    pub published_on: Option<&'a PartialDate>,
    /// The address that the page gives as its own.
    pub address: Option<&'a str>,
    /// The addresses that it gives for the same in other languages.
    pub alternates: &'a [(Lang, String)],
}

/// Who issues statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issuer<'a> {
    /// Short and stable, in the form of a slug: `nac`.
    pub code: &'a str,
    /// As printed.
    pub name: &'a str,
}

/// How far the slug of a [`StatementKey`] can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyStrength {
    /// A person named the statement.
    Forced,
    /// The slug was made from what the text says of itself: issuer, date, number, title.
    Metadata,
    /// The slug was made from the name of the source or the first words of the text.
    SourceName,
}

/// How the statement of a capture was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdentifiedBy {
    /// A person named it.
    Forced,
    /// The archive had seen the same bytes.
    Bytes,
    /// The archive had seen the same source.
    Source,
    /// The text says so of itself, or the page: a number, a title with a date, an address.
    Metadata,
    /// The texts are alike, or say the same in two languages.
    Content,
    /// None was found: the capture began one.
    New,
}

impl IdentifiedBy {
    /// Returns the name used in the archive and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Forced => "forced",
            Self::Bytes => "bytes",
            Self::Source => "source",
            Self::Metadata => "metadata",
            Self::Content => "content",
            Self::New => "new",
        }
    }
}

/// What recording a capture came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The capture.
    pub capture: CaptureId,
    /// What it came to.
    pub outcome: Outcome,
    /// The source of the first capture of the same bytes, if these were seen before. It may be this same source.
    pub duplicate_of: Option<String>,
    /// The version that it shows; `None` where no text was read.
    pub shown: Option<Shown>,
}

/// The version that a capture shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The statement's slug.
    pub slug: Slug,
    /// The version.
    pub version: VersionId,
    /// Its number within the statement.
    pub seq: u32,
    /// How much the capture changed: [`ChangeClass::None`] where it added no version.
    pub change_class: ChangeClass,
    /// How the statement was found.
    pub identified_by: IdentifiedBy,
    /// How sure that is, 0 to 1.
    pub score: f64,
    /// Why, for a person, where `identified_by` does not say it all.
    pub reason: Option<String>,
    /// The statements that this one may be, if the capture began it: each is a question for a person.
    pub questions: Vec<Slug>,
}
