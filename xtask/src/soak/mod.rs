//! `cargo xtask soak`: what takes minutes. The tests that have a long form in that form, and `scale`, a large archive.

mod chance;
mod corpus;
mod scale;
mod words;

use anyhow::Result;

use crate::cargo;

/// Tests that try many cases look at this variable and try more.
const SOAK: &str = "ARCHIVE_SOAK";

/// Runs the long forms of the tests that `arguments` name to cargo, or of all; or `scale`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some((first, rest)) = arguments.split_first()
        && first == "scale"
    {
        return scale::run(rest);
    }
    let mut test = vec!["test", "--workspace", "--locked"];
    test.extend(arguments.iter().map(String::as_str));
    cargo::run_with(&test, &[(SOAK, "1")])
}
