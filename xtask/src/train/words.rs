//! Which words go into a lexicon.
//!
//! Dictionaries of languages with many endings list millions of forms that nobody has ever written, and lists of words in
//! use are long too. Kept are those that lossy repair has to choose between: what is used most and what has a letter that
//! damage can destroy.

use std::collections::HashSet;

use super::Size;
use super::ngrams::Ngrams;
use super::usage::Usage;

/// By how much a word may be rarer, in centibels, if it has a letter beyond ASCII: only those are ever put back.
const BEYOND_ASCII: u32 = 200;
/// How rare a word with a letter of another alphabet may be, in centibels.
const FOREIGN: u32 = 650;
/// What a letter of a word is worth when words of different lengths are compared: a little less than it costs on average,
/// so that of two words as likely letter by letter the shorter one is kept.
const LETTER: f64 = 0.5;

/// A word and its share of text, in centibels; `None` if it is rarer than anybody has counted.
pub(super) type Entry<'w> = (&'w str, Option<u32>);

/// Chooses as many words as `size` has room for: those in use first, the most frequent ones, then those of `dictionary` that
/// the n-grams find likeliest. All words are in lower case.
pub(super) fn choose<'w>(
    dictionary: &'w [String],
    usage: &'w Usage,
    ngrams: &Ngrams,
    size: Size,
) -> Vec<Entry<'w>> {
    let known: HashSet<&str> = dictionary.iter().map(String::as_str).collect();
    let spelled = |word: &str| ngrams.has_letters_of(word);
    let is_sound = |word: &str, share: u32| {
        ngrams.is_own(word) || known.contains(word) || is_foreign_name(word, share, ngrams)
    };
    let mut used: Vec<(u32, &str, u32)> = usage
        .words()
        .filter(|(word, share)| spelled(word) && is_sound(word, *share))
        .map(|(word, share)| {
            let unconfirmed = if known.contains(word) {
                0
            } else {
                size.unconfirmed
            };
            (rank(word, share) + unconfirmed, word, share)
        })
        .collect();
    used.sort_unstable();
    let used = used.into_iter().map(|(_, word, share)| (word, Some(share)));
    let mut chosen: Vec<Entry<'_>> = used.take(size.words).collect();

    let likelihood = |word: &str| {
        #[expect(clippy::cast_precision_loss, reason = "words are short")]
        let letters = word.chars().count() as f64;
        ngrams.word(word) + LETTER * letters
    };
    let mut unused: Vec<(f64, &str)> = dictionary
        .iter()
        .filter(|word| spelled(word) && usage.share(word).is_none() && !word.is_ascii())
        .map(|word| (likelihood(word), word.as_str()))
        .collect();
    unused.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    unused.truncate(size.words - chosen.len());
    chosen.extend(unused.into_iter().map(|(_, word)| (word, None)));
    chosen
}

/// Tells whether a word with a letter of another alphabet is in use, and not what is left of one that was read in the wrong
/// encoding: those end in such a letter.
fn is_foreign_name(word: &str, share: u32, ngrams: &Ngrams) -> bool {
    let last = word.chars().next_back();
    let ends_well = last.is_some_and(|last| last == 'é' || ngrams.is_own(&last.to_string()));
    share <= FOREIGN && ends_well
}

/// The lower, the more a word is worth its bytes.
fn rank(word: &str, share: u32) -> u32 {
    if word.is_ascii() {
        share + BEYOND_ASCII
    } else {
        share
    }
}
