//! One place where two texts differ, with what surrounds it.

use std::ops::Range;

use crate::token::{Token, TokenKind, concat};
use crate::words::Hunk;

/// Both sides of a place.
pub(super) struct Place<'a> {
    pub(super) before: Side<'a>,
    pub(super) after: Side<'a>,
}

impl<'a> Place<'a> {
    pub(super) fn new(before: &'a [Token<'a>], after: &'a [Token<'a>], hunk: &Hunk) -> Self {
        Self {
            before: Side {
                tokens: before,
                range: hunk.before.clone(),
            },
            after: Side {
                tokens: after,
                range: hunk.after.clone(),
            },
        }
    }
}

/// One side of a place: a stretch of a text.
pub(super) struct Side<'a> {
    tokens: &'a [Token<'a>],
    range: Range<usize>,
}

impl<'a> Side<'a> {
    pub(super) fn inner(&self) -> &'a [Token<'a>] {
        &self.tokens[self.range.clone()]
    }

    pub(super) fn text(&self) -> String {
        concat(self.inner())
    }

    pub(super) fn is_ascii(&self) -> bool {
        self.inner().iter().all(|token| token.text.is_ascii())
    }

    /// Returns the stretch with one token more on each side.
    pub(super) fn with_neighbours(&self) -> &'a [Token<'a>] {
        let wide = self.range.start.saturating_sub(1)..(self.range.end + 1).min(self.tokens.len());
        &self.tokens[wide]
    }

    /// Returns the character before the stretch and the one after it.
    pub(super) fn surroundings(&self) -> (Option<char>, Option<char>) {
        let previous = self.tokens[..self.range.start].last();
        let next = self.tokens.get(self.range.end);
        (
            previous.and_then(|token| token.text.chars().next_back()),
            next.and_then(|token| token.text.chars().next()),
        )
    }

    /// Returns the words next to the stretch, no more than a mark or a space away.
    pub(super) fn words_nearby(&self) -> impl Iterator<Item = &'a str> {
        let before = self.tokens[..self.range.start].iter().rev().take(NEARBY);
        let after = self.tokens[self.range.end..].iter().take(NEARBY);
        before
            .chain(after)
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.text)
    }

    /// Tells, for each word of the stretch, whether it is in the middle of a sentence.
    pub(super) fn words(&self) -> impl Iterator<Item = (&'a Token<'a>, bool)> {
        let indices = self
            .range
            .clone()
            .filter(|index| self.tokens[*index].is_word());
        indices.map(|index| (&self.tokens[index], self.is_inside_sentence(index)))
    }

    fn is_inside_sentence(&self, index: usize) -> bool {
        let before = self.tokens[..index].iter().rev().take(NEARBY);
        for token in before {
            if token.is_word() {
                return true;
            }
            if token.text.contains(['.', '!', '?', ':', '…', '\n']) {
                return false;
            }
        }
        false
    }
}

/// How far to look for the next word. What is further away is another clause.
const NEARBY: usize = 4;
