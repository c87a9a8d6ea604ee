//! Captured bytes to text: which encoding they are in, and what in them is not in it.
//!
//! In this order: a byte-order mark; UTF-16 without one, by its NUL bytes; strict UTF-8; UTF-8 with stray bytes in it,
//! which no detector of whole buffers sees; and only then one legacy encoding for all, the declared one or the best guess.

mod legacy;
mod mixed;
mod utf16;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::draft::Change;
use crate::source::SourceMap;

/// Text, and how it came from the bytes.
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding's name in the WHATWG Encoding Standard.
    pub(crate) encoding: &'static str,
    pub(crate) map: SourceMap,
    /// Stray bytes, mended or marked: `text` has U+FFFD there.
    pub(crate) changes: Vec<Change>,
}

/// Decodes `capture`; `declared` is what the publisher says it is in.
pub(crate) fn decode(capture: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    match capture {
        [0xFF, 0xFE, ..] => return legacy::decode(capture, UTF_16LE),
        [0xFE, 0xFF, ..] => return legacy::decode(capture, UTF_16BE),
        _ => {}
    }
    if let Some(encoding) = utf16::sniff(capture) {
        return legacy::decode(capture, encoding);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(capture) {
        return sound(text);
    }
    if mixed::is_mostly_utf8(capture) {
        return mixed::decode(capture);
    }
    legacy::decode(capture, legacy::choose(capture, declared))
}

fn sound(text: &str) -> Decoded {
    Decoded {
        text: text.to_owned(),
        encoding: UTF_8.name(),
        map: SourceMap::Identity,
        changes: Vec::new(),
    }
}
