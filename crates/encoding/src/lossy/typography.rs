//! How natural a sign is between two characters.
//!
//! Values are natural logarithms of rough odds. They were set by hand from the rules in [`profile`](super::profile) and
//! only their order matters much: what separates readings is mostly the words on both sides.

use super::profile::Profile;
use crate::strain;

/// What stands beside a sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A space, or the end of the line.
    Gap,
    Letter,
    Digit,
    /// What opens: `(`, `«`, `“`.
    Open,
    /// What closes or stops: `)`, `»`, `,`.
    Close,
    Other,
}

impl Side {
    fn of(character: Option<char>) -> Self {
        match character {
            None | Some(' ' | '\n') => Self::Gap,
            Some(character) if strain::is_letter(character) => Self::Letter,
            Some('0'..='9') => Self::Digit,
            Some('(' | '[' | '{' | '«' | '“' | '‘' | '„' | '/') => Self::Open,
            Some(
                ')' | ']' | '}' | '»' | '”' | '’' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '%',
            ) => Self::Close,
            // The commonest of the rest, before tables are asked.
            Some('-' | '–' | '—') => Self::Other,
            Some(character) if character.is_whitespace() => Self::Gap,
            Some(character) if character.is_numeric() => Self::Digit,
            Some(_) => Self::Other,
        }
    }
}

/// No text has this sign here.
const IMPOSSIBLE: f64 = -14.0;

/// Where a sign stands.
pub(crate) struct Place<'a> {
    /// The word before it, in lower case, if the sign [asks for it](asks_for_word); empty if none touches it.
    pub(crate) word: &'a str,
    /// Whether that word begins with a capital.
    pub(crate) is_name: bool,
    pub(crate) before: Option<char>,
    pub(crate) after: Option<char>,
    /// Whether the text goes on with a space and a number.
    pub(crate) is_before_number: bool,
}

/// Tells whether it matters to a sign which word stands before it.
pub(crate) fn asks_for_word(sign: char) -> bool {
    matches!(sign, '’' | '–' | '—' | '”')
}

/// Returns how natural `sign` is at `place`.
#[expect(clippy::match_same_arms, reason = "grouped by sign, not by value")]
pub(crate) fn fit(sign: char, place: &Place<'_>, profile: &Profile) -> f64 {
    use Side::{Close, Digit, Gap, Letter, Open, Other};
    let sides = (Side::of(place.before), Side::of(place.after));
    match (sign, sides) {
        ('’', _) => apostrophe(place, sides, profile),
        ('‘', (Gap | Open, Letter | Digit)) if profile.has_single_quotes => -2.6,
        ('‘', (Gap | Open, Letter | Digit)) => -6.0,
        ('“' | '”' | '„', (Gap | Open | Other, Letter | Digit | Open)) => {
            -1.5 + usual(sign, profile.opening)
        }
        ('“' | '”', (Letter | Digit | Close | Other, Gap | Close)) => {
            -1.5 + usual(sign, profile.closing)
        }
        ('“', (Close, Letter)) | ('”', (Letter | Digit | Close, Other)) => -3.5,
        ('”', (Letter | Digit | Close, Letter))
            if profile.has_quoted_stems && place.word.chars().nth(1).is_some() =>
        {
            -3.0
        }
        ('“' | '”', (Gap, Close)) => -8.0 + usual(sign, profile.closing),
        ('‚', (Gap | Open, Letter | Digit)) => -6.0,
        ('–', (Gap, Gap)) if profile.has_long_dash => -1.6,
        ('–', (Gap, Gap)) => {
            if place.before.is_none() || place.after.is_none() {
                -2.0
            } else {
                -0.7
            }
        }
        ('—', (Gap, Gap)) if profile.has_long_dash => -0.7,
        ('—', (Gap, Gap)) => -2.0,
        ('–', (Digit, Digit)) => -0.5,
        // No dash follows a lone small letter: that is a word of another language, cut in two.
        ('–' | '—', (Letter, Letter))
            if place.before.is_some_and(char::is_lowercase) && place.word.len() == 1 =>
        {
            IMPOSSIBLE
        }
        ('—', (Letter, Letter)) if profile.has_closed_dash => -2.5,
        ('–', (Letter, Letter)) => -4.0,
        ('–', (Digit, Letter) | (Letter, Digit)) | ('—', (Letter, Open)) => -4.5,
        (
            '–' | '—',
            (Gap, Letter | Digit | Open) | (Letter | Digit, Gap | Close) | (Close, Gap),
        ) if profile.has_long_dash || sides.0 != Gap => -5.5,
        ('–' | '—', (Gap, Letter | Digit | Open)) => -7.0,
        ('…', (_, Gap | Close) | (Gap | Open, _))
        | ('€' | '\u{A0}' | '\u{202F}' | '‰' | '‹' | '›', _) => -0.5,
        ('•', (Gap, Gap)) | ('™', (Letter, Gap | Close)) | ('′' | '″', (Digit, _)) => -0.7,
        ('ᵉ', (Letter | Digit, Gap | Close)) => -1.0,
        ('−', (Gap | Open, Digit)) => -4.0,
        ('‑' | '‐', (Letter, Letter)) => -5.0,
        ('\u{2009}', (Digit, Digit)) => -4.5,
        ('№', (Gap | Open, Gap)) if place.is_before_number && profile.has_numero => -0.5,
        ('№', (Gap | Open, Digit)) if profile.has_numero => -1.5,
        ('№', (Gap, Gap | Digit)) | ('→', (Gap, Gap)) => -6.0,
        ('≤' | '≥', _) => -1.5,
        ('≠' | '≈', (Gap, Gap | Digit)) => -7.0,
        ('…' | '•' | '™' | '′' | '″', _) => -3.0,
        ('†' | '‡', _) => -7.0,
        _ => IMPOSSIBLE,
    }
}

/// What a quotation mark costs that is not the most usual one at its end.
fn usual(sign: char, marks: &str) -> f64 {
    match marks.chars().position(|mark| mark == sign) {
        Some(0) => 0.0,
        Some(_) => -1.5,
        None => -4.5,
    }
}

/// Tells whether `sign` can stand between these characters in some word of some language; `after` is `None` if it is not
/// known yet.
pub(crate) fn may_fit(sign: char, before: Option<char>, after: Option<char>) -> bool {
    use Side::{Gap, Letter};
    let before = Side::of(before);
    let after = after.map(|after| Side::of(Some(after)));
    match sign {
        '‘' | '„' | '‚' => before != Letter,
        // After a quoted stem an ending may follow: `“Kale”yi`.
        '“' => before != Letter || after != Some(Letter),
        '’' => before != Gap || after != Some(Gap),
        '≠' | '≈' | '→' => before == Gap,
        '№' => matches!(before, Gap | Side::Open),
        '‑' | '‐' => before == Letter,
        _ => true,
    }
}

#[expect(clippy::match_same_arms, reason = "grouped by sign, not by value")]
fn apostrophe(place: &Place<'_>, sides: (Side, Side), profile: &Profile) -> f64 {
    use Side::{Close, Digit, Gap, Letter, Open};
    match sides {
        (Letter, Letter) if is_elision(place, profile) => 0.5,
        (Letter, Open) if profile.elided.contains(&place.word) => -2.0,
        (Letter, Digit) if profile.elided.contains(&place.word) => -2.0,
        (Letter, Gap | Close) if profile.elided.contains(&place.word) => -2.5,
        (Letter, Letter) if is_inner(place, profile) => -1.5,
        (Letter, Letter) if is_borrowed(place) => -2.0,
        // The word after it decides; `CLITIC` in `score` pays this back.
        (Letter | Digit, Letter) => -4.0,
        (Letter, Gap | Close) if profile.has_plural_possessive && place.word.ends_with('s') => -1.7,
        (Letter | Digit | Close, Gap | Close) if profile.has_single_quotes => -3.0,
        (Gap | Open, Digit | Letter) => -6.0,
        _ => IMPOSSIBLE,
    }
}

/// Tells whether the language has an apostrophe inside such a word.
fn is_inner(place: &Place<'_>, profile: &Profile) -> bool {
    let precedes = |after: char| {
        let mut lower = after.to_lowercase();
        lower.all(|letter| profile.after_apostrophe.contains(letter))
    };
    place.after.is_some_and(precedes) && (place.is_name || !profile.has_name_apostrophe)
}

/// Tells whether it is in a name or phrase of a Romance language, which any text may have: `d’Annunzio`.
fn is_borrowed(place: &Place<'_>) -> bool {
    matches!(place.word, "d" | "l") && place.after.is_some_and(is_vowel)
}

fn is_elision(place: &Place<'_>, profile: &Profile) -> bool {
    place.after.is_some_and(is_vowel) && profile.elided.contains(&place.word)
}

fn is_vowel(letter: char) -> bool {
    let mut lower = letter.to_lowercase();
    lower.all(|letter| "aàáâäæeéèêëhiîïíoôöòóœuùúûüy".contains(letter))
}

#[cfg(test)]
mod tests {
    use archive_model::Lang;

    use super::*;
    use crate::lossy::profile;

    #[test]
    fn context_ranks_the_signs() {
        let check = |text: &str, best: char, lang: Lang| {
            let (before, after) = text.split_once('_').unwrap();
            let word = before
                .rsplit(|c: char| !c.is_alphabetic())
                .next()
                .unwrap()
                .to_lowercase();
            let place = Place {
                word: &word,
                is_name: false,
                before: before.chars().next_back(),
                after: after.chars().next(),
                is_before_number: after.starts_with(" 1"),
            };
            let fit = |sign: &char| fit(*sign, &place, profile::of(lang));
            let found = "’‘“”–—№".chars().max_by(|a, b| fit(a).total_cmp(&fit(b)));
            assert_eq!(found, Some(best), "{text}");
        };
        check("l_Estonie", '’', Lang::FR);
        check("aujourd_hui", '’', Lang::FR);
        check("avaient attribué _ à titre", '–', Lang::FR);
        check("1949_2025", '–', Lang::EN);
        check("the _hybrid", '“', Lang::EN);
        check("hybrid_.", '”', Lang::EN);
        check("security_", '”', Lang::EN);
        check("приказ _ 17", '№', "ru".parse().unwrap());
    }
}
