//! The ways in which text gets damaged between its publisher and us.
//!
//! A *channel* is a function from sound text to what arrives. Channels that begin with `utf8_as_` give mojibake: the
//! text's UTF-8 read as something else. They lose nothing by themselves; what follows them often does, such as a page
//! cleaner that strips control characters. Channels that end in bytes are files whose encoding has to be guessed.
//!
//! # Examples
//! ```
//! use archive_testkit::damage;
//!
//! assert_eq!(damage::utf8_as_windows_1252("l’été"), "lâ€™Ã©tÃ©");
//! assert_eq!(damage::strip_c1(&damage::utf8_as_latin1("l’été")), "lâÃ©tÃ©");
//! assert_eq!(damage::half_mended("l’été"), "lâété");
//! ```

use encoding_rs::{Encoding, WINDOWS_1252};

/// Reads UTF-8 as ISO 8859-1: every byte of a character becomes a character. Lossless.
///
/// Bytes 80–9F become C1 controls, which [`strip_c1`] then loses.
pub fn utf8_as_latin1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// Reads UTF-8 as windows-1252, as browsers do: the five bytes that it does not define (81, 8D, 8F, 90, 9D) become
/// C1 controls. Lossless.
pub fn utf8_as_windows_1252(text: &str) -> String {
    let (damaged, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
    damaged.into_owned()
}

/// Goes through [`utf8_as_windows_1252`] twice: the page was saved damaged, and damaged again. Lossless.
pub fn twice_utf8_as_windows_1252(text: &str) -> String {
    utf8_as_windows_1252(&utf8_as_windows_1252(text))
}

/// Takes out every C1 control (U+0080–U+009F). After [`utf8_as_latin1`] this loses the bytes 80–9F.
pub fn strip_c1(text: &str) -> String {
    text.chars()
        .filter(|character| !is_c1(*character))
        .collect()
}

/// Reads UTF-8 as ISO 8859-1, strips C1, and mends the sequences that are still whole.
///
/// So just the characters whose UTF-8 holds a byte 80–9F are damaged (`’` and `–` are both left as `â`, `É` as `Ã`),
/// and all others are intact (`é`, `«`, the no-break space). Loses the bytes 80–9F.
pub fn half_mended(text: &str) -> String {
    let mut damaged = String::with_capacity(text.len());
    let mut buffer = [0; 4];
    for character in text.chars() {
        let whole = character.encode_utf8(&mut buffer);
        if whole.bytes().any(|byte| is_c1(char::from(byte))) {
            damaged.push_str(&strip_c1(&utf8_as_latin1(whole)));
        } else {
            damaged.push(character);
        }
    }
    damaged
}

/// Reads UTF-8 as windows-1252 and puts `replacement` for every byte that windows-1252 does not define: nothing, `?`
/// or U+FFFD, as strict decoders do. Loses the bytes 81, 8D, 8F, 90 and 9D, and so `”`, `Á`, `Í`, `Ï`, `Ð` and `Ý`.
pub fn undefined_replaced(text: &str, replacement: &str) -> String {
    let mut damaged = String::with_capacity(text.len());
    for character in utf8_as_windows_1252(text).chars() {
        if is_c1(character) {
            damaged.push_str(replacement);
        } else {
            damaged.push(character);
        }
    }
    damaged
}

/// Puts a space for every no-break space. After a channel that gives mojibake this loses the byte A0, and so the
/// second half of `à`, which arrives as `Ã` and a space.
pub fn nbsp_to_space(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Encodes in the legacy encoding with this label, e.g. `windows-1251`. Lossless for whoever knows the label.
///
/// # Panics
/// If there is no such encoding, or if it lacks a character of the text: such a file never existed.
pub fn encode(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect("the label is one of the WHATWG's");
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{label} lacks a character of this text");
    bytes.into_owned()
}

/// Encodes in UTF-16, little-endian, after a byte order mark. Lossless.
pub fn utf16le_with_bom(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// Encodes in UTF-8, but the non-ASCII characters with these indices (the first one is 0) in windows-1252: a passage
/// was pasted in from elsewhere. Lossless, but the file as a whole is in
/// neither encoding.
///
/// # Panics
/// If windows-1252 lacks one of these characters.
pub fn stray_windows_1252(text: &str, indices: &[usize]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut buffer = [0; 4];
    let mut index = 0;
    for character in text.chars() {
        let whole = character.encode_utf8(&mut buffer);
        if !character.is_ascii() && indices.contains(&index) {
            bytes.extend(encode(whole, "windows-1252"));
        } else {
            bytes.extend(whole.bytes());
        }
        index += usize::from(!character.is_ascii());
    }
    bytes
}

fn is_c1(character: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lossy_channels_lose_what_they_say() {
        assert_eq!(half_mended("’ “ ” – É À œ"), "â â â â Ã Ã Å");
        assert_eq!(
            half_mended("… € «\u{a0}é à ç\u{a0}»"),
            "â¦ â¬ «\u{a0}é à ç\u{a0}»"
        );
        assert_eq!(undefined_replaced("“MAÏS”", ""), "â€œMAÃSâ€");
        assert_eq!(undefined_replaced("”", "?"), "â€?");
        assert_eq!(undefined_replaced("Á", "\u{fffd}"), "Ã\u{fffd}");
        assert_eq!(nbsp_to_space(&utf8_as_windows_1252("à la")), "Ã  la");
    }

    #[test]
    fn a_stray_byte_stands_for_the_character_named() {
        let bytes = stray_windows_1252("l’été", &[0, 2]);
        assert_eq!(bytes, b"l\x92\xc3\xa9t\xe9");
    }

    #[test]
    #[should_panic(expected = "windows-1252 lacks a character")]
    fn a_file_that_cannot_exist_is_refused() {
        encode("зерно", "windows-1252");
    }

    proptest! {
        #[test]
        fn lossless_channels_can_be_undone(text in "\\PC{0,80}") {
            let bytes = encoding_rs::mem::encode_latin1_lossy(&utf8_as_latin1(&text)).into_owned();
            prop_assert_eq!(bytes, text.as_bytes());

            let damaged = utf8_as_windows_1252(&text);
            let (bytes, _, unmappable) = WINDOWS_1252.encode(&damaged);
            prop_assert!(!unmappable);
            prop_assert_eq!(bytes.as_ref(), text.as_bytes());

            let utf16 = utf16le_with_bom(&text);
            let (decoded, encoding, malformed) = encoding_rs::UTF_8.decode(&utf16);
            prop_assert_eq!((encoding, malformed), (encoding_rs::UTF_16LE, false));
            prop_assert_eq!(decoded.as_ref(), text.as_str());
        }

        #[test]
        fn half_mended_spares_what_needs_no_lost_byte(text in "[ -~éèàçùêâîôû«»°§\u{a0}]{0,60}") {
            prop_assert_eq!(half_mended(&text), text);
        }
    }
}
