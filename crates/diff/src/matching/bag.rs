//! A paragraph as the words that it has, order aside.

use crate::token::{Token, TokenKind};

/// The words of a paragraph, as digests of their lower-case forms, in order of value.
///
/// Two words with one digest would make paragraphs seem a little more alike than they are, and change no text.
#[derive(Debug, Default)]
pub(super) struct Bag {
    words: Vec<u64>,
}

impl Bag {
    pub(super) fn of(tokens: &[Token<'_>]) -> Self {
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
        let mut words: Vec<u64> = words.map(|token| digest(token.text)).collect();
        words.sort_unstable();
        Self { words }
    }

    /// Returns the bag of several paragraphs together.
    pub(super) fn together<'a>(bags: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut words: Vec<u64> = bags
            .into_iter()
            .flat_map(|bag| bag.words.iter().copied())
            .collect();
        words.sort_unstable();
        Self { words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the words, each once.
    pub(super) fn distinct(&self) -> impl Iterator<Item = u64> {
        let words = self.words.chunk_by(|first, second| first == second);
        words.map(|chunk| chunk[0])
    }

    /// Returns how many words the two have in common.
    pub(super) fn common(&self, other: &Self) -> usize {
        let (short, long) = if self.len() <= other.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        if long.len() / FAR_LONGER >= short.len() {
            common_by_search(short, long)
        } else {
            common_by_steps(short, long)
        }
    }

    /// Returns how alike two bags are, 0 to 1: Dice's coefficient over all their words.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        share(2 * self.common(other), self.len() + other.len())
    }
}

/// In a bag so many times as long words are looked for, and the others passed over.
const FAR_LONGER: usize = 8;

/// Looks for each word of the shorter bag in what is left of the longer one, so that a thousand short paragraphs can be held
/// against a long one.
fn common_by_search(short: &[u64], mut long: &[u64]) -> usize {
    let mut common = 0;
    for word in short {
        long = &long[steps_to(long, *word)..];
        if let Some(rest) = long.strip_prefix(&[*word]) {
            long = rest;
            common += 1;
        }
    }
    common
}

/// Goes through both bags side by side. Which of the two goes on is as good as random, so it is added up and not branched on.
fn common_by_steps(one: &[u64], other: &[u64]) -> usize {
    let (mut first, mut second, mut common) = (0, 0, 0);
    while let (Some(word), Some(twin)) = (one.get(first), other.get(second)) {
        common += usize::from(word == twin);
        first += usize::from(word <= twin);
        second += usize::from(twin <= word);
    }
    common
}

/// Returns how many of the ascending `words` are below `word`: in steps that double, then by halving the last one.
fn steps_to(words: &[u64], word: u64) -> usize {
    let mut step = 1;
    while words.get(step - 1).is_some_and(|first| *first < word) {
        step *= 2;
    }
    let known = step / 2;
    let last = &words[known..step.min(words.len())];
    known + last.partition_point(|other| *other < word)
}

/// Returns the share of `part` in `whole`; nothing is the whole of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words are far below 2^52"
    )]
    let share = part as f64 / whole as f64;
    share
}

/// FNV-1a over the lower-case letters, stirred so that every bit depends on every letter.
fn digest(word: &str) -> u64 {
    let stir =
        |digest: u64, letter: u32| (digest ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    let digest = if word.is_ascii() {
        word.bytes()
            .map(|byte| u32::from(byte.to_ascii_lowercase()))
            .fold(start, stir)
    } else {
        word.chars()
            .flat_map(char::to_lowercase)
            .map(u32::from)
            .fold(start, stir)
    };
    (digest ^ digest >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_count_agree() {
        let ascending = |bound: u64, step: u64| (0..bound).map(move |word| word / step);
        let bags: Vec<Vec<u64>> = [(0, 1), (5, 2), (9, 1), (40, 3), (200, 2)]
            .map(|(bound, step)| ascending(bound, step).collect())
            .into();
        for one in &bags {
            for other in &bags {
                let common = common_by_search(one, other);
                assert_eq!(common_by_steps(one, other), common);
            }
        }
    }
}
