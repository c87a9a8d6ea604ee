//! How labelled paragraphs nest: `(a)` belongs to the paragraph with a number before it, `1.` to its article.

use crate::block::Label;
use crate::line::Gap;
use crate::marker::Style;

/// The paragraphs that the next one may belong to, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    open: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    style: Style,
    ordinal: u32,
    value: u32,
    /// How many lists of the source it is inside of.
    depth: u32,
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Depth, from 1.
    pub(crate) level: u32,
    /// The ordinal of the paragraph it is part of.
    pub(crate) parent: Option<u32>,
    /// Numbers left out since the last of its style.
    pub(crate) missing: u32,
}

impl Place {
    /// Part of nothing.
    pub(crate) const OUTERMOST: Self = Self {
        level: 1,
        parent: None,
        missing: 0,
    };
}

impl Outline {
    /// Finds the place of paragraph `ordinal`, which bears `label` and stands after `gap`, within as many lists as `depth`
    /// tells. Lists within lists nest whatever their labels; everything else nests by its label.
    pub(crate) fn place(&mut self, label: &Label, ordinal: u32, gap: Gap, depth: u32) -> Place {
        let mut missing = 0;
        let is_nested = depth > 1 && self.open.iter().any(|level| level.depth > 0);
        let before = self.open.iter().position(|level| {
            if is_nested {
                level.depth >= depth
            } else {
                level.style == label.style
            }
        });
        if let Some(index) = before {
            let last = &self.open[index];
            if last.style == label.style {
                missing = label.value.saturating_sub(last.value + 1);
            }
            self.open.truncate(index);
        } else if is_nested {
            // It is the first of its list.
        } else if self.begins_afresh(label.style, gap) {
            self.open.clear();
        } else {
            let rank = rank(label.style);
            // A style below another may be closed by one above it: `2.` follows `(b)` whose own `1.` was elsewhere.
            self.open.retain(|level| self::rank(level.style) < rank);
        }
        let parent = self.open.last().map(|level| level.ordinal);
        self.open.push(Level {
            style: label.style,
            ordinal,
            value: label.value,
            depth,
        });
        Place {
            level: u32::try_from(self.open.len()).unwrap_or(u32::MAX),
            parent,
            missing,
        }
    }

    /// Forgets everything: what follows belongs to nothing before it.
    pub(crate) fn close(&mut self) {
        self.open.clear();
    }

    /// Closes lists, whose items cannot go on after a paragraph without a label.
    pub(crate) fn close_bullets(&mut self) {
        self.open.retain(|level| level.style != Style::Bullet);
    }

    fn begins_afresh(&self, style: Style, gap: Gap) -> bool {
        matches!(gap, Gap::Section | Gap::Cut) && !style.is_sub()
            || self
                .open
                .first()
                .is_some_and(|level| rank(style) <= rank(level.style))
    }
}

/// Orders styles from those that hold others to those that are held.
fn rank(style: Style) -> u8 {
    match style {
        Style::Article => 0,
        Style::Section | Style::Bare => 1,
        Style::Dot | Style::Dash | Style::Degree => 2,
        Style::Dotted => 3,
        Style::DottedTwice => 4,
        Style::Paren | Style::Parens => 5,
        Style::UpperRoman
        | Style::UpperLetter
        | Style::UpperRomanParens
        | Style::UpperLetterParens => 6,
        Style::LetterParens | Style::LetterParen | Style::LetterDot => 7,
        Style::RomanParens | Style::RomanParen | Style::RomanDot => 8,
        Style::Bullet => 9,
        Style::Note => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_nest_under_numbers_and_numbers_under_articles() {
        use Style::{Article, Bare, Dot, LetterParens, Parens, RomanParens};
        let cases = [
            (Parens, 1, 1, None),
            (Parens, 2, 1, None),
            (Article, 1, 1, None),
            (Dot, 1, 2, Some(3)),
            (LetterParens, 1, 3, Some(4)),
            (RomanParens, 1, 4, Some(5)),
            (LetterParens, 2, 3, Some(4)),
            (Dot, 2, 2, Some(3)),
            (Article, 2, 1, None),
            (LetterParens, 1, 2, Some(9)),
            (Bare, 7, 2, Some(9)),
        ];
        let mut outline = Outline::default();
        for (ordinal, (style, value, level, parent)) in (1..).zip(cases) {
            let label = Label {
                style,
                value,
                start: 0,
                end: 0,
                has_suffix: false,
            };
            let place = outline.place(&label, ordinal, Gap::None, 0);
            assert_eq!(
                (place.level, place.parent),
                (level, parent),
                "paragraph {ordinal}"
            );
        }
    }
}
