//! `archive fsck`: is anything damaged?

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_storage::{Checks, Derive, Finding, Rederived};
use clap::Args;

use crate::args::FormatArgs;
use crate::exit;
use crate::failure::say;
use crate::output::Rows;
use crate::terminal::Screen;

/// Look for damage, and name what is damaged
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive fsck                 the file, its references, every text and version against its digest
  archive fsck --blobs         and the captured bytes
  archive fsck --all --json    and everything else; one row for each place that is damaged

Nothing is written. Exits with 4 if something is damaged: restore a backup (`archive restore`) and compare.")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct FsckArgs {
    /// Hash the captured bytes again
    #[arg(long)]
    blobs: bool,
    /// Compare the search index with the texts; for a moment nobody else can write
    #[arg(long)]
    search: bool,
    /// Repair and parse the captured bytes again, and compare; takes as long as taking them in
    #[arg(long)]
    derive: bool,
    /// All of these
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 3] = ["check", "what", "problem"];

/// Runs the command.
pub(crate) fn run(args: &FsckArgs, path: &Path) -> Result<u8> {
    let derive = Derive {
        pipeline: archive_ingest::PIPELINE,
        derive: &derive,
    };
    let checks = Checks {
        blobs: args.blobs || args.all,
        search: args.search || args.all,
        derive: (args.derive || args.all).then_some(derive),
    };
    let findings = archive_storage::check_file(path, &checks)?;
    write(&findings, args)?;
    if findings.is_empty() {
        say(&format!("`{}` is sound\n", path.display()));
        return Ok(exit::DONE);
    }
    let places = if findings.len() == 1 {
        "place"
    } else {
        "places"
    };
    say(&format!(
        "`{}` is damaged in {} {places}\n",
        path.display(),
        findings.len()
    ));
    Ok(exit::DAMAGED)
}

fn derive(bytes: &[u8]) -> Option<Rederived> {
    let derivation = archive_ingest::derive(bytes).ok()?;
    Some(Rederived {
        text: derivation.text,
        editions: derivation.document.editions,
    })
}

fn write(findings: &[Finding], args: &FsckArgs) -> Result<()> {
    let format = args.format.format();
    if findings.is_empty() && format.is_for_people() {
        return Ok(());
    }
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(format, &COLUMNS, &mut screen)?;
    for finding in findings {
        rows.row(vec![
            finding.check.as_str().into(),
            finding.what.as_str().into(),
            finding.problem.as_str().into(),
        ])?;
    }
    rows.finish()?;
    screen.flush()?;
    Ok(())
}
