//! `archive status`: what does the archive hold?

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_storage::{Archive, OpenMode, Status};
use clap::Args;

use crate::args::FormatArgs;
use crate::output::{Cell, Format, Rows};
use crate::terminal::Screen;
use crate::{exit, json};

/// Count what the archive holds, and say what needs attention
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive status
  archive status --json")]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// Runs the command.
pub(crate) fn run(args: &StatusArgs, path: &Path) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    let facts = facts(path, &archive.status()?);
    let mut screen = Screen::stdout();
    match args.format.format() {
        Format::Json | Format::Jsonl => {
            json::object(facts.into_iter(), &mut screen)?;
            writeln!(screen)?;
        }
        format => {
            let mut rows = Rows::new(format, &["what", "value"], &mut screen)?;
            for (name, value) in facts {
                rows.row(vec![name.into(), value])?;
            }
            rows.finish()?;
        }
    }
    screen.flush()?;
    Ok(exit::DONE)
}

fn facts(path: &Path, status: &Status) -> Vec<(&'static str, Cell)> {
    let languages: Vec<String> = status
        .languages
        .iter()
        .map(|(lang, count)| format!("{lang} {count}"))
        .collect();
    let run = status.last_run.as_ref();
    vec![
        ("archive", path.display().to_string().into()),
        ("schema_version", status.schema_version.into()),
        ("file_bytes", status.file_size.into()),
        ("statements", status.statements.into()),
        ("versions", status.versions.into()),
        ("editions", status.editions.into()),
        ("paragraphs", status.paragraphs.into()),
        ("distinct_texts", status.texts.into()),
        ("words", status.words.into()),
        ("languages", languages.join(", ").into()),
        ("captures", status.captures.into()),
        ("blobs", status.blobs.into()),
        ("blob_bytes", status.blob_bytes.into()),
        ("blob_stored_bytes", status.blob_stored_bytes.into()),
        ("repairs", status.repairs.into()),
        ("unresolved", status.unresolved.into()),
        ("quarantined", status.quarantined.into()),
        ("failed", status.failed.into()),
        (
            "last_run",
            run.map(|run| format!("{} at {}", run.status, run.started_at))
                .into(),
        ),
        ("content_root", status.content_root.to_string().into()),
    ]
}
