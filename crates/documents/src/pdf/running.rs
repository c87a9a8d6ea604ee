//! What stands on every page: running headers and footers, page numbers.

use std::collections::HashMap;

use super::line::Line;

/// How many lines at either end of a page may be running ones.
const MOST_ROWS: usize = 3;
/// How far, in points, the places of the same running line may differ from page to page.
const TOLERANCE: f32 = 6.0;

/// Marks the lines that stand at the head or foot of several pages, and nothing else does: the number of the page may differ.
///
/// What the file itself calls an artifact is believed, unless it says so of most of its text.
pub(super) fn mark(mut lines: Vec<Line>) -> Vec<Line> {
    let artifacts = lines.iter().filter(|line| line.is_running).count();
    if 2 * artifacts > lines.len() {
        for line in &mut lines {
            line.is_running = false;
        }
    }
    let pages = lines.last().map_or(0, |line| line.page + 1);
    let least = if pages > 4 { 3 } else { 2 };
    let edges = edges(&lines);
    let mut places: HashMap<(String, i32), Vec<usize>> = HashMap::new();
    for index in &edges {
        let line = &lines[*index];
        for key in keys(line) {
            let pages = places.entry((key, row(line))).or_default();
            if pages.len() < least && pages.last() != Some(&line.page) {
                pages.push(line.page);
            }
        }
    }
    for index in edges {
        let line = &lines[index];
        let mut keys = keys(line).into_iter();
        if keys.any(|key| pages_with(&key, row(line), &places) >= least) {
            lines[index].is_running = true;
        }
    }
    lines
}

/// Counts the pages that have a line at this row or beside it; not further than matters.
fn pages_with(key: &str, row: i32, places: &HashMap<(String, i32), Vec<usize>>) -> usize {
    let rows = row.saturating_sub(1)..=row.saturating_add(1);
    let found = rows.filter_map(|row| places.get(&(key.to_owned(), row)));
    let mut pages: Vec<usize> = found.flatten().copied().collect();
    pages.sort_unstable();
    pages.dedup();
    pages.len()
}

/// Returns how high a line stands, as a running line and the same on another page agree in it, give or take one.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn row(line: &Line) -> i32 {
    (line.y / TOLERANCE).round() as i32
}

/// Returns the lines at the head and foot of every page.
fn edges(lines: &[Line]) -> Vec<usize> {
    let mut edges = Vec::new();
    let mut start = 0;
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let mut rows: Vec<usize> = (start..start + page.len())
            .filter(|index| lines[*index].turn == 0)
            .collect();
        rows.sort_by(|a, b| lines[*b].y.total_cmp(&lines[*a].y));
        let head = rows.iter().take(MOST_ROWS);
        let foot = rows.iter().skip(MOST_ROWS).rev().take(MOST_ROWS);
        edges.extend(head.chain(foot).copied());
        start += page.len();
    }
    edges
}

/// Returns what a line has in common with the same line of other pages: its text, or its text but for one number that runs
/// with the pages. Any number would not do: `Art. 3` may well stand where `Art. 7` stands on the next page.
fn keys(line: &Line) -> Vec<String> {
    const MOST_NUMBERS: usize = 4;
    const MOST_DIGITS: usize = 9;
    let text = line.text.as_str();
    let mut keys = vec![text.to_owned()];
    let mut at = 0;
    let runs = text
        .as_bytes()
        .chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    for run in runs {
        let end = at + run.len();
        if run[0].is_ascii_digit() && run.len() <= MOST_DIGITS && keys.len() <= MOST_NUMBERS {
            let number: usize = text[at..end].parse().unwrap_or_default();
            let offset = number.wrapping_sub(line.page);
            keys.push(format!("{}#{offset}#{}", &text[..at], &text[end..]));
        }
        at = end;
    }
    keys
}
