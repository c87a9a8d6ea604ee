//! `archive optimize`: a smaller file and faster searches.

use std::path::Path;

use anyhow::Result;
use archive_storage::{Archive, OpenMode};
use clap::Args;

use crate::exit;
use crate::failure::say;

/// Merge the search index and give unused space back
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive optimize

Worth it after much was taken in. No content changes. It needs the space of a second file while it runs, and nobody else
can write.")]
pub(crate) struct OptimizeArgs {}

/// Runs the command.
pub(crate) fn run(_args: &OptimizeArgs, path: &Path) -> Result<u8> {
    let _notice = super::notice(path);
    let optimized = Archive::open(path, OpenMode::ReadWrite)?.optimize()?;
    say(&format!(
        "{} bytes before, {} after\n",
        optimized.before, optimized.after
    ));
    Ok(exit::DONE)
}
