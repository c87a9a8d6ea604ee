//! Text on its way into a block: white space evened out, every stretch of it tied to its place.

use std::ops::Range;

use archive_model::Anchor;

use crate::tree::{Places, Tree};

/// The text of one block.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) text: String,
    pub(crate) anchors: Vec<Anchor>,
    /// The stretch of [`Tree::text`] from its first to its last visible character.
    range: Option<Range<usize>>,
    /// White space that is not written until something follows it.
    space: Space,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Space {
    #[default]
    None,
    Blank,
    Break,
}

impl Gathered {
    /// Tells whether there is nothing to be seen; no-break spaces alone are nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Returns where it stands in the source.
    pub(crate) fn span(&self, tree: &Tree) -> Range<usize> {
        let range = self.range.clone().unwrap_or_default();
        tree.source(&range)
    }

    /// Notes a line break. Tells whether it is the second in a row, which ends a paragraph.
    pub(crate) fn line_break(&mut self) -> bool {
        let is_second = self.space == Space::Break;
        self.space = Space::Break;
        is_second && !self.text.is_empty()
    }

    /// Adds the stretch `range` of the page's text.
    pub(crate) fn add(&mut self, tree: &Tree, range: Range<usize>) {
        let bytes = tree.text.as_bytes();
        let mut places = tree.places(range.start);
        let mut at = range.start;
        while at < range.end {
            if is_space(bytes[at]) {
                self.space = self.space.max(Space::Blank);
                at += 1;
                continue;
            }
            let end = at + even(&bytes[at..range.end]);
            self.add_words(&tree.text[at..end], at, &mut places);
            at = end;
        }
    }

    /// Adds words with nothing but single spaces between them, which begin at `at`.
    fn add_words(&mut self, words: &str, at: usize, places: &mut Places<'_>) {
        if !self.text.is_empty() {
            self.text.push_str(match self.space {
                Space::None => "",
                Space::Blank => " ",
                Space::Break => "\n",
            });
        }
        self.space = Space::None;
        let start = self.text.len();
        let end = at + words.len();
        self.anchor(start, places.of(at));
        // After a character reference they stand elsewhere than the text before lets expect.
        while let Some((turn, source)) = places.next_turn(end) {
            self.anchor(start + (turn - at), source);
        }
        self.text.push_str(words);
        let first = self.range.as_ref().map_or(at, |range| range.start);
        self.range = Some(first..end);
    }

    /// Notes where the text from `text` on stands, unless it is where the text before lets expect it.
    fn anchor(&mut self, text: usize, source: usize) {
        let known = self.anchors.last();
        let expected = known.map(|anchor| anchor.source + (text - anchor.text));
        if expected != Some(source) {
            self.anchors.push(Anchor { text, source });
        }
    }
}

/// Returns how much of `bytes`, which begin with no space, has nothing but single spaces in it, and ends with none.
fn even(bytes: &[u8]) -> usize {
    let is_end = |pair: &[u8]| is_space(pair[0]) && (pair[0] != b' ' || is_space(pair[1]));
    let end = bytes.windows(2).position(is_end).unwrap_or(bytes.len());
    let has_space_left = end == bytes.len() && bytes.last().is_some_and(|last| is_space(*last));
    end - usize::from(has_space_left)
}

/// White space as HTML has it: a no-break space is none.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_text_ends_before_the_first_odd_space() {
        for (text, want) in [
            ("a b", "a b"),
            ("a b ", "a b"),
            ("a  b", "a"),
            ("a b\nc", "a b"),
            ("a \n", "a"),
            ("é", "é"),
        ] {
            assert_eq!(&text[..even(text.as_bytes())], want);
        }
    }
}
