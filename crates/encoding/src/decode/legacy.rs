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
    fn name(self) -> &'static str {
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

    /// Decodes all of `capture`, marking what is malformed.
    pub(super) fn decode(self, capture: &[u8]) -> Decoded {
        let (text, map) = match self {
            Self::Standard(encoding) if [UTF_16LE, UTF_16BE].contains(&encoding) => {
                let body = without_mark(capture);
                let mark = capture.len() - body.len();
                (whole(body, encoding), SourceMap::Utf16 { mark })
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
}

fn malformed(text: &str) -> Vec<Change> {
    let marks = text.match_indices(char::REPLACEMENT_CHARACTER);
    let change = |(at, mark): (usize, &str)| {
        Change::certain(at..at + mark.len(), mark, mixed::MALFORMED, Method::Decode)
    };
    marks.map(change).collect()
}

/// Takes the byte-order mark off: it says what the units are and is none of them (Unicode Standard, D98).
fn without_mark(capture: &[u8]) -> &[u8] {
    match capture {
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => rest,
        _ => capture,
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
