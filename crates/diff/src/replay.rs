//! A diff and the old text give the new text.

use archive_model::{Paragraph, ParagraphKind};

use crate::change::{Change, EditionDiff, Frame, Op, RunOp};

/// A paragraph as replaying makes it: all that a comparison looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// Its number or letter as printed.
    pub label: Option<String>,
    /// What part it plays.
    pub kind: ParagraphKind,
    /// How deeply it is nested, from 1.
    pub level: u32,
    /// The text.
    pub text: String,
}

impl From<&Paragraph> for Replayed {
    fn from(paragraph: &Paragraph) -> Self {
        Self {
            label: paragraph.label.clone(),
            kind: paragraph.kind,
            level: paragraph.level,
            text: paragraph.text.clone(),
        }
    }
}

/// Replays `diff` on the paragraphs that it was made from.
///
/// Returns the new paragraphs; `None` if `from` are not those paragraphs, as far as can be told.
pub fn apply(from: &[Paragraph], diff: &EditionDiff) -> Option<Vec<Replayed>> {
    let mut replayed = Vec::new();
    for change in &diff.changes {
        let old = from.get(change.from.clone())?;
        match (change.op, old) {
            (Op::Equal, _) => replayed.extend(old.iter().map(Replayed::from)),
            (_, [only]) if change.runs.is_empty() => {
                replayed.extend(framed(&only.text, &change.after)?);
            }
            _ => replayed.extend(framed(&new_text(change, old)?, &change.after)?),
        }
    }
    Some(replayed)
}

/// Puts the new text together; `None` if the old one is not what stands there.
fn new_text(change: &Change, old: &[Paragraph]) -> Option<String> {
    let text_of = |without: RunOp| {
        let runs = change.runs.iter().filter(|run| run.op != without);
        runs.map(|run| run.text.as_str()).collect::<String>()
    };
    let texts: Vec<&str> = old
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    (text_of(RunOp::Insert) == texts.join("\n")).then(|| text_of(RunOp::Delete))
}

/// Cuts a text into paragraphs of the given lengths, with one character between two.
fn framed(text: &str, frames: &[Frame]) -> Option<Vec<Replayed>> {
    let mut start = 0;
    let paragraphs = frames.iter().map(|frame| {
        let text = text.get(start..start + frame.bytes)?;
        start += frame.bytes + 1;
        Some(Replayed {
            label: frame.label.clone(),
            kind: frame.kind,
            level: frame.level,
            text: text.to_owned(),
        })
    });
    paragraphs.collect()
}
