//! The one look that clean text costs: where might something be that damage leaves behind?

use std::ops::Range;

use memchr::{memchr, memchr3, memrchr};

use crate::strain;

/// Tells whether `text` holds anything that the passes of repair look at.
pub(crate) fn is_suspicious(text: &str) -> bool {
    !text.is_ascii() && (suspects(text).next().is_some() || strain::places(text).next().is_some())
}

/// Finds the characters that a byte of UTF-8 turns into when it is read alone as Latin-1 or windows-1252.
///
/// C1 controls and U+FFFD; `Â Ã Ä Å â`, the lead bytes of Latin letters and of punctuation, wherever they stand, because
/// damage that loses bytes leaves them alone; `È`, the lead byte of two Romanian letters, beside a small letter; those of
/// Greek and Cyrillic, `Î Ï Ð Ñ`, beside no letter of ASCII; other lead bytes only before a second character beyond ASCII.
pub(crate) fn suspects(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let before = move |at: usize| at.checked_sub(1).map(|before| bytes[before]);
    leads(bytes, 0).filter(move |at| match bytes[*at..] {
        [0xC2, 0x80..=0x9F, ..]
        | [0xEF, 0xBF, 0xBD, ..]
        | [0xC3, 0x82..=0x85 | 0xA2, ..]
        | [0xC3, 0x86..=0xB4, 0x80..=0xFF, ..] => true,
        [0xC3, 0x88, next, ..] if next.is_ascii_lowercase() => true,
        [0xC3, 0x88, ..] => before(*at).is_some_and(|byte| byte.is_ascii_lowercase()),
        [0xC3, 0x8E..=0x91, ref rest @ ..] => {
            let is_latin = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
            !is_latin(before(*at)) && !is_latin(rest.first().copied())
        }
        _ => false,
    })
}

/// Finds the first, in `range`, of the C1 controls and of the characters that a lead byte of UTF-8 turns into when Latin-1
/// or windows-1252 reads it, before a second character beyond ASCII.
pub(crate) fn lead(text: &str, range: Range<usize>) -> Option<usize> {
    let bytes = &text.as_bytes()[..range.end];
    let is_lead = |at: usize| match bytes[at..] {
        [0xC2, 0x80..=0x9F, ..] => true,
        [0xC3, 0x82..=0xB4, next, ..] => next >= 0x80,
        _ => false,
    };
    leads(bytes, range.start).find(|at| is_lead(*at))
}

/// A one in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// Finds the bytes C2, C3 and EF from `start` on.
fn leads(bytes: &[u8], start: usize) -> impl Iterator<Item = usize> + '_ {
    let mut from = start;
    std::iter::from_fn(move || {
        let at = next_lead(bytes, from)?;
        from = at + 1;
        Some(at)
    })
}

/// Finds the first of them. Where one is, the next is often close by, and a search through vectors takes longer to begin than
/// to look at a few words.
fn next_lead(bytes: &[u8], from: usize) -> Option<usize> {
    const NEAR: usize = 4;
    let mut at = from;
    for chunk in bytes[from..].chunks_exact(8).take(NEAR) {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks of eight"));
        let found = zeros((word | ONES) ^ (ONES * 0xC3)) | zeros(word ^ (ONES * 0xEF));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    memchr3(0xC2, 0xC3, 0xEF, &bytes[at..]).map(|found| at + found)
}

/// Marks the lowest byte of a word that is zero by its first bit; bytes above it may be marked in vain.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & (ONES << 7)
}

/// Finds the lines in `range` that hold a strained pair of characters, without their line ends.
pub(crate) fn strained_lines(
    text: &str,
    range: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = &text.as_bytes()[..range.end];
    let mut rest = range.start;
    std::iter::from_fn(move || {
        let at = rest + strain::places(&text[rest..range.end]).next()?;
        let start = memrchr(b'\n', &bytes[rest..at]).map_or(rest, |end| rest + end + 1);
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |len| at + len);
        rest = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_found_wherever_they_stand() {
        let text = "é".to_owned() + &"a".repeat(41) + "Âşé\u{FFFD}ÿ" + &"я".repeat(37) + "ïÃx";
        for start in 0..text.len() {
            let bytes = &text.as_bytes()[start..];
            let is_lead = |at: &usize| matches!(bytes[*at], 0xC2 | 0xC3 | 0xEF);
            assert!(
                leads(bytes, 0).eq((0..bytes.len()).filter(is_lead)),
                "from {start}"
            );
        }
    }
}
