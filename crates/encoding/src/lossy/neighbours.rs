//! Which words and marks stand beside a window, and how well a reading of it goes with them.

use crate::model::{Kind, Mark, Model};
use crate::strain;

/// The outermost tokens of a reading, and how well those inside it go together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    pub(super) first: Kind,
    pub(super) last: Kind,
    inside: f64,
}

impl Ends {
    /// Returns how well a reading goes with itself and with the tokens beside it.
    pub(super) fn beside(&self, model: &Model, before: Kind, after: Kind) -> f64 {
        self.inside + model.affinity(before, self.first) + model.affinity(self.last, after)
    }
}

/// Returns the ends of a reading; `None` if it has no token or the language has no pairs.
pub(super) fn ends(model: &Model, text: &str) -> Option<Ends> {
    let mut tokens = tokens(model, text);
    let first = tokens.next()?;
    let mut ends = Ends {
        first,
        last: first,
        inside: 0.0,
    };
    for kind in tokens {
        ends.inside += model.affinity(ends.last, kind);
        ends.last = kind;
    }
    Some(ends)
}

/// Returns the kind of the first token of a stretch; `None` if it has none.
pub(super) fn first(model: &Model, text: &str) -> Option<Kind> {
    tokens(model, text).next()
}

/// Returns the kind of the last token of a stretch; `None` if it has none.
pub(super) fn last(model: &Model, text: &str) -> Option<Kind> {
    let text = text.trim_end();
    let last = text.chars().next_back()?;
    let is_word = strain::is_letter(last);
    let is_part = |character: char| strain::is_letter(character) == is_word;
    let start = if last.is_alphanumeric() {
        let start = text
            .char_indices()
            .rev()
            .take_while(|(_, character)| is_part(*character));
        start.last().map_or(0, |(at, _)| at)
    } else {
        text.len() - last.len_utf8()
    };
    first(model, &text[start..])
}

/// Cuts a stretch into tokens; none in a language that has no pairs, for which it would be in vain.
fn tokens<'a>(model: &'a Model, text: &'a str) -> impl Iterator<Item = Kind> + 'a {
    let mut rest = if model.knows_pairs() { text } else { "" };
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let is_word = strain::is_letter(first);
        let is_part = |character: char| {
            strain::is_letter(character) == is_word && (is_word || character.is_numeric())
        };
        let end = rest
            .find(|character| !is_part(character))
            .unwrap_or(rest.len());
        let (token, after) = rest.split_at(end.max(first.len_utf8()));
        rest = after;
        Some(match first {
            '.' | '!' | '?' => model.mark(Mark::Stop),
            ',' => model.mark(Mark::Comma),
            _ if is_word => model.word_kind(token.chars().flat_map(char::to_lowercase)),
            _ if first.is_numeric() => model.mark(Mark::Number),
            _ => model.mark(Mark::Other),
        })
    })
}
