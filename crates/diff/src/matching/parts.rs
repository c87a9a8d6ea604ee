//! One paragraph that became several, and several that became one.

use std::ops::Range;

use super::bag::{Bag, share};
use super::shared::Shared;
use super::{Matcher, Side};

/// A part has at least this share of its words in the whole.
const CONTAINED: f64 = 0.8;

/// The parts together are at least this much like the whole.
const COMPLETE: f64 = 0.8;

/// What the longest part lacks is to this share in the others: they are no repetitions of it.
const OWN: f64 = 0.6;

/// Shorter paragraphs are in many others by chance.
const WORDS: usize = 2;

/// Finds paragraphs of one side whose words are those of neighbouring paragraphs of the other.
pub(super) fn join(matcher: &mut Matcher<'_>, shared: &Shared) {
    for (whole, parts) in find(&matcher.from, &matcher.to, &shared.of_to) {
        matcher.add(whole..whole + 1, parts);
    }
    for (whole, parts) in find(&matcher.to, &matcher.from, &shared.of_from) {
        matcher.add(parts, whole..whole + 1);
    }
}

fn find(wholes: &Side<'_>, parts: &Side<'_>, likely: &[Vec<usize>]) -> Vec<(usize, Range<usize>)> {
    let mut whole_of: Vec<Option<usize>> = vec![None; parts.paragraphs.len()];
    // Where no neighbour may have the same whole there is no run of parts, so no need to look closer.
    for part in parts.free().filter(|part| has_ally(likely, *part)) {
        let is_whole = |whole: &usize| {
            wholes.is_free(*whole) && is_part(&parts.bags[part], &wholes.bags[*whole])
        };
        whole_of[part] = likely[part].iter().copied().find(is_whole);
    }
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let mut start = 0;
    for run in whole_of.chunk_by(|first, second| first == second) {
        let range = start..start + run.len();
        start = range.end;
        if let Some(whole) = run[0]
            && range.len() > 1
            && is_whole(&parts.bags[range.clone()], &wholes.bags[whole])
        {
            found.push((whole, range));
        }
    }
    keep_first(found)
}

/// Tells whether a paragraph next to this one shares rare words with the same paragraph of the other side.
fn has_ally(likely: &[Vec<usize>], part: usize) -> bool {
    let shares = |neighbour: &[usize]| neighbour.iter().any(|whole| likely[part].contains(whole));
    let previous = part.checked_sub(1).map(|previous| &likely[previous]);
    let next = likely.get(part + 1);
    [previous, next]
        .into_iter()
        .flatten()
        .any(|neighbour| shares(neighbour))
}

/// One whole may have two runs of parts that each look complete only if its text repeats; the first is as good as the other.
fn keep_first(mut found: Vec<(usize, Range<usize>)>) -> Vec<(usize, Range<usize>)> {
    found.sort_by_key(|(whole, range)| (*whole, range.start));
    found.dedup_by_key(|(whole, _)| *whole);
    found
}

fn is_part(part: &Bag, whole: &Bag) -> bool {
    part.len() >= WORDS && share(part.common(whole), part.len()) >= CONTAINED
}

/// Tells whether parts are the whole together, and each of them brings words of its own.
fn is_whole(parts: &[Bag], whole: &Bag) -> bool {
    let together = Bag::together(parts);
    let longest = parts
        .iter()
        .map(|part| (part.common(whole), part.len()))
        .max()
        .unwrap_or_default();
    let own = together.common(whole) - longest.0;
    together.likeness(whole) >= COMPLETE && share(own, together.len() - longest.1) >= OWN
}
