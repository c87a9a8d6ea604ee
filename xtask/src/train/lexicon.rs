//! Which word forms go into a model.
//!
//! Dictionaries of languages with many endings list millions of forms that nobody has ever written. Those that the n-grams
//! of the language find likeliest are kept.

use super::ngrams::Ngrams;
use super::usage::Usage;

/// What a letter of a word is worth when words of different lengths are compared: a little less than it costs on average,
/// so that of two words as likely letter by letter the shorter one is kept.
const LETTER: f64 = 0.5;

/// Chooses `most` of `words`, which are in lower case; those in use come first.
pub(super) fn choose<'w>(
    words: &'w [String],
    ngrams: &Ngrams,
    usage: &Usage,
    most: usize,
) -> Vec<&'w str> {
    let rank = |word: &str| {
        if usage.has(word) {
            return f64::INFINITY;
        }
        #[expect(clippy::cast_precision_loss, reason = "words are short")]
        let letters = word.chars().count() as f64;
        ngrams.word(word) + LETTER * letters
    };
    let mut ranked: Vec<(f64, &str)> = words
        .iter()
        .filter(|word| ngrams.has_letters_of(word))
        .map(|word| (rank(word), word.as_str()))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.truncate(most);
    ranked.into_iter().map(|(_, word)| word).collect()
}
