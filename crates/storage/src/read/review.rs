//! What is open, and what was settled.

use std::collections::{HashMap, HashSet};

use archive_model::{Slug, StatementId, Timestamp};
use rusqlite::{Connection, Row, named_params};

use super::{StatementSummary, list, named, parsed};
use crate::record::Verdict;
use crate::{Archive, Result};

/// Two statements that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its number.
    pub id: i64,
    /// The statement that came later, as it is now.
    pub statement: StatementSummary,
    /// The one that it may be.
    pub other: StatementSummary,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// What speaks for and against it, for a person.
    pub reason: String,
    /// When the archive met it.
    pub asked_at: Timestamp,
}

/// What a person settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its number.
    pub id: i64,
    /// What was decided.
    pub verdict: Verdict,
    /// The statement: the one that became part of the other, or the new one.
    pub statement: Slug,
    /// The other.
    pub other: Slug,
    /// The decision that it takes back.
    pub undoes: Option<i64>,
    /// The decision that takes it back, if it stands no more.
    pub undone_by: Option<i64>,
    /// When.
    pub decided_at: Timestamp,
    /// Who.
    pub decided_by: String,
    /// Why; can be empty.
    pub reason: String,
}

impl Archive {
    /// Lists the open questions, in order of asking.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn questions(&self) -> Result<Vec<Question>> {
        let review = Review::load(&self.conn)?;
        let open = review.asked.iter().filter_map(|asked| {
            let (one, other) = review.pair(asked);
            review.is_open(one, other).then_some((asked, one, other))
        });
        let questions = open.map(|(asked, one, other)| {
            Ok(Question {
                id: asked.id,
                statement: list::summary(&self.conn, one)?,
                other: list::summary(&self.conn, other)?,
                score: asked.score,
                reason: asked.reason.clone(),
                asked_at: asked.at.clone(),
            })
        });
        questions.collect()
    }

    /// Lists what was settled, and what of it was taken back, in order.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        const SQL: &str = "
            SELECT d.decision_id, d.verdict, s.slug AS statement, o.slug AS other, d.undoes, u.decision_id AS undone_by,
                d.decided_at, d.decided_by, d.reason
            FROM identity_decision d
            JOIN statement s ON s.statement_id = d.statement_id
            JOIN statement o ON o.statement_id = d.other_id
            LEFT JOIN identity_decision u ON u.undoes = d.decision_id
            ORDER BY d.decision_id";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map([], Decision::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Decision {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("decision_id")?,
            verdict: named(row, "verdict", Verdict::from_name)?,
            statement: parsed(row, "statement")?,
            other: parsed(row, "other")?,
            undoes: row.get("undoes")?,
            undone_by: row.get("undone_by")?,
            decided_at: parsed(row, "decided_at")?,
            decided_by: row.get("decided_by")?,
            reason: row.get("reason")?,
        })
    }
}

/// How a question stands.
pub(crate) enum Standing {
    /// There is none of this number.
    None,
    /// These two statements, as they are now.
    Open(StatementId, StatementId),
    /// Settled by this decision, or the newest about one of the two.
    Settled(i64),
}

/// Tells how a question stands.
pub(crate) fn standing(conn: &Connection, question: i64) -> Result<Standing> {
    let review = Review::load(conn)?;
    let Some(asked) = review.asked.iter().find(|asked| asked.id == question) else {
        return Ok(Standing::None);
    };
    let (one, other) = review.pair(asked);
    if review.is_open(one, other) {
        return Ok(Standing::Open(one, other));
    }
    let about = |decided: &&Decided| {
        let sides = [decided.statement, decided.other];
        let pair = [one, other, asked.statement, asked.other];
        sides.iter().all(|side| pair.contains(side)) || sides.contains(&asked.statement)
    };
    let settled_by = review.decided.iter().rev().find(about);
    Ok(settled_by.map_or(Standing::None, |decided| Standing::Settled(decided.id)))
}

struct Asked {
    id: i64,
    statement: StatementId,
    other: StatementId,
    score: f64,
    reason: String,
    at: Timestamp,
}

/// A decision that stands.
struct Decided {
    id: i64,
    verdict: Verdict,
    statement: StatementId,
    other: StatementId,
}

/// All questions, and what bears on them.
struct Review {
    asked: Vec<Asked>,
    decided: Vec<Decided>,
    /// What statements that became part of another are part of.
    part_of: HashMap<StatementId, StatementId>,
    /// The pairs that are two, smaller id first.
    apart: HashSet<(StatementId, StatementId)>,
    /// The statements that have versions.
    there: HashSet<StatementId>,
}

impl Review {
    fn load(conn: &Connection) -> Result<Self> {
        let mut review = Self {
            asked: asked(conn)?,
            decided: decided(conn)?,
            part_of: part_of(conn)?,
            apart: HashSet::new(),
            there: HashSet::new(),
        };
        let apart = review
            .decided
            .iter()
            .filter(|decided| decided.verdict != Verdict::Same);
        review.apart = apart
            .map(|decided| ordered(review.now(decided.statement), review.now(decided.other)))
            .collect();
        review.there = there(conn, &review)?;
        Ok(review)
    }

    fn now(&self, statement: StatementId) -> StatementId {
        self.part_of.get(&statement).copied().unwrap_or(statement)
    }

    fn pair(&self, asked: &Asked) -> (StatementId, StatementId) {
        (self.now(asked.statement), self.now(asked.other))
    }

    fn is_open(&self, one: StatementId, other: StatementId) -> bool {
        let are_there = self.there.contains(&one) && self.there.contains(&other);
        one != other && are_there && !self.apart.contains(&ordered(one, other))
    }
}

fn ordered(one: StatementId, other: StatementId) -> (StatementId, StatementId) {
    (one.min(other), one.max(other))
}

fn asked(conn: &Connection) -> Result<Vec<Asked>> {
    const SQL: &str = "
        SELECT question_id, statement_id, other_id, score, reason, asked_at FROM identity_question
        ORDER BY question_id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map([], |row| {
        Ok(Asked {
            id: row.get("question_id")?,
            statement: StatementId(row.get("statement_id")?),
            other: StatementId(row.get("other_id")?),
            score: row.get("score")?,
            reason: row.get("reason")?,
            at: parsed(row, "asked_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn decided(conn: &Connection) -> Result<Vec<Decided>> {
    const SQL: &str = "
        SELECT d.decision_id, d.verdict, d.statement_id, d.other_id FROM identity_decision d
        WHERE d.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM identity_decision u WHERE u.undoes = d.decision_id)
        ORDER BY d.decision_id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map([], |row| {
        Ok(Decided {
            id: row.get("decision_id")?,
            verdict: named(row, "verdict", Verdict::from_name)?,
            statement: StatementId(row.get("statement_id")?),
            other: StatementId(row.get("other_id")?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The slug of a statement that became part of another is an alias of that.
fn part_of(conn: &Connection) -> Result<HashMap<StatementId, StatementId>> {
    const SQL: &str = "
        SELECT s.statement_id, a.statement_id AS whole_id FROM statement_alias a JOIN statement s ON s.slug = a.value
        WHERE a.scheme = 'slug' AND a.statement_id <> s.statement_id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map([], |row| {
        Ok((
            StatementId(row.get("statement_id")?),
            StatementId(row.get("whole_id")?),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The statements among those asked about that have a version.
fn there(conn: &Connection, review: &Review) -> Result<HashSet<StatementId>> {
    const SQL: &str = "SELECT 1 FROM version WHERE statement_id = :statement";
    let mut stmt = conn.prepare_cached(SQL)?;
    let mut there = HashSet::new();
    for asked in &review.asked {
        let (one, other) = review.pair(asked);
        for statement in [one, other] {
            if !there.contains(&statement)
                && stmt.exists(named_params! { ":statement": statement.0 })?
            {
                there.insert(statement);
            }
        }
    }
    Ok(there)
}
