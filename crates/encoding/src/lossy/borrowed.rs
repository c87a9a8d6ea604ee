//! Words of another language inside a sentence: `mise à jour`, `Müller`.
//!
//! What the language of a line cannot read is read as every other language would, and the readings compete with those that
//! the line's own language has, the foreign ones at a cost.

use super::channel::Channel;
use super::evidence::Evidence;
use super::language;
use super::pairing::TEMPERATURE;
use super::reading::{Ground, Library, Placed, Reading};
use super::record::Read;
use super::segment::Segment;
use super::window::{self, Window};
use crate::model::Model;

/// The natural logarithm of how seldom a word is of a given other language.
const FOREIGN: f64 = -3.0;
/// Shorter words are too often words of some language; not `à`, which alone leaves what it does.
const SHORTEST: usize = 4;
/// The most remnants that a window in question has: with more of them chance would play too great a part.
const MOST_REMNANTS: usize = 3;

impl Segment<'_> {
    /// Reads a window as words of other languages than `model`'s; `None` if nothing better comes of it.
    pub(super) fn foreign(
        &self,
        window: &Window,
        model: &Model,
        evidence: &Evidence,
        library: &mut Library,
    ) -> Option<Read> {
        let is_short = window.remnants <= MOST_REMNANTS;
        if window.is_sign(self.text) || !is_short || !library.may_look_abroad(window.span.len()) {
            return None;
        }
        let own = self.readings(window, model, library);
        let scores = evidence.adjusted(&own, window, self.text);
        let mut pool: Vec<(f64, Reading)> = scores.into_iter().zip(own.iter().cloned()).collect();
        for other in language::others(model) {
            for reading in self.readings(window, other, library).iter() {
                if exists(reading, window, evidence) {
                    add(&mut pool, reading.abroad(), reading.score + FOREIGN);
                }
            }
        }
        let best = pool.iter().max_by(|a, b| a.0.total_cmp(&b.0));
        let most = best.filter(|(_, best)| best.is_foreign())?.0;
        let weigh = |(score, _): &(f64, Reading)| ((score - most) / TEMPERATURE).exp();
        let weights: Vec<f64> = pool.iter().map(weigh).collect();
        let total: f64 = weights.iter().sum();
        Some(Read {
            span: window.span.clone(),
            is_unexplained: window.is_unexplained,
            is_sign: false,
            readings: pool.into_iter().map(|(_, reading)| reading).collect(),
            weights: weights.into_iter().map(|weight| weight / total).collect(),
        })
    }
}

/// Tells whether a reading leaves nothing damaged, and every word that it mends exists and is long enough.
fn exists(reading: &Reading, window: &Window, evidence: &Evidence) -> bool {
    let is_mended = |place: &Placed| {
        let word = window::word_around(&reading.text, place.target.start);
        let letters = reading.text[word].chars().count();
        match place.channel {
            Some(Channel::Space) if letters == 1 => true,
            Some(_) => letters >= SHORTEST,
            None => evidence
                .restored
                .holds(window.span.start + place.source.start),
        }
    };
    reading.unknown == 0 && reading.places.iter().all(is_mended)
}

/// Adds a reading to a pool, once.
fn add(pool: &mut Vec<(f64, Reading)>, reading: Reading, score: f64) {
    match pool
        .iter_mut()
        .find(|(_, known)| known.text == reading.text)
    {
        Some(known) if known.0 < score => *known = (score, reading),
        Some(_) => {}
        None => pool.push((score, reading)),
    }
}

impl Reading {
    /// The same as a reading in another language.
    fn abroad(&self) -> Self {
        let mut reading = self.clone();
        for place in &mut reading.places {
            place.ground = Ground::Foreign;
        }
        reading
    }

    fn is_foreign(&self) -> bool {
        let mut places = self.places.iter();
        places.any(|place| place.ground == Ground::Foreign)
    }
}
