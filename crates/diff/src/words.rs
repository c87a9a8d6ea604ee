//! The words of two texts: which are common, and where they differ.
//!
//! The shortest script comes from Myers' algorithm; since the shortest is often not the one that a person would write,
//! it is then cleaned up: places that only a few common letters keep apart become one, and a place that could lie some
//! words to the left or right lies where it begins with a word.
//!
//! # Invariants
//! - Hunks are in order, do not touch, and what lies between two of them is the same on both sides.
//! - The two directions give the same hunks, with their sides exchanged.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Interner};

use crate::token::{Token, TokenKind};

/// A place where two lists of tokens differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub(crate) before: Range<usize>,
    pub(crate) after: Range<usize>,
}

impl Hunk {
    fn exchanged(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
        }
    }
}

/// Compares two lists of tokens.
pub(crate) fn compare(before: &[Token<'_>], after: &[Token<'_>]) -> Vec<Hunk> {
    if texts(before).le(texts(after)) {
        return compare_in_order(before, after);
    }
    let hunks = compare_in_order(after, before);
    hunks.into_iter().map(Hunk::exchanged).collect()
}

fn texts<'a>(tokens: &'a [Token<'a>]) -> impl Iterator<Item = &'a str> {
    tokens.iter().map(|token| token.text)
}

fn compare_in_order(before: &[Token<'_>], after: &[Token<'_>]) -> Vec<Hunk> {
    let mut hunks = shortest_script(before, after);
    for index in 0..hunks.len() {
        slide(&mut hunks, index, before, after);
    }
    join(hunks, before, after)
}

fn shortest_script(before: &[Token<'_>], after: &[Token<'_>]) -> Vec<Hunk> {
    // Every other token is a space, and many words are on both sides.
    let distinct = before.len().max(after.len()) / 2;
    let mut input: InternedInput<&str> = InternedInput {
        before: Vec::with_capacity(before.len()),
        after: Vec::with_capacity(after.len()),
        interner: Interner::new(distinct),
    };
    input.update_before(texts(before));
    input.update_after(texts(after));
    let diff = Diff::compute(Algorithm::Myers, &input);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    let hunks = diff.hunks().map(|hunk| Hunk {
        before: range(hunk.before),
        after: range(hunk.after),
    });
    hunks.collect()
}

/// Shifts a hunk that has one side only to where it begins with a word after a space, if it can be shifted there.
///
/// `the ⟨good the⟩ good` may as well be `⟨the good⟩ the good`. A shift goes over tokens that repeat the hunk, so it takes no
/// longer than what lies between two hunks.
fn slide(hunks: &mut [Hunk], index: usize, before: &[Token<'_>], after: &[Token<'_>]) {
    let hunk = hunks[index].clone();
    let (tokens, range) = match (hunk.before.is_empty(), hunk.after.is_empty()) {
        (true, false) => (after, hunk.after.clone()),
        (false, true) => (before, hunk.before.clone()),
        _ => return,
    };
    let floor = index
        .checked_sub(1)
        .map_or(0, |previous| hunks[previous].after.end + 1);
    let ceiling = hunks
        .get(index + 1)
        .map_or(after.len(), |next| next.after.start - 1);
    let left = repeats_left(tokens, &range, hunk.after.start.saturating_sub(floor));
    let right = repeats_right(tokens, &range, ceiling.saturating_sub(hunk.after.end));
    let starts = range.start - left..=range.start + right;
    let Some(best) = starts.max_by_key(|start| (fitness(tokens, *start, range.len()), *start))
    else {
        return;
    };
    let shifted = |side: &Range<usize>| {
        let start = side.start + best - range.start;
        start..start + side.len()
    };
    hunks[index] = Hunk {
        before: shifted(&hunk.before),
        after: shifted(&hunk.after),
    };
}

fn repeats_left(tokens: &[Token<'_>], range: &Range<usize>, room: usize) -> usize {
    let places = (0..range.start).rev().zip((0..range.end).rev()).take(room);
    places
        .take_while(|(outer, inner)| tokens[*outer].text == tokens[*inner].text)
        .count()
}

fn repeats_right(tokens: &[Token<'_>], range: &Range<usize>, room: usize) -> usize {
    let places = (range.end..tokens.len())
        .zip(range.start..tokens.len())
        .take(room);
    places
        .take_while(|(outer, inner)| tokens[*outer].text == tokens[*inner].text)
        .count()
}

/// A hunk reads best if it begins with a word after a space or at the beginning, and next best if it ends with a word.
fn fitness(tokens: &[Token<'_>], start: usize, length: usize) -> u8 {
    let space_before = start == 0 || tokens[start - 1].kind == TokenKind::Space;
    let ends_in_space = tokens[start + length - 1].kind == TokenKind::Space;
    match (space_before, tokens[start].is_word()) {
        (true, true) if ends_in_space => 3,
        (true, true) => 2,
        (true, false) => 1,
        _ if tokens[start].kind == TokenKind::Space && !ends_in_space => 2,
        _ => 0,
    }
}

/// Joins hunks whose distance is not worth reading.
fn join(hunks: Vec<Hunk>, before: &[Token<'_>], after: &[Token<'_>]) -> Vec<Hunk> {
    let (old, new) = (Sums::of(before), Sums::of(after));
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for mut hunk in hunks {
        while let Some(previous) = joined.pop_if(|previous| belong(previous, &hunk, &old, &new)) {
            hunk = Hunk {
                before: previous.before.start..hunk.before.end,
                after: previous.after.start..hunk.after.end,
            };
        }
        joined.push(hunk);
    }
    joined
}

/// Tells whether two hunks belong together: only a space is between them and both have words, or both replace far more than
/// what is between them.
fn belong(first: &Hunk, second: &Hunk, old: &Sums, new: &Sums) -> bool {
    let gap = first.before.end..second.before.start;
    let has_words = |hunk: &Hunk| old.letters(&hunk.before) + new.letters(&hunk.after) > 0;
    if old.shown(&gap) == 0 {
        return has_words(first) && has_words(second);
    }
    let replaced = |hunk: &Hunk| old.letters(&hunk.before).min(new.letters(&hunk.after));
    let reach = 2 * old.letters(&gap);
    replaced(first) >= reach.max(1) && replaced(second) >= reach.max(1)
}

/// Running totals, so that any stretch can be measured at once.
struct Sums {
    /// Bytes in words before each token.
    letters: Vec<usize>,
    /// Tokens that are no white space before each token.
    shown: Vec<usize>,
}

impl Sums {
    fn of(tokens: &[Token<'_>]) -> Self {
        let letters = |token: &Token<'_>| if token.is_word() { token.text.len() } else { 0 };
        Self {
            letters: running(tokens.iter().map(letters)),
            shown: running(
                tokens
                    .iter()
                    .map(|token| usize::from(token.kind != TokenKind::Space)),
            ),
        }
    }

    fn letters(&self, range: &Range<usize>) -> usize {
        self.letters[range.end] - self.letters[range.start]
    }

    fn shown(&self, range: &Range<usize>) -> usize {
        self.shown[range.end] - self.shown[range.start]
    }
}

fn running(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut total = 0;
    let sums = values.map(|value| {
        total += value;
        total
    });
    std::iter::once(0).chain(sums).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn check(before: &str, after: &str, expected: &[(&str, &str)]) {
        let (old, new) = (tokens(before), tokens(after));
        let text = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.text).collect::<String>();
        let hunks = compare(&old, &new);
        let texts: Vec<_> = hunks
            .iter()
            .map(|hunk| {
                (
                    text(&old[hunk.before.clone()]),
                    text(&new[hunk.after.clone()]),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        assert_eq!(texts, expected);
        let back: Vec<_> = compare(&new, &old)
            .into_iter()
            .map(Hunk::exchanged)
            .collect();
        assert_eq!(back, hunks);
    }

    #[test]
    fn places_that_belong_together() {
        check(
            "on 17 March at noon",
            "on 19 May at noon",
            &[("17 March", "19 May")],
        );
        check(
            "the report of Friday",
            "a summary of Monday",
            &[("the report of Friday", "a summary of Monday")],
        );
        check(
            "We regret it, and we act.",
            "We deplore it, and they act.",
            &[("regret", "deplore"), ("we", "they")],
        );
    }

    #[test]
    fn a_place_begins_with_a_word() {
        check("all good things", "all good old things", &[("", "old ")]);
        check(
            "they meet again",
            "they meet and they meet again",
            &[("", "and they meet ")],
        );
        check("one two", "one two three", &[("", " three")]);
    }
}
