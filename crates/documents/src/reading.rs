//! A document with the repairs of its text.

use std::ops::Range;

use archive_encoding::repair_text;
use archive_model::{Flow, Repair, Unresolved};

/// What was taken out of a document, and what was mended in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The text and its blocks.
    pub flow: Flow,
    /// The name of the encoding of the bytes, where they are text; else `UTF-8`.
    pub encoding: &'static str,
    /// Every edit of the text. Spans are offsets into [`Flow::text`]; sources are offsets into the bytes where the format
    /// is text itself, else into the text as it was taken out.
    pub repairs: Vec<Repair>,
    /// The damaged places that were left alone.
    pub unresolved: Vec<Unresolved>,
}

impl Reading {
    /// Undoes damage in a text that was taken out of a container: Word keeps mojibake as faithfully as any file.
    pub(crate) fn mend(mut flow: Flow) -> Self {
        let repaired = repair_text(&flow.text, &archive_encoding::Options::default());
        if !repaired.repairs.is_empty() {
            move_spans(&mut flow, &repaired.repairs, &repaired.text);
            flow.text = repaired.text;
        }
        Self {
            flow,
            encoding: "UTF-8",
            repairs: repaired.repairs,
            unresolved: repaired.unresolved,
        }
    }
}

/// Moves every span of `flow` from the text before `repairs` to the text after them.
fn move_spans(flow: &mut Flow, repairs: &[Repair], text: &str) {
    let starts = offsets(repairs);
    for block in &mut flow.blocks {
        let start = block.span.end - block.text.len();
        let mended = moved(&starts, start)..moved(&starts, block.span.end);
        text[mended].clone_into(&mut block.text);
        block.span = moved_span(&starts, &block.span);
        for anchor in &mut block.anchors {
            anchor.source = moved(&starts, anchor.source);
        }
    }
    for diagnostic in &mut flow.diagnostics {
        diagnostic.span = moved_span(&starts, &diagnostic.span);
    }
}

/// One repair: where it was in the old text, and where it is in the new.
type Shift = (Range<usize>, Range<usize>);

fn offsets(repairs: &[Repair]) -> Vec<Shift> {
    let (mut old_end, mut new_end) = (0, 0);
    let shift = |repair: &Repair| {
        let start = old_end + (repair.span.start - new_end);
        old_end = start + repair.before.len();
        new_end = repair.span.end;
        (start..old_end, repair.span.clone())
    };
    repairs.iter().map(shift).collect()
}

fn moved_span(shifts: &[Shift], span: &Range<usize>) -> Range<usize> {
    moved(shifts, span.start)..moved(shifts, span.end)
}

/// Returns where the old offset `at` is in the new text; one inside of a repair moves to its end.
fn moved(shifts: &[Shift], at: usize) -> usize {
    let before = shifts.partition_point(|(old, _)| old.start < at);
    match before.checked_sub(1).map(|index| &shifts[index]) {
        Some((old, new)) => new.end + at.saturating_sub(old.end),
        None => at,
    }
}
