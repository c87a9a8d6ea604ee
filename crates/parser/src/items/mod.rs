//! Lists within a paragraph: `We shall: (a) keep the lights; (b) repair the piers; and (c) meet again.`
//!
//! No line begins with these letters, so the [lattice](crate::lattice) leaves them in their paragraph. Here a list is cut
//! into its items where it is unmistakable: at least two letters or numbers of one style count on from the first, each
//! stands where a clause has ended, and each has words of its own. `Points (a) and (b)` are none of that.

mod candidate;

use std::ops::Range;

use archive_model::BlockKind;

use crate::lattice::Decision;
use crate::line::{Gap, Line};
use crate::marker::{Reading, Readings, Style};
use crate::markup::Mark;
use candidate::{Above, Before, Candidate, has_words};

/// Lists within lists are followed no deeper.
const DEEPEST: usize = 6;

/// Cuts `lines` where items begin within paragraphs, and decides that they are numbered.
///
/// `marks` has an entry for each line, or none at all.
pub(crate) fn cut(
    text: &str,
    lines: &mut Vec<Line>,
    marks: &mut Vec<Mark>,
    decisions: &mut Vec<Decision>,
) {
    let mut search = Search {
        text,
        may_begin: false,
        runs: Vec::new(),
        items: Vec::new(),
    };
    let mut before = "";
    for (index, (line, decision)) in lines.iter().zip(decisions.iter()).enumerate() {
        search.begin(line, *decision);
        if *decision != Decision::Continue {
            before = "";
        }
        let from = line.start + label_len(*decision);
        let above = Above {
            text: before,
            is_broken: line.gap != Gap::Inline,
        };
        if marks.get(index).is_none_or(may_hold_items) {
            search.line(index, from..line.end, above);
        }
        before = &text[from..line.end];
    }
    search.close(0, text.len());
    let mut items = search.items;
    if !items.is_empty() {
        items.sort_unstable_by_key(|item| item.start);
        split(text, &items, lines, marks, decisions);
    }
}

/// Measures the label at the beginning of a line.
fn label_len(decision: Decision) -> usize {
    match decision {
        Decision::Numbered(reading) => usize::from(reading.rest),
        _ => 0,
    }
}

/// Tells whether a block that markup gives is running text.
fn may_hold_items(mark: &Mark) -> bool {
    matches!(
        mark.kind,
        BlockKind::Text | BlockKind::Item | BlockKind::Quotation
    )
}

/// Where an item begins within a line.
#[derive(Debug, Clone, Copy)]
struct Item {
    line: usize,
    start: usize,
    reading: Reading,
}

impl Item {
    /// Returns where its text begins.
    fn body(&self) -> usize {
        self.start + usize::from(self.reading.rest)
    }
}

/// Labels that count on from one another.
struct Run {
    style: Style,
    last: u32,
    /// Where the text of the last one begins.
    body: usize,
    /// How many there are, with the one that begins the paragraph.
    count: usize,
    /// Those that stand within a line.
    items: Vec<Item>,
}

struct Search<'a> {
    text: &'a str,
    /// Whether the paragraph has no label, so that the first item may begin with it.
    may_begin: bool,
    /// The lists that may go on, outermost first.
    runs: Vec<Run>,
    items: Vec<Item>,
}

impl Search<'_> {
    /// Takes note of how a line begins.
    fn begin(&mut self, line: &Line, decision: Decision) {
        if decision != Decision::Continue {
            self.may_begin = decision == Decision::Plain;
        }
        match decision {
            Decision::Continue => {}
            Decision::Plain | Decision::Subtitle => self.close(0, line.start),
            Decision::Numbered(reading) => {
                self.label(&reading, line.start, line.start + label_len(decision));
            }
        }
    }

    /// Takes note of a label at `start`, which may go on with a list; the text of its paragraph begins at `body`.
    fn label(&mut self, reading: &Reading, start: usize, body: usize) {
        if let Some(index) = self.continued(|run| run.is_next(reading)) {
            self.go_on(index, start, body);
        } else {
            self.close(0, start);
            self.runs.push(Run::new(*reading, body));
        }
    }

    /// Looks for items within line `index`, whose text after its label is at `span`.
    fn line(&mut self, index: usize, span: Range<usize>, above: Above<'_>) {
        for candidate in candidate::find(&self.text[span.clone()], above) {
            self.candidate(index, span.start + candidate.start, &candidate);
        }
    }

    fn candidate(&mut self, line: usize, start: usize, candidate: &Candidate) {
        let item = |reading| Item {
            line,
            start,
            reading,
        };
        let readings = candidate.readings;
        let next = |run: &Run| run.next_of(readings).is_some();
        if let Some(index) = self.continued(next) {
            let run = &self.runs[index];
            // Less than a stop is too little to go on from the label of the paragraph: `Article 3, (2) of the Annex`.
            let may_go_on = candidate.before == Before::Stop || !run.items.is_empty();
            let is_apart = may_go_on && has_words(&self.text[run.body..start]);
            if let Some(reading) = run.next_of(readings).filter(|_| is_apart) {
                self.go_on(index, start, start + usize::from(reading.rest));
                self.runs[index].items.push(item(reading));
            }
        } else if let Some(reading) = readings.iter().find(|reading| reading.value == 1) {
            // What follows the label of its paragraph at once cannot be cut from it.
            let may_be_cut = candidate.before != Before::Nothing || self.may_begin;
            self.first(&reading, start, may_be_cut.then(|| item(reading)));
        }
    }

    /// Begins a list with the label that is read at `start`.
    fn first(&mut self, reading: &Reading, start: usize, item: Option<Item>) {
        if let Some(index) = self.continued(|run| run.style == reading.style) {
            self.close(index, start);
        }
        if self.runs.len() < DEEPEST {
            let mut run = Run::new(*reading, start + usize::from(reading.rest));
            run.items.extend(item);
            self.runs.push(run);
        }
    }

    /// Finds the innermost list of which `test` is true.
    fn continued(&self, test: impl Fn(&Run) -> bool) -> Option<usize> {
        self.runs.iter().rposition(test)
    }

    /// Adds to list `index` a label at `start`, whose text begins at `body`; lists within the one before end there.
    fn go_on(&mut self, index: usize, start: usize, body: usize) {
        self.close(index + 1, start);
        let run = &mut self.runs[index];
        run.last += 1;
        run.count += 1;
        run.body = body;
    }

    /// Ends all lists from `index` on at `end`, and keeps those that are lists.
    fn close(&mut self, index: usize, end: usize) {
        const FEWEST: usize = 2;
        for mut run in self.runs.drain(index..) {
            if !has_words(&self.text[run.body.min(end)..end]) {
                run.items.pop_if(|item| item.body() == run.body);
                run.count -= 1;
            }
            if run.count >= FEWEST {
                self.items.append(&mut run.items);
            }
        }
    }
}

impl Run {
    fn new(reading: Reading, body: usize) -> Self {
        Self {
            style: reading.style,
            last: reading.value,
            body,
            count: 1,
            items: Vec::new(),
        }
    }

    fn is_next(&self, reading: &Reading) -> bool {
        reading.style == self.style && reading.value == self.last + 1
    }

    /// Returns the reading that goes on with the list.
    fn next_of(&self, readings: Readings) -> Option<Reading> {
        readings.iter().find(|reading| self.is_next(reading))
    }
}

/// Cuts the lines in which items begin.
fn split(
    text: &str,
    items: &[Item],
    lines: &mut Vec<Line>,
    marks: &mut Vec<Mark>,
    decisions: &mut Vec<Decision>,
) {
    let mut cut = Vec::with_capacity(lines.len() + items.len());
    let mut cut_marks = Vec::with_capacity(marks.len());
    let mut cut_decisions = Vec::with_capacity(lines.len() + items.len());
    let mut items = items.iter().copied().peekable();
    for (index, (line, decision)) in lines.iter().zip(decisions.iter()).enumerate() {
        let mark = marks.get(index).copied();
        let (mut rest, mut decision) = (*line, *decision);
        while let Some(item) = items.next_if(|item| item.line == index) {
            if item.start > rest.start {
                let end = rest.start + text[rest.start..item.start].trim_end().len();
                cut.push(Line { end, ..rest });
                cut_decisions.push(decision);
                cut_marks.extend(mark);
            }
            rest.start = item.start;
            if decision != Decision::Plain || item.start > line.start {
                rest.gap = Gap::Item;
            }
            decision = Decision::Numbered(item.reading);
        }
        cut.push(rest);
        cut_decisions.push(decision);
        cut_marks.extend(mark);
    }
    *lines = cut;
    *marks = cut_marks;
    *decisions = cut_decisions;
}
