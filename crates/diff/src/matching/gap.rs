//! What stands between two pairs, and has no other explanation than that one became the other.

use std::collections::HashMap;
use std::ops::Range;

use super::Matcher;

/// A paragraph that was written anew keeps at least this share of its words, or else one went and another came.
const REWRITTEN: f64 = 0.2;

/// Pairs what is left between neighbouring pairs: by label, and what is alone on both sides.
pub(super) fn join(matcher: &mut Matcher<'_>) {
    for (from, to) in gaps(matcher) {
        join_by_label(matcher, &from, &to);
        let old: Vec<_> = from.filter(|index| matcher.from.is_free(*index)).collect();
        let new: Vec<_> = to.filter(|index| matcher.to.is_free(*index)).collect();
        if let ([old], [new]) = (&old[..], &new[..]) {
            join_if_rewritten(matcher, *old, *new);
        }
    }
}

/// What stands between the same two pairs on both sides. Pairs that moved are no bounds: they may stand anywhere.
fn gaps(matcher: &Matcher<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let pairs = matcher.placed().into_iter().filter(|pair| !pair.moved);
    let bounds = pairs.map(|pair| (pair.from, pair.to));
    let end = (matcher.from.paragraphs.len(), matcher.to.paragraphs.len());
    let mut reached = (0, 0);
    let gaps = bounds
        .chain([(end.0..end.0, end.1..end.1)])
        .map(|(from, to)| {
            let gap = (reached.0..from.start, reached.1..to.start);
            reached = (from.end, to.end);
            gap
        });
    gaps.filter(|(from, to)| !from.is_empty() && !to.is_empty())
        .collect()
}

fn join_by_label(matcher: &mut Matcher<'_>, from: &Range<usize>, to: &Range<usize>) {
    let mut labelled: HashMap<&str, usize> = HashMap::new();
    for index in from
        .clone()
        .rev()
        .filter(|index| matcher.from.is_free(*index))
    {
        if let Some(label) = matcher.from.label(index) {
            labelled.insert(label, index);
        }
    }
    for index in to.clone() {
        let label = matcher
            .to
            .label(index)
            .filter(|_| matcher.to.is_free(index));
        if let Some(old) = label.and_then(|label| labelled.remove(label)) {
            join_if_rewritten(matcher, old, index);
        }
    }
}

fn join_if_rewritten(matcher: &mut Matcher<'_>, old: usize, new: usize) {
    let likeness = matcher.from.bags[old].likeness(&matcher.to.bags[new]);
    if likeness >= REWRITTEN {
        matcher.add(old..old + 1, new..new + 1);
    }
}
