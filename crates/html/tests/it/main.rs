//! Pages as publishers write them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod bilingual;
mod blocks;
mod claims;
mod furniture;
mod hostile;
mod invariants;
mod view;
