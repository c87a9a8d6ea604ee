//! Which of the models a stretch of text is for, if any.

use archive_model::Lang;

use super::channel::Channels;
use super::word::{Letter, Word};
use crate::model::Model;
use crate::strain;

/// How much of a word is looked at, in letters.
const LONGEST: usize = 64;
/// How many words are looked at, so that a line of any length costs a bounded amount.
const SAMPLE: usize = 40;
/// With fewer words than this a stretch does not say what it is.
const FEWEST: usize = 4;
/// What the share of words that the lexicon has is worth, in nats a letter: where words have many endings, no lexicon has most
/// of them, and then letters tell.
const KNOWN: f64 = 0.5;
/// A stretch in the language is worth more than this; next to all text in a language that has no model is worth less.
const HOME: f64 = -2.7;
/// The same for a stretch that is plainly damaged: damage takes away the words that would tell.
const DAMAGED_HOME: f64 = -3.6;
/// A stretch that may be in the language after all is worth more than this.
const DOUBTFUL: f64 = -3.4;
/// The share, in percent, with which the language of what came before is kept without a look at the others.
const SAME: usize = 85;
/// How much likelier, in nats a word, a language makes the words of a stretch than one that is still worth a thought.
const CLOSE: f64 = 1.0;
/// How many models are looked at closely: those that know most of the words.
const LOOKED_AT: usize = 6;
/// How many models are worth a thought.
const MOST: usize = 3;

/// What a stretch of text says about its language.
#[derive(Clone)]
pub(crate) enum Verdict {
    /// It is in the language of one of these models, the likeliest first.
    Known(Vec<&'static Model>),
    /// It is in a language that has no model.
    Foreign,
    /// It is too short to tell; these models, if any, know every word of it.
    Short(Vec<&'static Model>),
}

/// Judges a stretch of text by the words in it that damage has not touched; `known` is the language of what came before,
/// `is_damaged` says that there is damage beyond doubt.
pub(crate) fn judge(text: &str, known: Option<&'static Model>, is_damaged: bool) -> Verdict {
    let words: Vec<&str> = sound_words(text).take(SAMPLE).collect();
    let same = known.filter(|model| words.len() >= FEWEST && has_script(model, text));
    let is_at_home =
        |model: &&'static Model| known_words(model, &words) * 100 >= words.len() * SAME;
    if let Some(model) = same.filter(is_at_home) {
        return Verdict::Known(vec![model]);
    }
    let mut candidates: Vec<(usize, &Model)> = models_for(text)
        .into_iter()
        .map(|model| (known_words(model, &words), model))
        .collect();
    candidates.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
    candidates.truncate(LOOKED_AT);
    let mut ranked: Vec<(Fit, &Model)> = candidates
        .iter()
        .map(|(_, model)| (Fit::of(model, &words), *model))
        .collect();
    ranked.sort_by(|a, b| b.0.word.total_cmp(&a.0.word));
    if words.len() < FEWEST {
        ranked.retain(|(fit, _)| fit.share >= 1.0 || words.is_empty() && !is_latin(text));
        return Verdict::Short(ranked.into_iter().map(|(_, model)| model).collect());
    }
    let best = ranked.first().map_or(0.0, |(fit, _)| fit.word);
    let home = if is_damaged { DAMAGED_HOME } else { HOME };
    ranked.retain(|(fit, _)| fit.word > best - CLOSE && (fit.worth() > home || !is_latin(text)));
    ranked.truncate(MOST);
    if ranked.is_empty() {
        return Verdict::Foreign;
    }
    Verdict::Known(ranked.into_iter().map(|(_, model)| model).collect())
}

/// Tells whether a stretch of text is plainly in no language at hand; `likely` is the one that it may well be in.
pub(crate) fn is_foreign(text: &str, likely: &Model) -> bool {
    let words: Vec<&str> = sound_words(text).take(SAMPLE).collect();
    let is_unlike = |model: &Model| Fit::of(model, &words).worth() < DOUBTFUL;
    words.len() >= FEWEST
        && is_latin(text)
        && is_unlike(likely)
        && Model::all().iter().all(is_unlike)
}

/// Returns the model of a language. Bosnian, and Serbian in Latin letters, are read as Croatian is.
pub(crate) fn model(lang: Lang) -> Option<&'static Model> {
    let tag = match (lang.as_str(), lang.primary()) {
        ("sr-Latn", _) | (_, "bs" | "sh") => "hr",
        (_, "nb" | "nn") => "no",
        (_, primary) => primary,
    };
    Model::all()
        .iter()
        .find(|model| model.lang().as_str() == tag)
}

/// Returns the models of every language that is written in the script of a text. `Ñ` and `Ð` alone are no sign of Cyrillic: of
/// its letters some survive any damage.
pub(crate) fn models_for(text: &str) -> Vec<&'static Model> {
    let has_letters =
        text.contains(|letter| !matches!(letter, 'Ñ' | 'Ð') && Script::of(letter).is_some());
    let models = Model::all().iter();
    models
        .filter(|model| has_letters && has_script(model, text))
        .collect()
}

/// The scripts that models are written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

impl Script {
    /// The script of a letter that no damage leaves behind.
    fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' => Some(Self::Latin),
            '\u{370}'..='\u{3FF}' => Some(Self::Greek),
            '\u{400}'..='\u{52F}' | 'Ñ' | 'Ð' => Some(Self::Cyrillic),
            _ => None,
        }
    }
}

/// The script that a model is written in.
fn script(model: &Model) -> Script {
    match model.lang().primary() {
        "el" => Script::Greek,
        "be" | "bg" | "mk" | "ru" | "sr" | "uk" => Script::Cyrillic,
        _ => Script::Latin,
    }
}

/// Returns the models of the other languages that are written in Latin letters, as that of `model` is; none if it is not.
pub(super) fn others(model: &Model) -> impl Iterator<Item = &'static Model> {
    let own = Some(model.lang()).filter(|_| script(model) == Script::Latin);
    let is_other = move |other: &&Model| {
        own.is_some_and(|own| own != other.lang()) && script(other) == Script::Latin
    };
    Model::all().iter().filter(is_other)
}

/// Tells whether most of the text is in the script of a model.
pub(crate) fn has_script(model: &Model, text: &str) -> bool {
    let script = script(model);
    let mut own = 0;
    let mut all = 0;
    for found in text.chars().filter_map(Script::of).take(8 * SAMPLE) {
        own += usize::from(found == script);
        all += 1;
    }
    own * 2 > all
}

fn is_latin(text: &str) -> bool {
    let mut scripts = text.chars().filter_map(Script::of);
    scripts.all(|script| script == Script::Latin)
}

/// Words of two letters or more that hold no remnant. Capitalised words are left out: names are of every language.
fn sound_words(text: &str) -> impl Iterator<Item = &str> {
    let is_sound = |word: &&str| {
        word.chars().nth(1).is_some()
            && word.chars().next().is_some_and(char::is_lowercase)
            && word
                .char_indices()
                .all(|(at, letter)| letter.is_ascii() || !Channels::get().begins(&word[at..]))
    };
    text.split(|character: char| !strain::is_letter(character))
        .filter(is_sound)
}

/// Counts the words that the lexicon of a language has.
fn known_words(model: &Model, words: &[&str]) -> usize {
    let known = words.iter().filter(|word| model.has_word(word.chars()));
    known.count()
}

/// Returns how likely a language makes a word, in nats.
pub(crate) fn likelihood(word: &str, model: &Model) -> f64 {
    spell(word, model).1
}

/// Spells a word letter by letter; returns it and how likely the language makes it, in nats.
fn spell(spelled: &str, model: &Model) -> (Word, f64) {
    let mut word = Word::new(model);
    let mut continuations = model.beginning();
    let mut score = 0.0;
    let letters = spelled.chars().take(LONGEST);
    for letter in letters.filter_map(|letter| Letter::new(letter, model)) {
        let extended = word.extended(model, letter);
        let gain = letter.likelihood_in(model, &continuations);
        score += word.push(letter, gain, extended, false);
        continuations = model.continued(&continuations, letter.number);
    }
    score += word.worth(model, "", None);
    (word, score)
}

/// How well words suit a language.
struct Fit {
    /// The share of them that the lexicon has.
    share: f64,
    /// How likely the language makes them, in nats a word and a letter.
    word: f64,
    letter: f64,
}

impl Fit {
    fn of(model: &Model, words: &[&str]) -> Self {
        let (mut known, mut score) = (0, 0.0);
        let mut letters = 0;
        for spelled in words {
            let (word, likelihood) = spell(spelled, model);
            score += likelihood;
            letters += usize::from(word.letters);
            known += usize::from(word.is_known() || word.is_common(model));
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 40 words of 64 letters")]
        let per = |total: f64, count: usize| total / count.max(1) as f64;
        Self {
            share: per(f64::from(u32::try_from(known).unwrap_or(0)), words.len()),
            word: per(score, words.len()),
            letter: per(score, letters),
        }
    }

    /// How much text in the language looks like this. Alphabets other than Latin are read in some language anyway: there is a
    /// model for every one that uses them in Europe.
    fn worth(&self) -> f64 {
        self.letter + KNOWN * self.share
    }
}
