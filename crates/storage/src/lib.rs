//! The versioned archive in one SQLite file.
//!
//! The only crate that knows SQLite. [`Archive`] opens, records and reads; [`sql`] runs a person's own queries where they
//! can do no harm; [`schema`] describes the tables for `docs/schema.md`. What was said, by whom and where it stands comes
//! in and goes out in the types of `archive-model`.
//!
//! # Invariants
//! - A capture is recorded in one transaction: wholly, or not at all.
//! - Blobs, captures, versions and distinct texts are inserted and never changed; triggers in the file say so to every
//!   program that opens it. Only an order to forget, which leaves a tombstone, removes any.
//! - A new blob is read back, decompressed and hashed again before its transaction commits.
//! - Everything derived from bytes can be dropped and derived again with the same digests: no digest depends on a row
//!   id, a slug, a source, an offset or the order of recording.
//!
//! # Examples
//! ```
//! use archive_storage::{Archive, OpenMode};
//! let folder = tempfile::tempdir()?;
//! let archive = Archive::open(&folder.path().join("archive.db"), OpenMode::Create)?;
//! assert!(archive.statements()?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod archive;
mod atomic;
mod care;
mod compare;
mod connection;
mod content;
mod error;
mod group;
mod holder;
mod likeness;
mod migrate;
mod outage;
mod read;
mod record;
pub mod schema;
pub mod sql;

pub use archive::{Archive, OpenMode};
pub use care::{
    Check, Checks, Derive, Finding, MergeOptions, Merged, Optimized, PurgeOrder, PurgeTarget,
    Purged, PurgedVersion, Rederived, Renamed, Renumbered, Selection, Tombstone, check_file,
    restore,
};
pub use error::{Result, StorageError};
pub use holder::{Holder, Notice, holder};
pub use read::{
    Decision, Found, LogEntry, Lookup, Moment, ParseMomentError, PlacedRepair, Question,
    RunSummary, Sighting, StatementSummary, Status, StoredEdition, VersionInfo, When,
};
pub use record::{
    Align, Answer, Content, Derived, IdentifiedBy, Issuer, KeyStrength, NewCapture, NewRun,
    Outdated, Pipeline, Reading, Recorded, Refusal, Reread, RereadLang, RunCounts, RunStatus,
    Settled, Settler, Shown, StatementKey, Verdict,
};
