//! The readings of a window: every way to put characters back that is worth a thought, and what is known of each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use archive_model::Lang;

use super::beam;
use super::channel::Channel;
use super::language::{self, Verdict};
use crate::model::Model;

/// How many windows are remembered.
const SHELF: usize = 4096;

/// One way to read a window.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) score: f64,
    pub(crate) places: Vec<Placed>,
    /// Words that have a letter put back, or a sign beside them, and do not exist.
    pub(crate) unknown: u8,
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
}

/// The readings of windows that were read before: the same few words are damaged again and again, and each document is
/// read once to learn about it and once to decide.
#[derive(Default)]
pub(crate) struct Library {
    known: HashMap<(String, Context, Lang), Rc<[Reading]>>,
    /// What stretches of text, by their hashes, said about their language after text in another.
    verdicts: HashMap<(u64, Option<Lang>), Verdict>,
}

impl Library {
    /// Judges the language of a stretch of text; `known` is that of what came before.
    pub(crate) fn judge(&mut self, text: &str, known: Option<&'static Model>) -> Verdict {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let key = (hasher.finish(), known.map(Model::lang));
        if self.verdicts.len() == SHELF {
            self.verdicts.clear();
        }
        let verdict = self.verdicts.entry(key);
        verdict
            .or_insert_with(|| language::judge(text, known))
            .clone()
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
        let found: Rc<[Reading]> = beam::readings(window, context, model).into();
        if self.known.len() == SHELF {
            self.known.clear();
        }
        self.known.insert(key, Rc::clone(&found));
        found
    }
}
