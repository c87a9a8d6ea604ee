//! `archive purge`: forget on order.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use archive_model::Permalink;
use archive_storage::{Archive, Lookup, OpenMode, PurgeOrder, PurgeTarget, Purged};
use clap::Args;

use super::tally::counted;
use crate::args::FormatArgs;
use crate::exit::{self, Failure};
use crate::failure::say;
use crate::output::Rows;
use crate::terminal::Screen;

/// Forget a statement or a version on a legal order, and keep a tombstone
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive purge nac/2025/cyber --reason 'court order 12/2025' --dry-run    what would go
  archive purge nac/2025/cyber --reason 'court order 12/2025'
  archive purge nac/2025/cyber@2 --reason 'names a minor'                  one version
  archive sql 'SELECT * FROM purge'                                        what was forgotten, and why

There is no way back. With a version go the captures that showed it, their bytes, and every other version that was read in
these bytes. Texts that other versions have stay. The tombstone holds addresses, times, digests and the reason, so keep
the words themselves out of the reason. The same bytes are not taken in again, nor by `archive merge`; `archive ingest
--despite-purge` does. Backups, and copies beside the archive that end in `.pre-V…`, are files of their own: see to them.")]
pub(crate) struct PurgeArgs {
    /// The statement, or one of its versions
    #[arg(value_name = "SLUG[@VERSION]")]
    address: Permalink,
    /// Why, for the tombstone
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: String,
    /// Say what would go, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 3] = ["statement", "version", "valid_from"];

/// An order without a reason could not be told from an accident.
fn reason(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("say why".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// Runs the command.
pub(crate) fn run(args: &PurgeArgs, path: &Path) -> Result<u8> {
    if args.address.lang.is_some() || args.address.ordinal.is_some() {
        let message = "only a statement or a version can be purged, not a language or a paragraph";
        let hint = "bytes hold all of these: name the statement, or SLUG@VERSION";
        return Err(Failure::usage(message, hint).into());
    }
    let _notice = super::notice(path);
    let mut archive = Archive::open(path, OpenMode::ReadWrite)?;
    if is_gone(&archive, &args.address)? {
        // The file may not have been wiped then.
        archive.wipe()?;
        say(&format!(
            "`{}` was purged before; the file was wiped again\n",
            args.address
        ));
        return Ok(exit::DONE);
    }
    let found = super::find(&archive, &args.address)?;
    let target = match args.address.seq {
        Some(_) => PurgeTarget::Version(found.version.id),
        None => PurgeTarget::Statement(found.statement.id),
    };
    let purged = archive.purge(&PurgeOrder {
        target,
        address: &args.address.to_string(),
        reason: &args.reason,
        at: &archive_ingest::now(),
        dry_run: args.dry_run,
    })?;
    write(&purged, args)?;
    say(&sentence(&purged, args.dry_run));
    for copy in copies(path) {
        say(&format!(
            "`{}` is a copy from before and was left as it is\n",
            copy.display()
        ));
    }
    Ok(exit::DONE)
}

/// Lists the copies beside the archive that were made before its schema changed.
fn copies(path: &Path) -> Vec<PathBuf> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new(".")));
    let mut start = path.file_name().unwrap_or_default().to_owned();
    start.push(".pre-V");
    let is_copy = |copy: &PathBuf| {
        let name = copy.file_name().unwrap_or_default();
        name.as_encoded_bytes()
            .starts_with(start.as_encoded_bytes())
    };
    let files = entries.into_iter().flatten().flatten();
    let mut copies: Vec<PathBuf> = files.map(|entry| entry.path()).filter(is_copy).collect();
    copies.sort();
    copies
}

fn is_gone(archive: &Archive, address: &Permalink) -> Result<bool> {
    let found = archive.find(address)?;
    let is_missing = matches!(found, Lookup::NoStatement | Lookup::NoVersion { .. });
    Ok(is_missing && archive.tombstone(address)?.is_some())
}

fn write(purged: &Purged, args: &PurgeArgs) -> Result<()> {
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(args.format.format(), &COLUMNS, &mut screen)?;
    for version in &purged.versions {
        rows.row(vec![
            version.slug.as_str().into(),
            version.seq.into(),
            version.valid_from.as_str().into(),
        ])?;
    }
    rows.finish()?;
    screen.flush()?;
    Ok(())
}

/// Sums up: `purged 1 version, 2 captures, the bytes of 1, 4 texts`.
fn sentence(purged: &Purged, dry_run: bool) -> String {
    let verb = if dry_run { "would purge" } else { "purged" };
    format!(
        "{verb} {}, {}, {} and {} of paragraphs\n",
        counted(purged.versions.len() as u64, "version", "versions"),
        counted(purged.captures, "capture", "captures"),
        counted(purged.blobs, "source's bytes", "sources' bytes"),
        counted(purged.texts, "text", "texts"),
    )
}
