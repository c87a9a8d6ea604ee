//! The list of statements.

use archive_model::{StatementId, VersionId};
use rusqlite::{Connection, Row, named_params};

use super::moment::{has_come, in_force};
use super::{Moment, StatementSummary, When, langs, parsed, parsed_optional};
use crate::{Archive, Result};

/// Selects everything of a [`StatementSummary`]; the title of a version is that of its first edition that has one.
macro_rules! summaries {
    ($which:literal) => {
        concat!(
            "
    SELECT s.statement_id, s.slug, s.kind, s.official_number, s.published_on, i.name AS issuer,
        (SELECT e.title FROM version_edition ve JOIN edition e ON e.edition_id = ve.edition_id
         WHERE ve.version_id = c.version_id AND e.title IS NOT NULL ORDER BY ve.position LIMIT 1) AS title,
        (SELECT group_concat(lang, ',') FROM (SELECT ve.lang AS lang FROM version_edition ve
         WHERE ve.version_id = c.version_id ORDER BY ve.position)) AS langs,
        (SELECT count(*) FROM version v WHERE v.statement_id = s.statement_id AND ",
            has_come!(),
            ") AS versions,
        (SELECT count(*) FROM version_edition ve JOIN paragraph p ON p.edition_id = ve.edition_id
         WHERE ve.version_id = c.version_id) AS paragraphs,
        (SELECT max(v.recorded_at) FROM version v WHERE v.statement_id = s.statement_id AND ",
            has_come!(),
            ") AS last_recorded
    FROM statement s
    JOIN version c ON c.version_id = (",
            in_force!("s.statement_id"),
            ")
    LEFT JOIN issuer i ON i.issuer_id = s.issuer_id
",
            $which
        )
    };
}

impl Archive {
    /// Lists the statements, newest date of publication first; those without one last.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn statements(&self) -> Result<Vec<StatementSummary>> {
        self.statements_at(&When::default())
    }

    /// Lists the statements as they stood at a time, in the same order; those that were not there yet are not among them.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn statements_at(&self, when: &When) -> Result<Vec<StatementSummary>> {
        const SQL: &str =
            summaries!("ORDER BY s.published_on IS NULL, s.published_on DESC, s.slug");
        let text = |moment: &Option<Moment>| moment.as_ref().map(ToString::to_string);
        let params =
            named_params! { ":as_of": text(&when.as_of), ":known_at": text(&when.known_at) };
        let mut stmt = self.conn.prepare_cached(SQL)?;
        let rows = stmt.query_map(params, StatementSummary::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Sums up one statement.
pub(super) fn summary(conn: &Connection, id: StatementId) -> Result<StatementSummary> {
    const SQL: &str = summaries!("WHERE s.statement_id = :statement");
    let mut stmt = conn.prepare_cached(SQL)?;
    let params =
        named_params! { ":statement": id.0, ":as_of": None::<&str>, ":known_at": None::<&str> };
    Ok(stmt.query_row(params, StatementSummary::from_row)?)
}

/// Returns the current version of a statement.
pub(super) fn current(conn: &Connection, id: StatementId) -> Result<VersionId> {
    const SQL: &str = "
        SELECT version_id FROM version WHERE statement_id = :statement
        ORDER BY valid_from DESC, seq DESC LIMIT 1";
    let params = named_params! { ":statement": id.0 };
    let mut stmt = conn.prepare_cached(SQL)?;
    Ok(stmt.query_row(params, |row| Ok(VersionId(row.get("version_id")?)))?)
}

impl StatementSummary {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: StatementId(row.get("statement_id")?),
            slug: parsed(row, "slug")?,
            title: row.get("title")?,
            issuer: row.get("issuer")?,
            kind: row.get("kind")?,
            number: row.get("official_number")?,
            published_on: parsed_optional(row, "published_on")?,
            langs: langs(row, "langs")?,
            versions: row.get("versions")?,
            paragraphs: row.get("paragraphs")?,
            last_recorded: parsed(row, "last_recorded")?,
        })
    }
}
