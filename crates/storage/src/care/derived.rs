//! Texts derived again from their bytes.

use archive_model::{BlobId, DerivationId, Digest, Edition};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::check::{Check, Finding, cause, is_damage};
use crate::Result;
use crate::content;
use crate::record::{Pipeline, blob};

/// What a pipeline makes of bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Rederived {
    /// The repaired text.
    pub text: String,
    /// Its editions.
    pub editions: Vec<Edition>,
}

/// The pipeline of this program.
#[derive(Clone, Copy)]
pub struct Derive<'a> {
    /// Its versions: only what it derived itself can be compared.
    pub pipeline: Pipeline<'a>,
    /// Derives a text from bytes; `None` if there is no text in them.
    pub derive: &'a dyn Fn(&[u8]) -> Option<Rederived>,
}

/// A derivation that this pipeline made.
struct Stored {
    id: DerivationId,
    blob: BlobId,
    text: Digest,
    /// The digest of the editions that were read in it.
    shown: Digest,
    source: String,
}

/// Derives every text that this pipeline derived, and compares.
pub(super) fn check(
    conn: &Connection,
    derive: &Derive<'_>,
    findings: &mut Vec<Finding>,
) -> Result<()> {
    for id in derivations(conn, &derive.pipeline)? {
        let Some(stored) = stored(conn, id)? else {
            continue;
        };
        let problem = match compare(conn, &stored, derive) {
            Ok(None) => continue,
            Ok(Some(problem)) => problem.to_owned(),
            Err(error) if is_damage(&error) => cause(&error),
            Err(error) => return Err(error),
        };
        let what = format!("derivation {} of {}", stored.id.0, stored.source);
        findings.push(Finding::new(Check::Derivations, what, problem));
    }
    Ok(())
}

fn derivations(conn: &Connection, pipeline: &Pipeline<'_>) -> Result<Vec<DerivationId>> {
    const SQL: &str = "
        SELECT d.derivation_id FROM derivation d JOIN pipeline p ON p.pipeline_id = d.pipeline_id
        WHERE p.repair_version = :repair AND p.parser_version = :parser
          AND p.langid_version = :langid AND p.config_json = :config AND d.declared = ''
        ORDER BY d.derivation_id";
    let params = named_params! {
        ":repair": pipeline.repair_version,
        ":parser": pipeline.parser_version,
        ":langid": pipeline.langid_version,
        ":config": pipeline.config_json,
    };
    let mut stmt = conn.prepare_cached(SQL)?;
    let rows = stmt.query_map(params, |row| Ok(DerivationId(row.get("derivation_id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn stored(conn: &Connection, id: DerivationId) -> Result<Option<Stored>> {
    const SQL: &str = "
        SELECT d.blob_id, d.repaired_sha256, shown.shown_sha256, c.source_uri FROM derivation d
        JOIN (SELECT derivation_id, capture_id, shown_sha256 FROM capture_version WHERE derivation_id = :id
              UNION ALL SELECT derivation_id, capture_id, shown_sha256 FROM capture_reading WHERE derivation_id = :id)
            shown ON shown.derivation_id = d.derivation_id
        JOIN capture c ON c.capture_id = shown.capture_id
        WHERE d.derivation_id = :id ORDER BY c.capture_id LIMIT 1";
    let mut stmt = conn.prepare_cached(SQL)?;
    let stored = stmt.query_row(named_params! { ":id": id.0 }, |row| {
        Ok(Stored {
            id,
            blob: BlobId(row.get("blob_id")?),
            text: Digest::from_bytes(row.get("repaired_sha256")?),
            shown: Digest::from_bytes(row.get("shown_sha256")?),
            source: row.get("source_uri")?,
        })
    });
    Ok(stored.optional()?)
}

fn compare(
    conn: &Connection,
    stored: &Stored,
    derive: &Derive<'_>,
) -> Result<Option<&'static str>> {
    let bytes = blob::read(conn, stored.blob)?;
    let Some(derived) = (derive.derive)(&bytes) else {
        return Ok(Some("its bytes give no text now"));
    };
    if content::of_bytes(derived.text.as_bytes()) != stored.text {
        return Ok(Some("its bytes give another text now"));
    }
    let editions = derived.editions.iter();
    let shown =
        content::of_version(editions.map(|edition| (edition.lang, content::of_edition(edition))));
    Ok((shown != stored.shown).then_some("its text gives other paragraphs now"))
}
