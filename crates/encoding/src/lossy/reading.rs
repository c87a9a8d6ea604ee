//! The readings of a window: every way to put characters back, scored, the best few kept.
//!
//! A beam goes through the window once. Where a remnant stands, each hypothesis is continued by every candidate and by the
//! remnant itself; letters are scored by the n-grams of the language, finished words by its lexicon, signs by
//! `typography`.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use archive_model::Lang;

use super::channel::{Candidate, Channel, Channels};
use super::profile::{self, Profile};
use super::typography::{self, Place};
use crate::model::Model;

/// How many windows are remembered.
const SHELF: usize = 4096;
/// How many hypotheses go on to the next character.
const BEAM: usize = 16;
/// How far behind the best a hypothesis may be: more than a finished word and what stands beside it can bring.
const MARGIN: f64 = 14.0;
/// How many readings of a window are kept.
const KEPT: usize = 10;

/// What a word gains that exists, by its length in letters.
const WORD: [f64; 4] = [0.0, 0.0, 2.0, 4.0];
/// What an unknown word costs, in small letters and otherwise.
const UNKNOWN: f64 = -5.0;
const UNKNOWN_NAME: f64 = -2.0;
/// What a lone letter costs that is no word.
const LONE_LETTER: f64 = -4.0;
/// What a clitic pays back: [`typography`] cannot see it from the apostrophe.
const CLITIC: f64 = 4.5;
/// A capital after a small letter, in one word.
const MIXED_CASE: f64 = -7.0;
/// A capital in the middle of a sentence, or none at its start.
const CAPITAL: f64 = -1.2;
const NO_CAPITAL: f64 = -2.0;

/// Two words without a space between them.
const JOINED: f64 = -9.0;
/// Two spaces, or one before a hyphen or a comma.
const LOOSE: f64 = -3.0;
/// A byte that was dropped, right before the mark that stands for a dropped byte.
const UNMARKED: f64 = -5.0;

/// One way to read a window.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) score: f64,
    pub(crate) places: Vec<Placed>,
    /// Words that have a letter put back, or a sign beside them, and do not exist.
    pub(crate) unknown: u8,
}

/// What a reading has at one remnant.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// Bytes of the window.
    pub(crate) source: Range<usize>,
    /// Bytes of the reading.
    pub(crate) target: Range<usize>,
    /// How it was lost; `None` where the remnant stands for itself.
    pub(crate) channel: Option<Channel>,
}

impl Reading {
    /// Tells whether it changes nothing.
    fn is_literal(&self) -> bool {
        self.places.iter().all(|place| place.channel.is_none())
    }

    /// Returns how many remnants it takes at face value.
    pub(crate) fn literals(&self) -> usize {
        self.places
            .iter()
            .filter(|place| place.channel.is_none())
            .count()
    }
}

/// Where a window stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Context {
    pub(crate) before: Option<char>,
    pub(crate) after: Option<char>,
    pub(crate) starts_sentence: bool,
}

/// The readings of windows that were read before: the same few words are damaged again and again, and each document is
/// read once to learn about it and once to decide.
#[derive(Default)]
pub(crate) struct Library {
    known: HashMap<(String, Context, Lang), Rc<[Reading]>>,
}

impl Library {
    /// Returns the best readings of `window`, the best first.
    pub(crate) fn readings(
        &mut self,
        window: &str,
        context: Context,
        model: &Model,
    ) -> Rc<[Reading]> {
        let key = (window.to_owned(), context, model.lang());
        if let Some(known) = self.known.get(&key) {
            return Rc::clone(known);
        }
        let found: Rc<[Reading]> = readings(window, context, model).into();
        if self.known.len() == SHELF {
            self.known.clear();
        }
        self.known.insert(key, Rc::clone(&found));
        found
    }
}

fn readings(window: &str, context: Context, model: &Model) -> Vec<Reading> {
    let mut beam = Beam {
        model,
        profile: profile::of(model.lang()),
        context,
    };
    beam.run(window)
}

/// The n-gram context, the word so far, and the sign that waits for what follows it.
#[derive(Clone)]
struct Hypothesis {
    reading: Reading,
    word_start: usize,
    word: Vec<Option<u8>>,
    word_is_mended: bool,
    /// Whether the sign right before the word was put back.
    touches_mended: bool,
    /// The sign just put back, with the word before it in lower case.
    waiting: Option<(char, Option<char>, String)>,
    is_first_word: bool,
}

struct Beam<'a> {
    model: &'a Model,
    profile: &'a Profile,
    context: Context,
}

impl Beam<'_> {
    fn run(&mut self, window: &str) -> Vec<Reading> {
        // Hypotheses that have read up to a byte of the window wait there.
        let mut layers: Vec<Vec<Hypothesis>> = vec![Vec::new(); window.len() + 1];
        layers[0].push(Hypothesis::new());
        for (at, character) in window.char_indices() {
            let mut hypotheses = std::mem::take(&mut layers[at]);
            prune(&mut hypotheses);
            let next = at + character.len_utf8();
            let is_remnant = !character.is_ascii() && Channels::get().begins(&window[at..]);
            for hypothesis in hypotheses {
                if is_remnant {
                    self.continue_by_candidates(&hypothesis, &window[at..], at, &mut layers);
                }
                let mut literal = hypothesis;
                let start = literal.reading.text.len();
                self.push(&mut literal, character, false);
                if is_remnant {
                    literal.place(at..next, start, None);
                }
                layers[next].push(literal);
            }
        }
        let finished = layers.pop().unwrap_or_default();
        let mut readings: Vec<Reading> =
            finished.into_iter().map(|last| self.finish(last)).collect();
        readings.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut rank = 0;
        readings.retain(|reading| {
            rank += 1;
            rank <= KEPT || reading.is_literal()
        });
        readings
    }

    fn continue_by_candidates(
        &self,
        hypothesis: &Hypothesis,
        rest: &str,
        at: usize,
        layers: &mut [Vec<Hypothesis>],
    ) {
        for (remnant, candidates) in Channels::get().at(rest) {
            let end = at + remnant.len();
            let is_marked = rest[remnant.len()..].starts_with(['?', char::REPLACEMENT_CHARACTER]);
            let after = rest[remnant.len()..].chars().next();
            for candidate in candidates
                .iter()
                .filter(|it| remnant.len() > 3 || self.is_thinkable(hypothesis, it, after))
            {
                let mut mended = self.mended(hypothesis, candidate, at..end);
                if is_marked && candidate.channel == Channel::Dropped {
                    mended.reading.score += UNMARKED;
                }
                layers[end].push(mended);
            }
        }
    }

    /// Tells whether a candidate is worth following: a letter that the language uses, a sign that can stand here.
    fn is_thinkable(
        &self,
        hypothesis: &Hypothesis,
        candidate: &Candidate,
        after: Option<char>,
    ) -> bool {
        let Some(character) = candidate.text.chars().next() else {
            return false;
        };
        if character.is_alphabetic() {
            let lower = character.to_lowercase().next().unwrap_or(character);
            return self.model.number(lower).is_some();
        }
        let before = hypothesis
            .reading
            .text
            .chars()
            .next_back()
            .or(self.context.before);
        // What follows may be a remnant too, and then anything.
        let after = after
            .or(self.context.after)
            .filter(|after| !"âÃÄÅÂ".contains(*after));
        typography::may_fit(character, before, after)
    }

    fn mended(
        &self,
        hypothesis: &Hypothesis,
        candidate: &Candidate,
        source: Range<usize>,
    ) -> Hypothesis {
        let mut mended = hypothesis.clone();
        let start = mended.reading.text.len();
        for (index, character) in candidate.text.chars().enumerate() {
            self.push(&mut mended, character, index == 0);
        }
        mended.place(source, start, Some(candidate.channel));
        mended
    }

    /// Appends a character; `is_mended` if it was put back.
    fn push(&self, hypothesis: &mut Hypothesis, character: char, is_mended: bool) {
        self.settle(hypothesis, Some(character));
        if is_letter(character) {
            if hypothesis.word.is_empty() {
                hypothesis.word_start = hypothesis.reading.text.len();
            }
            let lower = character.to_lowercase().next().unwrap_or(character);
            let number = self.model.number(lower);
            hypothesis.reading.score += self.model.letter(&hypothesis.word, number);
            hypothesis.word.push(number);
            hypothesis.word_is_mended |= is_mended;
        } else {
            let before = hypothesis
                .reading
                .text
                .chars()
                .next_back()
                .or(self.context.before);
            hypothesis.touches_mended |= is_mended;
            let word = self.close_word(hypothesis, Some(character));
            hypothesis.touches_mended = is_mended;
            if is_mended {
                hypothesis.waiting = Some((character, before, word));
            }
        }
        hypothesis.reading.text.push(character);
    }

    fn finish(&self, mut hypothesis: Hypothesis) -> Reading {
        self.settle(&mut hypothesis, self.context.after);
        self.close_word(&mut hypothesis, self.context.after);
        hypothesis.reading.score += self.spacing(&hypothesis.reading.text);
        hypothesis.reading
    }

    /// Scores how a reading meets the text after it: a window may end in a space that is part of a remnant.
    fn spacing(&self, text: &str) -> f64 {
        let is_gap = |side: Option<char>| side.is_none_or(char::is_whitespace);
        match (text.chars().next_back(), self.context.after) {
            (Some(last), Some(after)) if last.is_alphanumeric() && after.is_alphanumeric() => {
                JOINED
            }
            (Some(' '), after) if is_gap(after) || matches!(after, Some('-' | ',' | '.' | ')')) => {
                LOOSE
            }
            _ => 0.0,
        }
    }

    /// Scores the sign that waits, now that what follows it is known.
    fn settle(&self, hypothesis: &mut Hypothesis, after: Option<char>) {
        if let Some((sign, before, word)) = hypothesis.waiting.take() {
            let place = Place {
                word: &word,
                before,
                after,
            };
            hypothesis.reading.score += typography::fit(sign, &place, self.profile);
        }
    }

    /// Scores the word that ends before `after`, and returns it in lower case.
    fn close_word(&self, hypothesis: &mut Hypothesis, after: Option<char>) -> String {
        if hypothesis.word.is_empty() {
            return String::new();
        }
        let text = &hypothesis.reading.text;
        let word = &text[hypothesis.word_start..];
        let lower = word.to_lowercase();
        let before = text[..hypothesis.word_start]
            .chars()
            .next_back()
            .or(self.context.before);
        let is_known = self.model.has_word(&hypothesis.word);
        let is_part = self.is_part(&lower, before, after);
        let mut score = self.word_score(word, &lower, is_known, is_part) + case_score(word);
        score += self.sentence_score(word, hypothesis.is_first_word);
        hypothesis.reading.score += score;
        if !is_known && !is_part {
            hypothesis.reading.unknown += u8::from(self.is_invented(hypothesis, word, &lower));
        }
        hypothesis.word.clear();
        hypothesis.word_is_mended = false;
        hypothesis.is_first_word = false;
        lower
    }

    /// Tells whether a word is one only beside an apostrophe: `l’`, `’s`.
    fn is_part(&self, lower: &str, before: Option<char>, after: Option<char>) -> bool {
        let is_apostrophe = |character: Option<char>| matches!(character, Some('’' | '\''));
        is_apostrophe(after) && self.profile.elided.contains(&lower)
            || is_apostrophe(before) && self.profile.clitics.contains(&lower)
    }

    /// Tells whether an unknown word is one only because of what was put back. Names and numbers are of every kind.
    fn is_invented(&self, hypothesis: &Hypothesis, word: &str, lower: &str) -> bool {
        let is_single = self.profile.single.contains(lower);
        let is_odd = word.starts_with(char::is_lowercase) && !is_single;
        hypothesis.word_is_mended && hypothesis.word.len() > 1
            || hypothesis.touches_mended && is_odd
    }

    fn word_score(&self, word: &str, lower: &str, is_known: bool, is_part: bool) -> f64 {
        let letters = word.chars().count();
        if is_part {
            let is_clitic = self.profile.clitics.contains(&lower);
            return WORD[letters.min(3)] + if is_clitic { CLITIC } else { 0.0 };
        }
        if is_known {
            return WORD[letters.min(3)];
        }
        if letters == 1 {
            return if self.profile.single.contains(lower) {
                0.0
            } else {
                LONE_LETTER
            };
        }
        if word.starts_with(char::is_uppercase) {
            UNKNOWN_NAME
        } else {
            UNKNOWN
        }
    }

    /// Scores the first letter: a capital begins a sentence and, within one, a name.
    fn sentence_score(&self, word: &str, is_first: bool) -> f64 {
        let is_capital = word.starts_with(char::is_uppercase);
        let is_all_capitals = word.chars().nth(1).is_some_and(char::is_uppercase);
        match (is_capital, self.context.starts_sentence && is_first) {
            (true, false) if !is_all_capitals => CAPITAL,
            (false, true) => NO_CAPITAL,
            _ => 0.0,
        }
    }
}

impl Hypothesis {
    fn new() -> Self {
        Self {
            reading: Reading {
                text: String::new(),
                score: 0.0,
                places: Vec::new(),
                unknown: 0,
            },
            word_start: 0,
            word: Vec::new(),
            word_is_mended: false,
            touches_mended: false,
            waiting: None,
            is_first_word: true,
        }
    }

    fn place(&mut self, source: Range<usize>, start: usize, channel: Option<Channel>) {
        let target = start..self.reading.text.len();
        self.reading.places.push(Placed {
            source,
            target,
            channel,
        });
    }
}

/// Tells whether a character is part of a word. Raised letters, as in `XXIᵉ`, stand after one.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !matches!(character, '\u{1D2C}'..='\u{1D6A}')
}

fn case_score(word: &str) -> f64 {
    let changes = word.chars().zip(word.chars().skip(1));
    let mixed = changes
        .filter(|(a, b)| a.is_lowercase() && b.is_uppercase())
        .count();
    let upper = word.chars().filter(|letter| letter.is_uppercase()).count();
    let lower = word.chars().filter(|letter| letter.is_lowercase()).count();
    if mixed > 0 || upper > 1 && lower > 0 {
        MIXED_CASE
    } else {
        0.0
    }
}

/// Drops what is too far behind to win; never the text as it stands, which what is known about the document may favour.
fn prune(hypotheses: &mut Vec<Hypothesis>) {
    hypotheses.sort_by(|a, b| b.reading.score.total_cmp(&a.reading.score));
    let best = hypotheses.first().map_or(0.0, |first| first.reading.score);
    let mut rank = 0;
    hypotheses.retain(|hypothesis| {
        rank += 1;
        let is_close = rank <= BEAM && hypothesis.reading.score > best - MARGIN;
        is_close || hypothesis.reading.is_literal()
    });
}
