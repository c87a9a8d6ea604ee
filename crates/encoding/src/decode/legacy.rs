//! One encoding for all the bytes: choosing it and decoding by it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use archive_model::Method;

use super::Decoded;
use crate::draft::Change;
use crate::source::SourceMap;

const SAMPLE: usize = 1 << 18;
const CONTEXT: usize = 64;

/// Names the encoding of bytes that are not UTF-8.
///
/// The declared one is taken if it decodes everything and gives text at least as well-formed as the detector's guess:
/// servers declare Latin-1 for whatever they have.
pub(super) fn choose(capture: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    let capture = sample(capture);
    let guess = guess(capture);
    let is_candidate =
        |encoding: &&'static Encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding);
    let Some(declared) = declared.filter(is_candidate) else {
        return guess;
    };
    match (oddities(capture, declared), oddities(capture, guess)) {
        (Some(declared_odd), Some(guess_odd)) if declared_odd <= guess_odd => declared,
        (Some(_), None) => declared,
        _ => guess,
    }
}

/// What is looked at: from the first byte that says anything, as much as any text needs to say what it is.
fn sample(capture: &[u8]) -> &[u8] {
    let start = capture
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(0)
        .saturating_sub(CONTEXT);
    &capture[start..capture.len().min(start + SAMPLE)]
}

fn guess(capture: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(capture, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Counts what no text has: capitals after small letters, signs amid letters. `None` if a byte does not decode.
fn oddities(capture: &[u8], encoding: &'static Encoding) -> Option<usize> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(capture)?;
    let characters = || text.chars();
    let triples = characters()
        .zip(characters().skip(1))
        .zip(characters().skip(2));
    let odd = triples.filter(|((before, this), after)| {
        let amid_letters = before.is_alphabetic() && after.is_alphabetic();
        let is_sign = !this.is_alphanumeric() && !this.is_ascii() && *this != '’';
        before.is_lowercase() && this.is_uppercase()
            || amid_letters && is_sign
            || matches!(*this, '\u{80}'..='\u{9F}')
    });
    Some(odd.count())
}

/// Decodes all of `capture` by `encoding`, marking what is malformed.
pub(super) fn decode(capture: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, map) = if encoding.is_single_byte() {
        (whole(capture, encoding), SourceMap::SingleByte)
    } else if [UTF_16LE, UTF_16BE].contains(&encoding) {
        let body = without_mark(capture);
        let mark = capture.len() - body.len();
        (whole(body, encoding), SourceMap::Utf16 { mark })
    } else {
        stepwise(capture, encoding)
    };
    let changes = text
        .match_indices(char::REPLACEMENT_CHARACTER)
        .map(|(at, mark)| {
            Change::certain(
                at..at + mark.len(),
                mark,
                "decode.malformed",
                Method::Decode,
            )
        })
        .collect();
    Decoded {
        text,
        encoding: encoding.name(),
        map,
        changes,
    }
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
