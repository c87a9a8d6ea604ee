//! Letters and numbers within a line that may begin items of a list.

use crate::article::Words;
use crate::marker::{self, Readings, Style};

/// A marker where a clause has ended.
pub(super) struct Candidate {
    /// Where it begins in the line.
    pub(super) start: usize,
    pub(super) readings: Readings,
    pub(super) before: Before,
}

/// What a paragraph has on the line before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above<'a> {
    pub(super) text: &'a str,
    /// Whether a line break was printed there.
    pub(super) is_broken: bool,
}

/// What stands before a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing but the label of its paragraph, if there is one.
    Nothing,
    /// A line break within a clause.
    LineBreak,
    /// A comma.
    Comma,
    /// A sign that ends more than a comma does.
    Stop,
}

/// Finds markers in `line`; `above` is what its paragraph has on the line before, without the label.
pub(super) fn find<'a>(line: &'a str, above: Above<'a>) -> impl Iterator<Item = Candidate> + 'a {
    closers(line).filter_map(move |close| {
        let start = start_of_marker(&line[..close])?;
        let context = line[..start].trim_end();
        let before = if context.is_empty() {
            let broken = above.is_broken.then_some(Before::LineBreak);
            what_ends(above.text).or(broken)?
        } else {
            what_ends(context)?
        };
        let readings = read(&line[start..]);
        (!readings.is_empty()).then_some(Candidate {
            start,
            readings,
            before,
        })
    })
}

/// Returns where the signs stand that end markers: `)`, `）`, `°`, `º`.
fn closers(line: &str) -> impl Iterator<Item = usize> {
    let is_closer = |sign| matches!(sign, ')' | '）' | '°' | 'º');
    // What these signs begin with in UTF-8.
    memchr::memchr3_iter(b')', 0xc2, 0xef, line.as_bytes())
        .filter(move |at| line[*at..].chars().next().is_some_and(is_closer))
}

/// Returns where the marker begins that ends after `head`: at a letter or a number, or at the bracket before it.
fn start_of_marker(head: &str) -> Option<usize> {
    const LONGEST: usize = 9;
    let near = &head[head.ceil_char_boundary(head.len().saturating_sub(LONGEST))..];
    let inner = near.trim_end_matches(char::is_alphanumeric);
    let is_word = inner.len() < near.len();
    let opened = inner.trim_end_matches(['(', '（']);
    let begins_line = opened.is_empty() && near.len() == head.len();
    let is_apart = inner.len() - opened.len() <= '（'.len_utf8()
        && (inner.ends_with('（') || begins_line || opened.ends_with(char::is_whitespace));
    (is_word && is_apart).then(|| head.len() - near.len() + opened.len())
}

/// Reads a marker of a style in which items are numbered within paragraphs.
fn read(text: &str) -> Readings {
    marker::read(text, &Words::default()).only(|reading| {
        matches!(
            reading.style,
            Style::Parens
                | Style::Paren
                | Style::Degree
                | Style::LetterParens
                | Style::LetterParen
                | Style::RomanParens
                | Style::RomanParen
                | Style::UpperLetterParens
                | Style::UpperRomanParens
        )
    })
}

/// What ends clauses, commas first.
const COMMAS: [char; 4] = [',', '，', '、', '،'];
const STOPS: [char; 9] = [';', ':', '；', '：', '؛', '–', '—', '。', '।'];

/// "And" and "or", as they stand before the last item.
const JOINS: [&str; 40] = [
    "and", "or", "and/or", "et", "ou", "et/ou", "und", "oder", "sowie", "y", "e", "o", "u", "en",
    "of", "i", "oraz", "lub", "albo", "и", "или", "та", "і", "й", "або", "a", "nebo", "alebo",
    "és", "vagy", "och", "eller", "og", "ja", "tai", "και", "ή", "și", "sau", "以及",
];

/// Tells what ends with `text`, perhaps but for the word that joins the last item to the others; `None` if a clause goes on.
fn what_ends(text: &str) -> Option<Before> {
    const NEAR: usize = 40;
    if text.is_empty() {
        return Some(Before::Nothing);
    }
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..];
    if let Some(sentence) = text.strip_suffix('.') {
        return ends_with_word(sentence).then_some(Before::Stop);
    }
    let clause = text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '/');
    let is_joined = clause.len() < text.len();
    if is_joined && !JOINS.contains(&&text[clause.len()..]) {
        return None;
    }
    let clause = clause.trim_end();
    let words = clause.trim_end_matches(COMMAS).trim_end_matches(STOPS);
    let is_ended = words.len() < clause.len() && !ends_with_marker(words.trim_end());
    let before = if clause.ends_with(STOPS) {
        Before::Stop
    } else {
        Before::Comma
    };
    is_ended.then_some(before)
}

/// Tells whether `text` ends with a marker, as that of `points (a), (b) and (c)` does before the second.
fn ends_with_marker(text: &str) -> bool {
    const LONGEST: usize = 4;
    text.strip_suffix([')', '）']).is_some_and(|text| {
        let is_marker = |sign: char| sign.is_lowercase() || sign.is_numeric();
        let len = text.len() - text.trim_end_matches(is_marker).len();
        (1..=LONGEST).contains(&len)
    })
}

/// Tells whether `text` ends with a word that is too long for an abbreviation: `Abs.` ends no sentence.
fn ends_with_word(text: &str) -> bool {
    const SHORTEST: usize = 5;
    let letters = text.chars().rev().take_while(|sign| sign.is_lowercase());
    letters.take(SHORTEST).count() == SHORTEST
}

/// Tells whether `text` has words other than one that joins.
pub(super) fn has_words(text: &str) -> bool {
    const FEWEST: usize = 4;
    /// A character of a script that writes no spaces says as much as two letters.
    const UNSPACED: char = '\u{e00}';
    let text = text.trim();
    let weight = |sign: char| usize::from(sign.is_alphabetic()) + usize::from(sign >= UNSPACED);
    let mut found = 0;
    let is_enough = text.chars().any(|sign| {
        found += weight(sign);
        found >= FEWEST
    });
    is_enough && !JOINS.contains(&text.trim_end_matches(COMMAS).trim_end_matches(STOPS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: &[&str]) {
        let above = Above {
            text: "",
            is_broken: false,
        };
        let found: Vec<_> = find(line, above)
            .map(|candidate| {
                let marker = &line[candidate.start..];
                marker.split_whitespace().next().unwrap()
            })
            .collect();
        assert_eq!(found, want, "{line}");
    }

    #[test]
    fn markers_stand_where_clauses_end() {
        check(
            "We shall: (a) keep the lights; (b) repair the piers, and (c) meet.",
            &["(a)", "(b)", "(c)"],
        );
        check(
            "Ils doivent : i) tenir les feux ; ii) réparer les quais.",
            &["i)", "ii)"],
        );
        check("Ce sont : 1° les feux ; 2° les quais.", &["1°", "2°"]);
        check(
            "包括：（一）灯塔；（二）码头；以及（三）浮标。",
            &[
                "（一）灯塔；（二）码头；以及（三）浮标。",
                "（二）码头；以及（三）浮标。",
                "（三）浮标。",
            ],
        );
        for line in [
            "as points (a) and (b) of Article 3(1) say",
            "nach Art. 3 Abs. (1) Satz 2",
            "the ports (all of them) and f(a) too",
            "at 25° in the shade",
        ] {
            check(line, &[]);
        }
    }
}
