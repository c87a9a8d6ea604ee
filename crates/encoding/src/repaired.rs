//! The passes over a decoded text, and what comes out of them.

use archive_model::{Lang, Repair, Unresolved};

use crate::decode::Decoded;
use crate::draft::Draft;
use crate::lossy::{self, Doubt, Library};
use crate::source::SourceMap;
use crate::{Options, reencode, scan};

/// How often text is undone that was encoded over and over. Damage in the wild is twice encoded, rarely three times.
const MOST_LAYERS: usize = 8;
/// How often the lossy pass is repeated: what it mends is context for what it left.
const MOST_ROUNDS: usize = 6;

/// A text, and how it came from the captured bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Repaired {
    /// The repaired text.
    pub text: String,
    /// The encoding of the bytes, by its name in the WHATWG Encoding Standard: `UTF-8`, `windows-1252`, `UTF-16LE`; for two
    /// that it lacks, `IBM437` and `IBM850`, by that of IANA.
    pub encoding: &'static str,
    /// The language of the model that decided most places; `und` if none was needed.
    pub lang: Lang,
    /// Every edit, in order of place.
    pub repairs: Vec<Repair>,
    /// What looks damaged and was left alone, in order of place.
    pub unresolved: Vec<Unresolved>,
}

impl Repaired {
    /// Returns the decoded input: the text before any repair.
    pub fn undo(&self) -> String {
        let mut decoded = String::with_capacity(self.text.len());
        let mut copied = 0;
        for repair in &self.repairs {
            decoded.push_str(&self.text[copied..repair.span.start]);
            decoded.push_str(&repair.before);
            copied = repair.span.end;
        }
        decoded.push_str(&self.text[copied..]);
        decoded
    }
}

/// Runs every pass.
pub(crate) fn run(decoded: Decoded, capture_len: usize, options: &Options) -> Repaired {
    let mut draft = Draft::new(decoded.text);
    draft.apply(decoded.changes);
    let mut doubts = Vec::new();
    let mut languages: Vec<(Lang, usize)> = Vec::new();
    if scan::is_suspicious(&draft.text) {
        let mut library = Library::default();
        for _ in 0..MOST_ROUNDS {
            undo_layers(&mut draft);
            let found = lossy::pass(&draft.text, options.lang, options.threshold, &mut library);
            doubts = found.doubts;
            count(&mut languages, found.languages);
            if found.changes.is_empty() {
                break;
            }
            draft.apply(found.changes);
        }
    }
    let most = languages.iter().rev().max_by_key(|(_, places)| *places);
    let lang = most
        .filter(|(_, places)| *places > 0)
        .map_or(Lang::UND, |(lang, _)| *lang);
    finish(
        draft,
        doubts,
        lang,
        decoded.encoding,
        &decoded.map,
        capture_len,
    )
}

fn undo_layers(draft: &mut Draft) {
    for _ in 0..MOST_LAYERS {
        let changes = reencode::pass(&draft.text);
        if changes.is_empty() {
            break;
        }
        draft.apply(changes);
    }
}

fn count(languages: &mut Vec<(Lang, usize)>, found: Vec<(Lang, usize)>) {
    for (lang, places) in found {
        match languages.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, total)) => *total += places,
            None => languages.push((lang, places)),
        }
    }
}

/// Turns edits into repairs: offsets into the decoded input become offsets into the captured bytes.
fn finish(
    draft: Draft,
    doubts: Vec<Doubt>,
    lang: Lang,
    encoding: &'static str,
    map: &SourceMap,
    capture_len: usize,
) -> Repaired {
    let origins: Vec<_> = doubts
        .iter()
        .map(|doubt| draft.origin(&doubt.span))
        .collect();
    let mut repaired = Repaired {
        text: draft.text,
        encoding,
        lang,
        repairs: Vec::new(),
        unresolved: Vec::new(),
    };
    let edit_offsets: Vec<usize> = draft
        .edits
        .iter()
        .flat_map(|edit| [edit.origin.start, edit.origin.end])
        .collect();
    let doubt_offsets: Vec<usize> = origins
        .iter()
        .flat_map(|origin| [origin.start, origin.end])
        .collect();
    repaired.repairs = draft
        .edits
        .into_iter()
        .map(|edit| Repair {
            after: repaired.text[edit.span.clone()].to_owned(),
            span: edit.span,
            source: 0..0,
            before: edit.before,
            rule: edit.rule,
            method: edit.method,
            confidence: edit.confidence,
            alternatives: edit.alternatives,
        })
        .collect();
    repaired.unresolved = doubts
        .into_iter()
        .map(|doubt| Unresolved {
            text: repaired.text[doubt.span.clone()].to_owned(),
            span: doubt.span,
            source: 0..0,
            rule: doubt.rule,
            alternatives: doubt.alternatives,
        })
        .collect();
    if !repaired.repairs.is_empty() || !repaired.unresolved.is_empty() {
        let decoded = match map {
            SourceMap::Identity => String::new(),
            _ => repaired.undo(),
        };
        let edits = map.locate(&decoded, &edit_offsets);
        for (repair, source) in repaired.repairs.iter_mut().zip(edits.chunks_exact(2)) {
            repair.source = source[0].min(capture_len)..source[1].min(capture_len);
        }
        let doubts = map.locate(&decoded, &doubt_offsets);
        for (place, source) in repaired.unresolved.iter_mut().zip(doubts.chunks_exact(2)) {
            place.source = source[0].min(capture_len)..source[1].min(capture_len);
        }
    }
    repaired
}
