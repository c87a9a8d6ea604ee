//! The passes over a decoded text, and what comes out of them.

use std::ops::Range;

use archive_model::{Lang, Repair, Unresolved};

use crate::decode::Decoded;
use crate::draft::{Change, Draft};
use crate::layers::Layers;
use crate::lossy::{self, Doubt, Library};
use crate::source::SourceMap;
use crate::{Options, scan};

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
        let mut layers = Layers::new(&draft.text);
        for _ in 0..MOST_ROUNDS {
            layers.undo(&mut draft);
            let found = lossy::pass(&draft, options, &mut library);
            doubts = found.doubts;
            count(&mut languages, found.languages);
            let mut changes = found.changes;
            if changes.is_empty() {
                changes = anew(&draft, options, &mut library);
            }
            if changes.is_empty() {
                break;
            }
            layers.apply(&mut draft, changes);
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

/// Reads what was left as one would who has not seen the damage: repairing the outcome again must find nothing more. What
/// was mended stays.
fn anew(draft: &Draft, options: &Options, library: &mut Library) -> Vec<Change> {
    if draft.edits.is_empty() {
        return Vec::new();
    }
    let proven = std::mem::take(&mut library.proven);
    let mut found = lossy::pass(&Draft::new(draft.text.clone()), options, library);
    library.proven = proven;
    found.changes.retain(|change| !draft.touches(&change.span));
    found.changes
}

fn count(languages: &mut Vec<(Lang, usize)>, found: Vec<(Lang, usize)>) {
    for (lang, places) in found {
        match languages.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, total)) => *total += places,
            None => languages.push((lang, places)),
        }
    }
}

/// Puts together what came out; offsets into the decoded input become offsets into the captured bytes.
fn finish(
    draft: Draft,
    doubts: Vec<Doubt>,
    lang: Lang,
    encoding: &'static str,
    map: &SourceMap,
    capture_len: usize,
) -> Repaired {
    let unresolved = doubts.into_iter().map(|doubt| Unresolved {
        text: draft.text[doubt.span.clone()].to_owned(),
        source: draft.origin(&doubt.span),
        span: doubt.span,
        rule: doubt.rule,
        alternatives: doubt.alternatives,
    });
    let unresolved = unresolved.collect();
    let mut repaired = Repaired {
        text: draft.text,
        encoding,
        lang,
        repairs: draft.edits,
        unresolved,
    };
    if !matches!(map, SourceMap::Identity) {
        repaired.locate(map, capture_len);
    }
    repaired
}

impl Repaired {
    /// Turns offsets into the decoded input into offsets into the captured bytes.
    fn locate(&mut self, map: &SourceMap, capture_len: usize) {
        if self.repairs.is_empty() && self.unresolved.is_empty() {
            return;
        }
        let decoded = self.undo();
        let repairs = self.repairs.iter_mut().map(|repair| &mut repair.source);
        relocate(repairs.collect(), &decoded, map, capture_len);
        let unresolved = self.unresolved.iter_mut().map(|place| &mut place.source);
        relocate(unresolved.collect(), &decoded, map, capture_len);
    }
}

fn relocate(sources: Vec<&mut Range<usize>>, decoded: &str, map: &SourceMap, capture_len: usize) {
    let offsets = sources.iter().flat_map(|source| [source.start, source.end]);
    let offsets: Vec<usize> = offsets.collect();
    let located = map.locate(decoded, &offsets);
    for (source, ends) in sources.into_iter().zip(located.chunks_exact(2)) {
        *source = ends[0].min(capture_len)..ends[1].min(capture_len);
    }
}
