//! The flags that every subcommand has, and the list of subcommands.

use std::path::PathBuf;

use archive_storage::{Moment, When};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::command::{
    backup, blame, detect, diff, fsck, ingest, list, log, merge, optimize, parse, purge, rebuild,
    repair, restore, review, show, sql, status,
};
use crate::output::Format;

/// Keep official statements: every version, every language, every paragraph, in one file
#[derive(Debug, Parser)]
#[command(
    name = "archive",
    version,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  archive ingest releases/                 take in a folder of captures
  archive list                             what is there
  archive show SLUG                        read a statement, its languages side by side
  archive show SLUG/fr@1/~3                one paragraph of one version in one language
  archive diff SLUG                        what its last version changed
  archive sql 'SELECT * FROM v_current'    ask anything, read-only
  archive review                           which texts may be one statement
  archive backup FILE                      a copy, checked before it counts

Exit codes:
   0  done                              70  a bug in the program
   1  nothing found, or they differ     74  a disk or a file failed
   2  the command line makes no sense   75  the archive is locked
   4  fsck found damage                130  interrupted
  65  some input held no text
  66  an input is missing"
)]
pub(crate) struct Cli {
    /// The archive file
    #[arg(
        long,
        global = true,
        env = "ARCHIVE_DB",
        hide_env_values = true,
        default_value = "archive.db",
        value_name = "FILE"
    )]
    pub(crate) archive: PathBuf,
    /// Say more about what goes on; twice for more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Ingest(ingest::IngestArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Log(log::LogArgs),
    Diff(diff::DiffArgs),
    Blame(blame::BlameArgs),
    Status(status::StatusArgs),
    Sql(sql::SqlArgs),
    Fsck(fsck::FsckArgs),
    Backup(backup::BackupArgs),
    Restore(restore::RestoreArgs),
    Merge(merge::MergeArgs),
    Review(review::ReviewArgs),
    Rebuild(rebuild::RebuildArgs),
    Purge(purge::PurgeArgs),
    Optimize(optimize::OptimizeArgs),
    Repair(repair::RepairArgs),
    Parse(parse::ParseArgs),
    Detect(detect::DetectArgs),
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// If a person reads along, and `NO_COLOR` is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes it the choice for every stream of the process.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// The format of a list.
#[derive(Debug, Args)]
pub(crate) struct FormatArgs {
    /// How to write the rows
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Short for `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl FormatArgs {
    /// Returns the format that was asked for.
    pub(crate) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// The state of the archive that is asked about.
#[derive(Debug, Args)]
pub(crate) struct WhenArgs {
    /// What the publisher showed on this date: a day, month, year or instant
    #[arg(long, value_name = "DATE")]
    as_of: Option<Moment>,
    /// By what the archive knew on this date
    #[arg(long, value_name = "DATE")]
    known_at: Option<Moment>,
}

impl WhenArgs {
    /// Returns it in the words of storage.
    pub(crate) fn when(&self) -> When {
        When {
            as_of: self.as_of.clone(),
            known_at: self.known_at.clone(),
        }
    }
}
