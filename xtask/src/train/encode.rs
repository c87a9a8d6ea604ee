//! The bytes of the two files of a model; `data/models/README.md` describes them.

use std::collections::BTreeMap;

use super::automaton;
use super::ngrams::{Ngrams, ORDER};
use super::pairs::{Kind, Pairs};
use super::words::Entry;

const NGRAMS: &[u8] = b"ARLN\x01";
const WORDS: &[u8] = b"ARLW\x02";
/// A stored byte is −ln p times this: up to 15.9, in steps of a sixteenth.
const SCALE: f64 = 16.0;
/// How many n-grams share a base for the places that they point to.
const BLOCK: usize = 256;
/// How many centibels a step of a word's cost is.
const STEP: u32 = 4;
/// The cost of a word that is rarer than anybody has counted.
const UNCOUNTED: u8 = 255;

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

/// Lays out the n-grams.
pub(super) fn ngrams(
    tag: &str,
    alphabet: &Alphabet,
    ngrams: &BTreeMap<Vec<char>, f64>,
    neighbours: &Pairs,
) -> Vec<u8> {
    let mut out = NGRAMS.to_vec();
    name(&mut out, tag);
    number(&mut out, alphabet.letters.len());
    for letter in &alphabet.letters {
        out.extend_from_slice(&u32::from(*letter).to_le_bytes());
    }
    for length in 1..=ORDER {
        level(&mut out, alphabet, ngrams, length);
    }
    pairs(&mut out, alphabet, neighbours);
    out
}

/// Lays out the pairs of kinds of tokens: how many there were, the kinds, how often each stood first and second, and how
/// often two stood together.
fn pairs(out: &mut Vec<u8>, alphabet: &Alphabet, pairs: &Pairs) {
    const ENDING: u8 = 0x80;
    number(out, pairs.total as usize);
    let mut kinds = Vec::new();
    let mut spelled = Vec::new();
    for (kind, (first, second)) in &pairs.kinds {
        let (flag, text) = match kind {
            Kind::Stop => (1, None),
            Kind::Comma => (2, None),
            Kind::Mark => (3, None),
            Kind::Number => (4, None),
            Kind::Other => (5, None),
            Kind::Word(text) => (0, Some(text)),
            Kind::Ending(text) => (ENDING, Some(text)),
        };
        let letters = match text {
            // A word in other letters is nothing that a text in the language goes on from.
            Some(text) => match alphabet.spell(text) {
                Some(letters) => letters,
                None => continue,
            },
            None => vec![flag],
        };
        let length = u8::try_from(letters.len()).expect("common words are short");
        let head = if text.is_some() { flag | length } else { 0 };
        spelled.push(head);
        spelled.extend(letters);
        for count in [first, second] {
            let count = u16::try_from(*count).expect("a sample has fewer than 65536 tokens");
            spelled.extend(count.to_le_bytes());
        }
        kinds.push(kind);
    }
    number(out, kinds.len());
    out.extend(spelled);
    let place = |kind: &Kind| kinds.iter().position(|known| *known == kind);
    let together: Vec<(usize, usize, u8)> = pairs
        .together
        .iter()
        .filter_map(|((left, right), count)| {
            let count = u8::try_from(*count).unwrap_or(u8::MAX);
            Some((place(left)?, place(right)?, count))
        })
        .collect();
    number(out, together.len());
    for (left, right, count) in together {
        for place in [left, right] {
            let place = u16::try_from(place).expect("there are a few hundred kinds");
            out.extend(place.to_le_bytes());
        }
        out.push(count);
    }
}

/// Lays out a lexicon: its automaton, then what each word costs, in order of the words.
pub(super) fn words(tag: &str, alphabet: &Alphabet, entries: &[Entry<'_>]) -> Vec<u8> {
    let spelled = entries
        .iter()
        .filter_map(|(word, share)| Some((alphabet.spell(word)?, cost(*share))));
    let spelled: BTreeMap<Vec<u8>, u8> = spelled.collect();
    let lexicon = automaton::build(spelled.keys().cloned());
    let mut out = WORDS.to_vec();
    name(&mut out, tag);
    out.extend_from_slice(&lexicon.root.to_le_bytes());
    number(&mut out, lexicon.edges.len());
    for edge in &lexicon.edges {
        out.extend_from_slice(&edge.to_le_bytes());
    }
    let counted = spelled.values().filter(|cost| **cost != UNCOUNTED);
    out.push(counted.max().copied().unwrap_or(0));
    number(&mut out, spelled.len());
    out.extend(spelled.values());
    out
}

/// Rounds the share of a word to a byte.
fn cost(share: Option<u32>) -> u8 {
    let steps = share.map(|centibels| u8::try_from((centibels + STEP / 2) / STEP));
    match steps {
        Some(Ok(steps)) => steps.min(UNCOUNTED - 1),
        Some(Err(_)) => UNCOUNTED - 1,
        None => UNCOUNTED,
    }
}

fn name(out: &mut Vec<u8>, tag: &str) {
    out.push(u8::try_from(tag.len()).expect("a tag has at most 15 bytes"));
    out.extend_from_slice(tag.as_bytes());
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
    let mut starts = vec![0];
    for (ngram, _) in of_length(length) {
        let mut next = starts[starts.len() - 1];
        while longer
            .next_if(|prefix| *prefix == ngram.as_slice())
            .is_some()
        {
            next += 1;
        }
        starts.push(next);
    }
    for block in starts.chunks(BLOCK) {
        number(out, block[0]);
    }
    for block in starts.chunks(BLOCK) {
        for start in block {
            let offset = u16::try_from(start - block[0]);
            let offset = offset.expect("256 n-grams are continued by fewer than 65536");
            out.extend_from_slice(&offset.to_le_bytes());
        }
    }
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
