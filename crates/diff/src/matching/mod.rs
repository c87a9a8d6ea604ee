//! Which old paragraph became which new one.
//!
//! From what is certain to what is likely: paragraphs with the same text, then one paragraph that holds the words of several,
//! then paragraphs that share many words, then what stands alone between two pairs. What remains came or went. Each step
//! looks only at what the steps before it left.
//!
//! # Invariants
//! - Every paragraph is in exactly one block, and the blocks of the two directions are the same with their sides exchanged.
//! - Work is near-linear in the number of words, whatever the texts: words that are in many paragraphs suggest no pair.

mod alike;
mod bag;
mod gap;
mod order;
mod parts;
mod same;
mod shared;

use std::collections::HashMap;
use std::ops::Range;

use archive_model::Paragraph;

use self::bag::Bag;
use self::shared::Shared;
use crate::token::tokens;

/// Paragraphs that belong together: one on each side, one and several, or one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) from: Range<usize>,
    pub(crate) to: Range<usize>,
    /// Whether it stands elsewhere, seen from the blocks that stayed.
    pub(crate) moved: bool,
}

/// Matches two lists of paragraphs; the blocks come in order of the new one.
pub(crate) fn blocks(from: &[Paragraph], to: &[Paragraph]) -> Vec<Block> {
    // One of the two directions is worked out and the other read off it: whatever is arbitrary in the steps below, such as
    // which of two equally good pairs comes first, is then the same for both.
    if content(from).le(content(to)) {
        let pairs = Matcher::new(from, to).pairs();
        return order::arrange(&pairs, from.len(), to.len());
    }
    let pairs = Matcher::new(to, from).pairs().into_iter();
    let exchanged = pairs.map(|pair| Pair {
        from: pair.to,
        to: pair.from,
        ..pair
    });
    order::arrange(&exchanged.collect::<Vec<_>>(), from.len(), to.len())
}

fn content(paragraphs: &[Paragraph]) -> impl Iterator<Item = (&str, &Option<String>)> {
    paragraphs
        .iter()
        .map(|paragraph| (paragraph.text.as_str(), &paragraph.label))
}

/// Paragraphs of both sides that were found to belong together.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    from: Range<usize>,
    to: Range<usize>,
    /// How long it is: of two pairs that cannot both have stayed, the longer one did.
    weight: u64,
    moved: bool,
}

/// One side while it is being matched.
struct Side<'a> {
    paragraphs: &'a [Paragraph],
    /// A number for each text: paragraphs of either side with the same text have the same.
    texts: Vec<usize>,
    /// Empty until they are filled, and for paragraphs that were found before.
    bags: Vec<Bag>,
    /// The other side's paragraph that each belongs to: the first one, if several.
    partner: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    fn new(paragraphs: &'a [Paragraph], known: &mut HashMap<&'a str, usize>) -> Self {
        let mut number = |paragraph: &'a Paragraph| {
            let next = known.len();
            *known.entry(&paragraph.text).or_insert(next)
        };
        Self {
            paragraphs,
            texts: paragraphs.iter().map(&mut number).collect(),
            bags: paragraphs.iter().map(|_| Bag::default()).collect(),
            partner: vec![None; paragraphs.len()],
        }
    }

    fn fill_bags(&mut self) {
        for index in 0..self.paragraphs.len() {
            if self.is_free(index) {
                self.bags[index] = Bag::of(&tokens(&self.paragraphs[index].text));
            }
        }
    }

    fn is_free(&self, index: usize) -> bool {
        self.partner[index].is_none()
    }

    fn free(&self) -> impl Iterator<Item = usize> {
        (0..self.partner.len()).filter(|index| self.is_free(*index))
    }

    fn label(&self, index: usize) -> Option<&'a str> {
        self.paragraphs[index].label.as_deref()
    }
}

struct Matcher<'a> {
    from: Side<'a>,
    to: Side<'a>,
    found: Vec<(Range<usize>, Range<usize>)>,
}

impl<'a> Matcher<'a> {
    fn new(from: &'a [Paragraph], to: &'a [Paragraph]) -> Self {
        let mut known = HashMap::new();
        Self {
            from: Side::new(from, &mut known),
            to: Side::new(to, &mut known),
            found: Vec::with_capacity(from.len().min(to.len())),
        }
    }

    fn pairs(mut self) -> Vec<Pair> {
        same::join(&mut self);
        self.from.fill_bags();
        self.to.fill_bags();
        let shared = Shared::new(&self.from, &self.to);
        parts::join(&mut self, &shared);
        alike::join(&mut self, &shared);
        gap::join(&mut self);
        let mut pairs = self.placed();
        pairs.retain(|pair| !pair.moved || self.is_sure(pair));
        pairs
    }

    fn add(&mut self, from: Range<usize>, to: Range<usize>) {
        self.from.partner[from.clone()].fill(Some(to.start));
        self.to.partner[to.clone()].fill(Some(from.start));
        self.found.push((from, to));
    }

    /// Returns what was found so far in order of the old places, each told whether it stayed or moved.
    fn placed(&self) -> Vec<Pair> {
        let length = |from: &Range<usize>| {
            let texts = self.from.paragraphs[from.clone()].iter();
            texts.map(|paragraph| 1 + paragraph.text.len() as u64).sum()
        };
        let pair = |(from, to): &(Range<usize>, Range<usize>)| Pair {
            weight: length(from),
            from: from.clone(),
            to: to.clone(),
            moved: false,
        };
        let mut pairs: Vec<_> = self.found.iter().map(pair).collect();
        pairs.sort_unstable_by_key(|pair| pair.from.start);
        order::mark_moved(&mut pairs);
        pairs
    }

    /// Tells whether paragraphs that stand elsewhere are so alike that they are the same nevertheless.
    fn is_sure(&self, pair: &Pair) -> bool {
        let (from, to) = (pair.from.start, pair.to.start);
        let is_single = pair.from.len() == 1 && pair.to.len() == 1;
        !is_single
            || self.from.texts[from] == self.to.texts[to]
            || self.from.bags[from].likeness(&self.to.bags[to]) >= alike::SURE
    }
}
