//! Calls of cargo, and of the programs that it builds.

use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

/// Runs cargo with `fixed` and then `more` arguments.
pub(crate) fn run(fixed: &[&str], more: &[String]) -> Result<()> {
    let arguments: Vec<&str> = fixed
        .iter()
        .copied()
        .chain(more.iter().map(String::as_str))
        .collect();
    run_with(&arguments, &[])
}

/// Runs cargo with variables added to its environment.
pub(crate) fn run_with(arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    crate::report(&format!("$ cargo {}", arguments.join(" ")));
    let status = Command::new(program())
        .args(arguments)
        .envs(variables.iter().copied())
        .status();
    let status = status.context("cannot start cargo")?;
    ensure!(status.success(), "`cargo {}` failed", arguments.join(" "));
    Ok(())
}

/// Runs cargo and returns what it wrote on standard output.
pub(crate) fn output(arguments: &[&str]) -> Result<Vec<u8>> {
    let mut command = Command::new(program());
    command
        .args(arguments)
        .stderr(std::process::Stdio::inherit());
    let output = command.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("`cargo {}` failed", arguments.join(" "));
    }
    Ok(output.stdout)
}

fn program() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
