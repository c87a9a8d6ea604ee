//! `archive backup`: a copy that is proven before it counts.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use archive_storage::{Archive, OpenMode};
use clap::Args;

use crate::exit;
use crate::failure::say;

/// Copy the archive to a new file while others use it, and prove the copy
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive backup /mnt/backup/archive-2025-07-18.db
  archive backup copy.db && archive fsck --archive copy.db --all

The copy is one file and an archive itself. It is opened and every digest in it made again before it gets its name; if
anything is wrong there is no file of that name. No file is written over.")]
pub(crate) struct BackupArgs {
    /// The file to make
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Runs the command.
pub(crate) fn run(args: &BackupArgs, path: &Path) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    archive
        .back_up(&args.file)
        .with_context(|| format!("cannot back up `{}`", path.display()))?;
    say(&format!("copied and checked: `{}`\n", args.file.display()));
    Ok(exit::DONE)
}
