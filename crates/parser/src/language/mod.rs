//! Which language a text is in.
//!
//! The commonest words answer for the commonest languages (`words`), since they cost least; `archive_langid` answers for
//! all others. What a whole document is in is decided block by block, with its neighbours (`edition`).

mod candidates;
mod edition;
mod kin;
mod names;
mod small;
mod words;

use std::cell::OnceCell;

use archive_langid::{Identifier, Ranking};
use archive_model::Lang;

pub(crate) use edition::{Assigned, Claim, Piece, assign};
pub(crate) use names::named;

/// The language of a text, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// Its language; `und` when there is too little text to tell.
    pub lang: Lang,
    /// Probability, 0 to 1; 0 for `und`.
    pub confidence: f64,
}

impl Detected {
    const UNKNOWN: Self = Self {
        lang: Lang::UND,
        confidence: 0.0,
    };

    /// Takes the language that the commonest words tell, unless there is one among `candidates` that they do not tell it from.
    fn plain(plain: Option<Lang>, candidates: &[Lang]) -> Option<Self> {
        let lang = plain.filter(|lang| kin::stands_apart(*lang, candidates))?;
        Some(Self {
            lang,
            confidence: PLAIN,
        })
    }

    /// Takes the likeliest language of a ranking, by the name that `name` gives it.
    fn best(ranking: &Ranking, name: impl Fn(&Lang) -> Lang) -> Self {
        let found = ranking.iter().next();
        found.map_or(Self::UNKNOWN, |(lang, confidence)| Self {
            lang: name(&lang),
            confidence,
        })
    }
}

/// Tells which language `text` is in.
///
/// Looks at the beginning, the middle and the end of long texts.
pub(crate) fn detect(text: &str) -> Detected {
    Detected::best(&archive_langid::identify(text), Lang::clone)
}

/// Tells which of `candidates` (any language, if there are none) `text` is in.
pub(crate) fn detect_among(text: &str, candidates: &[Lang]) -> Detected {
    Detector::new(candidates).detect(text)
}

/// Asks among some languages, again and again.
pub(crate) struct Detector<'a> {
    candidates: &'a [Lang],
    /// The candidates by the names that identification knows them by.
    known: Vec<Lang>,
    /// Made when the commonest words do not tell.
    identifier: OnceCell<Identifier>,
}

impl<'a> Detector<'a> {
    /// Asks among `candidates`; among all languages, if there are none.
    pub(crate) fn new(candidates: &'a [Lang]) -> Self {
        Self {
            candidates,
            known: candidates.iter().map(|lang| kin::known(*lang)).collect(),
            identifier: OnceCell::new(),
        }
    }

    /// Tells which of the languages `text` is in.
    pub(crate) fn detect(&self, text: &str) -> Detected {
        let plain = words::plain(text, self.candidates);
        if let Some(found) = Detected::plain(plain, self.candidates) {
            return found;
        }
        if self.candidates.is_empty() {
            return detect(text);
        }
        let make = || Identifier::with_candidates(&self.known);
        let ranking = self.identifier.get_or_init(make).identify(text);
        Detected::best(&ranking, |found| {
            let index = self.known.iter().position(|lang| lang == found);
            index.map_or(*found, |index| self.candidates[index])
        })
    }
}

/// Confidence in a language whose commonest words fill the text.
const PLAIN: f64 = 0.97;

/// Tells whether the text from `before` to `at` and the text after `at` are plainly in two languages.
///
/// Where either is too short to judge, more text on its side is taken.
pub(crate) fn differ(text: &str, before: usize, at: usize) -> bool {
    const NEAR: usize = 320;
    const ENOUGH_LETTERS: usize = 24;
    let is_enough = |text: &str| candidates::letters(text) >= ENOUGH_LETTERS;
    let wide_before = &text[text.floor_char_boundary(at.saturating_sub(NEAR))..at];
    let wide_after = &text[at..text.floor_char_boundary((at + NEAR).min(text.len()))];
    let narrow_before = &text[before.clamp(at - wide_before.len(), at)..at];
    let narrow_after = wide_after.split(['\n', '|']).next().unwrap_or_default();
    let before = if is_enough(narrow_before) {
        narrow_before
    } else {
        wide_before
    };
    let after = if is_enough(narrow_after) {
        narrow_after
    } else {
        wide_after
    };
    let langs = [
        detect_among(before, &[]).lang,
        detect_among(after, &[]).lang,
    ];
    // Each language was chosen among all; the question is whether it holds against the other alone.
    let holds = |text, lang| {
        let found = detect_among(text, &langs);
        found.lang == lang && found.confidence > 0.5
    };
    langs[0] != langs[1]
        && !langs.contains(&Lang::UND)
        && holds(before, langs[0])
        && holds(after, langs[1])
}
