//! The readings of a window: every way to put characters back that is worth a thought, and what is known of each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use archive_model::Lang;

use super::beam::{self, Scratch};
use super::channel::Channel;
use super::language::{self, Verdict};
use super::neighbours::Ends;
use crate::model::Model;

/// How many bytes of windows are read in every language.
const ABROAD: usize = 1 << 10;
/// How many windows are remembered.
const SHELF: usize = 1 << 14;

/// One way to read a window.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) score: f64,
    pub(crate) places: Vec<Placed>,
    /// Words that have a letter put back, or a sign beside them, and do not exist.
    pub(crate) unknown: u8,
    /// Its first and last words and marks, if the language has it that words go with their neighbours.
    pub(crate) ends: Option<Ends>,
}

/// What a reading of a place rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Ground {
    /// The language of the line.
    Language,
    /// A word that the document spells out elsewhere, where it is as sure as this.
    Document { confidence: f64 },
    /// A word of another language.
    Foreign,
}

/// What a reading has at one remnant.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// Bytes of the window.
    pub(crate) source: Range<usize>,
    /// Bytes of the reading.
    pub(crate) target: Range<usize>,
    /// How it was lost; `None` where the remnant stands for itself.
    pub(crate) channel: Option<Channel>,
    pub(crate) ground: Ground,
}

impl Reading {
    /// Returns how many remnants it takes at face value.
    pub(crate) fn literals(&self) -> usize {
        self.places
            .iter()
            .filter(|place| place.channel.is_none())
            .count()
    }

    /// Returns how many remnants it takes for what is left without C1 controls.
    pub(crate) fn stripped(&self) -> usize {
        let places = self.places.iter();
        places
            .filter(|place| place.channel == Some(Channel::C1))
            .count()
    }
}

/// Where a window stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Context {
    pub(crate) before: Option<char>,
    pub(crate) after: Option<char>,
    pub(crate) starts_sentence: bool,
    /// Whether a space and a number follow.
    pub(crate) is_before_number: bool,
}

/// The readings of windows that were read before: the same few words are damaged again and again, and each document is
/// read once to learn about it and once to decide.
#[derive(Default)]
pub(crate) struct Library {
    /// How many places were damaged beyond doubt, in the round that had most of them: what has been mended since is proof
    /// as well.
    pub(crate) proven: usize,
    known: HashMap<(String, Context, Lang), Rc<[Reading]>>,
    /// What stretches of text, by their hashes, said about their language after text in another.
    verdicts: HashMap<(u64, Option<Lang>, bool), Verdict>,
    /// How many bytes of windows have been read in every language.
    abroad: usize,
    scratch: Scratch,
    /// Which stretches, by their hashes, are in no language at hand.
    foreign: HashMap<u64, bool>,
}

impl Library {
    /// Judges the language of a stretch of text; `known` is that of what came before, `is_damaged` says that there is damage
    /// beyond doubt.
    pub(crate) fn judge(
        &mut self,
        text: &str,
        known: Option<&'static Model>,
        is_damaged: bool,
    ) -> Verdict {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let key = (hasher.finish(), known.map(Model::lang), is_damaged);
        if self.verdicts.len() == SHELF {
            self.verdicts.clear();
        }
        let verdict = self.verdicts.entry(key);
        verdict
            .or_insert_with(|| language::judge(text, known, is_damaged))
            .clone()
    }

    /// Tells whether a stretch of text is plainly in no language at hand; `likely` is the one that it may well be in.
    pub(crate) fn is_foreign(&mut self, text: &str, likely: &Model) -> bool {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        if self.foreign.len() == SHELF {
            self.foreign.clear();
        }
        let known = self.foreign.entry(hasher.finish());
        *known.or_insert_with(|| language::is_foreign(text, likely))
    }

    /// Tells whether a window of this length may still be read in every language: that is slow, and so only the first such
    /// windows of a text are.
    pub(super) fn may_look_abroad(&mut self, length: usize) -> bool {
        self.abroad += length;
        self.abroad <= ABROAD
    }

    /// Returns the best readings of `window`, the best first.
    pub(crate) fn readings(
        &mut self,
        window: &str,
        context: Context,
        model: &Model,
    ) -> Rc<[Reading]> {
        let key = (window.to_owned(), context, model.lang());
        if let Some(known) = self.known.get(&key) {
            return Rc::clone(known);
        }
        let found: Rc<[Reading]> = beam::readings(window, context, model, &mut self.scratch).into();
        if self.known.len() == SHELF {
            self.known.clear();
        }
        self.known.insert(key, Rc::clone(&found));
        found
    }
}
