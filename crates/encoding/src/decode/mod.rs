//! Captured bytes to text: which encoding they are in, and what in them is not in it.
//!
//! In this order: a byte-order mark; UTF-8 with characters beyond ASCII; UTF-16 without a mark, by its NUL bytes; ASCII;
//! UTF-8 with stray bytes in it, which no detector of whole buffers sees; and only then one legacy encoding for all. The
//! declared encoding counts as evidence for a reading, not as an order.

mod guess;
mod legacy;
mod mixed;
mod utf16;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use self::legacy::Page;
use self::mixed::Mixture;
use crate::draft::Change;
use crate::source::SourceMap;

/// Text, and how it came from the bytes.
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding's name in the WHATWG Encoding Standard or, failing that, in the registry of IANA.
    pub(crate) encoding: &'static str,
    pub(crate) map: SourceMap,
    /// Stray bytes, mended or marked: `text` has U+FFFD there.
    pub(crate) changes: Vec<Change>,
}

/// Decodes `capture`; `declared` is what the publisher says it is in.
pub(crate) fn decode(capture: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    match capture {
        [0xFF, 0xFE, ..] => return Page::Standard(UTF_16LE).decode(capture),
        [0xFE, 0xFF, ..] => return Page::Standard(UTF_16BE).decode(capture),
        _ => {}
    }
    let utf8 = simdutf8::basic::from_utf8(capture).ok();
    // Units of UTF-16 may all be ASCII bytes, but next to never sequences of UTF-8.
    if utf8.is_none_or(str::is_ascii)
        && let Some(encoding) = utf16::sniff(capture)
    {
        return Page::Standard(encoding).decode(capture);
    }
    if let Some(text) = utf8 {
        return sound(text);
    }
    let mixture = mixed::judge(capture);
    if mixture == Mixture::MostlyUtf8 {
        return mixed::decode(capture);
    }
    let guess = guess::guess(capture, declared);
    if mixture == Mixture::Unclear && !guess.beats_utf8(capture) {
        return mixed::decode(capture);
    }
    guess.page.decode(capture)
}

fn sound(text: &str) -> Decoded {
    Decoded {
        text: text.to_owned(),
        encoding: UTF_8.name(),
        map: SourceMap::Identity,
        changes: Vec::new(),
    }
}
