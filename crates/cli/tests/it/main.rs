//! The program, run as people run it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod bad_input;
mod care;
mod changes;
mod documentation;
mod failing_disk;
mod filters;
mod hostile_sql;
mod hostile_terminal;
mod ingest;
mod interrupted;
mod reading;
mod review;
mod seed;
mod stock_tools;
mod upkeep;

use archive_testkit::{Command, Output, Scratch};

/// Prepares a call of the program in `scratch`.
fn archive<'a>(scratch: &'a Scratch, arguments: &[&str]) -> Command<'a> {
    Command::new(env!("CARGO_BIN_EXE_archive"), scratch).args(arguments)
}

/// Runs the program in `scratch`, which must succeed.
fn done(scratch: &Scratch, arguments: &[&str]) -> Output {
    let output = archive(scratch, arguments).run();
    assert_eq!(
        output.code,
        Some(0),
        "archive {arguments:?}: {}",
        output.stderr()
    );
    output
}

/// Runs the program in `scratch` and reads its output as one JSON value a line.
fn json_lines(scratch: &Scratch, arguments: &[&str]) -> Vec<serde_json::Value> {
    let output = done(scratch, arguments);
    output
        .stdout()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Runs a query and returns its rows as objects.
fn rows(scratch: &Scratch, query: &str) -> Vec<serde_json::Value> {
    json_lines(scratch, &["sql", query, "--format", "jsonl"])
}

/// The releases of the repository, as an argument.
fn releases() -> String {
    archive_testkit::fixtures::workspace_root()
        .join("data/releases")
        .to_str()
        .unwrap()
        .to_owned()
}

/// A small statement in two languages; `word` makes one text different from another.
fn statement(word: &str) -> String {
    format!(
        "1. We, the members of the {word} conference, will keep the harbours open to every ship in distress.\n\
         2. The council will report to the members on the {word} plan before the end of the year.\n\
         |\n---|\n\
         1. Nous, membres de la conférence {word}, garderons les ports ouverts à tout navire en détresse.\n\
         2. Le conseil rendra compte aux membres du plan {word} avant la fin de l’année.\n"
    )
}
