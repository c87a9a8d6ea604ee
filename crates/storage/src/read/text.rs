//! Editions and alignments.

use std::collections::HashSet;

use archive_model::{
    Alignment, AlignmentMethod, Digest, Edition, EditionId, Lang, Link, Paragraph, ParagraphKind,
    VersionId,
};
use rusqlite::{Connection, Row, named_params};

use super::{StoredEdition, named, parsed};
use crate::{Archive, Result};

impl Archive {
    /// Returns the editions of a version with their paragraphs, in order of appearance.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn editions(&self, version: VersionId) -> Result<Vec<StoredEdition>> {
        editions(&self.conn, version)
    }

    /// Returns the alignments between the editions of a version.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn alignments(&self, version: VersionId) -> Result<Vec<Alignment>> {
        let pairs = aligned_pairs(&self.conn, version)?;
        let alignments = pairs.into_iter().map(|(source, target)| {
            Ok(Alignment {
                source: source.1,
                target: target.1,
                links: links(&self.conn, source.0, target.0)?,
            })
        });
        alignments.collect()
    }
}

/// Returns the editions of a version with their paragraphs, in order of appearance.
pub(crate) fn editions(conn: &Connection, version: VersionId) -> Result<Vec<StoredEdition>> {
    const SQL: &str = "
        SELECT edition_id FROM version_edition WHERE version_id = :version ORDER BY position";
    let mut stmt = conn.prepare_cached(SQL)?;
    let ids = stmt.query_map(named_params! { ":version": version.0 }, |row| {
        Ok(EditionId(row.get("edition_id")?))
    })?;
    ids.map(|id| edition(conn, id?)).collect()
}

/// Returns the edition that a version has in a language.
pub(super) fn edition_of(conn: &Connection, version: VersionId, lang: Lang) -> Result<EditionId> {
    const SQL: &str = "
        SELECT edition_id FROM version_edition WHERE version_id = :version AND lang = :lang";
    let params = named_params! { ":version": version.0, ":lang": lang.as_str() };
    let mut stmt = conn.prepare_cached(SQL)?;
    Ok(stmt.query_row(params, |row| Ok(EditionId(row.get("edition_id")?)))?)
}

/// Returns an edition with its paragraphs.
pub(crate) fn edition(conn: &Connection, id: EditionId) -> Result<StoredEdition> {
    const SQL: &str = "
        SELECT lang, lang_confidence, title, text_sha256 FROM edition WHERE edition_id = :edition";
    let paragraphs = paragraphs(conn, id)?;
    let mut stmt = conn.prepare_cached(SQL)?;
    let edition = stmt.query_row(named_params! { ":edition": id.0 }, |row| {
        Ok(StoredEdition {
            id,
            lang: parsed(row, "lang")?,
            confidence: row.get("lang_confidence")?,
            title: row.get("title")?,
            digest: Digest::from_bytes(row.get("text_sha256")?),
            paragraphs,
        })
    })?;
    Ok(edition)
}

fn paragraphs(conn: &Connection, edition: EditionId) -> Result<Vec<Paragraph>> {
    const SQL: &str = "
        SELECT p.ordinal, p.label, p.kind, p.level, parent.ordinal AS parent, t.text, p.out_start, p.out_end
        FROM paragraph p JOIN text_unit t ON t.text_id = p.text_id
        LEFT JOIN paragraph parent ON parent.paragraph_id = p.parent_id
        WHERE p.edition_id = :edition ORDER BY p.ordinal";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":edition": edition.0 }, paragraph)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn paragraph(row: &Row<'_>) -> rusqlite::Result<Paragraph> {
    Ok(Paragraph {
        ordinal: row.get("ordinal")?,
        label: row.get("label")?,
        kind: named(row, "kind", ParagraphKind::from_name)?,
        level: row.get("level")?,
        parent: row.get("parent")?,
        text: row.get("text")?,
        span: row.get("out_start")?..row.get("out_end")?,
    })
}

impl From<StoredEdition> for Edition {
    fn from(stored: StoredEdition) -> Self {
        Self {
            lang: stored.lang,
            confidence: stored.confidence,
            title: stored.title,
            paragraphs: stored.paragraphs,
        }
    }
}

type Named = (EditionId, Lang);

/// Lists the pairs of editions of a version that are aligned, in order of appearance.
fn aligned_pairs(conn: &Connection, version: VersionId) -> Result<Vec<(Named, Named)>> {
    const SQL: &str = "
        SELECT s.edition_id AS source, s.lang AS source_lang, t.edition_id AS target, t.lang AS target_lang
        FROM version_edition s JOIN version_edition t ON t.version_id = s.version_id
        WHERE s.version_id = :version
          AND EXISTS (SELECT 1 FROM alignment a WHERE a.src_edition_id = s.edition_id AND a.tgt_edition_id = t.edition_id)
        ORDER BY s.position, t.position";
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(named_params! { ":version": version.0 }, |row| {
        Ok((
            (EditionId(row.get("source")?), parsed(row, "source_lang")?),
            (EditionId(row.get("target")?), parsed(row, "target_lang")?),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn links(conn: &Connection, source: EditionId, target: EditionId) -> Result<Vec<Link>> {
    const SQL: &str = "
        SELECT a.link, s.ordinal AS source, t.ordinal AS target, a.method, a.score FROM alignment a
        LEFT JOIN paragraph s ON s.paragraph_id = a.src_paragraph_id
        LEFT JOIN paragraph t ON t.paragraph_id = a.tgt_paragraph_id
        WHERE a.src_edition_id = :source AND a.tgt_edition_id = :target
        ORDER BY a.link, a.alignment_id";
    let mut stmt = conn.prepare_cached(SQL)?;
    let mut rows = stmt.query(named_params! { ":source": source.0, ":target": target.0 })?;
    let mut links: Vec<(i64, Link)> = Vec::new();
    while let Some(row) = rows.next()? {
        let number: i64 = row.get("link")?;
        if links.last().is_none_or(|(last, _)| *last != number) {
            links.push((number, empty_link(row)?));
        }
        let (_, link) = links.last_mut().expect("one was pushed above");
        link.source.extend(row.get::<_, Option<u32>>("source")?);
        link.target.extend(row.get::<_, Option<u32>>("target")?);
    }
    let links = links.into_iter().map(|(_, link)| without_repetition(link));
    Ok(links.collect())
}

fn empty_link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        source: Vec::new(),
        target: Vec::new(),
        score: row.get("score")?,
        method: named(row, "method", AlignmentMethod::from_name)?,
    })
}

/// A link of m paragraphs to n is stored as m × n pairs.
fn without_repetition(mut link: Link) -> Link {
    for side in [&mut link.source, &mut link.target] {
        let mut seen = HashSet::new();
        side.retain(|ordinal| seen.insert(*ordinal));
    }
    link
}
