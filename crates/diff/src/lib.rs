//! Two states of a text: what changed, how gravely, and why.
//!
//! [`diff`] finds which old paragraph became which new one (`matching`), compares the words of those that belong together
//! (`words`), and classes every difference with its reason (`classify`). [`diff_versions`] does so for every language of a
//! statement, [`apply`] replays what was found, and [`blame()`] follows words through many versions.
//!
//! # Classes
//! From the least to the gravest ([`gravity()`]); what each kind of difference amounts to is [`ReasonKind::class`].
//! - *whitespace*: spaces and nothing else.
//! - *encoding*: one side is the other, damaged.
//! - *typographic*: marks, their forms, special spaces, ligatures, layout. No letter and no digit differs, and no sign of a
//!   quantity.
//! - *minor*: the same statement in a slightly other form: spelling, capitals, hyphens, endings, articles and other short
//!   words, a number written otherwise, the address of a page.
//! - *structure*: the same words, arranged otherwise: moved, split, merged, renumbered.
//! - *language*: a language came or went.
//! - *substantive*: everything else. Another number, date, name, negation or modal verb is always here; only another
//!   spelling or form of the same name or number is minor.
//!
//! # Invariants
//! - [`apply`] on the old paragraphs gives the new ones, exactly.
//! - A text compared with itself has no differences; the two directions are each other's inverse, change by change.
//! - Nothing fails and nothing panics, whatever the texts. Work is near-linear in their length.
//! - A difference that no rule explains is substantive: gaps in the tables of words make changes graver, never lighter.

mod blame;
mod change;
mod classify;
mod edition;
mod gravity;
mod lexicon;
mod matching;
mod reason;
mod replay;
mod token;
mod version;
mod words;

pub use blame::{Blame, blame};
pub use change::{Change, EditionDiff, Frame, Op, Run, RunOp, Size};
pub use edition::{Options, diff};
pub use gravity::{gravest, gravity};
pub use reason::{Reason, ReasonKind};
pub use replay::{Replayed, apply};
pub use version::{LanguageChange, Text, VersionDiff, diff_versions};
