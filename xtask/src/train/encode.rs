//! The bytes of a model file; `data/models/README.md` describes them.

use std::collections::BTreeMap;

use super::automaton::Automaton;
use super::ngrams::{Ngrams, ORDER};
use super::usage::Usage;

const MAGIC: &[u8; 4] = b"ARLM";
const FORMAT: u8 = 2;
/// A stored byte is −ln p times this: up to 15.9, in steps of a sixteenth.
const SCALE: f64 = 16.0;

/// The letters of a language, numbered in order of code point.
pub(super) struct Alphabet {
    letters: Vec<char>,
}

impl Alphabet {
    /// The letters that `ngrams` knows.
    pub(super) fn of(ngrams: &Ngrams) -> Self {
        let letters: Vec<char> = ngrams.letters().collect();
        assert!(letters.len() <= 255, "a letter's number is one byte");
        Self { letters }
    }

    /// Writes a word in numbers; `None` if it is empty or has a letter of another language.
    pub(super) fn spell(&self, word: &str) -> Option<Vec<u8>> {
        let numbers: Option<Vec<u8>> = word.chars().map(|letter| self.number(letter)).collect();
        numbers.filter(|numbers| !numbers.is_empty())
    }

    fn number(&self, letter: char) -> Option<u8> {
        u8::try_from(self.letters.binary_search(&letter).ok()?).ok()
    }
}

/// Lays out a model, with the words of `usage` that are used at least `fewest` times.
pub(super) fn model(
    tag: &str,
    alphabet: &Alphabet,
    ngrams: &BTreeMap<Vec<char>, f64>,
    lexicon: &Automaton,
    (usage, fewest): (&Usage, u32),
) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.push(FORMAT);
    out.push(u8::try_from(tag.len()).expect("a tag has at most 15 bytes"));
    out.extend_from_slice(tag.as_bytes());
    number(&mut out, alphabet.letters.len());
    for letter in &alphabet.letters {
        out.extend_from_slice(&u32::from(*letter).to_le_bytes());
    }
    for length in 1..=ORDER {
        level(&mut out, alphabet, ngrams, length);
    }
    out.extend_from_slice(&lexicon.root.to_le_bytes());
    number(&mut out, lexicon.edges.len());
    for edge in &lexicon.edges {
        out.extend_from_slice(&edge.to_le_bytes());
    }
    common(&mut out, alphabet, usage, fewest);
    out
}

/// Lays out the words in common use: for each its length, its letters, and what it costs.
fn common(out: &mut Vec<u8>, alphabet: &Alphabet, usage: &Usage, fewest: u32) {
    let spelled = usage.common(fewest).filter_map(|(word, share)| {
        let word = alphabet.spell(word)?;
        Some((u8::try_from(word.len()).ok()?, word, share))
    });
    let words: Vec<(u8, Vec<u8>, f64)> = spelled.collect();
    number(out, words.len());
    for (length, word, share) in words {
        out.push(length);
        out.extend_from_slice(&word);
        out.push(quantise(share));
    }
}

/// Lays out the n-grams of one length, in order: last letters, probabilities, and where the longer ones begin.
fn level(out: &mut Vec<u8>, alphabet: &Alphabet, ngrams: &BTreeMap<Vec<char>, f64>, length: usize) {
    let of_length = |wanted: usize| {
        ngrams
            .iter()
            .filter(move |(ngram, _)| ngram.len() == wanted)
    };
    number(out, of_length(length).count());
    for (ngram, _) in of_length(length) {
        let number = alphabet.number(ngram[length - 1]);
        out.push(number.expect("n-grams hold letters of the alphabet only"));
    }
    for (_, probability) in of_length(length) {
        out.push(quantise(*probability));
    }
    if length == ORDER {
        return;
    }
    let mut longer = of_length(length + 1)
        .map(|(ngram, _)| &ngram[..length])
        .peekable();
    let mut index = 0;
    for (ngram, _) in of_length(length) {
        number(out, index);
        while longer
            .next_if(|prefix| *prefix == ngram.as_slice())
            .is_some()
        {
            index += 1;
        }
    }
    number(out, index);
}

fn quantise(probability: f64) -> u8 {
    let steps = (-probability * SCALE).round().clamp(0.0, 255.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a byte"
    )]
    let byte = steps as u8;
    byte
}

fn number(out: &mut Vec<u8>, value: usize) {
    let value = u32::try_from(value).expect("a model is smaller than 4 GiB");
    out.extend_from_slice(&value.to_le_bytes());
}
