//! `archive detect`: which language is this?

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use archive_encoding::Options;
use clap::Args;

use super::filter::{self, Content, Record};
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
        filter::stream(&args.file, answer)?;
        return Ok(crate::exit::DONE);
    }
    let repaired = archive_encoding::repair(&filter::read(&args.file)?, &Options::default());
    let mut screen = Screen::stdout();
    writeln!(screen, "{}", archive_parser::detect(&repaired.text).lang)?;
    screen.flush()?;
    Ok(crate::exit::DONE)
}

fn answer(record: &Record, screen: &mut Screen) -> io::Result<()> {
    let detected = match &record.content {
        Content::Text(text) => archive_parser::detect(text),
        Content::Bytes(bytes) => {
            archive_parser::detect(&archive_encoding::repair(bytes, &Options::default()).text)
        }
    };
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
