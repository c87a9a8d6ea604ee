//! A statement as one JSON document.

use std::io;

use archive_model::{Lang, Paragraph, PartialDate, Permalink};
use archive_storage::PlacedRepair;
use serde::Serialize;

use super::{Shown, ShownEdition};
use crate::contract::{AlignmentJson, Probability};
use crate::terminal::Screen;

#[derive(Serialize)]
struct Statement<'a> {
    slug: &'a str,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    kind: &'a str,
    number: Option<&'a str>,
    published_on: Option<&'a str>,
    version: u32,
    is_current: bool,
    versions: u32,
    valid_from: &'a str,
    recorded_at: &'a str,
    cause: &'static str,
    change_class: &'static str,
    content_sha256: String,
    editions: Vec<Edition<'a>>,
    alignments: Vec<AlignmentJson<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    lang: &'a str,
    confidence: Probability,
    title: Option<&'a str>,
    text_sha256: String,
    permalink: String,
    paragraphs: Vec<ShownParagraph<'a>>,
}

#[derive(Serialize)]
struct ShownParagraph<'a> {
    ordinal: u32,
    label: Option<&'a str>,
    kind: &'static str,
    level: u32,
    parent: Option<u32>,
    text: &'a str,
    permalink: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs: Option<Vec<Repair<'a>>>,
}

/// A repair; `start` and `end` are byte offsets into the paragraph's text, `raw_start` and `raw_end` into the capture.
#[derive(Serialize)]
struct Repair<'a> {
    start: usize,
    end: usize,
    raw_start: usize,
    raw_end: usize,
    before: &'a str,
    after: &'a str,
    rule: &'a str,
    method: &'static str,
    confidence: Probability,
}

/// Writes the document.
pub(super) fn write(shown: &Shown, screen: &mut Screen) -> io::Result<()> {
    let (statement, version) = (&shown.found.statement, &shown.found.version);
    let document = Statement {
        slug: statement.slug.as_str(),
        title: statement.title.as_deref(),
        issuer: statement.issuer.as_deref(),
        kind: &statement.kind,
        number: statement.number.as_deref(),
        published_on: statement.published_on.as_ref().map(PartialDate::as_str),
        version: version.seq,
        is_current: shown.found.is_current,
        versions: statement.versions,
        valid_from: version.valid_from.as_str(),
        recorded_at: version.recorded_at.as_str(),
        cause: version.cause.as_str(),
        change_class: version.change_class.as_str(),
        content_sha256: version.content.to_string(),
        editions: shown
            .editions
            .iter()
            .map(|edition| in_json(shown, edition))
            .collect(),
        alignments: shown.alignments.iter().map(AlignmentJson::from).collect(),
    };
    crate::json::line(&document, screen)
}

fn in_json<'a>(shown: &Shown, shown_edition: &'a ShownEdition) -> Edition<'a> {
    let edition = &shown_edition.edition;
    let paragraph = |paragraph: &'a Paragraph| ShownParagraph {
        ordinal: paragraph.ordinal,
        label: paragraph.label.as_deref(),
        kind: paragraph.kind.as_str(),
        level: paragraph.level,
        parent: paragraph.parent,
        text: &paragraph.text,
        permalink: permalink(shown, edition.lang, Some(paragraph.ordinal)),
        repairs: shown
            .with_repairs
            .then(|| repairs_of(paragraph, &shown_edition.repairs)),
    };
    Edition {
        lang: edition.lang.as_str(),
        confidence: Probability(edition.confidence),
        title: edition.title.as_deref(),
        text_sha256: edition.digest.to_string(),
        permalink: permalink(shown, edition.lang, None),
        paragraphs: edition.paragraphs.iter().map(paragraph).collect(),
    }
}

fn repairs_of<'a>(paragraph: &Paragraph, repairs: &'a [PlacedRepair]) -> Vec<Repair<'a>> {
    let own = repairs
        .iter()
        .filter(|repair| repair.ordinal == paragraph.ordinal);
    let repair = |repair: &'a PlacedRepair| Repair {
        start: repair.span.start,
        end: repair.span.end,
        raw_start: repair.source.start,
        raw_end: repair.source.end,
        before: &repair.before,
        after: &repair.after,
        rule: &repair.rule,
        method: repair.method.as_str(),
        confidence: Probability(repair.confidence),
    };
    own.map(repair).collect()
}

fn permalink(shown: &Shown, lang: Lang, ordinal: Option<u32>) -> String {
    Permalink {
        slug: shown.found.statement.slug.clone(),
        lang: Some(lang),
        seq: shown.found.version.seq.try_into().ok(),
        ordinal: ordinal.and_then(|ordinal| ordinal.try_into().ok()),
    }
    .to_string()
}
