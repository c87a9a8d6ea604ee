//! `archive parse`: text in, languages and numbered paragraphs out.

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use archive_model::Lang;
use archive_parser::Options;
use clap::Args;

use super::filter::{self, Record};
use crate::contract::Parsed;
use crate::json;
use crate::terminal::Screen;

/// Parse a text into languages and numbered paragraphs
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive parse statement.txt --json
  archive parse --jsonl < records.jsonl     one {\"id\",\"text\"} or {\"id\",\"bytes_b64\"} a line

Bytes are repaired first; text is taken as it is. Any input parses: what is in no paragraph is named in `diagnostics`.")]
pub(crate) struct ParseArgs {
    /// The file to parse; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Write one JSON document (this is the default; the flag is there for scripts)
    #[arg(long)]
    json: bool,
    /// Read and write JSON Lines
    #[arg(long, conflicts_with = "json")]
    jsonl: bool,
    /// The language of the text, if it is known [default: found out]
    #[arg(long)]
    lang: Option<Lang>,
}

/// Runs the command.
pub(crate) fn run(args: &ParseArgs) -> Result<u8> {
    if args.jsonl {
        return filter::stream(&args.file, |record, screen| answer(args, record, screen));
    }
    let text = filter::read_text(&args.file)?;
    let mut screen = Screen::stdout();
    write_parsed(None, &text, args.lang, &mut screen)?;
    screen.flush()?;
    Ok(crate::exit::DONE)
}

fn answer(args: &ParseArgs, record: &Record, screen: &mut Screen) -> io::Result<()> {
    write_parsed(
        Some(&record.id),
        &record.text(),
        record.lang.or(args.lang),
        screen,
    )
}

fn write_parsed(
    id: Option<&serde_json::Value>,
    text: &str,
    lang: Option<Lang>,
    screen: &mut Screen,
) -> io::Result<()> {
    let document = archive_parser::parse(text, &Options { lang });
    let alignments = archive_ingest::align(&document);
    json::line(&Parsed::new(id, &document, &alignments), screen)
}
