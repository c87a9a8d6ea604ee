//! Are two words one word in two spellings, or in two forms?

use unicode_normalization::UnicodeNormalization;

use crate::reason::ReasonKind;

/// Longer words are compared as they are.
const LONGEST: usize = 40;

/// What is known about the words apart from their letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    /// One of them is a name: it must agree more closely.
    pub(super) is_name: bool,
    /// The language is English, whose endings are few.
    pub(super) is_english: bool,
    /// The language inflects names.
    pub(super) inflects_names: bool,
}

/// Tells how two words in lower case are the same; `None` if they are two words.
pub(super) fn same_word(old: &str, new: &str, traits: Traits) -> Option<ReasonKind> {
    let (old, new) = (Letters::of(old)?, Letters::of(new)?);
    let (old, new) = (old.as_slice(), new.as_slice());
    if old.first() != new.first() {
        return None;
    }
    if old == new {
        return Some(ReasonKind::Spelling);
    }
    if is_other_form(old, new, traits) {
        return Some(ReasonKind::Inflection);
    }
    is_other_spelling(old, new).then_some(ReasonKind::Spelling)
}

/// The letters of a word without their accents.
struct Letters {
    letters: [char; LONGEST],
    length: usize,
}

impl Letters {
    /// Returns `None` if the word is too long.
    fn of(word: &str) -> Option<Self> {
        if word.is_ascii() {
            Self::collect(word.chars())
        } else {
            Self::collect(word.nfd())
        }
    }

    fn collect(characters: impl Iterator<Item = char>) -> Option<Self> {
        let mut letters = ['\0'; LONGEST];
        let mut length = 0;
        for letter in characters.filter(|character| character.is_alphanumeric()) {
            *letters.get_mut(length)? = letter;
            length += 1;
        }
        Some(Self { letters, length })
    }

    fn as_slice(&self) -> &[char] {
        &self.letters[..self.length]
    }
}

/// Endings that make no other word of an English one.
const ENGLISH: &[&str] = &["", "s", "es", "d", "ed", "ing", "e", "y", "ies", "ied"];

fn is_other_form(old: &[char], new: &[char], traits: Traits) -> bool {
    let stem = old
        .iter()
        .zip(new)
        .take_while(|(one, other)| one == other)
        .count();
    let endings = [&old[stem..], &new[stem..]];
    let is_short = |most: usize| endings.iter().all(|ending| ending.len() <= most);
    let longer = old.len().max(new.len());
    match (traits.is_english, traits.is_name) {
        (true, true) => stem >= 3 && endings.iter().all(|ending| matches!(ending, [] | ['s'])),
        (true, false) => stem >= 3 && endings.iter().all(|ending| is_english(ending)),
        (false, true) if !traits.inflects_names => false,
        (false, true) => 10 * stem >= 7 * longer && is_short(2),
        (false, false) => stem >= 4 && 10 * stem >= 6 * longer && is_short(3),
    }
}

fn is_english(ending: &[char]) -> bool {
    let mut known = ENGLISH.iter().map(|known| known.chars());
    known.any(|known| known.eq(ending.iter().copied()))
}

/// One letter more or less, two letters exchanged, or one letter for another that sounds alike.
fn is_other_spelling(old: &[char], new: &[char]) -> bool {
    let (short, long) = if old.len() <= new.len() {
        (old, new)
    } else {
        (new, old)
    };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let prefix = short
        .iter()
        .zip(long)
        .take_while(|(one, other)| one == other)
        .count();
    let (short, long) = (&short[prefix..], &long[prefix..]);
    let [first, second] = [short.first().copied(), long.first().copied()];
    if short.len() < long.len() {
        return short == &long[1..];
    }
    let is_exchange =
        short.len() >= 2 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
    is_exchange
        || short[1..] == long[1..]
            && first
                .zip(second)
                .is_some_and(|pair| sound_alike(pair, prefix))
}

/// Vowels early in a word tell words apart (`prescribe`, `proscribe`), later on they are mistaken for each other.
fn sound_alike((one, other): (char, char), place: usize) -> bool {
    const PAIRS: &[(char, char)] = &[
        ('s', 'z'),
        ('c', 's'),
        ('c', 'k'),
        ('c', 't'),
        ('i', 'y'),
        ('f', 'v'),
        ('v', 'w'),
    ];
    let is_vowel = |letter: char| "aeiou".contains(letter);
    PAIRS.contains(&(one.min(other), one.max(other)))
        || place >= 3 && is_vowel(one) && is_vowel(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, is_name: bool, expected: Option<ReasonKind>) {
        let traits = Traits {
            is_name,
            is_english: true,
            inflects_names: false,
        };
        assert_eq!(same_word(old, new, traits), expected, "{old} and {new}");
        assert_eq!(same_word(new, old, traits), expected, "{new} and {old}");
    }

    #[test]
    fn one_word() {
        check(
            "mobilising",
            "mobilizing",
            false,
            Some(ReasonKind::Spelling),
        );
        check("licence", "license", false, Some(ReasonKind::Spelling));
        check("centre", "center", false, Some(ReasonKind::Spelling));
        check(
            "lichtenstein",
            "liechtenstein",
            true,
            Some(ReasonKind::Spelling),
        );
        check("gonzalez", "gonzales", true, Some(ReasonKind::Spelling));
        check("requires", "required", false, Some(ReasonKind::Inflection));
        check("cote", "côte", false, Some(ReasonKind::Spelling));
    }

    #[test]
    fn two_words() {
        for (old, new) in [
            ("prevent", "present"),
            ("prescribe", "proscribe"),
            ("production", "protection"),
            ("legal", "illegal"),
        ] {
            check(old, new, false, None);
        }
        for (old, new) in [
            ("iran", "iraq"),
            ("niger", "nigeria"),
            ("austria", "australia"),
            ("gambia", "zambia"),
        ] {
            check(old, new, true, None);
        }
    }
}
