//! Which paragraphs share rare words, and so are worth a closer look.

use std::cmp::Reverse;

use super::Side;

/// A word that is in more paragraphs of one side than this suggests none of them. It bounds the work: a word of a paragraph
/// leads to no more than this many others.
const COMMON: usize = 8;

/// How many of the paragraphs that share most words are looked at closely.
const LOOKED_AT: usize = 4;

/// For each paragraph, those of the other side that share most rare words with it, best first. Empty for those that are not
/// free.
pub(super) struct Shared {
    pub(super) of_from: Vec<Vec<usize>>,
    pub(super) of_to: Vec<Vec<usize>>,
}

impl Shared {
    pub(super) fn new(from: &Side<'_>, to: &Side<'_>) -> Self {
        let pairs = pairs(&words(from), &words(to));
        let exchanged = pairs.iter().map(|(old, new)| (*new, *old)).collect();
        Self {
            of_from: most_frequent(pairs, from.paragraphs.len()),
            of_to: most_frequent(exchanged, to.paragraphs.len()),
        }
    }
}

/// Every word of every free paragraph, in order of words.
fn words(side: &Side<'_>) -> Vec<(u64, usize)> {
    let of_paragraph = |index: usize| side.bags[index].distinct().map(move |word| (word, index));
    let mut words: Vec<_> = side.free().flat_map(of_paragraph).collect();
    words.sort_unstable();
    words
}

/// One pair for every rare word that two paragraphs share.
fn pairs(old: &[(u64, usize)], new: &[(u64, usize)]) -> Vec<(usize, usize)> {
    let holders = |words| <[(u64, usize)]>::chunk_by(words, |first, second| first.0 == second.0);
    let mut new_holders = holders(new).peekable();
    let mut pairs = Vec::new();
    for old in holders(old) {
        while new_holders.next_if(|new| new[0].0 < old[0].0).is_some() {}
        let Some(new) = new_holders.next_if(|new| new[0].0 == old[0].0) else {
            continue;
        };
        if old.len() <= COMMON && new.len() <= COMMON {
            pairs.extend(
                old.iter()
                    .flat_map(|(_, from)| new.iter().map(|(_, to)| (*from, *to))),
            );
        }
    }
    pairs
}

fn most_frequent(mut pairs: Vec<(usize, usize)>, paragraphs: usize) -> Vec<Vec<usize>> {
    pairs.sort_unstable();
    let mut counted: Vec<_> = pairs
        .chunk_by(|first, second| first == second)
        .map(|equal| (equal[0].0, Reverse(equal.len()), equal[0].1))
        .collect();
    counted.sort_unstable();
    let mut best = vec![Vec::new(); paragraphs];
    for of_one in counted.chunk_by(|first, second| first.0 == second.0) {
        best[of_one[0].0] = of_one
            .iter()
            .take(LOOKED_AT)
            .map(|(_, _, other)| *other)
            .collect();
    }
    best
}
