//! The ways of printing labels, and how they hold one another.

/// A way of printing labels. Labels of one style count on from one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `1.`
    Dot,
    /// `1)`
    Paren,
    /// `(1)`
    Parens,
    /// `§ 1`
    Section,
    /// `1 -`, `1.-`
    Dash,
    /// `1°`
    Degree,
    /// `1` and a space.
    Bare,
    /// `Article 1`, `第一条`
    Article,
    /// `1.1`
    Dotted,
    /// `1.1.1`
    DottedTwice,
    /// `I.`
    UpperRoman,
    /// `A.`
    UpperLetter,
    /// `(I)`
    UpperRomanParens,
    /// `(A)`
    UpperLetterParens,
    /// `[1]`, `¹`
    Note,
    /// `(a)`
    LetterParens,
    /// `a)`
    LetterParen,
    /// `a.`
    LetterDot,
    /// `(i)`
    RomanParens,
    /// `i)`
    RomanParen,
    /// `i.`
    RomanDot,
    /// A dash, a dot or a star.
    Bullet,
}

impl Style {
    /// How many styles there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Every style, in the order of its discriminants.
    pub(crate) const ALL: [Self; 22] = [
        Self::Dot,
        Self::Paren,
        Self::Parens,
        Self::Section,
        Self::Dash,
        Self::Degree,
        Self::Bare,
        Self::Article,
        Self::Dotted,
        Self::DottedTwice,
        Self::UpperRoman,
        Self::UpperLetter,
        Self::UpperRomanParens,
        Self::UpperLetterParens,
        Self::Note,
        Self::LetterParens,
        Self::LetterParen,
        Self::LetterDot,
        Self::RomanParens,
        Self::RomanParen,
        Self::RomanDot,
        Self::Bullet,
    ];

    /// Tells whether the style numbers the parts of a paragraph rather than paragraphs.
    pub(crate) const fn is_sub(self) -> bool {
        self as usize >= Self::LetterParens as usize
    }

    /// Tells whether numbers of this style begin anew under each number of `outer`.
    pub(crate) fn begins_anew_under(self, outer: Self) -> bool {
        match outer {
            _ if self == Self::Note => false,
            Self::Article => self != Self::Article && !self.is_heading(),
            Self::Bare | Self::Section => self.is_sub() || self == Self::Parens,
            outer if outer.is_sub() || outer.is_heading() => false,
            _ => self.is_sub(),
        }
    }

    /// Tells whether the style is at home in headings, across which other numbers run on.
    pub(crate) const fn is_heading(self) -> bool {
        matches!(self, Self::UpperRoman | Self::UpperLetter)
    }
}

/// A set of styles.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Styles(u32);

impl Styles {
    /// Returns the styles whose numbers begin anew under each number of `outer`.
    pub(crate) fn that_begin_anew_under(outer: Style) -> Self {
        let mut found = Self::default();
        for style in Style::ALL {
            found.set(style, style.begins_anew_under(outer));
        }
        found
    }

    /// Puts `style` in or takes it out.
    pub(crate) fn set(&mut self, style: Style, is_in: bool) {
        let bit = style as u32;
        self.0 = self.0 & !(1 << bit) | u32::from(is_in) << bit;
    }

    /// Goes through the styles that are in both sets.
    pub(crate) fn both(self, other: Self) -> impl Iterator<Item = Style> {
        let mut rest = self.0 & other.0;
        std::iter::from_fn(move || {
            let style = Style::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(*style)
        })
    }
}
