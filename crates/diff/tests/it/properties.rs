//! What holds for any two texts.

use std::ops::Range;

use archive_diff::{
    Change, EditionDiff, Op, Options, Replayed, Run, RunOp, apply, blame, diff, gravity,
};
use archive_model::{ChangeClass, Lang, Paragraph};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::paragraph;

const ENGLISH: Options = Options { lang: Lang::EN };

/// Words, numbers, marks and remnants of damage, so that every rule meets something.
fn text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "shall",
        "may",
        "not",
        "six",
        "6",
        "1,500",
        "the",
        "and",
        "or",
        "Riga",
        "river",
        "rivers",
        "licence",
        "license",
        ",",
        ".",
        "-",
        "–",
        "’",
        "'",
        "\u{a0}",
        "â",
        "Ã",
        "\u{fffd}",
        "§",
        "%",
        "https://a.example/1",
        "é",
        "e\u{301}",
        "語",
        "  ",
    ]);
    let spaced = vec((pieces, any::<bool>()), 1..12);
    spaced.prop_map(|pieces| {
        let with_space =
            |(piece, space): (&str, bool)| format!("{piece}{}", if space { " " } else { "" });
        pieces.into_iter().map(with_space).collect()
    })
}

fn paragraphs() -> impl Strategy<Value = Vec<Paragraph>> {
    let label = proptest::option::of(select(vec!["1", "2", "3", "(a)"]));
    let frames = vec((label, prop_oneof![text(), any::<String>()]), 0..8);
    frames.prop_map(|frames| {
        let frames = (1..).zip(frames);
        frames
            .map(|(ordinal, (label, text))| paragraph(ordinal, label, &text))
            .collect()
    })
}

/// An old text and what an editor may have made of it.
fn edited() -> impl Strategy<Value = (Vec<Paragraph>, Vec<Paragraph>)> {
    (
        paragraphs(),
        paragraphs(),
        vec(any::<prop::sample::Index>(), 0..4),
    )
        .prop_map(|(old, other, places)| {
            let mut new = old.clone();
            for (place, from) in places.iter().zip(other) {
                let at = place.index(new.len() + 1);
                match from.text.len() % 4 {
                    0 => new.insert(at, from),
                    1 if at < new.len() => drop(new.remove(at)),
                    2 if at + 1 < new.len() => new.swap(at, at + 1),
                    _ if at < new.len() => new[at].text.push_str(&from.text),
                    _ => new.push(from),
                }
            }
            (old, new)
        })
}

fn pair() -> impl Strategy<Value = (Vec<Paragraph>, Vec<Paragraph>)> {
    prop_oneof![(paragraphs(), paragraphs()), edited()]
}

/// The order of changes is that of the new text, so the two directions differ in it.
fn sorted(changes: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut changes: Vec<_> = changes.collect();
    changes.sort_by_key(|change| (change.from.is_empty(), change.from.start, change.to.start));
    changes
}

/// What happened to which paragraphs, and the words.
type Step<'a> = (Op, Range<usize>, Range<usize>, &'a [Run]);

fn steps(changes: &[Change]) -> Vec<Step<'_>> {
    // Where nothing is, there is no place to compare.
    let place = |own: &Range<usize>| if own.is_empty() { 0..0 } else { own.clone() };
    let steps = changes.iter().map(|change| {
        let (from, to) = (place(&change.from), place(&change.to));
        (change.op, from, to, &change.runs[..])
    });
    steps.collect()
}

fn letters(texts: &[String]) -> String {
    texts
        .concat()
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

/// The text that a change takes away, and the text that it brings.
fn sides(change: &Change) -> [String; 2] {
    [RunOp::Insert, RunOp::Delete].map(|other| {
        let runs = change.runs.iter().filter(|run| run.op != other);
        runs.map(|run| run.text.as_str()).collect()
    })
}

fn check_complete(found: &EditionDiff, old: &[Paragraph], new: &[Paragraph]) {
    let mut from: Vec<usize> = found
        .changes
        .iter()
        .flat_map(|change| change.from.clone())
        .collect();
    from.sort_unstable();
    assert_eq!(from, (0..old.len()).collect::<Vec<_>>());
    let to: Vec<usize> = found
        .changes
        .iter()
        .flat_map(|change| change.to.clone())
        .collect();
    assert_eq!(to, (0..new.len()).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn a_diff_replays((old, new) in pair()) {
        let found = diff(&old, &new, &ENGLISH);
        let expected: Vec<_> = new.iter().map(Replayed::from).collect();
        prop_assert_eq!(apply(&old, &found), Some(expected));
        check_complete(&found, &old, &new);
    }

    #[test]
    fn a_text_does_not_differ_from_itself(text in paragraphs()) {
        let found = diff(&text, &text, &ENGLISH);
        prop_assert!(found.is_empty());
        prop_assert_eq!(found.class, ChangeClass::None);
    }

    #[test]
    fn the_other_direction_is_the_inverse((old, new) in pair()) {
        let there = sorted(diff(&old, &new, &ENGLISH).changes.into_iter());
        let back = sorted(diff(&new, &old, &ENGLISH).changes.iter().map(Change::inverse));
        prop_assert_eq!(steps(&there), steps(&back));
        let classes = |changes: &[Change]| changes.iter().map(|change| change.class).collect::<Vec<_>>();
        prop_assert_eq!(classes(&there), classes(&back));
    }

    #[test]
    fn below_minor_no_letter_differs((old, new) in pair()) {
        let found = diff(&old, &new, &ENGLISH);
        let is_slight = |class: ChangeClass| matches!(class, ChangeClass::Whitespace | ChangeClass::Typographic);
        for change in found.changes.iter().filter(|change| is_slight(change.class)) {
            let [before, after] = sides(change);
            prop_assert_eq!(letters(&[before]), letters(&[after]));
        }
    }

    #[test]
    fn what_is_ignored_is_gone((old, new) in pair()) {
        let ignored = [ChangeClass::Whitespace, ChangeClass::Encoding, ChangeClass::Typographic, ChangeClass::Minor];
        let found = diff(&old, &new, &ENGLISH);
        let seen = found.without(&ignored);
        prop_assert!(seen.changes.iter().all(|change| !ignored.contains(&change.class)));
        prop_assert!(gravity(seen.class) == gravity(found.class) || ignored.contains(&found.class));
    }

    #[test]
    fn every_word_has_an_origin((first, second) in pair(), third in paragraphs()) {
        let versions = [&first[..], &second[..], &third[..]];
        let origins = blame(&versions, &ENGLISH);
        prop_assert_eq!(origins.len(), third.len());
        for (origin, paragraph) in origins.iter().zip(&third) {
            let lengths: usize = origin.words.iter().map(|(range, _)| range.len()).sum();
            prop_assert_eq!(lengths, paragraph.text.len());
            prop_assert!(origin.since <= origin.wording && origin.wording <= 2);
        }
    }
}
