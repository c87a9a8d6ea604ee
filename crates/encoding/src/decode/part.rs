//! A capture decoded part by part: where to cut it, and what the parts before say about the encoding of the next.
//!
//! # Invariants
//! - A part ends with a character: a sequence of bytes or a pair of surrogates is never cut.
//! - A part ends a line if one ends in the second half of the bytes at hand; failing that, a word.

use encoding_rs::{Encoding, UTF_16LE};
use memchr::memrchr;

use super::legacy::Page;
use super::mixed::{self, Mixture};
use super::{Decoded, Reading, sound, utf16};

/// How many bytes beyond ASCII a part needs to have a say about those after it.
const ENOUGH: usize = 64;

/// Decodes the parts of one capture, in order.
#[derive(Debug)]
pub(crate) struct Decoder {
    declared: Option<&'static Encoding>,
    is_begun: bool,
    known: Known,
}

/// What the parts so far say about the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Next to nothing beyond ASCII was there.
    Nothing,
    /// Code units: ASCII is not itself, and all the rest is the same.
    Utf16(&'static Encoding),
    Utf8,
    Page(Page),
}

impl Decoder {
    /// Begins a capture; `declared` is what the publisher says it is in.
    pub(crate) fn new(declared: Option<&'static Encoding>) -> Self {
        Self {
            declared,
            is_begun: false,
            known: Known::Nothing,
        }
    }

    /// Decodes the next part and returns it with its length in bytes: all of `bytes` if they are the last.
    ///
    /// Others must be at least as many as two of the longest characters have.
    pub(crate) fn next(&mut self, bytes: &[u8], is_last: bool) -> (Decoded, usize) {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        if is_first && is_last {
            return (super::decode(bytes, self.declared), bytes.len());
        }
        if is_first && let Some(encoding) = begins_utf16(bytes) {
            self.known = Known::Utf16(encoding);
        }
        let len = match self.known {
            _ if is_last => bytes.len(),
            Known::Utf16(encoding) => cut_units(bytes, encoding),
            _ => cut(bytes).unwrap_or_else(|| self.cut_character(bytes)),
        };
        let part = &bytes[..len];
        let decoded = match self.known {
            Known::Utf16(encoding) if is_first => Page::Standard(encoding).decode(part),
            Known::Utf16(encoding) => Page::Standard(encoding).decode_after(part, 0),
            _ => self.decode(part),
        };
        (decoded, len)
    }

    /// Decodes a part in which ASCII is itself.
    fn decode(&mut self, part: &[u8]) -> Decoded {
        match simdutf8::basic::from_utf8(part) {
            Ok(text) if text.is_ascii() => {
                let mut decoded = sound(text);
                if let Known::Page(page) = self.known {
                    decoded.encoding = page.name();
                }
                decoded
            }
            Ok(text) => {
                self.learn(Known::Utf8, part);
                sound(text)
            }
            Err(_) => {
                let reading = self.read(part);
                let known = match reading {
                    Reading::Mixed => Known::Utf8,
                    Reading::Page(page) => Known::Page(page),
                };
                self.learn(known, part);
                reading.decode(part)
            }
        }
    }

    /// Reads bytes that are not UTF-8 throughout: as the parts before, unless they are plainly something else.
    fn read(&self, part: &[u8]) -> Reading {
        match (self.known, mixed::judge(part)) {
            (Known::Utf8, Mixture::MostlyUtf8 | Mixture::Unclear) => Reading::Mixed,
            (Known::Page(page), Mixture::Other | Mixture::Unclear) => Reading::Page(page),
            _ => Reading::of(part, self.declared),
        }
    }

    fn learn(&mut self, known: Known, part: &[u8]) {
        let wide = part.iter().filter(|byte| !byte.is_ascii());
        if wide.take(ENOUGH).count() == ENOUGH {
            self.known = known;
        }
    }

    /// Cuts bytes that hold no space and no line end.
    fn cut_character(&self, bytes: &[u8]) -> usize {
        let end = match simdutf8::compat::from_utf8(bytes) {
            Ok(_) => bytes.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => {
                // A character cut at the end would speak against the encoding; none is cut after a byte of ASCII.
                let ascii = bytes.iter().rposition(u8::is_ascii);
                match self.read(&bytes[..ascii.map_or(bytes.len(), |at| at + 1)]) {
                    Reading::Page(page) => page.complete(bytes),
                    Reading::Mixed => bytes.len() - unfinished(bytes),
                }
            }
        };
        if end == 0 { bytes.len() } else { end }
    }
}

fn begins_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    // Half a unit may stand at the end.
    let units = &bytes[..bytes.len() & !1];
    utf16::find(units, simdutf8::basic::from_utf8(units).ok())
}

/// Cuts after the last line end in the second half of `bytes` or, failing that, after a space that follows a letter or digit
/// of ASCII: one that follows anything else may be what is left of a damaged character.
fn cut(bytes: &[u8]) -> Option<usize> {
    let half = bytes.len() / 2;
    let line = memrchr(b'\n', &bytes[half..]).map(|at| half + at + 1);
    line.or_else(|| {
        let is_end = |pair: &[u8]| pair[0].is_ascii_alphanumeric() && pair[1] == b' ';
        let word = bytes[half..].windows(2).rposition(is_end);
        word.map(|at| half + at + 2)
    })
}

/// Cuts code units in the same way.
fn cut_units(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let unit = |pair: &[u8]| match (encoding == UTF_16LE, pair) {
        (true, [low, high]) | (false, [high, low]) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    };
    let units = bytes.len() / 2;
    let after = |wanted: u16| {
        let mut late = bytes[..2 * units].chunks_exact(2).skip(units / 2);
        let at = late.rposition(|pair| unit(pair) == wanted)?;
        Some(2 * (units / 2 + at + 1))
    };
    let cut = after(u16::from(b'\n')).or_else(|| after(u16::from(b' ')));
    cut.unwrap_or_else(|| {
        let is_half = matches!(unit(&bytes[2 * units - 2..2 * units]), 0xD800..=0xDBFF);
        2 * (units - usize::from(is_half))
    })
}

/// Returns how many bytes at the end begin a sequence of UTF-8 that does not end there.
fn unfinished(bytes: &[u8]) -> usize {
    let last = bytes.utf8_chunks().last();
    let rest = last.map_or(&[][..], |chunk| chunk.invalid());
    let may_go_on = std::str::from_utf8(rest).is_err_and(|error| error.error_len().is_none());
    if may_go_on { rest.len() } else { 0 }
}
