//! Versions filed from one statement to another.
//!
//! What a version says does not change, but what stood before it can: its class, its cause and the changes of its paragraphs
//! are computed again where the version before it, by the publisher's time, is another one than before.

use std::collections::HashMap;

use archive_model::{Cause, ChangeClass, StatementId, Timestamp, VersionId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::super::{change, version};
use crate::read::{self, named, parsed};
use crate::{Result, compare};

/// A version as it is filed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filed {
    pub(super) id: VersionId,
    statement: StatementId,
    seq: u32,
    valid_from: Timestamp,
    cause: Cause,
    class: ChangeClass,
    /// The version that its changes were computed against; `None` if there are none.
    compared_with: Option<VersionId>,
}

/// A version that is to be filed elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Move {
    pub(super) version: Filed,
    pub(super) to: StatementId,
    seq: u32,
    /// What stands in its row, where that is to be restored and not computed.
    restored: Option<Restored>,
}

/// What a version's row said before a decision.
#[derive(Debug, Clone, PartialEq)]
struct Restored {
    cause: Cause,
    class: ChangeClass,
    compared_with: Option<VersionId>,
}

impl Move {
    pub(super) fn changes_statement(&self) -> bool {
        self.version.statement != self.to
    }
}

impl Filed {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: VersionId(row.get("version_id")?),
            statement: StatementId(row.get("statement_id")?),
            seq: row.get("seq")?,
            valid_from: parsed(row, "valid_from")?,
            cause: named(row, "cause", Cause::from_name)?,
            class: named(row, "change_class", ChangeClass::from_name)?,
            compared_with: row.get::<_, Option<i64>>("compared_with")?.map(VersionId),
        })
    }
}

/// Lists the versions of a statement, in the order in which the publisher showed them.
pub(super) fn all(conn: &Connection, statement: StatementId) -> Result<Vec<Filed>> {
    const SQL: &str = "
        SELECT v.version_id, v.statement_id, v.seq, v.valid_from, v.cause, v.change_class,
            (SELECT c.from_version_id FROM paragraph_change c WHERE c.to_version_id = v.version_id LIMIT 1) AS compared_with
        FROM version v WHERE v.statement_id = :statement ORDER BY v.valid_from, v.seq";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":statement": statement.0 }, Filed::from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives `versions` the next numbers of a statement, in their order.
pub(super) fn onto(conn: &Connection, versions: Vec<Filed>, to: StatementId) -> Result<Vec<Move>> {
    let first = version::next_seq(conn, to)?;
    let moves = versions
        .into_iter()
        .zip(first..)
        .map(|(version, seq)| Move {
            version,
            to,
            seq,
            restored: None,
        });
    Ok(moves.collect())
}

/// The moves that take a decision back.
pub(super) fn back(conn: &Connection, decision: i64) -> Result<Vec<Move>> {
    const SQL: &str = "
        SELECT v.version_id, v.statement_id, v.seq, v.valid_from, v.cause, v.change_class,
            (SELECT c.from_version_id FROM paragraph_change c WHERE c.to_version_id = v.version_id LIMIT 1) AS compared_with,
            f.from_statement_id, f.from_seq, f.from_cause, f.from_class, f.from_predecessor_id
        FROM version_filing f JOIN version v ON v.version_id = f.version_id
        WHERE f.decision_id = :decision ORDER BY v.valid_from, v.seq";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":decision": decision }, |row| {
        Ok(Move {
            version: Filed::from_row(row)?,
            to: StatementId(row.get("from_statement_id")?),
            seq: row.get("from_seq")?,
            restored: Some(Restored {
                cause: named(row, "from_cause", Cause::from_name)?,
                class: named(row, "from_class", ChangeClass::from_name)?,
                compared_with: row
                    .get::<_, Option<i64>>("from_predecessor_id")?
                    .map(VersionId),
            }),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Versions that the sources of `from` brought to `into` since these became one: they belong to `from`.
pub(super) fn followers(
    conn: &Connection,
    decision: i64,
    from: StatementId,
    into: StatementId,
) -> Result<Vec<Move>> {
    const SQL: &str = "
        WITH source (uri, member) AS (
            SELECT DISTINCT c.source_uri, c.member_path FROM version_filing f
            JOIN version v ON v.version_id = f.version_id
            JOIN capture_version cv ON cv.version_id = v.version_id JOIN capture c ON c.capture_id = cv.capture_id
            WHERE f.decision_id = :decision AND f.from_statement_id = :from AND c.source_kind <> 'stdin')
        SELECT v.version_id FROM version v
        JOIN capture c ON c.capture_id = v.capture_id
        JOIN source s ON s.uri = c.source_uri AND s.member IS c.member_path
        WHERE v.statement_id = :into
          AND NOT EXISTS (SELECT 1 FROM version_filing f WHERE f.version_id = v.version_id AND f.decision_id = :decision)
          AND NOT EXISTS (SELECT 1 FROM settled_version m WHERE m.version_id = v.version_id)";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":decision": decision, ":from": from.0, ":into": into.0 };
    let rows = stmt.query_map(params, |row| Ok(VersionId(row.get("version_id")?)))?;
    let following: Vec<VersionId> = rows.collect::<Result<_, _>>()?;
    let mut filed = all(conn, into)?;
    filed.retain(|filed| following.contains(&filed.id));
    onto(conn, filed, from)
}

/// The newest decision that stands and filed one of the versions of `decision` after it, if there is one.
pub(super) fn moved_since(conn: &Connection, decision: i64) -> Result<Option<i64>> {
    const SQL: &str = "
        SELECT max(later.decision_id) AS later FROM version_filing f
        JOIN version_filing later ON later.version_id = f.version_id AND later.decision_id > f.decision_id
        JOIN identity_decision d ON d.decision_id = later.decision_id AND d.verdict <> 'undo'
        WHERE f.decision_id = :decision
          AND NOT EXISTS (SELECT 1 FROM identity_decision u WHERE u.undoes = later.decision_id)";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":decision": decision };
    Ok(stmt
        .query_row(params, |row| row.get("later"))
        .optional()?
        .flatten())
}

/// Carries out `moves` between `statements`, and computes again what follows from them.
pub(super) fn carry_out(
    conn: &Connection,
    decision: i64,
    statements: &[StatementId],
    moves: &[Move],
) -> Result<()> {
    let mut before = Vec::new();
    for statement in statements {
        before.extend(all(conn, *statement)?);
    }
    let after: Vec<Filed> = before.iter().map(|filed| moved(filed, moves)).collect();
    let (stood, stands) = (predecessors(&before), predecessors(&after));
    for (old, new) in before.iter().zip(after) {
        let restored = moves.iter().find(|step| step.version.id == old.id);
        let restored = restored.and_then(|step| step.restored.as_ref());
        let predecessor = stands[&old.id];
        let stays = predecessor == stood[&old.id];
        let new = match restored {
            Some(restored) => restore(conn, new, restored)?,
            None if stays => new,
            None => compare_again(conn, new, predecessor)?,
        };
        // What was compared again and came out the same is noted too, so that it is not compared when this is taken back.
        if new != *old || restored.is_none() && !stays {
            file(conn, decision, old, &new)?;
        }
    }
    Ok(())
}

fn moved(filed: &Filed, moves: &[Move]) -> Filed {
    let mut moves = moves.iter();
    match moves.find(|step| step.version.id == filed.id) {
        Some(step) => Filed {
            statement: step.to,
            seq: step.seq,
            ..filed.clone()
        },
        None => filed.clone(),
    }
}

/// The version before each, by the publisher's time, within its statement; error pages are before nothing.
fn predecessors(versions: &[Filed]) -> HashMap<VersionId, Option<VersionId>> {
    let mut ordered: Vec<&Filed> = versions.iter().collect();
    ordered.sort_by_key(|version| (version.statement, &version.valid_from, version.seq));
    let mut before: Option<&Filed> = None;
    let mut predecessors = HashMap::new();
    for version in ordered {
        before = before.filter(|before| before.statement == version.statement);
        predecessors.insert(version.id, before.map(|before| before.id));
        if version.class != ChangeClass::Outage {
            before = Some(version);
        }
    }
    predecessors
}

/// Computes class, cause and changes from the version before.
fn compare_again(
    conn: &Connection,
    version: Filed,
    predecessor: Option<VersionId>,
) -> Result<Filed> {
    if version.class == ChangeClass::Outage {
        return Ok(version);
    }
    forget_changes(conn, version.id)?;
    let Some(predecessor) = predecessor else {
        return Ok(Filed {
            class: ChangeClass::First,
            cause: Cause::First,
            compared_with: None,
            ..version
        });
    };
    let before = read::editions(conn, predecessor)?;
    let after = read::editions(conn, version.id)?;
    let step = compare::step(&before, &after, []);
    change::record(conn, predecessor, version.id, &step.diff)?;
    Ok(Filed {
        class: step.class,
        cause: match version.cause {
            Cause::First => Cause::Source,
            cause => cause,
        },
        compared_with: Some(predecessor),
        ..version
    })
}

fn restore(conn: &Connection, version: Filed, restored: &Restored) -> Result<Filed> {
    if version.compared_with != restored.compared_with {
        forget_changes(conn, version.id)?;
        if let Some(predecessor) = restored.compared_with {
            let before = read::editions(conn, predecessor)?;
            let after = read::editions(conn, version.id)?;
            change::record(
                conn,
                predecessor,
                version.id,
                &compare::changes(&before, &after),
            )?;
        }
    }
    Ok(Filed {
        cause: restored.cause,
        class: restored.class,
        compared_with: restored.compared_with,
        ..version
    })
}

fn forget_changes(conn: &Connection, version: VersionId) -> Result<()> {
    const SQL: &str = "DELETE FROM paragraph_change WHERE to_version_id = :version";
    let params = named_params! { ":version": version.0 };
    conn.prepare_cached(SQL)?.execute(params)?;
    Ok(())
}

/// Writes where a version was and where it is now; then it may be put there.
fn file(conn: &Connection, decision: i64, old: &Filed, new: &Filed) -> Result<()> {
    const LEDGER: &str = "
        INSERT INTO version_filing (decision_id, version_id, from_statement_id, from_seq, from_cause, from_class,
            from_predecessor_id, statement_id, seq, cause, change_class)
        VALUES (:decision, :version, :from_statement, :from_seq, :from_cause, :from_class,
            :from_predecessor, :statement, :seq, :cause, :class)";
    const VERSION: &str = "
        UPDATE version SET statement_id = :statement, seq = :seq, cause = :cause, change_class = :class
        WHERE version_id = :version";
    conn.prepare_cached(LEDGER)?.execute(named_params! {
        ":decision": decision,
        ":version": old.id.0,
        ":from_statement": old.statement.0,
        ":from_seq": old.seq,
        ":from_cause": old.cause.as_str(),
        ":from_class": old.class.as_str(),
        ":from_predecessor": old.compared_with.map(|version| version.0),
        ":statement": new.statement.0,
        ":seq": new.seq,
        ":cause": new.cause.as_str(),
        ":class": new.class.as_str(),
    })?;
    conn.prepare_cached(VERSION)?.execute(named_params! {
        ":version": old.id.0,
        ":statement": new.statement.0,
        ":seq": new.seq,
        ":cause": new.cause.as_str(),
        ":class": new.class.as_str(),
    })?;
    Ok(())
}
