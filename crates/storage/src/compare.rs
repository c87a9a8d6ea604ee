//! How much two texts differ.
//!
//! A classification that can be trusted in one direction: where it says `whitespace` or `typographic`, every letter, digit
//! and sign of quantity is the same. What it cannot place below that is `structure`, if the same paragraphs stand there in
//! another arrangement, or else `substantive`.

use std::collections::HashSet;

use archive_model::{ChangeClass, Digest, Lang, Paragraph};

use crate::read::StoredEdition;

/// Classes the step from the editions `before` to the editions `after`.
pub(crate) fn classify(before: &[StoredEdition], after: &[StoredEdition]) -> ChangeClass {
    let of_common = after.iter().filter_map(|new| {
        let old = before.iter().find(|old| old.lang == new.lang)?;
        (old.digest != new.digest).then(|| classify_edition(&old.paragraphs, &new.paragraphs))
    });
    match of_common.max_by_key(|class| severity(*class)) {
        Some(class) => class,
        None if langs(before) == langs(after) => ChangeClass::None,
        None => ChangeClass::Language,
    }
}

fn langs(editions: &[StoredEdition]) -> HashSet<(Lang, Digest)> {
    let key = |edition: &StoredEdition| (edition.lang, edition.digest);
    editions.iter().map(key).collect()
}

fn severity(class: ChangeClass) -> u8 {
    match class {
        ChangeClass::First | ChangeClass::None => 0,
        ChangeClass::Whitespace => 1,
        ChangeClass::Encoding => 2,
        ChangeClass::Typographic => 3,
        ChangeClass::Language => 4,
        ChangeClass::Structure => 5,
        ChangeClass::Minor => 6,
        ChangeClass::Substantive => 7,
    }
}

fn classify_edition(before: &[Paragraph], after: &[Paragraph]) -> ChangeClass {
    let same_frame = before.len() == after.len()
        && before.iter().zip(after).all(|(old, new)| {
            (&old.label, old.kind, old.level) == (&new.label, new.kind, new.level)
        });
    if same_frame && agree(before, after, single_spaced) {
        return ChangeClass::Whitespace;
    }
    if same_frame && agree(before, after, wording) {
        return ChangeClass::Typographic;
    }
    if sorted(before) == sorted(after) || joined(before) == joined(after) {
        return ChangeClass::Structure;
    }
    ChangeClass::Substantive
}

fn agree(before: &[Paragraph], after: &[Paragraph], view: fn(&str) -> String) -> bool {
    before
        .iter()
        .zip(after)
        .all(|(old, new)| old.text == new.text || view(&old.text) == view(&new.text))
}

/// The same paragraphs in another order, or with other labels.
fn sorted(paragraphs: &[Paragraph]) -> Vec<String> {
    let mut wordings: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| wording(&paragraph.text))
        .collect();
    wordings.sort_unstable();
    wordings
}

/// The same words, cut into other paragraphs.
fn joined(paragraphs: &[Paragraph]) -> String {
    let texts: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    wording(&texts.join(" "))
}

/// The text with one space where it has white space.
fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is left of a text without white space and punctuation, save where these can carry meaning.
///
/// Kept are the bounds of words (`therapist`, `the rapist`), hyphens within words (`re-sign`), the points, commas and
/// colons between two digits (`1,5`, `15`), and all signs that are no punctuation (`%`, `€`, `+`).
pub(crate) fn wording(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use archive_model::{EditionId, ParagraphKind};

    fn paragraphs(texts: &[(&str, &str)]) -> Vec<Paragraph> {
        let numbered = texts.iter().zip(1..);
        numbered
            .map(|((label, text), ordinal)| Paragraph {
                ordinal,
                label: Some((*label).to_owned()),
                kind: ParagraphKind::Numbered,
                level: 1,
                parent: None,
                text: (*text).to_owned(),
                span: 0..0,
            })
            .collect()
    }

    fn check(before: &[(&str, &str)], after: &[(&str, &str)], expected: ChangeClass) {
        let class = classify_edition(&paragraphs(before), &paragraphs(after));
        assert_eq!(class, expected, "{before:?} to {after:?}");
    }

    fn check_text(before: &str, after: &str, expected: ChangeClass) {
        check(&[("1", before)], &[("1", after)], expected);
    }

    #[test]
    fn space_and_marks() {
        check_text("We  agree.", "We agree.", ChangeClass::Whitespace);
        check_text("l'Alliance", "l’Alliance", ChangeClass::Typographic);
        check_text("1949-2025", "1949–2025", ChangeClass::Typographic);
        check_text(
            "“NATO” agrees",
            "« NATO » agrees;",
            ChangeClass::Typographic,
        );
        check_text("unity—now", "unity – now", ChangeClass::Typographic);
        check_text("We agree, now", "We agree now.", ChangeClass::Typographic);
    }

    #[test]
    fn what_can_carry_meaning_is_substantive() {
        for (before, after) in [
            ("spend 1.5 billion", "spend 15 billion"),
            ("at 10:30", "at 1030"),
            ("a rise of 5", "a rise of -5"),
            ("5% of GDP", "5 of GDP"),
            ("therapist", "the rapist"),
            ("to re-sign", "to resign"),
            ("in Sixth Circuit", "in Fourth Circuit"),
            ("they shall", "they shall not"),
            ("NATO", "Nato"),
        ] {
            check_text(before, after, ChangeClass::Substantive);
        }
    }

    #[test]
    fn arrangement_is_structure() {
        let (one, two) = (("1", "We condemn it."), ("2", "We support them."));
        check(
            &[one, two],
            &[("1", two.1), ("2", one.1)],
            ChangeClass::Structure,
        );
        check(
            &[one, two],
            &[("3", one.1), ("4", two.1)],
            ChangeClass::Structure,
        );
        check(
            &[one, two],
            &[("1", "We condemn it. We support them.")],
            ChangeClass::Structure,
        );
        check(&[one, two], &[one], ChangeClass::Substantive);
    }

    fn stored(lang: Lang, text: &str) -> StoredEdition {
        StoredEdition {
            id: EditionId(0),
            lang,
            confidence: 1.0,
            title: None,
            digest: crate::content::of_bytes(text.as_bytes()),
            paragraphs: paragraphs(&[("1", text)]),
        }
    }

    #[test]
    fn languages_that_come_or_go() {
        let (en, fr) = (
            stored(Lang::EN, "We agree"),
            stored(Lang::FR, "Nous sommes d'accord"),
        );
        let both = [en.clone(), fr.clone()];
        assert_eq!(classify(&both, &both), ChangeClass::None);
        assert_eq!(
            classify(std::slice::from_ref(&en), &both),
            ChangeClass::Language
        );
        let changed = [stored(Lang::EN, "We agree not"), fr];
        assert_eq!(classify(&both, &changed), ChangeClass::Substantive);
        assert_eq!(
            classify(&both, std::slice::from_ref(&en)),
            ChangeClass::Language
        );
    }
}
