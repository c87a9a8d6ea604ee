//! `archive review`: what a person must settle about which texts are one statement.

mod words;
mod write;

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_storage::{Answer, Archive, OpenMode, Refusal, Settled, Settler, Verdict};
use clap::Args;

use self::words::Request;
use crate::args::FormatArgs;
use crate::exit::{self, Failure};
use crate::terminal::Screen;

/// List the statements that may be one and the same, and settle whether they are
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive review                                  what is open, with both sides
  archive review --json
  archive review 3                                one question
  archive review 3 same                           the two are one: the later one becomes part of the other
  archive review 3 same as nac/2025/cyber         it is one with another statement
  archive review 3 not --why 'another meeting'    they are two; not asked again
  archive review merge nac/cyber nac/2025/cyber   the first becomes part of the second, asked or not
  archive review not nac/2024/cyber nac/2025/cyber
  archive review split nac/2025/cyber@3           version 3 becomes a statement of its own
  archive review split nac/2025/cyber@3 nac/2025/cyber@4 as nac/2026/cyber
  archive review --settled                        what was settled, by whom and why
  archive review undo 7                           take decision 7 back

A capture whose statement is not sure begins a statement of its own, and a question is kept here: nothing is merged on a
guess. Where two become one, the slug of the first goes on to name the second, `SLUG@VERSION` names the version that it
always named, and versions stand in the order of the publisher's time. Every decision is kept, and can be taken back.")]
pub(crate) struct ReviewArgs {
    /// A question and its answer: `3 same`, `3 same as SLUG`, `3 not`; or `merge FROM INTO`, `not ONE OTHER`,
    /// `split SLUG@VERSION… [as SLUG]`, `undo DECISION`
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// List what was settled
    #[arg(long, conflicts_with = "words")]
    settled: bool,
    /// Why it is settled so, for the record
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    why: String,
    /// Who settles it [default: the name of the user]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Runs the command.
pub(crate) fn run(args: &ReviewArgs, path: &Path) -> Result<u8> {
    if args.settled {
        let archive = Archive::open(path, OpenMode::ReadOnly)?;
        return write::decisions(&archive.decisions()?, args.format.format());
    }
    let request = words::read(&args.words)?;
    match &request {
        Request::List => list(path, None, args),
        Request::Show(question) => list(path, Some(*question), args),
        Request::Settle(words) => settle(path, &words.answer(), args),
    }
}

fn list(path: &Path, wanted: Option<i64>, args: &ReviewArgs) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    let mut questions = archive.questions()?;
    questions.retain(|question| wanted.is_none_or(|wanted| question.id == wanted));
    if let (Some(wanted), true) = (wanted, questions.is_empty()) {
        let hint =
            "`archive review` lists the open ones, `archive review --settled` what was settled";
        return Err(
            Failure::nothing_found(format!("there is no open question {wanted}"), hint).into(),
        );
    }
    write::questions(&questions, args.format.format())
}

fn settle(path: &Path, answer: &Answer<'_>, args: &ReviewArgs) -> Result<u8> {
    let _notice = super::notice(path);
    let mut archive = Archive::open(path, OpenMode::ReadWrite)?;
    let user = ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let by = args
        .by
        .clone()
        .or(user)
        .unwrap_or_else(|| "unknown".to_owned());
    let settler = Settler {
        at: &archive_ingest::now(),
        by: &by,
        reason: args.why.trim(),
        align: &archive_ingest::align_pair,
    };
    let settled = archive
        .settle(answer, &settler)?
        .map_err(|refusal| failure(&refusal))?;
    if args.format.format().is_for_people() {
        let mut screen = Screen::stdout();
        screen.text(&sentence(&settled))?;
        screen.flush()?;
        return Ok(exit::DONE);
    }
    write::settled(&settled, args.format.format())
}

fn sentence(settled: &Settled) -> String {
    let Settled {
        decision,
        statement,
        other,
        ..
    } = settled;
    let versions = super::tally::counted(settled.moved as u64, "version", "versions");
    let done = match settled.verdict {
        Verdict::Same => format!("`{statement}` is part of `{other}` now; {versions} moved"),
        Verdict::Not => format!("`{statement}` and `{other}` are two"),
        Verdict::Split => {
            format!("`{statement}` is a statement of its own now; {versions} moved from `{other}`")
        }
        Verdict::Undo => format!("`{statement}` and `{other}` are as they were; {versions} moved"),
    };
    format!("decision {decision}: {done}\n")
}

fn failure(refusal: &Refusal) -> Failure {
    let hint = match refusal {
        Refusal::NoQuestion(_) => "`archive review` lists the open ones".to_owned(),
        Refusal::Settled { decision, .. } => {
            format!("`archive review undo {decision}` takes that back")
        }
        Refusal::NoDecision(_) | Refusal::Undone(_) => {
            "`archive review --settled` lists them".to_owned()
        }
        Refusal::MovedSince { later, .. } => format!("`archive review undo {later}`"),
        Refusal::NoStatement(_) => "`archive list` shows the statements that are there".to_owned(),
        Refusal::NoVersion(slug, _) | Refusal::NothingToSplit(slug) => {
            format!("`archive log {slug}` shows its versions")
        }
        _ => "`archive review --settled` lists what was settled".to_owned(),
    };
    let is_missing = matches!(
        refusal,
        Refusal::NoQuestion(_)
            | Refusal::NoDecision(_)
            | Refusal::NoStatement(_)
            | Refusal::NoVersion(..)
    );
    if is_missing {
        Failure::nothing_found(refusal.to_string(), hint)
    } else {
        Failure::usage(refusal.to_string(), hint)
    }
}
