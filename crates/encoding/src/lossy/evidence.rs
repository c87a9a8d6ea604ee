//! What the document as a whole says about the damage in it.
//!
//! A channel that has struck once has struck everywhere it could, and intact characters that it would have destroyed speak
//! against it. So a place that is doubtful by itself is believed in a document that is plainly damaged, and left alone in
//! one that is plainly not.

use archive_model::Lang;

use super::language::{self, Verdict};
use super::reading::{Library, Reading};
use super::window::{self, Memory};
use super::{Segment, segments};
use crate::model::Model;
use crate::strain;

/// How many windows are read to learn about the document.
const SAMPLE: usize = 400;
/// A place is proof of damage if its reading is as sure as this.
const PROOF: f64 = 0.95;

/// What is known about a document before its places are decided.
pub(crate) struct Evidence {
    /// Places in the sample that are damaged beyond doubt.
    pub(crate) damaged: usize,
    /// Those of them that only the loss of every C1 control explains.
    stripped: usize,
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
    pub(crate) fn gather<'t>(
        text: &'t str,
        hint: Option<Lang>,
        library: &mut Library,
        memory: &mut Memory<'t>,
    ) -> Option<Self> {
        if !window::any(text, memory) {
            return None;
        }
        let damaged = segments(text)
            .map(|range| {
                let mut windows = window::windows(text, range.clone());
                windows.retain(|window| !window.is_sound(text, memory));
                (range, windows)
            })
            .filter(|(_, windows)| !windows.is_empty());
        let hinted = hint.and_then(language::model);
        let mut evidence = Self {
            damaged: 0,
            stripped: 0,
            has_survivors: text.chars().any(is_survivor),
            dash: dash(text),
            model: hinted,
            may_guess: hint.is_none() || hinted.is_some(),
        };
        let mut known = hinted;
        let mut count = 0;
        let mut proofs = Proofs::default();
        for (range, windows) in damaged {
            count += windows.len();
            let segment = Segment {
                text,
                range,
                windows,
            };
            if let Some(model) = segment.choose_model(&segment.windows, &mut known, false, library)
            {
                evidence.model.get_or_insert(model);
                segment.prove(model, &evidence, library, &mut proofs);
            }
            if count > SAMPLE {
                break;
            }
        }
        if evidence.model.is_none() && hint.is_none() {
            evidence.model = whole(text);
        }
        evidence.damaged = proofs.places;
        evidence.stripped = proofs.stripped;
        Some(evidence)
    }

    /// Returns the scores of the readings of `window`, all things considered.
    pub(crate) fn adjusted(&self, readings: &[Reading], window: &str) -> Vec<f64> {
        let literal = self.literal() + self.form(window);
        let adjusted = |reading: &Reading| {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a window has at most 24 remnants"
            )]
            let (literals, stripped) = (reading.literals() as f64, reading.stripped() as f64);
            let is_styled = self.dash.is_some_and(|dash| reading.text.contains(dash));
            reading.score
                + literals * literal
                + f64::from(reading.unknown) * self.unknown()
                + stripped * self.strip()
                + if is_styled { DASH_STYLE } else { 0.0 }
        };
        readings.iter().map(adjusted).collect()
    }

    /// What a remnant of `window` gains at face value by the way it stands there.
    fn form(&self, window: &str) -> f64 {
        if is_certain(window) {
            return CERTAIN;
        }
        // A lone `â` is a word in Welsh or Friulian, and such a sentence may be quoted anywhere.
        let is_lone = self.damaged == 0 && has_lone_remnants(window);
        let lone = if is_lone { LONE } else { 0.0 };
        let is_ending = window.contains("ÃO") || window.contains("ÃE");
        lone + if is_ending { TILDE } else { 0.0 }
    }

    /// What it gains to take a remnant at face value.
    fn literal(&self) -> f64 {
        match self.damaged {
            0 if self.has_survivors => 1.5,
            0 => -1.0,
            1..3 => -2.0,
            _ => -6.0,
        }
    }

    /// What it costs to say that a C1 control was lost: nothing where others were.
    fn strip(&self) -> f64 {
        match self.stripped {
            0 if self.has_survivors => -5.0,
            0 => -1.0,
            _ => 0.0,
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
/// What it costs to take at face value what no text has.
const CERTAIN: f64 = -12.0;
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
            | 'р'..='я'
            | 'А'..='П'
            | 'π'..='ώ'
            | 'Α'..='Ο'
    )
}

/// Tells whether every remnant is an `â` that no letter touches.
fn has_lone_remnants(window: &str) -> bool {
    let words = window.split(|character: char| !strain::is_letter(character));
    let mut remnants = words.filter(|word| word.contains(['â', 'Ã', 'Ä', 'Å', 'È']));
    remnants.all(|word| word == "â")
}

/// Tells whether a window holds all of a quotation mark or sign but one byte, or a mark for a byte inside a word.
fn is_certain(window: &str) -> bool {
    let mut characters = window.chars();
    let mut marked = std::iter::from_fn(|| {
        let rest = characters.as_str();
        characters.next()?;
        Some(rest)
    });
    window::SIGNS.iter().any(|sign| window.contains(sign))
        || marked.any(|rest| {
            let mut rest = rest.chars();
            let is_remnant = rest.next().is_some_and(|first| "ÂÃÄÅÎÏÐÑ".contains(first));
            let is_mark = matches!(rest.next(), Some('?' | char::REPLACEMENT_CHARACTER));
            is_remnant && is_mark && rest.next().is_some_and(char::is_alphabetic)
        })
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
    match language::judge(
        &text[..text.floor_char_boundary(4 * super::SEGMENT)],
        None,
        false,
    ) {
        Verdict::Known(models) => models.first().copied(),
        Verdict::Foreign | Verdict::Short(_) => None,
    }
}

/// Places that are damaged beyond doubt.
#[derive(Default)]
struct Proofs {
    places: usize,
    /// Those that lost a C1 control.
    stripped: usize,
}

impl Segment<'_> {
    /// Counts the places that are damaged beyond doubt.
    fn prove(
        &self,
        model: &Model,
        evidence: &Evidence,
        library: &mut Library,
        proofs: &mut Proofs,
    ) {
        for read in self.read(model, evidence, library) {
            let mut sure = read.readings.iter().zip(&read.weights);
            let sure = sure.find(|(reading, weight)| **weight >= PROOF && reading.unknown == 0);
            let Some((reading, _)) = sure else { continue };
            if !read.is_sign && self.is_quoted(&read.span, model, library) {
                continue;
            }
            proofs.places += reading.places.len() - reading.literals();
            proofs.stripped += reading.stripped();
        }
    }
}
