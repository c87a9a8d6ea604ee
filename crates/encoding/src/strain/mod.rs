//! How odd it is that two characters stand side by side, in any language.
//!
//! Text that was read by the wrong code page has capitals after small letters, letters of two alphabets in one word, and
//! signs amid letters. None of it needs a dictionary to see, and sound text has next to none of it: this is what makes one
//! look at clean text enough, and what says whether a reading of damaged text is better than the text itself.

mod kind;
mod plain;
mod scan;

use self::kind::{COSTS, Kind, LOOK, kind, table};
use self::scan::{HIGH, Scan};

/// Returns how odd `first` before `second` is: 0 for sound text, 2 and more for what hardly occurs.
///
/// Two ASCII characters are never odd: identifiers and addresses are full of such pairs.
pub(crate) fn pair(first: char, second: char) -> u8 {
    if first.is_ascii() && second.is_ascii() {
        return 0;
    }
    COSTS[kind(first) as usize][kind(second) as usize] & !LOOK
}

/// Tells whether a character is a letter.
pub(crate) fn is_letter(character: char) -> bool {
    match table().get(character as usize) {
        Some(kind) => *kind as usize >= Kind::LatinSmall as usize,
        None => character.is_alphabetic(),
    }
}

/// Adds up how odd the pairs of `text` are.
pub(crate) fn sum(text: &str) -> u32 {
    let mut total = 0;
    let mut last = ' ';
    for character in text.chars() {
        total += u32::from(pair(last, character));
        last = character;
    }
    total
}

/// Finds the characters that an odd pair of `text` ends in, by their offsets, where two characters beyond ASCII stand side
/// by side or not far off; also the second character of a pair that begins with a capital and may be a sequence of UTF-8 in
/// some code page.
pub(crate) fn places(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut scan = Scan::new(text.as_bytes());
    std::iter::from_fn(move || scan.next_place())
}

/// How many ASCII bytes there are at the start.
pub(crate) fn ascii_run(bytes: &[u8]) -> usize {
    let mut len = 0;
    for chunk in bytes.chunks_exact(8) {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks of eight"));
        if word & HIGH != 0 {
            return len + (word & HIGH).trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    len + bytes[len..]
        .iter()
        .take_while(|byte| byte.is_ascii())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_text_has_no_strain() {
        for text in [
            "L’État a dépensé 20 € – « rien » (§ 12, n.º 3, 25 °, ±5 %, 2500 km², ½).",
            "Łódź, İzmir, „Köln“, ÉCOLE®, «Нет», Європи, ΕΛΛΆΔΑ, 北大西洋 NATO, ¿qué?",
        ] {
            assert_eq!(sum(text), 0, "{text}");
        }
    }

    #[test]
    fn misread_text_is_strained() {
        assert!(places("Ăźber ГЁ").eq([2, 10]));
        assert!(sum("d\u{92}a") >= 2);
        for text in ["atenciĂłn", "verk√ºndet", "kmΒ²", "ц╓f", "ĐˇĐ", "РµРє"] {
            assert!(sum(text) >= 2, "{text}: {}", sum(text));
            assert!(places(text).next().is_some());
        }
    }

    #[test]
    fn places_and_sum_agree() {
        let text = "a√º µm Éc éÉ жa 10\u{80}■ x■y\u{1F600}é";
        let places: Vec<usize> = places(text).collect();
        let pairs = text.char_indices().zip(text.char_indices().skip(1));
        let odd = pairs.filter(|((_, first), (_, second))| pair(*first, *second) > 0);
        assert_eq!(places, odd.map(|(_, (at, _))| at).collect::<Vec<_>>());
    }
}
