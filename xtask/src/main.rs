//! Chores of the workspace: `cargo xtask <chore>`.
//!
//! Every check that guards the main branch is here, so that a developer's machine and the server run the same ones.

mod bench;
mod cargo;
mod codegen;
mod fuzz;
mod soak;
mod tidy;
mod train;

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

const HELP: &str = "\
Usage: cargo xtask <chore>

  test              run every test of the workspace, documentation examples included
  lint              check formatting, clippy and rustdoc, warnings denied
  tidy              check what no compiler checks: file headers, frozen migrations, sums of data files
  codegen [--check] write generated files (docs/schema.md, docs/cli.md, data/releases), or only compare them
  soak [ARGS]       run the tests that have a long form in that form, some minutes
  soak scale [N]    make an archive of N paragraphs, a million by default, and say how fast, large and hungry that is
  bench [NAME]      run the benchmarks; with --peers, repair beside plsfix on the same text
  fuzz [TARGET] [--seconds N]
                    run the fuzz targets, or one of them, for 60 seconds each or as long as is said
  train [ARGS]      build the language models in data/models from their public sources
  ci                lint, tidy, codegen --check and test
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<()> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    std::env::set_current_dir(root.context("xtask lies in the workspace")?)?;
    let mut arguments = arguments.into_iter();
    let chore = arguments.next();
    let rest: Vec<String> = arguments.collect();
    match chore.as_deref() {
        Some("test") => test(&rest),
        Some("lint") => lint(),
        Some("tidy") => tidy::run(),
        Some("codegen") => codegen::run(&rest),
        Some("soak") => soak::run(&rest),
        Some("bench") => bench::run(&rest),
        Some("fuzz") => fuzz::run(&rest),
        Some("train") => train::run(&rest),
        Some("ci") => ci(),
        None | Some("help" | "--help" | "-h") => {
            report(HELP);
            Ok(())
        }
        Some(other) => bail!("there is no chore `{other}`\n\n{HELP}"),
    }
}

fn test(arguments: &[String]) -> Result<()> {
    cargo::run(&["test", "--workspace", "--locked"], arguments)
}

fn lint() -> Result<()> {
    cargo::run(&["fmt", "--all", "--check"], &[])?;
    cargo::run(
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "--deny",
            "warnings",
        ],
        &[],
    )?;
    cargo::run_with(
        &[
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
            "--locked",
        ],
        &[("RUSTDOCFLAGS", "--deny warnings")],
    )
}

fn ci() -> Result<()> {
    lint()?;
    tidy::run()?;
    codegen::run(&["--check".to_owned()])?;
    test(&[])
}

/// Tells the person at the terminal something.
#[expect(
    clippy::print_stderr,
    reason = "a chore reports to the terminal; it has no other output"
)]
fn report(message: &str) {
    eprintln!("{message}");
}
