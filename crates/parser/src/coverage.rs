//! Nothing is dropped silently: what no paragraph holds gets a diagnostic.

use std::ops::Range;

use archive_model::Diagnostic;

use crate::codes;
use crate::line::Debris;

/// Names each piece of debris.
pub(crate) fn debris(debris: &[Debris]) -> impl Iterator<Item = Diagnostic> {
    debris.iter().map(|debris| {
        let message = match debris.code {
            codes::TABLE_DEBRIS => "rules and bars of a table were left out",
            codes::PAGE_NUMBER => "a page number was left out",
            codes::RUNNING_HEAD => "a line that pages repeat was left out",
            _ => "a line without letters or digits was left out",
        };
        Diagnostic::new(debris.code, message, debris.span.clone())
    })
}

/// Notes the U+0000 within `span`, which the text of its paragraph does not have.
pub(crate) fn nuls(text: &str, span: Range<usize>) -> Option<Diagnostic> {
    let printed = &text[span.clone()];
    let first = printed.find('\0')?;
    let last = printed.rfind('\0').unwrap_or(first);
    let message = match printed.matches('\0').count() {
        1 => "U+0000 was left out".to_owned(),
        count => format!("U+0000 was left out {count} times"),
    };
    Some(Diagnostic::new(
        codes::NUL_REMOVED,
        message,
        span.start + first..span.start + last + 1,
    ))
}

/// Names whatever visible or invisible character lies in none of `covered`.
///
/// What is left by then is a bar between two cells or a character that shows nothing.
pub(crate) fn gaps(text: &str, mut covered: Vec<Range<usize>>) -> Vec<Diagnostic> {
    covered.sort_unstable_by_key(|span| span.start);
    let mut found = Vec::new();
    let mut end = 0;
    let whole_end = text.len();
    for span in covered
        .into_iter()
        .chain(std::iter::once(whole_end..whole_end))
    {
        if span.start > end {
            left_out(text, end..span.start, &mut found);
        }
        end = end.max(span.end);
    }
    found
}

fn left_out(text: &str, gap: Range<usize>, found: &mut Vec<Diagnostic>) {
    let mut at = gap.start;
    for piece in text[gap].split(char::is_whitespace) {
        if !piece.is_empty() {
            let (code, message) = if piece.contains('|') {
                (
                    codes::TABLE_DEBRIS,
                    "a bar between the cells of a table was left out",
                )
            } else {
                (
                    codes::INVISIBLE,
                    "a character that shows nothing was left out",
                )
            };
            found.push(Diagnostic::new(code, message, at..at + piece.len()));
        }
        // The separator is one character of white space, of unknown width.
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
}
