//! Lossy mojibake: characters whose bytes are gone, chosen among those that could have stood there.
//!
//! Text is taken a segment (a line, or part of a very long one) at a time. The remnants in it are gathered into windows,
//! each window is read in every way its remnants allow, and the readings of a segment are weighed together. What the
//! whole document shows about the damage goes into the weights first.
//!
//! # Invariants
//! - Work and memory are linear in the text: a segment, a window and a beam are bounded.
//! - A segment whose language has no model is never changed.

mod beam;
mod channel;
mod evidence;
mod language;
mod neighbours;
mod pairing;
mod profile;
mod quotation;
mod reading;
mod typography;
mod window;
mod word;

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use archive_model::{Alternative, Lang, Method};

use self::evidence::Evidence;
use self::language::Verdict;
use self::pairing::Slot;
pub(crate) use self::reading::Library;
use self::reading::{Context, Placed, Reading};
use self::window::{MOST_REMNANTS, Memory, Window};
use crate::draft::Change;
use crate::model::Model;
use crate::strain;

/// The longest segment, in bytes.
const SEGMENT: usize = 4096;
/// How many windows are read in every language that a segment may be in.
const TASTE: usize = 16;
/// What the language of the segment before gains.
const SAME_LANGUAGE: f64 = 3.0;
/// With as many proofs of damage, a word of another language is no longer one by chance.
const PLAINLY_DAMAGED: usize = 3;
/// How far around a place its language is asked for, in bytes.
const NEIGHBOURHOOD: usize = 80;
/// No reading is ever certain.
const MOST_SURE: f64 = 0.999;
/// Alternatives less likely than this are not worth a reader's time.
const LEAST_LIKELY: f64 = 0.001;
const MOST_ALTERNATIVES: usize = 4;
/// In a document without plain damage, a sign is put into a word only if it is as sure as this: sound text has rare words.
const UNPROVEN: f64 = 0.9;
/// In a document without plain damage, a place is listed only if something else is as likely as this to have stood there.
const LISTED: f64 = 0.5;

/// A place that was left alone.
#[derive(Debug)]
pub(crate) struct Doubt {
    /// Bytes of the text that was read.
    pub(crate) span: Range<usize>,
    pub(crate) rule: Cow<'static, str>,
    pub(crate) alternatives: Vec<Alternative>,
}

/// What a pass found.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) changes: Vec<Change>,
    pub(crate) doubts: Vec<Doubt>,
    /// The models that decided, with how many places each.
    pub(crate) languages: Vec<(Lang, usize)>,
}

/// Reads the remnants in `text`; `hint` is the language it is said to be in, `library` has what was read before.
pub(crate) fn pass(
    text: &str,
    hint: Option<Lang>,
    threshold: f64,
    library: &mut Library,
) -> Findings {
    let mut memory = Memory::default();
    let Some(evidence) = Evidence::gather(text, hint, library, &mut memory) else {
        return Findings::default();
    };
    library.proven = library.proven.max(evidence.damaged);
    let mut pass = Pass {
        text,
        threshold,
        known: evidence.model,
        evidence,
        memory,
        findings: Findings::default(),
    };
    for range in segments(text) {
        pass.read(range, library);
    }
    pass.findings.doubts.sort_by_key(|doubt| doubt.span.start);
    pass.findings
}

/// A way through a text, segment by segment.
struct Pass<'t> {
    text: &'t str,
    threshold: f64,
    evidence: Evidence,
    /// The language of the segment before.
    known: Option<&'static Model>,
    memory: Memory<'t>,
    findings: Findings,
}

impl<'t> Pass<'t> {
    /// Reads a segment.
    fn read(&mut self, range: Range<usize>, library: &mut Library) {
        let (text, is_proven) = (self.text, library.proven > 0);
        let is_damaged = self.evidence.damaged >= PLAINLY_DAMAGED;
        let mut windows = window::windows(text, range.clone());
        if !is_damaged {
            windows.retain(|window| {
                is_proven && window.has_stray(text) || !window.is_sound(text, &mut self.memory)
            });
        }
        if windows.is_empty() {
            return;
        }
        let mut segment = Segment {
            text,
            range,
            windows: Vec::new(),
        };
        let may_guess = self.evidence.may_guess;
        let model = segment.choose_model(&windows, &mut self.known, may_guess, library);
        if is_damaged {
            windows.retain(|window| match model {
                Some(model) => window.has_stray(text) || !window.is_sound_in(text, model),
                None => !window.is_sound(text, &mut self.memory),
            });
        }
        for window in &mut windows {
            let is_sound = !window.has_stray(text) && window.is_sound(text, &mut self.memory);
            window.is_unexplained = is_proven && !is_sound;
        }
        let Some(model) = model else {
            return self.read_foreign(segment, windows, library);
        };
        let before = self.findings.changes.len();
        segment.windows = windows;
        self.decide(&segment, model, library);
        self.count(model.lang(), self.findings.changes.len() - before);
    }

    /// Reads a segment in a language that has no model: only its signs, which are the same in all.
    fn read_foreign(
        &mut self,
        mut segment: Segment<'t>,
        windows: Vec<Window>,
        library: &mut Library,
    ) {
        let is_sign = |window: &Window| window.is_sign(self.text);
        let (signs, others) = windows.into_iter().partition(is_sign);
        segment.windows = signs;
        if let Some(model) = self.evidence.model.or_else(|| language::model(Lang::EN)) {
            self.decide(&segment, model, library);
        }
        leave(self.text, others, &self.evidence, &mut self.findings);
    }

    fn decide(&mut self, segment: &Segment<'_>, model: &'static Model, library: &mut Library) {
        segment.decide(
            model,
            &self.evidence,
            self.threshold,
            library,
            &mut self.findings,
        );
    }

    /// Counts the places that a model decided.
    fn count(&mut self, lang: Lang, places: usize) {
        let languages = &mut self.findings.languages;
        match languages.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, total)) => *total += places,
            None => languages.push((lang, places)),
        }
    }
}

/// Cuts `text` into lines, and lines into stretches of bounded length, at a space where there is one.
fn segments(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let mut limit = text.floor_char_boundary(start + SEGMENT);
        if let Some(line) = memchr::memchr(b'\n', &text.as_bytes()[start..limit]) {
            limit = start + line + 1;
        } else if limit < text.len() {
            limit = text[start..limit]
                .rfind(' ')
                .map_or(limit, |space| start + space + 1);
        }
        let range = start..limit;
        start = limit;
        Some(range)
    })
}

/// Lists what looks damaged in a language that has no model.
fn leave(text: &str, windows: Vec<Window>, evidence: &Evidence, findings: &mut Findings) {
    for window in windows {
        if evidence.damaged > 0 || looks_damaged(&text[window.span.clone()], &window) {
            doubt(
                window.span,
                Cow::Borrowed("lossy.no-model"),
                Vec::new(),
                findings,
            );
        }
    }
}

/// Lists a place, as one with the place before if they touch and neither has anything to offer.
fn doubt(
    span: Range<usize>,
    rule: Cow<'static, str>,
    alternatives: Vec<Alternative>,
    findings: &mut Findings,
) {
    match findings.doubts.last_mut() {
        Some(last)
            if last.span.end == span.start && last.rule == rule && alternatives.is_empty() =>
        {
            last.span.end = span.end;
        }
        _ => findings.doubts.push(Doubt {
            span,
            rule,
            alternatives,
        }),
    }
}

/// Tells whether a window is wrong in any language: a capital amid small letters, or nothing but remnants.
fn looks_damaged(text: &str, window: &Window) -> bool {
    window.remnants > MOST_REMNANTS || is_odd(text)
}

/// Tells whether a capital that damage leaves behind stands after a small letter.
fn is_odd(text: &str) -> bool {
    let pairs = text.chars().zip(text.chars().skip(1));
    let mut odd =
        pairs.filter(|(before, remnant)| before.is_lowercase() && "ÂÃÄÅÈ".contains(*remnant));
    odd.next().is_some()
}

/// A segment and what is to be read in it.
struct Segment<'t> {
    text: &'t str,
    range: Range<usize>,
    windows: Vec<Window>,
}

/// A window that was read.
struct Read {
    span: Range<usize>,
    /// Whether a place that is best left alone has to be listed.
    is_unexplained: bool,
    /// Whether it holds signs only.
    is_sign: bool,
    readings: Rc<[Reading]>,
    weights: Vec<f64>,
}

impl Segment<'_> {
    /// Chooses the model for the segment; one too short to tell is in the language of the one before.
    fn choose_model(
        &self,
        windows: &[Window],
        known: &mut Option<&'static Model>,
        may_guess: bool,
        library: &mut Library,
    ) -> Option<&'static Model> {
        let segment = &self.text[self.range.clone()];
        let is_plain = |window: &Window| is_odd(&self.text[window.span.clone()]);
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

    /// Reads every window and records what is sure enough, and what is not.
    fn decide(
        &self,
        model: &'static Model,
        evidence: &Evidence,
        threshold: f64,
        library: &mut Library,
        findings: &mut Findings,
    ) {
        for read in self.read(model, evidence, library) {
            let is_quoted = evidence.damaged < PLAINLY_DAMAGED
                && !read.is_sign
                && self.is_quoted(&read.span, model, library);
            let rule = match (read.readings.is_empty(), is_quoted) {
                (true, _) => "lossy.no-text",
                (false, true) => "lossy.no-model",
                (false, false) => {
                    let is_plain = library.proven > 0 || is_odd(&self.text[read.span.clone()]);
                    self.record(&read, threshold, is_plain, findings);
                    continue;
                }
            };
            doubt(read.span, Cow::Borrowed(rule), Vec::new(), findings);
        }
    }

    /// Tells whether what stands before or after `span` is in no language at hand: a quotation in a segment whose language
    /// is known.
    fn is_quoted(&self, span: &Range<usize>, model: &Model, library: &mut Library) -> bool {
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
    fn read(&self, model: &Model, evidence: &Evidence, library: &mut Library) -> Vec<Read> {
        let readings: Vec<Rc<[Reading]>> = self
            .windows
            .iter()
            .map(|window| self.readings(window, model, library))
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
                scores: evidence.adjusted(readings, &self.text[window.span.clone()]),
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
    fn readings(&self, window: &Window, model: &Model, library: &mut Library) -> Rc<[Reading]> {
        let text = &self.text[window.span.clone()];
        if window.remnants > MOST_REMNANTS {
            return Rc::default();
        }
        library.readings(text, self.context(window), model)
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

    /// Records each place of the likeliest reading; what is not sure only where damage is plain.
    fn record(&self, read: &Read, threshold: f64, is_plain: bool, findings: &mut Findings) {
        let best =
            (0..read.readings.len()).max_by(|a, b| read.weights[*a].total_cmp(&read.weights[*b]));
        let Some(best) = best.map(|index| &read.readings[index]) else {
            return;
        };
        for place in &best.places {
            let Some(channel) = place.channel else {
                if read.is_unexplained {
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
            let span = read.span.start + place.source.start..read.span.start + place.source.end;
            let rule = Cow::Owned(format!("lossy.{}.{}", channel.name(), kind(after)));
            let confidence = chosen.confidence.min(MOST_SURE);
            let is_proven = is_plain || !self.is_in_word(&span, after);
            let threshold = if is_proven {
                threshold
            } else {
                threshold.max(UNPROVEN)
            };
            if confidence >= threshold {
                let (after, alternatives) = (chosen.text, choices);
                let method = Method::Lossy;
                findings.changes.push(Change {
                    span,
                    after,
                    rule,
                    method,
                    confidence,
                    alternatives,
                });
            } else if is_plain || chosen.confidence >= LISTED {
                choices.insert(0, chosen);
                doubt(span, rule, choices, findings);
            }
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

/// Names what was put back, for the rule.
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
