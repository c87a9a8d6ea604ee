//! The one look that clean text costs: where might something be that damage leaves behind?

use memchr::{memchr, memchr3_iter};

use crate::codepage;

/// Tells whether `text` holds anything that the passes of repair look at.
pub(crate) fn is_suspicious(text: &str) -> bool {
    !text.is_ascii() && (suspects(text).next().is_some() || foreign_lines(text).next().is_some())
}

/// Finds the characters that a byte of UTF-8 turns into when it is read alone as Latin-1 or windows-1252.
///
/// C1 controls and U+FFFD; `Â Ã Ä Å â`, the lead bytes of Latin letters and of punctuation, wherever they stand, because
/// damage that loses bytes leaves them alone; other lead bytes only before a second character beyond ASCII.
pub(crate) fn suspects(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr3_iter(0xC2, 0xC3, 0xEF, bytes).filter(|at| match bytes[*at..] {
        [0xC2, 0x80..=0x9F, ..] | [0xEF, 0xBF, 0xBD, ..] | [0xC3, 0x82..=0x85 | 0xA2, ..] => true,
        [0xC3, 0x86..=0xB4, next, ..] => next >= 0x80,
        _ => false,
    })
}

/// Finds the lines, by the offset of their first character beyond ASCII, that may be UTF-8 read by some other code page.
pub(crate) fn foreign_lines(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let at = rest
                + text.as_bytes()[rest..]
                    .iter()
                    .position(|byte| *byte >= 0x80)?;
            let line = memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |len| at + len);
            rest = line;
            let mut characters = text[at..line].chars();
            if codepage::may_begin(characters.next()?, characters.next()) {
                return Some(at);
            }
        }
    })
}
