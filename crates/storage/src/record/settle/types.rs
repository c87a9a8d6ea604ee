//! What settling takes and gives.

use archive_model::{Slug, Timestamp};

use crate::record::Align;

/// An answer of a person.
#[derive(Debug, Clone, Copy)]
pub enum Answer<'a> {
    /// The two statements of a question are one; or the later one and a third.
    Same {
        /// The number of the question.
        question: i64,
        /// The statement that it is the same as, if not the one that was asked about.
        other: Option<&'a Slug>,
    },
    /// The two statements of a question are two.
    Not {
        /// The number of the question.
        question: i64,
    },
    /// Two statements are one, whether that was asked or not.
    Merge {
        /// The statement that becomes part of the other; its slug goes on to name that.
        from: &'a Slug,
        /// The statement that stays.
        into: &'a Slug,
    },
    /// Two statements are two, and need not be asked about.
    Differ {
        /// A statement.
        one: &'a Slug,
        /// Another.
        other: &'a Slug,
    },
    /// Some versions of a statement are a statement of their own.
    Split {
        /// The statement.
        statement: &'a Slug,
        /// The numbers of these versions.
        seqs: &'a [u32],
        /// The slug of the new statement; without one it is made from the old.
        name: Option<&'a Slug>,
    },
    /// A decision is taken back.
    Undo {
        /// Its number.
        decision: i64,
    },
}

/// Who answers.
#[derive(Clone, Copy)]
pub struct Settler<'a> {
    /// When.
    pub at: &'a Timestamp,
    /// Who.
    pub by: &'a str,
    /// Why, in their words; can be empty.
    pub reason: &'a str,
    /// Aligns editions that come together.
    pub align: Align<'a>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The statement became part of the other.
    Same,
    /// They are two.
    Not,
    /// Versions of the other became the statement.
    Split,
    /// An earlier decision was taken back.
    Undo,
}

impl Verdict {
    /// Returns the name used in the archive and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Not => "not",
            Self::Split => "split",
            Self::Undo => "undo",
        }
    }

    /// Reads a name that [`as_str`](Self::as_str) gave.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Same, Self::Not, Self::Split, Self::Undo];
        all.into_iter().find(|verdict| verdict.as_str() == name)
    }
}

/// What an answer came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The number of the decision.
    pub decision: i64,
    /// What was decided.
    pub verdict: Verdict,
    /// The statement: for [`Verdict::Same`] the one that became part of the other, for [`Verdict::Split`] the new one.
    pub statement: Slug,
    /// The other.
    pub other: Slug,
    /// How many versions are filed elsewhere now.
    pub moved: usize,
}

/// Why an answer makes no sense. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// There is no such question.
    #[error("there is no question {0}")]
    NoQuestion(i64),
    /// The question was settled before.
    #[error("question {question} was settled by decision {decision}")]
    Settled {
        /// The question.
        question: i64,
        /// The decision that settled it, or the newest about these statements.
        decision: i64,
    },
    /// There is no such decision.
    #[error("there is no decision {0}")]
    NoDecision(i64),
    /// The decision was taken back before, or takes one back itself.
    #[error("decision {0} stands no more, or took another one back")]
    Undone(i64),
    /// A later decision filed the same versions.
    #[error(
        "decision {later} filed versions that decision {decision} had filed; take that back first"
    )]
    MovedSince {
        /// The decision to be taken back.
        decision: i64,
        /// The later one.
        later: i64,
    },
    /// There is no statement of this name.
    #[error("there is no statement `{0}`")]
    NoStatement(Slug),
    /// Both names are names of one statement.
    #[error("both are `{0}` already")]
    SameStatement(Slug),
    /// The statement has no such version.
    #[error("statement `{0}` has no version {1}")]
    NoVersion(Slug, u32),
    /// Some versions must go and some must stay.
    #[error("a part of the versions of `{0}` must be named, not all and not none")]
    NothingToSplit(Slug),
    /// Another statement has the name.
    #[error("there is a statement `{0}` already")]
    Taken(Slug),
}
