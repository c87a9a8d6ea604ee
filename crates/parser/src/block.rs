//! Blocks: runs of lines that make one paragraph, before anybody knows its language or its part.

use std::ops::Range;

use crate::lattice::Decision;
use crate::line::{Gap, Line};
use crate::marker::Style;
use crate::role;

/// A printed label.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    pub(crate) style: Style,
    pub(crate) value: u32,
    /// Where it is printed.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether letters tell it from the same number without them: `12bis`, `5a`.
    pub(crate) has_suffix: bool,
}

impl Label {
    /// Returns the label as printed; a bullet has none.
    pub(crate) fn text<'a>(&self, text: &'a str) -> Option<&'a str> {
        (self.start < self.end).then(|| &text[self.start..self.end])
    }
}

/// A run of lines that make one paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// Which lines it is made of.
    pub(crate) lines: Range<usize>,
    /// Where its text begins, after the label.
    pub(crate) body: usize,
    pub(crate) label: Option<Label>,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether it is the heading of an article, whose label the next block bears.
    pub(crate) is_subtitle: bool,
    /// Whether the next block bears its label.
    pub(crate) is_label_below: bool,
}

impl Block {
    /// Returns where it is printed, label included.
    pub(crate) fn span(&self, lines: &[Line]) -> Range<usize> {
        lines[self.lines.start].start..lines[self.lines.end - 1].end
    }

    /// Tells whether nothing follows the label.
    pub(crate) fn is_bare_label(&self, lines: &[Line]) -> bool {
        self.body >= lines[self.lines.end - 1].end
    }

    /// Returns its text as printed, line breaks and all.
    pub(crate) fn printed<'a>(&self, text: &'a str, lines: &[Line]) -> &'a str {
        let end = lines[self.lines.end - 1].end;
        &text[self.body.min(end)..end]
    }
}

/// Puts the lines of `text` together as was decided.
pub(crate) fn assemble(text: &str, lines: &[Line], decisions: &[Decision]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, (line, decision)) in lines.iter().zip(decisions).enumerate() {
        match (decision, blocks.last_mut()) {
            (Decision::Continue, Some(block)) => extend(block, index, line),
            (Decision::Subtitle, Some(block)) if block.is_bare_label(lines) => {
                extend(block, index, line);
                block.is_subtitle = true;
            }
            (Decision::Numbered(reading), _) => blocks.push(Block {
                lines: index..index + 1,
                body: line.start + usize::from(reading.rest),
                label: Some(Label {
                    style: reading.style,
                    value: reading.value,
                    start: line.start + usize::from(reading.label.0),
                    end: line.start + usize::from(reading.label.1),
                    has_suffix: reading.has_suffix,
                }),
                gap: line.gap,
                is_subtitle: false,
                is_label_below: false,
            }),
            _ => blocks.push(Block {
                lines: index..index + 1,
                body: line.start,
                label: None,
                gap: line.gap,
                is_subtitle: false,
                is_label_below: false,
            }),
        }
    }
    find_titles_of_articles(text, lines, &mut blocks);
    inherit_labels(&mut blocks);
    blocks
}

/// Finds articles whose heading stands on the line of their label, `Article 1. Scope`, with the text below it.
///
/// Articles have headings throughout or not at all.
fn find_titles_of_articles(text: &str, lines: &[Line], blocks: &mut [Block]) {
    let is_article = |block: &Block| {
        let label = block.label.filter(|label| label.style == Style::Article);
        label.is_some() && !block.is_subtitle && !block.is_bare_label(lines)
    };
    let is_titled = |index: &usize| {
        let next = blocks.get(index + 1);
        let holds_text = |next: &Block| next.gap < Gap::Section && next.gap != Gap::Item;
        let has_text = next.is_some_and(|next| !is_article(next) && holds_text(next));
        has_text && is_title(blocks[*index].printed(text, lines))
    };
    let articles: Vec<usize> = (0..blocks.len())
        .filter(|index| is_article(&blocks[*index]))
        .collect();
    let titled: Vec<usize> = articles.iter().copied().filter(is_titled).collect();
    if titled.len() * 2 > articles.len() {
        for index in titled {
            blocks[index].is_subtitle = true;
        }
    }
}

/// Tells whether `text` is a few words that begin with a capital and end like no sentence.
fn is_title(text: &str) -> bool {
    const MOST_WORDS: usize = 16;
    text.starts_with(char::is_uppercase)
        && role::looks_like_heading(text)
        && text.split_whitespace().count() <= MOST_WORDS
}

/// Adds a line; a label that stood alone finds its text there.
fn extend(block: &mut Block, index: usize, line: &Line) {
    if block.lines.len() == 1 && block.body > block.label.map_or(block.body, |label| label.end) {
        block.body = block.body.min(line.start);
    }
    block.lines.end = index + 1;
}

/// Gives the label of an article with a heading to the paragraph below the heading.
fn inherit_labels(blocks: &mut [Block]) {
    for index in 1..blocks.len() {
        let (before, after) = blocks.split_at_mut(index);
        let (heading, block) = (&mut before[index - 1], &mut after[0]);
        if heading.is_subtitle && block.label.is_none() {
            block.label = heading.label;
            heading.is_label_below = true;
        }
    }
}
