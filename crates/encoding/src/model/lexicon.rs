//! Which words exist, and how often they are used: a minimal acyclic automaton, read in place.

use std::sync::OnceLock;

use super::LETTERS;
use super::reader::Reader;

/// What a step of the cost of a word is: four centibels, in nats.
const STEP: f64 = 0.04 * std::f64::consts::LN_10;
/// The cost of a word that is rarer than anybody has counted.
const UNCOUNTED: u8 = 255;

/// An edge is a number of four bytes: the node that it leads to, two flags, and the letter in the highest byte.
const LETTER: usize = 3;
const FLAGS: usize = 2;
const NODE: u32 = 0x3F_FFFF;
/// Set on the last edge of a node.
const LAST: u8 = 0x40;
/// Set if the letters up to this edge are a word.
const FINAL: u8 = 0x80;

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
    /// The edge of each first letter, by its number: where nearly every search begins.
    first: Vec<Option<u32>>,
    /// Target, flags and letter.
    edges: &'static [[u8; 4]],
    /// How many words go on by the edges of the same node that stand before each; counted when first asked for.
    before: OnceLock<Vec<u32>>,
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
        let rarest = reader.take(1)?[0];
        let words = reader.number()?;
        let mut lexicon = Self {
            root,
            first: vec![None; LETTERS],
            edges: edges.as_chunks().0,
            before: OnceLock::new(),
            rarest,
            costs: reader.take(words)?,
        };
        for (edge, letter) in lexicon.edges(root) {
            if let Some(place) = lexicon.first.get_mut(usize::from(letter)) {
                *place = Some(edge);
            }
        }
        Some(lexicon)
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
        let edge = self.edge(prefix.node, letter)?;
        Some(self.target(prefix, edge, self.before()))
    }

    /// Calls `found` with every letter that a word goes on by, and where it leads.
    pub(super) fn extensions(&self, prefix: Prefix, mut found: impl FnMut(u8, Prefix)) {
        let before = self.before();
        for (edge, letter) in self.edges(prefix.node) {
            found(letter, self.target(prefix, edge, before));
        }
    }

    /// Tells whether letters are a word: the same as going on by each, but nothing has to be counted for it.
    pub(super) fn has(&self, letters: impl IntoIterator<Item = Option<u8>>) -> bool {
        let mut end = (self.root, false);
        for letter in letters {
            let edge = letter.and_then(|letter| self.edge(end.0, letter));
            let Some(edge) = edge else { return false };
            let edge = self.edges[edge as usize];
            end = (u32::from_le_bytes(edge) & NODE, edge[FLAGS] & FINAL != 0);
        }
        end.1
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

    /// Finds the edge of a node that has a letter.
    fn edge(&self, node: u32, letter: u8) -> Option<u32> {
        if node == self.root {
            return *self.first.get(usize::from(letter))?;
        }
        let found = self.edges(node).find(|(_, other)| *other == letter);
        found.map(|(edge, _)| edge)
    }

    /// The edges of a node, by their places, with their letters. Node 0 has none.
    fn edges(&self, node: u32) -> impl Iterator<Item = (u32, u8)> + use<> {
        let start = if node == 0 { usize::MAX } else { node as usize };
        let edges = self.edges.get(start..).unwrap_or_default();
        let mut is_over = false;
        (node..).zip(edges).map_while(move |(place, edge)| {
            let letter = (!is_over).then_some(edge[LETTER]);
            is_over = edge[FLAGS] & LAST != 0;
            Some((place, letter?))
        })
    }

    /// Where an edge leads from a place.
    fn target(&self, from: Prefix, edge: u32, before: &[u32]) -> Prefix {
        let edge = edge as usize;
        let passed = u32::from(from.is_word) + before[edge];
        Prefix {
            node: u32::from_le_bytes(self.edges[edge]) & NODE,
            index: from.index + passed,
            is_word: self.edges[edge][FLAGS] & FINAL != 0,
        }
    }

    fn before(&self) -> &[u32] {
        self.before.get_or_init(|| count(self.edges))
    }
}

/// Counts how many words go on by the edges of the same node that stand before each edge. A node stands behind all those
/// that it leads to, so their words have been counted by then.
fn count(edges: &[[u8; 4]]) -> Vec<u32> {
    let mut before = Vec::with_capacity(edges.len());
    // How many words each node leads to, by its first edge.
    let mut words = vec![0; edges.len()];
    let (mut node, mut sum) = (0, 0_u32);
    for (place, edge) in edges.iter().enumerate() {
        before.push(sum);
        let target = (u32::from_le_bytes(*edge) & NODE) as usize;
        let own = u32::from(edge[FLAGS] & FINAL != 0);
        sum = sum.saturating_add(own + words.get(target).copied().unwrap_or(0));
        // The first edge stands for the node without edges.
        if edge[FLAGS] & LAST != 0 || place == 0 {
            words[node] = sum;
            (node, sum) = (place + 1, 0);
        }
    }
    before
}
