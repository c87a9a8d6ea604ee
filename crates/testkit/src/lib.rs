//! What the tests of the workspace share: fixtures, damage channels, temporary directories, a runner for the binary.
//!
//! For development only; no crate depends on it outside its tests, benchmarks and examples. Where a fixture is missing
//! or a directory cannot be made, the functions here panic: a test has nothing better to do.
//!
//! # Invariants
//! - Every channel of [`damage`] is a pure function, so a capture can be made again from its clean original.
//! - Nothing here reads the clock or the network.

pub mod captures;
mod command;
pub mod damage;
pub mod fixtures;
mod scratch;

pub use command::{Command, Output};
pub use scratch::Scratch;
