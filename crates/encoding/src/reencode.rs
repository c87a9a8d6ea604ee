//! Reversible mojibake: UTF-8 read by another encoding, with every byte still there.
//!
//! Works by sequence and not by line, so that a damaged word in a sound paragraph is found, and the sound words around a
//! damaged one are left alone. What twice-encoded text needs is a second pass, which the caller makes.

use std::borrow::Cow;

use archive_model::Method;

use crate::codepage::{self, Sequence};
use crate::draft::Change;
use crate::scan;

/// How far a sequence can be trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// No text has these characters side by side.
    Sure,
    /// Rare in text, but possible: believed beside others that are sure.
    Likely,
    /// Sound, as far as anybody can tell.
    No,
}

/// Undoes one layer of reversible damage.
pub(crate) fn pass(text: &str) -> Vec<Change> {
    let mut changes = foreign(text);
    if changes.is_empty() {
        changes = western(text);
    }
    changes
}

/// UTF-8 read as Latin-1 or windows-1252, and windows-1252 read as Latin-1.
fn western(text: &str) -> Vec<Change> {
    let mut found: Vec<(Change, Trust)> = Vec::new();
    let mut end = 0;
    for at in scan::suspects(text) {
        if at < end {
            continue;
        }
        if let Some(sequence) = codepage::sequence(&text[at..], codepage::western) {
            let trust = trust(text, at, &sequence, at == end && end > 0);
            if trust != Trust::No {
                end = at + sequence.len;
                found.push((
                    change(at, &sequence, Cow::Borrowed("reencode.windows-1252"), trust),
                    trust,
                ));
            }
        } else if let Some(change) = control(text, at) {
            end = change.span.end;
            found.push((change, Trust::Sure));
        }
    }
    let is_damaged = found.iter().any(|(_, trust)| *trust == Trust::Sure);
    let believed = found
        .into_iter()
        .filter(|(_, trust)| is_damaged || *trust == Trust::Sure);
    believed.map(|(change, _)| change).collect()
}

fn change(at: usize, sequence: &Sequence, rule: Cow<'static, str>, trust: Trust) -> Change {
    Change {
        span: at..at + sequence.len,
        after: sequence.character.to_string(),
        rule,
        method: Method::Reencode,
        confidence: if trust == Trust::Sure { 0.999 } else { 0.9 },
        alternatives: Vec::new(),
    }
}

/// A C1 control that windows-1252 has a character for. U+0085 is a line break in its own right and stays.
fn control(text: &str, at: usize) -> Option<Change> {
    let control = text[at..]
        .chars()
        .next()
        .filter(|character| matches!(character, '\u{80}'..='\u{9F}'))?;
    let character = codepage::western_character(u8::try_from(control).ok()?);
    let is_defined = character != control && control != '\u{85}';
    is_defined.then(|| {
        let span = at..at + control.len_utf8();
        Change::certain(span, character, "reencode.c1", Method::Reencode)
    })
}

fn trust(text: &str, at: usize, sequence: &Sequence, follows_another: bool) -> Trust {
    let rest = &text[at + sequence.len..];
    let precedes_letter = rest.starts_with(char::is_alphabetic);
    let is_sure = match (sequence.bytes, sequence.character) {
        (2, '\u{80}'..='\u{17F}') => {
            return latin_trust(&text[..at], &text[at..], sequence, follows_another);
        }
        (2, '\u{218}'..='\u{21B}') | (3, '\u{1E00}'..='\u{1EFF}') if precedes_letter => true,
        (3, character) if is_sign(character) => true,
        (4, _) => true,
        // Letters of other scripts come in words: one alone is a sound letter before a sound sign.
        _ => follows_another || precedes_akin(rest, sequence),
    };
    match sequence.character {
        _ if is_sure => Trust::Sure,
        // An initial, in a text whose words were damaged.
        '\u{370}'..='\u{52F}' => Trust::Likely,
        _ => Trust::No,
    }
}

/// Judges a letter or sign of the Latin blocks, at the start of `here`.
fn latin_trust(head: &str, here: &str, sequence: &Sequence, follows_another: bool) -> Trust {
    let before = head.chars().next_back();
    let (damaged, rest) = here.split_at(sequence.len);
    let trail = damaged.chars().next_back().unwrap_or_default();
    // A remnant before an intact letter, `viÅ` and `š`: a sequence by chance, and not one that fits the word.
    let is_intact = "šœžŠŒŽŸ".contains(trail) && sequence.character.is_uppercase();
    if is_intact && !follows_another && before.is_some_and(char::is_lowercase) {
        return Trust::No;
    }
    let ends_word = CLOSING.contains(trail) && !rest.starts_with(char::is_alphabetic);
    let is_symbol = sequence.character < '\u{C0}';
    let is_likely_sound = match before {
        Some(before) if before.is_alphabetic() => before.is_uppercase(),
        _ => !is_symbol,
    };
    if ends_word && is_likely_sound {
        Trust::Likely
    } else {
        Trust::Sure
    }
}

/// Tells whether a character is a sign, or a raised letter, that texts use by itself.
fn is_sign(character: char) -> bool {
    matches!(character,
        '\u{1D2C}'..='\u{1D6A}'
        | '\u{2000}'..='\u{206F}'
        | '\u{20A0}'..='\u{20BF}'
        | '\u{2100}'..='\u{22FF}'
        | '\u{2500}'..='\u{26FF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FEFF}'
        | '\u{FFFD}')
}

/// Tells whether another letter of the same kind was damaged right after this one, or after a space.
fn precedes_akin(rest: &str, sequence: &Sequence) -> bool {
    let next = rest.strip_prefix(' ').unwrap_or(rest);
    codepage::sequence(next, codepage::western).is_some_and(|next| {
        next.bytes == sequence.bytes && is_akin(sequence.character, next.character)
    })
}

/// Signs that stand after a sound capital at the end of a word, and are also what a second byte turns into.
const CLOSING: &str = "”’“‘»«…—–™®©°ªº\u{A0}";

/// Tells whether two letters may stand in one word: the same script, as far as their place in Unicode says.
fn is_akin(a: char, b: char) -> bool {
    let is_east_asian =
        |letter: char| matches!(letter, '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}');
    let is_near = u32::from(a).abs_diff(u32::from(b)) < 0x200;
    a.is_alphabetic() && b.is_alphabetic() && is_near || is_east_asian(a) && is_east_asian(b)
}

/// UTF-8 read by another code page, a whole line at a time: these pages have letters where the Western ones have signs,
/// so that a single sequence says little, and only a line that is UTF-8 throughout says enough.
fn foreign(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    for at in scan::foreign_lines(text) {
        let line = text[at..].split('\n').next().unwrap_or_default();
        if read_line(line, "windows-1252", codepage::western).is_some() {
            continue;
        }
        let readings = codepage::pages()
            .iter()
            .filter_map(|page| read_line(line, page.name, |it| page.byte(it)));
        // The first of several equally plausible pages is the likeliest.
        let best = readings.reduce(|a, b| {
            if b.plausibility() > a.plausibility() {
                b
            } else {
                a
            }
        });
        let Some(reading) = best.filter(Reading::is_sure) else {
            continue;
        };
        changes.extend(reading.sequences.iter().map(|(offset, sequence)| {
            let rule = Cow::Owned(format!("reencode.{}", reading.page.to_lowercase()));
            change(at + offset, sequence, rule, Trust::Sure)
        }));
    }
    changes
}

/// A line read as UTF-8 through a code page.
struct Reading {
    page: &'static str,
    sequences: Vec<(usize, Sequence)>,
    /// How often it has a capital right after a small letter.
    misfits: i64,
    /// Whether it puts a small letter into a word that a capital or another script stood in.
    mends_word: bool,
}

impl Reading {
    /// Letters and common punctuation count for it, anything else against.
    fn plausibility(&self) -> i64 {
        self.sequences
            .iter()
            .map(|(_, sequence)| worth(sequence.character))
            .sum::<i64>()
            - self.misfits
    }

    /// Tells whether it cannot be chance: several sequences, or one of three bytes, or a letter that mends its word.
    fn is_sure(&self) -> bool {
        let bytes: usize = self
            .sequences
            .iter()
            .map(|(_, sequence)| sequence.bytes)
            .sum();
        (bytes > 2 || self.mends_word) && self.plausibility() > 0
    }
}

fn worth(character: char) -> i64 {
    match character {
        'é' | 'á' | 'í' | 'ó' | 'ú' | 'ñ' | 'ç' | 'ã' | 'õ' | 'ä' | 'ö' | 'ü' | 'å' | 'æ' | 'ø'
        | 'à' | 'è' | 'ê' => 2,
        '\u{A0}'..='\u{17F}'
        | '\u{218}'..='\u{21B}'
        | '\u{386}'..='\u{3CE}'
        | '\u{400}'..='\u{45F}'
        | 'Ґ'
        | 'ґ'
        | '\u{2010}'..='\u{203A}'
        | '€'
        | '№' => 1,
        // Vietnamese.
        '\u{1A0}'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}' => 0,
        _ => -3,
    }
}

/// Reads `line` through `page`; `None` unless every character beyond ASCII is part of valid UTF-8 there.
fn read_line(line: &str, page: &'static str, byte: impl Fn(char) -> Option<u8>) -> Option<Reading> {
    let mut reading = Reading {
        page,
        sequences: Vec::new(),
        misfits: 0,
        mends_word: false,
    };
    let mut at = 0;
    let mut last = None;
    while let Some(len) = line[at..].find(|character: char| !character.is_ascii()) {
        let last_ascii = line[at..at + len].chars().next_back();
        at += len;
        let sequence = codepage::sequence(&line[at..], &byte)?;
        let follows_small = last_ascii.or(last).is_some_and(char::is_lowercase);
        let is_odd =
            line[at..].starts_with(|first: char| first.is_uppercase() || first > '\u{24F}');
        reading.misfits += i64::from(follows_small && sequence.character.is_uppercase());
        reading.mends_word |= follows_small && is_odd && worth(sequence.character) > 1;
        last = Some(sequence.character);
        let offset = at;
        at += sequence.len;
        reading.sequences.push((offset, sequence));
    }
    Some(reading)
}
