//! Reversible damage, undone layer by layer.
//!
//! Text may have been encoded over and over, so a look that changed something is followed by another. Lines are looked at
//! by themselves, and what one says about the rest is that the document came through a certain page; so only the lines
//! that were changed are looked at again, unless they speak of a page that none spoke of before.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::{memchr, memrchr};

use crate::draft::{Change, Draft};
use crate::{foreign, reencode};

/// How often text is undone that was encoded over and over. Damage in the wild is twice encoded, rarely three times.
const MOST_LAYERS: usize = 8;

/// What a look at some lines found.
pub(crate) struct Found {
    pub(crate) changes: Vec<Change>,
    /// The rules of the pages that the document has come through beyond doubt.
    pub(crate) sure: BTreeSet<&'static str>,
}

/// The search for reversible damage in a draft.
pub(crate) struct Layers {
    foreign: Search,
    western: Search,
}

impl Layers {
    /// Begins with the whole of `text` to look at.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            foreign: Search::new(foreign::look, text),
            western: Search::new(reencode::look, text),
        }
    }

    /// Undoes every layer of damage in `draft`.
    pub(crate) fn undo(&mut self, draft: &mut Draft) {
        for _ in 0..MOST_LAYERS {
            let mut changes = self.foreign.look(&draft.text);
            if changes.is_empty() {
                changes = self.western.look(&draft.text);
            }
            if changes.is_empty() {
                break;
            }
            self.apply(draft, changes);
        }
    }

    /// Applies `changes` of whatever origin to `draft`, and keeps in mind what is to be looked at again.
    pub(crate) fn apply(&mut self, draft: &mut Draft, changes: Vec<Change>) {
        let mut shift = Shift::default();
        let shifts: Vec<Shift> = changes.iter().map(|change| shift.add(change)).collect();
        draft.apply(changes);
        let mut changed = Vec::new();
        for shift in &shifts {
            add_lines(&mut changed, &(shift.new_start..shift.new), &draft.text);
        }
        for search in [&mut self.foreign, &mut self.western] {
            search.follow(&shifts, &changed, &draft.text);
        }
    }
}

/// The search for one kind of damage.
struct Search {
    look: fn(&str, &[Range<usize>]) -> Found,
    /// What is to be looked at: whole lines, ordered and disjoint.
    lines: Vec<Range<usize>>,
    /// The pages that lines have spoken of.
    seen: BTreeSet<&'static str>,
}

impl Search {
    fn new(look: fn(&str, &[Range<usize>]) -> Found, text: &str) -> Self {
        Self {
            look,
            lines: std::iter::once(0..text.len()).collect(),
            seen: BTreeSet::new(),
        }
    }

    fn look(&mut self, text: &str) -> Vec<Change> {
        let lines = std::mem::take(&mut self.lines);
        let mut found = (self.look)(text, &lines);
        let everything = 0..text.len();
        if !found.sure.is_subset(&self.seen) && lines != [everything.clone()] {
            found = (self.look)(text, &[everything]);
        }
        self.seen.extend(found.sure);
        found.changes
    }
}

impl Search {
    /// Follows the text to what it is now, in which the lines `changed` are to be looked at too.
    fn follow(&mut self, shifts: &[Shift], changed: &[Range<usize>], text: &str) {
        let place = |offset: usize| {
            let before = shifts.partition_point(|shift| shift.old <= offset);
            match before.checked_sub(1).map(|last| shifts[last]) {
                Some(shift) => shift.new + (offset - shift.old),
                None => offset,
            }
        };
        let moved = self
            .lines
            .iter()
            .map(|line| place(line.start)..place(line.end));
        let mut lines: Vec<Range<usize>> = moved.chain(changed.iter().cloned()).collect();
        lines.sort_by_key(|line| line.start);
        self.lines.clear();
        for line in lines {
            add_lines(&mut self.lines, &line, text);
        }
    }
}

/// Where a change ends before it is applied and after.
#[derive(Debug, Clone, Copy, Default)]
struct Shift {
    old: usize,
    new_start: usize,
    new: usize,
}

impl Shift {
    /// Goes on to `change`, which is not before the last one.
    fn add(&mut self, change: &Change) -> Self {
        self.new_start = self.new + (change.span.start - self.old);
        self.new = self.new_start + change.after.len();
        self.old = change.span.end;
        *self
    }
}

/// Adds the lines of `text` that `span` is in.
fn add_lines(lines: &mut Vec<Range<usize>>, span: &Range<usize>, text: &str) {
    let bytes = text.as_bytes();
    let done = lines.last().map_or(0, |last| last.end);
    if span.end <= done && done > span.start {
        return;
    }
    let from = span.start.max(done);
    let start = memrchr(b'\n', &bytes[done..from]).map_or(done, |end| done + end + 1);
    let is_whole = span.end > start && bytes[span.end - 1] == b'\n';
    let end = if is_whole {
        span.end
    } else {
        memchr(b'\n', &bytes[span.end..]).map_or(text.len(), |len| span.end + len + 1)
    };
    match lines.last_mut() {
        Some(last) if last.end == start => last.end = end,
        _ => lines.push(start..end),
    }
}
