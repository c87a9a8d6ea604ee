//! Words that may have come through a code page, and what each is read as.

use std::ops::Range;

use super::worth::worth;
use crate::codepage::{self, Sequence};
use crate::{decode, strain};

/// The relief that a word needs to be believed by itself.
const SURE: i64 = 2;
/// The relief that makes up for characters that say nothing, as those of other scripts.
const BEYOND_DOUBT: i64 = 6;
/// Letters that are words, and the one sign that stands by itself.
const ALONE: &str = "àèéòóåæøö§";

/// A word that holds two characters beyond ASCII side by side.
pub(super) struct Candidate {
    span: Range<usize>,
    pub(super) strain: i64,
    /// The pages, one a bit, that may have sequences in it.
    pub(super) pages: u16,
}

/// A word that has sequences in it, read through a page.
pub(super) struct Word {
    span: Range<usize>,
    pub(super) sequences: Vec<(usize, Sequence)>,
    pub(super) strain: i64,
    /// How much strain the reading takes away.
    pub(super) relief: i64,
    /// Letters and common punctuation count for the reading, anything else against.
    pub(super) worth: i64,
    /// Whether every character beyond ASCII is part of a sequence.
    pub(super) is_whole: bool,
    /// Whether the table of letters, or common punctuation, has all that is read.
    pub(super) is_in_use: bool,
    /// Whether its sequences may be there by chance, and what is read is no word.
    pub(super) is_chance: bool,
}

/// Finds the words of a line that hold two characters beyond ASCII side by side.
pub(super) fn candidates(text: &str, line: Range<usize>) -> Vec<Candidate> {
    let mut words = Vec::new();
    let mut start = line.start;
    let bytes = text.as_bytes();
    while start < line.end {
        let rest = &bytes[start..line.end];
        let len = rest
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap_or(rest.len());
        let word = &rest[..len];
        // The last byte of a character and the first of another.
        let is_pair = |pair: &[u8]| pair[0] & 0xC0 == 0x80 && pair[1] >= 0xC0;
        if word.windows(2).any(is_pair) {
            words.push(Candidate::new(text, start..start + len));
        }
        start += len + 1;
    }
    words
}

impl Candidate {
    fn new(text: &str, span: Range<usize>) -> Self {
        let mut found = Self {
            span: span.clone(),
            strain: 0,
            pages: 0,
        };
        let mut last = ' ';
        for character in text[span].chars() {
            found.strain += i64::from(strain::pair(last, character));
            if !last.is_ascii() && !character.is_ascii() {
                found.pages |= codepage::pages_with(last, character);
            }
            last = character;
        }
        found
    }
}

impl Word {
    pub(super) fn read(
        text: &str,
        found: &Candidate,
        byte: &dyn Fn(char) -> Option<u8>,
    ) -> Option<Self> {
        let mut word = Self {
            span: found.span.clone(),
            sequences: Vec::new(),
            strain: found.strain,
            relief: found.strain,
            worth: 0,
            is_whole: true,
            is_in_use: true,
            is_chance: false,
        };
        let mut last = ' ';
        let mut rest = &text[found.span.clone()];
        while let Some(first) = rest.chars().next() {
            let sequence = codepage::sequence(rest, byte);
            let (character, len) = match &sequence {
                Some(sequence) => (sequence.character, sequence.len),
                None => (first, first.len_utf8()),
            };
            word.relief -= i64::from(strain::pair(last, character));
            last = character;
            word.is_whole &= first.is_ascii() || sequence.is_some();
            if let Some(sequence) = sequence {
                let worth = worth(character);
                word.worth += worth;
                word.is_in_use &= worth > 0;
                word.sequences.push((found.span.end - rest.len(), sequence));
            }
            rest = &rest[len..];
        }
        (!word.sequences.is_empty()).then_some(word)
    }

    /// Tells whether all it has is one letter of another alphabet, which two characters may well give by chance.
    pub(super) fn is_initial(&self) -> bool {
        let is_other = |character: char| matches!(character, '\u{370}'..='\u{52F}');
        matches!(self.sequences.as_slice(), [(_, only)] if is_other(only.character))
    }

    /// Tells whether all it has is two signs, or a sign and a letter, and no letter or digit beside them: `√π`, `¬´`.
    pub(super) fn is_formula(&self, text: &str) -> bool {
        let [(at, only)] = self.sequences.as_slice() else {
            return false;
        };
        let (span, read) = (self.span.clone(), *at..at + only.len);
        let around = [&text[span.start..read.start], &text[read.end..span.end]];
        let is_beside = || {
            around
                .iter()
                .any(|side| side.contains(char::is_alphanumeric))
        };
        let is_sign = !text[read].starts_with(char::is_alphabetic);
        only.bytes == 2 && is_sign && !ALONE.contains(only.character) && !is_beside()
    }

    /// Tells whether something beyond ASCII is left as it is, or every sequence is what damage that loses bytes leaves of a
    /// letter, and a sound letter after it: `Äž`.
    pub(super) fn may_be_chance(&self, text: &str) -> bool {
        let mut sequences = self.sequences.iter();
        !self.is_whole
            || sequences.all(|(at, sequence)| {
                let mut read = text[*at..at + sequence.len].chars();
                let is_remnant = read.next().is_some_and(|first| "ÂÃÄÅÈ".contains(first));
                is_remnant && read.all(char::is_lowercase)
            })
    }

    /// Tells whether some language has the words that it is read as.
    pub(super) fn is_known(&self, text: &str) -> bool {
        let mut read = String::new();
        let mut copied = self.span.start;
        for (at, sequence) in &self.sequences {
            read.push_str(&text[copied..*at]);
            read.push(sequence.character);
            copied = at + sequence.len;
        }
        read.push_str(&text[copied..self.span.end]);
        let words = read.split(|character: char| !character.is_alphabetic());
        let mut words = words.filter(|word| !word.is_ascii());
        words.all(|word| decode::is_known(word.chars()))
    }

    pub(super) fn is_sure(&self) -> bool {
        if self.is_chance {
            return false;
        }
        // A sequence of three bytes or more is not a matter of chance.
        let is_long = self
            .sequences
            .iter()
            .any(|(_, sequence)| sequence.bytes > 2);
        let needed = if is_long { 1 } else { SURE };
        self.relief >= needed && self.worth > 0 || self.relief >= BEYOND_DOUBT
    }
}
