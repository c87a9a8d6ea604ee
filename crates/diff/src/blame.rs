//! Which version brought which words.

use std::collections::VecDeque;
use std::ops::Range;

use archive_model::{ChangeClass, Paragraph};

use crate::change::{Change, RunOp};
use crate::edition::{Options, diff};
use crate::gravity;

/// Where the wording of one paragraph comes from. Versions are indices into what [`blame`] was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blame {
    /// The first version that had this paragraph, in whatever words.
    pub since: usize,
    /// The last version that changed its words by more than spaces, damage and typography.
    pub wording: usize,
    /// The paragraph in pieces, as byte ranges of its text, each with the version that brought it. They cover the text.
    pub words: Vec<(Range<usize>, usize)>,
}

/// Tells for every paragraph of the last of `versions` which version brought it.
///
/// `versions` are successive states of one edition, oldest first; no versions give no paragraphs.
pub fn blame(versions: &[&[Paragraph]], options: &Options) -> Vec<Blame> {
    let Some((first, _)) = versions.split_first() else {
        return Vec::new();
    };
    let mut held: Vec<Origin> = first
        .iter()
        .map(|paragraph| Origin::new(paragraph.text.len(), 0))
        .collect();
    for (version, pair) in (1..).zip(versions.windows(2)) {
        let found = diff(pair[0], pair[1], options);
        let next = found
            .changes
            .iter()
            .flat_map(|change| carry(change, &held, pair[1], version));
        held = next.collect();
    }
    held.into_iter().map(Origin::into_blame).collect()
}

/// What is known of a paragraph on the way: pieces as lengths.
#[derive(Debug, Clone)]
struct Origin {
    since: usize,
    wording: usize,
    pieces: Vec<(usize, usize)>,
}

impl Origin {
    fn new(bytes: usize, version: usize) -> Self {
        Self {
            since: version,
            wording: version,
            pieces: vec![(bytes, version)],
        }
    }

    fn into_blame(self) -> Blame {
        let mut start = 0;
        let words =
            self.pieces
                .into_iter()
                .filter(|(bytes, _)| *bytes > 0)
                .map(|(bytes, version)| {
                    let range = start..start + bytes;
                    start = range.end;
                    (range, version)
                });
        Blame {
            since: self.since,
            wording: self.wording,
            words: words.collect(),
        }
    }
}

/// Takes what is known of the old paragraphs of a change over to its new ones.
fn carry(change: &Change, held: &[Origin], new: &[Paragraph], version: usize) -> Vec<Origin> {
    let old = &held[change.from.clone()];
    let new = &new[change.to.clone()];
    match (old, &change.runs[..]) {
        ([], _) => new
            .iter()
            .map(|paragraph| Origin::new(paragraph.text.len(), version))
            .collect(),
        (_, []) => old.to_vec(),
        _ => reworded(change, old, new, version),
    }
}

fn reworded(change: &Change, old: &[Origin], new: &[Paragraph], version: usize) -> Vec<Origin> {
    let is_other_wording = change
        .runs
        .iter()
        .any(|run| gravity(run.class) >= gravity(ChangeClass::Minor));
    let since = old
        .iter()
        .map(|origin| origin.since)
        .min()
        .unwrap_or(version);
    let wording = old
        .iter()
        .map(|origin| origin.wording)
        .max()
        .unwrap_or(version);
    let mut pieces = Pieces::new(rewritten(change, old, version));
    let carried = new.iter().map(|paragraph| {
        let own = pieces.take(paragraph.text.len());
        pieces.take(1);
        Origin {
            since,
            wording: if is_other_wording { version } else { wording },
            pieces: own,
        }
    });
    carried.collect()
}

/// The new text of a change in pieces: what was there keeps its origin, what came is of this version.
fn rewritten(change: &Change, old: &[Origin], version: usize) -> Vec<(usize, usize)> {
    let between = || std::iter::once((1, version));
    let all = old.iter().enumerate().flat_map(|(index, origin)| {
        let joint = (index > 0).then(between).into_iter().flatten();
        joint.chain(origin.pieces.iter().copied())
    });
    let mut known = Pieces::new(all.collect());
    let mut pieces = Vec::new();
    for run in &change.runs {
        match run.op {
            RunOp::Equal => pieces.extend(known.take(run.text.len())),
            RunOp::Delete => drop(known.take(run.text.len())),
            RunOp::Insert => pieces.push((run.text.len(), version)),
        }
    }
    pieces
}

/// Pieces of text, consumed from the front.
struct Pieces {
    rest: VecDeque<(usize, usize)>,
}

impl Pieces {
    fn new(pieces: Vec<(usize, usize)>) -> Self {
        Self {
            rest: pieces.into(),
        }
    }

    fn take(&mut self, mut bytes: usize) -> Vec<(usize, usize)> {
        let mut taken: Vec<(usize, usize)> = Vec::new();
        while bytes > 0 {
            let Some((length, version)) = self.rest.pop_front() else {
                break;
            };
            let used = length.min(bytes);
            bytes -= used;
            if used < length {
                self.rest.push_front((length - used, version));
            }
            match taken.last_mut() {
                Some(last) if last.1 == version => last.0 += used,
                _ => taken.push((used, version)),
            }
        }
        taken
    }
}
