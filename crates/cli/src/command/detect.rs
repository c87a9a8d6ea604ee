//! `archive detect`: which language is this?

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use archive_ingest::{Opened, Problem};
use clap::Args;

use super::filter::{self, Record};
use crate::contract::{Detected, Probability};
use crate::json;
use crate::terminal::Screen;

/// Name the language of a text
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive detect letter.txt                 prints e.g. `fr`
  archive detect --jsonl < records.jsonl    one {\"id\",\"text\"} a line

The answer is a BCP 47 tag in its shortest form, or `und` for text in no language that is known.")]
pub(crate) struct DetectArgs {
    /// The file to look at; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Read and write JSON Lines
    #[arg(long)]
    jsonl: bool,
}

/// Runs the command.
pub(crate) fn run(args: &DetectArgs) -> Result<u8> {
    if args.jsonl {
        return filter::stream(&args.file, answer);
    }
    let detected = detect(&filter::read_all(&args.file)?);
    let mut screen = Screen::stdout();
    writeln!(screen, "{}", detected.lang)?;
    screen.flush()?;
    Ok(crate::exit::DONE)
}

fn answer(record: &Record, screen: &mut Screen) -> io::Result<()> {
    let detected = detect(&record.opened());
    let confidence = Probability(detected.confidence);
    json::line(
        &Detected {
            id: &record.id,
            lang: detected.lang.as_str(),
            confidence,
        },
        screen,
    )
}

/// Detects the language of what a reader sees; a source that cannot be read is in none.
fn detect(opened: &Result<Opened, Problem>) -> archive_parser::Detected {
    let text = opened.as_ref().map(Opened::visible).unwrap_or_default();
    archive_parser::detect(&text)
}
