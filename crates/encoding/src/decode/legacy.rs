//! One encoding for all the bytes.

use encoding_rs::{DecoderResult, Encoding, UTF_16BE, UTF_16LE};

use archive_model::Method;

use super::{Decoded, mixed};
use crate::codepage::Ibm;
use crate::draft::Change;
use crate::source::SourceMap;

/// An encoding that bytes may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// One that the WHATWG Encoding Standard knows.
    Standard(&'static Encoding),
    /// One of those that IBM's PCs had.
    Ibm(Ibm),
}

impl Page {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Standard(encoding) => encoding.name(),
            Self::Ibm(page) => page.name(),
        }
    }

    /// Decodes `capture`, with U+FFFD for each malformed sequence.
    pub(super) fn read(self, capture: &[u8]) -> String {
        match self {
            Self::Standard(encoding) => whole(capture, encoding),
            Self::Ibm(page) => page.decode(capture),
        }
    }

    /// Decodes all of `capture`, marking what is malformed. A byte-order mark is taken off.
    pub(super) fn decode(self, capture: &[u8]) -> Decoded {
        let mark = match self {
            Self::Standard(encoding) if is_utf16(encoding) => mark(capture),
            _ => 0,
        };
        self.decode_after(capture, mark)
    }

    /// Decodes `capture` from `mark` on, which is where its text begins.
    pub(super) fn decode_after(self, capture: &[u8], mark: usize) -> Decoded {
        let (text, map) = match self {
            Self::Standard(encoding) if is_utf16(encoding) => {
                let text = whole(&capture[mark..], encoding);
                (text, SourceMap::Utf16 { mark })
            }
            Self::Standard(encoding) if !encoding.is_single_byte() => stepwise(capture, encoding),
            _ => (self.read(capture), SourceMap::SingleByte),
        };
        Decoded {
            changes: malformed(&text),
            text,
            encoding: self.name(),
            map,
        }
    }

    /// Returns how many of `bytes`, which begin with a character, are in characters that end among them.
    pub(super) fn complete(self, bytes: &[u8]) -> usize {
        let Self::Standard(encoding) = self else {
            return bytes.len();
        };
        let is_complete = |end: &usize| ends_character(&bytes[..*end], encoding);
        let ends = bytes.len().saturating_sub(LONGEST - 1)..=bytes.len();
        ends.rev().find(is_complete).unwrap_or(bytes.len())
    }
}

/// The most bytes that any encoding has a character in.
const LONGEST: usize = 4;

fn is_utf16(encoding: &'static Encoding) -> bool {
    [UTF_16LE, UTF_16BE].contains(&encoding)
}

/// Tells whether `bytes` end with a character and not within one.
fn ends_character(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    feed(&mut decoder, bytes, false, &mut text);
    let len = text.len();
    feed(&mut decoder, &[], true, &mut text);
    text.len() == len
}

fn malformed(text: &str) -> Vec<Change> {
    let marks = text.match_indices(char::REPLACEMENT_CHARACTER);
    let change = |(at, mark): (usize, &str)| {
        Change::certain(at..at + mark.len(), mark, mixed::MALFORMED, Method::Decode)
    };
    marks.map(change).collect()
}

/// Returns how long the byte-order mark is: it says what the units are and is none of them (Unicode Standard, D98).
fn mark(capture: &[u8]) -> usize {
    match capture {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => 2,
        _ => 0,
    }
}

fn whole(capture: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(capture).0.into_owned()
}

/// Decodes byte by byte, to learn where each character began.
fn stepwise(capture: &[u8], encoding: &'static Encoding) -> (String, SourceMap) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(capture.len());
    let mut steps = Vec::new();
    let mut start = 0;
    for end in 1..=capture.len() {
        let written = text.len();
        feed(
            &mut decoder,
            &capture[end - 1..end],
            end == capture.len(),
            &mut text,
        );
        if text.len() > written {
            steps.push((written, start));
            start = end;
        }
    }
    steps.push((text.len(), capture.len()));
    (text, SourceMap::Steps(steps))
}

/// Gives bytes to `decoder`, writing U+FFFD for each malformed sequence.
fn feed(decoder: &mut encoding_rs::Decoder, mut bytes: &[u8], last: bool, text: &mut String) {
    loop {
        let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(16);
        text.reserve(room.max(16));
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, text, last);
        bytes = &bytes[read..];
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::Malformed(..) => text.push(char::REPLACEMENT_CHARACTER),
            DecoderResult::OutputFull => {}
        }
    }
}
