//! Captured bytes to text: which encoding they are in, and what in them is not in it.
//!
//! In this order: a byte-order mark; UTF-8 with characters beyond ASCII; UTF-16 without a mark, by its NUL bytes; ASCII;
//! UTF-8 with stray bytes in it, which no detector of whole buffers sees; and only then one legacy encoding for all. The
//! declared encoding counts as evidence for a reading, not as an order.

mod guess;
mod legacy;
mod mixed;
mod part;
mod utf16;

use encoding_rs::{Encoding, UTF_8};

use self::legacy::Page;
use self::mixed::Mixture;
pub(crate) use self::mixed::is_known;
pub(crate) use self::part::Decoder;
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
    let utf8 = simdutf8::basic::from_utf8(capture).ok();
    if let Some(encoding) = utf16::find(capture, utf8) {
        return Page::Standard(encoding).decode(capture);
    }
    match utf8 {
        Some(text) => sound(text),
        None => Reading::of(capture, declared).decode(capture),
    }
}

/// How bytes are read in which ASCII is itself and that are not UTF-8 throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As UTF-8 in which some bytes are stray.
    Mixed,
    /// As another encoding.
    Page(Page),
}

impl Reading {
    fn of(capture: &[u8], declared: Option<&'static Encoding>) -> Self {
        let mixture = mixed::judge(capture);
        if mixture == Mixture::MostlyUtf8 {
            return Self::Mixed;
        }
        let guess = guess::guess(capture, declared);
        if mixture == Mixture::Unclear && !guess.beats_utf8(capture) {
            return Self::Mixed;
        }
        Self::Page(guess.page)
    }

    fn decode(self, capture: &[u8]) -> Decoded {
        match self {
            Self::Mixed => mixed::decode(capture),
            Self::Page(page) => page.decode(capture),
        }
    }
}

fn sound(text: &str) -> Decoded {
    Decoded {
        text: text.to_owned(),
        encoding: UTF_8.name(),
        map: SourceMap::Identity,
        changes: Vec::new(),
    }
}
