//! A flow printed as text: one block below the other, each with its marker.

use std::ops::Range;

use archive_model::{Block, Flow, Lang};

use super::claims;
use crate::article::Words;
use crate::language::Claim;
use crate::line::{self, Gap, Line, Lines};
use crate::marker;
use crate::markup::Mark;

/// The text of a flow, and which block each part of it is.
pub(crate) struct Printed<'f> {
    flow: &'f Flow,
    pub(crate) text: String,
    regions: Vec<Region>,
    title: Option<usize>,
    /// What the source says its language is.
    lang: Option<Lang>,
}

/// The place of one block.
struct Region {
    start: usize,
    /// Where its own text begins, after the marker.
    body: usize,
    end: usize,
}

impl<'f> Printed<'f> {
    pub(crate) fn of(flow: &'f Flow) -> Self {
        let size = flow.blocks.iter().map(|block| block.text.len() + 8).sum();
        let mut text = String::with_capacity(size);
        let mut regions = Vec::with_capacity(flow.blocks.len());
        for block in &flow.blocks {
            let start = text.len();
            if let Some(marker) = marker_of(block) {
                text.push_str(marker);
                text.push(' ');
            }
            let body = text.len();
            text.push_str(&block.text);
            regions.push(Region {
                start,
                body,
                end: text.len(),
            });
            text.push('\n');
        }
        Self {
            flow,
            text,
            regions,
            title: claims::title(flow),
            lang: claims::language(flow),
        }
    }

    /// Cuts every block into its lines.
    pub(crate) fn lines(&self) -> Lines {
        let mut found = Lines::default();
        let mut before: Option<&Block> = None;
        for (block, region) in self.flow.blocks.iter().zip(&self.regions) {
            let gap = gap(before, block);
            line::split_block(&self.text, region.start..region.end, gap, &mut found);
            before = Some(block);
        }
        found
    }

    /// Returns what the markup says of a line.
    pub(crate) fn mark(&self, line: &Line) -> Mark {
        let index = self.region(line.start);
        let Some((region, block)) = self.regions.get(index).zip(self.flow.blocks.get(index)) else {
            return Mark::default();
        };
        let begins = line.start == region.start;
        Mark {
            kind: block.kind,
            depth: block.depth,
            begins,
            is_numbered: begins && region.body > region.start,
            is_title: self.title == Some(index),
            claim: block.lang.map(|lang| self.claim(lang)),
        }
    }

    fn claim(&self, lang: Lang) -> Claim {
        let whole = self.lang.as_ref().map(Lang::primary);
        Claim {
            lang,
            is_own: whole != Some(lang.primary()),
        }
    }

    /// Returns where in the source a stretch of the text stands.
    pub(crate) fn source(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.place(span.start, true);
        let end = self.place(span.end, false);
        start..end.max(start)
    }

    fn place(&self, offset: usize, is_start: bool) -> usize {
        let index = self.region(offset);
        let (Some(region), Some(block)) = (self.regions.get(index), self.flow.blocks.get(index))
        else {
            return self.flow.text.len();
        };
        let place = if offset >= region.end {
            block.span.end
        } else if offset < region.body || offset == region.start {
            block.span.start
        } else {
            block.source(offset - region.body)
        };
        if is_start {
            self.flow.text.floor_char_boundary(place)
        } else {
            self.flow.text.ceil_char_boundary(place)
        }
    }

    /// Finds the block that holds what is printed at `offset`, or ends there.
    fn region(&self, offset: usize) -> usize {
        let next = self
            .regions
            .partition_point(|region| region.start <= offset);
        next.saturating_sub(1)
    }
}

/// Returns the marker to print: a bullet gives way to a number that is typed.
fn marker_of(block: &Block) -> Option<&str> {
    let marker = block.marker.as_deref()?;
    let is_bullet = !marker.contains(char::is_alphanumeric);
    let is_typed = || !marker::read(&block.text, &Words::default()).is_empty();
    (!is_bullet || !is_typed()).then_some(marker)
}

/// Tells what stands between two blocks.
fn gap(before: Option<&Block>, block: &Block) -> Gap {
    let Some(before) = before else {
        return Gap::None;
    };
    let is_next_cell = before.cell != block.cell
        && before.cell.map(|cell| cell.table) == block.cell.map(|cell| cell.table);
    if is_next_cell { Gap::Cell } else { Gap::Blank }
}
