//! `archive detect`: which language is this?

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Result;
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
    let text = filter::read_text(&args.file)?;
    let mut screen = Screen::stdout();
    writeln!(screen, "{}", archive_parser::detect(&text).lang)?;
    screen.flush()?;
    Ok(crate::exit::DONE)
}

fn answer(record: &Record, screen: &mut Screen) -> io::Result<()> {
    let detected = archive_parser::detect(&record.text());
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
