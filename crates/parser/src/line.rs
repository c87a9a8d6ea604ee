//! Physical lines: where they are, what surrounds them, and which of them are no text at all.
//!
//! # Invariants
//! Spans are ordered and disjoint, on character boundaries, and never begin or end with white space. Every visible
//! character of the text lies in a line, in a piece of debris, or is a bar between two cells of a table row.

use std::ops::Range;

use crate::{case, codes, inline};

/// One line that holds text, trimmed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What stands between the line before and this one.
    pub(crate) gap: Gap,
}

impl Line {
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

/// What stands between two lines; the greater, the likelier a paragraph ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Not even a line break: a number stands here within a line.
    Inline,
    /// Not even a line break, or one that is none: an item of a list stands here within its paragraph.
    Item,
    /// Not even a line break, but the title or the dateline ends here, or the language changes.
    Cut,
    /// Nothing but the line break.
    None,
    /// A new page, which cuts sentences as well as paragraphs.
    Page,
    /// An empty line.
    Blank,
    /// The edge of a table cell.
    Cell,
    /// Debris of a table or a ruled line: a section ends there more often than not.
    Section,
}

/// A line that is no text, and what it is.
#[derive(Debug, Clone)]
pub(crate) struct Debris {
    pub(crate) code: &'static str,
    pub(crate) span: Range<usize>,
}

/// The lines of a text.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    pub(crate) debris: Vec<Debris>,
}

/// Cuts `text` at every kind of line break and sorts the lines into text and debris.
pub(crate) fn split(text: &str) -> Lines {
    let mut splitter = Splitter {
        text,
        gap: Gap::None,
        found: Lines::default(),
    };
    let mut start = 0;
    for (end, next, is_page) in breaks(text.as_bytes()) {
        splitter.line(start..end);
        if is_page {
            splitter.widen(Gap::Page);
        }
        start = next;
    }
    splitter.line(start..text.len());
    splitter.found
}

/// The line breaks of a text: where each begins, where the next line begins, whether a page ends too.
///
/// Breaks are those of Unicode Standard Annex 14: LF, CR, CR LF, VT, FF, NEL, U+2028 and U+2029.
fn breaks(bytes: &[u8]) -> impl Iterator<Item = (usize, usize, bool)> {
    let mut plain = memchr::memchr2_iter(b'\n', b'\r', bytes).peekable();
    let mut fed = memchr::memchr2_iter(0x0b, 0x0c, bytes).peekable();
    let mut wide = memchr::memchr2_iter(0xc2, 0xe2, bytes)
        .filter(|at| width_of_break(&bytes[*at..]).is_some())
        .peekable();
    let mut next = 0;
    std::iter::from_fn(move || {
        // The second half of CR LF.
        plain.next_if(|at| *at < next);
        let found = [plain.peek(), fed.peek(), wide.peek()];
        let at = found.into_iter().flatten().copied().min()?;
        plain.next_if_eq(&at);
        fed.next_if_eq(&at);
        wide.next_if_eq(&at);
        next = at + width_of_break(&bytes[at..]).unwrap_or(1);
        Some((at, next, bytes[at] == 0x0c))
    })
}

/// Measures the line break that `bytes` begin with.
fn width_of_break(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => Some(2),
        [0x0a..=0x0d, ..] => Some(1),
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => Some(3),
        _ => None,
    }
}

/// Cuts a paragraph that markup gives, at `span` of `text`, and keeps its lines; the first stands after `gap`.
///
/// Only its own line breaks count, so that a cell that holds a number is no page number.
pub(crate) fn split_block(text: &str, span: Range<usize>, gap: Gap, found: &mut Lines) {
    let mut splitter = Splitter {
        text,
        gap,
        found: std::mem::take(found),
    };
    let mut start = span.start;
    for line in text[span].split('\n') {
        let line_span = trim(text, start..start + line.len());
        start += line.len() + 1;
        if line_span.is_empty() {
            continue;
        }
        match debris_code(&text[line_span.clone()]) {
            Some(code) => splitter.debris(code, line_span),
            None => splitter.push(line_span),
        }
    }
    *found = splitter.found;
}

struct Splitter<'a> {
    text: &'a str,
    gap: Gap,
    found: Lines,
}

impl Splitter<'_> {
    fn line(&mut self, span: Range<usize>) {
        let span = trim(self.text, span);
        let line = &self.text[span.clone()];
        if line.is_empty() {
            self.widen(Gap::Blank);
        } else if let Some(code) = debris_code(line) {
            self.debris(code, span);
        } else if is_page_number(line) && self.may_stand_alone(line) {
            self.found.debris.push(Debris {
                code: codes::PAGE_NUMBER,
                span,
            });
            self.gap = Gap::Page;
        } else if line.starts_with('|') {
            self.row(span);
        } else {
            self.push(span);
        }
    }

    fn widen(&mut self, gap: Gap) {
        // A page's edge makes the empty lines around it say nothing.
        if self.gap != Gap::Page || gap > Gap::Blank {
            self.gap = self.gap.max(gap);
        }
        if gap == Gap::Page && self.gap < Gap::Section {
            self.gap = Gap::Page;
        }
    }

    fn debris(&mut self, code: &'static str, span: Range<usize>) {
        self.found.debris.push(Debris { code, span });
        self.gap = Gap::Section;
    }

    /// Tells whether a line of digits stands where page numbers stand, rather than inside a sentence.
    fn may_stand_alone(&self, line: &str) -> bool {
        let is_bare = line.bytes().all(|byte| byte.is_ascii_digit());
        let ends_sentence = self
            .found
            .lines
            .last()
            .is_some_and(|line| line.text(self.text).ends_with(['.', '!', '?', ':', ';']));
        !is_bare || self.gap > Gap::None || ends_sentence
    }

    /// Takes a table row apart: each cell is read as a line of its own.
    fn row(&mut self, span: Range<usize>) {
        let mut start = span.start;
        // Rules between the rows of one table end no section.
        self.gap = Gap::Cell;
        for cell in self.text[span].split('|') {
            let cell_span = trim(self.text, start..start + cell.len());
            if !cell_span.is_empty() {
                self.widen(Gap::Cell);
                self.push(cell_span);
            }
            start += cell.len() + 1;
        }
        self.widen(Gap::Cell);
    }

    /// Keeps a line, cut where a number stands in it that may begin a paragraph.
    fn push(&mut self, span: Range<usize>) {
        let mut start = span.start;
        for cut in inline::cuts(&self.text[span.clone()]) {
            let at = span.start + cut;
            self.push_piece(start, start + self.text[start..at].trim_end().len());
            self.gap = Gap::Inline;
            start = at;
        }
        self.push_piece(start, span.end);
        self.gap = Gap::None;
    }

    fn push_piece(&mut self, start: usize, end: usize) {
        self.found.lines.push(Line {
            start,
            end,
            gap: self.gap,
        });
    }
}

/// Tells whether `character` shows nothing on paper.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'
        )
}

/// Narrows `span` to what is visible.
fn trim(text: &str, span: Range<usize>) -> Range<usize> {
    let line = &text[span.clone()];
    let bytes = line.as_bytes();
    // Most lines begin and end with plain letters.
    if let ([first, ..], [.., last]) = (bytes, bytes)
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return span;
    }
    let rest = line.trim_start_matches(is_invisible);
    let start = span.end - rest.len();
    start..start + rest.trim_end_matches(is_invisible).len()
}

/// Names what `line` is if it consists of rules, bars and ornaments only.
fn debris_code(line: &str) -> Option<&'static str> {
    const RULES: [&str; 4] = ["---", ":--", "+-", "+="];
    let first = line.chars().next()?;
    if !is_ornament(first) {
        return None;
    }
    let is_debris = line
        .chars()
        .all(|character| is_ornament(character) || is_invisible(character));
    let is_table = line.contains('|') || RULES.iter().any(|rule| line.starts_with(rule));
    is_debris.then_some(if is_table {
        codes::TABLE_DEBRIS
    } else {
        codes::SEPARATOR
    })
}

fn is_ornament(character: char) -> bool {
    matches!(
        character,
        '|' | '-'
            | '–'
            | '—'
            | '―'
            | '*'
            | '_'
            | '='
            | ':'
            | '+'
            | '~'
            | '·'
            | '•'
            | '#'
            | '─'
            | '━'
    )
}

/// Tells whether `line` is a page number: `12`, `- 12 -`, `2/4`, `Page 3 of 7`, `Seite 2`.
fn is_page_number(line: &str) -> bool {
    const MAX_LEN: usize = 24;
    // "Page" and "of" in the languages of the alliances' publications.
    const WORDS: [&str; 17] = [
        "page",
        "pages",
        "p",
        "of",
        "sur",
        "de",
        "seite",
        "von",
        "pagina",
        "página",
        "pág",
        "di",
        "van",
        "strona",
        "стр",
        "сторінка",
        "страница",
    ];
    if line.len() > MAX_LEN || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut numbers = 0;
    let mut words = 0;
    for token in line.split(|character: char| !character.is_alphanumeric()) {
        if token.is_empty() {
        } else if token.len() <= 3 && token.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers += 1;
        } else if case::is_any(token, &WORDS) {
            words += 1;
        } else {
            return false;
        }
    }
    let framed = line.starts_with(['-', '–', '—']) && line.ends_with(['-', '–', '—']);
    let fraction = numbers == 2 && words == 0 && line.contains('/');
    let bare = numbers == 1 && line.bytes().all(|byte| byte.is_ascii_digit());
    match (numbers, words) {
        (1, 0) => framed || bare,
        (2, 0) => fraction,
        (1 | 2, 1 | 2) => {
            !line.starts_with(|first: char| first.is_ascii_digit()) && !line.ends_with('.')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, lines: &[(&str, Gap)], debris: &[&str]) {
        let found = split(text);
        let seen: Vec<_> = found
            .lines
            .iter()
            .map(|line| (line.text(text), line.gap))
            .collect();
        assert_eq!(seen, lines, "lines of {text:?}");
        let codes: Vec<_> = found.debris.iter().map(|debris| debris.code).collect();
        assert_eq!(codes, debris, "debris of {text:?}");
    }

    #[test]
    fn every_line_break_breaks() {
        let none = Gap::None;
        check(
            "a\nb\r\nc\rd\u{2028}e\u{85}f\u{b}g",
            &["a", "b", "c", "d", "e", "f", "g"].map(|line| (line, none)),
            &[],
        );
        check(
            "a\r\n\r\nb\u{c}c",
            &[("a", none), ("b", Gap::Blank), ("c", Gap::Page)],
            &[],
        );
    }

    #[test]
    fn debris_is_set_aside_and_marks_a_section() {
        check(
            "a\n|\n---|\n|---|---|\n\nb\n* * *\nc",
            &[("a", Gap::None), ("b", Gap::Section), ("c", Gap::Section)],
            &["table-debris", "table-debris", "table-debris", "separator"],
        );
    }

    #[test]
    fn cells_are_lines() {
        check(
            "| 1. We agree. | 1. Nous convenons. |",
            &[
                ("1. We agree.", Gap::Cell),
                ("1. Nous convenons.", Gap::Cell),
            ],
            &[],
        );
    }

    #[test]
    fn page_numbers_are_told_from_text() {
        for line in ["- 12 -", "2/4", "Page 3 of 7", "Seite 2", "p. 4"] {
            check(line, &[], &["page-number"]);
        }
        for line in ["12.", "2024", "Article 3", "12 of the", "de 3."] {
            check(line, &[(line, Gap::None)], &[]);
        }
        check(
            "agreed in\n17",
            &[("agreed in", Gap::None), ("17", Gap::None)],
            &[],
        );
        check(
            "agreed.\n\n17\n\nB",
            &[("agreed.", Gap::None), ("B", Gap::Page)],
            &["page-number"],
        );
    }
}
