//! Lossy channels backwards: which characters could have left these remains?
//!
//! Each channel reads the UTF-8 bytes of a character as Latin-1 or windows-1252 and loses some of them. The table below
//! is made by running every character of the inventory through every channel, so the candidates of a remnant are exactly
//! the characters that could have become it.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::codepage::western_character;

/// How bytes were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    /// Read as Latin-1, then every C1 control was removed.
    C1,
    /// Read as windows-1252, and the five bytes that it leaves undefined were removed.
    Dropped,
    /// The same, but `?` or U+FFFD stands for each undefined byte.
    Marked,
    /// A no-break space, byte A0, became a space.
    Space,
}

impl Channel {
    /// Returns the name used in rules.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::C1 => "c1",
            Self::Dropped => "dropped",
            Self::Marked => "marked",
            Self::Space => "nbsp",
        }
    }
}

/// What a remnant may have been.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) character: char,
    /// Whether a space was swallowed after it.
    pub(crate) has_space: bool,
    pub(crate) channel: Channel,
}

/// Every remnant and what it may have been.
pub(crate) struct Channels {
    remnants: HashMap<String, Vec<Candidate>>,
    /// How many characters remnants have, by their [first](lead), the longest first.
    lengths: Vec<Vec<usize>>,
}

/// Punctuation and signs that official texts use.
const SIGNS: &str = "’‘“”„‚–—…•€™‹›″′−‑‐‰№†‡→≤≥≠≈ᵉ\u{2009}\u{202F}\u{A0}";

impl Channels {
    /// Returns the table.
    pub(crate) fn get() -> &'static Self {
        static TABLE: OnceLock<Channels> = OnceLock::new();
        TABLE.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut table = Self {
            remnants: HashMap::new(),
            lengths: vec![Vec::new(); LEADS],
        };
        for original in inventory() {
            table.add_all(original);
        }
        for lengths in &mut table.lengths {
            lengths.sort_unstable_by(|a, b| b.cmp(a));
            lengths.dedup();
        }
        table
    }

    /// Runs one character through every channel.
    fn add_all(&mut self, original: char) {
        let mut buffer = [0; 4];
        let bytes = original.encode_utf8(&mut buffer).as_bytes();
        let latin: String = bytes
            .iter()
            .filter(|byte| !(0x80..=0x9F).contains(*byte))
            .map(|byte| char::from(*byte))
            .collect();
        if latin.chars().count() < bytes.len() {
            self.add(latin, original, false, Channel::C1);
        }
        if bytes.iter().copied().any(is_undefined) {
            self.add(windows(bytes, ""), original, false, Channel::Dropped);
            self.add(windows(bytes, "?"), original, false, Channel::Marked);
            self.add(windows(bytes, "\u{FFFD}"), original, false, Channel::Marked);
        }
        if bytes.contains(&0xA0) {
            let spaced = windows(bytes, "").replace('\u{A0}', " ");
            self.add(spaced.clone(), original, false, Channel::Space);
            if original != '\u{A0}' {
                self.add(spaced, original, true, Channel::Space);
            }
        }
    }

    fn add(&mut self, remnant: String, character: char, has_space: bool, channel: Channel) {
        let first = remnant.chars().next();
        let Some(lengths) = first.and_then(|first| self.lengths.get_mut(lead(first)?)) else {
            return;
        };
        lengths.push(remnant.chars().count());
        let candidates = self.remnants.entry(remnant).or_default();
        let is_new =
            |known: &Candidate| (known.character, known.has_space) != (character, has_space);
        if candidates.iter().all(is_new) {
            candidates.push(Candidate {
                character,
                has_space,
                channel,
            });
        }
    }

    /// Returns the remnants that `text` begins with, the longest first, with their candidates.
    pub(crate) fn at<'t>(
        &'static self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'t str, &'static [Candidate])> {
        let first = text.chars().next().and_then(lead);
        let lengths = first
            .and_then(|first| self.lengths.get(first))
            .map_or(&[][..], Vec::as_slice);
        lengths.iter().filter_map(move |length| {
            let mut rest = text.chars();
            rest.nth(length.checked_sub(1)?)?;
            let end = text.len() - rest.as_str().len();
            let (_, candidates) = self.remnants.get_key_value(&text[..end])?;
            Some((&text[..end], candidates.as_slice()))
        })
    }

    /// Tells whether `text` begins with a remnant.
    pub(crate) fn begins(&'static self, text: &str) -> bool {
        match text.chars().next() {
            // By far the most frequent, and remnants by themselves.
            Some('â' | 'Ã' | 'Ä' | 'Å' | 'Ñ' | 'Ð') => true,
            Some(first) if first.is_ascii() => false,
            _ => self.at(text).next().is_some(),
        }
    }
}

/// How many characters a remnant may begin with: those from `À` on that Latin-1 has, and windows-1252 has in the same places.
const LEADS: usize = 64;

/// The place of a lead byte that was read alone.
fn lead(first: char) -> Option<usize> {
    (first as usize).checked_sub('À' as usize)
}

fn is_undefined(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)
}

/// Reads bytes as windows-1252, writing `undefined` for those that it has no character for.
fn windows(bytes: &[u8], undefined: &str) -> String {
    let mut text = String::new();
    for byte in bytes {
        if is_undefined(*byte) {
            text.push_str(undefined);
        } else {
            text.push(western_character(*byte));
        }
    }
    text
}

fn inventory() -> impl Iterator<Item = char> {
    let letters = ('\u{C0}'..='\u{17F}').filter(|letter| letter.is_alphabetic());
    let greek = ('\u{384}'..='\u{3CE}').filter(|letter| letter.is_alphabetic());
    let cyrillic = ('\u{400}'..='\u{45F}').chain('\u{490}'..='\u{491}');
    letters
        .chain('\u{218}'..='\u{21B}')
        .chain(greek)
        .chain(cyrillic)
        .chain(SIGNS.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(remnant: &str) -> String {
        let table = Channels::get();
        let found = table.at(remnant).find(|(found, _)| *found == remnant);
        let candidates = found.map_or(&[][..], |(_, candidates)| candidates);
        let spelled = candidates.iter().flat_map(|candidate| {
            let space = candidate.has_space.then_some(' ');
            std::iter::once(candidate.character).chain(space)
        });
        spelled.collect()
    }

    #[test]
    fn candidates_are_what_the_channel_destroys() {
        assert_eq!(
            candidates("Ã"),
            ('À'..='ß')
                .filter(|letter| *letter != '×')
                .filter(|letter| *letter != '×')
                .collect::<String>()
        );
        assert!(candidates("Å").contains('œ') && !candidates("Å").contains('š'));
        assert!(candidates("â").contains('’') && candidates("â").contains('–'));
        assert_eq!(candidates("â¦"), "…");
        assert_eq!(candidates("â€?"), "”‐");
        assert!(candidates("Ã ").starts_with("àà "));
        assert_eq!(candidates("é"), "");
    }
}
