//! What a statement can be found by next time: addresses, numbers, and samples of its texts.

use archive_model::{EditionId, Lang, Paragraph, Slug, StatementId};
use rusqlite::{Connection, named_params};

use super::Evidence;
use crate::likeness::Runs;
use crate::record::types::StatementKey;
use crate::{Result, address, outage, read};

/// Notes the names and clues that a capture of `statement` brings. A name that is another's stays with that.
pub(crate) fn record(
    conn: &Connection,
    statement: StatementId,
    evidence: &Evidence<'_>,
) -> Result<()> {
    const ALIAS: &str = "
        INSERT INTO statement_alias (scheme, value, statement_id) VALUES (:kind, :value, :statement)
        ON CONFLICT (scheme, value) DO NOTHING";
    const CLUE: &str = "
        INSERT INTO statement_clue (kind, value, statement_id) VALUES (:kind, :value, :statement)
        ON CONFLICT (kind, value, statement_id) DO NOTHING";
    let key = evidence.key;
    let aliases = [
        ("url", key.address.and_then(address::canonical)),
        ("number", issuer_and_number(key)),
    ];
    let clues = [("number", date_and_number(key))].into_iter();
    let families = families(evidence)
        .into_iter()
        .map(|family| ("family", Some(family)));
    let named = aliases.into_iter().map(|alias| (ALIAS, alias));
    let all = named.chain(clues.chain(families).map(|clue| (CLUE, clue)));
    for (sql, (kind, value)) in all {
        let Some(value) = value else { continue };
        let params = named_params! { ":kind": kind, ":value": value, ":statement": statement.0 };
        conn.prepare_cached(sql)?.execute(params)?;
    }
    Ok(())
}

/// `harbour-states/2025-108`: an official number counts with its issuer.
pub(super) fn issuer_and_number(key: &StatementKey<'_>) -> Option<String> {
    let number = Slug::from_words(key.number?);
    key.issuer.map(|issuer| format!("{}/{number}", issuer.code))
}

/// `2025-07-18/2025-108`: the name of the issuer differs from language to language, date and number do not.
pub(super) fn date_and_number(key: &StatementKey<'_>) -> Option<String> {
    let number = Slug::from_words(key.number?);
    key.published_on.map(|date| format!("{date}/{number}"))
}

/// The addresses of a capture in one language, without the mark of that language.
pub(super) fn families(evidence: &Evidence<'_>) -> Vec<String> {
    let [edition] = evidence.editions else {
        return Vec::new();
    };
    let address = evidence.key.address.and_then(address::canonical);
    let source = Some(evidence.capture.source_uri.to_owned());
    let addresses = address.into_iter().chain(source);
    addresses
        .filter_map(|address| address::family(&address, edition.lang))
        .collect()
}

/// Puts a text of a statement in the index of texts. An error page is no text.
pub(crate) fn put_sample(
    conn: &Connection,
    statement: StatementId,
    lang: Lang,
    paragraphs: &[Paragraph],
) -> Result<()> {
    const SQL: &str = "
        INSERT INTO text_sample (hash, statement_id) VALUES (:hash, :statement)
        ON CONFLICT (hash, statement_id) DO NOTHING";
    if outage::is_notice(paragraphs) {
        return Ok(());
    }
    let mut stmt = conn.prepare_cached(SQL)?;
    for hash in samples(lang, paragraphs) {
        stmt.execute(named_params! { ":hash": hash, ":statement": statement.0 })?;
    }
    Ok(())
}

/// The hashes by which a text is found: of its runs of words, and of its runs of figures.
pub(crate) fn samples(lang: Lang, paragraphs: &[Paragraph]) -> Vec<i64> {
    let figures = super::agreement::runs_of_figures(paragraphs);
    Runs::of(lang, paragraphs)
        .sample()
        .chain(figures.sample())
        .collect()
}

/// Tells whether texts were recorded before there was an index of them.
pub(crate) fn is_without_samples(conn: &Connection) -> Result<bool> {
    const SQL: &str = "
        SELECT EXISTS (SELECT 1 FROM edition) AND NOT EXISTS (SELECT 1 FROM text_sample) AS is_without";
    Ok(conn.query_row(SQL, [], |row| row.get("is_without"))?)
}

/// Puts every text in the index.
pub(crate) fn fill_samples(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        SELECT DISTINCT ve.edition_id, v.statement_id FROM version v
        JOIN version_edition ve ON ve.version_id = v.version_id ORDER BY ve.edition_id";
    let mut stmt = conn.prepare(SQL)?;
    let mut rows = stmt.query([])?;
    while let Some(row) = rows.next()? {
        let edition = read::edition(conn, EditionId(row.get("edition_id")?))?;
        let statement = StatementId(row.get("statement_id")?);
        put_sample(conn, statement, edition.lang, &edition.paragraphs)?;
    }
    Ok(())
}
