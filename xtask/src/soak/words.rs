//! Words of a language by how often they are used, out of the models that this repository ships.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::chance::Chance;
use crate::train::automaton::Edges;

const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/models");
/// What a step of a word's cost is: four centibels, as `train` writes them.
const STEP: f64 = 0.04;
/// The shares are raised to this power, since they were counted in talk as well: official prose has longer words.
const FLATTER: f64 = 0.85;
/// The cost of a word that nobody has counted.
const UNCOUNTED: u8 = u8::MAX;
/// The share of a word that nobody has counted, in centibels' steps: rarer than any that was.
const RAREST: u8 = 200;

/// The words of a language, to be drawn as often as they are used.
pub(super) struct Words {
    words: Vec<String>,
    /// The sum of the shares of each word and of those before it.
    sums: Vec<f64>,
}

impl Words {
    /// Reads the words of the language `tag` from `data/models`.
    pub(super) fn read(tag: &str) -> Result<Self> {
        let models = Path::new(MODELS);
        let letters = letters(&models.join(format!("{tag}.ngrams")))?;
        let path = models.join(format!("words/{tag}.words"));
        let bytes =
            std::fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        let read = || {
            let mut reader = Reader::after_tag(&bytes)?;
            let root = reader.number()?;
            let count = reader.number()?;
            let edges = reader.take(count * 4)?;
            reader.take(1)?;
            let words = reader.number()?;
            let costs = reader.take(words)?;
            Some(Self::from_lexicon(&letters, &Edges { root, edges }, costs))
        };
        read().with_context(|| format!("`{}` is no lexicon", path.display()))
    }

    fn from_lexicon(letters: &[char], edges: &Edges<'_>, costs: &[u8]) -> Self {
        let spelled = edges.words();
        let words = spelled.iter().map(|word| {
            let letters = word.iter().map(|number| letters[usize::from(*number)]);
            letters.collect()
        });
        let mut sum = 0.0;
        let sums = costs.iter().map(|cost| {
            let cost = if *cost == UNCOUNTED { RAREST } else { *cost };
            sum += 10_f64.powf(-f64::from(cost) * STEP * FLATTER);
            sum
        });
        Self {
            sums: sums.collect(),
            words: words.collect(),
        }
    }

    /// Draws a word.
    pub(super) fn draw(&self, chance: &mut Chance) -> &str {
        let total = self.sums.last().copied().unwrap_or_default();
        let wanted = chance.share() * total;
        let place = self.sums.partition_point(|sum| *sum <= wanted);
        &self.words[place.min(self.words.len() - 1)]
    }
}

/// Reads the letters of a model, in the order of their numbers.
fn letters(path: &Path) -> Result<Vec<char>> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let read = || {
        let mut reader = Reader::after_tag(&bytes)?;
        let count = reader.number()?;
        let letters = (0..count).map(|_| char::from_u32(u32::try_from(reader.number()?).ok()?));
        letters.collect::<Option<Vec<char>>>()
    };
    read().with_context(|| format!("`{}` is no model", path.display()))
}

/// Reads the layout that `train` writes.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Passes over the five bytes that name the kind of file, and over the tag of the language.
    fn after_tag(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Self { rest: bytes };
        reader.take(5)?;
        let length = usize::from(reader.take(1)?[0]);
        reader.take(length)?;
        Some(reader)
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_are_used_most_are_drawn_most() {
        let words = Words::read("en").unwrap();
        assert!(words.words.len() > 30_000);
        assert_eq!(words.words.len(), words.sums.len());
        let mut chance = Chance::new(7);
        let drawn: Vec<&str> = (0..10_000).map(|_| words.draw(&mut chance)).collect();
        let count = |wanted: &str| drawn.iter().filter(|word| **word == wanted).count();
        assert!(count("the") > 200, "{}", count("the"));
        assert!(count("the") > count("with"));
    }
}
