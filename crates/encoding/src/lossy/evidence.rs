//! What the document as a whole says about the damage in it.
//!
//! A channel that has struck once has struck everywhere it could, and intact characters that it would have destroyed speak
//! against it. So a place that is doubtful by itself is believed in a document that is plainly damaged, and left alone in
//! one that is plainly not.

use archive_model::Lang;

use super::channel::Channel;
use super::language::{self, Verdict};
use super::reading::{Library, Placed, Reading};
use super::remnant;
use super::restored::Restored;
use super::segment::Segment;
use super::segments;
use super::style::Style;
use super::told::Told;
use super::window::{self, Memory, Window};
use crate::draft::Draft;
use crate::model::Model;

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
    /// The typography that intact places keep to.
    style: Style,
    /// The language of the hint, or else of the first segment that says.
    pub(crate) model: Option<&'static Model>,
    /// Whether a short segment may be taken for what its few words are: not if the text is said to be in another language.
    pub(crate) may_guess: bool,
    /// What was put back before.
    pub(super) restored: Restored,
    /// The words that are spelled out.
    pub(super) told: Told,
}

impl Evidence {
    /// Reads the first windows of a draft without prejudice; `None` if it has none.
    pub(crate) fn gather<'t>(
        draft: &'t Draft,
        hint: Option<Lang>,
        library: &mut Library,
        memory: &mut Memory<'t>,
    ) -> Option<Self> {
        let text = draft.text.as_str();
        if !window::any(text, memory) {
            return None;
        }
        let told = Told::gather(text, &draft.edits, memory);
        let restored = Restored::new(text, &draft.edits);
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
            style: Style::of(text),
            model: hinted,
            may_guess: hint.is_none() || hinted.is_some(),
            restored,
            told,
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
    pub(super) fn adjusted(&self, readings: &[Reading], window: &Window, text: &str) -> Vec<f64> {
        let literal = self.literal() + self.form(&text[window.span.clone()]);
        let score = |reading: &Reading| {
            let place = |place: &Placed| {
                let is_restored = self.restored.holds(window.span.start + place.source.start);
                match (place.channel, is_restored) {
                    (None, false) => literal,
                    (Some(_), true) => RESTORED,
                    (Some(Channel::C1), false) => self.strip(),
                    (None, true) | (Some(_), false) => 0.0,
                }
            };
            reading.score
                + reading.places.iter().map(place).sum::<f64>()
                + f64::from(reading.unknown) * self.unknown()
                + self.style.gain(&reading.text)
        };
        readings.iter().map(score).collect()
    }

    /// Returns how many places prove damage; what could be undone without a loss does too, though not that more was lost.
    pub(super) fn proofs(&self) -> usize {
        self.damaged.max(self.restored.certain.min(SOME))
    }

    /// What a remnant of `window` gains at face value by the way it stands there.
    fn form(&self, window: &str) -> f64 {
        if remnant::is_certain(window) {
            return CERTAIN;
        }
        // A lone `â` is a word in Welsh or Friulian, and such a sentence may be quoted anywhere.
        let is_lone = self.proofs() == 0 && remnant::has_lone_remnants(window);
        let lone = if is_lone { LONE } else { 0.0 };
        let is_ending = window.contains("ÃO") || window.contains("ÃE");
        lone + if is_ending { TILDE } else { 0.0 }
    }

    /// What it gains to take a remnant at face value.
    fn literal(&self) -> f64 {
        match self.proofs() {
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
        match self.proofs() {
            0 => -9.0,
            1..3 => -4.0,
            _ => -1.5,
        }
    }
}

/// As many proofs of damage leave sound words a chance.
const SOME: usize = 2;
/// What `ÃO` and `ÃE`, the Portuguese endings in capitals, gain at face value.
const TILDE: f64 = 8.0;
/// What it costs to take at face value what no text has.
const CERTAIN: f64 = -12.0;
/// What a remnant gains at face value that stands alone in a document without other damage.
const LONE: f64 = 4.0;
/// What it costs to read something else where a letter was put back.
const RESTORED: f64 = -8.0;

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
            if self.may_be_quoted(&read) && self.is_quoted(&read.span, model, library) {
                continue;
            }
            proofs.places += reading.places.len() - reading.literals();
            proofs.stripped += reading.stripped();
        }
    }
}
