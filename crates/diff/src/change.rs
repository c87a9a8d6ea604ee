//! What a comparison finds: changes, made of runs of words.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use archive_model::{ChangeClass, ParagraphKind};

use crate::gravity::gravest;
use crate::reason::Reason;

/// What became of one paragraph or of a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Op {
    /// Nothing: text, label, part and level are the same.
    Equal,
    /// It came.
    Insert,
    /// It went.
    Delete,
    /// It stayed in its place and has other words, or plays another part.
    Replace,
    /// It stands elsewhere, in the same words or in others.
    Move,
    /// It has another label and the same words.
    Renumber,
    /// One became several.
    Split,
    /// Several became one.
    Merge,
}

impl Op {
    /// Returns the name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Insert => "insert",
            Self::Delete => "delete",
            Self::Replace => "replace",
            Self::Move => "move",
            Self::Renumber => "renumber",
            Self::Split => "split",
            Self::Merge => "merge",
        }
    }

    /// Returns what undoes it.
    #[must_use]
    pub const fn inverse(self) -> Self {
        match self {
            Self::Insert => Self::Delete,
            Self::Delete => Self::Insert,
            Self::Split => Self::Merge,
            Self::Merge => Self::Split,
            Self::Equal | Self::Replace | Self::Move | Self::Renumber => self,
        }
    }
}

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunOp {
    /// It stands on both sides.
    Equal,
    /// It stands only in the new text.
    Insert,
    /// It stands only in the old text.
    Delete,
}

impl RunOp {
    /// Returns the name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Insert => "insert",
            Self::Delete => "delete",
        }
    }
}

/// A piece of text that is on one side or on both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// On which side it is.
    pub op: RunOp,
    /// How grave the difference is that it is part of; [`ChangeClass::None`] if it is on both sides.
    pub class: ChangeClass,
    /// The text. Where paragraphs were split or merged, U+000A stands between them.
    pub text: String,
}

/// What a paragraph is apart from its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its number or letter as printed.
    pub label: Option<String>,
    /// What part it plays.
    pub kind: ParagraphKind,
    /// How deeply it is nested, from 1.
    pub level: u32,
    /// The length of its text, in bytes.
    pub bytes: usize,
}

/// One step from the old paragraphs to the new ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happened.
    pub op: Op,
    /// How grave it is; [`ChangeClass::None`] if nothing happened.
    pub class: ChangeClass,
    /// Why, gravest first.
    pub reasons: Vec<Reason>,
    /// The old paragraphs, as indices from 0; empty if something came.
    pub from: Range<usize>,
    /// The new paragraphs, as indices from 0; empty if something went.
    pub to: Range<usize>,
    /// The words of both sides. Empty where the wording is the same: it then stands in the paragraph itself.
    pub runs: Vec<Run>,
    /// What the old paragraphs are apart from their words; empty if nothing happened.
    pub before: Vec<Frame>,
    /// What the new paragraphs are apart from their words; empty if nothing happened.
    pub after: Vec<Frame>,
}

impl Change {
    /// Returns how much text came and went.
    pub fn size(&self) -> Size {
        self.runs
            .iter()
            .map(Size::of_run)
            .fold(Size::default(), Size::plus)
    }

    /// Returns the step back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            op: self.op.inverse(),
            class: self.class,
            reasons: self.reasons.iter().map(Reason::inverse).collect(),
            from: self.to.clone(),
            to: self.from.clone(),
            runs: inverse_runs(&self.runs),
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

/// Between two runs that are on both sides, what went stands before what came; so it must after the exchange.
pub(crate) fn inverse_runs(runs: &[Run]) -> Vec<Run> {
    let mut inverse: Vec<Run> = runs.iter().map(inverse_run).collect();
    for stretch in inverse.split_mut(|run| run.op == RunOp::Equal) {
        stretch.sort_by_key(|run| run.op == RunOp::Insert);
    }
    inverse
}

fn inverse_run(run: &Run) -> Run {
    let op = match run.op {
        RunOp::Equal => RunOp::Equal,
        RunOp::Insert => RunOp::Delete,
        RunOp::Delete => RunOp::Insert,
    };
    Run {
        op,
        class: run.class,
        text: run.text.clone(),
    }
}

/// Everything that differs between two states of an edition.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionDiff {
    /// The gravest class among the changes; [`ChangeClass::None`] if nothing differs.
    pub class: ChangeClass,
    /// In order of the new text; what went stands where it stood in the old one. Every paragraph of both sides is in exactly
    /// one change.
    pub changes: Vec<Change>,
}

impl EditionDiff {
    pub(crate) fn new(changes: Vec<Change>) -> Self {
        Self {
            class: gravest(changes.iter().map(|change| change.class)),
            changes,
        }
    }

    /// Tells whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.op == Op::Equal)
    }

    /// Returns how much text came and went.
    pub fn size(&self) -> Size {
        self.changes
            .iter()
            .map(Change::size)
            .fold(Size::default(), Size::plus)
    }

    /// Returns every reason, gravest first, each once.
    pub fn reasons(&self) -> Vec<&Reason> {
        let mut reasons: Vec<&Reason> = Vec::new();
        let mut seen = HashSet::new();
        let all = self.changes.iter().flat_map(|change| &change.reasons);
        reasons.extend(all.filter(|reason| seen.insert(*reason)));
        reasons.sort_by_key(|reason| Reverse(reason.kind));
        reasons
    }
}

/// How much text came and went. What moved unchanged counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Words that came.
    pub words_added: usize,
    /// Words that went.
    pub words_removed: usize,
    /// Characters that came, white space included.
    pub characters_added: usize,
    /// Characters that went, likewise.
    pub characters_removed: usize,
}

impl Size {
    /// Adds two sizes up.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            words_added: self.words_added + other.words_added,
            words_removed: self.words_removed + other.words_removed,
            characters_added: self.characters_added + other.characters_added,
            characters_removed: self.characters_removed + other.characters_removed,
        }
    }

    fn of_run(run: &Run) -> Self {
        let words = crate::token::count_words(&run.text);
        let characters = run.text.chars().count();
        match run.op {
            RunOp::Equal => Self::default(),
            RunOp::Insert => Self {
                words_added: words,
                characters_added: characters,
                ..Self::default()
            },
            RunOp::Delete => Self {
                words_removed: words,
                characters_removed: characters,
                ..Self::default()
            },
        }
    }
}
