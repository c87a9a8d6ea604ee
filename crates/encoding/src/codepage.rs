//! Code pages backwards: which byte a character was.
//!
//! The tables are those of the WHATWG Encoding Standard, as `encoding_rs` has them, and one that it lacks. A byte that a
//! page leaves undefined is taken for what Latin-1 has there, which is how most of the software that does the damage
//! reads it.

use std::sync::OnceLock;

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, KOI8_R, KOI8_U, MACINTOSH, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

/// The pages, other than Western European, that UTF-8 is read by in practice, with the rule that undoes it; the likelier
/// first.
const PAGES: [(&Encoding, &str); 10] = [
    (WINDOWS_1251, "reencode.windows-1251"),
    (WINDOWS_1250, "reencode.windows-1250"),
    (WINDOWS_1254, "reencode.windows-1254"),
    (WINDOWS_1257, "reencode.windows-1257"),
    (WINDOWS_1253, "reencode.windows-1253"),
    (ISO_8859_2, "reencode.iso-8859-2"),
    (MACINTOSH, "reencode.macintosh"),
    (KOI8_R, "reencode.koi8-r"),
    (KOI8_U, "reencode.koi8-u"),
    (IBM866, "reencode.ibm866"),
];
const IBM_PAGES: [(Ibm, &str); 2] = [
    (Ibm::Pc437, "reencode.ibm437"),
    (Ibm::Pc850, "reencode.ibm850"),
];

/// The pages of the first PCs of IBM that the Encoding Standard lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ibm {
    /// The first one.
    Pc437,
    /// Western European.
    Pc850,
}

/// From <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT>, version 2.00 of 1996.
const PC437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";
/// From <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT>, version 2.00 of 1996.
const PC850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

impl Ibm {
    /// Returns the name in the registry of IANA.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Pc437 => "IBM437",
            Self::Pc850 => "IBM850",
        }
    }

    /// The upper half.
    const fn upper(self) -> &'static str {
        match self {
            Self::Pc437 => PC437,
            Self::Pc850 => PC850,
        }
    }

    /// Decodes `bytes`; there is a character for every byte.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        let upper: Vec<char> = self.upper().chars().collect();
        let character = |byte: &u8| match byte.checked_sub(0x80) {
            Some(index) => upper[usize::from(index)],
            None => char::from(*byte),
        };
        bytes.iter().map(character).collect()
    }
}

/// Characters below this have their byte in a table; `macintosh` alone has a few beyond.
const TABLE: usize = 0x2600;

/// A code page, from characters to bytes.
pub(crate) struct CodePage {
    /// The rule that undoes what reading UTF-8 by the page does.
    pub(crate) rule: &'static str,
    /// 0 where the page has no byte.
    table: Box<[u8; TABLE]>,
    beyond: Vec<(char, u8)>,
}

impl CodePage {
    fn new(rule: &'static str, upper: impl Iterator<Item = char>) -> Self {
        let mut page = Self {
            rule,
            table: Box::new([0; TABLE]),
            beyond: Vec::new(),
        };
        for (byte, character) in (0x80..=0xFF).zip(upper) {
            match page.table.get_mut(character as usize) {
                Some(slot) if *slot == 0 => *slot = byte,
                Some(_) => {}
                None => page.beyond.push((character, byte)),
            }
        }
        page
    }

    fn standard(encoding: &'static Encoding, rule: &'static str) -> Self {
        Self::new(rule, (0x80..=0xFF).map(|byte| read(encoding, byte)))
    }

    /// Returns the byte that `character` was; ASCII is itself.
    pub(crate) fn byte(&self, character: char) -> Option<u8> {
        if character.is_ascii() {
            return u8::try_from(character).ok();
        }
        match self.table.get(character as usize) {
            Some(byte) => Some(*byte).filter(|byte| *byte > 0),
            None => self
                .beyond
                .iter()
                .find(|(known, _)| *known == character)
                .map(|(_, byte)| *byte),
        }
    }
}

/// Returns what `encoding` makes of a byte; what Latin-1 does, if it has nothing there.
fn read(encoding: &'static Encoding, byte: u8) -> char {
    let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
    let character = text.chars().next();
    let character = character.filter(|read| *read != char::REPLACEMENT_CHARACTER);
    character.unwrap_or(char::from(byte))
}

/// Returns the pages other than Western European.
pub(crate) fn pages() -> &'static [CodePage] {
    static TABLES: OnceLock<Vec<CodePage>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let standard = PAGES.map(|(encoding, rule)| CodePage::standard(encoding, rule));
        let ibm = IBM_PAGES.map(|(page, rule)| CodePage::new(rule, page.upper().chars()));
        standard.into_iter().chain(ibm).collect()
    })
}

/// Which pages, one a bit, have a character as which byte of UTF-8.
#[derive(Clone, Copy, Default)]
struct Sides {
    /// The first of two.
    lead_of_two: u16,
    lead: u16,
    trail: u16,
}

/// Tells whether some page has two characters, by their code points, as the two bytes of one.
pub(crate) fn is_pair(first: usize, second: usize) -> bool {
    sides(first).lead_of_two & sides(second).trail != 0
}

/// Returns the pages, one a bit, that have two characters as the first two bytes of one.
pub(crate) fn pages_with(first: char, second: char) -> u16 {
    sides(first as usize).lead & sides(second as usize).trail
}

fn sides(code: usize) -> Sides {
    static SIDES: OnceLock<Vec<Sides>> = OnceLock::new();
    let sides = SIDES.get_or_init(|| (0..TABLE).map(find_sides).collect());
    sides.get(code).copied().unwrap_or_default()
}

fn find_sides(code: usize) -> Sides {
    let mut sides = Sides::default();
    for (bit, page) in pages().iter().enumerate() {
        let byte = page.table[code];
        let bit = |is_set: bool| u16::from(is_set) << bit;
        sides.lead_of_two |= bit(matches!(byte, 0xC2..=0xDF));
        sides.lead |= bit(matches!(byte, 0xC2..=0xF4));
        sides.trail |= bit(matches!(byte, 0x80..=0xBF));
    }
    sides
}

/// The rule of the Western European pages.
pub(crate) const WESTERN: &str = "reencode.windows-1252";

/// Returns the byte that `character` was in Latin-1 or in windows-1252, which differ only where Latin-1 has controls.
pub(crate) fn western(character: char) -> Option<u8> {
    static TABLE: OnceLock<CodePage> = OnceLock::new();
    if let Ok(byte) = u8::try_from(character) {
        return Some(byte);
    }
    TABLE
        .get_or_init(|| CodePage::standard(WINDOWS_1252, WESTERN))
        .byte(character)
}

/// Returns what windows-1252 makes of a byte.
pub(crate) fn western_character(byte: u8) -> char {
    read(WINDOWS_1252, byte)
}

/// A character of UTF-8 that was read by another encoding.
#[derive(Clone, Copy)]
pub(crate) struct Sequence {
    pub(crate) character: char,
    /// How many bytes of the text it takes.
    pub(crate) len: usize,
    /// How many bytes of UTF-8 it was.
    pub(crate) bytes: usize,
}

/// Reads one character of two bytes or more at the start of `text`; two surrogates of three bytes each, as the databases
/// have them that store UTF-16 in UTF-8 (CESU-8, Unicode Technical Report 26), are one.
pub(crate) fn sequence(text: &str, byte: impl Fn(char) -> Option<u8>) -> Option<Sequence> {
    let (mut code, mut len, mut bytes) = unit(text, &byte)?;
    if let 0xD800..=0xDBFF = code {
        let (low, low_len, low_bytes) = unit(&text[len..], &byte)?;
        let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        code = 0x1_0000 + ((code - 0xD800) << 10) + low;
        len += low_len;
        bytes += low_bytes;
    }
    let character = char::from_u32(code)?;
    Some(Sequence {
        character,
        len,
        bytes,
    })
}

/// Reads one character at the start of `text` as [`sequence`] does, through the Western pages.
pub(crate) fn western_sequence(text: &str) -> Option<Sequence> {
    // By far the most frequent: two bytes, and the first is what Latin-1 makes of it.
    let [0xC3, lead @ 0x82..=0x9F, ..] = *text.as_bytes() else {
        return sequence(text, western);
    };
    let second = text[2..].chars().next()?;
    let trail = western(second).filter(|byte| matches!(byte, 0x80..=0xBF))?;
    let code = u32::from(lead & 0x1F) << 6 | u32::from(trail & 0x3F);
    Some(Sequence {
        character: char::from_u32(code)?,
        len: 2 + second.len_utf8(),
        bytes: 2,
    })
}

/// Reads one sequence of bytes, and returns the code point, which may be a surrogate, the length of its text, and how many
/// bytes it was.
fn unit(text: &str, byte: impl Fn(char) -> Option<u8>) -> Option<(u32, usize, usize)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let lead = byte(first)?;
    // How many bytes there are, what the lead says, and the least code point that may take so many.
    let (bytes, mut code, least) = match lead {
        0xC2..=0xDF => (2, u32::from(lead & 0x1F), 0x80),
        0xE0..=0xEF => (3, u32::from(lead & 0x0F), 0x800),
        0xF0..=0xF4 => (4, u32::from(lead & 0x07), 0x1_0000),
        _ => return None,
    };
    let mut len = first.len_utf8();
    for _ in 1..bytes {
        let next = characters.next()?;
        let trail = byte(next).filter(|byte| matches!(byte, 0x80..=0xBF))?;
        code = code << 6 | u32::from(trail & 0x3F);
        len += next.len_utf8();
    }
    (code >= least).then_some((code, len, bytes))
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
    fn pages_are_their_own_inverse() {
        let upper: Vec<u8> = (0x80..=0xFF).collect();
        for (page, (encoding, _)) in pages().iter().zip(PAGES) {
            for byte in &upper {
                assert!(
                    page.byte(read(encoding, *byte)).is_some(),
                    "{} {byte:X}",
                    page.rule
                );
            }
        }
        for (page, (ibm, _)) in pages()[PAGES.len()..].iter().zip(IBM_PAGES) {
            let text = ibm.decode(&upper);
            let back: Option<Vec<u8>> =
                text.chars().map(|character| page.byte(character)).collect();
            assert_eq!(back.unwrap(), upper, "{}", page.rule);
        }
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
        assert_eq!(read("í\u{A0}½í¸\u{8D}!"), Some(('😍', 12)));
        // Overlong, half a pair of surrogates, and beyond the last plane.
        assert_eq!(read("à\u{9F}¿"), None);
        assert_eq!(read("í\u{A0}\u{80}"), None);
        assert_eq!(read("ô\u{90}\u{80}\u{80}"), None);
    }
}
