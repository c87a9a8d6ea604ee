//! How a text was read from bytes: pipeline, edits, places left alone, diagnostics.

use archive_model::{
    Alternative, BlobId, DerivationId, Diagnostic, Method, Repair, Timestamp, Unresolved,
};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::json;

use super::types::{Derived, Pipeline};
use crate::Result;
use crate::content;

/// Records how `derived` came from the blob, whose source declared an encoding or (empty) none; what is recorded already, by
/// the same pipeline, is not recorded again.
pub(super) fn record(
    conn: &Connection,
    blob: BlobId,
    declared: &str,
    at: &Timestamp,
    derived: &Derived<'_>,
) -> Result<DerivationId> {
    let pipeline = pipeline_id(conn, &derived.pipeline)?;
    if let Some(known) = find(conn, blob, pipeline, declared)? {
        return Ok(known);
    }
    let id = insert(conn, blob, pipeline, declared, at, derived)?;
    insert_edits(conn, id, derived.repairs)?;
    insert_unresolved(conn, id, derived.unresolved)?;
    insert_diagnostics(conn, id, &derived.document.diagnostics)?;
    Ok(id)
}

/// Finds the row of a pipeline.
pub(super) fn find_pipeline(conn: &Connection, pipeline: &Pipeline<'_>) -> Result<Option<i64>> {
    const SQL: &str = "
        SELECT pipeline_id FROM pipeline
        WHERE repair_version = :repair AND parser_version = :parser
          AND langid_version = :langid AND config_json = :config";
    let params = named_params! {
        ":repair": pipeline.repair_version,
        ":parser": pipeline.parser_version,
        ":langid": pipeline.langid_version,
        ":config": pipeline.config_json,
    };
    let mut stmt = conn.prepare_cached(SQL)?;
    let known = stmt.query_row(params, |row| row.get("pipeline_id"));
    Ok(known.optional()?)
}

fn pipeline_id(conn: &Connection, pipeline: &Pipeline<'_>) -> Result<i64> {
    const INSERT: &str = "
        INSERT INTO pipeline (repair_version, parser_version, langid_version, config_json)
        VALUES (:repair, :parser, :langid, :config)";
    if let Some(known) = find_pipeline(conn, pipeline)? {
        return Ok(known);
    }
    let params = named_params! {
        ":repair": pipeline.repair_version,
        ":parser": pipeline.parser_version,
        ":langid": pipeline.langid_version,
        ":config": pipeline.config_json,
    };
    Ok(conn.prepare_cached(INSERT)?.insert(params)?)
}

fn find(
    conn: &Connection,
    blob: BlobId,
    pipeline: i64,
    declared: &str,
) -> Result<Option<DerivationId>> {
    const SQL: &str = "
        SELECT derivation_id FROM derivation
        WHERE blob_id = :blob AND pipeline_id = :pipeline AND declared = :declared";
    let params = named_params! { ":blob": blob.0, ":pipeline": pipeline, ":declared": declared };
    let mut stmt = conn.prepare_cached(SQL)?;
    let id = stmt.query_row(params, |row| Ok(DerivationId(row.get("derivation_id")?)));
    Ok(id.optional()?)
}

fn insert(
    conn: &Connection,
    blob: BlobId,
    pipeline: i64,
    declared: &str,
    created_at: &Timestamp,
    derived: &Derived<'_>,
) -> Result<DerivationId> {
    const SQL: &str = "
        INSERT INTO derivation (blob_id, pipeline_id, declared, encoding, repaired_sha256,
            n_edits, n_lossy, n_unresolved, min_confidence, created_at)
        VALUES (:blob, :pipeline, :declared, :encoding, :repaired_sha256,
            :n_edits, :n_lossy, :n_unresolved, :min_confidence, :created_at)";
    let lossy = derived
        .repairs
        .iter()
        .filter(|repair| repair.method == Method::Lossy);
    let confidences = derived.repairs.iter().map(|repair| repair.confidence);
    let mut stmt = conn.prepare_cached(SQL)?;
    let id = stmt.insert(named_params! {
        ":blob": blob.0,
        ":pipeline": pipeline,
        ":declared": declared,
        ":encoding": derived.encoding,
        ":repaired_sha256": content::of_bytes(derived.text.as_bytes()).as_bytes(),
        ":n_edits": derived.repairs.len(),
        ":n_lossy": lossy.count(),
        ":n_unresolved": derived.unresolved.len(),
        ":min_confidence": confidences.min_by(f64::total_cmp),
        ":created_at": created_at.as_str(),
    })?;
    Ok(DerivationId(id))
}

fn insert_edits(conn: &Connection, derivation: DerivationId, repairs: &[Repair]) -> Result<()> {
    const SQL: &str = "
        INSERT INTO repair_edit (derivation_id, seq, raw_start, raw_end, out_start, out_end,
            before, after, rule, method, confidence, alternatives_json)
        VALUES (:derivation, :seq, :raw_start, :raw_end, :out_start, :out_end,
            :before, :after, :rule, :method, :confidence, :alternatives)";
    let mut stmt = conn.prepare_cached(SQL)?;
    for (repair, seq) in repairs.iter().zip(1_i64..) {
        stmt.execute(named_params! {
            ":derivation": derivation.0,
            ":seq": seq,
            ":raw_start": repair.source.start,
            ":raw_end": repair.source.end,
            ":out_start": repair.span.start,
            ":out_end": repair.span.end,
            ":before": repair.before.as_bytes(),
            ":after": repair.after,
            ":rule": repair.rule,
            ":method": repair.method.as_str(),
            ":confidence": repair.confidence,
            ":alternatives": alternatives_json(&repair.alternatives),
        })?;
    }
    Ok(())
}

fn insert_unresolved(
    conn: &Connection,
    derivation: DerivationId,
    places: &[Unresolved],
) -> Result<()> {
    const SQL: &str = "
        INSERT INTO unresolved (derivation_id, seq, raw_start, raw_end, out_start, out_end, text, rule, alternatives_json)
        VALUES (:derivation, :seq, :raw_start, :raw_end, :out_start, :out_end, :text, :rule, :alternatives)";
    let mut stmt = conn.prepare_cached(SQL)?;
    for (place, seq) in places.iter().zip(1_i64..) {
        stmt.execute(named_params! {
            ":derivation": derivation.0,
            ":seq": seq,
            ":raw_start": place.source.start,
            ":raw_end": place.source.end,
            ":out_start": place.span.start,
            ":out_end": place.span.end,
            ":text": place.text.as_bytes(),
            ":rule": place.rule,
            ":alternatives": alternatives_json(&place.alternatives),
        })?;
    }
    Ok(())
}

fn insert_diagnostics(
    conn: &Connection,
    derivation: DerivationId,
    diagnostics: &[Diagnostic],
) -> Result<()> {
    const SQL: &str = "
        INSERT INTO diagnostic (derivation_id, seq, code, message, out_start, out_end)
        VALUES (:derivation, :seq, :code, :message, :out_start, :out_end)";
    let mut stmt = conn.prepare_cached(SQL)?;
    for (diagnostic, seq) in diagnostics.iter().zip(1_i64..) {
        stmt.execute(named_params! {
            ":derivation": derivation.0,
            ":seq": seq,
            ":code": diagnostic.code,
            ":message": diagnostic.message,
            ":out_start": diagnostic.span.start,
            ":out_end": diagnostic.span.end,
        })?;
    }
    Ok(())
}

/// Writes readings as JSON; `None` if there is none. [`read_alternatives`] reads them.
fn alternatives_json(alternatives: &[Alternative]) -> Option<String> {
    let array: Vec<_> = alternatives
        .iter()
        .map(|reading| json!({ "text": reading.text, "confidence": reading.confidence }))
        .collect();
    (!array.is_empty()).then(|| serde_json::Value::Array(array).to_string())
}

/// Reads what [`alternatives_json`] wrote; `None` if it is something else.
pub(crate) fn read_alternatives(json: Option<&str>) -> Option<Vec<Alternative>> {
    let Some(json) = json else {
        return Some(Vec::new());
    };
    let array: Vec<serde_json::Value> = serde_json::from_str(json).ok()?;
    array
        .iter()
        .map(|reading| {
            Some(Alternative {
                text: reading.get("text")?.as_str()?.to_owned(),
                confidence: reading.get("confidence")?.as_f64()?,
            })
        })
        .collect()
}
