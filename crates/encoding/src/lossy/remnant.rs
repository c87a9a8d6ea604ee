//! What a stretch of text shows by itself: remnants that only damage explains, and some that only sound text has.

use super::window::{self, MOST_REMNANTS, Window};
use crate::strain;

/// Tells whether a window is wrong in any language: a remnant where no word has such a letter, or nothing but remnants.
pub(super) fn looks_damaged(text: &str, window: &Window) -> bool {
    window.remnants > MOST_REMNANTS || is_odd(text)
}

/// Tells whether there is a remnant where no word of any language has such a letter: a capital after a small letter or,
/// alone, after a hyphen; an `â` right before a capital; either before the mark that stands for a lost byte.
pub(super) fn is_odd(text: &str) -> bool {
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        let is_marked = after == Some(char::REPLACEMENT_CHARACTER);
        let is_odd = match character {
            'Ã' if before == Some('-') && after == Some(' ') => true,
            'Â' | 'Ã' | 'Ä' | 'Å' | 'È' => is_marked || before.is_some_and(char::is_lowercase),
            'â' => {
                let is_amid_capitals = before.is_some_and(char::is_uppercase);
                is_marked || after.is_some_and(char::is_uppercase) && !is_amid_capitals
            }
            _ => false,
        };
        if is_odd {
            return true;
        }
        before = Some(character);
    }
    false
}

/// Tells whether every remnant is an `â` that no letter touches.
pub(super) fn has_lone_remnants(window: &str) -> bool {
    let words = window.split(|character: char| !strain::is_letter(character));
    let mut remnants = words.filter(|word| word.contains(['â', 'Ã', 'Ä', 'Å', 'È']));
    remnants.all(|word| word == "â")
}

/// Tells whether a window holds all of a quotation mark or sign but one byte, or a mark for a byte inside a word.
pub(super) fn is_certain(window: &str) -> bool {
    let mut characters = window.chars();
    let mut rests = std::iter::from_fn(|| {
        let rest = characters.as_str();
        characters.next()?;
        Some(rest)
    });
    window::SIGNS.iter().any(|sign| window.contains(sign)) || rests.any(is_marked)
}

/// Tells whether `rest` begins with a remnant and the mark for a byte: a question mark only where a word goes on after it.
fn is_marked(rest: &str) -> bool {
    let mut rest = rest.chars();
    let is_remnant = rest.next().is_some_and(|first| "ÂÃÄÅÎÏÐÑ".contains(first));
    is_remnant
        && match rest.next() {
            Some(char::REPLACEMENT_CHARACTER) => true,
            Some('?') => rest.next().is_some_and(char::is_alphabetic),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_damage_leaves_odd_words() {
        for odd in [
            "mírnÄ",
            "dâAgnolo",
            "âDe",
            "KÄ\u{FFFD}",
            "pÅes",
            "vis-Ã -vis",
        ] {
            assert!(is_odd(odd), "{odd}");
        }
        for sound in ["Ärger", "IRMÃ", "château", "ÅSA", "Âge", "âme", "S.Ã."] {
            assert!(!is_odd(sound), "{sound}");
        }
    }
}
