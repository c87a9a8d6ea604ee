//! The archive, through its public interface and through plain SQL.

#![expect(
    clippy::unwrap_used,
    reason = "a fixture that cannot be made is a test that fails"
)]

mod care;
mod changes;
mod files;
mod guards;
mod reading;
mod sandbox;
mod support;
mod versions;
mod views;
