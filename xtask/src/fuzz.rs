//! Fuzzing: every target for a while, starting from the captures in `data`.

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use crate::cargo;

/// How long a target is run, in seconds, unless somebody says otherwise.
const SECONDS: u32 = 60;
/// Text to start from; the target's own finds go to `fuzz/corpus`.
const SEEDS: [&str; 2] = ["data/releases", "data/clean"];
/// What each run may take: bytes of input, seconds for one input, MiB of memory.
const LIMITS: [&str; 3] = ["-max_len=2048", "-timeout=20", "-rss_limit_mb=2048"];

/// Runs the target that is named, or each in turn.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let plan = Plan::read(arguments)?;
    let targets = targets()?;
    let chosen: Vec<&String> = match &plan.target {
        None => targets.iter().collect(),
        Some(name) => targets.iter().filter(|target| *target == name).collect(),
    };
    ensure!(
        !chosen.is_empty(),
        "there is no such target; there are: {}",
        targets.join(", ")
    );
    ensure!(
        is_installed(),
        "cargo-fuzz is missing: install it with `cargo install cargo-fuzz --locked`"
    );
    chosen
        .into_iter()
        .try_for_each(|target| fuzz(target, plan.seconds))
}

/// What to run, and for how long.
#[derive(Debug, PartialEq, Eq)]
struct Plan {
    target: Option<String>,
    seconds: u32,
}

impl Plan {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut plan = Self {
            target: None,
            seconds: SECONDS,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "--seconds" {
                let seconds = arguments.next().context("--seconds needs a number")?;
                let number = seconds.parse();
                plan.seconds = number.with_context(|| format!("`{seconds}` is no number"))?;
            } else if argument.starts_with('-') || plan.target.is_some() {
                bail!("usage: cargo xtask fuzz [TARGET] [--seconds N]");
            } else {
                plan.target = Some(argument.clone());
            }
        }
        Ok(plan)
    }
}

/// Lists the targets by the names of their files.
fn targets() -> Result<Vec<String>> {
    let folder = "fuzz/fuzz_targets";
    let mut targets = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {folder}"))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(std::ffi::OsStr::to_str);
        targets.extend(name.map(str::to_owned));
    }
    targets.sort();
    Ok(targets)
}

fn is_installed() -> bool {
    let mut command = Command::new("cargo");
    command.args(["fuzz", "--version"]);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

fn fuzz(target: &str, seconds: u32) -> Result<()> {
    let corpus = format!("fuzz/corpus/{target}");
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {corpus}"))?;
    let time = format!("-max_total_time={seconds}");
    let mut arguments = vec!["fuzz", "run", target, &corpus];
    arguments.extend(SEEDS);
    arguments.extend(["--", &time]);
    arguments.extend(LIMITS);
    // The pinned compiler is a stable one, and what instruments the code is for nightly ones unless told otherwise.
    cargo::run_with(&arguments, &[("RUSTC_BOOTSTRAP", "1")])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(arguments: &[&str]) -> Result<Plan> {
        let arguments: Vec<String> = arguments.iter().copied().map(str::to_owned).collect();
        Plan::read(&arguments)
    }

    #[test]
    fn a_target_and_a_time_may_be_named() {
        let target = Some("text".to_owned());
        let seconds = SECONDS;
        assert_eq!(plan(&["text"]).unwrap(), Plan { target, seconds });
        let target = Some("text".to_owned());
        let seconds = 5;
        assert_eq!(
            plan(&["--seconds", "5", "text"]).unwrap(),
            Plan { target, seconds }
        );
        for wrong in [
            &["a", "b"][..],
            &["--seconds"],
            &["--seconds", "x"],
            &["-h"],
        ] {
            assert!(plan(wrong).is_err(), "{wrong:?}");
        }
    }
}
