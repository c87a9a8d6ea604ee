//! How alike two texts are: whether they can be states of one statement.

use std::collections::HashSet;

use archive_model::{Lang, Paragraph};

use crate::read::StoredEdition;

/// Returns how alike two sets of editions are, 0 to 1: the share of distinct words that they have in common, compared
/// language by language; 1 if they share a whole paragraph of at least [`LONG`] words. `None` if no language is common.
pub(crate) fn likeness<'a>(
    before: &'a [StoredEdition],
    after: impl IntoIterator<Item = (Lang, &'a [Paragraph])>,
) -> Option<f64> {
    let pairs = after.into_iter().filter_map(|(lang, new)| {
        let old = before.iter().find(|old| old.lang == lang)?;
        Some(likeness_of_edition(&old.paragraphs, new))
    });
    pairs.max_by(f64::total_cmp)
}

/// Shorter paragraphs ("For immediate release", "Background") are shared by texts that have nothing to do with each other.
const LONG: usize = 12;

fn likeness_of_edition(before: &[Paragraph], after: &[Paragraph]) -> f64 {
    let long: HashSet<&str> = before.iter().filter_map(long_text).collect();
    if after
        .iter()
        .filter_map(long_text)
        .any(|text| long.contains(text))
    {
        return 1.0;
    }
    let (old, new) = (joined(before).to_lowercase(), joined(after).to_lowercase());
    let old: HashSet<&str> = old.split(' ').collect();
    let new: HashSet<&str> = new.split(' ').collect();
    let common = old.intersection(&new).count();
    let all = old.len() + new.len() - common;
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words are far below 2^52"
    )]
    let share = common as f64 / all.max(1) as f64;
    share
}

fn long_text(paragraph: &Paragraph) -> Option<&str> {
    let words = paragraph.text.split_whitespace().count();
    (words >= LONG).then_some(paragraph.text.as_str())
}

/// The words of all paragraphs.
fn joined(paragraphs: &[Paragraph]) -> String {
    let texts: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    wording(&texts.join(" "))
}

/// What is left of a text without white space and punctuation, save where these can carry meaning.
///
/// Kept are the bounds of words (`therapist`, `the rapist`), hyphens within words (`re-sign`), the points, commas and
/// colons between two digits (`1,5`, `15`), and all signs that are no punctuation (`%`, `€`, `+`).
fn wording(text: &str) -> String {
    let characters: Vec<char> = text.chars().map(fold).collect();
    let mut words = String::with_capacity(text.len());
    for (index, character) in characters.iter().copied().enumerate() {
        let previous = index.checked_sub(1).map(|before| characters[before]);
        let next = characters.get(index + 1).copied();
        if character.is_whitespace() {
            push_space(&mut words);
        } else if !is_punctuation(character) || carries_meaning(previous, character, next) {
            words.push(character);
        } else if matches!(character, '-' | '—') {
            push_space(&mut words);
        }
    }
    words.truncate(words.trim_end().len());
    words
}

fn push_space(words: &mut String) {
    if !words.is_empty() && !words.ends_with(' ') {
        words.push(' ');
    }
}

/// Gives the forms of one mark a single form.
fn fold(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        '\u{2014}' | '\u{2015}' => '—',
        '\u{2018}'..='\u{201b}' | '`' | '\u{b4}' | '\u{2b9}' | '\u{2bc}' => '\'',
        _ => character,
    }
}

fn is_punctuation(character: char) -> bool {
    const MARKS: &str =
        "-—\u{ad}\u{200b}\u{feff}'\".,;:!?¡¿()[]{}…«»‹›“”„‟/\\*_·•、。，；：？！（）「」『』《》";
    MARKS.contains(character)
}

fn carries_meaning(previous: Option<char>, mark: char, next: Option<char>) -> bool {
    let digit = |character: Option<char>| character.is_some_and(char::is_numeric);
    let word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    match mark {
        '.' | ',' | ':' | '/' => digit(previous) && digit(next),
        '-' => word(previous) && word(next) || digit(next),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_do_not_count_and_what_carries_meaning_does() {
        assert_eq!(
            wording("« NATO » agrees; now"),
            wording("“NATO” agrees now.")
        );
        assert_eq!(wording("unity—now"), wording("unity – now"));
        for (one, other) in [
            ("1.5 billion", "15 billion"),
            ("10:30", "1030"),
            ("of -5", "of 5"),
            ("5% more", "5 more"),
            ("therapist", "the rapist"),
            ("re-sign", "resign"),
        ] {
            assert_ne!(wording(one), wording(other));
        }
    }
}
