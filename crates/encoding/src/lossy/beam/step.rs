//! Hypotheses: chains of steps, a character each, so that continuing one copies nothing but its last step.

use crate::lossy::channel::Channel;
use crate::lossy::neighbours;
use crate::lossy::reading::{Ground, Placed, Reading};
use crate::lossy::word::{self, Word};
use crate::model::Model;

/// The longest word that an apostrophe belongs to as its beginning.
const LONGEST_PART: u8 = 12;

/// What a step takes a character of the window for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Taken {
    /// A character that is no remnant.
    Character,
    /// A remnant that stands for itself.
    Remnant,
    /// A choice, by its place.
    Choice(usize),
    /// The space that was swallowed with a choice, which was the step before.
    Space(usize),
}

/// The last character of a hypothesis, and what its future depends on.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the hypothesis"
)]
pub(super) struct Step {
    /// The step before, by its place in the chain; `None` at the start.
    pub(super) parent: Option<usize>,
    pub(super) character: Option<char>,
    pub(super) score: f64,
    pub(super) word: Word,
    /// Whether the sign right before the word was put back.
    pub(super) touches_mended: bool,
    /// Whether the character is a sign that was put back and waits for what follows it.
    pub(super) is_waiting: bool,
    pub(super) is_first_word: bool,
    /// Whether every remnant so far stands for itself.
    pub(super) is_literal: bool,
    pub(super) unknown: u8,
    /// If a remnant ends here: where it began in the window, how many characters stand for it, and how it was lost.
    pub(super) place: Option<(usize, usize, Option<Channel>)>,
    /// The byte of the window after it.
    pub(super) end: usize,
}

impl Taken {
    /// Tells whether the character was put back, which is not said of a space that follows one.
    pub(super) fn is_put_back(self) -> bool {
        matches!(self, Self::Choice(_))
    }
}

impl Step {
    /// The step before the first character.
    pub(super) fn start(model: &Model) -> Self {
        Self {
            parent: None,
            character: None,
            score: 0.0,
            word: Word::new(model),
            touches_mended: false,
            is_waiting: false,
            is_first_word: true,
            is_literal: true,
            unknown: 0,
            place: None,
            end: 0,
        }
    }

    /// Ends the word before a sign; `is_put_back` says that the sign was.
    pub(super) fn close_word(&mut self, model: &Model, is_put_back: bool) {
        self.is_first_word &= self.word.is_empty();
        self.word = Word::new(model);
        self.touches_mended = is_put_back;
        self.is_waiting = is_put_back;
    }
}

/// Returns the step that the word that `last` ends begins after; `None` if that lies before the window.
pub(super) fn before_word<'c>(chain: &'c [Step], last: &'c Step) -> Option<&'c Step> {
    let mut step = last;
    for _ in 0..last.word.letters {
        step = &chain[step.parent?];
    }
    Some(step)
}

/// Returns the last letter of what a word after an apostrophe leans on; `None` if it lies before the window.
pub(super) fn host<'c>(chain: &'c [Step], last: &'c Step) -> Option<&'c Step> {
    let apostrophe = before_word(chain, last)?;
    Some(&chain[apostrophe.parent?])
}

/// Returns the word that `last` ends in lower case, if it is short enough to matter.
pub(super) fn spelled(chain: &[Step], last: &Step) -> String {
    let mut letters = ['\0'; LONGEST_PART as usize];
    let mut step = last;
    let mut start = letters.len();
    for place in letters
        .iter_mut()
        .rev()
        .take(usize::from(last.word.letters))
    {
        let (Some(letter), Some(parent)) = (step.character, step.parent) else {
            break;
        };
        *place = letter;
        start -= 1;
        step = &chain[parent];
    }
    let mut spelled = String::with_capacity(2 * letters.len());
    spelled.extend(letters[start..].iter().copied().map(word::lower));
    spelled
}

/// Spells out a finished hypothesis.
pub(super) fn reading(model: &Model, chain: &[Step], last: &Step) -> Reading {
    let mut steps = vec![last];
    while let Some(parent) = steps[steps.len() - 1].parent {
        steps.push(&chain[parent]);
    }
    let mut text = String::new();
    let mut starts = Vec::with_capacity(steps.len());
    let mut places = Vec::new();
    for step in steps.iter().rev() {
        let Some(character) = step.character else {
            continue;
        };
        starts.push(text.len());
        text.push(character);
        if let Some((start, characters, channel)) = step.place {
            places.push(Placed {
                source: start..step.end,
                target: starts[starts.len() - characters]..text.len(),
                channel,
                ground: Ground::Language,
            });
        }
    }
    Reading {
        ends: neighbours::ends(model, &text),
        text,
        score: last.score,
        places,
        unknown: last.unknown,
    }
}
