//! How often words are used: counts over a sample of sentences.

use std::collections::BTreeMap;

/// The words of a sample, in lower case, and how often each occurs.
pub(super) struct Usage {
    counts: BTreeMap<String, u32>,
    total: u32,
}

impl Usage {
    /// Counts the words of `sentences`.
    pub(super) fn count(sentences: &str) -> Self {
        let mut counts = BTreeMap::new();
        let mut total = 0;
        for word in sentences
            .split(|character: char| !character.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            *counts.entry(word.to_lowercase()).or_insert(0) += 1;
            total += 1;
        }
        Self { counts, total }
    }

    /// Tells whether a word occurs at all.
    pub(super) fn has(&self, word: &str) -> bool {
        self.counts.contains_key(word)
    }

    /// The words of the sample, in order.
    pub(super) fn words(&self) -> Vec<String> {
        self.counts.keys().cloned().collect()
    }

    /// The words that the sample has at least `fewest` times, with the natural logarithm of their share, in order.
    pub(super) fn common(&self, fewest: u32) -> impl Iterator<Item = (&str, f64)> {
        let total = f64::from(self.total);
        // A count is a little too high for a word that happened to be in the sample.
        let share = move |count: u32| ((f64::from(count) - 0.5) / total).ln();
        self.counts
            .iter()
            .filter(move |(_, count)| **count >= fewest)
            .map(move |(word, count)| (word.as_str(), share(*count)))
    }
}
