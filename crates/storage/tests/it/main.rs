//! The archive, through its public interface and through plain SQL.

#![expect(
    clippy::unwrap_used,
    reason = "a fixture that cannot be made is a test that fails"
)]

mod as_of;
mod care;
mod changes;
mod concurrent;
mod files;
mod guards;
mod identity;
mod merge;
mod purge;
mod reading;
mod rebuild;
mod sandbox;
mod settle;
mod support;
mod upgrade;
mod versions;
mod views;
