//! Languages, the likeliest first.

use archive_model::Lang;

/// The languages that a text may be in, with their probabilities.
///
/// # Invariants
/// - Probabilities lie between 0 and 1 and fall from one language to the next; their sum is at most 1.
/// - Languages that are as good as impossible are left out. A text without language has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranking {
    languages: Vec<(Lang, f64)>,
}

impl Ranking {
    /// Ranks by falling probability, then by tag.
    pub(crate) fn new(mut languages: Vec<(Lang, f64)>) -> Self {
        languages.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Self { languages }
    }

    /// Returns the likeliest language; `und` if the text has none.
    pub fn lang(&self) -> Lang {
        self.languages.first().map_or(Lang::UND, |(lang, _)| *lang)
    }

    /// Returns the probability of the likeliest language; 0 if the text has none.
    pub fn confidence(&self) -> f64 {
        self.languages.first().map_or(0.0, |(_, share)| *share)
    }

    /// Returns the probability of `lang`; 0 if it is not among the languages.
    pub fn probability(&self, lang: Lang) -> f64 {
        let found = self.languages.iter().find(|(known, _)| *known == lang);
        found.map_or(0.0, |(_, share)| *share)
    }

    /// The languages and their probabilities, the likeliest first.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, f64)> {
        self.languages.iter().copied()
    }
}
