//! A comparison as one JSON document.

use std::io;

use archive_diff::Change;
use archive_model::Paragraph;
use serde::Serialize;

use super::{ComparedEdition, Comparison};
use crate::terminal::Screen;

#[derive(Serialize)]
struct Document<'a> {
    from: &'a str,
    to: &'a str,
    change_class: &'static str,
    words_added: usize,
    words_removed: usize,
    editions: Vec<EditionJson<'a>>,
}

#[derive(Serialize)]
struct EditionJson<'a> {
    lang: &'a str,
    change_class: &'static str,
    changes: Vec<ChangeJson<'a>>,
}

/// `from` and `to` are ordinals; `words` is empty where the wording is the same.
#[derive(Serialize)]
struct ChangeJson<'a> {
    op: &'static str,
    change_class: &'static str,
    from: Vec<u32>,
    to: Vec<u32>,
    words: Vec<WordsJson<'a>>,
    reasons: Vec<ReasonJson<'a>>,
}

#[derive(Serialize)]
struct WordsJson<'a> {
    op: &'static str,
    text: &'a str,
    change_class: &'static str,
}

#[derive(Serialize)]
struct ReasonJson<'a> {
    reason: &'static str,
    change_class: &'static str,
    before: &'a str,
    after: &'a str,
}

/// Writes the document.
pub(super) fn write(comparison: &Comparison, screen: &mut Screen) -> io::Result<()> {
    let size = comparison.size();
    let document = Document {
        from: &comparison.from,
        to: &comparison.to,
        change_class: comparison.class().as_str(),
        words_added: size.words_added,
        words_removed: size.words_removed,
        editions: comparison.editions.iter().map(edition).collect(),
    };
    crate::json::line(&document, screen)
}

fn edition(compared: &ComparedEdition) -> EditionJson<'_> {
    let changes = compared.diff.changes.iter();
    EditionJson {
        lang: compared.lang.as_str(),
        change_class: compared.class.as_str(),
        changes: changes.map(|change| json(change, compared)).collect(),
    }
}

fn json<'a>(change: &'a Change, edition: &ComparedEdition) -> ChangeJson<'a> {
    let ordinals = |paragraphs: &[Paragraph]| {
        paragraphs
            .iter()
            .map(|paragraph| paragraph.ordinal)
            .collect()
    };
    let words = change.runs.iter().map(|run| WordsJson {
        op: run.op.as_str(),
        text: &run.text,
        change_class: run.class.as_str(),
    });
    let reasons = change.reasons.iter().map(|reason| ReasonJson {
        reason: reason.kind.as_str(),
        change_class: reason.class().as_str(),
        before: &reason.before,
        after: &reason.after,
    });
    ChangeJson {
        op: change.op.as_str(),
        change_class: change.class.as_str(),
        from: ordinals(&edition.old[change.from.clone()]),
        to: ordinals(&edition.new[change.to.clone()]),
        words: words.collect(),
        reasons: reasons.collect(),
    }
}
