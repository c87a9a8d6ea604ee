//! `archive merge`: two archives into one.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use archive_storage::{Archive, MergeOptions, Merged, OpenMode};
use clap::Args;
use indicatif::ProgressBar;

use super::tally::counted;
use crate::args::FormatArgs;
use crate::exit::{self, Failure};
use crate::failure::say;
use crate::output::{Cell, Rows};
use crate::terminal::Screen;

/// Take in all that another archive holds
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive merge colleague.db --dry-run     what would come
  archive merge colleague.db               take it in
  archive merge colleague.db --json        names and numbers that changed, as JSON

What is here already does not come twice, and the other archive stays as it is. Versions fall into place by the time since
when their publisher showed them. Addresses of this archive hold; a version that gets another number here is listed, and so
are two different statements of one name: the one recorded first keeps it. It is all or nothing: Ctrl-C changes nothing.")]
pub(crate) struct MergeArgs {
    /// The other archive
    #[arg(value_name = "FILE")]
    other: PathBuf,
    /// Say what would come, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Forget here what the other archive was ordered to forget
    #[arg(long)]
    carry_out_purges: bool,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 4] = ["change", "archive", "from", "to"];

/// Runs the command.
pub(crate) fn run(args: &MergeArgs, path: &Path) -> Result<u8> {
    refuse_itself(&args.other, path)?;
    let _notice = super::notice(path);
    let mut archive = Archive::open(path, OpenMode::ReadWrite)?;
    let bar = ProgressBar::new_spinner();
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    let options = MergeOptions {
        dry_run: args.dry_run,
        carry_out_purges: args.carry_out_purges,
        progress: Some(&|what| bar.set_message(what)),
    };
    let merged = archive.merge(&args.other, &options);
    bar.finish_and_clear();
    let merged = merged.with_context(|| format!("cannot merge `{}`", args.other.display()))?;
    write(&merged, args)?;
    say(&sentence(&merged, args.dry_run));
    Ok(exit::DONE)
}

fn refuse_itself(other: &Path, path: &Path) -> Result<()> {
    let same = other.canonicalize().ok().zip(path.canonicalize().ok());
    if same.is_some_and(|(other, path)| other == path) {
        let message = format!("`{}` is the archive itself", other.display());
        return Err(Failure::usage(message, "name the other one").into());
    }
    Ok(())
}

fn write(merged: &Merged, args: &MergeArgs) -> Result<()> {
    let format = args.format.format();
    if merged.renamed.is_empty() && merged.renumbered.is_empty() && format.is_for_people() {
        return Ok(());
    }
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(format, &COLUMNS, &mut screen)?;
    for renamed in &merged.renamed {
        let whose = if renamed.is_theirs { "other" } else { "this" };
        let names = [renamed.slug.as_str(), renamed.now.as_str()];
        rows.row(row("renamed", whose, names.map(str::to_owned)))?;
    }
    for renumbered in &merged.renumbered {
        let numbers = [renumbered.from, renumbered.to];
        let addresses = numbers.map(|number| format!("{}@{number}", renumbered.slug));
        rows.row(row("renumbered", "other", addresses))?;
    }
    rows.finish()?;
    screen.flush()?;
    Ok(())
}

fn row(change: &str, whose: &str, [from, to]: [String; 2]) -> Vec<Cell> {
    vec![change.into(), whose.into(), from.into(), to.into()]
}

/// Sums up: `merged: 3 new statements, 1 in both, 5 new versions, 9 new captures`.
fn sentence(merged: &Merged, dry_run: bool) -> String {
    let mut parts = vec![
        counted(merged.statements, "new statement", "new statements"),
        format!("{} in both", merged.joined),
        counted(merged.versions, "new version", "new versions"),
        counted(merged.captures, "new capture", "new captures"),
    ];
    if merged.questions > 0 {
        let questions = counted(merged.questions, "question", "questions");
        parts.push(format!("{questions} for `archive review`"));
    }
    if merged.refused > 0 {
        let captures = counted(merged.refused, "capture", "captures");
        parts.push(format!("{captures} left out by order"));
    }
    if merged.purged > 0 {
        let versions = counted(merged.purged, "version", "versions");
        parts.push(format!("{versions} forgotten here by order"));
    }
    let verb = if dry_run { "would merge" } else { "merged" };
    format!("{verb}: {}\n", parts.join(", "))
}
