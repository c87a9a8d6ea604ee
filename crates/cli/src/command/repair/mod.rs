//! `archive repair`: bytes in, repaired text out.

mod explain;
mod progress;

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use archive_encoding::{Options, Repaired};
use archive_model::Lang;
use clap::Args;
use serde_json::Value;

use self::explain::Explanation;
use self::progress::Progress;
use crate::command::filter::{self, Content, Record};
use crate::contract::{self, RepairJson, UnresolvedJson};
use crate::exit::{self, Failure};
use crate::terminal::Screen;
use crate::{json, stop};

/// Repair damaged text: bytes in, UTF-8 out, nothing else changed
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive repair capture.txt > mended.txt
  curl -s https://example.org/statement | archive repair
  archive repair --explain capture.txt      what would be mended, and why
  archive repair --jsonl records.jsonl      one {\"id\",\"text\"} or {\"id\",\"bytes_b64\"} a line

Sound text comes out byte for byte as it went in. A source of any size passes in the same memory:
it is repaired in stretches of 1 MiB, each written as soon as it is done. Ctrl-C stops after the
stretch at hand.")]
pub(crate) struct RepairArgs {
    /// The file to repair; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Read and write JSON Lines; each answer lists its repairs with offsets, rule and confidence
    #[arg(long)]
    jsonl: bool,
    /// Show each damaged place in its context, with what was done, how sure it is and why, instead of the text
    #[arg(long, conflicts_with = "jsonl")]
    explain: bool,
    /// The encoding that the source declares, e.g. `windows-1252`: evidence, not an order
    #[arg(long, value_name = "LABEL")]
    declared: Option<String>,
    /// The language of the text, if it is known [default: found out]
    #[arg(long)]
    lang: Option<Lang>,
    /// Leave a damaged place alone if no reading of it is at least this probable
    #[arg(long, value_name = "P", default_value_t = Options::default().threshold)]
    threshold: f64,
}

/// Runs the command.
pub(crate) fn run(args: &RepairArgs) -> Result<u8> {
    let options = options(args)?;
    if args.jsonl {
        return filter::stream(&args.file, |record, screen| {
            answer(record, &options, screen)
        });
    }
    let mut screen = Screen::stdout();
    if args.explain {
        let mut explanation = Explanation::new();
        let code = repair(args, &options, |repaired| {
            explanation.part(repaired, &mut screen)?;
            screen.flush()
        })?;
        explanation.end(&mut screen)?;
        screen.flush()?;
        return Ok(code);
    }
    repair(args, &options, |repaired| {
        screen.text(&repaired.text)?;
        screen.flush()
    })
}

/// Repairs the source part by part and gives each part to `write`, which must not keep it in a buffer.
fn repair(
    args: &RepairArgs,
    options: &Options,
    mut write: impl FnMut(&Repaired) -> io::Result<()>,
) -> Result<u8> {
    let source = filter::open(&args.file)?;
    if !source.is_typed {
        stop::watch("stopping after the stretch at hand; press Ctrl-C again to stop at once\n")?;
    }
    let mut progress = Progress::new(source.len);
    for part in archive_encoding::repair_stream(source.bytes, options) {
        let part = part.map_err(|error| filter::unreadable(&args.file, &error))?;
        progress.advance(&part);
        write(&part.repaired)?;
        if stop::is_asked() {
            progress.stopped();
            return Ok(exit::INTERRUPTED);
        }
    }
    Ok(exit::DONE)
}

fn options(args: &RepairArgs) -> Result<Options, Failure> {
    if !(0.0..=1.0).contains(&args.threshold) {
        return Err(Failure::usage(
            format!("the threshold {} is no probability", args.threshold),
            "give a number from 0 to 1",
        ));
    }
    if let Some(label) = args
        .declared
        .as_deref()
        .filter(|label| !archive_encoding::knows_label(label))
    {
        return Err(Failure::usage(
            format!("`{label}` is no encoding label"),
            "use a label of the WHATWG Encoding Standard, e.g. `utf-8`, `windows-1252`, `koi8-r`",
        ));
    }
    Ok(Options {
        declared: args.declared.clone(),
        lang: args.lang,
        threshold: args.threshold,
    })
}

/// Answers one record.
fn answer(record: &Record, flags: &Options, screen: &mut Screen) -> io::Result<()> {
    let options = record.options(flags);
    let repaired = match &record.content {
        Content::Text(text) | Content::Html(text) => archive_encoding::repair_text(text, &options),
        Content::Bytes(bytes) => archive_encoding::repair(bytes, &options),
    };
    json::line(&in_json(&record.id, &repaired), screen)
}

fn in_json<'a>(id: &'a Value, repaired: &'a Repaired) -> contract::Repaired<'a> {
    contract::Repaired {
        id,
        text: &repaired.text,
        encoding: repaired.encoding,
        lang: repaired.lang.as_str(),
        repairs: repaired
            .repairs
            .iter()
            .map(|repair| RepairJson::new(repair, 0))
            .collect(),
        unresolved: repaired
            .unresolved
            .iter()
            .map(UnresolvedJson::from)
            .collect(),
    }
}
