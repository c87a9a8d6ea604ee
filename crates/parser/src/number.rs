//! Numbers as they are printed in labels: digits of any script, Roman numerals, letters, a few ordinal words.

use crate::case;

/// Reads decimal digits of one script from the start of `text`: their value and their length in bytes.
///
/// At most five digits: no label is longer, and a longer run is some other number.
pub(crate) fn digits(text: &str) -> Option<(u32, usize)> {
    const MAX_DIGITS: usize = 5;
    let mut value = 0;
    let mut len = 0;
    for (count, character) in text.chars().enumerate() {
        let Some(digit) = digit(character) else { break };
        if count == MAX_DIGITS {
            return None;
        }
        value = value * 10 + digit;
        len += character.len_utf8();
    }
    (len > 0).then_some((value, len))
}

/// Returns the value of a decimal digit of any script in common use.
pub(crate) fn digit(character: char) -> Option<u32> {
    // The digit zero of each script: Unicode Character Database, general category Nd.
    const ZEROS: [u32; 19] = [
        0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6,
        0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
    ];
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let code = u32::from(character);
    let zero = ZEROS.into_iter().rfind(|zero| *zero <= code)?;
    (code - zero < 10).then_some(code - zero)
}

/// Reads a Roman numeral, all of one case, from 1 to 89.
///
/// Cyrillic letters that look like Latin ones are read as those: Ukrainian printers set `ІІ` with the letter `І`.
pub(crate) fn roman(text: &str) -> Option<u32> {
    const LONGEST: usize = 8;
    if text.is_ascii() {
        return latin_roman(text);
    }
    if text.len() > 2 * LONGEST {
        return None;
    }
    let latin = |character| match character {
        'І' => Some('I'),
        'Х' => Some('X'),
        'V' | 'I' | 'X' | 'L' => Some(character),
        _ => None,
    };
    let text: String = text.chars().map(latin).collect::<Option<_>>()?;
    latin_roman(&text)
}

fn latin_roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !lower && !upper {
        return None;
    }
    let mut value = 0;
    let mut last = 0;
    for byte in text.bytes().rev() {
        let digit = roman_digit(byte.to_ascii_lowercase())?;
        if digit < last {
            value -= digit;
        } else {
            value += digit;
            last = digit;
        }
    }
    // Only the spelling that a printer would use is a numeral: `IIX` and `VV` are not.
    let value = u32::try_from(value).ok().filter(|value| *value < 90)?;
    let spelling = archive_model::roman(value)?;
    spelling.eq_ignore_ascii_case(text).then_some(value)
}

fn roman_digit(byte: u8) -> Option<i32> {
    match byte {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        _ => None,
    }
}

/// Reads a number in Chinese characters from the start of `text`, from 1 to 99, and its length in bytes.
pub(crate) fn han(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut unit = None;
    let mut len = 0;
    for character in text.chars() {
        match "一二三四五六七八九"
            .chars()
            .position(|digit| digit == character)
        {
            Some(index) => unit = u32::try_from(index + 1).ok(),
            None if character == '十' => value = unit.take().unwrap_or(1) * 10,
            None => break,
        }
        len += character.len_utf8();
    }
    let total = value + unit.unwrap_or(0);
    (total > 0 && len > 0).then_some((total, len))
}

/// How a sign that is a number by itself is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enclosed {
    /// `①`
    Circle,
    /// `⑴`, `㈠`
    Parentheses,
    /// `Ⅳ`
    Roman,
    /// `¹`
    Superscript,
}

/// Reads a sign that is a number by itself.
///
/// Source: Unicode Standard 16, blocks Enclosed Alphanumerics, Enclosed CJK Letters and Months, Number Forms, Superscripts
/// and Subscripts.
pub(crate) fn enclosed(character: char) -> Option<(u32, Enclosed)> {
    let code = u32::from(character);
    let (first, kind) = match code {
        0x2460..=0x2473 => (0x2460, Enclosed::Circle),
        0x2474..=0x2487 => (0x2474, Enclosed::Parentheses),
        0x3220..=0x3229 => (0x3220, Enclosed::Parentheses),
        0x2160..=0x216b => (0x2160, Enclosed::Roman),
        0x00b9 => return Some((1, Enclosed::Superscript)),
        0x00b2 | 0x00b3 => return Some((code - 0x00b0, Enclosed::Superscript)),
        0x2070 | 0x2074..=0x2079 => return Some((code - 0x2070, Enclosed::Superscript)),
        _ => return None,
    };
    Some((code - first + 1, kind))
}

/// Reads the word for "first" (or "sole") as it stands after the word for "article".
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    const FIRST: [&str; 12] = [
        "premier",
        "première",
        "unique",
        "primero",
        "único",
        "primeiro",
        "unico",
        "primo",
        "first",
        "erster",
        "eerste",
        "prvi",
    ];
    case::is_any(word, &FIRST).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts() {
        assert_eq!(digits("12bis"), Some((12, 2)));
        assert_eq!(digits("३०."), Some((30, 6)));
        assert_eq!(digits("１条"), Some((1, 3)));
        assert_eq!(digits("123456"), None);
        assert_eq!(digits("x"), None);
    }

    #[test]
    fn roman_numerals_are_spelled_as_printers_do() {
        for (text, value) in [("i", 1), ("XIV", 14), ("xl", 40), ("LXXXIX", 89)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        for text in ["", "IIX", "VV", "iI", "c", "civil"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }

    #[test]
    fn chinese_numbers() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十六", 16),
            ("二十", 20),
            ("三十条", 30),
        ] {
            assert_eq!(han(text).map(|(value, _)| value), Some(value), "{text}");
        }
        assert_eq!(han("条"), None);
    }
}
