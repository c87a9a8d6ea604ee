//! Code pages backwards: which byte a character was.
//!
//! The tables are those of the WHATWG Encoding Standard, as `encoding_rs` has them. A byte that a page leaves undefined is
//! taken for what Latin-1 has there, which is how most of the software that does the damage reads it.

use std::collections::HashMap;
use std::sync::OnceLock;

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, KOI8_R, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

/// The pages, other than Western European, that UTF-8 is read by in practice; the likelier first.
const PAGES: [&Encoding; 9] = [
    WINDOWS_1251,
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1253,
    ISO_8859_2,
    MACINTOSH,
    KOI8_R,
    IBM866,
];

/// A code page, from characters to bytes.
pub(crate) struct CodePage {
    pub(crate) name: &'static str,
    bytes: HashMap<char, u8>,
}

impl CodePage {
    fn new(encoding: &'static Encoding) -> Self {
        let mut bytes = HashMap::new();
        for byte in 0x80..=0xFF {
            let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
            let character = text
                .chars()
                .next()
                .filter(|read| *read != char::REPLACEMENT_CHARACTER);
            bytes
                .entry(character.unwrap_or(char::from(byte)))
                .or_insert(byte);
        }
        Self {
            name: encoding.name(),
            bytes,
        }
    }

    /// Returns the byte that `character` was; ASCII is itself.
    pub(crate) fn byte(&self, character: char) -> Option<u8> {
        if character.is_ascii() {
            return u8::try_from(character).ok();
        }
        self.bytes.get(&character).copied()
    }
}

/// Returns the pages other than Western European.
pub(crate) fn pages() -> &'static [CodePage] {
    static TABLES: OnceLock<Vec<CodePage>> = OnceLock::new();
    TABLES.get_or_init(|| PAGES.into_iter().map(CodePage::new).collect())
}

/// Returns the byte that `character` was in Latin-1 or in windows-1252, which differ only where Latin-1 has controls.
pub(crate) fn western(character: char) -> Option<u8> {
    static TABLE: OnceLock<CodePage> = OnceLock::new();
    if let Ok(byte) = u8::try_from(character) {
        return Some(byte);
    }
    TABLE
        .get_or_init(|| CodePage::new(WINDOWS_1252))
        .byte(character)
}

/// Returns what windows-1252 makes of a byte.
pub(crate) fn western_character(byte: u8) -> char {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars()
        .next()
        .expect("one byte decodes to one character")
}

/// Tells whether some page, other than Western European, has `first` as a lead byte of UTF-8 and `second` as the next.
pub(crate) fn may_begin(first: char, second: Option<char>) -> bool {
    let Some(second) = second.filter(|second| !second.is_ascii()) else {
        return false;
    };
    pages().iter().any(|page| {
        matches!(page.byte(first), Some(0xC2..=0xF4))
            && matches!(page.byte(second), Some(0x80..=0xBF))
    })
}

/// A character of UTF-8 that was read by another encoding.
pub(crate) struct Sequence {
    pub(crate) character: char,
    /// How many bytes of the text it takes.
    pub(crate) len: usize,
    /// How many bytes of UTF-8 it was.
    pub(crate) bytes: usize,
}

/// Reads one character of two bytes or more at the start of `text`.
pub(crate) fn sequence(text: &str, byte: impl Fn(char) -> Option<u8>) -> Option<Sequence> {
    let mut utf8 = [0; 4];
    let wanted = match byte(text.chars().next()?)? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut len = 0;
    let mut characters = text.chars();
    for slot in &mut utf8[..wanted] {
        let character = characters.next()?;
        *slot = byte(character)?;
        len += character.len_utf8();
    }
    let decoded = std::str::from_utf8(&utf8[..wanted]).ok()?;
    Some(Sequence {
        character: decoded.chars().next()?,
        len,
        bytes: wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_covers_latin_1_and_windows_1252() {
        for (character, byte) in [
            ('Ã', 0xC3),
            ('\u{99}', 0x99),
            ('™', 0x99),
            ('€', 0x80),
            ('a', 0x61),
        ] {
            assert_eq!(western(character), Some(byte), "{character}");
        }
        assert_eq!(western('Ж'), None);
    }

    #[test]
    fn sequences_are_strict_utf8() {
        let read =
            |text| sequence(text, western).map(|sequence| (sequence.character, sequence.len));
        assert_eq!(read("â€™s"), Some(('’', 8)));
        assert_eq!(read("Ã©"), Some(('é', 4)));
        assert_eq!(read("Ãa"), None);
        assert_eq!(read("Ã"), None);
        assert_eq!(read("é»"), None);
    }
}
