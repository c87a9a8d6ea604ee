//! Files that are generated from the code: written, or compared with what is committed.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::cargo;

/// A generated file and the example program that prints it.
const PAGES: [(&str, &str, &str); 2] = [
    ("docs/schema.md", "archive-storage", "schema_doc"),
    ("docs/cli.md", "archive-cli", "cli_doc"),
];

/// Writes every generated file; with `--check`, fails if one would change.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => bail!("usage: cargo xtask codegen [--check]"),
    };
    for (path, package, example) in PAGES {
        page(path, package, example, check)?;
    }
    releases(check)
}

fn page(path: &str, package: &str, example: &str, check: bool) -> Result<()> {
    let text = cargo::output(&[
        "run",
        "--quiet",
        "--locked",
        "--package",
        package,
        "--example",
        example,
    ])?;
    if fs::read(path).is_ok_and(|current| current == text) {
        return Ok(());
    }
    if check {
        bail!("{path} is out of date: run `cargo xtask codegen` and commit the result");
    }
    fs::write(path, text).with_context(|| format!("cannot write {path}"))?;
    crate::report(&format!("wrote {path}"));
    Ok(())
}

/// Makes the damaged captures in `data/releases` from the clean texts in `data/clean`.
fn releases(check: bool) -> Result<()> {
    let mut arguments = vec![
        "run",
        "--quiet",
        "--locked",
        "--package",
        "archive-testkit",
        "--example",
        "make_releases",
    ];
    if check {
        arguments.extend(["--", "--check"]);
    }
    cargo::run(&arguments, &[])
}
