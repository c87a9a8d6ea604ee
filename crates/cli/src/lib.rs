//! The command line: flags, messages, exit codes.
//!
//! Each subcommand is a module of `command`: it reads its flags, calls the library that does the work, and writes what
//! came of it. Data goes to standard output, all else to standard error.

mod args;
mod command;
mod contract;
pub mod exit;
mod failure;
mod json;
mod output;
mod stop;
mod terminal;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::args::Cli;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    cli.color.write_global();
    start_logging(cli.verbose);
    let code = command::run(&cli).unwrap_or_else(|error| failure::report(&error, &cli.archive));
    ExitCode::from(code)
}

/// Describes the command line, for the reference in `docs/cli.md`.
pub fn command() -> clap::Command {
    Cli::command()
}

fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is the only way for this to fail, and then nobody is there to be told.
    let _shown = error.print();
    let code = if error.use_stderr() {
        exit::USAGE
    } else {
        exit::DONE
    };
    ExitCode::from(code)
}

fn start_logging(verbose: u8) {
    let level = match verbose {
        0 => "warn",
        1 => "info",
        2 => "debug",
        _ => "trace",
    };
    let filter = tracing_subscriber::EnvFilter::try_from_env("ARCHIVE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(level));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
