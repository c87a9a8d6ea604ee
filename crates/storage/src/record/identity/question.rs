//! What remains to be asked, and why a capture was filed where it is.

use archive_model::{CaptureId, Slug, StatementId, Timestamp};
use rusqlite::{Connection, named_params};

use super::Doubt;
use crate::Result;

/// How many questions a capture can raise: the best ones are worth an answer.
const MOST: usize = 3;

/// Asks whether `statement` is one of those that the doubts name; returns those that are asked about.
pub(crate) fn ask(
    conn: &Connection,
    statement: StatementId,
    doubts: &[Doubt],
    at: &Timestamp,
) -> Result<Vec<Slug>> {
    const SQL: &str = "
        INSERT INTO identity_question (statement_id, other_id, score, reason, asked_at)
        VALUES (:statement, :other, :score, :reason, :at)
        ON CONFLICT (statement_id, other_id) DO NOTHING";
    let mut stmt = conn.prepare_cached(SQL)?;
    let doubts = worth_asking(doubts);
    for doubt in &doubts {
        stmt.execute(named_params! {
            ":statement": statement.0,
            ":other": doubt.statement.0,
            ":score": doubt.score,
            ":reason": doubt.reason,
            ":at": at.as_str(),
        })?;
    }
    Ok(doubts.into_iter().map(|doubt| doubt.slug.clone()).collect())
}

/// The best doubt about each statement, the best statements first.
fn worth_asking(doubts: &[Doubt]) -> Vec<&Doubt> {
    let mut doubts: Vec<&Doubt> = doubts.iter().collect();
    doubts.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut kept: Vec<&Doubt> = Vec::new();
    for doubt in doubts {
        if kept.iter().all(|other| other.statement != doubt.statement) {
            kept.push(doubt);
        }
    }
    kept.truncate(MOST);
    kept
}

/// Notes why a capture was filed to its statement.
pub(crate) fn reason(conn: &Connection, capture: CaptureId, reason: &str) -> Result<()> {
    const SQL: &str = "INSERT INTO capture_reason (capture_id, reason) VALUES (:capture, :reason)";
    let params = named_params! { ":capture": capture.0, ":reason": reason };
    conn.prepare_cached(SQL)?.execute(params)?;
    Ok(())
}
