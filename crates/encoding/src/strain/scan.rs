//! The look for odd pairs in text.

use super::kind::{COSTS, Kind, LOOK, TABLE, table};
use super::plain;
use crate::codepage;

/// A look for odd pairs.
///
/// What damage through a code page leaves is never alone: each lead byte has a trail byte beside it. So text with a letter
/// beyond ASCII here and there is passed over eight bytes at a time, and pairs are looked at only where such characters are
/// dense.
pub(super) struct Scan<'t> {
    bytes: &'t [u8],
    table: &'static [Kind; TABLE],
    at: usize,
    /// The character before: its kind, and its code point.
    last: Kind,
    before: usize,
    is_dense: bool,
}

/// The first bit of each byte of a word.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;

impl<'t> Scan<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        let table = table();
        let (at, last, before) = (0, Kind::Space, 0);
        let is_dense = false;
        Self {
            bytes,
            table,
            at,
            last,
            before,
            is_dense,
        }
    }

    /// Finds the next character that an odd pair ends in.
    pub(super) fn next_place(&mut self) -> Option<usize> {
        loop {
            if !self.is_dense && !self.skip() {
                return None;
            }
            if let Some(place) = self.look() {
                return Some(place);
            }
            if self.is_dense {
                return None;
            }
        }
    }

    /// Goes to the next two characters beyond ASCII that stand side by side, if there are any.
    fn skip(&mut self) -> bool {
        // Whether the byte before is beyond ASCII, in the place where the next word has it.
        let mut carry = 0;
        let mut start = self.at;
        for chunk in self.bytes[self.at..].chunks(8) {
            let word = word(chunk);
            let wide = word & HIGH;
            // The first byte of a character has its first two bits set, the others have not.
            let seconds = wide & word << 1 & (wide << 8 | carry);
            if seconds != 0 {
                let second = start + seconds.trailing_zeros() as usize / 8;
                let first = self.character_before(second).unwrap_or(self.at);
                self.enter(first);
                return true;
            }
            carry = wide >> 56;
            start += 8;
        }
        false
    }

    /// Begins to look at pairs: at the one that ends in the character at `at`.
    fn enter(&mut self, at: usize) {
        self.at = at;
        self.is_dense = true;
        (self.last, self.before) = self.character_before(at).map_or((Kind::Space, 0), |at| {
            let (code, _) = code(&self.bytes[at..]);
            (self.kind(code), code)
        });
    }

    fn character_before(&self, at: usize) -> Option<usize> {
        self.bytes[..at]
            .iter()
            .rposition(|byte| byte & 0xC0 != 0x80)
    }

    fn kind(&self, code: usize) -> Kind {
        self.table.get(code).copied().unwrap_or(Kind::Letter)
    }

    /// Looks at pairs until one is odd, or until nothing beyond ASCII is near.
    fn look(&mut self) -> Option<usize> {
        while self.is_dense && self.at < self.bytes.len() {
            let len = plain::len(self.bytes, self.at);
            if len > 0 {
                self.at += len;
                self.enter(self.at);
            } else if let Some(place) = self.look_closely() {
                return Some(place);
            }
        }
        None
    }

    /// Returns how many of the next bytes are ASCII; `None` if all of the next eight are. Near the end nothing is skipped.
    fn ascii_run(&self, at: usize) -> Option<usize> {
        let Some(word) = self.bytes[at..].first_chunk() else {
            return Some(0);
        };
        let wide = u64::from_le_bytes(*word) & HIGH;
        (wide != 0).then_some(wide.trailing_zeros() as usize / 8)
    }

    /// Looks at the pairs of the next few characters.
    fn look_closely(&mut self) -> Option<usize> {
        let Self {
            mut at,
            mut last,
            mut before,
            ..
        } = *self;
        let end = self.bytes.len().min(at + plain::BLOCK);
        let mut place = None;
        while place.is_none() && at < end {
            if before < 0x80 {
                // No two characters of ASCII are odd.
                match self.ascii_run(at) {
                    Some(0) => {}
                    Some(run) => {
                        at += run;
                        before = usize::from(self.bytes[at - 1]);
                        last = self.kind(before);
                    }
                    None => {
                        self.is_dense = false;
                        break;
                    }
                }
            }
            let rest = &self.bytes[at..];
            let (code, len) = match rest.first_chunk::<8>() {
                Some([first @ ..0xE0, second, ..]) => short_code(*first, *second),
                _ => code(rest),
            };
            let kind = self.kind(code);
            let cost = COSTS[last as usize][kind as usize];
            if cost > 0 && is_place(cost, before, code) {
                place = Some(at);
            }
            at += len;
            last = kind;
            before = code;
        }
        (self.at, self.last, self.before) = (at, last, before);
        place
    }
}

/// The code point and length of a character that takes one or two bytes, without a branch: in text of another alphabet
/// there is no telling which is next.
fn short_code(first: u8, second: u8) -> (usize, usize) {
    let wide = usize::from(first >> 7);
    let mask = wide.wrapping_neg();
    let (first, second) = (usize::from(first), usize::from(second));
    let two = (first & 0x1F) << 6 | second & 0x3F;
    (two & mask | first & !mask, 1 + wide)
}

/// Tells whether the cost of two characters, which are not both ASCII, makes them a place.
fn is_place(cost: u8, before: usize, code: usize) -> bool {
    let is_wide = |code: usize| code >= 0x80;
    let is_odd = cost & !LOOK > 0 && (is_wide(before) || is_wide(code));
    is_odd || cost & LOOK > 0 && is_wide(before) && is_wide(code) && codepage::is_pair(before, code)
}

/// Up to eight bytes as one word, the first in the lowest place.
fn word(bytes: &[u8]) -> u64 {
    if let Some(whole) = bytes.first_chunk() {
        return u64::from_le_bytes(*whole);
    }
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

/// The code point and length of the character at the start of valid UTF-8.
fn code(bytes: &[u8]) -> (usize, usize) {
    let tail = |byte: u8| usize::from(byte & 0x3F);
    match *bytes {
        [lead @ ..0x80, ..] => (usize::from(lead), 1),
        [lead @ 0xC0..=0xDF, a, ..] => (usize::from(lead & 0x1F) << 6 | tail(a), 2),
        [lead @ 0xE0..=0xEF, a, b, ..] => {
            (usize::from(lead & 0x0F) << 12 | tail(a) << 6 | tail(b), 3)
        }
        // Planes beyond the first are past the table, whatever the code point.
        _ => (usize::MAX, bytes.len().min(4)),
    }
}
