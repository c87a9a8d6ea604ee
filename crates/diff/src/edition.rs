//! Two states of one edition, paragraph by paragraph.

use archive_model::{ChangeClass, Lang, Paragraph};

use crate::change::{Change, EditionDiff, Frame, Op, Run, RunOp};
use crate::classify;
use crate::gravity::gravest;
use crate::lexicon::Lexicon;
use crate::matching::{Block, blocks};
use crate::reason::{Reason, ReasonKind};

/// What there is to know about the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Their language: it tells which words are short words, negations, modal verbs and numbers.
    pub lang: Lang,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::UND }
    }
}

/// Compares two states of one edition.
///
/// Paragraphs are matched by their words, their labels and their places; the words of those that belong together are
/// compared, and every difference is classed. [`apply`](crate::apply) replays the result. The other direction gives the
/// [inverse](Change::inverse) of every change.
///
/// # Examples
/// ```
/// use archive_diff::{Op, Options, diff};
/// use archive_model::{ChangeClass, Lang, Paragraph, ParagraphKind};
/// let paragraph = |text: &str| Paragraph {
///     ordinal: 1,
///     label: Some("1".to_owned()),
///     kind: ParagraphKind::Numbered,
///     level: 1,
///     parent: None,
///     text: text.to_owned(),
///     span: 0..text.len(),
/// };
/// let old = [paragraph("Members shall report within six months.")];
/// let new = [paragraph("Members may report within six months.")];
/// let found = diff(&old, &new, &Options { lang: Lang::EN });
/// assert_eq!(found.class, ChangeClass::Substantive);
/// assert_eq!(found.changes[0].op, Op::Replace);
/// assert_eq!(found.changes[0].reasons[0].to_string(), "modal verb changed: shall → may");
/// ```
pub fn diff(from: &[Paragraph], to: &[Paragraph], options: &Options) -> EditionDiff {
    let comparer = Comparer {
        from,
        to,
        lexicon: Lexicon::of(options.lang),
    };
    let changes = blocks(from, to)
        .into_iter()
        .map(|block| comparer.change(block));
    EditionDiff::new(changes.collect())
}

struct Comparer<'a> {
    from: &'a [Paragraph],
    to: &'a [Paragraph],
    lexicon: Lexicon,
}

impl Comparer<'_> {
    fn change(&self, block: Block) -> Change {
        let (old, new) = (&self.from[block.from.clone()], &self.to[block.to.clone()]);
        let (runs, mut reasons) = match (old, new) {
            (old, []) => whole(old, RunOp::Delete, ReasonKind::ParagraphRemoved),
            ([], new) => whole(new, RunOp::Insert, ReasonKind::ParagraphAdded),
            (old, new) => self.words(old, new),
        };
        let op = op(old, new, block.moved, !runs.is_empty());
        reasons.extend(arrangement(op, old, new));
        reasons
            .sort_by_key(|reason| std::cmp::Reverse((crate::gravity(reason.class()), reason.kind)));
        let frames = |paragraphs: &[Paragraph]| match op {
            Op::Equal => Vec::new(),
            _ => paragraphs.iter().map(frame).collect(),
        };
        Change {
            op,
            class: gravest(reasons.iter().map(Reason::class)),
            runs,
            before: frames(old),
            after: frames(new),
            reasons,
            from: block.from,
            to: block.to,
        }
    }

    fn words(&self, old: &[Paragraph], new: &[Paragraph]) -> (Vec<Run>, Vec<Reason>) {
        let (before, after) = (joined(old), joined(new));
        if before == after {
            return (Vec::new(), Vec::new());
        }
        classify::compare(&before, &after, &self.lexicon)
    }
}

/// The texts of paragraphs, one a line: what stands between two paragraphs is white space as well, so a split is a space
/// that became the end of a line.
fn joined(paragraphs: &[Paragraph]) -> String {
    let texts: Vec<&str> = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    texts.join("\n")
}

/// A paragraph that came or went. One without a letter or a digit, such as a line of asterisks, is a matter of layout.
fn whole(paragraphs: &[Paragraph], op: RunOp, kind: ReasonKind) -> (Vec<Run>, Vec<Reason>) {
    let text = joined(paragraphs);
    let says_something = text.contains(char::is_alphanumeric);
    let reason = match (says_something, op) {
        (false, _) => Reason::of(ReasonKind::Markup),
        (true, RunOp::Delete) => Reason::new(kind, &text, ""),
        (true, _) => Reason::new(kind, "", &text),
    };
    let class = reason.class();
    (vec![Run { op, class, text }], vec![reason])
}

fn op(old: &[Paragraph], new: &[Paragraph], moved: bool, has_other_words: bool) -> Op {
    let (old, new) = match (old, new) {
        (_, []) => return Op::Delete,
        ([], _) => return Op::Insert,
        ([old], [new]) => (old, new),
        ([_], _) => return Op::Split,
        (_, _) => return Op::Merge,
    };
    let is_relabelled = old.label != new.label;
    let is_recast = (old.kind, old.level) != (new.kind, new.level);
    match (moved, has_other_words) {
        (true, _) => Op::Move,
        (false, true) => Op::Replace,
        (false, false) if is_relabelled => Op::Renumber,
        (false, false) if is_recast => Op::Replace,
        (false, false) => Op::Equal,
    }
}

/// What differs apart from the words.
fn arrangement(op: Op, old: &[Paragraph], new: &[Paragraph]) -> Vec<Reason> {
    let mut reasons = match op {
        Op::Move => vec![Reason::of(ReasonKind::Moved)],
        Op::Split => vec![Reason::of(ReasonKind::Split)],
        Op::Merge => vec![Reason::of(ReasonKind::Merged)],
        _ => Vec::new(),
    };
    let ([old, ..], [new, ..]) = (old, new) else {
        return reasons;
    };
    let label = |paragraph: &Paragraph| paragraph.label.clone().unwrap_or_default();
    if old.label != new.label {
        reasons.push(Reason::new(ReasonKind::Label, &label(old), &label(new)));
    }
    if (old.kind, old.level) != (new.kind, new.level) {
        let part =
            |paragraph: &Paragraph| format!("{} {}", paragraph.kind.as_str(), paragraph.level);
        reasons.push(Reason::new(ReasonKind::Part, &part(old), &part(new)));
    }
    reasons
}

fn frame(paragraph: &Paragraph) -> Frame {
    Frame {
        label: paragraph.label.clone(),
        kind: paragraph.kind,
        level: paragraph.level,
        bytes: paragraph.text.len(),
    }
}

impl EditionDiff {
    /// Returns what remains for a reader who does not want to see differences of some classes.
    ///
    /// Runs of these classes stand there as the new text has them, as if both sides had it, and a change that has no other
    /// difference is equal. A view to read: it does not replay.
    #[must_use]
    pub fn without(&self, classes: &[ChangeClass]) -> Self {
        Self::new(
            self.changes
                .iter()
                .map(|change| without(change, classes))
                .collect(),
        )
    }
}

fn without(change: &Change, classes: &[ChangeClass]) -> Change {
    let mut change = change.clone();
    let is_ignored = |class: ChangeClass| classes.contains(&class);
    change.reasons.retain(|reason| !is_ignored(reason.class()));
    change
        .runs
        .retain(|run| !is_ignored(run.class) || run.op != RunOp::Delete);
    for run in change.runs.iter_mut().filter(|run| is_ignored(run.class)) {
        (run.op, run.class) = (RunOp::Equal, ChangeClass::None);
    }
    change.class = gravest(change.reasons.iter().map(Reason::class));
    if change.class == ChangeClass::None && !change.from.is_empty() && !change.to.is_empty() {
        change.op = Op::Equal;
    }
    change
}
