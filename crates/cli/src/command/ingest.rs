//! `archive ingest`: take captures in.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;
use archive_ingest::{CaptureReport, Context, Options, Reporter, Source, Summary};
use archive_model::{Outcome, Slug, Timestamp};
use archive_storage::{Archive, OpenMode};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::contract::Ingested;
use crate::terminal::{Screen, escape_line};
use crate::{exit, failure, json, stop};

/// Take captures in: keep the bytes, repair and parse the text, record what is new
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive ingest releases/                        a folder, with all folders below it
  archive ingest --jsonl a.txt b.txt              one JSON object a capture
  archive ingest --statement nac/2025/cyber a.txt say which statement it shows
  curl -s https://example.org/x | archive ingest -

The same bytes again add a sighting and no version. A changed text adds a version that shares the languages that did
not change. A source whose statement is not sure begins one of its own, and a question for `archive review`. A source
without text is kept and set aside; the run goes on. Captures are committed in groups of up to 256,
and reported when they are on the disk. Ctrl-C stops after the capture at hand; everything reported until then is kept,
and the same command goes on from there.")]
pub(crate) struct IngestArgs {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The statement that every source shows [default: found from the text and the source]
    #[arg(long, value_name = "SLUG")]
    statement: Option<Slug>,
    /// When the bytes stood at their source, as 2025-07-18T09:30:00.000Z [default: the file's last change, or now]
    #[arg(long, value_name = "INSTANT")]
    captured_at: Option<Timestamp>,
    /// The largest source that is read; k, M and G are binary multiples
    #[arg(long, value_name = "SIZE", default_value = "32M", value_parser = size)]
    max_size: u64,
    /// Take in also what `archive purge` removed
    #[arg(long)]
    despite_purge: bool,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Write one JSON object a capture
    #[arg(long)]
    jsonl: bool,
}

/// Runs the command.
pub(crate) fn run(args: &IngestArgs, path: &Path) -> Result<u8> {
    let sources = archive_ingest::find(&args.paths);
    let mut progress = Progress::new(args.jsonl);
    let summary = if sources.iter().all(is_unreadable) {
        // Nothing to record: a mistyped name must not make an archive.
        refuse(&sources, &mut progress)?
    } else {
        record(args, path, &sources, &mut progress).inspect_err(|_| progress.fails(args.dry_run))?
    };
    progress.end(&summary, args.dry_run)?;
    Ok(code(&summary))
}

fn is_unreadable(source: &Source) -> bool {
    matches!(source, Source::Unreadable { .. })
}

fn refuse(sources: &[Source], progress: &mut Progress) -> Result<Summary> {
    let mut summary = Summary::default();
    for report in sources.iter().filter_map(CaptureReport::of_unreadable) {
        summary.add(&report);
        progress.recorded(&report)?;
    }
    Ok(summary)
}

fn record(
    args: &IngestArgs,
    path: &Path,
    sources: &[Source],
    progress: &mut Progress,
) -> Result<Summary> {
    let _notice = super::notice(path);
    let mut archive = if args.dry_run {
        Archive::open_scratch(path)?
    } else {
        Archive::open(path, OpenMode::Create)?
    };
    // The second time at any moment: the archive survives it.
    stop::watch("stopping after the capture at hand; press Ctrl-C again to stop at once\n")?;
    let options = Options {
        statement: args.statement.clone(),
        captured_at: args.captured_at.clone(),
        max_size: args.max_size,
        despite_purge: args.despite_purge,
    };
    let mut context = Context {
        clock: &archive_ingest::now,
        stdin: &mut io::stdin(),
        stop: &stop::ASKED,
        tool_version: env!("CARGO_PKG_VERSION"),
        args_json: &arguments()?,
    };
    Ok(archive_ingest::ingest(
        &mut archive,
        sources,
        &options,
        &mut context,
        progress,
    )?)
}

/// Returns the arguments of the process as a JSON array, for the record of the run.
fn arguments() -> Result<String> {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    Ok(serde_json::to_string(&arguments)?)
}

fn code(summary: &Summary) -> u8 {
    let counts = &summary.counts;
    if summary.interrupted {
        exit::INTERRUPTED
    } else if summary.missing > 0 {
        exit::INPUT_MISSING
    } else if counts.quarantined + counts.error > 0 {
        exit::QUARANTINED
    } else {
        exit::DONE
    }
}

/// Shows how a run goes: JSON Lines for a program, a bar and the problems for a person.
struct Progress {
    jsonl: Option<Screen>,
    bar: ProgressBar,
    /// How many captures are on the disk.
    kept: u64,
}

impl Progress {
    fn new(jsonl: bool) -> Self {
        Self {
            jsonl: jsonl.then(Screen::stdout),
            bar: ProgressBar::hidden(),
            kept: 0,
        }
    }

    /// Says what is left of a run that the archive failed under.
    fn fails(&self, dry_run: bool) {
        self.bar.finish_and_clear();
        if self.kept > 0 && !dry_run {
            self.say_kept("stopped");
        }
    }

    fn say_kept(&self, why: &str) {
        let (kept, are) = (
            counted(self.kept, "capture", "captures"),
            if self.kept == 1 { "is" } else { "are" },
        );
        failure::say(&format!(
            "{why}: {kept} {are} kept; run the same command again to go on\n"
        ));
    }

    fn end(&mut self, summary: &Summary, dry_run: bool) -> io::Result<()> {
        self.bar.finish_and_clear();
        let line = sentence(summary, dry_run);
        if let Some(screen) = &mut self.jsonl {
            screen.flush()?;
            failure::say(&line);
        } else {
            let mut screen = Screen::stdout();
            screen.text(&line)?;
            screen.flush()?;
        }
        if summary.interrupted && !dry_run {
            self.say_kept("interrupted");
        }
        Ok(())
    }
}

impl Reporter for Progress {
    fn begins(&mut self, sources: usize) {
        if sources > 1 {
            // Hides itself where standard error is no terminal.
            self.bar = ProgressBar::new(sources as u64).with_style(
                ProgressStyle::with_template(
                    "{bar:30} {pos}/{len} kept {per_sec} {eta} {wide_msg}",
                )
                .expect("the template is sound"),
            );
        }
    }

    fn recorded(&mut self, report: &CaptureReport) -> io::Result<()> {
        self.kept += 1;
        self.bar.inc(1);
        self.bar.set_message(escape_line(&report.source));
        if let Some(screen) = &mut self.jsonl {
            json::line(&Ingested::from(report), screen)?;
            // What is written here is acknowledged: it must not wait in a buffer.
            screen.flush()?;
        }
        if let Some(problem) = &report.error {
            let what = match report.outcome {
                Outcome::Quarantined => "set aside",
                _ if problem.code == "purged" => "refused",
                _ => "cannot read",
            };
            let line = format!(
                "{what} `{}`: {}\n",
                escape_line(&report.source),
                problem.message
            );
            self.bar.suspend(|| failure::say(&line));
        }
        Ok(())
    }
}

/// Sums a run up: `ingested 12 captures: 3 new statements, 1 new version, 8 unchanged; 40 places repaired`.
fn sentence(summary: &Summary, dry_run: bool) -> String {
    let counts = &summary.counts;
    let verb = if dry_run { "would ingest" } else { "ingested" };
    let parts = [
        (counts.new, "new statement", "new statements"),
        (counts.version, "new version", "new versions"),
        (counts.unchanged, "unchanged", "unchanged"),
        (counts.quarantined, "set aside", "set aside"),
        (counts.error, "not read", "not read"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|&(count, one, many)| counted(count, one, many))
        .collect();
    let seen = counted(counts.seen, "capture", "captures");
    let parts = if parts.is_empty() {
        String::new()
    } else {
        format!(": {}", parts.join(", "))
    };
    let places = [
        (summary.repairs, "repaired"),
        (summary.unresolved, "left damaged"),
    ];
    let mut clauses = vec![format!("{verb} {seen}{parts}")];
    for (count, what) in places.into_iter().filter(|(count, _)| *count > 0) {
        clauses.push(format!("{} {what}", counted(count, "place", "places")));
    }
    if summary.questions > 0 {
        let questions = counted(summary.questions, "question", "questions");
        clauses.push(format!("{questions} for `archive review`"));
    }
    clauses.join("; ") + "\n"
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Reads a size such as `512k`, `32M` or `1G`.
fn size(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.as_bytes().last() {
        Some(b'k' | b'K') => (&text[..text.len() - 1], 10),
        Some(b'm' | b'M') => (&text[..text.len() - 1], 20),
        Some(b'g' | b'G') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number: Option<u64> = digits.parse().ok();
    number
        .and_then(|number| number.checked_mul(1 << shift))
        .filter(|&size| size > 0 && size < u64::MAX)
        .ok_or_else(|| format!("`{text}` is no size such as 512k, 32M or 1G"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_binary_multiples() {
        assert_eq!(size("512k"), Ok(524_288));
        assert_eq!(size("32M"), Ok(33_554_432));
        assert_eq!(size("7"), Ok(7));
        for text in ["", "M", "0", "-1", "1.5M", "99999999999G", "1é"] {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
