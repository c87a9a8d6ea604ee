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
mod borrowed;
mod channel;
mod evidence;
mod language;
mod neighbours;
mod pairing;
mod profile;
mod quotation;
mod reading;
mod record;
mod remnant;
mod restored;
mod segment;
mod style;
mod told;
mod typography;
mod window;
mod word;

use std::borrow::Cow;
use std::ops::Range;

use archive_model::{Alternative, Lang};

use self::evidence::Evidence;
pub(crate) use self::reading::Library;
use self::segment::Segment;
use self::window::{Memory, Window};
use crate::Options;
use crate::draft::{Change, Draft};
use crate::model::Model;

/// The longest segment, in bytes.
const SEGMENT: usize = 4096;
/// With as many proofs of damage, a word of another language is no longer one by chance.
const PLAINLY_DAMAGED: usize = 3;

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

/// Reads the remnants in what `draft` reads now; `library` has what was read before.
pub(crate) fn pass(draft: &Draft, options: &Options, library: &mut Library) -> Findings {
    let text = draft.text.as_str();
    let mut memory = Memory::default();
    let Some(evidence) = Evidence::gather(draft, options.lang, library, &mut memory) else {
        return Findings::default();
    };
    library.proven = library.proven.max(evidence.proofs());
    let mut pass = Pass {
        text,
        threshold: options.threshold,
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
        windows.retain(|window| !self.evidence.restored.explains(window, text));
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
            let is_odd = remnant::is_odd(&text[window.span.clone()]);
            window.is_unexplained = (is_proven || is_odd) && !is_sound;
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
        if evidence.proofs() > 0 || remnant::looks_damaged(&text[window.span.clone()], &window) {
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
