//! Characters of the fonts that have signs in the place of letters.

/// Greek and mathematics in the order of the font Symbol, from 0x61. Adobe, Symbol encoding.
const SYMBOL_LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
/// The same from 0x41.
const SYMBOL_UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

/// Returns the character that `code` of `font` looks like; `None` if no character is known to.
///
/// Word writes such a code in the private use area, from U+F000.
pub(super) fn character(code: u32, font: &str) -> Option<char> {
    let byte = if (0xf000..0xf100).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings") {
        return wingding(byte);
    }
    if font.starts_with("symbol") {
        return symbol(byte);
    }
    char::from_u32(code).filter(|character| !is_private(*character))
}

/// Returns what a bullet looks like.
pub(super) fn bullet(text: &str, font: &str) -> String {
    let Some(first) = text.trim().chars().next() else {
        return String::new();
    };
    let is_sign = is_private(first) || font.to_ascii_lowercase().starts_with("wingdings");
    match first {
        _ if is_sign => character(first as u32, font).unwrap_or('•').to_string(),
        // The hollow bullet of Courier New.
        'o' => "◦".to_owned(),
        _ => text.trim().to_owned(),
    }
}

fn is_private(character: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&character)
}

fn symbol(byte: u32) -> Option<char> {
    match byte {
        0x61..=0x7a => SYMBOL_LOWER.chars().nth((byte - 0x61) as usize),
        0x41..=0x5a => SYMBOL_UPPER.chars().nth((byte - 0x41) as usize),
        0x20..=0x40 | 0x5b | 0x5d | 0x5f | 0x7b..=0x7d => char::from_u32(byte),
        0xa0 => Some('€'),
        0xa3 => Some('≤'),
        0xa5 => Some('∞'),
        0xab => Some('↔'),
        0xac => Some('←'),
        0xae => Some('→'),
        0xb0 => Some('°'),
        0xb1 => Some('±'),
        0xb2 => Some('″'),
        0xb3 => Some('≥'),
        0xb4 => Some('×'),
        0xb7 => Some('•'),
        0xb8 => Some('÷'),
        0xb9 => Some('≠'),
        0xbb => Some('≈'),
        0xbc => Some('…'),
        0xe2 | 0xd2 => Some('®'),
        0xe3 | 0xd3 => Some('©'),
        0xe4 | 0xd4 => Some('™'),
        _ => None,
    }
}

fn wingding(byte: u32) -> Option<char> {
    match byte {
        0x6c | 0x9f => Some('•'),
        0x6e | 0xa7 => Some('▪'),
        0x6f | 0xa8 | 0x71 | 0x72 => Some('☐'),
        0x76 => Some('❖'),
        0xd8 | 0xd7 => Some('➢'),
        0xe0 | 0xe8 => Some('→'),
        0xdf => Some('←'),
        0xfb => Some('✗'),
        0xfc => Some('✓'),
        0xfd => Some('☒'),
        0xfe => Some('☑'),
        0x4a => Some('☺'),
        0x28 => Some('☎'),
        0x2a => Some('✉'),
        _ => None,
    }
}
