//! UTF-16, told by its byte-order mark or, without one, by where its NUL bytes stand.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of a capture is looked at.
const SAMPLE: usize = 1 << 16;

/// The fewest bytes that tell whether a mark is one.
const FEWEST: usize = 16;

/// Returns the byte order in which `capture` is UTF-16 text, if it is; `utf8` is what it says in UTF-8.
pub(super) fn find(capture: &[u8], utf8: Option<&str>) -> Option<&'static Encoding> {
    match capture {
        [0xFF, 0xFE, rest @ ..] if !is_bytes(rest) => Some(UTF_16LE),
        [0xFE, 0xFF, rest @ ..] if !is_bytes(rest) => Some(UTF_16BE),
        // Units of UTF-16 may all be ASCII bytes, but next to never sequences of UTF-8.
        _ if utf8.is_none_or(str::is_ascii) => sniff(capture),
        _ => None,
    }
}

/// Tells whether what follows a byte-order mark is text in single bytes all the same: nearly all of it ASCII, and no byte of
/// it NUL, which every space and line end of UTF-16 has.
fn is_bytes(rest: &[u8]) -> bool {
    let sample = &rest[..rest.len().min(SAMPLE)];
    let is_text = |byte: &&u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let strangers = sample.len() - sample.iter().filter(is_text).count();
    sample.len() >= FEWEST && strangers * 16 <= sample.len() && !sample.contains(&0)
}

/// Returns the byte order that the NUL bytes tell.
fn sniff(capture: &[u8]) -> Option<&'static Encoding> {
    if capture.len() < 4 || !capture.len().is_multiple_of(2) {
        return None;
    }
    let sample = &capture[..capture.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let (little, big) = (
        plausibility(sample, u16::from_le_bytes),
        plausibility(sample, u16::from_be_bytes),
    );
    match (little, big) {
        (Some(little), Some(big)) if big > little => Some(UTF_16BE),
        (Some(_), _) => Some(UTF_16LE),
        (None, Some(_)) => Some(UTF_16BE),
        (None, None) => None,
    }
}

/// Returns how many code units are printable ASCII; `None` if the units are not text.
///
/// Text in any alphabet has at least its spaces in ASCII, and no controls and no halves of surrogate pairs.
fn plausibility(sample: &[u8], unit: fn([u8; 2]) -> u16) -> Option<usize> {
    let units = || sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let is_control = |unit: u16| unit < 0x20 && !matches!(unit, 9 | 10 | 12 | 13) || unit == 0xFFFE;
    if units().any(is_control) {
        return None;
    }
    let is_printable = |unit: &u16| matches!(unit, 0x20..=0x7E);
    let printable = units().filter(is_printable).count();
    // The last unit of a sample may be the first half of a pair.
    let halves = char::decode_utf16(units()).filter(Result::is_err).count();
    (printable * 10 >= sample.len() / 2 && halves <= 1).then_some(printable)
}
