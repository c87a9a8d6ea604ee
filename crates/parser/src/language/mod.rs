//! Which language a text is in.
//!
//! Trigram statistics (the `whatlang` crate) answer for languages that share a script; the script alone answers for the
//! others. Everything is asked through this module, so that better statistics can take their place.

mod candidates;
mod edition;
mod names;
mod rival;
mod script;
mod tags;
mod words;

use archive_model::Lang;
use whatlang::Detector;

use rival::Opinion;

pub(crate) use edition::{Assigned, Piece, assign};
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
}

/// Statistics change no more after this much text.
const ENOUGH: usize = 1200;

/// Tells which language `text` is in.
///
/// Looks at the beginning, the middle and the end of long texts.
pub(crate) fn detect(text: &str) -> Detected {
    detect_among(&sample(text), &[])
}

/// Tells which of `candidates` (any language, if there are none) `text` is in.
pub(crate) fn detect_among(text: &str, candidates: &[Lang]) -> Detected {
    let found = script::histogram(text);
    if !found.is_language() {
        return Detected::UNKNOWN;
    }
    if let Some(lang) = found
        .only_language()
        .filter(|lang| candidates.is_empty() || candidates.contains(lang))
    {
        return Detected {
            lang,
            confidence: 0.99,
        };
    }
    let is_possible = |lang| candidates.is_empty() || candidates.contains(&lang);
    let found = match words::plain(text, candidates) {
        Some(lang) if !rival::is_mistakable(lang) => {
            return Detected {
                lang,
                confidence: PLAIN,
            };
        }
        Some(lang) => Detected {
            lang,
            confidence: PLAIN,
        },
        None => by_trigrams(text, candidates),
    };
    match rival::opinion(found.lang, text, is_possible) {
        Opinion::Agree => found,
        Opinion::Unsure => Detected {
            confidence: found.confidence * UNSURE,
            ..found
        },
        Opinion::Rather(lang) => Detected {
            lang,
            confidence: 0.8,
        },
    }
}

/// Asks the trigram statistics.
fn by_trigrams(text: &str, candidates: &[Lang]) -> Detected {
    let codes: Vec<_> = candidates
        .iter()
        .filter_map(|lang| tags::code(*lang))
        .collect();
    let detector = if codes.is_empty() {
        Detector::new()
    } else {
        Detector::with_allowlist(codes)
    };
    detector
        .detect(text)
        .map_or(Detected::UNKNOWN, |info| Detected {
            lang: tags::tag(info.lang()),
            confidence: info.confidence().clamp(0.0, 0.99),
        })
}

/// Confidence in a language whose commonest words fill the text.
const PLAIN: f64 = 0.97;

/// What remains of the confidence in a language where the text may as well be in one that is taken for it.
const UNSURE: f64 = 0.2;

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

/// Three parts make a sample.
const PART: usize = ENOUGH / 3;

/// Takes enough of a long text to judge it by.
fn sample(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= ENOUGH {
        return text.into();
    }
    let part = |from: usize| {
        let start = text.floor_char_boundary(from);
        &text[start..text.floor_char_boundary(start + PART)]
    };
    let last = text.len() - PART;
    [part(0), part(last / 2), part(last)].join(" ").into()
}
