//! How much the words of a text speak for each language, and what that makes its probability.

use crate::model::{Key, Model};
use crate::script::Script;
use crate::words;

/// The longest n-gram.
const ORDER: usize = 5;
/// The shortest n-gram of words.
const SHORTEST: usize = 3;
/// A nat in weights.
pub(crate) const SCALE: f64 = 32.0;

/// What speaks for each language, by its number in the model, in weights.
pub(crate) type Scores = [u32; 256];

/// Adds up the weights of all n-grams of the words of `text` that are of `script`.
pub(crate) fn score(model: &Model, text: &str, script: Script) -> Scores {
    let mut scores = [0; 256];
    words::for_each(text, script, |word| {
        if script == Script::HAN {
            add_characters(model, word, &mut scores);
        } else {
            add_word(model, word, &mut scores);
        }
    });
    scores
}

/// Adds the n-grams of a word, from three letters on, its edges counting as letters.
///
/// The model has no n-gram whose beginning it does not have.
fn add_word(model: &Model, word: &[char], scores: &mut Scores) {
    for (start, beginning) in word.windows(SHORTEST).enumerate() {
        let mut key = beginning
            .iter()
            .fold(Key::default(), |key, letter| key.then(*letter));
        let end = word.len().min(start + ORDER);
        let mut rest = word[start + SHORTEST..end].iter();
        while add(model, key, scores) {
            let Some(letter) = rest.next() else { break };
            key = key.then(*letter);
        }
    }
}

/// Adds single characters and pairs: words are not set apart where each character says so much.
fn add_characters(model: &Model, word: &[char], scores: &mut Scores) {
    let characters = &word[1..word.len() - 1];
    for (index, character) in characters.iter().enumerate() {
        let key = Key::default().then(*character);
        add(model, key, scores);
        if let Some(next) = characters.get(index + 1) {
            add(model, key.then(*next), scores);
        }
    }
}

/// Tells whether the model has the n-gram.
fn add(model: &Model, key: Key, scores: &mut Scores) -> bool {
    let Some(languages) = model.find(key) else {
        return false;
    };
    for [number, weight] in languages {
        scores[usize::from(*number)] += u32::from(*weight);
    }
    true
}
