//! `archive rebuild`: what do the captured bytes say, as they are read today?

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Result;
use archive_ingest::{RebuildContext, RebuildReporter, RebuildSummary, Rebuilt};
use archive_model::{Permalink, StatementId};
use archive_storage::{Archive, RereadLang};
use clap::Args;
use indicatif::ProgressBar;

use super::tally::{bar, counted};
use crate::args::FormatArgs;
use crate::failure::say;
use crate::output::{Cell, Rows};
use crate::terminal::{Screen, escape_line};
use crate::{exit, stop};

/// Read the captured bytes again with this program, and add a version where they are read otherwise now
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive rebuild --dry-run          what would change: one row a version and language
  archive rebuild                    do it
  archive rebuild nac/2025/cyber     one statement
  archive sql \"SELECT * FROM v_version WHERE cause = 'pipeline'\"

Old versions stay. The new ones hold since the same times, so that `--as-of` gives the better reading and `--known-at` what
was known. What this program has read already is passed over: Ctrl-C loses nothing, and the same command goes on.")]
pub(crate) struct RebuildArgs {
    /// The statements [default: all]
    #[arg(value_name = "SLUG")]
    statements: Vec<Permalink>,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 9] = [
    "statement",
    "from",
    "version",
    "valid_from",
    "language",
    "change_class",
    "changes",
    "words_added",
    "words_removed",
];

/// Runs the command.
pub(crate) fn run(args: &RebuildArgs, path: &Path) -> Result<u8> {
    let _notice = super::notice(path);
    let mut archive = super::open_or_try(path, args.dry_run)?;
    let statements = statements(args, &archive)?;
    stop::watch("stopping after the statements at hand; press Ctrl-C again to stop at once\n")?;
    let mut screen = Screen::stdout();
    let mut progress = Progress {
        bar: ProgressBar::hidden(),
        rows: Rows::new(args.format.format(), &COLUMNS, &mut screen)?,
    };
    let context = RebuildContext {
        clock: &archive_ingest::now,
        stop: &stop::ASKED,
    };
    let summary =
        archive_ingest::rebuild(&mut archive, statements.as_deref(), &context, &mut progress)?;
    progress.bar.finish_and_clear();
    progress.rows.finish()?;
    screen.flush()?;
    say(&sentence(&summary, args.dry_run));
    Ok(if summary.interrupted {
        exit::INTERRUPTED
    } else {
        exit::DONE
    })
}

fn statements(args: &RebuildArgs, archive: &Archive) -> Result<Option<Vec<StatementId>>> {
    if args.statements.is_empty() {
        return Ok(None);
    }
    let found = args
        .statements
        .iter()
        .map(|address| super::find(archive, address));
    let ids = found.map(|found| Ok(found?.statement.id));
    ids.collect::<Result<_>>().map(Some)
}

/// A bar, and a row for each language of a new version.
struct Progress<'a> {
    bar: ProgressBar,
    rows: Rows<'a>,
}

impl RebuildReporter for Progress<'_> {
    fn begins(&mut self, statements: usize) {
        self.bar = bar(statements);
    }

    fn rebuilt(&mut self, rebuilt: &Rebuilt) -> io::Result<()> {
        self.bar.inc(1);
        self.bar.set_message(escape_line(rebuilt.slug.as_str()));
        for added in &rebuilt.added {
            for language in &added.languages {
                let mut row: Vec<Cell> = vec![
                    added.slug.as_str().into(),
                    added.from.into(),
                    added.seq.into(),
                    added.valid_from.as_str().into(),
                ];
                row.extend(cells(language));
                self.rows.row(row)?;
            }
        }
        Ok(())
    }
}

fn cells(language: &RereadLang) -> [Cell; 5] {
    [
        language.lang.as_str().into(),
        language.change_class.as_str().into(),
        (language.changes as u64).into(),
        (language.size.words_added as u64).into(),
        (language.size.words_removed as u64).into(),
    ]
}

/// Sums up: `read 12 captures of 10 statements again: 2 statements changed, 3 new versions`.
fn sentence(summary: &RebuildSummary, dry_run: bool) -> String {
    if summary.statements == 0 {
        return "nothing to do: this program has read every capture\n".to_owned();
    }
    let captures = counted(summary.captures, "capture", "captures");
    let statements = counted(summary.statements, "statement", "statements");
    let changed = match summary.changed {
        0 => "nothing changed".to_owned(),
        count => {
            let changed = counted(count, "statement", "statements");
            format!(
                "{changed} changed, {}",
                counted(summary.versions, "new version", "new versions")
            )
        }
    };
    let verb = if dry_run { "would read" } else { "read" };
    let mut clauses = vec![format!(
        "{verb} {captures} of {statements} again: {changed}"
    )];
    if summary.found > 0 {
        let captures = counted(summary.found, "capture", "captures");
        clauses.push(format!(
            "{captures} that had been set aside can be read now"
        ));
    }
    if summary.without_text > 0 {
        let captures = counted(summary.without_text, "capture", "captures");
        clauses.push(format!(
            "{captures} without text now: what was read before stays"
        ));
    }
    let line = clauses.join("; ") + "\n";
    if summary.interrupted {
        line + "interrupted: what was reported is kept; run the same command again to go on\n"
    } else {
        line
    }
}
