//! The nouns that every crate of the archive shares.
//!
//! Plain data and the rules that keep it well-formed; no input or output, no dependencies. `docs/glossary.md` defines
//! each noun. A type is here because two crates that are strangers to one another exchange it: repair hands
//! [`Repair`]s to storage, the parser hands it a [`Document`].
//!
//! # Invariants
//! - Offsets are byte offsets into UTF-8 text and fall on character boundaries, unless a field says otherwise.
//! - A [`Lang`], a [`Slug`], a [`Timestamp`] or a [`PartialDate`] that exists is well-formed.

mod about;
mod diagnostic;
mod digest;
mod document;
mod flow;
mod id;
mod lang;
mod numeral;
mod permalink;
mod record;
mod repair;
mod slug;
mod time;

pub use about::{Field, Origin, StatementKind};
pub use diagnostic::Diagnostic;
pub use digest::{Digest, ParseDigestError};
pub use document::{
    Alignment, AlignmentMethod, Document, Edition, Link, Paragraph, ParagraphKind, SourceFormat,
};
pub use flow::{Anchor, Block, BlockKind, Cell, Claim, Flow, Subject};
pub use id::{
    BlobId, CaptureId, DerivationId, EditionId, ParagraphId, RunId, StatementId, VersionId,
};
pub use lang::{Lang, ParseLangError};
pub use numeral::roman;
pub use permalink::{ParsePermalinkError, Permalink};
pub use record::{Cause, ChangeClass, Outcome, SourceKind};
pub use repair::{Alternative, Method, Repair, Unresolved};
pub use slug::{ParseSlugError, Slug};
pub use time::{ParsePartialDateError, ParseTimestampError, PartialDate, Timestamp};
