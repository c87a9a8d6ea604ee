//! Keeping an archive sound: finding damage, copies that are proven before they count, merging, forgetting, and tidying up.

mod check;
mod content;
mod copy;
mod derived;
mod merge;
mod optimize;
mod purge;
mod search;
mod tombstone;

pub use check::{Check, Checks, Finding, check_file};
pub use copy::restore;
pub use derived::{Derive, Rederived};
pub use merge::{MergeOptions, Merged, Renamed, Renumbered, Selection};
pub use optimize::Optimized;
pub use purge::{PurgeOrder, PurgeTarget, Purged, PurgedVersion};
pub use tombstone::Tombstone;
