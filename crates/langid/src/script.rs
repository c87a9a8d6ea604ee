//! Scripts: the first and cheapest evidence of a language.

use std::ops::Range;

/// A writing system, as far as languages are told apart by it, named by its ISO 15924 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Script(pub(crate) [u8; 4]);

impl Script {
    pub(crate) const LATIN: Self = Self(*b"Latn");
    /// Chinese characters and kana: what Chinese and Japanese are written in.
    pub(crate) const HAN: Self = Self(*b"Hani");
    const KOREAN: Self = Self(*b"Hang");
}

/// Blocks of letters beyond Latin (Unicode 16.0, `Blocks.txt`), in order: first, last, script.
const BLOCKS: [(u32, u32, Script); 42] = [
    (0x0370, 0x03ff, Script(*b"Grek")),
    (0x0400, 0x052f, Script(*b"Cyrl")),
    (0x0530, 0x058f, Script(*b"Armn")),
    (0x0590, 0x05ff, Script(*b"Hebr")),
    (0x0600, 0x06ff, Script(*b"Arab")),
    (0x0750, 0x077f, Script(*b"Arab")),
    (0x0780, 0x07bf, Script(*b"Thaa")),
    (0x08a0, 0x08ff, Script(*b"Arab")),
    (0x0900, 0x097f, Script(*b"Deva")),
    (0x0980, 0x09ff, Script(*b"Beng")),
    (0x0a00, 0x0a7f, Script(*b"Guru")),
    (0x0a80, 0x0aff, Script(*b"Gujr")),
    (0x0b00, 0x0b7f, Script(*b"Orya")),
    (0x0b80, 0x0bff, Script(*b"Taml")),
    (0x0c00, 0x0c7f, Script(*b"Telu")),
    (0x0c80, 0x0cff, Script(*b"Knda")),
    (0x0d00, 0x0d7f, Script(*b"Mlym")),
    (0x0d80, 0x0dff, Script(*b"Sinh")),
    (0x0e00, 0x0e7f, Script(*b"Thai")),
    (0x0e80, 0x0eff, Script(*b"Laoo")),
    (0x0f00, 0x0fff, Script(*b"Tibt")),
    (0x1000, 0x109f, Script(*b"Mymr")),
    (0x10a0, 0x10ff, Script(*b"Geor")),
    (0x1100, 0x11ff, Script::KOREAN),
    (0x1200, 0x139f, Script(*b"Ethi")),
    (0x1400, 0x167f, Script(*b"Cans")),
    (0x1780, 0x17ff, Script(*b"Khmr")),
    (0x1c80, 0x1c8f, Script(*b"Cyrl")),
    (0x1c90, 0x1cbf, Script(*b"Geor")),
    (0x1f00, 0x1fff, Script(*b"Grek")),
    (0x2d00, 0x2d2f, Script(*b"Geor")),
    (0x3005, 0x3007, Script::HAN),
    (0x3040, 0x30ff, Script::HAN),
    (0x3130, 0x318f, Script::KOREAN),
    (0x3400, 0x4dbf, Script::HAN),
    (0x4e00, 0x9fff, Script::HAN),
    (0xa640, 0xa69f, Script(*b"Cyrl")),
    (0xac00, 0xd7af, Script::KOREAN),
    (0xf900, 0xfaff, Script::HAN),
    (0xfb1d, 0xfb4f, Script(*b"Hebr")),
    (0xfb50, 0xfeff, Script(*b"Arab")),
    (0x20000, 0x3fffd, Script::HAN),
];

/// Tells which script a letter belongs to, by the place of its block: 0 for Latin and for blocks not in the list.
fn place(letter: char) -> usize {
    let code = u32::from(letter);
    if code < BLOCKS[0].0 {
        return 0;
    }
    let next = BLOCKS.partition_point(|(first, _, _)| *first <= code);
    if code <= BLOCKS[next - 1].1 { next } else { 0 }
}

/// Tells letters of one script from all others. Letters stand together, so the block of the last one is tried first.
pub(crate) struct Sieve {
    script: Script,
    last: Range<u32>,
}

impl Sieve {
    pub(crate) fn new(script: Script) -> Self {
        Self { script, last: 0..0 }
    }

    /// Tells whether `letter`, which is no letter of ASCII, is of the script.
    pub(crate) fn passes(&mut self, letter: char) -> bool {
        if self.last.contains(&u32::from(letter)) {
            return true;
        }
        let place = place(letter);
        let is_of_script = script_at(place) == self.script;
        if is_of_script && place > 0 {
            let (first, last, _) = BLOCKS[place - 1];
            self.last = first..last + 1;
        }
        is_of_script
    }
}

/// Tells what [`char::is_alphabetic`] does, at once for the letters that most text beyond ASCII is made of.
pub(crate) fn is_letter(character: char) -> bool {
    match u32::from(character) {
        0x80..=0xbf => matches!(character, 'ª' | 'µ' | 'º'),
        0xc0..=0x24f => !matches!(character, '×' | '÷'),
        0x391..=0x3a1
        | 0x3a3..=0x3ce
        | 0x400..=0x481
        | 0x48a..=0x52f
        | 0x561..=0x587
        | 0x5d0..=0x5ea
        | 0x620..=0x657
        | 0x904..=0x93b
        | 0x93e..=0x94c
        | 0x985..=0x98c
        | 0x993..=0x9a8
        | 0xe01..=0xe3a
        | 0xe40..=0xe46
        | 0x10d0..=0x10fa
        | 0x3041..=0x3096
        | 0x30a1..=0x30fa
        | 0x4e00..=0x9fff
        | 0xac00..=0xd7a3 => true,
        0x2000..=0x206f | 0x3000..=0x3004 | 0xff00..=0xff20 => false,
        _ => character.is_alphabetic(),
    }
}

fn script_at(place: usize) -> Script {
    place
        .checked_sub(1)
        .map_or(Script::LATIN, |block| BLOCKS[block].2)
}

/// Returns the script that most of the letters of `text` are in, and how many they are.
///
/// `None` where there are too few letters to be language, or where digits and the signs of codes and addresses
/// outnumber them.
pub(crate) fn main_script(text: &str) -> Option<(Script, usize)> {
    let mut counts = [0_usize; BLOCKS.len() + 1];
    let mut others = 0;
    let mut last = (0..0, 0);
    for character in text.chars() {
        let code = u32::from(character);
        if character.is_ascii_alphabetic() {
            counts[0] += 1;
        } else if last.0.contains(&code) && is_letter(character) {
            counts[last.1] += 1;
        } else if !character.is_ascii() && is_letter(character) {
            let place = place(character);
            counts[place] += 1;
            if let Some(block) = place.checked_sub(1) {
                last = (BLOCKS[block].0..BLOCKS[block].1 + 1, place);
            }
        } else if is_number(character) || is_code_sign(character) {
            others += 1;
        }
    }
    let mut best = (Script::LATIN, counts[0]);
    let mut letters = counts[0];
    for (block, (_, _, script)) in BLOCKS.iter().enumerate() {
        if counts[block + 1] > 0 {
            letters += counts[block + 1];
            let of_script = (0..BLOCKS.len()).filter(|other| BLOCKS[*other].2 == *script);
            let count = of_script.map(|other| counts[other + 1]).sum();
            if count * weight(*script) > best.1 * weight(best.0) {
                best = (*script, count);
            }
        }
    }
    (best.1 >= fewest(best.0) && letters >= others).then_some(best)
}

fn is_number(character: char) -> bool {
    character.is_ascii_digit() || !character.is_ascii() && character.is_numeric()
}

/// How much a letter says: a character of a script that writes syllables or words is worth several of others.
fn weight(script: Script) -> usize {
    if [Script::HAN, Script::KOREAN].contains(&script) {
        2
    } else {
        1
    }
}

/// How many letters are language and not a sign or an abbreviation.
fn fewest(script: Script) -> usize {
    if [*b"Latn", *b"Cyrl", *b"Grek"].contains(&script.0) {
        4
    } else {
        2
    }
}

/// Tells whether `character` is one of those that codes and addresses are full of.
fn is_code_sign(character: char) -> bool {
    matches!(
        character,
        '/' | '_' | '=' | '@' | '#' | '\\' | '{' | '}' | '<' | '>' | '+' | '%'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, script: Option<&[u8; 4]>) {
        let found = main_script(text).map(|(script, _)| script.0);
        assert_eq!(found.as_ref(), script, "{text}");
    }

    #[test]
    fn the_script_of_most_letters() {
        check("The harbour", Some(b"Latn"));
        check("Переговори щодо NATO", Some(b"Cyrl"));
        check("Ὁ λιμήν", Some(b"Grek"));
        check("港の規則", Some(b"Hani"));
        check("항구 규칙 Port", Some(b"Hang"));
    }

    #[test]
    fn codes_are_not_language() {
        check("", None);
        check("PR/CP(2025)0108 = 12.5 %", None);
        check("2025-07-18", None);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for character in '\u{80}'..='\u{2ffff}' {
            assert_eq!(
                is_letter(character),
                character.is_alphabetic(),
                "{character:?}"
            );
        }
    }

    #[test]
    fn blocks_are_in_order() {
        assert!(BLOCKS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
