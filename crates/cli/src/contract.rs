//! The shapes of JSON that other programs rely on.
//!
//! # Invariants
//! Keys are never renamed, never removed and never change their meaning within a major version; new ones may come.

use archive_ingest::CaptureReport;
use archive_model::{
    Alignment, Alternative, ChangeClass, Diagnostic, Document, Edition, Lang, Link, Origin,
    Paragraph, PartialDate, Repair, Slug, StatementKind, Unresolved,
};
use archive_storage::IdentifiedBy;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeTuple as _};
use serde_json::Value;

/// One line that a filter reads.
#[derive(Debug, Deserialize)]
pub(crate) struct Input {
    /// Whatever the caller uses to find the answer again.
    #[serde(default)]
    pub(crate) id: Value,
    /// The text, already decoded.
    pub(crate) text: Option<String>,
    /// Or a web page, already decoded.
    pub(crate) html: Option<String>,
    /// Or the bytes, in Base64.
    pub(crate) bytes_b64: Option<String>,
    /// The encoding label that came with the bytes.
    pub(crate) declared: Option<String>,
    /// A hint: the language of the text.
    pub(crate) lang: Option<String>,
}

/// The answer to a line that cannot be read.
#[derive(Debug, Serialize)]
pub(crate) struct Refused<'a> {
    pub(crate) id: &'a Value,
    pub(crate) error: &'a str,
}

/// The answer of `archive repair --jsonl`.
#[derive(Debug, Serialize)]
pub(crate) struct Repaired<'a> {
    pub(crate) id: &'a Value,
    pub(crate) text: &'a str,
    pub(crate) encoding: &'a str,
    pub(crate) lang: &'a str,
    pub(crate) repairs: Vec<RepairJson<'a>>,
    pub(crate) unresolved: Vec<UnresolvedJson<'a>>,
}

/// One edit; `start` and `end` are byte offsets into the text beside it.
#[derive(Debug, Serialize)]
pub(crate) struct RepairJson<'a> {
    start: usize,
    end: usize,
    before: &'a str,
    after: &'a str,
    rule: &'a str,
    method: &'static str,
    confidence: Probability,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<AlternativeJson<'a>>,
}

impl<'a> RepairJson<'a> {
    /// Takes the offsets relative to `base`, the start of the text that they are shown with.
    pub(crate) fn new(repair: &'a Repair, base: usize) -> Self {
        Self {
            start: repair.span.start - base,
            end: repair.span.end - base,
            before: &repair.before,
            after: &repair.after,
            rule: &repair.rule,
            method: repair.method.as_str(),
            confidence: Probability(repair.confidence),
            alternatives: alternatives(&repair.alternatives),
        }
    }
}

/// One place that was left alone.
#[derive(Debug, Serialize)]
pub(crate) struct UnresolvedJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    rule: &'a str,
    alternatives: Vec<AlternativeJson<'a>>,
}

impl<'a> From<&'a Unresolved> for UnresolvedJson<'a> {
    fn from(place: &'a Unresolved) -> Self {
        Self {
            start: place.span.start,
            end: place.span.end,
            text: &place.text,
            rule: &place.rule,
            alternatives: alternatives(&place.alternatives),
        }
    }
}

/// Another reading.
#[derive(Debug, Serialize)]
struct AlternativeJson<'a> {
    text: &'a str,
    confidence: Probability,
}

fn alternatives<'a>(alternatives: &'a [Alternative]) -> Vec<AlternativeJson<'a>> {
    let json = |alternative: &'a Alternative| AlternativeJson {
        text: &alternative.text,
        confidence: Probability(alternative.confidence),
    };
    alternatives.iter().map(json).collect()
}

/// A probability, written with four decimals: no model of ours knows more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Probability(pub(crate) f64);

impl Serialize for Probability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((self.0 * 10_000.0).round() / 10_000.0)
    }
}

/// The answer of `archive detect --jsonl`.
#[derive(Debug, Serialize)]
pub(crate) struct Detected<'a> {
    pub(crate) id: &'a Value,
    pub(crate) lang: &'a str,
    pub(crate) confidence: Probability,
}

/// The answer of `archive parse`.
#[derive(Debug, Serialize)]
pub(crate) struct Parsed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<&'a Value>,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    kind: Option<&'static str>,
    number: Option<&'a str>,
    place: Option<&'a str>,
    published_on: Option<&'a str>,
    updated_on: Option<&'a str>,
    found: Vec<OriginJson<'a>>,
    source_format: &'static str,
    editions: Vec<EditionJson<'a>>,
    alignments: Vec<AlignmentJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
}

impl<'a> Parsed<'a> {
    pub(crate) fn new(
        id: Option<&'a Value>,
        document: &'a Document,
        alignments: &'a [Alignment],
    ) -> Self {
        Self {
            id,
            title: document.title.as_deref(),
            issuer: document.issuer.as_deref(),
            kind: document.kind.map(StatementKind::as_str),
            number: document.number.as_deref(),
            place: document.place.as_deref(),
            published_on: document.published_on.as_ref().map(PartialDate::as_str),
            updated_on: document.updated_on.as_ref().map(PartialDate::as_str),
            found: document.origins.iter().map(OriginJson::from).collect(),
            source_format: document.source_format.as_str(),
            editions: document.editions.iter().map(EditionJson::from).collect(),
            alignments: alignments.iter().map(AlignmentJson::from).collect(),
            diagnostics: document
                .diagnostics
                .iter()
                .map(DiagnosticJson::from)
                .collect(),
        }
    }
}

/// Where one of the fields beside it was found: in a paragraph of the text, or beside the text.
#[derive(Debug, Serialize)]
struct OriginJson<'a> {
    field: &'static str,
    #[serde(rename = "where")]
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl<'a> From<&'a Origin> for OriginJson<'a> {
    fn from(origin: &'a Origin) -> Self {
        let span = origin.span.as_ref();
        Self {
            field: origin.field.as_str(),
            source: &origin.source,
            start: span.map(|span| span.start),
            end: span.map(|span| span.end),
        }
    }
}

#[derive(Debug, Serialize)]
struct EditionJson<'a> {
    lang: &'a str,
    confidence: Probability,
    title: Option<&'a str>,
    paragraphs: Vec<ParagraphJson<'a>>,
}

impl<'a> From<&'a Edition> for EditionJson<'a> {
    fn from(edition: &'a Edition) -> Self {
        Self {
            lang: edition.lang.as_str(),
            confidence: Probability(edition.confidence),
            title: edition.title.as_deref(),
            paragraphs: edition.paragraphs.iter().map(ParagraphJson::from).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct ParagraphJson<'a> {
    ordinal: u32,
    label: Option<&'a str>,
    kind: &'static str,
    level: u32,
    parent: Option<u32>,
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> From<&'a Paragraph> for ParagraphJson<'a> {
    fn from(paragraph: &'a Paragraph) -> Self {
        Self {
            ordinal: paragraph.ordinal,
            label: paragraph.label.as_deref(),
            kind: paragraph.kind.as_str(),
            level: paragraph.level,
            parent: paragraph.parent,
            text: &paragraph.text,
            start: paragraph.span.start,
            end: paragraph.span.end,
        }
    }
}

/// The links between two editions.
#[derive(Debug, Serialize)]
pub(crate) struct AlignmentJson<'a> {
    languages: [&'a str; 2],
    links: Vec<LinkJson<'a>>,
}

impl<'a> From<&'a Alignment> for AlignmentJson<'a> {
    fn from(alignment: &'a Alignment) -> Self {
        Self {
            languages: [alignment.source.as_str(), alignment.target.as_str()],
            links: alignment.links.iter().map(LinkJson).collect(),
        }
    }
}

/// A link as `[[source ordinals],[target ordinals],score]`.
#[derive(Debug)]
struct LinkJson<'a>(&'a Link);

impl Serialize for LinkJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(3)?;
        tuple.serialize_element(&self.0.source)?;
        tuple.serialize_element(&self.0.target)?;
        tuple.serialize_element(&Probability(self.0.score))?;
        tuple.end()
    }
}

#[derive(Debug, Serialize)]
struct DiagnosticJson<'a> {
    code: &'a str,
    message: &'a str,
    start: usize,
    end: usize,
}

impl<'a> From<&'a Diagnostic> for DiagnosticJson<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        Self {
            code: &diagnostic.code,
            message: &diagnostic.message,
            start: diagnostic.span.start,
            end: diagnostic.span.end,
        }
    }
}

/// One line of `archive ingest --jsonl`.
#[derive(Debug, Serialize)]
pub(crate) struct Ingested<'a> {
    source: &'a str,
    outcome: &'static str,
    statement: Option<&'a str>,
    version: Option<u32>,
    change_class: Option<&'static str>,
    languages: Vec<&'a str>,
    paragraphs: usize,
    repairs: usize,
    unresolved: usize,
    duplicate_of: Option<&'a str>,
    identified_by: Option<&'static str>,
    score: Option<Probability>,
    reason: Option<&'a str>,
    questions: Vec<&'a str>,
    error: Option<&'a str>,
}

impl<'a> From<&'a CaptureReport> for Ingested<'a> {
    fn from(report: &'a CaptureReport) -> Self {
        Self {
            source: &report.source,
            outcome: report.outcome.as_str(),
            statement: report.statement.as_ref().map(Slug::as_str),
            version: report.version,
            change_class: report.change_class.map(ChangeClass::as_str),
            languages: report.languages.iter().map(Lang::as_str).collect(),
            paragraphs: report.paragraphs,
            repairs: report.repairs,
            unresolved: report.unresolved,
            duplicate_of: report.duplicate_of.as_deref(),
            identified_by: report.identified_by.map(IdentifiedBy::as_str),
            score: report.score.map(Probability),
            reason: report.reason.as_deref(),
            questions: report.questions.iter().map(Slug::as_str).collect(),
            error: report
                .error
                .as_ref()
                .map(|problem| problem.message.as_str()),
        }
    }
}
