//! From an address to what it names.

use archive_model::{Permalink, Slug, StatementId, Timestamp, VersionId};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Found, Lookup, StatementSummary, VersionInfo, When, list, log, parsed};
use crate::{Archive, Result};

impl Archive {
    /// Looks an address up; without a version it names the current one, and a slug that the statement had before still
    /// names it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn find(&self, link: &Permalink) -> Result<Lookup> {
        self.find_at(link, &When::default())
    }

    /// Looks an address up as of a time; without a version it names the one that was in force then. An address with a
    /// version names that one, whenever it was in force.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn find_at(&self, link: &Permalink, when: &When) -> Result<Lookup> {
        match look_up(&self.conn, link, when)? {
            Lookup::NoStatement => match link.with_lang_in_slug() {
                Some(other) => look_up(&self.conn, &other, when),
                None => Ok(Lookup::NoStatement),
            },
            lookup => Ok(lookup),
        }
    }
}

/// Finds a statement by its slug, or by one that it had before. The slug of a statement that became part of another is an
/// alias of that.
pub(crate) fn statement_of_slug(
    conn: &Connection,
    slug: &Slug,
) -> Result<Option<(StatementId, Slug)>> {
    const SQL: &str = "
        SELECT s.statement_id, s.slug, 0 AS place
        FROM statement_alias a JOIN statement s ON s.statement_id = a.statement_id
        WHERE a.scheme = 'slug' AND a.value = :slug
        UNION ALL
        SELECT statement_id, slug, 1 AS place FROM statement WHERE slug = :slug
        ORDER BY place LIMIT 1";
    let mut stmt = conn.prepare_cached(SQL)?;
    let row = stmt.query_row(named_params! { ":slug": slug.as_str() }, |row| {
        Ok((StatementId(row.get("statement_id")?), parsed(row, "slug")?))
    });
    Ok(row.optional()?)
}

/// Finds the version that an address with a number names, wherever it is filed by now: a number once given names one version
/// for ever.
pub(crate) fn version_of_address(
    conn: &Connection,
    slug: &Slug,
    seq: u32,
) -> Result<Option<(StatementId, VersionId)>> {
    const SQL: &str = "
        WITH named (statement_id) AS (
            SELECT statement_id FROM statement WHERE slug = :slug
            UNION ALL SELECT statement_id FROM statement_alias WHERE scheme = 'slug' AND value = :slug
            LIMIT 1),
        found (version_id, place) AS (
            SELECT v.version_id, 1e18 FROM named n JOIN version v ON v.statement_id = n.statement_id AND v.seq = :seq
            UNION ALL SELECT f.version_id, f.decision_id FROM named n
                JOIN version_filing f ON f.from_statement_id = n.statement_id AND f.from_seq = :seq
            UNION ALL SELECT f.version_id, f.decision_id FROM named n
                JOIN version_filing f ON f.statement_id = n.statement_id AND f.seq = :seq)
        SELECT v.statement_id, v.version_id FROM found f JOIN version v ON v.version_id = f.version_id
        ORDER BY f.place DESC LIMIT 1";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":slug": slug.as_str(), ":seq": seq };
    let row = stmt.query_row(params, |row| {
        Ok((
            StatementId(row.get("statement_id")?),
            VersionId(row.get("version_id")?),
        ))
    });
    Ok(row.optional()?)
}

/// Returns the statement that a version is filed to.
pub(crate) fn statement_of_version(conn: &Connection, version: VersionId) -> Result<StatementId> {
    const SQL: &str = "SELECT statement_id FROM version WHERE version_id = :version";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":version": version.0 };
    Ok(stmt.query_row(params, |row| Ok(StatementId(row.get("statement_id")?)))?)
}

/// Returns the slug of a statement.
pub(crate) fn slug(conn: &Connection, statement: StatementId) -> Result<Slug> {
    const SQL: &str = "SELECT slug FROM statement WHERE statement_id = :statement";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":statement": statement.0 };
    Ok(stmt.query_row(params, |row| parsed(row, "slug"))?)
}

fn look_up(conn: &Connection, link: &Permalink, when: &When) -> Result<Lookup> {
    let Some((id, slug)) = statement_of_slug(conn, &link.slug)? else {
        return Ok(Lookup::NoStatement);
    };
    let numbered = match link.seq {
        Some(seq) => version_of_address(conn, &link.slug, seq.get())?,
        None => None,
    };
    let (id, slug) = match numbered {
        Some((statement, _)) if statement != id => (statement, self::slug(conn, statement)?),
        _ => (id, slug),
    };
    let versions = log::versions(conn, id)?;
    // A statement of which all was purged, and that a decision names.
    if versions.is_empty() {
        return Ok(Lookup::NoStatement);
    }
    let current = list::current(conn, id)?;
    let version = match link.seq {
        Some(_) => versions
            .iter()
            .find(|version| numbered == Some((id, version.id))),
        None => in_force(&versions, when),
    };
    let Some(version) = version else {
        if let (None, Some(first)) = (
            link.seq,
            versions.iter().min_by_key(|version| place(version)),
        ) {
            return Ok(Lookup::NotYet {
                slug,
                valid_from: first.valid_from.clone(),
                recorded_at: first.recorded_at.clone(),
            });
        }
        let last_seq = versions
            .iter()
            .map(|version| version.seq)
            .max()
            .unwrap_or(0);
        return Ok(Lookup::NoVersion { slug, last_seq });
    };
    let statement = list::summary(conn, id)?;
    narrow(conn, link, statement, version, version.id == current)
}

/// Returns the version that was in force, by what was known.
fn in_force<'a>(versions: &'a [VersionInfo], when: &When) -> Option<&'a VersionInfo> {
    let known = versions
        .iter()
        .filter(|version| when.includes(&version.valid_from, &version.recorded_at));
    known.max_by_key(|version| place(version))
}

fn place(version: &VersionInfo) -> (&Timestamp, u32) {
    (&version.valid_from, version.seq)
}

/// Checks the language and the paragraph of an address against the version that it names.
fn narrow(
    conn: &Connection,
    link: &Permalink,
    statement: StatementSummary,
    version: &VersionInfo,
    is_current: bool,
) -> Result<Lookup> {
    if link.lang.is_some_and(|lang| !version.langs.contains(&lang)) {
        return Ok(Lookup::NoEdition {
            slug: statement.slug,
            seq: version.seq,
            langs: version.langs.clone(),
        });
    }
    let last_ordinal = last_ordinal(conn, version.id, link)?;
    if link
        .ordinal
        .is_some_and(|ordinal| ordinal.get() > last_ordinal)
    {
        return Ok(Lookup::NoParagraph {
            slug: statement.slug,
            seq: version.seq,
            last_ordinal,
        });
    }
    Ok(Lookup::Found(Box::new(Found {
        statement,
        version: version.clone(),
        is_current,
        lang: link.lang,
        ordinal: link.ordinal.map(std::num::NonZero::get),
    })))
}

fn last_ordinal(conn: &Connection, version: VersionId, link: &Permalink) -> Result<u32> {
    const SQL: &str = "
        SELECT coalesce(max(p.ordinal), 0) AS last_ordinal
        FROM version_edition ve JOIN paragraph p ON p.edition_id = ve.edition_id
        WHERE ve.version_id = :version AND (:lang IS NULL OR ve.lang = :lang)";
    let lang = link.lang.map(|lang| lang.to_string());
    let params = named_params! { ":version": version.0, ":lang": lang };
    let mut stmt = conn.prepare_cached(SQL)?;
    Ok(stmt.query_row(params, |row| row.get("last_ordinal"))?)
}
