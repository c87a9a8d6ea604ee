//! Which statement here is which statement there.
//!
//! The first of these that holds for a statement of the other archive:
//!
//! 1. Bytes of it are here already: the statement that they show.
//! 2. There is a statement of its name, or that had its name, and it is the same work.
//! 3. There is one of its name with eight digits of its digest: the same pair of names was settled before.
//!
//! Failing these it is new. A statement without versions, which became part of another, is known by its name alone. Two statements of one name are the same work unless something says otherwise: another issuer,
//! date or number, or texts in a common language that have little in common.

use archive_model::{Digest, PartialDate, Slug, StatementId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::Merged;
use crate::likeness::likeness;
use crate::read::{self, parsed, parsed_optional};
use crate::record::{ALIKE, version};
use crate::{Archive, Result};

/// A statement that got another name, because two different ones had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The name that both had.
    pub slug: Slug,
    /// The name that it has now.
    pub now: Slug,
    /// Whether it is one of the other archive; else it was here.
    pub is_theirs: bool,
}

/// Digits of a digest that tell statements of one name apart.
const DIGITS: usize = 8;

/// A statement, with what can tell it from others of its name.
struct Work {
    id: StatementId,
    slug: Slug,
    issuer: Option<String>,
    number: Option<String>,
    published_on: Option<PartialDate>,
    created_at: Timestamp,
    /// The content of its first version.
    first: Digest,
}

const COLUMNS: &str = "
    SELECT s.statement_id, s.slug, i.code AS issuer, s.official_number, s.published_on, s.created_at, v.content_sha256
    FROM statement s LEFT JOIN issuer i ON i.issuer_id = s.issuer_id
    JOIN version v ON v.version_id = (SELECT w.version_id FROM version w WHERE w.statement_id = s.statement_id
        ORDER BY w.valid_from, w.seq LIMIT 1)";

/// Finds or makes the place of each picked statement that has versions to bring.
pub(super) fn place(conn: &Connection, theirs: &Archive, merged: &mut Merged) -> Result<()> {
    issuers(conn)?;
    for work in picked(conn, theirs)? {
        let (id, is_new) = match counterpart(conn, theirs, &work)? {
            Some(id) => {
                complete(conn, id, work.id)?;
                (id, false)
            }
            None => (begin(conn, &work, merged)?, true),
        };
        if is_new {
            merged.statements += 1;
        } else {
            merged.joined += 1;
        }
        conn.prepare_cached("INSERT INTO map_statement VALUES (:old, :new, :is_new)")?
            .execute(named_params! { ":old": work.id.0, ":new": id.0, ":is_new": is_new })?;
        names(conn, id, &work)?;
    }
    shells(conn)
}

/// Places the statements without versions: they became part of others, and decisions name them.
fn shells(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        CREATE TEMP TABLE shell AS
        SELECT o.statement_id AS old, o.slug, NOT EXISTS (SELECT 1 FROM main.statement m WHERE m.slug = o.slug) AS is_new
        FROM picked p JOIN other.statement o ON o.statement_id = p.statement_id
        WHERE NOT EXISTS (SELECT 1 FROM other.version v WHERE v.statement_id = o.statement_id);
        INSERT INTO main.statement (slug, issuer_id, kind, official_number, published_on, created_at)
        SELECT o.slug, m.issuer_id, o.kind, o.official_number, o.published_on, o.created_at
        FROM shell e JOIN other.statement o ON o.statement_id = e.old
        LEFT JOIN other.issuer i ON i.issuer_id = o.issuer_id LEFT JOIN main.issuer m ON m.code = i.code
        WHERE e.is_new ORDER BY e.old;
        INSERT INTO map_statement SELECT e.old, m.statement_id, e.is_new FROM shell e JOIN main.statement m ON m.slug = e.slug;
        DROP TABLE shell";
    Ok(conn.execute_batch(SQL)?)
}

fn issuers(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        INSERT INTO main.issuer (code, name) SELECT code, name FROM other.issuer WHERE true ORDER BY issuer_id
        ON CONFLICT DO NOTHING";
    Ok(conn.execute_batch(SQL)?)
}

fn picked(conn: &Connection, theirs: &Archive) -> Result<Vec<Work>> {
    const SQL: &str = "
        SELECT DISTINCT v.statement_id FROM picked p JOIN other.version v ON v.statement_id = p.statement_id
        WHERE v.version_id NOT IN (SELECT old FROM gone_version) ORDER BY v.statement_id";
    let mut stmt = conn.prepare(SQL)?;
    let ids = stmt.query_map([], |row| Ok(StatementId(row.get("statement_id")?)))?;
    ids.map(|id| work(&theirs.conn, id?)).collect()
}

fn work(conn: &Connection, id: StatementId) -> Result<Work> {
    let sql = format!("{COLUMNS} WHERE s.statement_id = :id");
    let mut stmt = conn.prepare_cached(&sql)?;
    Ok(stmt.query_row(named_params! { ":id": id.0 }, Work::from_row)?)
}

impl Work {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: StatementId(row.get("statement_id")?),
            slug: parsed(row, "slug")?,
            issuer: row.get("issuer")?,
            number: row.get("official_number")?,
            published_on: parsed_optional(row, "published_on")?,
            created_at: parsed(row, "created_at")?,
            first: Digest::from_bytes(row.get("content_sha256")?),
        })
    }

    /// Its name where another statement has it, with so many digits of its digest.
    fn told_apart(&self, digits: usize) -> Slug {
        self.slug.with_suffix(&self.first.to_string()[..digits])
    }

    /// As [`told_apart`](Self::told_apart), with as many digits as it takes.
    fn free_name(&self, conn: &Connection) -> Result<Slug> {
        for digits in [DIGITS, 16, 32] {
            let slug = self.told_apart(digits);
            if read::statement_of_slug(conn, &slug)?.is_none() {
                return Ok(slug);
            }
        }
        Ok(self.told_apart(64))
    }
}

fn counterpart(conn: &Connection, theirs: &Archive, work: &Work) -> Result<Option<StatementId>> {
    if let Some(id) = of_same_bytes(conn, work)? {
        return Ok(Some(id));
    }
    if let Some((id, _)) = read::statement_of_slug(conn, &work.slug)?
        && is_same(conn, id, theirs, work)?
    {
        return Ok(Some(id));
    }
    match read::statement_of_slug(conn, &work.told_apart(DIGITS))? {
        Some((id, _)) if is_same(conn, id, theirs, work)? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// Finds the statement that bytes of `work` show here: in the same capture if the archives have a common past, else under the
/// same name, else at the same source.
fn of_same_bytes(conn: &Connection, work: &Work) -> Result<Option<StatementId>> {
    const SQL: &str = "
        SELECT mine.statement_id FROM other.version v
        JOIN other.capture_version ov ON ov.version_id = v.version_id
        JOIN other.capture c ON c.capture_id = ov.capture_id
        JOIN other.blob b ON b.blob_id = c.blob_id
        JOIN main.blob mb ON mb.sha256 = b.sha256 JOIN main.capture mc ON mc.blob_id = mb.blob_id
        JOIN main.capture_version cv ON cv.capture_id = mc.capture_id
        JOIN main.version mine ON mine.version_id = cv.version_id
        JOIN main.statement s ON s.statement_id = mine.statement_id
        WHERE v.statement_id = :id
        ORDER BY mc.source_uri = c.source_uri AND mc.captured_at = c.captured_at AND mc.recorded_at = c.recorded_at DESC,
            s.slug = :slug DESC, mc.source_uri = c.source_uri DESC, v.valid_from, v.seq, mc.captured_at, s.slug
        LIMIT 1";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":id": work.id.0, ":slug": work.slug.as_str() };
    let id = stmt.query_row(params, |row| Ok(StatementId(row.get("statement_id")?)));
    Ok(id.optional()?)
}

fn is_same(conn: &Connection, id: StatementId, theirs: &Archive, work: &Work) -> Result<bool> {
    let sql = format!("{COLUMNS} WHERE s.statement_id = :id");
    let mine = conn
        .prepare_cached(&sql)?
        .query_row(named_params! { ":id": id.0 }, Work::from_row);
    // A statement of which nothing is left says nothing of itself.
    let Some(mine) = mine.optional()? else {
        return Ok(true);
    };
    if mine.first == work.first {
        return Ok(true);
    }
    let differ = |one: &Option<String>, other: &Option<String>| {
        one.is_some() && other.is_some() && one != other
    };
    let dates = (&mine.published_on, &work.published_on);
    let dates_differ = matches!(dates, (Some(one), Some(other))
        if !one.as_str().starts_with(other.as_str()) && !other.as_str().starts_with(one.as_str()));
    if differ(&mine.issuer, &work.issuer) || differ(&mine.number, &work.number) || dates_differ {
        return Ok(false);
    }
    Ok(alike(conn, id, theirs, work.id)?.is_none_or(|score| score >= ALIKE))
}

/// How alike the current texts are; `None` if they have no common language.
fn alike(
    conn: &Connection,
    mine: StatementId,
    archive: &Archive,
    theirs: StatementId,
) -> Result<Option<f64>> {
    let texts = |conn: &Connection, id| {
        let held = version::held(conn, id)?;
        match version::current(&held) {
            Some(current) => read::editions(conn, current.id),
            None => Ok(Vec::new()),
        }
    };
    let before = texts(conn, mine)?;
    let after = texts(&archive.conn, theirs)?;
    let after = after
        .iter()
        .map(|edition| (edition.lang, &edition.paragraphs[..]));
    Ok(likeness(&before, after))
}

/// Adds what the statement here lacks and the other says.
fn complete(conn: &Connection, mine: StatementId, theirs: StatementId) -> Result<()> {
    const SQL: &str = "
        UPDATE main.statement SET
            issuer_id = coalesce(issuer_id, (SELECT m.issuer_id FROM other.statement o
                JOIN other.issuer i ON i.issuer_id = o.issuer_id JOIN main.issuer m ON m.code = i.code
                WHERE o.statement_id = :theirs)),
            official_number = coalesce(official_number, (SELECT official_number FROM other.statement WHERE statement_id = :theirs)),
            published_on = coalesce(published_on, (SELECT published_on FROM other.statement WHERE statement_id = :theirs)),
            created_at = min(created_at, (SELECT created_at FROM other.statement WHERE statement_id = :theirs))
        WHERE statement_id = :mine";
    conn.prepare_cached(SQL)?
        .execute(named_params! { ":mine": mine.0, ":theirs": theirs.0 })?;
    Ok(())
}

/// Makes the row of a new statement. Of two works of one name that which was recorded first keeps it.
fn begin(conn: &Connection, work: &Work, merged: &mut Merged) -> Result<StatementId> {
    const SQL: &str = "
        INSERT INTO main.statement (slug, issuer_id, kind, official_number, published_on, created_at)
        SELECT :slug, m.issuer_id, o.kind, o.official_number, o.published_on, o.created_at
        FROM other.statement o LEFT JOIN other.issuer i ON i.issuer_id = o.issuer_id
        LEFT JOIN main.issuer m ON m.code = i.code WHERE o.statement_id = :id";
    let mut slug = work.slug.clone();
    if let Some((id, name)) = read::statement_of_slug(conn, &slug)? {
        let apart = work.free_name(conn)?;
        if name == slug && gives_way(conn, id, work, merged)? {
            tracing::debug!(%slug, "the statement here was recorded later");
        } else {
            merged.renamed.push(Renamed {
                slug,
                now: apart.clone(),
                is_theirs: true,
            });
            slug = apart;
        }
    }
    let params = named_params! { ":slug": slug.as_str(), ":id": work.id.0 };
    Ok(StatementId(conn.prepare_cached(SQL)?.insert(params)?))
}

/// Renames the statement here if it was recorded after `work`.
fn gives_way(conn: &Connection, id: StatementId, work: &Work, merged: &mut Merged) -> Result<bool> {
    const SQL: &str = "UPDATE main.statement SET slug = :slug WHERE statement_id = :id";
    let mine = self::work(conn, id)?;
    if (&mine.created_at, mine.first) <= (&work.created_at, work.first) {
        return Ok(false);
    }
    let now = mine.free_name(conn)?;
    conn.prepare_cached(SQL)?
        .execute(named_params! { ":slug": now.as_str(), ":id": id.0 })?;
    merged.renamed.push(Renamed {
        slug: mine.slug,
        now,
        is_theirs: false,
    });
    Ok(true)
}

/// Copies the other names of a statement; a name that is another's here stays with that.
fn names(conn: &Connection, mine: StatementId, work: &Work) -> Result<()> {
    const SQL: &str = "
        INSERT INTO main.statement_alias (scheme, value, statement_id)
        SELECT a.scheme, a.value, :mine FROM (
            SELECT scheme, value FROM other.statement_alias WHERE statement_id = :theirs
            UNION SELECT 'slug', :slug) a
        WHERE NOT (a.scheme = 'slug' AND EXISTS (SELECT 1 FROM main.statement s WHERE s.slug = a.value))
        ON CONFLICT DO NOTHING";
    conn.prepare_cached(SQL)?.execute(named_params! {
        ":mine": mine.0, ":theirs": work.id.0, ":slug": work.slug.as_str(),
    })?;
    Ok(())
}
