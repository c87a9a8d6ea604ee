//! What the document as a whole says about the damage in it.
//!
//! A channel that has struck once has struck everywhere it could, and intact characters that it would have destroyed speak
//! against it. So a place that is doubtful by itself is believed in a document that is plainly damaged, and left alone in
//! one that is plainly not.

use archive_model::Lang;

use super::language::{self, Verdict};
use super::reading::{Library, Reading};
use super::{Segment, segments, window};
use crate::model::Model;

/// How many windows are read to learn about the document.
const SAMPLE: usize = 400;
/// A place is proof of damage if its reading is as sure as this.
const PROOF: f64 = 0.95;

/// What is known about a document before its places are decided.
pub(crate) struct Evidence {
    /// Places in the sample that are damaged beyond doubt.
    pub(crate) damaged: usize,
    /// Whether characters are intact that lossy damage would have destroyed.
    has_survivors: bool,
    /// The dash that stands intact between spaces, if there is just one kind.
    dash: Option<char>,
    /// The language of the hint, or else of the first segment that says.
    pub(crate) model: Option<&'static Model>,
    /// Whether a short segment may be taken for what its few words are: not if the text is said to be in another language.
    pub(crate) may_guess: bool,
}

impl Evidence {
    /// Reads the first windows of `text` without prejudice; `None` if it has none.
    pub(crate) fn gather(text: &str, hint: Option<Lang>, library: &mut Library) -> Option<Self> {
        if !window::any(text) {
            return None;
        }
        let damaged = segments(text)
            .map(|range| (range.clone(), window::windows(text, range)))
            .filter(|(_, windows)| !windows.is_empty());
        let hinted = hint.and_then(language::model);
        let mut evidence = Self {
            damaged: 0,
            has_survivors: text.chars().any(is_survivor),
            dash: dash(text),
            model: hinted,
            may_guess: hint.is_none() || hinted.is_some(),
        };
        let mut count = 0;
        let mut proofs = 0;
        for (range, windows) in damaged {
            count += windows.len();
            if let Verdict::Known(model) = language::judge(&text[range.clone()]) {
                evidence.model.get_or_insert(model);
                proofs += Segment {
                    text,
                    range,
                    windows,
                    model,
                }
                .proofs(&evidence, library);
            }
            if count > SAMPLE {
                break;
            }
        }
        if evidence.model.is_none() && hint.is_none() {
            evidence.model = whole(text);
        }
        evidence.damaged = proofs;
        Some(evidence)
    }

    /// Returns the score of a reading of `window`, all things considered.
    pub(crate) fn adjusted(&self, reading: &Reading, window: &str) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a window has at most 16 remnants"
        )]
        let literals = reading.literals() as f64;
        // A lone `â` is a word in Welsh or Friulian, and such a sentence may be quoted anywhere.
        let is_lone = self.damaged == 0 && has_lone_remnants(window);
        let lone = if is_lone { LONE } else { 0.0 };
        let tilde = if window.contains("ÃO") || window.contains("ÃE") {
            TILDE
        } else {
            0.0
        };
        let styled = self
            .dash
            .map_or(0, |dash| reading.text.matches(dash).count());
        let styled = if styled > 0 { DASH_STYLE } else { 0.0 };
        reading.score
            + literals * (self.literal() + tilde + lone)
            + f64::from(reading.unknown) * self.unknown()
            + styled
    }

    /// What it gains to take a remnant at face value.
    fn literal(&self) -> f64 {
        match self.damaged {
            0 if self.has_survivors => 1.5,
            0 => -1.0,
            1..3 => -2.0,
            _ => -4.0,
        }
    }

    /// What it costs to make a word that does not exist.
    fn unknown(&self) -> f64 {
        match self.damaged {
            0 => -9.0,
            1..3 => -4.0,
            _ => -1.5,
        }
    }
}

/// What `ÃO` and `ÃE`, the Portuguese endings in capitals, gain at face value.
const TILDE: f64 = 8.0;
/// What a remnant gains at face value that stands alone in a document without other damage.
const LONE: f64 = 4.0;
/// What the dash gains that the document uses elsewhere.
const DASH_STYLE: f64 = 2.5;

/// Punctuation and letters that have a byte that lossy channels lose, in UTF-8.
fn is_survivor(character: char) -> bool {
    matches!(
        character,
        '’' | '‘'
            | '“'
            | '”'
            | '–'
            | '—'
            | '…'
            | '€'
            | 'œ'
            | 'É'
            | 'È'
            | 'À'
            | 'Ç'
            | 'Ê'
    )
}

/// Tells whether no letter touches the remnants of a window.
fn has_lone_remnants(window: &str) -> bool {
    let words = window.split(|character: char| !character.is_alphabetic());
    let mut remnants = words.filter(|word| word.contains(['â', 'Ã', 'Ä', 'Å']));
    remnants.all(|word| word.chars().nth(1).is_none())
}

fn dash(text: &str) -> Option<char> {
    let has = |dash: &str| memchr::memmem::find(text.as_bytes(), dash.as_bytes()).is_some();
    match (has(" – "), has(" — ")) {
        (true, false) => Some('–'),
        (false, true) => Some('—'),
        _ => None,
    }
}

/// The model for a document whose damaged segments are too short to tell: what its beginning is in.
fn whole(text: &str) -> Option<&'static Model> {
    match language::judge(&text[..text.floor_char_boundary(4 * super::SEGMENT)]) {
        Verdict::Known(model) => Some(model),
        Verdict::Foreign | Verdict::Short(_) => None,
    }
}

impl Segment<'_> {
    /// Counts the places that are damaged beyond doubt.
    fn proofs(&self, evidence: &Evidence, library: &mut Library) -> usize {
        let reads = self.read(evidence, library);
        let proof = |read: &super::Read| {
            let sure = read
                .readings
                .iter()
                .zip(&read.weights)
                .find(|(_, weight)| **weight >= PROOF);
            sure.map_or(0, |(reading, _)| match reading.unknown {
                0 => reading.places.len() - reading.literals(),
                _ => 0,
            })
        };
        reads.iter().map(proof).sum()
    }
}
