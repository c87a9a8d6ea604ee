//! The readings of all windows of a line, weighed together: quotation marks come in pairs.
//!
//! A small lattice, its states with which mark a double quotation is open, and whether a single one is. The forward–backward algorithm gives each
//! reading its probability given all the others.

use super::reading::Reading;

/// What a quotation mark costs that opens inside an open quotation, closes nothing, or is never closed.
const REOPENED: f64 = -3.0;
const UNOPENED: f64 = -4.0;
const UNCLOSED: f64 = -3.0;
/// What a single closing mark gains that closes a quotation.
const CLOSES_SINGLE: f64 = 1.0;

/// Scores are rough odds, more extreme than what they were set from: they are divided by this before they are believed.
const TEMPERATURE: f64 = 1.25;

/// Open quotations: bits 0 and 1, the mark that opened a double one, by its place in [`MARKS`] counted from 1; bit 2,
/// whether a single one is open.
type State = usize;
const STATES: usize = 8;
const DOUBLE: State = 3;
const SINGLE: State = 4;
const MARKS: [char; 3] = ['“', '”', '„'];

/// One window, its readings with their adjusted scores, and the sound text after it.
pub(crate) struct Slot<'a> {
    pub(crate) before: Option<char>,
    pub(crate) readings: &'a [Reading],
    pub(crate) scores: Vec<f64>,
    pub(crate) tail: &'a str,
}

/// Returns the probability of each reading of each slot; `head` is the text of the line before the first.
pub(crate) fn weigh(head: &str, slots: &[Slot<'_>]) -> Vec<Vec<f64>> {
    let mut start = [f64::NEG_INFINITY; STATES];
    let (state, score) = advance(0, None, head, None);
    start[state] = score;
    let steps: Vec<Vec<[(State, f64); STATES]>> = slots.iter().map(transitions).collect();
    let mut forward = vec![start];
    for step in &steps {
        let last = *forward.last().expect("begins with the start");
        // A window that is no text says nothing about quotations.
        if step.is_empty() {
            forward.push(last);
            continue;
        }
        let mut next = [f64::NEG_INFINITY; STATES];
        for reading in step {
            for (state, (target, score)) in reading.iter().enumerate() {
                next[*target] = log_sum(next[*target], last[state] + score);
            }
        }
        forward.push(next);
    }
    let mut backward = std::array::from_fn(closing);
    let mut weights = Vec::with_capacity(slots.len());
    for (step, forward) in steps.iter().zip(&forward).rev() {
        weights.push(normalised(step, forward, &backward));
        if step.is_empty() {
            continue;
        }
        backward = std::array::from_fn(|state| {
            step.iter()
                .map(|reading| reading[state].1 + backward[reading[state].0])
                .fold(f64::NEG_INFINITY, log_sum)
        });
    }
    weights.reverse();
    weights
}

/// What it costs to end a line in a state.
fn closing(state: State) -> f64 {
    let open = u8::from(state & DOUBLE != 0) + u8::from(state & SINGLE != 0);
    f64::from(open) * UNCLOSED / TEMPERATURE
}

/// Where each reading leads from each state, and at what score.
fn transitions(slot: &Slot<'_>) -> Vec<[(State, f64); STATES]> {
    let scored = slot.readings.iter().zip(&slot.scores);
    let lead = |(reading, score): (&Reading, &f64)| {
        std::array::from_fn(|state| {
            let next = slot.tail.chars().next();
            let (state, own) = advance(state, slot.before, &reading.text, next);
            let (state, after) = advance(state, reading.text.chars().next_back(), slot.tail, None);
            (state, (score + own + after) / TEMPERATURE)
        })
    };
    scored.map(lead).collect()
}

fn normalised(
    step: &[[(State, f64); STATES]],
    forward: &[f64; STATES],
    backward: &[f64; STATES],
) -> Vec<f64> {
    let logs: Vec<f64> = step
        .iter()
        .map(|reading| {
            let paths = reading
                .iter()
                .zip(forward)
                .map(|((target, score), from)| from + score + backward[*target]);
            paths.fold(f64::NEG_INFINITY, log_sum)
        })
        .collect();
    let total = logs.iter().copied().fold(f64::NEG_INFINITY, log_sum);
    logs.iter().map(|log| (log - total).exp()).collect()
}

/// Reads the quotation marks of `text`, which stands between `before` and `after`.
fn advance(
    mut state: State,
    before: Option<char>,
    text: &str,
    after: Option<char>,
) -> (State, f64) {
    // All quotation marks begin with this byte of UTF-8.
    if memchr::memchr(0xE2, text.as_bytes()).is_none() {
        return (state, 0.0);
    }
    let mut score = 0.0;
    let mut last = before;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().or(after);
        let is_inside = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        match character {
            '“' | '”' | '„' => {
                let (next_state, cost) = double(state, character, last, next);
                state = next_state;
                score += cost;
            }
            '‘' => {
                score += if state & SINGLE == 0 { 0.0 } else { REOPENED };
                state |= SINGLE;
            }
            '’' if state & SINGLE != 0 && last.is_some() && !is_inside(next) => {
                score += CLOSES_SINGLE;
                state &= DOUBLE;
            }
            _ => {}
        }
        last = Some(character);
    }
    (state, score)
}

/// Reads one double mark: where it stands between two sides that say nothing, what is open decides.
fn double(state: State, mark: char, last: Option<char>, next: Option<char>) -> (State, f64) {
    let opened = state & DOUBLE;
    let is_gap = |side: Option<char>| {
        side.is_none_or(|side| side.is_whitespace() || "([«/–—-".contains(side))
    };
    let opens = mark == '„' || is_gap(last) && !is_gap(next) || opened == 0 && is_gap(last);
    let number = MARKS
        .iter()
        .position(|known| *known == mark)
        .map_or(0, |index| index + 1);
    match (opens, opened) {
        (true, 0) => (state | number, 0.0),
        (true, _) => (state & SINGLE | number, REOPENED),
        (false, 0) => (state, UNOPENED),
        // “ closes what „ opened; ” closes whatever is open.
        (false, _) if mark == '“' && MARKS[opened - 1] != '„' => (state & SINGLE, UNOPENED),
        (false, _) => (state & SINGLE, 0.0),
    }
}

fn log_sum(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY {
        high
    } else {
        high + (low - high).exp().ln_1p()
    }
}
