//! Questions and decisions, written for people and programs.

use std::io::Write as _;

use anyhow::Result;
use archive_model::PartialDate;
use archive_storage::{Decision, Question, Settled, StatementSummary};

use crate::exit;
use crate::failure::say;
use crate::output::{Cell, Format, Rows};
use crate::terminal::{Screen, escape_line};

const QUESTION: [&str; 14] = [
    "question",
    "score",
    "reason",
    "asked_at",
    "statement",
    "title",
    "published_on",
    "languages",
    "versions",
    "other",
    "other_title",
    "other_published_on",
    "other_languages",
    "other_versions",
];

const DECISION: [&str; 9] = [
    "decision",
    "verdict",
    "statement",
    "other",
    "undoes",
    "undone_by",
    "decided_at",
    "decided_by",
    "reason",
];

const SETTLED: [&str; 5] = [
    "decision",
    "verdict",
    "statement",
    "other",
    "versions_moved",
];

/// Writes the open questions.
pub(super) fn questions(questions: &[Question], format: Format) -> Result<u8> {
    let mut screen = Screen::stdout();
    if format == Format::Table {
        for question in questions {
            screen.text(&block(question))?;
        }
    } else {
        let mut rows = Rows::new(format, &QUESTION, &mut screen)?;
        for question in questions {
            rows.row(cells(question))?;
        }
        rows.finish()?;
    }
    screen.flush()?;
    Ok(some(questions.len(), "nothing is open"))
}

/// A list without rows is a success with an exit code of its own.
fn some(count: usize, nothing: &str) -> u8 {
    if count > 0 {
        return exit::DONE;
    }
    say(&format!("{nothing}\n"));
    exit::NOTHING_FOUND
}

/// One question, its two sides below one another.
fn block(question: &Question) -> String {
    format!(
        "question {}, score {:.2}: {}\n  {}\n  {}\n",
        question.id,
        question.score,
        escape_line(&question.reason),
        side("is  ", &question.statement),
        side("same", &question.other),
    )
}

fn side(mark: &str, statement: &StatementSummary) -> String {
    let date = statement
        .published_on
        .as_ref()
        .map_or("no date", PartialDate::as_str);
    let title = statement
        .title
        .as_deref()
        .map_or_else(|| "no title".to_owned(), escape_line);
    let langs = super::super::languages(&statement.langs);
    format!("{mark}  {}  [{langs}]  {date}  {title}", statement.slug)
}

fn cells(question: &Question) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![
        number(question.id),
        Cell::share(question.score),
        question.reason.as_str().into(),
        question.asked_at.as_str().into(),
    ];
    for side in [&question.statement, &question.other] {
        cells.push(side.slug.as_str().into());
        cells.push(side.title.as_deref().into());
        cells.push(side.published_on.as_ref().map(PartialDate::as_str).into());
        cells.push(super::super::languages(&side.langs).into());
        cells.push(side.versions.into());
    }
    cells
}

/// Writes what was settled.
pub(super) fn decisions(decisions: &[Decision], format: Format) -> Result<u8> {
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(format, &DECISION, &mut screen)?;
    for decision in decisions {
        rows.row(vec![
            number(decision.id),
            decision.verdict.as_str().into(),
            decision.statement.as_str().into(),
            decision.other.as_str().into(),
            decision.undoes.map_or(Cell::Null, number),
            decision.undone_by.map_or(Cell::Null, number),
            decision.decided_at.as_str().into(),
            decision.decided_by.as_str().into(),
            decision.reason.as_str().into(),
        ])?;
    }
    rows.finish()?;
    screen.flush()?;
    Ok(some(decisions.len(), "nothing was settled"))
}

/// Writes what an answer came to.
pub(super) fn settled(settled: &Settled, format: Format) -> Result<u8> {
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(format, &SETTLED, &mut screen)?;
    rows.row(vec![
        number(settled.decision),
        settled.verdict.as_str().into(),
        settled.statement.as_str().into(),
        settled.other.as_str().into(),
        (settled.moved as u64).into(),
    ])?;
    rows.finish()?;
    screen.flush()?;
    Ok(exit::DONE)
}

fn number(number: i64) -> Cell {
    Cell::Integer(number)
}
