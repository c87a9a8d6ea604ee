//! UTF-8 that was read by a code page of another region.
//!
//! These pages have letters where the Western ones have signs, so that a sequence by itself may be sound text. What gives
//! it away is the strain of the characters around it, which a reading through the right page takes away. The words of a
//! line are read through every page, and the line is given to the page that explains most; other lines of the document
//! count as evidence for a page.

mod word;
mod worth;

use std::collections::BTreeSet;
use std::ops::Range;

use archive_model::Method;

use self::word::{Candidate, Word};
use self::worth::worth;
use crate::codepage::{self, Sequence};
use crate::draft::{self, Change};
use crate::layers::Found;
use crate::reencode::LIGHTER;
use crate::{scan, strain, weight};

/// What a unit of relief is worth beside the characters that are read.
const RELIEF: i64 = 4;
/// How much less a page may explain than the one that explains most, and still be the right one.
const MARGIN: i64 = 8;
/// How much of a line is weighed.
const SAMPLE: usize = 1 << 12;

/// Looks for one layer of such damage in `ranges`, which are of whole lines.
pub(crate) fn look(text: &str, ranges: &[Range<usize>]) -> Found {
    let lines = ranges
        .iter()
        .flat_map(|range| scan::strained_lines(text, range.clone()));
    let lines: Vec<Line> = lines.filter_map(|line| Line::read(text, line)).collect();
    let sure: BTreeSet<&str> = lines
        .iter()
        .filter(|line| line.is_sure())
        .map(|line| line.rule)
        .collect();
    let mut changes = Vec::new();
    for line in &lines {
        let from = changes.len();
        line.changes(sure.contains(line.rule), &mut changes);
        changes.extend(line.spaced(text));
        changes[from..].sort_by_key(|change| change.span.start);
    }
    Found { changes, sure }
}

/// A line, read through the page that explains most of it.
struct Line {
    range: Range<usize>,
    rule: &'static str,
    /// Whether what no single word is enough for is clear from the whole line.
    is_lighter: bool,
    words: Vec<Word>,
    worth: i64,
}

impl Line {
    /// Returns `None` if no page explains anything, or the Western ones explain as much.
    fn read(text: &str, range: Range<usize>) -> Option<Self> {
        if is_western(&text[range.clone()]) {
            return None;
        }
        let words = word::candidates(text, range.clone());
        let through = |rule, byte: &dyn Fn(char) -> Option<u8>| {
            Self::through(rule, text, range.clone(), &words, byte)
        };
        let western = through(codepage::WESTERN, &codepage::western);
        if western.explains(&words) {
            return None;
        }
        let pages = words.iter().fold(0, |pages, word| pages | word.pages);
        let possible = codepage::pages().iter().zip(0..);
        let possible = possible.filter(|(_, bit)| pages >> bit & 1 == 1);
        let lines = possible.map(|(page, _)| through(page.rule, &|character| page.byte(character)));
        let lines = [western].into_iter().chain(lines).collect();
        let mut best = Self::likeliest(lines, text, &range)?;
        if best.rule == codepage::WESTERN {
            return None;
        }
        for word in &mut best.words {
            let is_chance = word.may_be_chance(text) && !word.is_known(text);
            word.is_chance = is_chance || word.is_formula(text);
        }
        if !best.words.iter().any(Word::is_sure) {
            best.words
                .retain(|word| !word.is_chance && !word.is_initial());
            let sound = weight::weigh(&text[range.start..best.end(text, &range)]).total;
            best.is_lighter = best.weight(text, &range) + LIGHTER <= sound;
        }
        Some(best)
    }

    /// Of several readings of one line, the likelier pages first, returns the one that explains most or, of those that
    /// explain much the same, the lightest.
    fn likeliest(lines: Vec<Self>, text: &str, range: &Range<usize>) -> Option<Self> {
        let most = lines.iter().map(|line| line.worth).max()?;
        let mut lines: Vec<(Self, u64)> = lines.into_iter().zip(0..).collect();
        lines.retain(|(line, _)| line.worth > 0 && line.worth + MARGIN >= most);
        let likeliest = if lines.len() < 2 {
            lines.pop()
        } else {
            // A page costs half a bit more than the likelier one before it.
            let cost = |line: &Self, rank: u64| rank / 2 + line.weight(text, range);
            lines
                .into_iter()
                .min_by_key(|(line, rank)| cost(line, *rank))
        };
        likeliest.map(|(line, _)| line)
    }

    fn through(
        rule: &'static str,
        text: &str,
        range: Range<usize>,
        found: &[Candidate],
        byte: &dyn Fn(char) -> Option<u8>,
    ) -> Self {
        let words = found
            .iter()
            .filter_map(|found| Word::read(text, found, byte));
        // What is no stranger as it stands must say something as it is read.
        let words =
            words.filter(|word| word.relief >= 0 && word.worth >= i64::from(word.relief == 0));
        let words: Vec<Word> = words.collect();
        Self {
            range,
            rule,
            is_lighter: false,
            worth: words
                .iter()
                .map(|word| RELIEF * word.relief + word.worth)
                .sum(),
            words,
        }
    }

    /// Tells whether the line is as it should be once it has been read so.
    fn explains(&self, found: &[Candidate]) -> bool {
        let strained = found.iter().filter(|found| found.strain > 0).count();
        let is_plain = |word: &Word| word.is_whole && word.is_in_use && word.relief == word.strain;
        let explained = self
            .words
            .iter()
            .filter(|word| word.strain > 0 && is_plain(word));
        strained > 0 && explained.count() == strained
    }

    /// What the line, which is `range` of `text`, weighs as its page reads it, by its letters and signs.
    fn weight(&self, text: &str, range: &Range<usize>) -> u64 {
        let end = self.end(text, range);
        let mut decoded = String::new();
        let mut copied = range.start;
        let sequences = self.words.iter().flat_map(|word| &word.sequences);
        for (at, sequence) in sequences.take_while(|(at, sequence)| at + sequence.len <= end) {
            decoded.push_str(&text[copied..*at]);
            decoded.push(sequence.character);
            copied = at + sequence.len;
        }
        decoded.push_str(&text[copied..end]);
        weight::weigh(&decoded).total
    }

    /// How far the line is weighed: all of it, unless it is very long.
    fn end(&self, text: &str, range: &Range<usize>) -> usize {
        let first = self.words.iter().flat_map(|word| &word.sequences).next();
        let start = first.map_or(range.start, |(at, _)| *at);
        text.floor_char_boundary(range.end.min(start + SAMPLE))
    }

    fn is_sure(&self) -> bool {
        self.is_lighter || self.words.iter().any(Word::is_sure)
    }

    /// Finds each `à` that stands alone, in a line that is sure to have been damaged, and whose no-break space became a plain
    /// one: `Г l’heure`.
    fn spaced<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Change> + 'a {
        let page = codepage::pages().iter().find(|page| page.rule == self.rule);
        let is_lead = move |word: &str| {
            let mut letters = word.chars();
            let byte = page
                .zip(letters.next())
                .and_then(|(page, lead)| page.byte(lead));
            byte == Some(0xC3) && letters.next().is_none()
        };
        let is_latin = |(_, sequence): &(usize, Sequence)| sequence.character < '\u{250}';
        let mut sequences = self.words.iter().flat_map(|word| &word.sequences);
        let line = if self.is_sure() && sequences.any(is_latin) {
            &text[self.range.clone()]
        } else {
            ""
        };
        let start = self.range.start;
        let words = line.split_inclusive(' ').scan(start, |at, word| {
            *at += word.len();
            Some((*at - word.len(), word))
        });
        let words = words.filter(move |(_, word)| word.strip_suffix(' ').is_some_and(is_lead));
        words.map(move |(at, word)| {
            // Of two spaces the first was the no-break space; of one, it is the second that is left.
            let end = at + word.len();
            let span = at..end - usize::from(!text[end..].starts_with(' '));
            let mut change = Change::certain(span, 'à', "lossy.nbsp.letter", Method::Lossy);
            change.confidence = 0.95;
            change
        })
    }

    /// Adds what there is to change; `known` is whether the document is known to have come through the page.
    fn changes(&self, known: bool, changes: &mut Vec<Change>) {
        let is_sure = self.is_sure();
        for word in &self.words {
            let confidence = match word.relief {
                _ if word.is_sure() => 0.999,
                0.. if is_sure && word.is_whole => 0.99,
                1.. if known && word.worth > 0 => 0.95,
                _ => continue,
            };
            for (at, sequence) in &word.sequences {
                let span = *at..at + sequence.len;
                draft::push(changes, span, sequence.character, self.rule, confidence);
            }
        }
    }
}

/// Tells whether the Western pages alone explain every character beyond ASCII: the frequent case, and not ours.
fn is_western(line: &str) -> bool {
    let mut rest = line;
    loop {
        rest = &rest[strain::ascii_run(rest.as_bytes())..];
        if rest.is_empty() {
            return true;
        }
        match codepage::western_sequence(rest) {
            Some(sequence) if worth(sequence.character) > 0 => rest = &rest[sequence.len..],
            _ => return false,
        }
    }
}
