//! Paragraphs that share many of their words.

use super::shared::Shared;
use super::{Matcher, Side};

/// What is this much alike is the same paragraph, wherever it stands.
pub(super) const SURE: f64 = 0.6;

/// What is this much alike is the same paragraph, if its label and its place speak for it too.
const LIKELY: f64 = 0.55;

/// How much a common label and a common place are worth.
const LABEL: f64 = 0.2;
const PLACE: f64 = 0.15;

/// Pairs the free paragraphs that are most alike, best first.
pub(super) fn join(matcher: &mut Matcher<'_>, shared: &Shared) {
    let mut scored = scored(matcher, shared);
    scored.sort_by(|first, second| second.0.total_cmp(&first.0).then(first.1.cmp(&second.1)));
    for (_, (from, to)) in scored {
        if matcher.from.is_free(from) && matcher.to.is_free(to) {
            matcher.add(from..from + 1, to..to + 1);
        }
    }
}

fn scored(matcher: &Matcher<'_>, shared: &Shared) -> Vec<(f64, (usize, usize))> {
    let places = (places(&matcher.from), own_places(&matcher.to));
    let mut scored = Vec::new();
    for to in matcher.to.free() {
        let free = shared.of_to[to]
            .iter()
            .filter(|from| matcher.from.is_free(**from));
        for from in free.copied() {
            let score = score(matcher, from, to, places.0[from] == places.1[to]);
            if score >= LIKELY {
                scored.push((score, (from, to)));
            }
        }
    }
    scored
}

fn score(matcher: &Matcher<'_>, from: usize, to: usize, is_same_place: bool) -> f64 {
    let label = matcher.from.label(from);
    let is_same_label = label.is_some() && label == matcher.to.label(to);
    let worth = |holds: bool, worth: f64| if holds { worth } else { 0.0 };
    matcher.from.bags[from].likeness(&matcher.to.bags[to])
        + worth(is_same_label, LABEL)
        + worth(is_same_place, PLACE)
}

/// For each paragraph, where on the other side the last pair before it ends.
fn places(side: &Side<'_>) -> Vec<Option<usize>> {
    let partners = side.partner.iter();
    let last = partners.scan(None, |last, partner| {
        *last = partner.or(*last);
        Some(*last)
    });
    last.collect()
}

/// The same, told by where the last pair before it ends on this side.
fn own_places(side: &Side<'_>) -> Vec<Option<usize>> {
    let partners = side.partner.iter().enumerate();
    let last = partners.scan(None, |last, (index, partner)| {
        *last = partner.map(|_| index).or(*last);
        Some(*last)
    });
    last.collect()
}
