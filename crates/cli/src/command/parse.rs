//! `archive parse`: text in, languages and numbered paragraphs out.

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use archive_ingest::{Opened, Problem};
use archive_model::{Diagnostic, Document, Lang};
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
  archive parse --jsonl < records.jsonl     one {\"id\",\"text\"}, {\"id\",\"html\"} or {\"id\",\"bytes_b64\"} a line

Bytes are repaired first, and read as what they are: text, a web page, a Word file, a PDF, a mail, Markdown. Text is taken
as it is. Any input parses: what is in no paragraph is named in `diagnostics`.")]
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
    let opened = filter::read_all(&args.file)?;
    let mut screen = Screen::stdout();
    write_parsed(None, opened, args.lang, &mut screen)?;
    screen.flush()?;
    Ok(crate::exit::DONE)
}

fn answer(args: &ParseArgs, record: &Record, screen: &mut Screen) -> io::Result<()> {
    let lang = record.lang.or(args.lang);
    write_parsed(Some(&record.id), record.opened(), lang, screen)
}

fn write_parsed(
    id: Option<&serde_json::Value>,
    opened: Result<Opened, Problem>,
    lang: Option<Lang>,
    screen: &mut Screen,
) -> io::Result<()> {
    let document = match opened {
        Ok(opened) => opened.document(&Options { lang }),
        Err(problem) => unread(problem),
    };
    let alignments = archive_ingest::align(&document);
    json::line(&Parsed::new(id, &document, &alignments), screen)
}

/// The document of a source that cannot be read: nothing but the reason.
fn unread(problem: Problem) -> Document {
    let diagnostic = Diagnostic {
        code: problem.code.into(),
        message: problem.message,
        span: 0..0,
    };
    Document {
        diagnostics: vec![diagnostic],
        ..Document::default()
    }
}
