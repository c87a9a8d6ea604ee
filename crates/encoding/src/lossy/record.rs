//! What is done about each place once it has been read: it is changed, listed, or passed over.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use archive_model::{Alternative, Method};

use super::channel::Channel;
use super::evidence::Evidence;
use super::reading::{Ground, Library, Placed, Reading};
use super::remnant;
use super::segment::Segment;
use super::{Findings, PLAINLY_DAMAGED, doubt};
use crate::draft::Change;
use crate::model::Model;
use crate::strain;

/// No reading is ever certain.
const MOST_SURE: f64 = 0.999;
/// Alternatives less likely than this are not worth a reader's time.
const LEAST_LIKELY: f64 = 0.001;
const MOST_ALTERNATIVES: usize = 4;
/// In a document without plain damage, a sign is put into a word only if it is as sure as this: sound text has rare words.
const IN_WORD: f64 = 0.9;
/// The same for what is put beside or into a word that does not exist.
const IN_NO_WORD: f64 = 0.65;
/// In a document without plain damage, a place is listed only if something else is as likely as this to have stood there.
const LISTED: f64 = 0.5;

/// A window that was read.
pub(super) struct Read {
    pub(super) span: Range<usize>,
    /// Whether a place that is best left alone has to be listed.
    pub(super) is_unexplained: bool,
    /// Whether it holds signs only.
    pub(super) is_sign: bool,
    pub(super) readings: Rc<[Reading]>,
    pub(super) weights: Vec<f64>,
}

impl Segment<'_> {
    /// Reads every window and records what is sure enough, and what is not.
    pub(super) fn decide(
        &self,
        model: &'static Model,
        evidence: &Evidence,
        threshold: f64,
        library: &mut Library,
        findings: &mut Findings,
    ) {
        let reads = self.read(model, evidence, library);
        for (mut read, window) in reads.into_iter().zip(&self.windows) {
            let is_quoted = evidence.damaged < PLAINLY_DAMAGED
                && self.may_be_quoted(&read)
                && self.is_quoted(&read.span, model, library);
            let rule = match (read.readings.is_empty(), is_quoted) {
                (true, _) => "lossy.no-text",
                (false, true) => "lossy.no-model",
                (false, false) => {
                    let is_odd = remnant::is_odd(&self.text[read.span.clone()]);
                    let is_plain = library.proven > 0 || is_odd;
                    if is_plain && !read.is_settled(threshold) {
                        let foreign = self.foreign(window, model, evidence, library);
                        read = foreign.unwrap_or(read);
                    }
                    self.record(&read, evidence, (threshold, is_plain), findings);
                    continue;
                }
            };
            doubt(read.span, Cow::Borrowed(rule), Vec::new(), findings);
        }
    }

    /// Tells whether a window may be part of a quotation in a language that is not at hand: not if it is of signs, or damaged
    /// whatever the language and reads as words of this one.
    pub(super) fn may_be_quoted(&self, read: &Read) -> bool {
        let is_read = || read.best().is_some_and(|best| best.unknown == 0);
        let is_odd = remnant::is_odd(&self.text[read.span.clone()]);
        !(read.is_sign || is_odd && is_read())
    }

    /// Records each place of the likeliest reading; what is not sure only where damage is plain.
    fn record(
        &self,
        read: &Read,
        evidence: &Evidence,
        (threshold, is_plain): (f64, bool),
        findings: &mut Findings,
    ) {
        let Some(best) = read.best() else { return };
        for place in &best.places {
            let span = read.span.start + place.source.start..read.span.start + place.source.end;
            let Some(channel) = place.channel else {
                if read.is_unexplained && !evidence.restored.holds(span.start) {
                    self.pass_over(read, place, findings);
                }
                continue;
            };
            let after = &best.text[place.target.clone()];
            let mut choices = read.choices(place, self.text);
            let chosen = choices.iter().position(|choice| choice.text == after);
            let Some(chosen) = chosen.map(|index| choices.remove(index)) else {
                continue;
            };
            let needed = if is_plain {
                threshold
            } else {
                threshold.max(self.unproven(best, &span, after))
            };
            let confidence = chosen.confidence.min(most_sure(place.ground));
            let rule = Cow::Owned(rule(place.ground, channel, after));
            if confidence >= needed {
                findings.changes.push(Change {
                    span,
                    after: chosen.text,
                    rule,
                    method: Method::Lossy,
                    confidence,
                    alternatives: choices,
                });
            } else if is_plain || chosen.confidence >= LISTED {
                choices.insert(0, chosen);
                doubt(span, rule, choices, findings);
            }
        }
    }

    /// How sure a place has to be in a document without plain damage.
    fn unproven(&self, best: &Reading, span: &Range<usize>, after: &str) -> f64 {
        match (self.is_in_word(span, after), best.unknown > 0) {
            (true, _) => IN_WORD,
            (false, true) => IN_NO_WORD,
            (false, false) => 0.0,
        }
    }
}

impl Segment<'_> {
    /// Tells whether a sign would stand where a letter of a rare word may be: inside a word, or an apostrophe at its end that
    /// is no possessive plural.
    fn is_in_word(&self, span: &Range<usize>, sign: &str) -> bool {
        let is_letter = |side: Option<char>| side.is_some_and(strain::is_letter);
        let before = self.text[..span.start].chars().next_back();
        let goes_on = is_letter(self.text[span.end..].chars().next());
        let is_odd_end = kind(sign) == "apostrophe" && before != Some('s');
        kind(sign) != "letter" && is_letter(before) && (goes_on || is_odd_end)
    }

    /// Lists a remnant that is best left as it stands, although there is damage and no language has such a word.
    fn pass_over(&self, read: &Read, place: &Placed, findings: &mut Findings) {
        let span = read.span.start + place.source.start..read.span.start + place.source.end;
        let mut choices = read.choices(place, self.text);
        choices.retain(|choice| choice.text != self.text[span.clone()]);
        doubt(span, Cow::Borrowed("lossy.unexplained"), choices, findings);
    }
}

impl Read {
    /// Returns the likeliest reading.
    fn best(&self) -> Option<&Reading> {
        let places = 0..self.readings.len();
        let best = places.max_by(|a, b| self.weights[*a].total_cmp(&self.weights[*b]));
        best.map(|place| &self.readings[place])
    }

    /// Tells whether the likeliest reading leaves nothing to be explained, and is as sure as is asked for.
    fn is_settled(&self, threshold: f64) -> bool {
        let is_sure = |weight: &f64| *weight >= threshold;
        let is_left = |best: &Reading| self.is_unexplained && best.literals() > 0;
        self.weights.iter().any(is_sure) && !self.best().is_some_and(is_left)
    }

    /// Gathers what the readings have at `place`, the likeliest first, the remnant itself among them.
    fn choices(&self, place: &Placed, text: &str) -> Vec<Alternative> {
        let mut choices: Vec<Alternative> = Vec::new();
        for (reading, weight) in self.readings.iter().zip(&self.weights) {
            let here = reading
                .places
                .iter()
                .find(|other| other.source.start == place.source.start);
            let choice = match here {
                Some(here) if here.source == place.source && here.channel.is_some() => {
                    reading.text[here.target.clone()].to_owned()
                }
                // A reading that cuts the place otherwise speaks for itself only where it begins.
                Some(here) => self.spelled(here, reading, place, text),
                None => continue,
            };
            match choices.iter_mut().find(|known| known.text == choice) {
                Some(known) => known.confidence += weight,
                None => choices.push(Alternative {
                    text: choice,
                    confidence: *weight,
                }),
            }
        }
        choices.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        let wanted = |(index, choice): (usize, &Alternative)| {
            index == 0 || choice.confidence >= LEAST_LIKELY
        };
        let count = choices
            .iter()
            .enumerate()
            .take_while(|(index, choice)| wanted((*index, choice)))
            .count();
        choices.truncate(count.min(MOST_ALTERNATIVES + 1));
        choices
    }

    /// What a reading that takes less or more than `place` at once makes of the text of `place`.
    fn spelled(&self, here: &Placed, reading: &Reading, place: &Placed, text: &str) -> String {
        let mended = &reading.text[here.target.clone()];
        let rest = self.span.start + here.source.end..self.span.start + place.source.end;
        format!("{mended}{}", text.get(rest).unwrap_or_default())
    }
}

/// How sure a place can be: one that rests on another no more than that.
fn most_sure(ground: Ground) -> f64 {
    match ground {
        Ground::Document { confidence } => confidence.min(MOST_SURE),
        Ground::Language | Ground::Foreign => MOST_SURE,
    }
}

/// Names the rule: how the place was lost, unless something else than the language decides it, and what was put back.
fn rule(ground: Ground, channel: Channel, after: &str) -> String {
    let way = match ground {
        Ground::Language => channel.name(),
        Ground::Document { .. } => "elsewhere",
        Ground::Foreign => "foreign",
    };
    format!("lossy.{way}.{}", kind(after))
}

/// Names what was put back.
fn kind(after: &str) -> &'static str {
    match after.chars().next() {
        Some('’') => "apostrophe",
        Some('‘' | '“' | '”' | '„' | '‚' | '‹' | '›') => "quote",
        Some('–' | '—' | '‐' | '‑' | '−') => "dash",
        Some(letter) if letter.is_alphabetic() => "letter",
        Some(space) if space.is_whitespace() => "space",
        _ => "sign",
    }
}
