//! Printed numbers and letters at the start of a line, and every way to read them.
//!
//! `i.` may be the first Roman numeral or the ninth letter, `5. of the Treaty` may be no label at all: this module
//! only lists readings, the [lattice](crate::lattice) chooses among them.

mod signs;
mod style;

use crate::alphabet::{self, MOST_PLACES};
use crate::article::{self, Words};
use crate::number;
use signs::{bracketed, bullet, counted_in_han, enclosed, is_bullet};

pub(crate) use style::{Style, Styles};

/// One way to read the start of a line. Offsets count from the start of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) style: Style,
    pub(crate) value: u32,
    /// Whether letters follow the digits: `12bis`, `5a`.
    pub(crate) has_suffix: bool,
    /// Whether the first part of the paragraph is numbered on the same line: `4 (1)`.
    pub(crate) is_compound: bool,
    /// Where the label begins and ends.
    pub(crate) label: (u8, u8),
    /// Where the text begins.
    pub(crate) rest: u8,
}

/// The readings of one line, the likeliest style first.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Readings {
    readings: [Option<Reading>; MOST_PLACES + 1],
}

impl Readings {
    fn one(reading: Option<Reading>) -> Self {
        Self {
            readings: [reading, None, None, None],
        }
    }

    /// Reads a Roman numeral and a letter of an alphabet, whichever `word` may be.
    fn of_word(
        word: &str,
        styles: (Style, Style),
        make: impl Fn(Style, u32) -> Option<Reading>,
    ) -> Self {
        let roman = number::roman(word).and_then(|value| make(styles.0, value));
        let [first, second, third] =
            alphabet::places(word).map(|place| place.and_then(|value| make(styles.1, value)));
        Self {
            readings: [roman, first, second, third],
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Reading> {
        self.readings.into_iter().flatten()
    }

    /// Keeps the readings of which `test` is true.
    pub(crate) fn only(self, test: impl Fn(&Reading) -> bool) -> Self {
        Self {
            readings: self.readings.map(|reading| reading.filter(&test)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.readings.iter().all(Option::is_none)
    }
}

/// No marker is longer.
const MAX_MARKER: usize = 96;

/// Reads the start of `line`, which does not begin with white space.
pub(crate) fn read(line: &str, words: &Words) -> Readings {
    let head = &line[..line.floor_char_boundary(MAX_MARKER)];
    let Some(first) = head.chars().next() else {
        return Readings::default();
    };
    match first {
        '§' => Readings::one(section(head)),
        '(' | '（' => parenthesised(head, first),
        '[' => Readings::one(bracketed(head)),
        _ if is_bullet(first) => Readings::one(bullet(head, first)),
        _ if number::digit(first).is_some() => {
            let article = article::read(head, words);
            article.map_or_else(|| numbered(head), |reading| Readings::one(Some(reading)))
        }
        _ if number::enclosed(first).is_some() => Readings::one(enclosed(head, first)),
        _ => {
            let letters = lettered(head);
            if letters.is_empty() {
                let article = article::read(head, words);
                Readings::one(article.or_else(|| counted_in_han(head)))
            } else {
                letters
            }
        }
    }
}

/// Makes a reading whose label is `label` and whose marker ends at `end`; text begins after the white space there.
pub(crate) fn reading(
    head: &str,
    style: Style,
    value: u32,
    label: (usize, usize),
    end: usize,
) -> Option<Reading> {
    let tail = head.get(end..)?;
    let rest = head.len() - tail.trim_start().len();
    Some(Reading {
        style,
        value,
        has_suffix: false,
        is_compound: false,
        label: (u8::try_from(label.0).ok()?, u8::try_from(label.1).ok()?),
        rest: u8::try_from(rest).ok()?,
    })
}

/// Tells whether a marker may end before `tail`.
fn ends(tail: &str) -> bool {
    tail.chars().next().is_none_or(char::is_whitespace)
}

fn section(head: &str) -> Option<Reading> {
    let body = head.trim_start_matches('§').trim_start();
    let start = head.len() - body.len();
    let (value, len) = number::digits(body)?;
    let suffix = suffix_len(&body[len..]);
    let end = start + len + suffix;
    let tail = head[end..].trim_start_matches(['.', ')', ':']);
    let marker_end = head.len() - tail.len();
    ends(tail)
        .then(|| reading(head, Style::Section, value, (start, end), marker_end))
        .flatten()
        .map(|reading| Reading {
            has_suffix: suffix > 0,
            ..reading
        })
}

/// What stands in brackets is no longer, in bytes.
const LONGEST_INNER: usize = 9;

fn parenthesised(head: &str, open: char) -> Readings {
    let body = &head[open.len_utf8()..];
    let near = &body[..body.floor_char_boundary(LONGEST_INNER + 1)];
    let Some(len) = near.find([')', '）']).filter(|len| *len > 0) else {
        return Readings::default();
    };
    let inner = &body[..len];
    let close = body[len..].chars().next().map_or(1, char::len_utf8);
    let end = open.len_utf8() + len + close;
    let make = |style, value| reading(head, style, value, (0, end), end);
    if let Some((value, _)) = number::han(inner).filter(|(_, digits)| *digits == len) {
        return Readings::one(make(Style::Parens, value));
    }
    if !ends(&head[end..]) {
        return Readings::default();
    }
    if let Some((value, digits)) = number::digits(inner) {
        let suffix = suffix_len(&inner[digits..]);
        let reading = make(Style::Parens, value).map(|reading| Reading {
            has_suffix: suffix > 0,
            ..reading
        });
        return Readings::one(reading.filter(|_| digits + suffix == inner.len()));
    }
    let styles = if inner.starts_with(char::is_uppercase) {
        (Style::UpperRomanParens, Style::UpperLetterParens)
    } else {
        (Style::RomanParens, Style::LetterParens)
    };
    Readings::of_word(inner, styles, make)
}

fn lettered(head: &str) -> Readings {
    // In bytes; the longest are Roman numerals and letters of three bytes each.
    const LONGEST: usize = 8;
    let near = &head[..head.floor_char_boundary(LONGEST + 1)];
    let Some(len) = near.find(['.', ')', '）']) else {
        return Readings::default();
    };
    let delimiter = &head[len..];
    let dot = delimiter.starts_with('.');
    let end = len + delimiter.chars().next().map_or(0, char::len_utf8);
    let word = &head[..len];
    if word.is_empty() || !word.chars().all(char::is_alphanumeric) || !ends(&head[end..]) {
        return Readings::default();
    }
    let styles = match (word.starts_with(char::is_uppercase), dot) {
        (true, true) => (Style::UpperRoman, Style::UpperLetter),
        (true, false) => (Style::UpperRomanParens, Style::UpperLetterParens),
        (false, true) => (Style::RomanDot, Style::LetterDot),
        (false, false) => (Style::RomanParen, Style::LetterParen),
    };
    Readings::of_word(word, styles, |style, value| {
        reading(head, style, value, (0, len), end)
    })
}

/// Reads what begins with a digit.
fn numbered(head: &str) -> Readings {
    let Some((value, digits)) = number::digits(head) else {
        return Readings::default();
    };
    if let Some(reading) = dotted(head) {
        return Readings::one(Some(compound(head, reading)));
    }
    let suffix = match suffix_len(&head[digits..]) {
        0 => spaced_suffix_len(&head[digits..]),
        glued => glued,
    };
    let label_end = digits + suffix;
    let Some((style, len)) = delimiter(&head[label_end..]) else {
        return Readings::default();
    };
    let reading = reading(head, style, value, (0, label_end), label_end + len);
    Readings::one(reading.map(|reading| Reading {
        has_suffix: suffix > 0,
        ..compound(head, reading)
    }))
}

/// Tells the style of a number by what follows it, and how long that is.
fn delimiter(tail: &str) -> Option<(Style, usize)> {
    const DELIMITERS: [(&str, Style); 19] = [
        (".–", Style::Dash),
        (".—", Style::Dash),
        (".-", Style::Dash),
        (" –", Style::Dash),
        (" —", Style::Dash),
        (" -", Style::Dash),
        ("-", Style::Dash),
        (".º", Style::Degree),
        (".°", Style::Degree),
        ("º.", Style::Degree),
        ("°.", Style::Degree),
        ("°", Style::Degree),
        ("º", Style::Degree),
        (".)", Style::Paren),
        (")", Style::Paren),
        ("）", Style::Paren),
        ("．", Style::Dot),
        ("、", Style::Dot),
        (".", Style::Dot),
    ];
    for (sign, style) in DELIMITERS {
        if let Some(rest) = tail.strip_prefix(sign)
            && (ends(rest) || is_glued(style, sign, rest))
        {
            return Some((style, sign.len()));
        }
    }
    ends(tail).then_some((Style::Bare, 0))
}

/// Tells whether the space after a full stop was lost: `2.We call`.
fn is_glued(style: Style, sign: &str, rest: &str) -> bool {
    let mut characters = rest.chars();
    let wide = !sign.is_ascii() && style == Style::Dot;
    let capitalised = style == Style::Dot
        && characters.next().is_some_and(char::is_uppercase)
        && characters.next().is_some_and(char::is_lowercase);
    wide || capitalised
}

/// Reads `1.1`, `2.3.`, `1.2.3`.
fn dotted(head: &str) -> Option<Reading> {
    let mut parts = 0;
    let mut end = 0;
    let mut value = 0;
    while let Some((part, len)) = number::digits(&head[end..]) {
        parts += 1;
        end += len;
        value = part;
        if !head[end..].starts_with('.') {
            break;
        }
        let after = head[end + 1..].chars().next();
        if after.and_then(number::digit).is_none() {
            break;
        }
        end += 1;
    }
    let style = match parts {
        2 => Style::Dotted,
        3 => Style::DottedTwice,
        _ => return None,
    };
    let tail = head[end..].trim_start_matches(['.', ')']);
    ends(tail).then(|| reading(head, style, value, (0, end), head.len() - tail.len()))?
}

/// Takes the number of a first part into the label of its section: `4 (1) A member`.
fn compound(head: &str, outer: Reading) -> Reading {
    let rest = usize::from(outer.rest);
    let inner = head[rest..]
        .starts_with('(')
        .then(|| parenthesised(&head[rest..], '(').iter().next())
        .flatten();
    match inner {
        Some(inner)
            if inner.style == Style::Parens && inner.value == 1 && takes_parts(outer.style) =>
        {
            Reading {
                is_compound: true,
                label: (outer.label.0, outer.rest + inner.label.1),
                rest: outer.rest + inner.rest,
                ..outer
            }
        }
        _ => outer,
    }
}

/// Tells whether numbers of `style` may be followed by that of their first part on the same line.
fn takes_parts(style: Style) -> bool {
    matches!(style, Style::Bare | Style::Dotted)
}

/// Measures a space and a word that tells numbers apart, closed by a delimiter: the ` bis` of `2 bis.` and of `2 bis -`
fn spaced_suffix_len(tail: &str) -> usize {
    const WORDS: [&str; 8] = [
        "bis",
        "ter",
        "quater",
        "quinquies",
        "sexies",
        "septies",
        "octies",
        "novies",
    ];
    let word = tail.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let space = tail.len() - word.len();
    WORDS
        .iter()
        .find(|known| {
            word.strip_prefix(**known)
                .is_some_and(|rest| delimiter(rest).is_some_and(|(style, _)| style != Style::Bare))
        })
        .filter(|_| space > 0)
        .map_or(0, |known| space + known.len())
}

/// Measures letters that belong to a number: `bis`, `er`, a single `a`.
pub(crate) fn suffix_len(tail: &str) -> usize {
    const SUFFIXES: [&str; 14] = [
        "bis",
        "ter",
        "quater",
        "quinquies",
        "er",
        "re",
        "ère",
        "ª",
        "º",
        "°",
        "st",
        "nd",
        "rd",
        "th",
    ];
    let len = tail
        .char_indices()
        .find(|(_, character)| !character.is_alphabetic() && !matches!(character, 'º' | 'ª' | '°'))
        .map_or(tail.len(), |(at, _)| at);
    let word = &tail[..len];
    let single = len == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    let known = SUFFIXES.contains(&word) && !matches!(word, "º" | "°");
    if single || known { len } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the readings of `line` with `style value label|rest`, joined by `; `.
    fn check(line: &str, want: &str) {
        let seen: Vec<_> = read(line, &Words::default())
            .iter()
            .map(|reading| {
                let label = &line[usize::from(reading.label.0)..usize::from(reading.label.1)];
                let rest = &line[usize::from(reading.rest)..];
                format!("{:?} {} {label}|{rest}", reading.style, reading.value)
            })
            .collect();
        assert_eq!(seen.join("; "), want, "{line:?}");
    }

    #[test]
    fn numbers() {
        check("1. We", "Dot 1 1|We");
        check("12bis. We", "Dot 12 12bis|We");
        check("5a. We", "Dot 5 5a|We");
        check("2 bis. We", "Dot 2 2 bis|We");
        check("2 bis - We", "Dash 2 2 bis|We");
        check("① We", "Paren 1 ①|We");
        check("㈡人人", "Parens 2 ㈡|人人");
        check("（三）人人", "Parens 3 （三）|人人");
        check("四、人人", "Section 4 四|人人");
        check("[12] See", "Note 12 12|See");
        check("¹² See", "Note 12 ¹²|See");
        check("12\u{a0}ter) We", "Paren 12 12\u{a0}ter|We");
        check("1) We", "Paren 1 1|We");
        check("(1) We", "Parens 1 (1)|We");
        check("§ 1 We", "Section 1 1|We");
        check("§1. We", "Section 1 1|We");
        check("1 - We", "Dash 1 1|We");
        check("1.- We", "Dash 1 1|We");
        check("1° We", "Degree 1 1|We");
        check("1 We", "Bare 1 1|We");
        check("4 (1) A member", "Bare 4 4 (1)|A member");
        check("1.2 We", "Dotted 2 1.2|We");
        check("1.2.3. We", "DottedTwice 3 1.2.3|We");
        check("2.We call", "Dot 2 2|We call");
        check("٣. نحن", "Dot 3 ٣|نحن");
    }

    #[test]
    fn letters_and_roman_numerals() {
        check("(a) the", "LetterParens 1 (a)|the");
        check("(i) the", "RomanParens 1 (i)|the; LetterParens 9 (i)|the");
        check("i. the", "RomanDot 1 i|the; LetterDot 9 i|the");
        check("b) the", "LetterParen 2 b|the");
        check("aa. the", "LetterDot 27 aa|the");
        check("bb) the", "LetterParen 28 bb|the");
        check("г) звітує", "LetterParen 4 г|звітує");
        check("(ج) الأجراس", "LetterParens 3 (ج)|الأجراس");
        check("다. 항구", "LetterDot 3 다|항구");
        check("ІІ. НАСТУПНІ", "UpperRoman 2 ІІ|НАСТУПНІ");
        check("Ⅳ UKRAINE", "UpperRoman 4 Ⅳ|UKRAINE");
        check("IV. UKRAINE", "UpperRoman 4 IV|UKRAINE");
        check("A. TOWARD", "UpperLetter 1 A|TOWARD");
        check("• the", "Bullet 1 |the");
        check("– the", "Bullet 1 |the");
    }

    #[test]
    fn articles() {
        check("Article 1", "Article 1 1|");
        check("Article premier", "Article 1 Article premier|");
        check("ARTICLE 1er", "Article 1 1er|");
        check("Artikel 2. Jeder", "Article 2 2|Jeder");
        check("Стаття 12", "Article 12 12|");
        check("Article IV", "Article 4 IV|");
        check("第十六条", "Article 16 第十六条|");
        check("弟23条すべて", "Article 23 弟23条|すべて");
        check("제2조 항구", "Article 2 제2조|항구");
        check("المادة ٣", "Article 3 ٣|");
        check("第１条 すべて", "Article 1 第１条|すべて");
    }

    #[test]
    fn what_is_no_marker() {
        for line in [
            "3,5 million",
            "10:30",
            "We agree",
            "(see above) it",
            "e.g. this",
            "NATO.",
            "-5",
            "10% of",
        ] {
            check(line, "");
        }
    }
}
