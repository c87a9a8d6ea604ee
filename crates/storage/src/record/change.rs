//! What became of each paragraph from one version to the next.

use archive_diff::{Change, LanguageChange, Op, VersionDiff};
use archive_model::{Lang, ParagraphId, VersionId};
use rusqlite::{Connection, named_params};

use crate::Result;

/// Writes the changes of the languages that both versions have. What stayed as it was has no row.
pub(crate) fn record(
    conn: &Connection,
    from: VersionId,
    to: VersionId,
    diff: &VersionDiff,
) -> Result<()> {
    for (lang, change) in &diff.languages {
        if let LanguageChange::Stayed(diff) = change {
            let step = Step {
                conn,
                from,
                to,
                lang: *lang,
                old: paragraphs(conn, from, *lang)?,
                new: paragraphs(conn, to, *lang)?,
            };
            let changes = diff.changes.iter().filter(|change| change.op != Op::Equal);
            for (change, seq) in changes.zip(1..) {
                step.insert(seq, change)?;
            }
        }
    }
    Ok(())
}

/// The paragraphs of a version in one language, in order.
fn paragraphs(conn: &Connection, version: VersionId, lang: Lang) -> Result<Vec<ParagraphId>> {
    const SQL: &str = "
        SELECT p.paragraph_id FROM version_edition ve JOIN paragraph p ON p.edition_id = ve.edition_id
        WHERE ve.version_id = :version AND ve.lang = :lang ORDER BY p.ordinal";
    let mut stmt = conn.prepare_cached(SQL)?;
    let params = named_params! { ":version": version.0, ":lang": lang.as_str() };
    let rows = stmt.query_map(params, |row| Ok(ParagraphId(row.get("paragraph_id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One language of two versions.
struct Step<'a> {
    conn: &'a Connection,
    from: VersionId,
    to: VersionId,
    lang: Lang,
    old: Vec<ParagraphId>,
    new: Vec<ParagraphId>,
}

impl Step<'_> {
    fn insert(&self, seq: i64, change: &Change) -> Result<()> {
        const SQL: &str = "
            INSERT INTO paragraph_change (from_version_id, to_version_id, lang, seq, op, change_class, reasons,
                from_paragraph_id, to_paragraph_id, words_added, words_removed)
            VALUES (:from_version, :to_version, :lang, :seq, :op, :class, :reasons, :from, :to, :added, :removed)";
        let reasons: Vec<_> = change.reasons.iter().map(ToString::to_string).collect();
        let reasons = reasons.join("; ");
        let mut size = change.size();
        let mut stmt = self.conn.prepare_cached(SQL)?;
        for (from, to) in self.pairs(change) {
            stmt.execute(named_params! {
                ":from_version": self.from.0,
                ":to_version": self.to.0,
                ":lang": self.lang.as_str(),
                ":seq": seq,
                ":op": change.op.as_str(),
                ":class": change.class.as_str(),
                ":reasons": reasons,
                ":from": from.map(|row| row.0),
                ":to": to.map(|row| row.0),
                ":added": size.words_added,
                ":removed": size.words_removed,
            })?;
            size = archive_diff::Size::default();
        }
        Ok(())
    }

    /// Pairs the old paragraphs of a change with its new ones: all with all, as one side has at most one.
    fn pairs(&self, change: &Change) -> Vec<(Option<ParagraphId>, Option<ParagraphId>)> {
        let (old, new) = (&self.old[change.from.clone()], &self.new[change.to.clone()]);
        match (old, new) {
            (old, []) => old.iter().map(|old| (Some(*old), None)).collect(),
            ([], new) => new.iter().map(|new| (None, Some(*new))).collect(),
            (old, new) => {
                let pairs = old
                    .iter()
                    .flat_map(|old| new.iter().map(|new| (Some(*old), Some(*new))));
                pairs.collect()
            }
        }
    }
}
