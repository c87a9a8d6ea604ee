//! What a person settles about statements: that two are one, that they are two, that one holds another's versions.
//!
//! Every answer is a row that stays, with who and why. It moves versions and names and changes no text; another row takes it
//! back, and puts everything where it was.
//!
//! # Invariants
//! - A number once given to a version of a statement leads to that version, wherever it is filed by now, and is given to no
//!   other.
//! - Taking a decision back restores the versions, their numbers, classes and causes, and the names. What the archive wrote to
//!   make the whole of two statements complete stays, as what it held in between.

mod names;
mod refile;
mod types;
mod whole;

use archive_model::{Slug, StatementId, VersionId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use self::refile::{Filed, Move};
use super::{statement, version};
use crate::read::{self, Standing};
use crate::{Archive, Result, content};

pub use types::{Answer, Refusal, Settled, Settler, Verdict};

impl Archive {
    /// Settles a question, or what no question asked, in one transaction.
    ///
    /// # Errors
    /// If the archive cannot be written. An answer that makes no sense here is no error but a [`Refusal`], and changes
    /// nothing.
    pub fn settle(
        &mut self,
        answer: &Answer<'_>,
        settler: &Settler<'_>,
    ) -> Result<Result<Settled, Refusal>> {
        self.atomically(|conn| {
            let settling = Settling { conn, settler };
            match answer {
                Answer::Same { question, other } => settling.same(*question, *other),
                Answer::Not { question } => settling.not(*question),
                Answer::Merge { from, into } => settling.merge_named(from, into),
                Answer::Differ { one, other } => settling.differ(one, other),
                Answer::Split {
                    statement,
                    seqs,
                    name,
                } => settling.split(statement, seqs, *name),
                Answer::Undo { decision } => settling.undo(*decision),
            }
        })
    }
}

/// The outcome of an answer, within its transaction.
type Outcome = Result<Result<Settled, Refusal>>;

struct Settling<'a> {
    conn: &'a Connection,
    settler: &'a Settler<'a>,
}

/// A decision that stands, as its row says.
struct Decided {
    verdict: Verdict,
    statement: StatementId,
    other: StatementId,
    is_undone: bool,
}

impl Settling<'_> {
    fn same(&self, question: i64, other: Option<&Slug>) -> Outcome {
        let (statement, asked) = match self.open_question(question)? {
            Ok(pair) => pair,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Some(other) = other else {
            return self.merge(statement, asked);
        };
        match read::statement_of_slug(self.conn, other)? {
            Some((id, _)) => self.merge(statement, id),
            None => Ok(Err(Refusal::NoStatement(other.clone()))),
        }
    }

    fn not(&self, question: i64) -> Outcome {
        match self.open_question(question)? {
            Ok((statement, other)) => self.decide_not(statement, other),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    fn differ(&self, one: &Slug, other: &Slug) -> Outcome {
        match self.two(one, other)? {
            Ok((one, other)) => self.decide_not(one, other),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    fn decide_not(&self, statement: StatementId, other: StatementId) -> Outcome {
        let decision = self.decide(Verdict::Not, statement, other, None)?;
        self.settled(decision, Verdict::Not, statement, other, 0)
    }

    fn merge_named(&self, from: &Slug, into: &Slug) -> Outcome {
        match self.two(from, into)? {
            Ok((from, into)) => self.merge(from, into),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// Makes `from` a part of `into`.
    fn merge(&self, from: StatementId, into: StatementId) -> Outcome {
        if from == into {
            return Ok(Err(Refusal::SameStatement(read::slug(self.conn, into)?)));
        }
        let whole = whole::before_merge(self.conn, from, into)?;
        let decision = self.decide(Verdict::Same, from, into, None)?;
        let moves = refile::onto(self.conn, refile::all(self.conn, from)?, into)?;
        refile::carry_out(self.conn, decision, &[from, into], &moves)?;
        names::merge(self.conn, decision, from, into)?;
        names::move_samples(self.conn, &moves, from)?;
        if let Some(whole) = whole {
            whole::complete(self.conn, decision, into, &whole, self.settler)?;
        }
        self.settled(decision, Verdict::Same, from, into, moves.len())
    }

    /// Makes versions of a statement a statement of their own.
    fn split(&self, slug: &Slug, seqs: &[u32], name: Option<&Slug>) -> Outcome {
        let (source, chosen) = match self.part(slug, seqs)? {
            Ok(part) => part,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let name = match name {
            Some(name) => name.clone(),
            None => self.name_of_part(source, chosen[0].id)?,
        };
        if self.is_taken(&name)? {
            return Ok(Err(Refusal::Taken(name)));
        }
        let part = statement::insert_part(self.conn, &name, source, self.settler.at)?;
        let decision = self.decide(Verdict::Split, part, source, None)?;
        let moves = refile::onto(self.conn, chosen, part)?;
        refile::carry_out(self.conn, decision, &[part, source], &moves)?;
        names::move_samples(self.conn, &moves, source)?;
        for statement in [source, part] {
            whole::correct(self.conn, decision, statement, self.settler)?;
        }
        self.settled(decision, Verdict::Split, part, source, moves.len())
    }

    /// Finds the versions of these numbers, some of the statement's but not all, in order of the publisher's time.
    fn part(
        &self,
        slug: &Slug,
        seqs: &[u32],
    ) -> Result<Result<(StatementId, Vec<Filed>), Refusal>> {
        let Some((source, _)) = read::statement_of_slug(self.conn, slug)? else {
            return Ok(Err(Refusal::NoStatement(slug.clone())));
        };
        let mut versions = Vec::new();
        for seq in seqs {
            match read::version_of_address(self.conn, slug, *seq)? {
                Some((statement, id)) if statement == source => versions.push(id),
                _ => return Ok(Err(Refusal::NoVersion(slug.clone(), *seq))),
            }
        }
        let mut filed = refile::all(self.conn, source)?;
        let all = filed.len();
        filed.retain(|filed| versions.contains(&filed.id));
        Ok(if filed.is_empty() || filed.len() == all {
            Err(Refusal::NothingToSplit(slug.clone()))
        } else {
            Ok((source, filed))
        })
    }

    fn is_taken(&self, slug: &Slug) -> Result<bool> {
        Ok(read::statement_of_slug(self.conn, slug)?.is_some())
    }

    fn name_of_part(&self, source: StatementId, version: VersionId) -> Result<Slug> {
        let held = version::held(self.conn, source)?;
        let mut held = held.iter();
        let version = held
            .find(|held| held.id == version)
            .expect("the version was listed");
        let digest = content::of_version(
            version
                .editions
                .iter()
                .map(|edition| (edition.lang, edition.digest)),
        );
        Ok(read::slug(self.conn, source)?.with_suffix(&digest.to_string()[..8]))
    }

    fn undo(&self, decision: i64) -> Outcome {
        let Some(decided) = self.decided(decision)? else {
            return Ok(Err(Refusal::NoDecision(decision)));
        };
        if decided.is_undone || decided.verdict == Verdict::Undo {
            return Ok(Err(Refusal::Undone(decision)));
        }
        if let Some(later) = refile::moved_since(self.conn, decision)? {
            return Ok(Err(Refusal::MovedSince { decision, later }));
        }
        let (statement, other) = (decided.statement, decided.other);
        let undo = self.decide(Verdict::Undo, statement, other, Some(decision))?;
        let mut moves = refile::back(self.conn, decision)?;
        if decided.verdict == Verdict::Same {
            moves.extend(refile::followers(self.conn, decision, statement, other)?);
        }
        refile::carry_out(self.conn, undo, &[statement, other], &moves)?;
        names::undo(self.conn, undo, decision)?;
        let moved: Vec<Move> = moves.into_iter().filter(Move::changes_statement).collect();
        let left = if decided.verdict == Verdict::Split {
            statement
        } else {
            other
        };
        names::move_samples(self.conn, &moved, left)?;
        for statement in [statement, other] {
            whole::correct(self.conn, undo, statement, self.settler)?;
        }
        self.settled(undo, Verdict::Undo, statement, other, moved.len())
    }

    /// Finds the two statements of an open question, as they are by now.
    fn open_question(&self, question: i64) -> Result<Result<(StatementId, StatementId), Refusal>> {
        Ok(match read::standing(self.conn, question)? {
            Standing::None => Err(Refusal::NoQuestion(question)),
            Standing::Settled(decision) => Err(Refusal::Settled { question, decision }),
            Standing::Open(statement, other) => Ok((statement, other)),
        })
    }

    fn two(&self, one: &Slug, other: &Slug) -> Result<Result<(StatementId, StatementId), Refusal>> {
        let mut ids = Vec::with_capacity(2);
        for slug in [one, other] {
            match read::statement_of_slug(self.conn, slug)? {
                Some((id, _)) => ids.push(id),
                None => return Ok(Err(Refusal::NoStatement(slug.clone()))),
            }
        }
        Ok(if ids[0] == ids[1] {
            Err(Refusal::SameStatement(read::slug(self.conn, ids[0])?))
        } else {
            Ok((ids[0], ids[1]))
        })
    }

    fn decide(
        &self,
        verdict: Verdict,
        statement: StatementId,
        other: StatementId,
        undoes: Option<i64>,
    ) -> Result<i64> {
        const SQL: &str = "
            INSERT INTO identity_decision (verdict, statement_id, other_id, undoes, decided_at, decided_by, reason)
            VALUES (:verdict, :statement, :other, :undoes, :at, :by, :reason)";
        Ok(self.conn.prepare_cached(SQL)?.insert(named_params! {
            ":verdict": verdict.as_str(),
            ":statement": statement.0,
            ":other": other.0,
            ":undoes": undoes,
            ":at": self.settler.at.as_str(),
            ":by": self.settler.by,
            ":reason": self.settler.reason,
        })?)
    }

    fn decided(&self, decision: i64) -> Result<Option<Decided>> {
        const SQL: &str = "
            SELECT d.verdict, d.statement_id, d.other_id,
                EXISTS (SELECT 1 FROM identity_decision u WHERE u.undoes = d.decision_id) AS is_undone
            FROM identity_decision d WHERE d.decision_id = :decision";
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let params = named_params! { ":decision": decision };
        Ok(stmt.query_row(params, Decided::from_row).optional()?)
    }

    fn settled(
        &self,
        decision: i64,
        verdict: Verdict,
        statement: StatementId,
        other: StatementId,
        moved: usize,
    ) -> Outcome {
        Ok(Ok(Settled {
            decision,
            verdict,
            statement: read::slug(self.conn, statement)?,
            other: read::slug(self.conn, other)?,
            moved,
        }))
    }
}

impl Decided {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            verdict: read::named(row, "verdict", Verdict::from_name)?,
            statement: StatementId(row.get("statement_id")?),
            other: StatementId(row.get("other_id")?),
            is_undone: row.get("is_undone")?,
        })
    }
}
