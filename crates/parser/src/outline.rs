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
    /// None for a paragraph without a label, which holds but the items within it.
    style: Option<Style>,
    /// Depth of nesting, from 1.
    nesting: u32,
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
        let depth = if gap == Gap::Item { 0 } else { depth };
        let missing = self.make_room(label, gap, depth);
        let parent = self.open.last();
        let place = Place {
            level: parent.map_or(1, |parent| parent.nesting + 1),
            parent: parent.map(|parent| parent.ordinal),
            missing,
        };
        self.open.push(Level {
            style: Some(label.style),
            nesting: place.level,
            ordinal,
            value: label.value,
            depth,
        });
        place
    }

    /// Closes what the next paragraph is no part of, and tells how many numbers were left out before it.
    fn make_room(&mut self, label: &Label, gap: Gap, depth: u32) -> u32 {
        let is_nested = depth > 1 && self.open.iter().any(|level| level.depth > 0);
        let holder = self.open.iter().rposition(|level| level.style.is_none());
        // The items within a paragraph belong to no list before it.
        let first = holder.filter(|_| gap == Gap::Item).unwrap_or(0);
        let before = self.open[first..].iter().position(|level| {
            if is_nested {
                level.depth >= depth
            } else {
                level.style == Some(label.style)
            }
        });
        if let Some(index) = before.map(|index| first + index) {
            let last = &self.open[index];
            let is_same = last.style == Some(label.style);
            let missing = label.value.saturating_sub(last.value + 1);
            self.open.truncate(index);
            return if is_same { missing } else { 0 };
        }
        // The first of the lists within a list, or within a paragraph, is part of whatever is open.
        if !is_nested && gap != Gap::Item {
            self.open.truncate(holder.unwrap_or(self.open.len()));
            self.close_below(label, gap);
        }
        0
    }

    fn close_below(&mut self, label: &Label, gap: Gap) {
        let style = label.style;
        let is_capital = matches!(style, Style::UpperLetterParens | Style::UpperRomanParens);
        let is_letter = |level: &Level| level.style.is_some_and(Style::is_sub);
        if is_capital && label.value == 1 && self.open.iter().any(is_letter) {
            // `(A)` divides `(i)` where letters of no other kind are left.
        } else if self.begins_afresh(style, gap) {
            self.open.clear();
        } else {
            // A style below another may be closed by one above it: `2.` follows `(b)` whose own `1.` was elsewhere.
            self.open.retain(|level| level.rank() < rank(style));
        }
    }

    /// Opens paragraph `ordinal`, which has no label, to the items within it.
    pub(crate) fn hold(&mut self, ordinal: u32) {
        self.open.push(Level {
            style: None,
            nesting: 1,
            ordinal,
            value: 0,
            depth: 0,
        });
    }

    /// Forgets everything: what follows belongs to nothing before it.
    pub(crate) fn close(&mut self) {
        self.open.clear();
    }

    /// Closes lists whose items cannot go on after a paragraph without a label: bullets, and lists within a paragraph.
    pub(crate) fn close_lists(&mut self) {
        let holder = self.open.iter().position(|level| level.style.is_none());
        self.open.truncate(holder.unwrap_or(self.open.len()));
        self.open.retain(|level| level.style != Some(Style::Bullet));
    }

    fn begins_afresh(&self, style: Style, gap: Gap) -> bool {
        matches!(gap, Gap::Section | Gap::Cut) && !style.is_sub()
            || self
                .open
                .first()
                .is_some_and(|level| rank(style) <= level.rank())
    }
}

impl Level {
    fn rank(&self) -> u8 {
        self.style.map_or(0, rank)
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
