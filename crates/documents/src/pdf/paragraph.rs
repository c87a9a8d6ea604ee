//! From lines to paragraphs.

use std::collections::{HashMap, HashSet};

use archive_model::{Block, BlockKind};

use super::line::{Line, width_of};
use crate::draft::Draft;
use crate::lines::{ends_sentence, starts_item};

/// Headings longer than this, in bytes, are paragraphs in a large font.
const MOST_HEADING: usize = 240;

/// Writes the paragraphs that `lines` make, and covers the running ones with diagnostics.
pub(super) fn write(lines: &[Line], draft: &mut Draft) {
    let layout = Layout::measure(lines);
    let mut paragraph: Vec<&Line> = Vec::new();
    let mut aside: Vec<&Line> = Vec::new();
    for line in lines {
        if line.is_running {
            aside.push(line);
            continue;
        }
        if !paragraph.is_empty() && !layout.continues(&paragraph, line) {
            layout.write(&paragraph, draft);
            set_aside(&mut aside, draft);
            paragraph.clear();
        }
        paragraph.push(line);
    }
    layout.write(&paragraph, draft);
    set_aside(&mut aside, draft);
    let references: usize = lines.iter().map(|line| line.references.len()).sum();
    if references > 0 {
        let message = format!("{references} raised numbers that refer to notes were left out");
        draft.note("pdf-note-reference", message);
    }
}

fn set_aside(lines: &mut Vec<&Line>, draft: &mut Draft) {
    for line in lines.drain(..) {
        let message = format!("a running line or page number on page {}", line.page + 1);
        draft.set_aside("running-header", &message, &line.text);
    }
}

/// What the document looks like.
struct Layout {
    /// The size of most text.
    body: f32,
    /// The usual distance of two base lines, in parts of the size.
    leading: f32,
    /// The sizes of headings, in tenths of a point, the largest first.
    headings: Vec<u16>,
    /// Where the lines that begin at a place of a page end.
    columns: HashMap<(usize, i16), f32>,
    words: HashSet<String>,
}

impl Layout {
    fn measure(lines: &[Line]) -> Self {
        let lines: Vec<&Line> = lines.iter().filter(|line| !line.is_running).collect();
        let body = body_size(&lines);
        let mut headings: Vec<u16> = lines
            .iter()
            .filter(|line| line.size > 1.12 * body && line.text.len() <= MOST_HEADING)
            .map(|line| tenths(line.size))
            .collect();
        headings.sort_unstable_by(|a, b| b.cmp(a));
        headings.dedup();
        let mut columns: HashMap<(usize, i16), f32> = HashMap::new();
        for line in &lines {
            let end = columns
                .entry((line.page, column(line.x0)))
                .or_insert(line.x1);
            *end = end.max(line.x1);
        }
        Self {
            body,
            leading: usual_leading(&lines),
            headings,
            columns,
            words: words(&lines),
        }
    }

    /// Tells whether `line` goes on with the paragraph that `before` begins.
    fn continues(&self, before: &[&Line], line: &Line) -> bool {
        let last = before[before.len() - 1];
        let ratio = last.size / line.size;
        if !(0.88..1.14).contains(&ratio) || last.is_bold != line.is_bold || last.turn != line.turn
        {
            return false;
        }
        let begins = starts_item(&line.text);
        let gap = (last.y - line.y) / last.size;
        let is_below =
            last.page == line.page && gap > 0.0 && line.x0 < last.x1 && last.x0 < line.x1;
        if !is_below {
            // The next column or page: nothing but the sentence tells.
            let is_open = !ends_sentence(&last.text) && !self.ended_early(last, line);
            return is_open && !begins && last.size <= 1.12 * self.body;
        }
        if gap > 1.3 * self.leading + 0.05 {
            return false;
        }
        let ended = ends_sentence(&last.text) || self.ended_early(last, line);
        if begins && ended {
            return false;
        }
        let indent = (line.x0 - last.x0) / last.size;
        let is_first = before.len() == 1;
        let hangs = starts_item(&before[0].text);
        if indent > 0.8 && (!is_first || (ended && !hangs)) {
            return false;
        }
        if indent < -0.8 && (!is_first || hangs) {
            return false;
        }
        !self.ended_early(last, line)
    }

    /// Tells whether the first word of `next` had room on `line`. In the middle of a sentence that is chance.
    fn ended_early(&self, line: &Line, next: &Line) -> bool {
        let goes_on = next.text.starts_with(char::is_lowercase)
            || next.text.starts_with(|first: char| first.is_ascii_digit())
                && !starts_item(&next.text);
        if goes_on && !ends_sentence(&line.text) {
            return false;
        }
        let right = (-1..=1)
            .filter_map(|step| {
                let place = column(line.x0).saturating_add(step);
                self.columns.get(&(line.page, place)).copied()
            })
            .fold(line.x1, f32::max);
        let word = next.text.split_whitespace().next().unwrap_or_default();
        let room = right - line.x1;
        room > width_of(word, next.size) + 1.2 * next.size
    }

    fn write(&self, paragraph: &[&Line], draft: &mut Draft) {
        let Some(first) = paragraph.first() else {
            return;
        };
        let mut text = String::new();
        for line in paragraph {
            self.join(&mut text, &line.text);
        }
        let kind = self.kind(paragraph, first, &text);
        draft.push(Block {
            kind,
            text,
            ..Block::default()
        });
    }

    fn kind(&self, paragraph: &[&Line], first: &Line, text: &str) -> BlockKind {
        let is_short = text.len() <= MOST_HEADING && !text.ends_with(['.', ';', ',']);
        let level = self
            .headings
            .iter()
            .position(|size| *size == tenths(first.size));
        match level {
            Some(level) if is_short => {
                BlockKind::Heading(u8::try_from(level + 1).map_or(6, |level| level.min(6)))
            }
            _ if first.size < 0.9 * self.body && is_note(text) => BlockKind::Footnote,
            _ if is_short && paragraph.iter().all(|line| line.is_bold) && !starts_item(text) => {
                let level = u8::try_from(self.headings.len() + 1);
                BlockKind::Heading(level.map_or(6, |level| level.min(6)))
            }
            _ => BlockKind::Text,
        }
    }

    /// Adds a line to a paragraph; a word that was broken at the end of the last line is made whole.
    fn join(&self, text: &mut String, line: &str) {
        let last = text.chars().next_back();
        let next = line.chars().next();
        let (Some(last), Some(next)) = (last, next) else {
            text.push_str(line);
            return;
        };
        let is_broken = is_hyphen(last) && next.is_lowercase();
        let is_attached = is_hyphen(last) && ends_with_word(text.trim_end_matches(is_hyphen));
        if is_broken && self.is_one_word(text, line) {
            text.pop();
        } else if !(is_attached || is_ideograph(last) && is_ideograph(next)) {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// Tells whether the hyphen at the end of `text` only broke a word: as the rest of the document writes it, else yes.
    fn is_one_word(&self, text: &str, line: &str) -> bool {
        if text.ends_with('\u{ad}') {
            return true;
        }
        let left = text.split_whitespace().next_back().unwrap_or_default();
        let right = line.split_whitespace().next().unwrap_or_default();
        let (whole, right) = (plain(&format!("{left}{right}")), plain(right));
        let left = plain(left.trim_end_matches(is_hyphen));
        let joined = format!("{left}{right}");
        if self.words.contains(&joined) {
            return true;
        }
        let is_compound =
            self.words.contains(&left) && self.words.contains(&right) && left.len() > 2;
        !self.words.contains(&whole) && !is_compound
    }
}

/// Tells whether a hyphen after `text` belongs to a word and is not a dash.
fn ends_with_word(text: &str) -> bool {
    text.ends_with(|last: char| last.is_alphanumeric())
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{ad}')
}

/// Chinese and Japanese are written without spaces.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Tells whether `text` begins with the mark of a note.
fn is_note(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '*' | '†' | '‡'))
}

fn plain(word: &str) -> String {
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    word.to_lowercase()
}

/// Collects the words of the document, those at the ends of lines left out where they may be broken.
fn words(lines: &[&Line]) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut is_rest = false;
    for line in lines {
        for word in line.text.split_whitespace() {
            if !is_rest && !word.ends_with(is_hyphen) {
                words.insert(plain(word));
            }
            is_rest = false;
        }
        is_rest = line.text.ends_with(is_hyphen);
    }
    words
}

fn body_size(lines: &[&Line]) -> f32 {
    let mut weights: HashMap<u16, usize> = HashMap::new();
    for line in lines {
        *weights.entry(tenths(line.size)).or_default() += line.text.len();
    }
    let most = weights
        .into_iter()
        .max_by_key(|(size, weight)| (*weight, *size));
    most.map_or(10.0, |(size, _)| f32::from(size) / 10.0)
}

fn usual_leading(lines: &[&Line]) -> f32 {
    const FEW: usize = 8;
    let mut ratios: Vec<f32> = lines
        .windows(2)
        .filter(|pair| pair[0].page == pair[1].page)
        .map(|pair| (pair[0].y - pair[1].y) / pair[0].size)
        .filter(|ratio| (0.6..3.0).contains(ratio))
        .collect();
    ratios.sort_by(f32::total_cmp);
    let median = ratios.get(ratios.len() / 2).copied().unwrap_or(1.2);
    // A few lines are more likely to be paragraphs of one line than to be set wide.
    if ratios.len() < FEW {
        median.min(1.5)
    } else {
        median
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and sizes are small and positive"
)]
fn tenths(size: f32) -> u16 {
    (size * 10.0).round() as u16
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn column(x: f32) -> i16 {
    (x / 40.0).floor() as i16
}
