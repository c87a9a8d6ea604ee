//! Alignments between the editions of a version.

use std::collections::HashMap;

use archive_model::{Alignment, Edition, EditionId, Link, ParagraphId};
use rusqlite::{Connection, named_params};

use super::types::Align;
use super::version::HeldEdition;
use crate::Result;
use crate::read;

/// Aligns each pair of `editions` that is not aligned yet; the one that comes first is the source.
///
/// `fresh` are the editions of the capture: those of the version that are not among them are read back.
pub(super) fn record(
    conn: &Connection,
    editions: &[HeldEdition],
    fresh: &[Edition],
    align: Align<'_>,
) -> Result<()> {
    for (index, source) in editions.iter().enumerate() {
        for target in &editions[index + 1..] {
            if !is_aligned(conn, source.id, target.id)? {
                let alignment = align(&load(conn, source, fresh)?, &load(conn, target, fresh)?);
                insert(conn, source.id, target.id, &alignment)?;
            }
        }
    }
    Ok(())
}

fn is_aligned(conn: &Connection, one: EditionId, other: EditionId) -> Result<bool> {
    const SQL: &str = "
        SELECT 1 FROM alignment
        WHERE (src_edition_id = :one AND tgt_edition_id = :other)
           OR (src_edition_id = :other AND tgt_edition_id = :one)";
    let params = named_params! { ":one": one.0, ":other": other.0 };
    Ok(conn.prepare_cached(SQL)?.exists(params)?)
}

fn load(conn: &Connection, wanted: &HeldEdition, fresh: &[Edition]) -> Result<Edition> {
    match fresh.iter().find(|edition| edition.lang == wanted.lang) {
        Some(edition) => Ok(edition.clone()),
        None => Ok(read::edition(conn, wanted.id)?.into()),
    }
}

fn insert(
    conn: &Connection,
    source: EditionId,
    target: EditionId,
    alignment: &Alignment,
) -> Result<()> {
    let sources = rows_by_ordinal(conn, source)?;
    let targets = rows_by_ordinal(conn, target)?;
    for (link, number) in alignment.links.iter().zip(1_i64..) {
        for (left, right) in pairs(link) {
            let row = |rows: &HashMap<u32, ParagraphId>, ordinal| {
                rows.get(&ordinal)
                    .copied()
                    .expect("an aligner links paragraphs of the editions it was given")
            };
            let left = left.map(|ordinal| row(&sources, ordinal));
            let right = right.map(|ordinal| row(&targets, ordinal));
            insert_pair(conn, (source, target), (number, link), (left, right))?;
        }
    }
    Ok(())
}

fn insert_pair(
    conn: &Connection,
    (source, target): (EditionId, EditionId),
    (number, link): (i64, &Link),
    (left, right): (Option<ParagraphId>, Option<ParagraphId>),
) -> Result<()> {
    const SQL: &str = "
        INSERT INTO alignment (src_edition_id, tgt_edition_id, link, src_paragraph_id, tgt_paragraph_id, method, score)
        VALUES (:source, :target, :link, :left, :right, :method, :score)";
    conn.prepare_cached(SQL)?.execute(named_params! {
        ":source": source.0,
        ":target": target.0,
        ":link": number,
        ":left": left.map(|row| row.0),
        ":right": right.map(|row| row.0),
        ":method": link.method.as_str(),
        ":score": link.score,
    })?;
    Ok(())
}

/// Writes a link of m paragraphs to n as pairs; where one side is empty, each of the other stands alone.
fn pairs(link: &Link) -> Vec<(Option<u32>, Option<u32>)> {
    let side = |ordinals: &[u32]| -> Vec<Option<u32>> {
        match ordinals {
            [] => vec![None],
            _ => ordinals.iter().copied().map(Some).collect(),
        }
    };
    let (left, right) = (side(&link.source), side(&link.target));
    let pairs = left
        .iter()
        .flat_map(|left| right.iter().map(|right| (*left, *right)));
    pairs.filter(|pair| *pair != (None, None)).collect()
}

fn rows_by_ordinal(conn: &Connection, edition: EditionId) -> Result<HashMap<u32, ParagraphId>> {
    const SQL: &str = "SELECT ordinal, paragraph_id FROM paragraph WHERE edition_id = :edition";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":edition": edition.0 }, |row| {
        Ok((row.get("ordinal")?, ParagraphId(row.get("paragraph_id")?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
