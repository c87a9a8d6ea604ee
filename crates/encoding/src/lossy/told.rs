//! Words that the document spells out elsewhere, in whatever language: they decide a damaged word that they fit.
//!
//! A word fits if damage could have made of it exactly what stands there. It competes with the readings that the language
//! suggests, as a word that is as frequent as words that a document has used already.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use archive_model::Repair;

use super::channel::Channels;
use super::language;
use super::reading::{Context, Ground, Library, Placed, Reading};
use super::window::{self, Memory};
use crate::model::Model;
use crate::strain;

/// How many words are kept; those of a longer document that come later are not.
const MOST_WORDS: usize = 1 << 12;
/// Shorter words, and those with fewer letters of ASCII, fit too much.
const SHORTEST: usize = 3;
const FEWEST_ASCII: usize = 2;
/// Longer ones are no words.
const LONGEST: usize = 40;
/// The natural logarithm of the share that a name has in a document which has used it once, and that of another word.
const NAME: f64 = -7.0;
const OTHER: f64 = -9.0;
/// How many words are kept of those that nothing but their accents tells apart, and how many are tried in a window.
const MOST_ALIKE: usize = 8;
const MOST_FITS: usize = 8;
/// How many readings of what stands around such a word are looked at.
const AROUND: usize = 4;

/// The words that a document spells out, by what no damage takes from them: their letters of ASCII, in lower case.
#[derive(Default)]
pub(super) struct Told {
    words: HashMap<String, Vec<Entry>>,
    count: usize,
}

/// A word, how often it stands there, and how sure the surest place is.
struct Entry {
    word: String,
    times: u32,
    confidence: f64,
}

/// The edits that led to a text, as far as they are still ahead.
struct Decided<'e> {
    edits: &'e [Repair],
}

impl Decided<'_> {
    /// Returns how sure it is that `span`, which is behind those asked for before, reads as it does.
    fn confidence(&mut self, span: &Range<usize>) -> f64 {
        let passed = self
            .edits
            .iter()
            .take_while(|edit| edit.span.end <= span.start);
        self.edits = &self.edits[passed.count()..];
        let inside = self
            .edits
            .iter()
            .take_while(|edit| edit.span.start < span.end);
        inside.fold(1.0, |least, edit| least.min(edit.confidence))
    }
}

/// A word that fits a stretch of a window.
struct Fit {
    /// Bytes of the window.
    span: Range<usize>,
    word: String,
    /// What was put back; targets are bytes of the word.
    places: Vec<Placed>,
    /// The natural logarithm of the share that it has.
    share: f64,
}

impl Told {
    /// Gathers the words of `text`, which `edits` led to.
    pub(super) fn gather<'t>(text: &'t str, edits: &[Repair], memory: &mut Memory<'t>) -> Self {
        let mut told = Self::default();
        let mut decided = Decided { edits };
        for span in accented(text) {
            if told.count == MOST_WORDS {
                break;
            }
            let word = &text[span.clone()];
            if is_told(word, memory) {
                told.add(word, decided.confidence(&span));
            }
        }
        told
    }

    /// Adds a word that is so sure to stand there.
    fn add(&mut self, word: &str, confidence: f64) {
        let length = word.chars().count();
        let key = key(word);
        if !(SHORTEST..=LONGEST).contains(&length) || key.len() < FEWEST_ASCII {
            return;
        }
        let known = self.words.entry(key).or_default();
        if let Some(known) = known.iter_mut().find(|known| known.word == word) {
            known.times += 1;
            known.confidence = known.confidence.max(confidence);
        } else if known.len() < MOST_ALIKE {
            self.count += 1;
            known.push(Entry {
                word: word.to_owned(),
                times: 1,
                confidence,
            });
        }
    }

    /// Returns the readings of `window` with those that words from elsewhere give.
    pub(super) fn extended(
        &self,
        readings: Rc<[Reading]>,
        (window, context): (&str, Context),
        model: &Model,
        library: &mut Library,
    ) -> Rc<[Reading]> {
        if self.count == 0 || readings.is_empty() {
            return readings;
        }
        let fits = self.fits(window);
        if fits.is_empty() {
            return readings;
        }
        let mut all = readings.to_vec();
        for fit in fits.into_iter().take(MOST_FITS) {
            let spelled = [
                &window[..fit.span.start],
                &fit.word,
                &window[fit.span.end..],
            ]
            .concat();
            let around = library.readings(&spelled, context, model);
            let gain = (fit.share - language::likelihood(&fit.word, model)).max(0.0);
            for reading in around.iter().take(AROUND) {
                let Some(reading) = fit.within(reading, gain) else {
                    continue;
                };
                match all.iter_mut().find(|known| known.text == reading.text) {
                    Some(known) if known.score < reading.score => *known = reading,
                    Some(_) => {}
                    None => all.push(reading),
                }
            }
        }
        all.into()
    }

    /// Finds the words that fit a stretch of a window.
    fn fits(&self, window: &str) -> Vec<Fit> {
        let mut fits = Vec::new();
        for run in runs(window) {
            // An `â` may be what is left of an apostrophe, or of a mark beside the word.
            let cuts = window[run.clone()].match_indices('â');
            let cuts: Vec<usize> = cuts.map(|(at, _)| run.start + at).collect();
            let starts = cuts.iter().map(|cut| cut + 'â'.len_utf8());
            for start in [run.start].into_iter().chain(starts) {
                let ends = cuts.iter().copied().filter(|cut| *cut > start);
                for end in ends.chain([run.end]) {
                    let entries = self.words.get(&key(&window[start..end]));
                    let found = entries.into_iter().flatten();
                    fits.extend(found.filter_map(|entry| entry.fit(window, start..end)));
                }
            }
        }
        fits
    }
}

impl Entry {
    /// Tells whether the word could have become what stands at `span`, or what goes on after it as part of a remnant.
    fn fit(&self, window: &str, span: Range<usize>) -> Option<Fit> {
        let word = in_case_of(&self.word, &window[span.clone()])?;
        let mut at = span.start;
        let mut places = Vec::new();
        for (target, letter) in word.char_indices() {
            let rest = &window[at..];
            if rest.starts_with(letter) {
                at += letter.len_utf8();
                continue;
            }
            let mut remnants = Channels::get().at(rest);
            let (remnant, channel) = remnants.find_map(|(remnant, candidates)| {
                let mut candidates = candidates.iter();
                let own = candidates
                    .find(|candidate| candidate.character == letter && !candidate.has_space)?;
                Some((remnant, own.channel))
            })?;
            places.push(Placed {
                source: at..at + remnant.len(),
                target: target..target + letter.len_utf8(),
                channel: Some(channel),
                ground: Ground::Document {
                    confidence: self.confidence,
                },
            });
            at += remnant.len();
        }
        if places.is_empty() || at < span.end {
            return None;
        }
        let is_name = self.word.starts_with(char::is_uppercase);
        let share = if is_name { NAME } else { OTHER };
        let share = share + f64::from(self.times).ln();
        let span = span.start..at;
        Some(Fit {
            span,
            word,
            places,
            share,
        })
    }
}

impl Fit {
    /// Turns a reading of the window in which the word was spelled out into one of the window as it stands; `None` if it
    /// changes the word.
    fn within(&self, reading: &Reading, gain: f64) -> Option<Reading> {
        let spelled = self.span.start..self.span.start + self.word.len();
        let is_other = |place: &&Placed| {
            place.source.end <= spelled.start || place.source.start >= spelled.end
        };
        let is_kept = |place: &Placed| place.channel.is_none() || is_other(&place);
        if !reading.places.iter().all(is_kept) {
            return None;
        }
        let before = reading
            .places
            .iter()
            .take_while(|place| place.source.end <= spelled.start);
        let start = before.last().map_or(spelled.start, |last| {
            last.target.end + (spelled.start - last.source.end)
        });
        let own = self.places.iter().map(|place| Placed {
            target: start + place.target.start..start + place.target.end,
            ..place.clone()
        });
        let others = reading.places.iter().filter(is_other).map(|place| {
            let mut place = place.clone();
            if place.source.start >= spelled.end {
                let shift = |at: usize| at - spelled.end + self.span.end;
                place.source = shift(place.source.start)..shift(place.source.end);
            }
            place
        });
        let mut places: Vec<Placed> = own.chain(others).collect();
        places.sort_by_key(|place| place.source.start);
        Some(Reading {
            places,
            score: reading.score + gain,
            ..reading.clone()
        })
    }
}

/// Finds the words of a text that have a letter beyond ASCII, as long as words are.
fn accented(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let beyond = text.as_bytes()[from..]
                .iter()
                .position(|byte| *byte >= 0xC3)?;
            let at = from + beyond;
            let head = text[from..at].char_indices().rev().take(LONGEST);
            let head = head.take_while(|(_, letter)| strain::is_letter(*letter));
            let start = head.last().map_or(at, |(start, _)| from + start);
            let rest = text[at..].find(|letter| !strain::is_letter(letter));
            from = rest.map_or(text.len(), |rest| at + rest);
            if from > at {
                return Some(start..from);
            }
            from += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    })
}

/// Tells whether a word is as it should be: no remnant in it, or a capital at its beginning that may be one, or a word that
/// some language has.
fn is_told<'t>(word: &'t str, memory: &mut Memory<'t>) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let rest = letters.as_str();
    let is_name =
        first.is_some_and(|first| "ÄÅ".contains(first)) && rest.starts_with(char::is_lowercase);
    let is_clean = window::remnants(if is_name { rest } else { word })
        .next()
        .is_none();
    is_clean || memory.is_word(word)
}

/// The letters of ASCII, in lower case.
fn key(word: &str) -> String {
    let letters = word.chars().filter(char::is_ascii_alphabetic);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Writes a word in the case of `stretch`; `None` for one in small letters where that is no name, nor in capitals: such words
/// have many forms, and a form that stands elsewhere says little about this place.
fn in_case_of(word: &str, stretch: &str) -> Option<String> {
    let has_small = |text: &str| text.chars().any(|letter| letter.is_ascii_lowercase());
    match (has_small(word), has_small(stretch)) {
        (true, false) => Some(word.to_uppercase()),
        (true, true) => word
            .starts_with(char::is_uppercase)
            .then(|| word.to_owned()),
        (false, true) => {
            let mut letters = word.chars();
            let first = letters.next();
            let rest = letters.as_str().to_lowercase();
            Some(first.into_iter().chain(rest.chars()).collect())
        }
        (false, false) => Some(word.to_owned()),
    }
}

/// Finds the runs of letters in a window, with the marks for lost bytes in them.
fn runs(window: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += window[at..].find(strain::is_letter)?;
        let start = at;
        let mut is_after_remnant = false;
        for character in window[at..].chars() {
            let is_mark =
                is_after_remnant && matches!(character, '?' | char::REPLACEMENT_CHARACTER);
            if !is_mark && !strain::is_letter(character) {
                break;
            }
            is_after_remnant = !character.is_ascii();
            at += character.len_utf8();
        }
        Some(start..at)
    })
}
