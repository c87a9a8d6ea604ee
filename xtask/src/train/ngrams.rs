//! Letter n-grams: reading Lingua's probabilities, or counting, and leaving out those that a shorter context says as well.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context as _;

/// The longest n-gram of Lingua's models.
pub(super) const ORDER: usize = 5;

/// What the decoder adds to a log probability for each letter of context that it gives up.
///
/// `archive_encoding` uses the same constant; pruning asks what the decoder will say without the n-gram.
const BACKOFF: f64 = -0.9;

/// ln P of a letter of which nothing is known.
const UNKNOWN: f64 = -16.0;

/// An n-gram of the highest order is kept only if it moves the answer by more than this.
const TOLERANCE: f64 = 0.3;

/// A letter more rare than this is not a letter of the language.
const RAREST_LETTER: f64 = -16.5;

/// ln P of a letter that is not of the alphabet, at most: in a foreign name.
const FOREIGN: f64 = -12.0;

/// What is taken off every count in a little text.
const DISCOUNT: f64 = 0.5;

/// ln P(last letter | the letters before it), by n-gram.
pub(super) struct Ngrams {
    table: HashMap<String, f64>,
    /// The letters of the alphabet beyond ASCII.
    own: &'static str,
}

impl Ngrams {
    /// Reads `ngram TAB ln-probability` lines. Of what holds letters other than ASCII and `own`, only the letters themselves
    /// are kept, unless they are rare.
    pub(super) fn read(lines: &str, own: &'static str) -> anyhow::Result<Self> {
        let mut ngrams = Self {
            table: HashMap::new(),
            own,
        };
        for line in lines.lines() {
            let (ngram, probability) = line
                .split_once('\t')
                .with_context(|| format!("no tab in `{line}`"))?;
            let probability: f64 = probability
                .parse()
                .with_context(|| format!("no number in `{line}`"))?;
            ngrams.add(ngrams.respelled(ngram), probability);
        }
        Ok(ngrams)
    }

    /// Counts the n-grams of the words of a little text that are written in ASCII letters and `own`.
    pub(super) fn count(text: &str, own: &'static str) -> Self {
        let mut ngrams = Self {
            table: HashMap::new(),
            own,
        };
        let text = text.to_lowercase();
        let words = text.split(|character: char| !character.is_alphabetic());
        let mut counts: HashMap<String, u32> = HashMap::new();
        for word in words.filter(|word| ngrams.is_own(word)) {
            let letters: Vec<char> = word.chars().collect();
            for last in 0..letters.len() {
                for start in (last + 1).saturating_sub(ORDER)..=last {
                    *counts
                        .entry(letters[start..=last].iter().collect())
                        .or_insert(0) += 1;
                }
            }
        }
        let letters = counts
            .iter()
            .filter(|(ngram, _)| ngram.chars().nth(1).is_none());
        let total: u32 = letters.map(|(_, count)| count).sum();
        for (ngram, count) in &counts {
            let last = ngram.char_indices().next_back().map_or(0, |(at, _)| at);
            let before = counts.get(&ngram[..last]).copied().unwrap_or(total);
            // What was seen once may well not be seen again.
            let share = (f64::from(*count) - DISCOUNT) / f64::from(before);
            ngrams.table.insert(ngram.clone(), share.ln());
        }
        for letter in ('a'..='z').chain(own.chars()) {
            ngrams.table.entry(letter.to_string()).or_insert(FOREIGN);
        }
        ngrams
    }

    fn add(&mut self, ngram: String, probability: f64) {
        let is_own = self.is_own(&ngram);
        if !is_own && (ngram.chars().count() > 1 || probability <= RAREST_LETTER) {
            return;
        }
        let probability = if is_own {
            probability
        } else {
            probability.min(FOREIGN)
        };
        let entry = self.table.entry(ngram);
        // Two spellings of one n-gram.
        let merged =
            entry.and_modify(|known| *known = (known.exp() + probability.exp()).min(1.0).ln());
        merged.or_insert(probability);
    }

    /// Writes a letter that is a makeshift for one of the alphabet as that one: the cedilla for the Romanian comma.
    pub(super) fn respelled(&self, ngram: &str) -> String {
        let respell = |letter| match letter {
            'ş' if self.own.contains('ș') => 'ș',
            'ţ' if self.own.contains('ț') => 'ț',
            letter => letter,
        };
        ngram.chars().map(respell).collect()
    }

    /// Tells whether a word is written in letters of the alphabet only.
    pub(super) fn is_own(&self, word: &str) -> bool {
        word.chars()
            .all(|letter| letter.is_ascii_lowercase() || self.own.contains(letter))
    }

    /// The letters of the language, in order of code point.
    pub(super) fn letters(&self) -> impl Iterator<Item = char> {
        let letters = self.table.keys().filter_map(|ngram| {
            let mut letters = ngram.chars();
            let letter = letters.next()?;
            letters.next().is_none().then_some(letter)
        });
        letters.collect::<BTreeSet<_>>().into_iter()
    }

    /// Returns ln P of a word, as far as its letters tell.
    pub(super) fn word(&self, word: &str) -> f64 {
        let letters: Vec<char> = word.chars().collect();
        let shares = (0..letters.len())
            .map(|last| self.conditional(&letters[(last + 1).saturating_sub(ORDER)..=last]));
        shares.sum()
    }

    /// Tells whether a word is written in letters of the language only.
    pub(super) fn has_letters_of(&self, word: &str) -> bool {
        let mut buffer = [0; 4];
        word.chars()
            .all(|letter| self.table.contains_key(&*letter.encode_utf8(&mut buffer)))
    }

    /// Returns the n-grams that are worth their bytes. Every prefix of one that is kept is kept.
    ///
    /// Those rarer than `rarest` (joint ln probability) say little about text and much about the training set.
    pub(super) fn pruned(&self, rarest: f64) -> BTreeMap<Vec<char>, f64> {
        let mut kept = BTreeMap::new();
        for (ngram, probability) in &self.table {
            let letters: Vec<char> = ngram.chars().collect();
            if letters.len() <= 2 || self.is_worth_keeping(&letters, *probability, rarest) {
                kept.insert(letters, *probability);
            }
        }
        let prefixes: Vec<Vec<char>> = kept
            .keys()
            .flat_map(|ngram| (1..ngram.len()).map(|len| ngram[..len].to_vec()))
            .filter(|prefix| !kept.contains_key(prefix))
            .collect();
        for prefix in prefixes {
            let probability = self.conditional(&prefix);
            kept.insert(prefix, probability);
        }
        kept
    }

    fn is_worth_keeping(&self, ngram: &[char], probability: f64, rarest: f64) -> bool {
        let joint: f64 = (0..ngram.len())
            .map(|last| self.conditional(&ngram[..=last]))
            .sum();
        let without = self.conditional(&ngram[1..]) + BACKOFF;
        joint >= rarest && (ngram.len() < ORDER || (probability - without).abs() >= TOLERANCE)
    }

    /// ln P(last | rest), backing off to shorter contexts as the decoder does.
    fn conditional(&self, ngram: &[char]) -> f64 {
        let mut penalty = 0.0;
        for start in 0..ngram.len() {
            let key: String = ngram[start..].iter().collect();
            if let Some(probability) = self.table.get(&key) {
                return probability + penalty;
            }
            penalty += BACKOFF;
        }
        UNKNOWN + penalty
    }
}
