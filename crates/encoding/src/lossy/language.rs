//! Which of the models a stretch of text is for, if any.

use archive_model::Lang;

use super::channel::Channels;
use crate::model::Model;

/// How many words are looked at, so that a line of any length costs a bounded amount.
const SAMPLE: usize = 100;
/// With fewer words than this a stretch does not say what it is.
const FEWEST: usize = 4;
/// The share of its words that a stretch in the language has in the lexicon, at the least. Other languages of the same
/// alphabet mostly reach 0.2 to 0.4, and close relatives of French 0.6.
const SHARE: f64 = 0.7;

/// What a stretch of text says about its language.
#[derive(Clone, Copy)]
pub(crate) enum Verdict {
    /// It is in the language of this model.
    Known(&'static Model),
    /// It is in a language that has no model.
    Foreign,
    /// It is too short to tell; this model, if any, knows every word of it.
    Short(Option<&'static Model>),
}

/// Judges a stretch of text by the words in it that damage has not touched.
pub(crate) fn judge(text: &str) -> Verdict {
    let words: Vec<&str> = sound_words(text).take(SAMPLE).collect();
    let shares = Model::all()
        .iter()
        .map(|model| (share(model, &words), model));
    let best = shares.max_by(|a, b| a.0.total_cmp(&b.0));
    if words.len() < FEWEST {
        let knows_all = best.filter(|(share, _)| *share >= 1.0);
        return Verdict::Short(knows_all.map(|(_, model)| model));
    }
    match best {
        Some((share, model)) if share >= SHARE => Verdict::Known(model),
        _ => Verdict::Foreign,
    }
}

/// Returns the model of a language.
pub(crate) fn model(lang: Lang) -> Option<&'static Model> {
    Model::all()
        .iter()
        .find(|model| model.lang().primary() == lang.primary())
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
    text.split(|character: char| !character.is_alphabetic())
        .filter(is_sound)
}

fn share(model: &Model, words: &[&str]) -> f64 {
    if words.is_empty() {
        return 0.0;
    }
    let known = words.iter().filter(|word| {
        let numbers: Vec<_> = word
            .chars()
            .take(64)
            .map(|letter| model.number(letter))
            .collect();
        model.has_word(&numbers)
    });
    #[expect(clippy::cast_precision_loss, reason = "at most 100 words")]
    let share = known.count() as f64 / words.len() as f64;
    share
}
