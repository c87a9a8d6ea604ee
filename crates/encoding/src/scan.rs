//! The one look that clean text costs: where might something be that damage leaves behind?

use std::ops::Range;

use memchr::{memchr, memchr2_iter, memchr3_iter, memrchr};

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
    memchr3_iter(0xC2, 0xC3, 0xEF, bytes).filter(move |at| match bytes[*at..] {
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
    // Where one is, the next is often close by.
    if is_lead(range.start) {
        return Some(range.start);
    }
    let mut leads = memchr2_iter(0xC2, 0xC3, &bytes[range.start..]).map(|at| range.start + at);
    leads.find(|at| is_lead(*at))
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
