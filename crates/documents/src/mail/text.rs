//! The plain text of a message: lines, quoted or not, joined to blocks.

use archive_model::{Anchor, Block, BlockKind};

use crate::draft::collapse_block;
use crate::lines::{ends_sentence, starts_item};

/// A line of text, its marks of quotation removed.
struct Line<'a> {
    text: &'a str,
    quotes: usize,
    start: usize,
    end: usize,
    /// Whether the next line goes on, as RFC 3676 marks it.
    is_flowed: bool,
}

impl Line<'_> {
    /// Ties the text of the line to its place, once it stands at `offset` in a block.
    fn anchor(&self, offset: usize) -> Anchor {
        Anchor {
            text: offset,
            source: self.end - self.text.len(),
        }
    }
}

/// Makes blocks of lines: a blank line, a change of quotation or the marker of an item begins a new one.
pub(super) fn blocks(text: &str, is_flowed: bool) -> Vec<Block> {
    let lines = lines(text, is_flowed);
    let width = lines.iter().map(|line| line.text.chars().count());
    let width = width.max().unwrap_or(0);
    let mut blocks: Vec<Block> = Vec::new();
    let mut last: Option<&Line<'_>> = None;
    let mut lead = None;
    for line in &lines {
        if line.text.is_empty() {
            last = None;
            // A quoted blank line: its marks belong to the quotation before it, or to what follows.
            match blocks.last_mut().filter(|_| line.quotes > 0) {
                Some(block) => block.span.end = line.end,
                None if line.quotes > 0 => lead = lead.or(Some(line.start)),
                None => {}
            }
            continue;
        }
        match (blocks.last_mut(), last) {
            (Some(block), Some(last)) if !begins_block(last, line) => {
                block.text.push_str(separator(last, line, width));
                block.anchors.push(line.anchor(block.text.len()));
                block.text.push_str(line.text);
                block.span.end = line.end;
            }
            _ => blocks.push(Block {
                kind: if line.quotes > 0 {
                    BlockKind::Quotation
                } else {
                    BlockKind::Text
                },
                text: line.text.to_owned(),
                anchors: vec![line.anchor(0)],
                span: lead.take().unwrap_or(line.start)..line.end,
                ..Block::default()
            }),
        }
        last = Some(line);
    }
    for block in &mut blocks {
        collapse_block(block);
    }
    blocks.retain(|block| !block.text.is_empty());
    blocks
}

fn lines(text: &str, is_flowed: bool) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(['>', ' ', '\t', '\u{feff}']);
        let before = &line[..line.len() - bare.len()];
        let ended = bare.trim_end_matches(['\n', '\r']);
        lines.push(Line {
            text: ended.trim_end(),
            quotes: before.matches('>').count(),
            // The marks of quotation are part of what is seen.
            start: start + before.len() - before.trim_start().len(),
            end: start + before.len() + ended.trim_end().len(),
            is_flowed: is_flowed && ended.ends_with(' ') && ended != "-- ",
        });
        start += line.len();
    }
    lines
}

fn begins_block(last: &Line<'_>, line: &Line<'_>) -> bool {
    let is_item = starts_item(line.text) && (ends_sentence(last.text) || starts_item(last.text));
    last.quotes != line.quotes || last.text == "--" || is_item && !last.is_flowed
}

/// Tells a line break that was meant from one where the line was full.
fn separator(last: &Line<'_>, line: &Line<'_>, width: usize) -> &'static str {
    /// Lines shorter than this were not wrapped.
    const LEAST_WIDTH: usize = 50;
    let word = line.text.split_whitespace().next().unwrap_or_default();
    let used = last.text.chars().count() + 1 + word.chars().count();
    let was_full = width >= LEAST_WIDTH && used > width;
    if last.is_flowed || was_full {
        " "
    } else {
        "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn check(text: &str, expected: &[&str]) {
        let blocks = blocks(text, false);
        let found: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paragraphs_of_wrapped_lines() {
        check(
            "The Assembly of Harbours met on Friday and took note of the report that\r\n\
             its secretary had made.\r\n\
             1. It thanks the secretary for the report and for the annexes to the same\r\n\
             report.\r\n\
             2. It adjourns.\r\n\r\n\
             > Was it a report?\r\n\
             Yes.\r\n",
            &[
                "The Assembly of Harbours met on Friday and took note of the report that its secretary had made.",
                "1. It thanks the secretary for the report and for the annexes to the same report.",
                "2. It adjourns.",
                "Was it a report?",
                "Yes.",
            ],
        );
    }

    #[test]
    fn marks_of_quotation_belong_to_what_they_stand_at() {
        let blocks = blocks(">\n> Was it?\n>\nYes.", false);
        let spans: Vec<_> = blocks.iter().map(|block| block.span.clone()).collect();
        assert_eq!(spans, [0..13, 14..18]);
    }
}
