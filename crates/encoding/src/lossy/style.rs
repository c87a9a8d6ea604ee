//! The typography that the intact places of a document keep to.
//!
//! Which dash stands between spaces, and which mark opens a quotation, is a matter of house style: a document that has one
//! kind has no other.

use memchr::memmem;

/// What a reading gains by a sign that the document uses elsewhere.
const STYLE: f64 = 2.5;

const DASHES: [(char, &[&str]); 2] = [('–', &[" – "]), ('—', &[" — "])];
const OPENERS: [(char, &[&str]); 3] = [
    ('‘', &[" ‘", "(‘"]),
    ('“', &[" “", "(“"]),
    ('„', &[" „", "(„"]),
];

/// The signs that stand intact, if there is just one kind of each.
pub(super) struct Style {
    dash: Option<char>,
    opener: Option<char>,
}

impl Style {
    /// Looks at what stands in a text.
    pub(super) fn of(text: &str) -> Self {
        Self {
            dash: only(text, &DASHES),
            opener: only(text, &OPENERS),
        }
    }

    /// Returns what a reading gains by keeping to it.
    pub(super) fn gain(&self, reading: &str) -> f64 {
        let signs = [self.dash, self.opener].into_iter().flatten();
        let kept = signs.filter(|sign| reading.contains(*sign));
        kept.map(|_| STYLE).sum()
    }
}

/// Returns the one sign that stands in a text in one of its places.
fn only(text: &str, signs: &[(char, &[&str])]) -> Option<char> {
    let stands = |places: &[&str]| {
        let mut places = places.iter();
        places.any(|place| memmem::find(text.as_bytes(), place.as_bytes()).is_some())
    };
    let mut found = signs.iter().filter(|(_, places)| stands(places));
    let (sign, _) = found.next()?;
    found.next().is_none().then_some(*sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_kind_is_a_style_and_two_are_none() {
        let style = |text| {
            let Style { dash, opener } = Style::of(text);
            (dash, opener)
        };
        assert_eq!(
            style("a – b, (‘c’), the Allies’ own"),
            (Some('–'), Some('‘'))
        );
        assert_eq!(style("a – b — c, “d” and ‘e’"), (None, None));
        assert_eq!(style("1949–2025, l’Alliance"), (None, None));
    }
}
