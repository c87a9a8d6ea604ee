//! `archive restore`: an archive from a backup.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::exit;
use crate::failure::say;

/// Make the archive file from a backup, which is checked first
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mv archive.db damaged.db
  archive restore /mnt/backup/archive-2025-07-18.db

The archive file must not be there: no file is written over. The backup stays as it is.")]
pub(crate) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Runs the command.
pub(crate) fn run(args: &RestoreArgs, path: &Path) -> Result<u8> {
    archive_storage::restore(&args.file, path)
        .with_context(|| format!("cannot restore `{}`", args.file.display()))?;
    say(&format!("restored and checked: `{}`\n", path.display()));
    Ok(exit::DONE)
}
