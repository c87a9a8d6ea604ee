//! The readings of all windows of a line, weighed together: quotation marks come in pairs, and words go with their
//! neighbours.
//!
//! A lattice, its states with the reading of the last window and which quotations are open. The forward–backward algorithm
//! gives each reading its probability given all the others.

use super::neighbours::{self, Ends};
use super::quotation::{self, STATES, State};
use super::reading::Reading;
use crate::model::{Mark, Model};

/// Scores are rough odds, more extreme than what they were set from: they are divided by this before they are believed.
pub(super) const TEMPERATURE: f64 = 1.25;

/// A reading that is as far behind the best by itself is out of the question: neighbours do not make up for so much.
const MARGIN: f64 = 8.0;

/// One window, its readings with their adjusted scores, and the sound text after it.
pub(crate) struct Slot<'a> {
    pub(crate) before: Option<char>,
    pub(crate) readings: &'a [Reading],
    pub(crate) scores: Vec<f64>,
    pub(crate) tail: &'a str,
}

/// Logarithms of weights by state.
type States = [f64; STATES];
const NOTHING: States = [f64::NEG_INFINITY; STATES];

/// A window in the lattice.
struct Step {
    /// The readings that are not out of the question, by their places among all.
    open: Vec<usize>,
    /// Where each reading leads from each state, and at what score; a window that is no text leads on as it came.
    readings: Vec<[(State, f64); STATES]>,
    /// If the window touches the one before: how well each reading goes with each reading of that one, `[before][here]`.
    links: Option<Vec<Vec<f64>>>,
}

/// Returns the probability of each reading of each slot; `head` is the text of the line before the first.
pub(crate) fn weigh(model: &Model, head: &str, slots: &[Slot<'_>]) -> Vec<Vec<f64>> {
    let steps = steps(model, head, slots);
    let mut start = NOTHING;
    let (state, score) = quotation::advance(0, None, head, None);
    start[state] = score;
    let mut forward = vec![vec![start]];
    for step in &steps {
        let next = step.forward(forward.last().expect("begins with the start"));
        forward.push(next);
    }
    let ends: States = std::array::from_fn(|state| quotation::closing(state) / TEMPERATURE);
    let mut backward = vec![ends; steps.last().map_or(1, |step| step.readings.len())];
    let mut weights = Vec::with_capacity(slots.len());
    for (index, step) in steps.iter().enumerate().rev() {
        let mut all = vec![0.0; slots[index].readings.len()];
        for (place, weight) in step
            .open
            .iter()
            .zip(normalised(&forward[index + 1], &backward))
        {
            all[*place] = weight;
        }
        weights.push(all);
        backward = step.backward(forward[index].len(), &backward);
    }
    weights.reverse();
    weights
}

/// Makes the lattice.
fn steps(model: &Model, head: &str, slots: &[Slot<'_>]) -> Vec<Step> {
    let mut gap = if head.is_empty() {
        Some(model.mark(Mark::Stop))
    } else {
        neighbours::last(model, head)
    };
    let mut before: Vec<Option<Ends>> = Vec::new();
    let mut steps = Vec::with_capacity(slots.len());
    for slot in slots {
        let open = slot.open();
        let ends: Vec<Option<Ends>> = open
            .iter()
            .map(|place| slot.readings[*place].ends)
            .collect();
        let next = neighbours::first(model, slot.tail);
        let touches = gap.is_none() && !before.is_empty() && !ends.is_empty();
        let beside: Vec<f64> = ends
            .iter()
            .map(|ends| {
                ends.map_or(0.0, |ends| {
                    ends.beside(model, gap.flatten(), next.flatten())
                })
            })
            .collect();
        steps.push(Step {
            readings: transitions(slot, &open, &beside),
            links: touches.then(|| links(model, &before, &ends)),
            open,
        });
        gap = neighbours::last(model, slot.tail);
        before = ends;
    }
    steps
}

impl Slot<'_> {
    /// Finds the readings that are not out of the question.
    fn open(&self) -> Vec<usize> {
        let best = self
            .scores
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max);
        let places = 0..self.scores.len();
        places
            .filter(|place| self.scores[*place] > best - MARGIN)
            .collect()
    }
}

/// How well every reading goes with every reading of the window before.
fn links(model: &Model, before: &[Option<Ends>], here: &[Option<Ends>]) -> Vec<Vec<f64>> {
    let link = |before: &Option<Ends>, here: &Option<Ends>| match (before, here) {
        (Some(before), Some(here)) => model.affinity(before.last, here.first) / TEMPERATURE,
        _ => 0.0,
    };
    let row = |before| here.iter().map(|here| link(before, here)).collect();
    before.iter().map(row).collect()
}

/// Where each open reading leads from each state; `beside` says what the sound words around each add.
fn transitions(slot: &Slot<'_>, open: &[usize], beside: &[f64]) -> Vec<[(State, f64); STATES]> {
    if open.is_empty() {
        return vec![std::array::from_fn(|state| (state, 0.0))];
    }
    let next = slot.tail.chars().next();
    let lead = |(place, beside): (&usize, &f64)| {
        let text = &slot.readings[*place].text;
        let score = slot.scores[*place] + beside;
        if !quotation::any(text) && !quotation::any(slot.tail) {
            return std::array::from_fn(|state| (state, score / TEMPERATURE));
        }
        std::array::from_fn(|state| {
            let (state, own) = quotation::advance(state, slot.before, text, next);
            let last = text.chars().next_back();
            let (state, after) = quotation::advance(state, last, slot.tail, None);
            (state, (score + own + after) / TEMPERATURE)
        })
    };
    open.iter().zip(beside).map(lead).collect()
}

impl Step {
    /// Returns the weights of all ways up to each reading, from those up to each reading of the window before.
    fn forward(&self, before: &[States]) -> Vec<States> {
        let all = before
            .iter()
            .fold(NOTHING, |sum, states| add(sum, states, 0.0));
        let readings = self.readings.iter().enumerate();
        let weigh = |(index, reading): (usize, &[(State, f64); STATES])| {
            let from = match &self.links {
                None => all,
                Some(links) => before
                    .iter()
                    .zip(links)
                    .fold(NOTHING, |sum, (states, row)| add(sum, states, row[index])),
            };
            let mut weights = NOTHING;
            for ((target, score), from) in reading.iter().zip(from) {
                weights[*target] = log_sum(weights[*target], from + score);
            }
            weights
        };
        readings.map(weigh).collect()
    }

    /// Returns the weights of all ways on from each of the `count` readings of the window before.
    fn backward(&self, count: usize, after: &[States]) -> Vec<States> {
        let on: Vec<States> = self
            .readings
            .iter()
            .zip(after)
            .map(|(reading, after)| {
                std::array::from_fn(|state| reading[state].1 + after[reading[state].0])
            })
            .collect();
        let Some(links) = &self.links else {
            let all = on.iter().fold(NOTHING, |sum, states| add(sum, states, 0.0));
            return vec![all; count];
        };
        let weigh = |row: &Vec<f64>| {
            on.iter()
                .zip(row)
                .fold(NOTHING, |sum, (states, link)| add(sum, states, *link))
        };
        links.iter().map(weigh).collect()
    }
}

fn normalised(forward: &[States], backward: &[States]) -> Vec<f64> {
    let logs: Vec<f64> = forward
        .iter()
        .zip(backward)
        .map(|(before, after)| {
            let ways = before
                .iter()
                .zip(after)
                .map(|(before, after)| before + after);
            ways.fold(f64::NEG_INFINITY, log_sum)
        })
        .collect();
    let total = logs.iter().copied().fold(f64::NEG_INFINITY, log_sum);
    logs.iter().map(|log| (log - total).exp()).collect()
}

/// Adds weights, those of `states` times e to the `link`.
fn add(sum: States, states: &States, link: f64) -> States {
    std::array::from_fn(|state| log_sum(sum[state], states[state] + link))
}

fn log_sum(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY {
        high
    } else {
        high + (low - high).exp().ln_1p()
    }
}
