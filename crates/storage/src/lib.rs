//! The versioned archive in one SQLite file.
//!
//! The only crate that knows SQLite. [`Archive`] opens, records and reads; [`sql`] runs a person's own queries where they
//! can do no harm; [`schema`] describes the tables for `docs/schema.md`. What was said, by whom and where it stands comes
//! in and goes out in the types of `archive-model`.
//!
//! # Invariants
//! - A capture is recorded in one transaction: wholly, or not at all.
//! - Blobs, captures, versions and distinct texts are inserted and never changed; triggers in the file say so to every
//!   program that opens it.
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

mod archive;
mod care;
mod compare;
mod connection;
mod content;
mod error;
mod holder;
mod likeness;
mod migrate;
mod outage;
mod read;
mod record;
pub mod schema;
pub mod sql;

pub use archive::{Archive, OpenMode};
pub use care::{Check, Checks, Derive, Finding, Optimized, Rederived, check_file, restore};
pub use error::{Result, StorageError};
pub use holder::{Holder, Notice, holder};
pub use read::{
    Found, LogEntry, Lookup, Moment, ParseMomentError, PlacedRepair, RunSummary, Sighting,
    StatementSummary, Status, StoredEdition, VersionInfo, When,
};
pub use record::{
    Align, Content, Derived, IdentifiedBy, Issuer, KeyStrength, NewCapture, NewRun, Pipeline,
    Recorded, RunCounts, RunStatus, Shown, StatementKey,
};
