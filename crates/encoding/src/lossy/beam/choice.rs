//! What may have stood at a byte of a window, as far as that does not depend on what is read before it.

use std::ops::Range;

use super::judge::{self, Judge};
use super::step::Taken;
use crate::lossy::channel::{Candidate, Channel, Channels};
use crate::lossy::word::Letter;

/// A byte that was dropped, right before the mark that stands for a dropped byte.
const UNMARKED: f64 = -25.0;
const MAYBE_MARKED: f64 = -2.5;
/// A remnant longer than this many bytes is proof of its one candidate, whatever the language.
const LONG: usize = 3;

/// What may have stood at a place.
pub(super) struct Choice {
    /// The character, and what it is as a letter.
    pub(super) character: char,
    pub(super) letter: Option<Letter>,
    pub(super) channel: Channel,
    /// Whether a space was swallowed with it.
    pub(super) has_space: bool,
    /// What follows the remnant, if it is known.
    pub(super) after: Option<char>,
    /// The byte of the window after the remnant.
    pub(super) end: usize,
    pub(super) is_sure: bool,
    /// What speaks against it, wherever it is read.
    pub(super) cost: f64,
}

/// A character of a window, and the choices there are.
pub(super) struct Spot {
    pub(super) at: usize,
    pub(super) character: char,
    pub(super) letter: Option<Letter>,
    /// The byte after it.
    pub(super) end: usize,
    /// The places of the letters of the language among all choices, in order of their numbers.
    pub(super) letters: Range<usize>,
    /// Those numbers, and the same as a set, a bit each.
    numbers: Vec<u8>,
    set: u128,
    /// The places of all others.
    pub(super) others: Range<usize>,
}

impl Choice {
    /// Its number if it is a letter of the language, and nothing else.
    fn number(&self) -> Option<u8> {
        let letter = self.letter.filter(|_| !self.is_sure && !self.has_space);
        letter.and_then(|letter| letter.number)
    }
}

impl Spot {
    /// Looks at the character at a byte; what may have stood there is added to `choices`.
    pub(super) fn new(
        judge: &Judge<'_>,
        at: usize,
        character: char,
        choices: &mut Vec<Choice>,
    ) -> Self {
        let start = choices.len();
        if !character.is_ascii() {
            gather(judge, at, choices);
        }
        let found = &mut choices[start..];
        found.sort_by_key(|choice| choice.number().unwrap_or(u8::MAX));
        let numbers: Vec<u8> = found.iter().map_while(Choice::number).collect();
        let letters = start + numbers.len();
        Self {
            at,
            character,
            letter: Letter::new(character, judge.model),
            end: at + character.len_utf8(),
            letters: start..letters,
            set: numbers.iter().fold(0, |set, number| set | 1 << number),
            numbers,
            others: letters..choices.len(),
        }
    }

    /// Tells whether something else may have stood there.
    pub(super) fn is_remnant(&self) -> bool {
        self.letters.start < self.others.end
    }

    /// What it is if it stands for itself.
    pub(super) fn taken(&self) -> Taken {
        if self.is_remnant() {
            Taken::Remnant
        } else {
            Taken::Character
        }
    }

    /// Tells whether it is a letter, whatever is read here, and nothing goes on beyond it.
    pub(super) fn is_letter(&self, choices: &[Choice]) -> bool {
        let letters = &choices[self.letters.clone()];
        let is_short = || letters.iter().all(|choice| choice.end == self.end);
        self.letter.is_some() && self.others.is_empty() && is_short()
    }

    /// Tells whether it is a sign, whatever is read here, and no apostrophe.
    pub(super) fn is_boundary(&self) -> bool {
        self.letter.is_none() && !self.is_remnant() && !judge::is_apostrophe(Some(self.character))
    }

    /// Tells whether a letter of the language may have stood there, by its number.
    pub(super) fn has(&self, number: u8) -> bool {
        self.set >> number & 1 == 1
    }

    /// Returns the places of the choices for a letter of the language, by its number.
    pub(super) fn places(&self, number: u8) -> impl Iterator<Item = usize> + '_ {
        let places = self.letters.clone().zip(&self.numbers);
        let mut places = places.skip_while(move |(_, own)| **own < number);
        std::iter::from_fn(move || {
            let (place, own) = places.next()?;
            (*own == number).then_some(place)
        })
    }
}

/// Adds what may have stood at a byte of the window.
fn gather(judge: &Judge<'_>, at: usize, choices: &mut Vec<Choice>) {
    for (remnant, candidates) in Channels::get().at(&judge.window[at..]) {
        let end = at + remnant.len();
        let rest = &judge.window[end..];
        // What follows may be a remnant too, and then anything.
        let next = rest.chars().next();
        let after = next.or(judge.context.after);
        let after = after.filter(|after| !"âÃÄÅÂÈÎÏÐÑ".contains(*after));
        let unmarked = unmarked(rest);
        let loose = next.map_or(0.0, |next| judge::looseness(Some(' '), Some(next)));
        // A long remnant is proof of its one candidate, whatever the language.
        let is_sure = remnant.len() > LONG;
        for Candidate {
            character,
            has_space,
            channel,
        } in candidates.iter().copied()
        {
            let letter = Letter::new(character, judge.model);
            if !is_sure && letter.is_some_and(|letter| letter.number.is_none()) {
                continue;
            }
            let cost = match channel {
                Channel::C1 if starts_windows(rest) => UNMARKED,
                Channel::Dropped | Channel::C1 => unmarked,
                Channel::Space if !has_space && rest.starts_with('«') => judge::LOOSE,
                Channel::Marked | Channel::Space => 0.0,
            };
            choices.push(Choice {
                character,
                letter,
                channel,
                has_space,
                after,
                end,
                is_sure,
                cost: cost + if has_space { loose } else { 0.0 },
            });
        }
    }
}

/// Tells whether `rest` begins with what windows-1252 makes of the second byte of a sign: then the bytes were not read as
/// Latin-1.
fn starts_windows(rest: &str) -> bool {
    rest.starts_with('€')
}

/// What it costs that a byte was dropped before `rest`, which may begin with the mark that stands for a dropped byte. A
/// question mark may also be one.
fn unmarked(rest: &str) -> f64 {
    let mut rest = rest.chars();
    match (rest.next(), rest.next()) {
        (Some(char::REPLACEMENT_CHARACTER), _) => UNMARKED,
        (Some('?'), Some(letter)) if letter.is_alphanumeric() => UNMARKED,
        (Some('?'), _) => MAYBE_MARKED,
        _ => 0.0,
    }
}
