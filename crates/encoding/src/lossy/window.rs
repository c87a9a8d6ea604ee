//! The stretches around damage that are read as a whole.

use std::collections::HashMap;
use std::ops::Range;

use super::channel::Channels;
use crate::model::Model;
use crate::{scan, strain};

/// How far a window reaches beyond its remnants, in characters, where no space ends it before.
const REACH: usize = 40;
/// A window with more remnants than this is not text.
pub(crate) const MOST_REMNANTS: usize = 24;

/// A remnant that is a word of no language, whatever lexicons have.
const STRAY: &str = "Ã";

/// How signs begin whose remnants are remnants in any language; a no-break space is one more.
pub(super) const SIGNS: [&str; 5] = ["â€", "â¬", "â¦", "â¯", "â¢"];
const NO_BREAK: &str = "Â ";

/// How many words are kept in mind.
const MOST_WORDS: usize = 1 << 12;

/// A run of characters without a space, some of which may be remnants.
#[derive(Debug, Clone)]
pub(crate) struct Window {
    pub(crate) span: Range<usize>,
    /// How many remnants begin in it.
    pub(crate) remnants: usize,
    /// Whether there is damage elsewhere, and no language at hand has the words that they are part of.
    pub(crate) is_unexplained: bool,
}

/// Finds the windows of `text[range]`; `range` begins and ends at white space or at an end of the text.
pub(crate) fn windows(text: &str, range: Range<usize>) -> Vec<Window> {
    let mut found: Vec<Window> = Vec::new();
    for at in scan::suspects(&text[range.clone()]).map(|at| range.start + at) {
        if !Channels::get().begins(&text[at..range.end]) {
            continue;
        }
        match found.last_mut() {
            Some(window) if at < window.span.end => window.remnants += 1,
            last => {
                let floor = last.map_or(range.start, |window| window.span.end);
                let span = reach_back(text, floor..at)..reach_ahead(text, at..range.end);
                found.push(Window {
                    span,
                    remnants: 1,
                    is_unexplained: false,
                });
            }
        }
    }
    found
}

impl Window {
    /// Tells whether every remnant in it is part of a sound word of some language at hand.
    pub(crate) fn is_sound<'t>(&self, text: &'t str, memory: &mut Memory<'t>) -> bool {
        let text = &text[self.span.clone()];
        remnants(text)
            .all(|at| !begins_sign(&text[at..]) && memory.is_word(&text[word_around(text, at)]))
    }

    /// Tells whether every remnant in it is that of a sign, which no language has as part of a word.
    pub(crate) fn is_sign(&self, text: &str) -> bool {
        let text = &text[self.span.clone()];
        remnants(text).all(|at| begins_sign(&text[at..]))
    }

    /// Tells whether a remnant stands alone in it that is a word of no language.
    pub(crate) fn has_stray(&self, text: &str) -> bool {
        let text = &text[self.span.clone()];
        let mut words = text.split(|character: char| !strain::is_letter(character));
        words.any(|word| word == STRAY)
    }

    /// Tells whether every remnant in it is part of a sound word of the language of `model`.
    pub(crate) fn is_sound_in(&self, text: &str, model: &Model) -> bool {
        let text = &text[self.span.clone()];
        remnants(text)
            .all(|at| !begins_sign(&text[at..]) && is_word(&text[word_around(text, at)], [model]))
    }
}

fn begins_sign(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.starts_with(sign)) || text.starts_with(NO_BREAK)
}

fn remnants(text: &str) -> impl Iterator<Item = usize> + '_ {
    let remnants = text
        .char_indices()
        .filter(|(at, character)| !character.is_ascii() && Channels::get().begins(&text[*at..]));
    remnants.map(|(at, _)| at)
}

fn reach_back(text: &str, range: Range<usize>) -> usize {
    let before = text[range.clone()].char_indices().rev().take(REACH);
    let inside = before.take_while(|(_, character)| !character.is_whitespace());
    inside.last().map_or(range.end, |(at, _)| range.start + at)
}

/// Reaches to the next white space; over a space that may be what is left of a no-break space, to the one after.
fn reach_ahead(text: &str, range: Range<usize>) -> usize {
    let mut end = range.start;
    for (count, character) in text[range.clone()].chars().enumerate() {
        let is_end = character.is_whitespace() || count > 2 * REACH;
        if is_end && !(character == ' ' && may_hold_space(&text[range.start..end])) {
            break;
        }
        end += character.len_utf8();
    }
    end
}

fn may_hold_space(text: &str) -> bool {
    text.ends_with(['Â', 'Ã', 'Ä', 'Å', '€', 'Ð', 'Ñ', 'Î', 'Ï'])
}

/// Tells whether `text` has a remnant that is no part of a sound word: the one question that clean text is asked.
pub(crate) fn any<'t>(text: &'t str, memory: &mut Memory<'t>) -> bool {
    scan::suspects(text).any(|at| {
        let word = &text[word_around(text, at)];
        Channels::get().begins(&text[at..])
            && (word == STRAY || begins_sign(&text[at..]) || !memory.is_word(word))
    })
}

/// Which words some language has: looking one up in all of them is slow, and text repeats its words.
#[derive(Default)]
pub(crate) struct Memory<'t> {
    words: HashMap<&'t str, bool>,
}

impl<'t> Memory<'t> {
    fn is_word(&mut self, word: &'t str) -> bool {
        if self.words.len() >= MOST_WORDS {
            self.words.clear();
        }
        *self
            .words
            .entry(word)
            .or_insert_with(|| is_word(word, Model::all()))
    }
}

/// The letters around `at`, as many as a word may have.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let head = text[..at].char_indices().rev().take(REACH);
    let head = head.take_while(|(_, letter)| strain::is_letter(*letter));
    let start = head.last().map_or(at, |(start, _)| start);
    let word = text[start..].chars().take(2 * REACH);
    let word = word.take_while(|letter| strain::is_letter(*letter));
    start..start + word.map(char::len_utf8).sum::<usize>()
}

/// Tells whether the language of one of `models` has a word: `château`, `grâce`.
fn is_word<'m>(word: &str, models: impl IntoIterator<Item = &'m Model>) -> bool {
    let letters = || word.chars();
    // No word has a capital after a small letter.
    let mut pairs = letters().zip(letters().skip(1));
    if pairs.any(|(first, second)| first.is_lowercase() && second.is_uppercase()) {
        return false;
    }
    let word: Vec<char> = letters().flat_map(char::to_lowercase).collect();
    let mut models = models.into_iter();
    models.any(|model| model.has_word(word.iter().copied()))
}
