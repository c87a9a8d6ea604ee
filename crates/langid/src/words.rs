//! Words as the model knows them: runs of letters of one script, in lower case.

use crate::script::{Script, Sieve, is_letter};

/// Stands before the first and after the last letter of a word.
pub(crate) const EDGE: char = '_';

/// Letters of longer words are cut off: what is longer is not a word, and a word is held in one small buffer.
const LONGEST: usize = 64;

/// Calls `each` with every word of `text` that is of `script`, an [`EDGE`] at either end.
///
/// Letters of other scripts end a word as spaces do.
pub(crate) fn for_each(text: &str, script: Script, mut each: impl FnMut(&[char])) {
    let mut word = Vec::with_capacity(LONGEST + 2);
    word.push(EDGE);
    let mut sieve = Sieve::new(script);
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if is_letter_of(character, script, &mut sieve) && !is_remnant(character, rest.as_str()) {
            push_lower(&mut word, character);
        } else if word.len() > 1 {
            word.push(EDGE);
            each(&word);
            word.truncate(1);
        }
    }
    if word.len() > 1 {
        word.push(EDGE);
        each(&word);
    }
}

fn push_lower(word: &mut Vec<char>, letter: char) {
    if word.len() > LONGEST {
        return;
    }
    if letter.is_ascii() {
        word.push(letter.to_ascii_lowercase());
    } else if is_small(letter) {
        word.push(letter);
    } else {
        word.extend(letter.to_lowercase());
    }
}

/// Tells at once of most letters that are small already, or of a script without capitals.
fn is_small(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0xdf..=0xff | 0x3ac..=0x3ce | 0x430..=0x45f | 0x590..=0x109f | 0x3040..=0x9fff | 0xac00..=0xd7a3
    )
}

/// Tells whether `character` is part of a word in `script`: a letter, or a mark upon one.
fn is_letter_of(character: char, script: Script, sieve: &mut Sieve) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic() && script == Script::LATIN;
    }
    let is_mark = matches!(character, '\u{300}'..='\u{36f}');
    (is_letter(character) || is_mark) && sieve.passes(character)
}

/// Tells whether `character` is what is left of a UTF-8 sequence that was read byte by byte: its lead byte, followed by
/// something that no word goes on with, or by the lead byte of the next sequence.
fn is_remnant(character: char, rest: &str) -> bool {
    let is_trail = |next| matches!(next, '\u{80}'..='\u{bf}' | '€' | '™');
    let is_lead = |next| matches!(next, 'Ð' | 'Ñ' | 'Î' | 'Ï');
    match character {
        'Ð' | 'Ñ' | 'Î' | 'Ï' => rest.starts_with(|next| is_trail(next) || is_lead(next)),
        'Ã' | 'Â' | 'â' | 'Å' | 'Ä' => rest.starts_with(is_trail),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, script: [u8; 4], expected: &[&str]) {
        let mut words = Vec::new();
        for_each(text, Script(script), |word| {
            words.push(String::from_iter(word));
        });
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn words_are_folded_and_cut_at_what_is_no_letter() {
        check(
            "L’ÉTÉ, 3e port",
            *b"Latn",
            &["_l_", "_été_", "_e_", "_port_"],
        );
        check("Переговори NATO", *b"Cyrl", &["_переговори_"]);
        check("", *b"Latn", &[]);
    }

    #[test]
    fn what_is_small_stays_as_it_is() {
        for letter in '\u{80}'..='\u{ffff}' {
            assert!(
                !is_small(letter) || letter.to_lowercase().eq([letter]),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn remnants_of_broken_sequences_are_no_letters() {
        check("dÃ©cidÃ© SÃO", *b"Latn", &["_d_", "_cid_", "_são_"]);
        check("Ð¿ÑÐ°Ð²Ð°", *b"Latn", &[]);
    }
}
