//! Editions and their paragraphs.

use std::ops::Range;

use archive_model::{
    DerivationId, Digest, Edition, EditionId, Lang, Paragraph, ParagraphId, StatementId,
};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::types::Derived;
use super::{identity, language, place, text};
use crate::Result;

/// Records an edition of `statement`; one that the statement has already is found and not recorded again.
pub(super) fn record(
    conn: &Connection,
    statement: StatementId,
    derivation: DerivationId,
    derived: &Derived<'_>,
    edition: &Edition,
    digest: &Digest,
) -> Result<EditionId> {
    if let Some(known) = find(conn, statement, edition.lang, digest)? {
        return Ok(known);
    }
    language::ensure(conn, edition.lang)?;
    let id = insert(conn, statement, derivation, edition, digest)?;
    let paragraphs = insert_paragraphs(conn, id, edition)?;
    place_repairs(conn, derivation, derived, edition, &paragraphs)?;
    identity::put_sample(conn, statement, edition.lang, &edition.paragraphs)?;
    Ok(id)
}

fn find(
    conn: &Connection,
    statement: StatementId,
    lang: Lang,
    digest: &Digest,
) -> Result<Option<EditionId>> {
    const SQL: &str = "
        SELECT edition_id FROM edition
        WHERE statement_id = :statement AND lang = :lang AND text_sha256 = :sha256";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! {
        ":statement": statement.0,
        ":lang": lang.as_str(),
        ":sha256": digest.as_bytes(),
    };
    let id = stmt.query_row(params, |row| Ok(EditionId(row.get("edition_id")?)));
    Ok(id.optional()?)
}

fn insert(
    conn: &Connection,
    statement: StatementId,
    derivation: DerivationId,
    edition: &Edition,
    digest: &Digest,
) -> Result<EditionId> {
    const SQL: &str = "
        INSERT INTO edition (statement_id, lang, derivation_id, title, text_sha256, lang_confidence)
        VALUES (:statement, :lang, :derivation, :title, :sha256, :confidence)";
    let id = conn.prepare_cached(SQL)?.insert(named_params! {
        ":statement": statement.0,
        ":lang": edition.lang.as_str(),
        ":derivation": derivation.0,
        ":title": edition.title,
        ":sha256": digest.as_bytes(),
        ":confidence": edition.confidence,
    })?;
    Ok(EditionId(id))
}

/// Returns the rows in the order of the paragraphs.
fn insert_paragraphs(
    conn: &Connection,
    edition_id: EditionId,
    edition: &Edition,
) -> Result<Vec<ParagraphId>> {
    const SQL: &str = "
        INSERT INTO paragraph (edition_id, ordinal, label, kind, level, parent_id, text_id, out_start, out_end)
        VALUES (:edition, :ordinal, :label, :kind, :level, :parent, :text, :out_start, :out_end)";
    let paragraphs = edition.paragraphs.iter();
    let texts: Vec<&str> = paragraphs
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    let texts = text::record(conn, edition.lang, &texts)?;
    let mut stmt = conn.prepare_cached(SQL)?;
    let mut rows: Vec<ParagraphId> = Vec::with_capacity(edition.paragraphs.len());
    for (paragraph, text) in edition.paragraphs.iter().zip(texts) {
        let parent = parent_row(edition, &rows, paragraph);
        let id = stmt.insert(named_params! {
            ":edition": edition_id.0,
            ":ordinal": paragraph.ordinal,
            ":label": paragraph.label,
            ":kind": paragraph.kind.as_str(),
            ":level": paragraph.level,
            ":parent": parent.map(|row| row.0),
            ":text": text,
            ":out_start": paragraph.span.start,
            ":out_end": paragraph.span.end,
        })?;
        rows.push(ParagraphId(id));
    }
    Ok(rows)
}

/// A paragraph is part of one that comes before it.
fn parent_row(
    edition: &Edition,
    rows: &[ParagraphId],
    paragraph: &Paragraph,
) -> Option<ParagraphId> {
    let parent = paragraph.parent?;
    let before = edition.paragraphs.iter().zip(rows);
    let mut matching = before.filter(|(other, _)| other.ordinal == parent);
    matching.next().map(|(_, row)| *row)
}

fn place_repairs(
    conn: &Connection,
    derivation: DerivationId,
    derived: &Derived<'_>,
    edition: &Edition,
    rows: &[ParagraphId],
) -> Result<()> {
    const SQL: &str = "
        INSERT INTO paragraph_repair (paragraph_id, derivation_id, seq, text_start, text_end)
        VALUES (:paragraph, :derivation, :seq, :text_start, :text_end)";
    let mut stmt = conn.prepare_cached(SQL)?;
    for (paragraph, row) in edition.paragraphs.iter().zip(rows) {
        for (seq, span) in repairs_within(derived, paragraph) {
            stmt.execute(named_params! {
                ":paragraph": row.0,
                ":derivation": derivation.0,
                ":seq": seq,
                ":text_start": span.start,
                ":text_end": span.end,
            })?;
        }
    }
    Ok(())
}

/// Returns the repairs that stand in a paragraph, by number, with their place in its text.
fn repairs_within(derived: &Derived<'_>, paragraph: &Paragraph) -> Vec<(usize, Range<usize>)> {
    let repairs = derived.repairs;
    let first = repairs.partition_point(|repair| repair.span.end < paragraph.span.start);
    let after = repairs.partition_point(|repair| repair.span.start < paragraph.span.end);
    let spans: Vec<_> = repairs[first..after.max(first)]
        .iter()
        .map(|repair| repair.span.clone())
        .collect();
    let places = place::place(derived.text, &paragraph.span, &paragraph.text, &spans);
    let numbered = (first + 1..).zip(places);
    numbered
        .filter_map(|(seq, place)| Some((seq, place?)))
        .collect()
}
