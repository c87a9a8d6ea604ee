//! A line, or part of a very long one: the language that it is in, and the readings of all its windows together.

use std::ops::Range;
use std::rc::Rc;

use super::evidence::Evidence;
use super::language::{self, Verdict};
use super::pairing::{self, Slot};
use super::reading::{Context, Library, Reading};
use super::record::Read;
use super::remnant;
use super::window::{MOST_REMNANTS, Window};
use crate::model::Model;

/// How many windows are read in every language that a segment may be in.
const TASTE: usize = 16;
/// What the language of the segment before gains.
const SAME_LANGUAGE: f64 = 3.0;
/// How far around a place its language is asked for, in bytes.
const NEIGHBOURHOOD: usize = 80;

/// A segment and what is to be read in it.
pub(super) struct Segment<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    pub(super) windows: Vec<Window>,
}

impl Segment<'_> {
    /// Chooses the model for the segment; one too short to tell is in the language of the one before.
    pub(super) fn choose_model(
        &self,
        windows: &[Window],
        known: &mut Option<&'static Model>,
        may_guess: bool,
        library: &mut Library,
    ) -> Option<&'static Model> {
        let segment = &self.text[self.range.clone()];
        let is_plain = |window: &Window| remnant::is_odd(&self.text[window.span.clone()]);
        let is_damaged = windows.iter().any(is_plain);
        match library.judge(segment, *known, is_damaged) {
            Verdict::Known(models) => {
                let model = self.likeliest(&models, windows, *known, library);
                *known = model.or(*known);
                model
            }
            Verdict::Foreign => None,
            Verdict::Short(guesses) => {
                let before = known.filter(|model| language::has_script(model, segment));
                if before.is_some() || !may_guess {
                    return before;
                }
                if guesses.is_empty() && is_damaged {
                    let models = language::models_for(segment);
                    return self.likeliest(&models, windows, None, library);
                }
                self.likeliest(&guesses, windows, None, library)
            }
        }
    }

    /// Of several models, returns the one under which the damaged words read best.
    fn likeliest(
        &self,
        models: &[&'static Model],
        windows: &[Window],
        known: Option<&Model>,
        library: &mut Library,
    ) -> Option<&'static Model> {
        if models.len() < 2 {
            return models.first().copied();
        }
        let mut total = |model: &Model| {
            let is_same = known.is_some_and(|known| known.lang() == model.lang());
            let windows = windows.iter().take(TASTE);
            let scores = windows.map(|window| {
                let readings = self.readings(window, model, library);
                readings.first().map_or(0.0, |best| best.score)
            });
            scores.sum::<f64>() + if is_same { SAME_LANGUAGE } else { 0.0 }
        };
        let scored = models.iter().map(|model| (total(model), *model));
        let scored: Vec<_> = scored.collect();
        let best = scored.iter().rev().max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, model)| *model)
    }

    /// Tells whether what stands before or after `span` is in no language at hand: a quotation in a segment whose language
    /// is known.
    pub(super) fn is_quoted(
        &self,
        span: &Range<usize>,
        model: &Model,
        library: &mut Library,
    ) -> bool {
        let start = span
            .start
            .saturating_sub(NEIGHBOURHOOD)
            .max(self.range.start);
        let end = (span.end + NEIGHBOURHOOD).min(self.range.end);
        // Half a word says nothing about its language.
        let start = self.text.floor_char_boundary(start);
        let start = self.text[start..span.start]
            .find(' ')
            .map_or(span.start, |space| start + space);
        let end = self.text.ceil_char_boundary(end);
        let end = self.text[span.end..end]
            .rfind(' ')
            .map_or(span.end, |space| span.end + space);
        let mut sides = [start..span.start, span.end..end, start..end].into_iter();
        sides.any(|side| library.is_foreign(&self.text[side], model))
    }

    /// Reads every window, and weighs the readings together.
    pub(super) fn read(
        &self,
        model: &Model,
        evidence: &Evidence,
        library: &mut Library,
    ) -> Vec<Read> {
        let readings: Vec<Rc<[Reading]>> = self
            .windows
            .iter()
            .map(|window| self.extended(window, model, evidence, library))
            .collect();
        let ends = self
            .windows
            .iter()
            .skip(1)
            .map(|window| window.span.start)
            .chain([self.range.end]);
        let slots: Vec<Slot<'_>> = self
            .windows
            .iter()
            .zip(&readings)
            .zip(ends)
            .map(|((window, readings), end)| Slot {
                before: self.text[..window.span.start].chars().next_back(),
                scores: evidence.adjusted(readings, window, self.text),
                readings,
                tail: &self.text[window.span.end..end],
            })
            .collect();
        let first = self
            .windows
            .first()
            .map_or(self.range.end, |window| window.span.start);
        let weights = pairing::weigh(model, &self.text[self.range.start..first], &slots);
        drop(slots);
        let reads = self.windows.iter().zip(readings).zip(weights);
        reads
            .map(|((window, readings), weights)| Read {
                span: window.span.clone(),
                is_unexplained: window.is_unexplained,
                is_sign: window.is_sign(self.text),
                readings,
                weights,
            })
            .collect()
    }

    /// Reads a window; one that is no text has no readings.
    pub(super) fn readings(
        &self,
        window: &Window,
        model: &Model,
        library: &mut Library,
    ) -> Rc<[Reading]> {
        let text = &self.text[window.span.clone()];
        if window.remnants > MOST_REMNANTS {
            return Rc::default();
        }
        library.readings(text, self.context(window), model)
    }

    /// Reads a window in the light of the words that the document spells out elsewhere.
    fn extended(
        &self,
        window: &Window,
        model: &Model,
        evidence: &Evidence,
        library: &mut Library,
    ) -> Rc<[Reading]> {
        let readings = self.readings(window, model, library);
        let place = (&self.text[window.span.clone()], self.context(window));
        evidence.told.extended(readings, place, model, library)
    }

    fn context(&self, window: &Window) -> Context {
        let head = &self.text[self.range.start..window.span.start];
        let last = head.trim_end().chars().next_back();
        let mut rest = self.text[window.span.end..self.range.end].chars();
        let after = rest.next();
        let is_before_number = after == Some(' ') && rest.next().is_some_and(char::is_numeric);
        Context {
            is_before_number,
            before: head.chars().next_back(),
            after: after.filter(|after| *after != '\n'),
            starts_sentence: last.is_none_or(|last| ".!?:•".contains(last)),
        }
    }
}
