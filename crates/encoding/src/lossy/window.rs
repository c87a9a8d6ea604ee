//! The stretches around damage that are read as a whole.

use std::ops::Range;

use super::channel::Channels;
use super::remnant;
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

/// How many words are kept in mind, as a power of two.
const WORDS: u32 = 11;

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
        !remnant::is_certain(text)
            && remnants(text)
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

/// Tells whether what is left of a sign begins in `text[span]`.
pub(super) fn has_sign(text: &str, span: Range<usize>) -> bool {
    let mut places = text[span.clone()].char_indices();
    places.any(|(at, _)| begins_sign(&text[span.start + at..]))
}

fn begins_sign(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.starts_with(sign)) || text.starts_with(NO_BREAK)
}

/// Finds what may be remnants.
pub(super) fn remnants(text: &str) -> impl Iterator<Item = usize> + '_ {
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

/// Tells whether `text` ends in what byte A0 makes a character of some language: `Ñ` and `Ï`, which end so many damaged words,
/// are never the first half of one, so that words in Russian and Greek stay apart.
fn may_hold_space(text: &str) -> bool {
    text.ends_with(['Â', 'Ã', 'Ä', 'Å', '€', 'Ð', 'Î'])
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
///
/// A word is kept in a place that its bytes decide, until another takes the place.
#[derive(Default)]
pub(crate) struct Memory<'t> {
    words: Vec<(&'t str, bool)>,
}

impl<'t> Memory<'t> {
    /// Tells whether some language has a word.
    pub(super) fn is_word(&mut self, word: &'t str) -> bool {
        if self.words.is_empty() {
            // No text is no word.
            self.words.resize(1 << WORDS, ("", false));
        }
        let known = &mut self.words[place(word)];
        if known.0 != word {
            *known = (word, is_word(word, Model::all()));
        }
        known.1
    }
}

/// The place of a word in memory: the upper bits of a multiplicative hash.
fn place(word: &str) -> usize {
    let mix = |hash: u64, byte: u8| {
        (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    };
    let hash = word.bytes().fold(0, mix) >> (u64::BITS - WORDS);
    usize::try_from(hash).unwrap_or(0)
}

/// The letters around `at`, as many as a word may have.
pub(super) fn word_around(text: &str, at: usize) -> Range<usize> {
    let (head, tail) = text.split_at(at);
    let mut before = head.chars();
    let mut start = at;
    for _ in 0..REACH {
        if !before.next_back().is_some_and(strain::is_letter) {
            break;
        }
        start = before.as_str().len();
    }
    let mut after = tail.chars();
    let mut end = at;
    for _ in 0..REACH {
        if !after.next().is_some_and(strain::is_letter) {
            break;
        }
        end = text.len() - after.as_str().len();
    }
    start..end
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
