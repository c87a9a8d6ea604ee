//! Keeping an archive sound: finding damage, copies that are proven before they count, and tidying up.

mod check;
mod content;
mod copy;
mod derived;
mod optimize;
mod search;

pub use check::{Check, Checks, Finding, check_file};
pub use copy::restore;
pub use derived::{Derive, Rederived};
pub use optimize::Optimized;
