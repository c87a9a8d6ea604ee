//! Distinct paragraph texts: each is stored and indexed once, however many paragraphs have it.
//!
//! The new texts of an edition go in by few statements of many rows, not by one each: before a statement that has triggers
//! SQLite sets a savepoint, and at each savepoint the search index is written out.

use std::collections::HashMap;

use archive_model::{Digest, Lang};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::Result;
use crate::content;

/// Rows of one statement; each is half of the one before it, so that any number is a sum of few.
const ROWS: [usize; 5] = [16, 8, 4, 2, 1];

/// A text that the archive has not.
struct New<'a> {
    id: i64,
    digest: Digest,
    text: &'a str,
}

/// Returns the row ids of `texts`, in their order; those that are new are recorded.
pub(super) fn record(conn: &Connection, lang: Lang, texts: &[&str]) -> Result<Vec<i64>> {
    let mut news: Vec<New<'_>> = Vec::new();
    let mut places: HashMap<Digest, i64> = HashMap::new();
    let mut next = None;
    let mut ids = Vec::with_capacity(texts.len());
    for &text in texts {
        let digest = content::of_bytes(text.as_bytes());
        let known = match places.get(&digest) {
            Some(id) => Some(*id),
            None => find(conn, lang, &digest)?,
        };
        let id = if let Some(known) = known {
            known
        } else {
            let id = next.map_or_else(|| first_free(conn), Ok)?;
            next = Some(id + 1);
            news.push(New { id, digest, text });
            id
        };
        places.insert(digest, id);
        ids.push(id);
    }
    insert(conn, lang, &news)?;
    Ok(ids)
}

fn find(conn: &Connection, lang: Lang, digest: &Digest) -> Result<Option<i64>> {
    const SQL: &str = "SELECT text_id FROM text_unit WHERE sha256 = :sha256 AND lang = :lang";
    let params = named_params! { ":sha256": digest.as_bytes(), ":lang": lang.as_str() };
    let mut stmt = conn.prepare_cached(SQL)?;
    Ok(stmt
        .query_row(params, |row| row.get("text_id"))
        .optional()?)
}

fn first_free(conn: &Connection) -> Result<i64> {
    const SQL: &str = "SELECT coalesce(max(text_id), 0) + 1 AS first_free FROM text_unit";
    let mut stmt = conn.prepare_cached(SQL)?;
    Ok(stmt.query_row([], |row| row.get("first_free"))?)
}

fn insert(conn: &Connection, lang: Lang, news: &[New<'_>]) -> Result<()> {
    let mut rest = news;
    for rows in ROWS {
        while let Some((some, others)) = rest.split_at_checked(rows) {
            insert_rows(conn, lang, some)?;
            rest = others;
        }
    }
    Ok(())
}

fn insert_rows(conn: &Connection, lang: Lang, news: &[New<'_>]) -> Result<()> {
    const COLUMNS: &str = "INSERT INTO text_unit (text_id, lang, sha256, n_words, text) VALUES ";
    const ROW: &str = "(?, ?, ?, ?, ?)";
    let sql = [COLUMNS, &vec![ROW; news.len()].join(", ")].concat();
    let mut stmt = conn.prepare_cached(&sql)?;
    for (new, first) in news.iter().zip((1..).step_by(5)) {
        stmt.raw_bind_parameter(first, new.id)?;
        stmt.raw_bind_parameter(first + 1, lang.as_str())?;
        stmt.raw_bind_parameter(first + 2, new.digest.as_bytes())?;
        stmt.raw_bind_parameter(first + 3, count_words(new.text))?;
        stmt.raw_bind_parameter(first + 4, new.text)?;
    }
    stmt.raw_execute()?;
    Ok(())
}

/// Counts what stands between white space and holds a letter or a digit.
fn count_words(text: &str) -> usize {
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Archive, OpenMode};

    #[test]
    fn each_text_is_recorded_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(&folder.path().join("archive.db"), OpenMode::Create).unwrap();
        super::super::language::ensure(&archive.conn, Lang::EN).unwrap();
        let texts: Vec<String> = (0..60)
            .map(|number| format!("Lamp {}.", number % 37))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let ids = record(&archive.conn, Lang::EN, &texts).unwrap();
        let expected: Vec<i64> = (0..60).map(|number| number % 37 + 1).collect();
        assert_eq!(ids, expected);
        let again = record(&archive.conn, Lang::EN, &["Lamp 36.", "Quay.", "Lamp 0."]).unwrap();
        assert_eq!(again, [37, 38, 1]);
        let found: i64 = archive
            .conn
            .query_row(
                "SELECT rowid FROM text_fts WHERE text_fts MATCH 'quay'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(found, 38);
    }
}
