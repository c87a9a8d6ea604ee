//! One module per subcommand.

pub(crate) mod backup;
pub(crate) mod blame;
pub(crate) mod detect;
pub(crate) mod diff;
mod filter;
pub(crate) mod fsck;
pub(crate) mod ingest;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod merge;
pub(crate) mod optimize;
pub(crate) mod parse;
pub(crate) mod purge;
pub(crate) mod rebuild;
pub(crate) mod repair;
pub(crate) mod restore;
pub(crate) mod review;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod status;
mod tally;

use std::path::Path;

use anyhow::Result;
use archive_model::{Lang, Permalink};
use archive_storage::{Archive, Found, Lookup, Notice, OpenMode, StorageError, Tombstone, When};

use crate::args::{Cli, Command};
use crate::exit::Failure;

/// Runs the subcommand and returns the exit code.
pub(crate) fn run(cli: &Cli) -> Result<u8> {
    match &cli.command {
        Command::Ingest(args) => ingest::run(args, &cli.archive),
        Command::List(args) => list::run(args, &cli.archive),
        Command::Show(args) => show::run(args, &cli.archive),
        Command::Log(args) => log::run(args, &cli.archive),
        Command::Diff(args) => diff::run(args, &cli.archive),
        Command::Blame(args) => blame::run(args, &cli.archive),
        Command::Status(args) => status::run(args, &cli.archive),
        Command::Sql(args) => sql::run(args, &cli.archive),
        Command::Fsck(args) => fsck::run(args, &cli.archive),
        Command::Backup(args) => backup::run(args, &cli.archive),
        Command::Restore(args) => restore::run(args, &cli.archive),
        Command::Merge(args) => merge::run(args, &cli.archive),
        Command::Purge(args) => purge::run(args, &cli.archive),
        Command::Review(args) => review::run(args, &cli.archive),
        Command::Rebuild(args) => rebuild::run(args, &cli.archive),
        Command::Optimize(args) => optimize::run(args, &cli.archive),
        Command::Repair(args) => repair::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Detect(args) => detect::run(args),
    }
}

/// Puts up a notice that this process is about to write to the archive; it comes down when it is dropped.
fn notice(path: &Path) -> Option<Notice> {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let command = format!("archive {}", arguments.join(" "));
    Notice::put_up(path, &command, &archive_ingest::now())
}

/// Opens the archive for writing; for a dry run so that nothing is kept of what is written.
fn open_or_try(path: &Path, dry_run: bool) -> Result<Archive> {
    if !dry_run {
        return Ok(Archive::open(path, OpenMode::ReadWrite)?);
    }
    // A trial of a file that is not there would be one of an empty archive.
    match Archive::open(path, OpenMode::ReadOnly) {
        Err(error @ StorageError::NotFound { .. }) => Err(error.into()),
        _ => Ok(Archive::open_scratch(path)?),
    }
}

/// Looks an address up, or says what is there instead.
fn find(archive: &Archive, address: &Permalink) -> Result<Found> {
    find_at(archive, address, &When::default())
}

/// Looks an address up as of a time, or says what is there instead.
fn find_at(archive: &Archive, address: &Permalink, when: &When) -> Result<Found> {
    let lookup = archive.find_at(address, when)?;
    if matches!(lookup, Lookup::NoStatement | Lookup::NoVersion { .. })
        && let Some(tombstone) = archive.tombstone(address)?
    {
        return Err(purged(address, &tombstone).into());
    }
    match lookup {
        Lookup::Found(found) => Ok(*found),
        Lookup::NoStatement => Err(Failure::nothing_found(
            format!("there is no statement `{}`", address.slug),
            "`archive list` shows the statements that are there",
        )
        .into()),
        Lookup::NotYet { slug, valid_from, recorded_at } => Err(Failure::nothing_found(
            format!("statement `{slug}` was not there, or not known, at that time"),
            format!("its first version holds since {valid_from} and is known since {recorded_at}"),
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

/// Says what became of what stood at an address.
fn purged(address: &Permalink, tombstone: &Tombstone) -> Failure {
    let Tombstone {
        purged_at, reason, ..
    } = tombstone;
    Failure::nothing_found(
        format!("`{address}` was purged at {purged_at}: {reason}"),
        "`archive sql 'SELECT * FROM purged_version'` lists what was",
    )
}

/// Joins language tags by commas.
fn languages(langs: &[Lang]) -> String {
    langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(",")
}
