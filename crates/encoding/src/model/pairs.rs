//! Which words stand side by side more often than by chance.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::reader::Reader;

/// How many pairs more are assumed of every two kinds, so that a few chance meetings say little.
const PRIOR: f64 = 2.5;

/// A kind of token, by its place in the table; what is of no known kind says nothing.
pub(crate) type Kind = Option<u16>;

/// The marks that are kinds, by the code that stands for each in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// What ends a sentence; the beginning of a text too.
    Stop = 1,
    Comma,
    Other,
    Number,
    /// A word that is of no kind.
    Word,
}

/// The pairs of a language, as they lie in the file, and unpacked when a text first asks for them.
pub(super) struct Pairs {
    total: f64,
    kinds: &'static [u8],
    together: &'static [u8],
    unpacked: OnceLock<Unpacked>,
}

#[derive(Default)]
struct Unpacked {
    marks: [Kind; 6],
    /// By the numbers of their letters.
    words: HashMap<&'static [u8], u16>,
    endings: HashMap<&'static [u8], u16>,
    /// How often each kind stands first and second.
    counts: Vec<[u16; 2]>,
    together: HashMap<(u16, u16), u8>,
}

/// How many letters make an ending.
const ENDING: usize = 2;

impl Pairs {
    /// Takes the pairs from what is left of a file.
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let total = u32::try_from(reader.number()?).ok()?;
        let count = reader.number()?;
        let start = reader.rest;
        for _ in 0..count {
            let letters = usize::from(reader.take(1)?[0] & 0x7F);
            reader.take(letters.max(1) + 4)?;
        }
        let kinds = start.get(..start.len() - reader.rest.len())?;
        let together = reader.number()?;
        Some(Self {
            total: f64::from(total),
            kinds,
            together: reader.take(together.checked_mul(5)?)?,
            unpacked: OnceLock::new(),
        })
    }

    /// Tells whether any pairs were counted.
    pub(super) fn is_empty(&self) -> bool {
        self.together.is_empty()
    }

    /// Returns the kind of a mark.
    pub(super) fn mark(&self, mark: Mark) -> Kind {
        self.unpacked().marks[mark as usize]
    }

    /// Returns the kind of a word in numbers of the language.
    pub(super) fn word(&self, letters: &[u8]) -> Kind {
        let unpacked = self.unpacked();
        let ending = &letters[letters.len().saturating_sub(ENDING)..];
        let word = unpacked.words.get(letters);
        let kind = word.or_else(|| unpacked.endings.get(ending));
        kind.copied().or(unpacked.marks[Mark::Word as usize])
    }

    /// Returns by how much, in nats, `left` makes `right` likelier than it is by itself.
    pub(super) fn affinity(&self, left: Kind, right: Kind) -> f64 {
        let (Some(left), Some(right)) = (left, right) else {
            return 0.0;
        };
        let unpacked = self.unpacked();
        let first = f64::from(unpacked.counts[usize::from(left)][0]);
        let second = f64::from(unpacked.counts[usize::from(right)][1]);
        let expected = first * second / self.total;
        // Pairs seen only once are not in the file.
        let seen = unpacked.together.get(&(left, right));
        let seen = seen.map_or((0.5 * expected).min(0.5), |count| f64::from(*count));
        ((seen + PRIOR) / (expected + PRIOR)).ln()
    }

    fn unpacked(&self) -> &Unpacked {
        self.unpacked
            .get_or_init(|| self.unpack().unwrap_or_default())
    }

    fn unpack(&self) -> Option<Unpacked> {
        let mut unpacked = Unpacked::default();
        let mut reader = Reader { rest: self.kinds };
        while !reader.rest.is_empty() {
            let place = u16::try_from(unpacked.counts.len()).ok()?;
            let head = reader.take(1)?[0];
            let letters = reader.take(usize::from(head & 0x7F).max(1))?;
            match head {
                0 => *unpacked.marks.get_mut(usize::from(letters[0]))? = Some(place),
                0x80.. => drop(unpacked.endings.insert(letters, place)),
                _ => drop(unpacked.words.insert(letters, place)),
            }
            unpacked.counts.push([reader.short()?, reader.short()?]);
        }
        let mut reader = Reader {
            rest: self.together,
        };
        while !reader.rest.is_empty() {
            let pair = (reader.short()?, reader.short()?);
            unpacked.together.insert(pair, reader.take(1)?[0]);
        }
        Some(unpacked)
    }
}
