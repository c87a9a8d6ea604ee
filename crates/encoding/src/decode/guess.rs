//! Which single-byte encoding bytes are in: the one in which they spell some language at the least cost.
//!
//! Costs are in bits, so that priors and the opinions of others can be added to what the reading itself costs.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_3, ISO_8859_5, ISO_8859_7, ISO_8859_13, ISO_8859_15,
    KOI8_R, KOI8_U, MACINTOSH, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

use super::legacy::Page;
use super::mixed;
use crate::codepage::Ibm;
use crate::draft::{Change, Draft};
use crate::weight::{self, MALFORMED};

/// How many bytes are weighed; more do not change the result.
const SAMPLE: usize = 1 << 14;
const CONTEXT: usize = 256;

/// What is considered, and what it costs to be rare. Of readings that cost the same, the first is taken.
const PAGES: [(Page, u64); 18] = [
    (Page::Standard(WINDOWS_1252), 0),
    (Page::Standard(WINDOWS_1251), 0),
    (Page::Standard(WINDOWS_1250), 0),
    (Page::Standard(WINDOWS_1253), 0),
    (Page::Standard(WINDOWS_1254), 2),
    (Page::Standard(WINDOWS_1257), 2),
    (Page::Standard(ISO_8859_15), 1),
    (Page::Standard(ISO_8859_2), 1),
    (Page::Standard(ISO_8859_7), 1),
    (Page::Standard(ISO_8859_13), 8),
    (Page::Standard(ISO_8859_5), 2),
    (Page::Standard(ISO_8859_3), 6),
    (Page::Standard(KOI8_U), 2),
    (Page::Standard(KOI8_R), 2),
    (Page::Standard(IBM866), 4),
    (Page::Standard(MACINTOSH), 3),
    (Page::Ibm(Ibm::Pc437), 6),
    (Page::Ibm(Ibm::Pc850), 6),
];

/// What a reading gains by being what somebody says the bytes are.
const DECLARED: u64 = 12;
const DETECTED: u64 = 4;

/// How much more than the best a reading may cost and still be the right one.
const NEAR: u64 = 16;
/// What a word that exists is worth, and how many are looked up.
const KNOWN: u64 = 6;
const WORDS: u64 = 16;
/// What a byte costs that is noise in UTF-8.
const NOISE: u64 = 14;
/// What a byte costs that is text of another encoding in UTF-8, beyond the character that it is.
const MENDED: u64 = 4;

/// A reading of bytes.
pub(super) struct Guess {
    pub(super) page: Page,
    /// What the reading makes of the bytes beyond ASCII costs, whatever anybody says.
    cost: u64,
}

impl Guess {
    /// Tells whether the bytes are rather text in this encoding than UTF-8 in which some are stray.
    pub(super) fn beats_utf8(&self, capture: &[u8]) -> bool {
        let mixed = mixed::decode(sample(capture));
        let is_stray = |change: &&Change| change.rule == mixed::MALFORMED;
        let strays = mixed.changes.iter().filter(is_stray).count() as u64;
        let mended = mixed.changes.len() as u64 - strays;
        let mut draft = Draft::new(mixed.text);
        draft.apply(mixed.changes);
        let cost = weight::weigh(&draft.text).wide - strays * (MALFORMED - NOISE);
        self.cost < cost + mended * MENDED
    }
}

/// Guesses the encoding of bytes that are not UTF-8; `declared` is what the publisher says it is.
pub(super) fn guess(capture: &[u8], declared: Option<&'static Encoding>) -> Guess {
    let sample = sample(capture);
    // A label of the last kind stands for encodings that are not to be decoded at all.
    let is_candidate =
        |encoding: &&'static Encoding| ![UTF_8, UTF_16LE, UTF_16BE, REPLACEMENT].contains(encoding);
    let declared = declared.filter(is_candidate).map(Page::Standard);
    let detected = Page::Standard(detect(sample, capture.ends_with(sample)));
    let mut pages = PAGES.to_vec();
    for named in declared.into_iter().chain([detected]) {
        if pages.iter().all(|(page, _)| *page != named) {
            pages.push((named, MALFORMED));
        }
    }
    let readings = pages.into_iter().map(|(page, rarity)| {
        let text = page.read(sample);
        let weight = weight::weigh(&text);
        let cost = weight.wide + rarity;
        let declared = if declared == Some(page) { 0 } else { DECLARED };
        let detected = if detected == page { 0 } else { DETECTED };
        Reading {
            text,
            total: weight.total + rarity + declared + detected,
            guess: Guess { page, cost },
        }
    });
    best(readings.collect())
}

/// One way to read the sample.
struct Reading {
    text: String,
    total: u64,
    guess: Guess,
}

/// Returns the guess that costs least; words that exist decide between those that cost much the same.
fn best(mut readings: Vec<Reading>) -> Guess {
    let least = readings.iter().map(|reading| reading.total).min();
    let most = least.unwrap_or_default() + NEAR;
    readings.retain(|reading| reading.total <= most);
    let cost = |reading: &Reading| reading.total + KNOWN * (WORDS - known_words(&reading.text));
    let best = readings.into_iter().min_by_key(cost);
    best.expect("there are pages").guess
}

/// Counts the words, of the first few beyond ASCII, that some language has.
fn known_words(text: &str) -> u64 {
    let words = text.split(|character: char| !character.is_alphabetic());
    let words = words.filter(|word| !word.is_ascii()).zip(0..WORDS);
    words
        .map(|(word, _)| u64::from(mixed::is_known(word.chars())))
        .sum()
}

/// What is looked at: from shortly before the first byte that says anything.
fn sample(capture: &[u8]) -> &[u8] {
    let start = capture
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(0);
    let start = start.saturating_sub(CONTEXT);
    &capture[start..capture.len().min(start + SAMPLE)]
}

/// Asks the detector that browsers have. A character that a sample cuts in two is no error, unless it is cut at the end of
/// everything.
fn detect(sample: &[u8], is_end: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, is_end);
    detector.guess(None, Utf8Detection::Deny)
}
