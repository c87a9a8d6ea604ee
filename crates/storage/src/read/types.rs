//! What reading gives.

use std::ops::Range;

use archive_model::{
    Alternative, CaptureId, Cause, ChangeClass, Digest, EditionId, Lang, Method, Paragraph,
    PartialDate, Slug, StatementId, Timestamp, VersionId,
};

/// One line of `archive list`.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementSummary {
    /// Its row.
    pub id: StatementId,
    /// Its slug.
    pub slug: Slug,
    /// The title of the current version, in the first language that has one.
    pub title: Option<String>,
    /// Who issued it, as printed.
    pub issuer: Option<String>,
    /// What it is: `statement`, `communique`.
    pub kind: String,
    /// The official number, as printed.
    pub number: Option<String>,
    /// The date of publication that it claims.
    pub published_on: Option<PartialDate>,
    /// The languages of the current version, in order of appearance.
    pub langs: Vec<Lang>,
    /// How many versions it has.
    pub versions: u32,
    /// How many paragraphs its current version has, all languages together.
    pub paragraphs: u32,
    /// When its newest version was recorded.
    pub last_recorded: Timestamp,
}

/// What an address leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// Everything it names is there.
    Found(Box<Found>),
    /// No statement has this slug, nor had it before.
    NoStatement,
    /// No version was there at the time that was asked about.
    NotYet {
        /// The statement's slug.
        slug: Slug,
        /// Since when the publisher shows the first one.
        valid_from: Timestamp,
        /// When the archive learned of it.
        recorded_at: Timestamp,
    },
    /// The statement has no version of this number.
    NoVersion {
        /// Its slug.
        slug: Slug,
        /// The number of its newest version.
        last_seq: u32,
    },
    /// The version is not there in this language.
    NoEdition {
        /// The statement's slug.
        slug: Slug,
        /// The version's number.
        seq: u32,
        /// The languages that it is there in.
        langs: Vec<Lang>,
    },
    /// No edition that the address names has a paragraph of this ordinal.
    NoParagraph {
        /// The statement's slug.
        slug: Slug,
        /// The version's number.
        seq: u32,
        /// The greatest ordinal of the editions that the address names.
        last_ordinal: u32,
    },
}

/// The statement and version that an address names.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The statement, summed up.
    pub statement: StatementSummary,
    /// The version.
    pub version: VersionInfo,
    /// Whether it is the current one.
    pub is_current: bool,
    /// The one language that the address names.
    pub lang: Option<Lang>,
    /// The one paragraph that the address names.
    pub ordinal: Option<u32>,
}

/// A version, without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionInfo {
    /// Its row.
    pub id: VersionId,
    /// Counted from 1 in order of recording.
    pub seq: u32,
    /// Since when the publisher shows it, as far as is known.
    pub valid_from: Timestamp,
    /// When the archive learned of it.
    pub recorded_at: Timestamp,
    /// Why it exists.
    pub cause: Cause,
    /// How much it differs from the version in force before it.
    pub change_class: ChangeClass,
    /// The digest of its text in all languages.
    pub content: Digest,
    /// Its languages, in order of appearance.
    pub langs: Vec<Lang>,
}

/// One line of `archive log`.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEntry {
    /// The version.
    pub version: VersionInfo,
    /// The languages whose edition no earlier version has.
    pub new_langs: Vec<Lang>,
    /// Words that came, compared with the version before it, in the languages that stayed. `None` where no paragraph
    /// changed, and for versions recorded before schema 6.
    pub words_added: Option<u64>,
    /// Words that went, likewise.
    pub words_removed: Option<u64>,
    /// The source that first showed it.
    pub source_uri: String,
    /// How many captures showed it.
    pub captures: u32,
    /// When a capture last showed it.
    pub last_captured_at: Timestamp,
    /// Whether it is the current one.
    pub is_current: bool,
    /// How the statement of the capture that brought it was found.
    pub identified_by: Option<String>,
    /// How sure that was, 0 to 1.
    pub score: Option<f64>,
    /// Why, where `identified_by` does not say it all.
    pub reason: Option<String>,
}

/// The text of a statement in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEdition {
    /// Its row.
    pub id: EditionId,
    /// Its language.
    pub lang: Lang,
    /// Probability, 0 to 1, that the language is right.
    pub confidence: f64,
    /// Its title.
    pub title: Option<String>,
    /// The digest of its text.
    pub digest: Digest,
    /// In reading order. Spans are those in the repaired text that it was first derived from.
    pub paragraphs: Vec<Paragraph>,
}

/// A repair, and where it stands in a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedRepair {
    /// The paragraph's ordinal within the edition.
    pub ordinal: u32,
    /// Byte offsets into the paragraph's text; empty where characters were removed.
    pub span: Range<usize>,
    /// Byte offsets into the captured bytes of what stood there.
    pub source: Range<usize>,
    /// The decoded text that stood there.
    pub before: String,
    /// What the repair put there. Where it reaches out of the paragraph's text, `span` covers only the part within.
    pub after: String,
    /// The rule or model that made the edit.
    pub rule: String,
    /// What kind of edit it is.
    pub method: Method,
    /// Probability, 0 to 1, that `after` is what the author wrote.
    pub confidence: f64,
    /// Other readings, the likeliest first.
    pub alternatives: Vec<Alternative>,
}

/// A capture that showed a version.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// Its row.
    pub capture: CaptureId,
    /// Where the bytes came from.
    pub source_uri: String,
    /// When they stood there.
    pub captured_at: Timestamp,
    /// When the archive learned of it.
    pub recorded_at: Timestamp,
    /// The digest of the bytes.
    pub sha256: Digest,
    /// How many bytes there are.
    pub size: u64,
    /// How the statement was found: `forced`, `bytes`, `source`, `metadata`, `content`, `new`.
    pub identified_by: String,
    /// How sure that is, 0 to 1.
    pub score: f64,
}

/// What `archive status` tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// The newest migration applied.
    pub schema_version: u32,
    /// Bytes of the file, without what is still in its log.
    pub file_size: u64,
    /// Statements.
    pub statements: u64,
    /// Versions.
    pub versions: u64,
    /// Editions.
    pub editions: u64,
    /// Paragraphs of all editions.
    pub paragraphs: u64,
    /// Distinct paragraph texts.
    pub texts: u64,
    /// Words of the distinct texts.
    pub words: u64,
    /// Captures.
    pub captures: u64,
    /// Distinct captured bytes.
    pub blobs: u64,
    /// Their size as received.
    pub blob_bytes: u64,
    /// Their size as stored.
    pub blob_stored_bytes: u64,
    /// Repairs.
    pub repairs: u64,
    /// Damaged places that were left alone.
    pub unresolved: u64,
    /// Captures whose bytes hold no text that could be read.
    pub quarantined: u64,
    /// Captures whose source could not be read.
    pub failed: u64,
    /// How many current versions have an edition in each language, most first.
    pub languages: Vec<(Lang, u64)>,
    /// The run that began last.
    pub last_run: Option<RunSummary>,
    /// The digest of all content: see [`Archive::content_root`](crate::Archive::content_root).
    pub content_root: Digest,
}

/// One run of `archive ingest`.
#[derive(Debug, Clone, PartialEq)]
pub struct RunSummary {
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; `None` while it runs, or after it was killed.
    pub finished_at: Option<Timestamp>,
    /// `running`, `ok`, `partial`, `failed` or `interrupted`.
    pub status: String,
    /// How many captures it took.
    pub seen: u64,
}
