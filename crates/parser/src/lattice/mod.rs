//! Which lines begin paragraphs, and with which number: a search over readings of the whole text.
//!
//! Each line continues the paragraph before it, begins one without a number, or begins one with a number. A number is
//! believed for what surrounds it: the sentence before has ended, the number counts on from the last one of its style,
//! a capital follows. One wrong belief spoils later ones, so several hypotheses are carried along (a beam) and the best
//! at the end decides. `1. January`, `2024. Recognising` and `5. of the Treaty` lose for what stands around them.
//!
//! Lines without a marker cost every hypothesis the same, so they are decided on the spot; only lines with a marker
//! touch the beam. Time and memory are linear in the number of lines.

mod boundary;
mod costs;
mod reference;
mod rest;

use crate::article::Words;
use crate::line::{Gap, Line};
use crate::marker::{self, Reading, Readings, Style, Styles};
use crate::markup::Mark;
use boundary::{Boundary, Case, Ending, Layout, Surroundings};
use reference::Watch;
use rest::Rest;

/// What one line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It continues the paragraph before it.
    Continue,
    /// It begins a paragraph without a number.
    Plain,
    /// It is the heading of the article whose label stands on the line before.
    Subtitle,
    /// It begins a paragraph with a number.
    Numbered(Reading),
}

/// Decides every line of `lines`.
///
/// `marks` are what markup says of them; there are none for plain text. `languages_differ` tells whether the text between two offsets is in another language than the text after the second;
/// it is asked where a number begins anew or is repeated.
pub(crate) fn decide(
    text: &str,
    lines: &[Line],
    words: &Words,
    marks: &[Mark],
    languages_differ: &mut dyn FnMut(usize, usize) -> bool,
) -> Vec<Decision> {
    let layout = Layout::of(text, lines);
    let mut search = Search {
        decisions: Vec::with_capacity(lines.len()),
        beam: vec![Hypothesis::default()],
        spare: Vec::new(),
        trail: Vec::new(),
        open: Vec::new(),
    };
    let mut before = Readings::default();
    let mut last_marker = 0;
    let mut watch = Watch::new();
    let mut after_reference = false;
    let mut is_cut = false;
    for (index, line) in lines.iter().enumerate() {
        let content = line.text(text);
        let readings = marker::read(content, words);
        let is_reference = watch.see(text, lines, index, !readings.is_empty());
        let surroundings = Surroundings {
            before,
            is_reference,
            after_reference,
        };
        let boundary = Boundary::new(text, lines, index, &layout, surroundings);
        is_cut |= line.gap == Gap::Cut;
        let boundary = Boundary {
            is_certain: marks.get(index).is_some_and(|mark| mark.begins),
            is_numbered: marks.get(index).is_some_and(|mark| mark.is_numbered),
            ..boundary
        };
        search.line(content, &boundary, readings, || {
            is_cut || languages_differ(last_marker, line.start)
        });
        if !readings.is_empty() {
            last_marker = line.start;
            is_cut &= line.gap == Gap::Cut;
        }
        before = readings;
        after_reference = is_reference;
    }
    search.settle();
    let mut decisions = search.decisions;
    take_back_rare_subtitles(text, lines, &mut decisions);
    decisions
}

/// Takes headings of articles for their text where most articles have none: articles have headings throughout or not at
/// all, and a first sentence without a full stop looks like one.
fn take_back_rare_subtitles(text: &str, lines: &[Line], decisions: &mut [Decision]) {
    const ONE_IN: usize = 3;
    let is_lone_article = |(decision, line): &(&Decision, &Line)| match decision {
        Decision::Numbered(reading) => {
            reading.style == Style::Article && usize::from(reading.rest) == line.text(text).len()
        }
        _ => false,
    };
    let is_subtitle = |decision: &&mut Decision| **decision == Decision::Subtitle;
    let articles = decisions.iter().zip(lines).filter(is_lone_article).count();
    if decisions.iter_mut().filter(is_subtitle).count() * ONE_IN < articles {
        for decision in decisions.iter_mut().filter(is_subtitle) {
            *decision = Decision::Continue;
        }
    }
}

/// A belief about all lines so far.
#[derive(Clone, Copy)]
struct Hypothesis {
    score: f32,
    /// The last number of each style; [`UNSEEN`] before the first.
    last: [u16; Style::COUNT],
    /// Tells `last` from others at once.
    key: u64,
    /// The styles whose last number is above zero.
    running: Styles,
    /// Its latest step.
    step: u32,
}

const UNSEEN: u16 = u16::MAX;
const NO_STEP: u32 = u32::MAX;

impl Default for Hypothesis {
    fn default() -> Self {
        Self {
            score: 0.0,
            last: [UNSEEN; Style::COUNT],
            key: 0,
            running: Styles::default(),
            step: NO_STEP,
        }
    }
}

impl Hypothesis {
    fn last(&self, style: Style) -> Option<u32> {
        let last = self.last[style as usize];
        (last != UNSEEN).then(|| u32::from(last))
    }

    fn has_numbers(&self) -> bool {
        let numbers = &self.last[..Style::Bullet as usize];
        numbers.iter().any(|last| *last != UNSEEN)
    }

    /// Notes that a paragraph bears this number; the styles that it may be divided by begin anew.
    fn advance(&mut self, reading: &Reading, anew: Styles) {
        for style in self.running.both(anew) {
            self.set(style, 0);
        }
        let value = u16::try_from(reading.value).unwrap_or(UNSEEN - 1);
        self.set(reading.style, value);
        if reading.is_compound {
            self.set(Style::Parens, 1);
        }
    }

    fn set(&mut self, style: Style, value: u16) {
        let last = &mut self.last[style as usize];
        self.key ^= mixed(style, *last) ^ mixed(style, value);
        *last = value;
        self.running.set(style, value > 0);
    }

    fn is_twin(&self, other: &Self) -> bool {
        self.key == other.key && self.last == other.last
    }
}

/// Spreads a style and its last number over 64 bits.
fn mixed(style: Style, value: u16) -> u64 {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    ((style as u64) << 16 | u64::from(value)).wrapping_mul(GOLDEN)
}

/// One decision of one hypothesis, and the one before it.
struct Step {
    before: u32,
    decision: Decision,
}

struct Search {
    decisions: Vec<Decision>,
    beam: Vec<Hypothesis>,
    /// Room for the next beam.
    spare: Vec<Hypothesis>,
    trail: Vec<Step>,
    /// Lines whose decisions are still in the trail.
    open: Vec<usize>,
}

/// Hypotheses carried along.
const BEAM: usize = 12;
/// Worse hypotheses than this never win.
const HOPELESS: f32 = 24.0;
/// Steps kept before the best hypothesis is taken as the truth, which bounds memory.
const MAX_TRAIL: usize = 1 << 18;

impl Search {
    fn line(
        &mut self,
        content: &str,
        boundary: &Boundary,
        readings: Readings,
        languages_differ: impl FnOnce() -> bool,
    ) {
        let after_subtitle = self.decisions.last() == Some(&Decision::Subtitle);
        let (unnumbered, cost) = unnumbered(boundary, !readings.is_empty(), after_subtitle);
        self.decisions.push(unnumbered);
        if readings.is_empty() {
            return;
        }
        self.open.push(self.decisions.len() - 1);
        let restarts = self.may_restart(readings);
        let boundary = Boundary {
            language_changes: restarts && languages_differ(),
            ..*boundary
        };
        let readings: Vec<(Reading, Rest, Styles)> = readings
            .iter()
            .map(|reading| {
                let rest = Rest::new(content, &boundary, &reading);
                (reading, rest, Styles::that_begin_anew_under(reading.style))
            })
            .collect();
        let mut next = std::mem::take(&mut self.spare);
        let beam = std::mem::take(&mut self.beam);
        for hypothesis in &beam {
            let bonus = if boundary.is_numbered {
                costs::GIVEN
            } else {
                0.0
            };
            let none = Styles::default();
            self.extend(&mut next, hypothesis, cost - bonus, unnumbered, none);
            for (reading, rest, anew) in &readings {
                let cost = numbered(*rest, &boundary, reading, hypothesis);
                if cost > costs::NEVER {
                    let decision = Decision::Numbered(*reading);
                    self.extend(&mut next, hypothesis, cost, decision, *anew);
                }
            }
        }
        self.keep_best(next);
        self.spare = beam;
        self.spare.clear();
        if self.trail.len() > MAX_TRAIL {
            self.settle();
        }
    }

    /// Tells whether a reading could begin a run anew, or repeat a number in another language.
    fn may_restart(&self, readings: Readings) -> bool {
        let Some(best) = self.beam.first() else {
            return false;
        };
        readings.iter().any(|reading| {
            best.last(reading.style)
                .is_some_and(|last| reading.value == last || reading.value == 1 && last > 1)
        })
    }

    fn extend(
        &mut self,
        next: &mut Vec<Hypothesis>,
        from: &Hypothesis,
        cost: f32,
        decision: Decision,
        anew: Styles,
    ) {
        let mut hypothesis = *from;
        hypothesis.score += cost;
        if let Decision::Numbered(reading) = &decision {
            hypothesis.advance(reading, anew);
        }
        let twin = next.iter().position(|other| other.is_twin(&hypothesis));
        if twin.is_some_and(|twin| next[twin].score >= hypothesis.score) {
            return;
        }
        hypothesis.step = u32::try_from(self.trail.len()).expect("the trail is kept short");
        self.trail.push(Step {
            before: from.step,
            decision,
        });
        match twin {
            Some(twin) => next[twin] = hypothesis,
            None => next.push(hypothesis),
        }
    }

    fn keep_best(&mut self, mut next: Vec<Hypothesis>) {
        next.sort_by(|left, right| right.score.total_cmp(&left.score));
        next.truncate(BEAM);
        let best = next.first().map_or(0.0, |hypothesis| hypothesis.score);
        next.retain(|hypothesis| hypothesis.score > best - HOPELESS);
        for hypothesis in &mut next {
            hypothesis.score -= best;
        }
        self.beam = next;
    }

    /// Takes the best hypothesis as the truth.
    fn settle(&mut self) {
        let Some(best) = self.beam.first().copied() else {
            return;
        };
        let mut step = best.step;
        for line in std::mem::take(&mut self.open).into_iter().rev() {
            let Some(found) = usize::try_from(step)
                .ok()
                .and_then(|step| self.trail.get(step))
            else {
                break;
            };
            self.decisions[line] = found.decision;
            step = found.before;
        }
        self.trail.clear();
        self.beam = vec![Hypothesis {
            score: 0.0,
            step: NO_STEP,
            ..best
        }];
    }
}

/// Chooses between continuing and beginning a paragraph without a number, which no hypothesis sees differently.
fn unnumbered(boundary: &Boundary, has_marker: bool, after_subtitle: bool) -> (Decision, f32) {
    let continuing = continue_cost(boundary);
    let mut plain = boundary.break_evidence + costs::PLAIN;
    plain += match boundary.case {
        Case::Capital => costs::CAPITAL,
        Case::Small => costs::PLAIN_SMALL,
        Case::None => 0.0,
    };
    if has_marker {
        plain += costs::IGNORED_MARKER;
    }
    if boundary.is_subtitle && !has_marker {
        (Decision::Subtitle, plain)
    } else if boundary.gap == Gap::Inline || boundary.after_lone_marker && !has_marker {
        (Decision::Continue, continuing)
    } else if after_subtitle || boundary.is_reference || boundary.is_certain || plain > continuing {
        (Decision::Plain, plain)
    } else {
        (Decision::Continue, continuing)
    }
}

fn continue_cost(boundary: &Boundary) -> f32 {
    if boundary.ending == Ending::Start || boundary.gap == Gap::Cut {
        return costs::NEVER;
    }
    let small = match boundary.case {
        Case::Small => costs::CONTINUE_SMALL,
        Case::Capital | Case::None => 0.0,
    };
    small
        + match boundary.gap {
            Gap::Inline | Gap::Item | Gap::Cut | Gap::None | Gap::Page => 0.0,
            Gap::Blank => costs::CONTINUE_BLANK,
            Gap::Cell => costs::CONTINUE_CELL,
            Gap::Section => costs::CONTINUE_SECTION,
        }
}

/// Weighs the belief that the line begins a paragraph with this number.
fn numbered(rest: Rest, boundary: &Boundary, reading: &Reading, hypothesis: &Hypothesis) -> f32 {
    const TOO_LARGE: u32 = 1000;
    if reading.value >= TOO_LARGE {
        return costs::NEVER;
    }
    let last = hypothesis.last(reading.style);
    let counts_on = last.is_some_and(|last| reading.value == last + 1);
    boundary.break_evidence
        + continuity(boundary, reading, hypothesis)
        + rest.evidence(reading, counts_on)
        + placement(boundary, reading, counts_on, !hypothesis.has_numbers())
}

/// Weighs a number against the last one of its style.
fn continuity(boundary: &Boundary, reading: &Reading, hypothesis: &Hypothesis) -> f32 {
    let style = reading.style;
    let changes = boundary.gap == Gap::Section || boundary.language_changes;
    // The columns of a table carry the same numbers.
    let is_translation = boundary.gap == Gap::Cell || boundary.language_changes;
    if style == Style::Bullet {
        let (first, further) = costs::BULLET;
        return if hypothesis.last(style).is_some_and(|last| last > 0) {
            further
        } else {
            first
        };
    }
    #[expect(clippy::cast_precision_loss, reason = "labels are below 1000")]
    let steps = |count: u32, most: u32| count.min(most) as f32;
    match (hypothesis.last(style), reading.value) {
        (Some(0), 1) => costs::FIRST,
        (Some(last), value) if value == last + 1 => costs::NEXT,
        (Some(last), value) if value == last && reading.has_suffix => costs::SAME_WITH_SUFFIX,
        (Some(last), value) if value == last && is_translation => costs::SAME_IN_TRANSLATION,
        (Some(_), 1) if changes => costs::RESTART_SECTION,
        (Some(_), 1) if style.is_sub() => costs::RESTART_SUB,
        (Some(_), 1) => 0.0,
        (Some(last), value) if value > last => {
            costs::JUMP.0 + costs::JUMP.1 * steps(value - last, 6)
        }
        (Some(_), _) => costs::BACKWARDS,
        (None, 1) if style.is_sub() || style.is_heading() || style == Style::Article || changes => {
            costs::FIRST
        }
        (None, 1) if !hypothesis.has_numbers() => costs::FIRST,
        (None, 1) => costs::FIRST_OF_ANOTHER,
        (None, value) if hypothesis.has_numbers() => {
            costs::LATE_START.1.0 + costs::LATE_START.1.1 * steps(value, 10)
        }
        (None, value) => costs::LATE_START.0.0 + costs::LATE_START.0.1 * steps(value, 20),
    }
}

/// Weighs where a number stands.
fn placement(boundary: &Boundary, reading: &Reading, counts_on: bool, is_first: bool) -> f32 {
    let within =
        boundary.gap <= Gap::Page && !matches!(boundary.ending, Ending::Sentence | Ending::Start);
    match boundary.gap {
        Gap::Inline if counts_on || reading.value == 1 && boundary.language_changes => {
            costs::INLINE
        }
        Gap::Inline if reading.value == 1 && is_first => costs::INLINE_FIRST,
        Gap::Inline => costs::NEVER,
        _ if reading.style == Style::Bare
            && (!counts_on && reading.value != 1 || within && !boundary.after_heading) =>
        {
            costs::BARE_IN_SENTENCE
        }
        _ => 0.0,
    }
}
