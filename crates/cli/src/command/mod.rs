//! One module per subcommand.

pub(crate) mod detect;
mod filter;
pub(crate) mod ingest;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod parse;
pub(crate) mod repair;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod status;

use anyhow::Result;
use archive_model::{Lang, Permalink};
use archive_storage::{Archive, Found, Lookup};

use crate::args::{Cli, Command};
use crate::exit::Failure;

/// Runs the subcommand and returns the exit code.
pub(crate) fn run(cli: &Cli) -> Result<u8> {
    match &cli.command {
        Command::Ingest(args) => ingest::run(args, &cli.archive),
        Command::List(args) => list::run(args, &cli.archive),
        Command::Show(args) => show::run(args, &cli.archive),
        Command::Log(args) => log::run(args, &cli.archive),
        Command::Status(args) => status::run(args, &cli.archive),
        Command::Sql(args) => sql::run(args, &cli.archive),
        Command::Repair(args) => repair::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Detect(args) => detect::run(args),
    }
}

/// Looks an address up, or says what is there instead.
fn find(archive: &Archive, address: &Permalink) -> Result<Found> {
    match archive.find(address)? {
        Lookup::Found(found) => Ok(*found),
        Lookup::NoStatement => Err(Failure::nothing_found(
            format!("there is no statement `{}`", address.slug),
            "`archive list` shows the statements that are there",
        )
        .into()),
        Lookup::NoVersion { slug, last_seq } => Err(Failure::nothing_found(
            format!("statement `{slug}` has no such version: its newest is {last_seq}"),
            format!("`archive log {slug}` shows its versions"),
        )
        .into()),
        Lookup::NoEdition { slug, seq, langs } => Err(Failure::nothing_found(
            format!("statement `{slug}` is not there in this language at version {seq}"),
            format!("it is there in: {}", languages(&langs)),
        )
        .into()),
        Lookup::NoParagraph { slug, seq, last_ordinal } => Err(Failure::nothing_found(
            format!("version {seq} of statement `{slug}` has no such paragraph: its last is {last_ordinal}"),
            format!("`archive show {slug}` shows them"),
        )
        .into()),
    }
}

/// Joins language tags by commas.
fn languages(langs: &[Lang]) -> String {
    langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(",")
}
