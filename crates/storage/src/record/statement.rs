//! The statement that a capture begins, or adds to.

use archive_model::{PartialDate, Slug, StatementId, Timestamp};
use rusqlite::{Connection, named_params};

use super::types::{Issuer, StatementKey};
use crate::Result;

/// Writes a new statement.
pub(super) fn insert(
    conn: &Connection,
    slug: &Slug,
    key: &StatementKey<'_>,
    created_at: &Timestamp,
) -> Result<StatementId> {
    const SQL: &str = "
        INSERT INTO statement (slug, issuer_id, kind, official_number, published_on, created_at)
        VALUES (:slug, :issuer, :kind, :number, :published_on, :created_at)";
    let issuer = key
        .issuer
        .map(|issuer| issuer_id(conn, &issuer))
        .transpose()?;
    let id = conn.prepare_cached(SQL)?.insert(named_params! {
        ":slug": slug.as_str(),
        ":issuer": issuer,
        ":kind": key.kind,
        ":number": key.number,
        ":published_on": key.published_on.map(PartialDate::as_str),
        ":created_at": created_at.as_str(),
    })?;
    Ok(StatementId(id))
}

/// Writes a statement that was part of another, with the issuer, kind and date of that.
pub(super) fn insert_part(
    conn: &Connection,
    slug: &Slug,
    source: StatementId,
    created_at: &Timestamp,
) -> Result<StatementId> {
    const SQL: &str = "
        INSERT INTO statement (slug, issuer_id, kind, published_on, created_at)
        SELECT :slug, issuer_id, kind, published_on, :created_at FROM statement WHERE statement_id = :source";
    let id = conn.prepare_cached(SQL)?.insert(named_params! {
        ":slug": slug.as_str(),
        ":created_at": created_at.as_str(),
        ":source": source.0,
    })?;
    Ok(StatementId(id))
}

/// Fills in what the statement lacks and this capture says; what an earlier capture said stands.
pub(super) fn complete(conn: &Connection, id: StatementId, key: &StatementKey<'_>) -> Result<()> {
    const SQL: &str = "
        UPDATE statement SET
            issuer_id = coalesce(issuer_id, :issuer),
            official_number = coalesce(official_number, :number),
            published_on = coalesce(published_on, :published_on)
        WHERE statement_id = :statement
          AND (issuer_id IS NULL OR official_number IS NULL OR published_on IS NULL)";
    let issuer = key
        .issuer
        .map(|issuer| issuer_id(conn, &issuer))
        .transpose()?;
    conn.prepare_cached(SQL)?.execute(named_params! {
        ":statement": id.0,
        ":issuer": issuer,
        ":number": key.number,
        ":published_on": key.published_on.map(PartialDate::as_str),
    })?;
    Ok(())
}

fn issuer_id(conn: &Connection, issuer: &Issuer<'_>) -> Result<i64> {
    const INSERT: &str = "
        INSERT INTO issuer (code, name) VALUES (:code, :name) ON CONFLICT (code) DO NOTHING";
    const FIND: &str = "SELECT issuer_id FROM issuer WHERE code = :code";
    let params = named_params! { ":code": issuer.code, ":name": issuer.name };
    conn.prepare_cached(INSERT)?.execute(params)?;
    let params = named_params! { ":code": issuer.code };
    Ok(conn
        .prepare_cached(FIND)?
        .query_row(params, |row| row.get("issuer_id"))?)
}
