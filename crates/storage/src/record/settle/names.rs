//! Names, clues and samples follow the versions that they lead to.

use archive_model::StatementId;
use rusqlite::{Connection, named_params};

use super::super::identity;
use super::refile::{self, Move};
use crate::{Result, read};

/// A kind of name, as a ledger row says it, and the statements that move one.
struct Kind {
    name: &'static str,
    list: &'static str,
    hand_over: &'static str,
}

const ALIAS_LIST: &str = "
    SELECT value FROM statement_alias WHERE scheme = :kind AND statement_id = :from";
const ALIAS_HAND_OVER: &str = "
    UPDATE statement_alias SET statement_id = :to WHERE scheme = :kind AND value = :value AND statement_id = :from";
const CLUE_LIST: &str = "
    SELECT value FROM statement_clue WHERE 'clue ' || kind = :kind AND statement_id = :from";
const CLUE_HAND_OVER: &str = "
    UPDATE OR IGNORE statement_clue SET statement_id = :to
    WHERE 'clue ' || kind = :kind AND value = :value AND statement_id = :from";

const KINDS: [Kind; 5] = [
    Kind {
        name: "slug",
        list: ALIAS_LIST,
        hand_over: ALIAS_HAND_OVER,
    },
    Kind {
        name: "url",
        list: ALIAS_LIST,
        hand_over: ALIAS_HAND_OVER,
    },
    Kind {
        name: "number",
        list: ALIAS_LIST,
        hand_over: ALIAS_HAND_OVER,
    },
    Kind {
        name: "clue family",
        list: CLUE_LIST,
        hand_over: CLUE_HAND_OVER,
    },
    Kind {
        name: "clue number",
        list: CLUE_LIST,
        hand_over: CLUE_HAND_OVER,
    },
];

/// Gives the names of `from` to `into`; its slug becomes one of them.
pub(super) fn merge(
    conn: &Connection,
    decision: i64,
    from: StatementId,
    into: StatementId,
) -> Result<()> {
    const ALIAS: &str = "
        INSERT INTO statement_alias (scheme, value, statement_id) VALUES ('slug', :value, :statement)";
    for kind in &KINDS {
        for value in listed(conn, kind, from)? {
            hand_over(conn, kind, &value, from, into)?;
            note(conn, decision, kind.name, &value, Some(from), into)?;
        }
    }
    let slug = read::slug(conn, from)?;
    let params = named_params! { ":value": slug.as_str(), ":statement": into.0 };
    conn.prepare_cached(ALIAS)?.execute(params)?;
    note(conn, decision, "slug", slug.as_str(), None, into)
}

/// Gives the names back that `decision` moved.
pub(super) fn undo(conn: &Connection, undo: i64, decision: i64) -> Result<()> {
    const SQL: &str = "
        SELECT kind, value, from_statement_id, statement_id FROM name_filing WHERE decision_id = :decision";
    const FORGET: &str = "
        DELETE FROM statement_alias WHERE scheme = 'slug' AND value = :value AND statement_id = :statement";
    let mut stmt = conn.prepare_cached(SQL)?;
    let mut rows = stmt.query(named_params! { ":decision": decision })?;
    while let Some(row) = rows.next()? {
        let (kind, value): (String, String) = (row.get("kind")?, row.get("value")?);
        let now = StatementId(row.get("statement_id")?);
        let before: Option<i64> = row.get("from_statement_id")?;
        let Some(before) = before.map(StatementId) else {
            let params = named_params! { ":value": value, ":statement": now.0 };
            conn.prepare_cached(FORGET)?.execute(params)?;
            continue;
        };
        if let Some(kind) = KINDS.iter().find(|known| known.name == kind) {
            hand_over(conn, kind, &value, now, before)?;
        }
        note(conn, undo, &kind, &value, Some(now), before)?;
    }
    Ok(())
}

fn listed(conn: &Connection, kind: &Kind, from: StatementId) -> Result<Vec<String>> {
    let mut stmt = conn.prepare_cached(kind.list)?;
    let params = named_params! { ":kind": kind.name, ":from": from.0 };
    let rows = stmt.query_map(params, |row| row.get("value"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn hand_over(
    conn: &Connection,
    kind: &Kind,
    value: &str,
    from: StatementId,
    to: StatementId,
) -> Result<()> {
    conn.prepare_cached(kind.hand_over)?
        .execute(named_params! {
            ":kind": kind.name, ":value": value, ":from": from.0, ":to": to.0,
        })?;
    Ok(())
}

fn note(
    conn: &Connection,
    decision: i64,
    kind: &str,
    value: &str,
    from: Option<StatementId>,
    to: StatementId,
) -> Result<()> {
    const SQL: &str = "
        INSERT INTO name_filing (decision_id, kind, value, from_statement_id, statement_id)
        VALUES (:decision, :kind, :value, :from, :to)";
    conn.prepare_cached(SQL)?.execute(named_params! {
        ":decision": decision,
        ":kind": kind,
        ":value": value,
        ":from": from.map(|statement| statement.0),
        ":to": to.0,
    })?;
    Ok(())
}

/// Moves the samples of the texts of the moved versions away from `left`, and keeps those of its other versions.
pub(super) fn move_samples(conn: &Connection, moves: &[Move], left: StatementId) -> Result<()> {
    const FORGET: &str = "DELETE FROM text_sample WHERE hash = :hash AND statement_id = :statement";
    for step in moves {
        for edition in read::editions(conn, step.version.id)? {
            for hash in identity::samples(edition.lang, &edition.paragraphs) {
                let params = named_params! { ":hash": hash, ":statement": left.0 };
                conn.prepare_cached(FORGET)?.execute(params)?;
            }
            identity::put_sample(conn, step.to, edition.lang, &edition.paragraphs)?;
        }
    }
    for version in refile::all(conn, left)? {
        for edition in read::editions(conn, version.id)? {
            identity::put_sample(conn, left, edition.lang, &edition.paragraphs)?;
        }
    }
    Ok(())
}
