//! Asking among some languages, or with an expectation.

use std::borrow::Cow;

use archive_model::Lang;

use crate::model::{Language, Model};
use crate::ranking::Ranking;
use crate::score::{SCALE, score};
use crate::script::{Script, main_script};

/// Longer texts are judged by a part of this many bytes at the beginning, in the middle and at the end.
const PART: usize = 1024;

/// Probability that a text is in one of the languages it looks like, fitted to texts that the model was not built from.
const CERTAIN: f64 = 0.997;

/// Languages less likely than this are not named.
const LEAST: f64 = 1e-4;

/// Tells languages apart: all that are known, or some of them, each as likely beforehand as its caller says.
///
/// # Examples
/// ```
/// use archive_langid::Identifier;
/// use archive_model::Lang;
///
/// let bilingual = Identifier::with_candidates(&[Lang::EN, Lang::FR]);
/// assert_eq!(bilingual.identify("ANNEXE").lang(), Lang::FR);
/// ```
#[derive(Debug, Clone)]
pub struct Identifier {
    /// By the number of the language in the model: the logarithm of its odds beforehand; `None` if it is not asked for.
    odds: [Option<f64>; 256],
}

impl Default for Identifier {
    fn default() -> Self {
        Self::new()
    }
}

impl Identifier {
    /// Asks among all languages. Those that few official texts are in need more evidence than others.
    pub fn new() -> Self {
        let mut odds = [None; 256];
        for (odds, language) in odds.iter_mut().zip(Model::get().languages()) {
            *odds = Some(-f64::from(language.rarity) / SCALE);
        }
        Self { odds }
    }

    /// Asks among `candidates` only, each as likely as another.
    ///
    /// A tag means just that language and script: `sr` is Serbian in Cyrillic letters, `sr-Latn` that in Latin ones.
    /// Tags that are not among [`languages`] are passed over.
    pub fn with_candidates(candidates: &[Lang]) -> Self {
        let mut odds = [None; 256];
        for (odds, language) in odds.iter_mut().zip(Model::get().languages()) {
            *odds = candidates.contains(&language.lang).then_some(0.0);
        }
        Self { odds }
    }

    /// Makes `lang` so many times as likely beforehand as it was, as for the language that a page declares.
    ///
    /// `times` is above 0; what is not asked for stays so.
    #[must_use]
    pub fn expecting(mut self, lang: Lang, times: f64) -> Self {
        let known = Model::get().languages().iter();
        let more = times.clamp(f64::MIN_POSITIVE, f64::MAX).ln();
        for (odds, language) in self.odds.iter_mut().zip(known) {
            if language.lang == lang {
                *odds = odds.map(|odds| odds + more);
            }
        }
        self
    }

    /// Ranks the languages that `text` may be in.
    ///
    /// Only words of the script that most of it is written in count. Case, digits and punctuation do not, nor does what
    /// is left of letters whose encoding was misread.
    pub fn identify(&self, text: &str) -> Ranking {
        let text = sample(text);
        let Some((script, letters)) = main_script(&text) else {
            return Ranking::default();
        };
        let model = Model::get();
        let mut candidates = self.candidates(model, script);
        if self.candidates(model, script).nth(1).is_none() {
            let only = candidates.next();
            let only = only.map(|(_, language, _)| (language.lang, CERTAIN));
            return Ranking::new(only.into_iter().collect());
        }
        let scores = score(model, &text, script);
        let scale = SCALE * temperature(letters);
        let logs = candidates.filter_map(|(number, language, odds)| {
            let evidence = f64::from(scores[number]) / scale;
            (scores[number] > 0).then_some((language.lang, evidence + odds))
        });
        rank(logs.collect())
    }

    /// The languages asked for that are written in `script`, with their numbers and odds.
    fn candidates<'m>(
        &self,
        model: &'m Model,
        script: Script,
    ) -> impl Iterator<Item = (usize, &'m Language, f64)> {
        let known = model.languages().iter().zip(&self.odds).enumerate();
        known
            .filter(move |(_, (language, _))| language.script == script)
            .filter_map(|(number, (language, odds))| Some((number, language, (*odds)?)))
    }
}

/// Turns the logarithms of odds into probabilities.
fn rank(logs: Vec<(Lang, f64)>) -> Ranking {
    let most = logs
        .iter()
        .map(|(_, log)| *log)
        .fold(f64::NEG_INFINITY, f64::max);
    let near = logs.into_iter().filter(|(_, log)| log - most > LEAST.ln());
    let shares: Vec<(Lang, f64)> = near.map(|(lang, log)| (lang, (log - most).exp())).collect();
    let total: f64 = shares.iter().map(|(_, share)| share).sum();
    let shares = shares
        .into_iter()
        .map(|(lang, share)| (lang, CERTAIN * share / total));
    Ranking::new(shares.collect())
}

/// By how much the evidence of a text overstates itself, since its n-grams overlap and its words belong together.
///
/// Fitted to texts that the model was not built from.
fn temperature(letters: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a sample is short")]
    let letters = letters as f64;
    1.0 + letters.sqrt() / 2.0
}

/// Takes enough of a long text to judge it by.
fn sample(text: &str) -> Cow<'_, str> {
    if text.len() <= 3 * PART {
        return text.into();
    }
    let part = |from: usize| {
        let start = text.floor_char_boundary(from);
        &text[start..text.floor_char_boundary(start + PART)]
    };
    let last = text.len() - PART;
    [part(0), part(last / 2), part(last)].join(" ").into()
}

/// The languages that can be told apart, by their BCP 47 tags in shortest form.
///
/// A tag without script means the usual one: `sr` Cyrillic, `uz` Latin, `zh` simplified characters.
pub fn languages() -> impl Iterator<Item = Lang> {
    Model::get()
        .languages()
        .iter()
        .map(|language| language.lang)
}
