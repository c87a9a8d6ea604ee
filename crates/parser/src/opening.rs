//! Beginnings in the middle of a line, where a whole text lost its line breaks: its title and dateline, and the place
//! where the text gives way to its translation.
//!
//! Only lines in which numbers were found are looked at: elsewhere, a sentence in another language is a quotation.

use crate::dateline;
use crate::language;
use crate::line::{Gap, Line};

/// How many translations one text may be searched for; each search costs as much as reading a page.
const MOST_SEARCHES: usize = 256;

/// Cuts `lines` where a title, a dateline or a translation begins in the middle of one.
pub(crate) fn cut(text: &str, lines: &mut Vec<Line>) {
    let is_inline = |line: &Line| line.gap == Gap::Inline;
    if !lines.iter().any(is_inline) {
        return;
    }
    let mut cut = Vec::with_capacity(lines.len());
    let mut searches = 0;
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).filter(|next| is_inline(next));
        match next {
            Some(next) if line.gap != Gap::Inline => {
                push_opening(text, *line, &mut cut);
                searches += usize::from(begins_anew(text, next));
            }
            Some(next) if begins_anew(text, next) && searches < MOST_SEARCHES => {
                searches += 1;
                push_turn(text, *line, *next, &mut cut);
            }
            _ => cut.push(*line),
        }
    }
    *lines = cut;
}

/// Tells whether `line` bears a number one.
fn begins_anew(text: &str, line: &Line) -> bool {
    let digits = line.text(text).trim_start_matches('(');
    digits
        .strip_prefix('1')
        .is_some_and(|rest| rest.starts_with(['.', ')']))
}

/// Keeps `line`, its title and its dateline cut off: `Title – Place, date. Text`.
fn push_opening(text: &str, line: Line, lines: &mut Vec<Line>) {
    const LONGEST: usize = 400;
    const MOST_SENTENCES: usize = 3;
    let content = line.text(text);
    let head = &content[..content.floor_char_boundary(LONGEST)];
    let parts = sentence_ends(head).take(MOST_SENTENCES).find_map(|end| {
        let sentence = &head[..end];
        let dash = sentence.rfind(" – ").or_else(|| sentence.rfind(" — "))?;
        let dateline = sentence[dash..].trim_start_matches([' ', '–', '—']);
        dateline::read(dateline).map(|_| (dash, end))
    });
    let Some((dash, end)) = parts else {
        lines.push(line);
        return;
    };
    let title_end = line.start + content[..dash].trim_end().len();
    push_piece(text, line.start..title_end, line.gap, lines);
    push_piece(text, line.start + dash..line.start + end, Gap::Cut, lines);
    push_piece(text, line.start + end..line.end, Gap::Cut, lines);
}

/// Keeps `line`, cut where the language of the number one at `next` begins.
fn push_turn(text: &str, line: Line, next: Line, lines: &mut Vec<Line>) {
    let content = line.text(text);
    let first = sentence_ends(content)
        .find(|end| *end > LONGEST_MARKER)
        .unwrap_or(content.len());
    let before = text.floor_char_boundary(line.start.saturating_sub(NEAR));
    let before = &text[before..line.start + first];
    match turn(content, before, head_of(next.text(text))) {
        Some(at) => {
            push_piece(text, line.start..line.start + at, line.gap, lines);
            let rest = Line {
                start: line.start + at,
                end: line.end,
                gap: Gap::Cut,
            };
            push_opening(text, rest, lines);
        }
        None => lines.push(line),
    }
}

fn push_piece(text: &str, span: std::ops::Range<usize>, gap: Gap, lines: &mut Vec<Line>) {
    let content = &text[span.clone()];
    let start = span.end - content.trim_start().len();
    let end = start + content.trim().len();
    if start < end {
        lines.push(Line { start, end, gap });
    }
}

/// What stands before a paragraph counts this far, in bytes.
const NEAR: usize = 200;
/// The full stop of a marker ends no sentence.
const LONGEST_MARKER: usize = 6;

/// Finds where `content` gives way from the language of `before` to that of `after`.
fn turn(content: &str, before: &str, after: &str) -> Option<usize> {
    const MOST_SENTENCES: usize = 16;
    let langs = [language::detect(before).lang, language::detect(after).lang];
    if langs[0] == langs[1] || langs.iter().any(archive_model::Lang::is_und) {
        return None;
    }
    let first = content.floor_char_boundary(content.len().saturating_sub(FAR));
    let ends: Vec<usize> = sentence_ends(&content[first..])
        .map(|end| first + end)
        .collect();
    let mut found = None;
    let mut until = content.len();
    for end in ends.into_iter().rev().take(MOST_SENTENCES) {
        let verdict = language::detect_among(&content[end..until], &langs);
        if verdict.lang == langs[0] {
            break;
        }
        if verdict.lang == langs[1] {
            found = Some(end);
        }
        until = end;
    }
    found
}

/// A preamble is no longer.
const FAR: usize = 4000;

fn head_of(content: &str) -> &str {
    const ENOUGH: usize = 300;
    &content[..content.floor_char_boundary(ENOUGH)]
}

/// Returns where sentences of `content` begin after others have ended.
fn sentence_ends(content: &str) -> impl Iterator<Item = usize> {
    content
        .match_indices(['.', '!', '?'])
        .filter_map(|(at, _)| {
            let rest = content[at + 1..].strip_prefix(' ')?;
            let begins = rest
                .trim_start_matches(['“', '«', '"', '„', '(', ' ', '\u{a0}'])
                .starts_with(char::is_uppercase);
            begins.then_some(at + 2)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line;

    fn check(text: &str, pieces: &[(&str, Gap)]) {
        let mut lines = line::split(text).lines;
        cut(text, &mut lines);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.text(text), line.gap))
            .collect();
        assert_eq!(seen, pieces);
    }

    #[test]
    fn titles_datelines_and_translations() {
        check(
            "Decision on tolls – Riga, 3 May 2030. The ministers have met. 1. We lower the tolls of all ports. 2. We thank our hosts for the work that they did. Les ministres se sont réunis à Riga et ont décidé ce qui suit. 1. Nous abaissons les péages de tous les ports.",
            &[
                ("Decision on tolls", Gap::None),
                ("– Riga, 3 May 2030.", Gap::Cut),
                ("The ministers have met.", Gap::Cut),
                ("1. We lower the tolls of all ports.", Gap::Inline),
                (
                    "2. We thank our hosts for the work that they did.",
                    Gap::Inline,
                ),
                (
                    "Les ministres se sont réunis à Riga et ont décidé ce qui suit.",
                    Gap::Cut,
                ),
                (
                    "1. Nous abaissons les péages de tous les ports.",
                    Gap::Inline,
                ),
            ],
        );
    }

    #[test]
    fn lines_without_numbers_stay_whole() {
        let text =
            "We met – Riga, 3 May 2030. The ministers agreed. Les ministres se sont réunis à Riga.";
        check(text, &[(text, Gap::None)]);
    }
}
