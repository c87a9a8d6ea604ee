//! The versions of a statement.

use std::collections::HashSet;

use archive_model::{Cause, ChangeClass, Digest, Lang, StatementId, VersionId};
use rusqlite::{Connection, Row, named_params};

use super::{LogEntry, StoredEdition, VersionInfo, langs, list, named, parsed, text};
use crate::{Archive, Result};

impl Archive {
    /// Lists the versions of a statement, in order of recording.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn log(&self, statement: StatementId) -> Result<Vec<LogEntry>> {
        const SQL: &str = "
            SELECT v.version_id, v.seq, v.valid_from, v.recorded_at, v.cause, v.change_class, v.content_sha256,
                (SELECT sum(words_added) FROM paragraph_change WHERE to_version_id = v.version_id) AS words_added,
                (SELECT sum(words_removed) FROM paragraph_change WHERE to_version_id = v.version_id) AS words_removed,
                first.source_uri, brought.identified_by, brought.score, why.reason, coalesce(sighted.captures, 0) AS captures,
                coalesce(sighted.last_captured_at, first.captured_at) AS last_captured_at,
                (SELECT group_concat(lang, ',') FROM (SELECT ve.lang AS lang FROM version_edition ve
                 WHERE ve.version_id = v.version_id ORDER BY ve.position)) AS langs,
                (SELECT group_concat(lang, ',') FROM (SELECT ve.lang AS lang FROM version_edition ve
                 WHERE ve.version_id = v.version_id AND NOT EXISTS (
                    SELECT 1 FROM version_edition old JOIN version w ON w.version_id = old.version_id
                    WHERE old.edition_id = ve.edition_id AND w.seq < v.seq)
                 ORDER BY ve.position)) AS new_langs
            FROM version v
            JOIN capture first ON first.capture_id = v.capture_id
            LEFT JOIN capture_version brought ON brought.capture_id = v.capture_id AND brought.version_id = v.version_id
            LEFT JOIN capture_reason why ON why.capture_id = brought.capture_id
            LEFT JOIN (SELECT shown.version_id, count(*) AS captures, max(c.captured_at) AS last_captured_at
                  FROM (SELECT cv.version_id, cv.capture_id FROM version w
                        JOIN capture_version cv ON cv.version_id = w.version_id WHERE w.statement_id = :statement
                        UNION SELECT r.version_id, r.capture_id FROM version w
                        JOIN capture_reading r ON r.version_id = w.version_id WHERE w.statement_id = :statement) shown
                  JOIN capture c ON c.capture_id = shown.capture_id
                  GROUP BY shown.version_id) sighted ON sighted.version_id = v.version_id
            WHERE v.statement_id = :statement ORDER BY v.seq";
        let current = list::current(&self.conn, statement)?;
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map(named_params! { ":statement": statement.0 }, |row| {
            let version = VersionInfo::from_row(row)?;
            Ok(LogEntry {
                is_current: version.id == current,
                version,
                new_langs: langs(row, "new_langs")?,
                words_added: row.get("words_added")?,
                words_removed: row.get("words_removed")?,
                source_uri: row.get("source_uri")?,
                captures: row.get("captures")?,
                last_captured_at: parsed(row, "last_captured_at")?,
                identified_by: row.get("identified_by")?,
                score: row.get("score")?,
                reason: row.get("reason")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Archive {
    /// Lists the successive texts of a statement in one language, up to the version `until`, in the order in which the
    /// publisher showed them. Error pages, versions that did not touch the language, and versions in the place of which another
    /// reading of the same bytes stands, are left out.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn edition_history(
        &self,
        statement: StatementId,
        lang: Lang,
        until: &VersionInfo,
    ) -> Result<Vec<(VersionInfo, StoredEdition)>> {
        let place = |version: &VersionInfo| (version.valid_from.clone(), version.seq);
        let mut versions = versions(&self.conn, statement)?;
        versions.retain(|version| place(version) <= place(until));
        let replaced = replaced(&self.conn, statement)?;
        let now: HashSet<VersionId> = versions.iter().map(|version| version.id).collect();
        versions.retain(|version| {
            let is_sound = version.change_class != ChangeClass::Outage || version.id == until.id;
            let mut later = replaced.iter();
            let is_read_better = later.any(|(old, new)| *old == version.id && now.contains(new));
            is_sound && !is_read_better && version.langs.contains(&lang)
        });
        versions.sort_by_key(place);
        let mut history: Vec<(VersionInfo, StoredEdition)> = Vec::new();
        for version in versions {
            let id = text::edition_of(&self.conn, version.id, lang)?;
            if history.last().is_none_or(|(_, last)| last.id != id) {
                history.push((version, text::edition(&self.conn, id)?));
            }
        }
        Ok(history)
    }
}

/// Lists the versions of a statement with those that are later readings of the same captures.
fn replaced(conn: &Connection, statement: StatementId) -> Result<Vec<(VersionId, VersionId)>> {
    const SQL: &str = "
        SELECT old.version_id AS old, new.version_id AS new FROM version old JOIN version new
        ON new.capture_id = old.capture_id AND new.statement_id = old.statement_id AND new.seq > old.seq
        WHERE old.statement_id = :statement AND new.cause = 'pipeline'";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":statement": statement.0 }, |row| {
        Ok((VersionId(row.get("old")?), VersionId(row.get("new")?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lists the versions of a statement, in order of recording.
pub(super) fn versions(conn: &Connection, statement: StatementId) -> Result<Vec<VersionInfo>> {
    const SQL: &str = "
        SELECT v.version_id, v.seq, v.valid_from, v.recorded_at, v.cause, v.change_class, v.content_sha256,
            (SELECT group_concat(lang, ',') FROM (SELECT ve.lang AS lang FROM version_edition ve
             WHERE ve.version_id = v.version_id ORDER BY ve.position)) AS langs
        FROM version v WHERE v.statement_id = :statement ORDER BY v.seq";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":statement": statement.0 };
    let rows = stmt.query_map(params, VersionInfo::from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl VersionInfo {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: VersionId(row.get("version_id")?),
            seq: row.get("seq")?,
            valid_from: parsed(row, "valid_from")?,
            recorded_at: parsed(row, "recorded_at")?,
            cause: named(row, "cause", Cause::from_name)?,
            change_class: named(row, "change_class", ChangeClass::from_name)?,
            content: Digest::from_bytes(row.get("content_sha256")?),
            langs: langs(row, "langs")?,
        })
    }
}
