//! Where repairs stand in the text of a paragraph.
//!
//! Repairs are placed in the repaired text; the text of a paragraph is a stretch of it, without its label, its wrapped
//! lines joined. Both are walked from the end, so that the label (whose digits can look like the first word) comes last:
//! characters that are equal belong together, white space belongs to white space, and what the paragraph's text has not is
//! passed over.

use std::ops::Range;

/// Returns where each of `spans`, ordered byte ranges of `repaired`, stands in the text of the paragraph cut from
/// `cut` of `repaired`; `None` for those outside of it.
///
/// A span of which nothing is left, because characters were removed or are not part of the text, gets an empty range
/// at its place.
pub(super) fn place(
    repaired: &str,
    cut: &Range<usize>,
    text: &str,
    spans: &[Range<usize>],
) -> Vec<Option<Range<usize>>> {
    let inside: Vec<_> = spans.iter().map(|span| touches(span, cut)).collect();
    if !inside.contains(&true) {
        return vec![None; spans.len()];
    }
    let pairs = match_up(&repaired[cut.clone()], cut.start, text);
    let placed = spans.iter().zip(inside);
    placed
        .map(|(span, inside)| inside.then(|| project(span, &pairs, text.len())))
        .collect()
}

fn touches(span: &Range<usize>, cut: &Range<usize>) -> bool {
    span.start < cut.end && (span.end > cut.start || span.is_empty() && span.start >= cut.start)
}

/// One character of a paragraph's text: its range there, and its first byte in the repaired text.
struct Pair {
    text: Range<usize>,
    repaired: usize,
}

/// How many characters of the repaired text are passed over at once in search of the next one of the paragraph's.
const LOOKAHEAD: usize = 256;

/// Pairs the characters of `text` with those of `stretch`, which begins at byte `offset`; in order.
fn match_up(stretch: &str, offset: usize, text: &str) -> Vec<Pair> {
    let mut remaining = stretch.char_indices().rev();
    let mut pairs = Vec::with_capacity(text.len());
    for (start, character) in text.char_indices().rev() {
        let mut ahead = remaining.clone().take(LOOKAHEAD).enumerate();
        let twin = ahead.find(|(_, (_, other))| same(character, *other));
        // A character that the parser put there itself has no twin.
        let Some((passed, (place, _))) = twin else {
            continue;
        };
        remaining.nth(passed);
        pairs.push(Pair {
            text: start..start + character.len_utf8(),
            repaired: offset + place,
        });
    }
    pairs.reverse();
    pairs
}

fn same(character: char, other: char) -> bool {
    character == other || character.is_whitespace() && other.is_whitespace()
}

/// `len` is the length of the paragraph's text: where a span stands that comes after all of its characters.
fn project(span: &Range<usize>, pairs: &[Pair], len: usize) -> Range<usize> {
    let first = pairs.partition_point(|pair| pair.repaired < span.start);
    let after = pairs
        .partition_point(|pair| pair.repaired < span.end)
        .max(first);
    let start = pairs.get(first).map_or(len, |pair| pair.text.start);
    match &pairs[first..after] {
        [] => start..start,
        [.., last] => start..last.text.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(repaired: &str, text: &str, marked: &str, expected: Option<&str>) {
        let start = repaired.find(marked).unwrap();
        let span = start..start + marked.len();
        let cut = 0..repaired.len();
        let placed = place(repaired, &cut, text, std::slice::from_ref(&span));
        let found = placed[0].clone().map(|range| &text[range]);
        assert_eq!(found, expected, "{marked:?} of {repaired:?}");
    }

    #[test]
    fn label_and_line_breaks_are_passed_over() {
        check(
            "1. L’Alliance\n  condamne",
            "L’Alliance condamne",
            "’",
            Some("’"),
        );
        check(
            "1. L’Alliance\n  condamne",
            "L’Alliance condamne",
            "condamne",
            Some("condamne"),
        );
        check("1. 1 É", "1 É", "É", Some("É"));
    }

    #[test]
    fn debris_within_a_paragraph_is_passed_over() {
        check(
            "L’une\n|---|\net l’autre",
            "L’une et l’autre",
            "’une",
            Some("’une"),
        );
    }

    #[test]
    fn what_is_not_in_the_text_is_an_empty_place() {
        check("§ 1 Text", "Text", "§", Some(""));
    }

    #[test]
    fn removed_characters_stand_between_others() {
        let placed = place("ab", &(0..2), "ab", &[1..1, 2..2, 0..0]);
        assert_eq!(placed, [Some(1..1), None, Some(0..0)]);
    }

    proptest::proptest! {
        #[test]
        fn each_character_finds_itself(
            label in "[(]?[0-9ivx]{0,3}[.)]? ?",
            words in proptest::collection::vec("[a-zé’0-9.]{1,5}", 1..12),
            breaks in proptest::collection::vec(" |\n|\r\n  |\t ", 12),
        ) {
            let mut repaired = label.clone();
            let mut spans = Vec::new();
            for (word, line_break) in words.iter().zip(&breaks) {
                spans.push(repaired.len()..repaired.len() + word.len());
                repaired.push_str(word);
                repaired.push_str(line_break);
            }
            let cut = 0..repaired.trim_end().len();
            let text = words.join(" ");
            let placed = place(&repaired, &cut, &text, &spans);
            let found = placed.into_iter().map(|range| &text[range.unwrap()]);
            proptest::prop_assert_eq!(found.collect::<Vec<_>>(), words);
        }
    }
}
