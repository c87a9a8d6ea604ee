//! Which words exist, and how often they are used: a minimal acyclic automaton, read in place.

use super::reader::Reader;

/// What a step of the cost of a word is: four centibels, in nats.
const STEP: f64 = 0.04 * std::f64::consts::LN_10;
/// The cost of a word that is rarer than anybody has counted.
const UNCOUNTED: u8 = 255;

/// A place in the lexicon: the letters so far begin a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prefix {
    node: u32,
    /// How many words come before those that begin so.
    index: u32,
    /// Whether the letters are a word.
    pub(crate) is_word: bool,
}

/// The word forms of a language.
pub(super) struct Lexicon {
    root: u32,
    /// Four bytes each: letter, final and last flags, target.
    edges: &'static [u8],
    /// How many words each edge leads to.
    counts: &'static [u8],
    /// What each word costs, in order of the words.
    costs: &'static [u8],
    /// What the rarest word costs that has been counted.
    rarest: u8,
}

impl Lexicon {
    /// Takes a lexicon from what is left of a file.
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let root = u32::try_from(reader.number()?).ok()?;
        let count = reader.number()?;
        let edges = reader.take(count.checked_mul(4)?)?;
        let counts = reader.take(count * 2)?;
        let rarest = reader.take(1)?[0];
        let words = reader.number()?;
        Some(Self {
            root,
            edges,
            counts,
            rarest,
            costs: reader.take(words)?,
        })
    }

    /// The place where words begin.
    pub(super) fn begin(&self) -> Prefix {
        Prefix {
            node: self.root,
            index: 0,
            is_word: false,
        }
    }

    /// Goes on by a letter; `None` if no word goes on so.
    pub(super) fn extend(&self, prefix: Prefix, letter: u8) -> Option<Prefix> {
        let mut index = prefix.index + u32::from(prefix.is_word);
        for (edge, count) in self.edges(prefix.node) {
            if edge >> 24 == u32::from(letter) {
                return Some(Self::target(edge, index));
            }
            index += count;
        }
        None
    }

    /// Calls `found` with every letter that a word goes on by, and where it leads.
    pub(super) fn extensions(&self, prefix: Prefix, mut found: impl FnMut(u8, Prefix)) {
        let mut index = prefix.index + u32::from(prefix.is_word);
        for (edge, count) in self.edges(prefix.node) {
            found((edge >> 24).to_le_bytes()[0], Self::target(edge, index));
            index += count;
        }
    }

    /// Returns the natural logarithm of the share that a word has in text, if it is one and has been counted.
    pub(super) fn share(&self, word: Prefix) -> Option<f64> {
        let cost = *self.costs.get(word.index as usize)?;
        (word.is_word && cost != UNCOUNTED).then(|| -f64::from(cost) * STEP)
    }

    /// Returns the natural logarithm of the share of the rarest word that has been counted.
    pub(super) fn rarest(&self) -> f64 {
        -f64::from(self.rarest) * STEP
    }

    /// Where an edge leads; `index` words come before those that it leads to.
    fn target(edge: u32, index: u32) -> Prefix {
        Prefix {
            node: edge & 0x3F_FFFF,
            index,
            is_word: edge & (1 << 23) != 0,
        }
    }

    /// The edges of a node, each with the number of words that it leads to.
    fn edges(&self, node: u32) -> impl Iterator<Item = (u32, u32)> {
        // Node 0 has none.
        let node = node as usize;
        let edges = self.edges.get(node * 4..).filter(|_| node != 0);
        let counts = self.counts.get(node * 2..).unwrap_or_default();
        let edges = edges
            .unwrap_or_default()
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let counts = counts
            .chunks_exact(2)
            .map(|bytes| u32::from(u16::from_le_bytes([bytes[0], bytes[1]])));
        let mut is_over = false;
        edges.zip(counts).take_while(move |(edge, _)| {
            let goes_on = !is_over;
            is_over = edge & (1 << 22) != 0;
            goes_on
        })
    }
}
