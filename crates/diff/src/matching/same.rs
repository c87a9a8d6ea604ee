//! Paragraphs with the same text, or with the same letters.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Matcher, Side};

/// Pairs paragraphs that say the same.
///
/// A text that is there once on each side is certain. One that repeats (`Background`, `Repealed`) belongs to the neighbours
/// of what is certain, and where these do not tell, the first belongs to the first.
pub(super) fn join(matcher: &mut Matcher<'_>) {
    join_by(matcher, labelled, once);
    join_by(matcher, text, once);
    spread(matcher);
    join_by(matcher, labelled, in_turn);
    join_by(matcher, text, in_turn);
    join_by(
        matcher,
        |side, index| letters(&side.paragraphs[index].text),
        once,
    );
}

fn text(side: &Side<'_>, index: usize) -> usize {
    side.texts[index]
}

fn labelled<'a>(side: &Side<'a>, index: usize) -> (usize, Option<&'a str>) {
    (side.texts[index], side.label(index))
}

type Places = (Vec<usize>, Vec<usize>);

fn join_by<'a, K: Hash + Eq>(
    matcher: &mut Matcher<'a>,
    key: impl Fn(&Side<'a>, usize) -> K,
    choose: fn(&Places) -> usize,
) {
    let mut places: HashMap<K, Places> = HashMap::new();
    for index in matcher.from.free() {
        let found = places.entry(key(&matcher.from, index)).or_default();
        found.0.push(index);
    }
    for index in matcher.to.free() {
        if let Some(found) = places.get_mut(&key(&matcher.to, index)) {
            found.1.push(index);
        }
    }
    // Pairs of different texts have nothing to do with each other, so the order of the map does not show.
    for found in places.values() {
        for (from, to) in found.0.iter().zip(&found.1).take(choose(found)) {
            matcher.add(*from..from + 1, *to..to + 1);
        }
    }
}

fn once((from, to): &Places) -> usize {
    usize::from(from.len() == 1 && to.len() == 1)
}

fn in_turn((from, to): &Places) -> usize {
    from.len().min(to.len())
}

/// Goes on from every pair to its neighbours, as long as they have the same text.
fn spread(matcher: &mut Matcher<'_>) {
    let mut found: Vec<_> = matcher
        .found
        .iter()
        .map(|(from, to)| (from.start, to.start))
        .collect();
    found.sort_unstable();
    for (from, to) in found {
        let after =
            (from + 1..matcher.from.paragraphs.len()).zip(to + 1..matcher.to.paragraphs.len());
        take_while_same(matcher, after);
        take_while_same(matcher, (0..from).rev().zip((0..to).rev()));
    }
}

fn take_while_same(matcher: &mut Matcher<'_>, places: impl Iterator<Item = (usize, usize)>) {
    for (from, to) in places {
        let free = matcher.from.is_free(from) && matcher.to.is_free(to);
        if !free || matcher.from.texts[from] != matcher.to.texts[to] {
            return;
        }
        matcher.add(from..from + 1, to..to + 1);
    }
}

/// The letters and digits of a text, in lower case: what white space, punctuation and capitals leave alone. Without any, the
/// text itself.
fn letters(text: &str) -> Vec<u8> {
    let letters = if text.is_ascii() {
        let mut letters = text.as_bytes().to_ascii_lowercase();
        letters.retain(u8::is_ascii_alphanumeric);
        letters
    } else {
        let letters = text.chars().filter(|character| character.is_alphanumeric());
        letters
            .flat_map(char::to_lowercase)
            .collect::<String>()
            .into_bytes()
    };
    if letters.is_empty() {
        text.as_bytes().to_vec()
    } else {
        letters
    }
}
