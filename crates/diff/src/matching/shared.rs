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
        let mut shared = Self {
            of_from: vec![Vec::new(); from.paragraphs.len()],
            of_to: vec![Vec::new(); to.paragraphs.len()],
        };
        shared.add_words(&words(from), &words(to));
        let all = shared.of_from.iter_mut().chain(&mut shared.of_to);
        all.for_each(keep_most_frequent);
        shared
    }

    /// Notes the other paragraph once for every rare word that two paragraphs share.
    fn add_words(&mut self, old: &[(u64, usize)], new: &[(u64, usize)]) {
        let holders =
            |words| <[(u64, usize)]>::chunk_by(words, |first, second| first.0 == second.0);
        let mut new_holders = holders(new).peekable();
        for old in holders(old) {
            while new_holders.next_if(|new| new[0].0 < old[0].0).is_some() {}
            let Some(new) = new_holders.next_if(|new| new[0].0 == old[0].0) else {
                continue;
            };
            if old.len() <= COMMON && new.len() <= COMMON {
                self.add(old, new);
            }
        }
    }

    fn add(&mut self, old: &[(u64, usize)], new: &[(u64, usize)]) {
        for (_, from) in old {
            self.of_from[*from].extend(new.iter().map(|(_, to)| *to));
        }
        for (_, to) in new {
            self.of_to[*to].extend(old.iter().map(|(_, from)| *from));
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

fn keep_most_frequent(others: &mut Vec<usize>) {
    others.sort_unstable();
    let counted = others.chunk_by(|first, second| first == second);
    let mut counted: Vec<_> = counted
        .map(|equal| (Reverse(equal.len()), equal[0]))
        .collect();
    counted.sort_unstable();
    *others = counted
        .iter()
        .take(LOOKED_AT)
        .map(|(_, other)| *other)
        .collect();
}
