//! UTF-8 with stray bytes: what is valid is kept, and the rest is read as windows-1252 where that gives text.

use encoding_rs::{UTF_8, WINDOWS_1252};

use archive_model::Method;

use super::Decoded;
use crate::draft::Change;
use crate::model::Model;
use crate::source::SourceMap;

/// Letters that text of Western Europe has often. A stray byte that would be one of them probably is; the rest (`ÿ`, `þ`,
/// `À`, …) are what bytes of another origin look like, and need a word that exists.
const COMMON: &str = "àáâäåæçèéêëíîïñóôöùúûüœßÄÅÇÉÈÊÑÓÖÜŒ";

/// The rule that marks a byte as one that belongs to no character.
pub(super) const MALFORMED: &str = "decode.malformed";

/// How many sequences, valid or not, say nothing about the rest.
const FEW: usize = 3;

/// How many invalid sequences are more than a few stray bytes.
const SOME: usize = 24;

/// How many invalid sequences tell another encoding for sure, where few valid ones stand among them.
const MANY: usize = 1000;

/// How far a word is followed, in characters, to each side of a stray byte.
const LONGEST_WORD: usize = 40;

/// How far bytes are UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mixture {
    /// Invalid sequences are the exception.
    MostlyUtf8,
    /// So little is valid and so little is not that both may be chance.
    Unclear,
    /// Another encoding.
    Other,
}

/// Tells how far `capture` is UTF-8.
pub(super) fn judge(capture: &[u8]) -> Mixture {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in capture.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC2).count();
        invalid += usize::from(!chunk.invalid().is_empty());
        if invalid > MANY && valid < invalid / 4 {
            return Mixture::Other;
        }
    }
    // The letters of Korean and Chinese encodings are sequences of UTF-8 by chance half of the time.
    let is_half = invalid > SOME && valid < invalid * 2;
    if (valid <= FEW || is_half) && (invalid <= FEW || valid * 2 >= invalid) {
        Mixture::Unclear
    } else if valid * 2 >= invalid {
        Mixture::MostlyUtf8
    } else {
        Mixture::Other
    }
}

/// Decodes sequence by sequence.
pub(super) fn decode(capture: &[u8]) -> Decoded {
    let mut text = String::with_capacity(capture.len());
    let mut steps = Vec::new();
    let mut changes = Vec::new();
    let mut source = 0;
    for chunk in capture.utf8_chunks() {
        steps.push((text.len(), source));
        text.push_str(chunk.valid());
        source += chunk.valid().len();
        let stray = chunk.invalid();
        if stray.is_empty() {
            continue;
        }
        let start = text.len();
        let after = &capture[source + stray.len()..];
        steps.push((start, source));
        text.push(char::REPLACEMENT_CHARACTER);
        source += stray.len();
        changes.push(mend(&text[..start], stray, after));
    }
    steps.push((text.len(), source));
    Decoded {
        text,
        encoding: UTF_8.name(),
        map: SourceMap::Steps(steps),
        changes,
    }
}

/// Reads the `stray` bytes between `before` and `after`.
fn mend(before: &str, stray: &[u8], after: &[u8]) -> Change {
    let span = before.len()..before.len() + char::REPLACEMENT_CHARACTER.len_utf8();
    let reading = WINDOWS_1252.decode_without_bom_handling(stray).0;
    if fits(before, &reading, after) {
        let mut change = Change::certain(span, reading, "decode.windows-1252", Method::Decode);
        change.confidence = 0.95;
        return change;
    }
    Change::certain(span, char::REPLACEMENT_CHARACTER, MALFORMED, Method::Decode)
}

fn fits(before: &str, reading: &str, after: &[u8]) -> bool {
    let mut characters = reading.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    // Two or three stray bytes in a row are a letter and the punctuation after it, or the remains of a sequence.
    let rest = characters.as_str();
    let next = match rest.chars().next() {
        Some(next) => Some(next),
        None => after
            .first()
            .filter(|byte| byte.is_ascii())
            .map(|byte| char::from(*byte)),
    };
    rest.chars().all(is_punctuation)
        && (is_punctuation(first) || fits_letter(before, first, next, after))
}

fn is_punctuation(character: char) -> bool {
    "’‘“”„‚–—…€•™‹›«»§°²³¹·©®½¼¾£¥¢±×µ¿¡ªº\u{A0}".contains(character)
}

fn fits_letter(before: &str, letter: char, next: Option<char>, after: &[u8]) -> bool {
    if !letter.is_alphabetic() {
        return false;
    }
    let previous = before
        .chars()
        .next_back()
        .filter(|previous| previous.is_alphabetic());
    let next = next.filter(|next| next.is_alphabetic());
    let case_fits = if letter.is_lowercase() {
        previous.is_none_or(|previous| {
            previous.is_lowercase() || next.is_none() || next.is_some_and(char::is_lowercase)
        }) && next.is_none_or(char::is_lowercase)
    } else {
        previous.is_none_or(char::is_uppercase)
    };
    case_fits && (COMMON.contains(letter) || is_word(before, letter, after))
}

/// Tells whether a model knows the word around `letter`.
fn is_word(before: &str, letter: char, after: &[u8]) -> bool {
    let head = before
        .chars()
        .rev()
        .take(LONGEST_WORD)
        .take_while(|before| before.is_alphabetic());
    let mut word: Vec<char> = head.collect();
    word.reverse();
    word.push(letter);
    let tail = after
        .iter()
        .take(LONGEST_WORD)
        .take_while(|byte| byte.is_ascii_alphabetic());
    word.extend(tail.map(|byte| char::from(*byte)));
    is_known(word)
}

/// Tells whether a model knows a word.
pub(crate) fn is_known(word: impl IntoIterator<Item = char>) -> bool {
    let word: Vec<char> = word.into_iter().flat_map(char::to_lowercase).collect();
    let mut models = Model::all().iter();
    models.any(|model| model.has_word(word.iter().copied()))
}
