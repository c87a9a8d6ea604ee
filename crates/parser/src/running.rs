//! Running heads and feet: lines that pages repeat beside their edges, and that are part of no paragraph.

use std::collections::HashMap;

use crate::codes;
use crate::line::{Debris, Gap, Line, Lines};

/// Longer lines are text.
const LONGEST: usize = 120;
/// Lines that a head or a foot may have.
const MOST_LINES: usize = 3;

/// Sets aside the lines that stand beside more than one page edge in the same words.
///
/// Where a document has no page numbers and no page breaks, nothing is set aside.
pub(crate) fn set_aside(text: &str, found: &mut Lines) {
    for _ in 0..MOST_LINES {
        let repeated = repeated(text, &found.lines);
        if repeated.is_empty() {
            return;
        }
        take_out(&repeated, found);
    }
}

/// Returns the indices of the lines that are repeated beside page edges, in order.
fn repeated(text: &str, lines: &[Line]) -> Vec<usize> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if line.gap != Gap::Page {
            continue;
        }
        for beside in [index.checked_sub(1), Some(index)].into_iter().flatten() {
            let words = words(lines[beside].text(text));
            let seen = places.entry(words).or_default();
            if !words.is_empty() && seen.last() != Some(&beside) {
                seen.push(beside);
            }
        }
    }
    let mut repeated: Vec<usize> = places
        .into_values()
        .filter(|places| places.len() > 1)
        .flatten()
        .collect();
    repeated.sort_unstable();
    repeated.dedup();
    repeated
}

/// Returns what a running line has in common with those of other pages: all of it, or all but the number of the page
/// where words enough are left to tell it from `Article 5`. Empty for a line of text.
fn words(line: &str) -> &str {
    const FEWEST_WORDS: usize = 3;
    if line.len() > LONGEST || line.ends_with(['.', ':', ';', ',']) {
        return "";
    }
    let is_number = |sign: char| sign.is_ascii_digit() || sign == ' ';
    let without_number = line.trim_matches(is_number);
    let is_enough = without_number.split_whitespace().count() >= FEWEST_WORDS;
    if is_enough { without_number } else { line }
}

fn take_out(repeated: &[usize], found: &mut Lines) {
    let mut repeated = repeated.iter().copied().peekable();
    let mut kept: Vec<Line> = Vec::with_capacity(found.lines.len());
    let mut gap = None;
    for (index, line) in found.lines.iter().enumerate() {
        if repeated.next_if_eq(&index).is_some() {
            found.debris.push(Debris {
                code: codes::RUNNING_HEAD,
                span: line.start..line.end,
            });
            gap = Some(Gap::Page);
            continue;
        }
        let gap = gap.take().filter(|_| line.gap < Gap::Cell);
        kept.push(Line {
            gap: gap.unwrap_or(line.gap),
            ..*line
        });
    }
    found.lines = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line;

    #[test]
    fn lines_beside_page_edges_are_set_aside() {
        let text = "HM/14\n\nThe lights\n\nHM/14\n- 2 -\nHarbour Masters\nare lit\n\nHM/14\n- 3 -\nHarbour Masters\nat night.\n";
        let mut found = line::split(text);
        set_aside(text, &mut found);
        let lines: Vec<_> = found
            .lines
            .iter()
            .map(|line| (line.text(text), line.gap))
            .collect();
        assert_eq!(
            lines,
            [
                ("HM/14", Gap::None),
                ("The lights", Gap::Blank),
                ("are lit", Gap::Page),
                ("at night.", Gap::Page),
            ]
        );
    }
}
