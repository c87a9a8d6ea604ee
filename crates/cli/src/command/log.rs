//! `archive log`: which versions does a statement have?

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_model::Permalink;
use archive_storage::{Archive, LogEntry, OpenMode};
use clap::Args;

use crate::args::FormatArgs;
use crate::exit;
use crate::output::{Cell, Rows};
use crate::terminal::Screen;

/// List the versions of a statement, the class and size of each change, in order of recording
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive log nac/2025-07-18/cyber
  archive log nac/2025-07-18/cyber --json")]
pub(crate) struct LogArgs {
    /// The statement's slug
    #[arg(value_name = "SLUG")]
    address: Permalink,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 16] = [
    "version",
    "current",
    "valid_from",
    "recorded_at",
    "cause",
    "change_class",
    "words_added",
    "words_removed",
    "languages",
    "changed_languages",
    "captures",
    "last_captured_at",
    "source",
    "identified_by",
    "score",
    "reason",
];

/// Runs the command.
pub(crate) fn run(args: &LogArgs, path: &Path) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    let found = super::find(&archive, &args.address)?;
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(args.format.format(), &COLUMNS, &mut screen)?;
    for entry in archive.log(found.statement.id)? {
        rows.row(cells(&entry))?;
    }
    rows.finish()?;
    screen.flush()?;
    Ok(exit::DONE)
}

fn cells(entry: &LogEntry) -> Vec<Cell> {
    vec![
        entry.version.seq.into(),
        if entry.is_current { "yes" } else { "no" }.into(),
        entry.version.valid_from.as_str().into(),
        entry.version.recorded_at.as_str().into(),
        entry.version.cause.as_str().into(),
        entry.version.change_class.as_str().into(),
        entry.words_added.into(),
        entry.words_removed.into(),
        super::languages(&entry.version.langs).into(),
        super::languages(&entry.new_langs).into(),
        entry.captures.into(),
        entry.last_captured_at.as_str().into(),
        entry.source_uri.as_str().into(),
        entry.identified_by.as_deref().into(),
        entry.score.map_or(Cell::Null, Cell::share),
        entry.reason.as_deref().into(),
    ]
}
