//! The words of a text, whatever their order and layout: enough to tell that two documents are one text in two formats.

use std::hash::{DefaultHasher, Hash, Hasher};

use archive_model::Block;

/// The words of a text, each as often as it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording(
    /// A number for each word, in order of size.
    Vec<u64>,
);

/// Of a hundred words of a text, so many are in another that says the same: formats differ in running heads and hyphens.
const MOST: usize = 95;

impl Wording {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let texts = blocks
            .iter()
            .flat_map(|block| [block.marker.as_deref().unwrap_or_default(), &block.text]);
        let words = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
        let words = words.filter(|word| !word.is_empty());
        let mut numbers: Vec<u64> = words.map(number).collect();
        numbers.sort_unstable();
        Self(numbers)
    }

    /// Returns how many words there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether both are one text, but for what a format adds.
    pub(super) fn is_nearly(&self, other: &Self) -> bool {
        let longer = self.len().max(other.len());
        longer > 0 && self.shared(other) * 100 >= longer * MOST
    }

    /// Tells whether `other` is part of this text. In a text that is much longer, any words may be found.
    pub(super) fn includes(&self, other: &Self) -> bool {
        const LONGER: usize = 3;
        let is_comparable = other.len() > 0 && self.len() <= other.len() * LONGER;
        is_comparable && self.shared(other) * 100 >= other.len() * MOST
    }

    /// Counts the words that are in both.
    fn shared(&self, other: &Self) -> usize {
        let mut others = other.0.iter().peekable();
        let is_shared = |number: &&u64| {
            while others.next_if(|other| other < number).is_some() {}
            others.next_if_eq(number).is_some()
        };
        self.0.iter().filter(is_shared).count()
    }
}

fn number(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        letter.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Wording {
        Wording::of(&[Block {
            text: text.to_owned(),
            ..Block::default()
        }])
    }

    #[test]
    fn parts_and_their_wholes() {
        let whole = wording("The harbour is open, and the harbour is ours.");
        let part = wording("THE HARBOUR is open.");
        assert!(whole.includes(&part) && !part.includes(&whole));
        assert!(!whole.is_nearly(&part) && whole.is_nearly(&whole));
        assert!(!whole.includes(&wording("open open")));
        assert!(!whole.includes(&wording("")));
    }
}
