//! What stayed in place, what moved, and the order in which it is told.

use super::{Block, Pair};

/// Marks the pairs that moved: all but the heaviest set of pairs that are in the same order on both sides.
///
/// `pairs` are in order of their old places.
pub(super) fn mark_moved(pairs: &mut [Pair]) {
    let mut by_new_place: Vec<usize> = (0..pairs.len()).collect();
    by_new_place.sort_unstable_by_key(|index| pairs[*index].to.start);
    let mut rank = vec![0; pairs.len()];
    for (place, index) in by_new_place.into_iter().enumerate() {
        rank[index] = place;
    }
    let mut heaviest = Heaviest::new(pairs.len());
    let mut chains: Vec<(u64, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let best = heaviest.below(rank[index]);
        let weight = pair.weight + best.map_or(0, |(weight, _)| weight);
        chains.push((weight, best.map(|(_, previous)| previous)));
        heaviest.raise(rank[index], (weight, index));
    }
    for pair in pairs.iter_mut() {
        pair.moved = true;
    }
    let mut next = heaviest.below(pairs.len()).map(|(_, index)| index);
    while let Some(index) = next {
        pairs[index].moved = false;
        next = chains[index].1;
    }
}

/// The heaviest chain that ends before a place, for every place: a binary indexed tree over maxima.
struct Heaviest {
    tree: Vec<Option<(u64, usize)>>,
}

impl Heaviest {
    fn new(places: usize) -> Self {
        Self {
            tree: vec![None; places + 1],
        }
    }

    fn below(&self, place: usize) -> Option<(u64, usize)> {
        let mut best: Option<(u64, usize)> = None;
        let mut node = place;
        while node > 0 {
            best = heavier(best, self.tree[node]);
            node &= node - 1;
        }
        best
    }

    fn raise(&mut self, place: usize, chain: (u64, usize)) {
        let mut node = place + 1;
        while node < self.tree.len() {
            self.tree[node] = heavier(self.tree[node], Some(chain));
            node += node & node.wrapping_neg();
        }
    }
}

fn heavier(first: Option<(u64, usize)>, second: Option<(u64, usize)>) -> Option<(u64, usize)> {
    match (first, second) {
        (Some(one), Some(other)) if other.0 > one.0 => second,
        (None, _) => second,
        _ => first,
    }
}

/// Puts pairs and single paragraphs in order of the new text. What went stands after what was before it in the old one, and
/// before what came in its place.
pub(super) fn arrange(pairs: &[Pair], from: usize, to: usize) -> Vec<Block> {
    let mut pair_at: Vec<Option<&Pair>> = vec![None; to];
    let mut is_paired = vec![false; from];
    for pair in pairs {
        pair_at[pair.to.start] = Some(pair);
        is_paired[pair.from.clone()].fill(true);
    }
    let mut blocks = Vec::with_capacity(from.max(to));
    let (mut old, mut new) = (0, 0);
    loop {
        let anchor = pair_at[new..].iter().flatten().find(|pair| !pair.moved);
        let (old_end, new_end) = anchor.map_or((from, to), |pair| (pair.from.start, pair.to.start));
        let gone = (old..old_end).filter(|index| !is_paired[*index]);
        blocks.extend(gone.map(|index| went(index, new)));
        while new < new_end {
            let block = pair_at[new].map_or_else(|| came(new, old_end), stayed);
            new = block.to.end;
            blocks.push(block);
        }
        let Some(anchor) = anchor else {
            return blocks;
        };
        blocks.push(stayed(anchor));
        (old, new) = (anchor.from.end, anchor.to.end);
    }
}

fn stayed(pair: &Pair) -> Block {
    Block {
        from: pair.from.clone(),
        to: pair.to.clone(),
        moved: pair.moved,
    }
}

fn came(index: usize, after: usize) -> Block {
    Block {
        from: after..after,
        to: index..index + 1,
        moved: false,
    }
}

fn went(index: usize, before: usize) -> Block {
    Block {
        from: index..index + 1,
        to: before..before,
        moved: false,
    }
}
