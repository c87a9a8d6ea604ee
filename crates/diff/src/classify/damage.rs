//! Is one side what damage makes of the other?
//!
//! Known are the ways in which a text that was UTF-8 most often arrives: read as Latin-1 or Windows-1252, once or twice, with
//! or without the bytes that these have no letter for; Windows-1252 read as Latin-1; letters replaced by `?` or U+FFFD;
//! and the notation of web pages (`&amp;`) left as it is.

use crate::reason::{Reason, ReasonKind};
use crate::token::concat;

use super::place::{Place, Side};

/// Names the damage, if one side is sound and the other is the same text, damaged.
pub(super) fn reason(place: &Place<'_>) -> Option<Reason> {
    let (old, new) = (&place.before, &place.after);
    let is_damage = is_damaged(old, new) || is_damaged(new, old);
    is_damage.then(|| Reason::quoting(ReasonKind::Damage, old.text(), new.text()))
}

/// Most places have nothing suspect, which shows before their texts are put together.
fn is_damaged(side: &Side<'_>, sound: &Side<'_>) -> bool {
    let damaged = side.with_neighbours();
    damaged.iter().any(|token| has_suspect(token.text))
        && explains(&concat(damaged), &concat(sound.with_neighbours()))
}

/// Tells whether `damaged`, which has something suspect, is what became of `sound`.
fn explains(damaged: &str, sound: &str) -> bool {
    let damaged: Vec<char> = damaged.chars().collect();
    walk(&damaged, sound) || walk(&damaged, &misread(sound))
}

fn has_suspect(text: &str) -> bool {
    // Most texts tell it byte by byte.
    let may_be = |byte: u8| matches!(byte, b'?' | b'&' | 0x80..);
    text.bytes().any(may_be) && text.contains(is_suspect)
}

/// What damage leaves behind: no sound text becomes another sound text by it.
fn is_suspect(character: char) -> bool {
    matches!(character, '?' | '&' | '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{c2}'..='\u{f4}')
}

fn walk(mut damaged: &[char], sound: &str) -> bool {
    let mut is_mended = false;
    for letter in sound.chars() {
        let remnant = match entity_len(damaged, letter) {
            0 => remnant_of(damaged, letter),
            length => length,
        };
        // A single letter that is the same is no remnant of itself.
        let is_same = remnant <= 1 && damaged.first() == Some(&letter);
        let length = if is_same { 1 } else { remnant };
        if length == 0 {
            return false;
        }
        is_mended |= !is_same;
        damaged = &damaged[length..];
    }
    is_mended && damaged.is_empty()
}

/// Returns how many characters at the beginning of `damaged` are what is left of `letter`; 0 if they are not.
fn remnant_of(damaged: &[char], letter: char) -> usize {
    let forms: &[char] = match letter {
        '\'' => &['’', '‘'],
        '"' => &['“', '”'],
        '-' => &['–', '—'],
        ' ' => &['\u{a0}'],
        _ => &[],
    };
    let forms = std::iter::once(letter)
        .chain(forms.iter().copied())
        .filter(|form| !form.is_ascii());
    forms.map(|form| remnant(damaged, form)).max().unwrap_or(0)
}

fn remnant(damaged: &[char], letter: char) -> usize {
    let Some(first) = damaged.first() else {
        return 0;
    };
    match first {
        '?' | '\u{fffd}' => {
            let same = damaged.iter().take(letter.len_utf8());
            same.take_while(|character| *character == first).count()
        }
        '\u{80}'..='\u{9f}' if windows_1252(*first as u8) == letter => 1,
        _ if is_macintosh(*first, letter) => 1,
        _ => misread_remnant(damaged, letter),
    }
}

/// Returns how many characters are `letter` in UTF-8, read byte by byte, of which some bytes may be missing.
fn misread_remnant(damaged: &[char], letter: char) -> usize {
    let mut buffer = [0; 4];
    let bytes = letter.encode_utf8(&mut buffer).as_bytes();
    if !is_byte(damaged[0], bytes[0]) {
        return 0;
    }
    let mut length = 1;
    for byte in &bytes[1..] {
        match damaged.get(length) {
            Some(character) if is_byte(*character, *byte) => length += 1,
            // These have no letter in Latin-1, and a no-break space is easily taken for a plain one or trimmed.
            Some(' ') if *byte == 0xa0 => length += 1,
            _ if matches!(byte, 0x80..=0xa0) => {}
            _ => return 0,
        }
    }
    length
}

fn is_byte(character: char, byte: u8) -> bool {
    character == char::from(byte) || character == windows_1252(byte)
}

/// Tells whether `letter`, written in Windows-1252 and read as Macintosh Roman, is `damaged`.
///
/// The table is the upper half of that character set (Apple, ROMAN.TXT), from the place of the first letter on.
fn is_macintosh(damaged: char, letter: char) -> bool {
    const FROM_C0: &str = "¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
        ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
    let byte = u32::from(letter);
    let place = (0xc0..=0xff).contains(&byte).then(|| byte as usize - 0xc0);
    place.and_then(|place| FROM_C0.chars().nth(place)) == Some(damaged)
}

/// The text as it looks when its UTF-8 is read as Windows-1252.
fn misread(text: &str) -> String {
    text.bytes().map(windows_1252).collect()
}

/// Decodes a byte of Windows-1252, after the index of the WHATWG Encoding Standard.
fn windows_1252(byte: u8) -> char {
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => C1[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Returns the length of a character reference for `letter` at the beginning of `text`; 0 if there is none.
fn entity_len(text: &[char], letter: char) -> usize {
    if text.first() != Some(&'&') {
        return 0;
    }
    let Some(end) = text
        .iter()
        .take(LONGEST_ENTITY)
        .position(|character| *character == ';')
    else {
        return 0;
    };
    let name: String = text[1..end].iter().collect();
    if entity(&name) == Some(letter) {
        end + 1
    } else {
        0
    }
}

const LONGEST_ENTITY: usize = 10;

/// The character references that pages use for what a keyboard has no key for (HTML, section 13.5).
fn entity(name: &str) -> Option<char> {
    let code = name.strip_prefix('#');
    if let Some(code) = code {
        let code = match code.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => code.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "euro" => '€',
        "pound" => '£',
        "sect" => '§',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::explains;

    #[test]
    fn ways_of_damage() {
        for (damaged, sound) in [
            ("lâ\u{80}\u{99}Alliance", "l’Alliance"),
            ("lâ€™Alliance", "l’Alliance"),
            ("lâAlliance", "l’Alliance"),
            ("lâ€™Alliance", "l'Alliance"),
            ("Ãtats", "États"),
            ("dÃ©claration", "déclaration"),
            ("dÃƒÂ©claration", "déclaration"),
            ("contrÙlÈe", "contrôlée"),
            ("caf\u{fffd}", "café"),
            ("Russia?s", "Russia’s"),
            ("Russia\u{92}s", "Russia’s"),
            ("R&amp;D", "R&D"),
            ("Russia&#8217;s", "Russia’s"),
        ] {
            assert!(explains(damaged, sound), "{damaged} is {sound}");
        }
    }

    #[test]
    fn sound_text_is_no_damage() {
        for (one, other) in [
            ("pâte", "pate"),
            ("états", "Etats"),
            ("what?", "what"),
            ("R&D", "RD"),
            ("Ã", "A"),
        ] {
            assert!(
                !explains(one, other) && !explains(other, one),
                "{one} and {other}"
            );
        }
    }
}
