//! `archive list`: which statements are there?

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_model::{Lang, PartialDate};
use archive_storage::{Archive, OpenMode, StatementSummary};
use clap::Args;

use crate::args::{FormatArgs, WhenArgs};
use crate::exit;
use crate::output::{Cell, Rows};
use crate::terminal::Screen;

/// List the statements, newest first
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive list
  archive list --as-of 2019-04              as they stood at the end of April 2019
  archive list --lang fr --format csv > french.csv")]
pub(crate) struct ListArgs {
    /// Only those whose version in force is there in this language
    #[arg(long)]
    lang: Option<Lang>,
    #[command(flatten)]
    when: WhenArgs,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 7] = [
    "slug",
    "published_on",
    "title",
    "languages",
    "versions",
    "paragraphs",
    "recorded_at",
];

/// Runs the command.
pub(crate) fn run(args: &ListArgs, path: &Path) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    let statements = archive.statements_at(&args.when.when())?;
    let wanted = |statement: &&StatementSummary| {
        args.lang.is_none_or(|lang| statement.langs.contains(&lang))
    };
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(args.format.format(), &COLUMNS, &mut screen)?;
    for statement in statements.iter().filter(wanted) {
        rows.row(cells(statement))?;
    }
    let written = rows.finish()?;
    screen.flush()?;
    Ok(if written == 0 {
        exit::NOTHING_FOUND
    } else {
        exit::DONE
    })
}

fn cells(statement: &StatementSummary) -> Vec<Cell> {
    vec![
        statement.slug.as_str().into(),
        statement
            .published_on
            .as_ref()
            .map(PartialDate::as_str)
            .into(),
        statement.title.as_deref().into(),
        super::languages(&statement.langs).into(),
        statement.versions.into(),
        statement.paragraphs.into(),
        statement.last_recorded.as_str().into(),
    ]
}
