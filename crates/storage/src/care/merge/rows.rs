//! The rows of the attached archive, copied in whole sets.
//!
//! Each `map_…` table holds which row here is which row there. New rows get the id that they have there plus the greatest
//! that there is here, so that their order stays and they can point to one another before all are written.
//!
//! Rows that can be the same any number of times (a file taken twice within a millisecond) are told apart by counting: the
//! second there is the second here.

use archive_model::{BlobId, Digest};
use rusqlite::Connection;

use crate::care::{purge, tombstone};
use crate::record::blob;
use crate::{Result, StorageError};

/// Makes the tables that hold the work in hand.
pub(super) fn begin(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        CREATE TEMP TABLE picked (statement_id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE gone_blob (old INTEGER PRIMARY KEY);
        CREATE TEMP TABLE gone_version (old INTEGER PRIMARY KEY);
        CREATE TEMP TABLE gone_capture (old INTEGER PRIMARY KEY);
        CREATE TEMP TABLE map_purge (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
        CREATE TEMP TABLE map_run (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
        CREATE TEMP TABLE map_statement (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, is_new INTEGER NOT NULL);
        CREATE TEMP TABLE map_blob (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
        CREATE TEMP TABLE map_capture (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, is_new INTEGER NOT NULL);
        CREATE TEMP TABLE map_pipeline (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
        CREATE TEMP TABLE map_derivation (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, is_new INTEGER NOT NULL);
        CREATE TEMP TABLE map_edition (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, is_new INTEGER NOT NULL);
        CREATE TEMP TABLE map_paragraph (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
        CREATE TEMP TABLE map_version (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, is_copy INTEGER NOT NULL);";
    Ok(conn.execute_batch(SQL)?)
}

/// Takes these tables away.
pub(super) fn end(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        DROP TABLE picked; DROP TABLE gone_blob; DROP TABLE gone_version; DROP TABLE gone_capture;
        DROP TABLE map_purge; DROP TABLE map_run; DROP TABLE map_statement; DROP TABLE map_blob; DROP TABLE map_capture;
        DROP TABLE map_pipeline; DROP TABLE map_derivation; DROP TABLE map_edition; DROP TABLE map_paragraph;
        DROP TABLE map_version;";
    Ok(conn.execute_batch(SQL)?)
}

/// Copies the orders to forget. One that was set aside in one archive alone stands.
pub(super) fn orders(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        INSERT INTO main.purge (address, reason, purged_at)
        SELECT address, reason, purged_at FROM other.purge WHERE true ORDER BY purge_id
        ON CONFLICT DO NOTHING;
        INSERT INTO map_purge SELECT o.purge_id, m.purge_id FROM other.purge o
        JOIN main.purge m ON m.address = o.address AND m.purged_at = o.purged_at AND m.reason = o.reason;
        INSERT INTO main.purged_version (purge_id, slug, seq, valid_from, recorded_at, content_sha256)
        SELECT p.new, o.slug, o.seq, o.valid_from, o.recorded_at, o.content_sha256
        FROM other.purged_version o JOIN map_purge p ON p.old = o.purge_id WHERE true
        ON CONFLICT DO NOTHING;
        INSERT INTO main.purged_content (kind, sha256, purge_id, readmitted_at)
        SELECT o.kind, o.sha256, p.new, o.readmitted_at
        FROM other.purged_content o JOIN map_purge p ON p.old = o.purge_id WHERE true
        ON CONFLICT DO UPDATE SET readmitted_at = max(readmitted_at, excluded.readmitted_at);";
    Ok(conn.execute_batch(SQL)?)
}

/// Forgets here what the other archive was ordered to forget; returns how many versions went.
pub(super) fn obey(conn: &Connection, carry_out: bool) -> Result<u64> {
    let held = tombstone::held_in_spite(conn)?;
    match held.first() {
        None => Ok(0),
        Some(_) if carry_out => Ok(purge::obey(conn, &held)?.versions.len() as u64),
        Some(first) => Err(StorageError::Ordered {
            address: first.address.clone(),
            count: held.len(),
        }),
    }
}

/// Notes what is to be forgotten and must not come; returns how many captures that are.
pub(super) fn leave_out(conn: &Connection) -> Result<u64> {
    const CONTENT: &str = "
        INSERT INTO gone_blob SELECT o.blob_id FROM other.blob o
        JOIN main.purged_content p ON p.kind = 'blob' AND p.sha256 = o.sha256 AND p.readmitted_at IS NULL;
        INSERT INTO gone_capture SELECT c.capture_id FROM other.capture c JOIN gone_blob b ON b.old = c.blob_id;
        INSERT INTO gone_version SELECT DISTINCT ve.version_id FROM other.version_edition ve
        JOIN other.edition e ON e.edition_id = ve.edition_id
        JOIN main.purged_content p ON p.kind = 'edition' AND p.sha256 = e.text_sha256 AND p.readmitted_at IS NULL;";
    const CAPTURES: &str = "
        INSERT INTO gone_capture
        SELECT cv.capture_id FROM other.capture_version cv JOIN gone_version v ON v.old = cv.version_id
        UNION SELECT r.capture_id FROM other.capture_reading r JOIN gone_version v ON v.old = r.version_id
        ON CONFLICT DO NOTHING";
    const VERSIONS: &str = "
        INSERT INTO gone_version SELECT v.version_id FROM other.version v
        JOIN gone_capture c ON c.old = v.capture_id WHERE true
        ON CONFLICT DO NOTHING";
    conn.execute_batch(CONTENT)?;
    // A capture goes with the version that it showed, and with it the other versions that it brought.
    while conn.execute(CAPTURES, [])? + conn.execute(VERSIONS, [])? > 0 {}
    let count = "SELECT count(*) FROM gone_capture";
    Ok(conn.query_row(count, [], |row| row.get(0))?)
}

/// Copies the bytes that the picked captures saw; returns how many are new.
pub(super) fn blobs(conn: &Connection, with_strays: bool) -> Result<u64> {
    const RUNS: &str = "
        INSERT INTO main.ingest_run (started_at, finished_at, tool_version, args_json, status,
            n_seen, n_new, n_version, n_unchanged, n_quarantined, n_error)
        SELECT o.started_at, o.finished_at, o.tool_version, o.args_json, o.status,
            o.n_seen, o.n_new, o.n_version, o.n_unchanged, o.n_quarantined, o.n_error
        FROM other.ingest_run o WHERE NOT EXISTS (SELECT 1 FROM main.ingest_run m
            WHERE m.started_at = o.started_at AND m.tool_version = o.tool_version AND m.args_json = o.args_json)
        ORDER BY o.run_id;
        INSERT INTO map_run SELECT o.run_id, min(m.run_id) FROM other.ingest_run o JOIN main.ingest_run m
            ON m.started_at = o.started_at AND m.tool_version = o.tool_version AND m.args_json = o.args_json
        GROUP BY o.run_id;";
    const PICK: &str = "
        CREATE TEMP TABLE picked_capture AS
        SELECT cv.capture_id AS old FROM other.capture_version cv JOIN other.version v ON v.version_id = cv.version_id
        JOIN picked p ON p.statement_id = v.statement_id
        WHERE cv.capture_id NOT IN (SELECT old FROM gone_capture)";
    const STRAYS: &str = "
        INSERT INTO picked_capture SELECT c.capture_id FROM other.capture c
        WHERE NOT EXISTS (SELECT 1 FROM other.capture_version cv WHERE cv.capture_id = c.capture_id)
          AND c.capture_id NOT IN (SELECT old FROM gone_capture)";
    const BLOBS: &str = "
        INSERT INTO main.blob (sha256, size, codec, data)
        SELECT o.sha256, o.size, o.codec, o.data FROM other.blob o
        WHERE o.blob_id IN (SELECT c.blob_id FROM picked_capture p JOIN other.capture c ON c.capture_id = p.old)
          AND NOT EXISTS (SELECT 1 FROM main.blob m WHERE m.sha256 = o.sha256)
        ORDER BY o.blob_id";
    const STORED: &str = "
        INSERT INTO map_blob SELECT o.blob_id, m.blob_id FROM other.blob o JOIN main.blob m ON m.sha256 = o.sha256;
        INSERT INTO main.blob_stored (blob_id, sha256)
        SELECT b.new, s.sha256 FROM other.blob_stored s JOIN map_blob b ON b.old = s.blob_id
        WHERE b.new > (SELECT greatest FROM before_blob)
        ORDER BY b.new";
    conn.execute_batch(RUNS)?;
    conn.execute_batch(PICK)?;
    if with_strays {
        conn.execute_batch(STRAYS)?;
    }
    conn.execute_batch(
        "CREATE TEMP TABLE before_blob AS SELECT coalesce(max(blob_id), 0) AS greatest FROM main.blob",
    )?;
    let new = conn.execute(BLOBS, [])?;
    conn.execute_batch(STORED)?;
    verify(conn)?;
    husks(conn)?;
    conn.execute_batch("DROP TABLE before_blob")?;
    Ok(new as u64)
}

/// Reads the new bytes back, as for every new blob.
fn verify(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        SELECT blob_id, sha256 FROM main.blob WHERE blob_id > (SELECT greatest FROM before_blob)";
    let mut stmt = conn.prepare(SQL)?;
    let mut rows = stmt.query([])?;
    while let Some(row) = rows.next()? {
        let digest = Digest::from_bytes(row.get("sha256")?);
        blob::verify(conn, BlobId(row.get("blob_id")?), &digest)?;
    }
    Ok(())
}

/// Makes rows without bytes for the bytes that are to be forgotten and that an edition was first read in which is not.
fn husks(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        CREATE TEMP TABLE husk AS
        SELECT DISTINCT d.blob_id AS old FROM picked p
        JOIN other.version v ON v.statement_id = p.statement_id
        JOIN other.version_edition ve ON ve.version_id = v.version_id
        JOIN other.edition e ON e.edition_id = ve.edition_id
        JOIN other.derivation d ON d.derivation_id = e.derivation_id
        WHERE d.blob_id NOT IN (SELECT old FROM map_blob) AND v.version_id NOT IN (SELECT old FROM gone_version);
        INSERT INTO main.blob (sha256, size, codec, data)
        SELECT o.sha256, o.size, 'raw', x'' FROM other.blob o JOIN husk h ON h.old = o.blob_id;
        INSERT INTO map_blob SELECT o.blob_id, m.blob_id FROM other.blob o JOIN husk h ON h.old = o.blob_id
        JOIN main.blob m ON m.sha256 = o.sha256;
        DROP TABLE husk";
    Ok(conn.execute_batch(SQL)?)
}

/// Copies the picked captures; returns how many are new.
pub(super) fn captures(conn: &Connection) -> Result<u64> {
    const SQL: &str = "
        CREATE TEMP TABLE their_capture AS
        SELECT o.capture_id AS old, r.new AS run_id, b.new AS blob_id, o.source_kind, o.source_uri, o.member_path,
            o.media_type, o.charset_declared, o.charset_sniffed, o.captured_at, o.recorded_at, o.outcome,
            o.error_code, o.error_text, row_number() OVER (PARTITION BY r.new, b.new, o.source_kind, o.source_uri,
                o.member_path, o.captured_at, o.recorded_at, o.outcome ORDER BY o.capture_id) AS nth
        FROM picked_capture p JOIN other.capture o ON o.capture_id = p.old
        JOIN map_run r ON r.old = o.run_id LEFT JOIN map_blob b ON b.old = o.blob_id;
        CREATE INDEX temp.their_capture_source ON their_capture(source_uri, captured_at);
        CREATE TEMP TABLE our_capture AS
        SELECT c.capture_id AS new, c.run_id, c.blob_id, c.source_kind, c.source_uri, c.member_path, c.captured_at,
            c.recorded_at, c.outcome, row_number() OVER (PARTITION BY c.run_id, c.blob_id, c.source_kind, c.source_uri,
                c.member_path, c.captured_at, c.recorded_at, c.outcome ORDER BY c.capture_id) AS nth
        FROM main.capture c WHERE EXISTS (SELECT 1 FROM their_capture t
            WHERE t.source_uri = c.source_uri AND t.captured_at = c.captured_at);
        CREATE INDEX temp.our_capture_source ON our_capture(source_uri, captured_at);
        INSERT INTO map_capture
        SELECT t.old, o.new, 0 FROM their_capture t JOIN our_capture o
        ON o.source_uri = t.source_uri AND o.captured_at = t.captured_at AND o.run_id = t.run_id
           AND o.blob_id IS t.blob_id AND o.source_kind = t.source_kind AND o.member_path IS t.member_path
           AND o.recorded_at = t.recorded_at AND o.outcome = t.outcome AND o.nth = t.nth;
        INSERT INTO map_capture
        SELECT old, old + (SELECT coalesce(max(capture_id), 0) FROM main.capture), 1 FROM their_capture
        WHERE old NOT IN (SELECT old FROM map_capture);
        INSERT INTO main.capture (capture_id, run_id, blob_id, source_kind, source_uri, member_path, media_type,
            charset_declared, charset_sniffed, captured_at, recorded_at, outcome, error_code, error_text)
        SELECT m.new, t.run_id, t.blob_id, t.source_kind, t.source_uri, t.member_path, t.media_type,
            t.charset_declared, t.charset_sniffed, t.captured_at, t.recorded_at, t.outcome, t.error_code, t.error_text
        FROM their_capture t JOIN map_capture m ON m.old = t.old AND m.is_new ORDER BY m.new;
        DROP TABLE their_capture; DROP TABLE our_capture; DROP TABLE picked_capture;";
    conn.execute_batch(SQL)?;
    let count = "SELECT count(*) FROM map_capture WHERE is_new";
    Ok(conn.query_row(count, [], |row| row.get(0))?)
}

/// Copies how texts came from the bytes that were copied.
pub(super) fn derivations(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        INSERT INTO main.pipeline (repair_version, parser_version, langid_version, config_json)
        SELECT repair_version, parser_version, langid_version, config_json FROM other.pipeline WHERE true ORDER BY pipeline_id
        ON CONFLICT DO NOTHING;
        INSERT INTO map_pipeline SELECT o.pipeline_id, m.pipeline_id FROM other.pipeline o JOIN main.pipeline m
            ON m.repair_version = o.repair_version AND m.parser_version = o.parser_version
           AND m.langid_version = o.langid_version AND m.config_json = o.config_json;
        INSERT INTO map_derivation
        SELECT o.derivation_id, m.derivation_id, 0 FROM other.derivation o
        JOIN map_blob b ON b.old = o.blob_id JOIN map_pipeline p ON p.old = o.pipeline_id
        JOIN main.derivation m ON m.blob_id = b.new AND m.pipeline_id = p.new AND m.declared = o.declared;
        INSERT INTO map_derivation
        SELECT o.derivation_id, o.derivation_id + (SELECT coalesce(max(derivation_id), 0) FROM main.derivation), 1
        FROM other.derivation o JOIN map_blob b ON b.old = o.blob_id
        WHERE o.derivation_id NOT IN (SELECT old FROM map_derivation)
          AND (o.derivation_id IN (SELECT derivation_id FROM other.edition)
            OR o.blob_id NOT IN (SELECT old FROM gone_blob));
        INSERT INTO main.derivation (derivation_id, blob_id, pipeline_id, declared, encoding, repaired_sha256, n_edits,
            n_lossy, n_unresolved, min_confidence, created_at)
        SELECT m.new, b.new, p.new, o.declared, o.encoding, o.repaired_sha256, o.n_edits,
            o.n_lossy, o.n_unresolved, o.min_confidence, o.created_at
        FROM other.derivation o JOIN map_derivation m ON m.old = o.derivation_id AND m.is_new
        JOIN map_blob b ON b.old = o.blob_id JOIN map_pipeline p ON p.old = o.pipeline_id ORDER BY m.new;
        CREATE TEMP TABLE edited AS SELECT m.old, m.new FROM map_derivation m
        JOIN other.derivation o ON o.derivation_id = m.old
        WHERE m.is_new AND o.blob_id NOT IN (SELECT old FROM gone_blob);
        INSERT INTO main.repair_edit (derivation_id, seq, raw_start, raw_end, out_start, out_end, before, after, rule,
            method, confidence, alternatives_json)
        SELECT m.new, o.seq, o.raw_start, o.raw_end, o.out_start, o.out_end, o.before, o.after, o.rule,
            o.method, o.confidence, o.alternatives_json
        FROM edited m JOIN other.repair_edit o ON o.derivation_id = m.old;
        INSERT INTO main.unresolved (derivation_id, seq, raw_start, raw_end, out_start, out_end, text, rule, alternatives_json)
        SELECT m.new, o.seq, o.raw_start, o.raw_end, o.out_start, o.out_end, o.text, o.rule, o.alternatives_json
        FROM edited m JOIN other.unresolved o ON o.derivation_id = m.old;
        INSERT INTO main.diagnostic (derivation_id, seq, code, message, out_start, out_end)
        SELECT m.new, o.seq, o.code, o.message, o.out_start, o.out_end
        FROM edited m JOIN other.diagnostic o ON o.derivation_id = m.old;
        DROP TABLE edited";
    Ok(conn.execute_batch(SQL)?)
}

/// Copies the editions of the picked versions, with their paragraphs and alignments.
pub(super) fn editions(conn: &Connection) -> Result<()> {
    const EDITIONS: &str = "
        INSERT INTO main.language (lang, name) SELECT lang, name FROM other.language WHERE true ON CONFLICT DO NOTHING;
        CREATE TEMP TABLE picked_edition AS
        SELECT DISTINCT e.edition_id AS old, owner.new AS statement_id FROM map_statement s
        JOIN other.version v ON v.statement_id = s.old JOIN other.version_edition ve ON ve.version_id = v.version_id
        JOIN other.edition e ON e.edition_id = ve.edition_id JOIN map_statement owner ON owner.old = e.statement_id
        WHERE v.version_id NOT IN (SELECT old FROM gone_version);
        INSERT INTO map_edition
        SELECT p.old, m.edition_id, 0 FROM picked_edition p JOIN other.edition o ON o.edition_id = p.old
        JOIN main.edition m ON m.statement_id = p.statement_id AND m.lang = o.lang AND m.text_sha256 = o.text_sha256;
        INSERT INTO map_edition
        SELECT old, old + (SELECT coalesce(max(edition_id), 0) FROM main.edition), 1 FROM picked_edition
        WHERE old NOT IN (SELECT old FROM map_edition);
        INSERT INTO main.edition (edition_id, statement_id, lang, derivation_id, title, text_sha256, lang_confidence)
        SELECT m.new, p.statement_id, o.lang, d.new, o.title, o.text_sha256, o.lang_confidence
        FROM map_edition m JOIN picked_edition p ON p.old = m.old JOIN other.edition o ON o.edition_id = m.old
        JOIN map_derivation d ON d.old = o.derivation_id WHERE m.is_new ORDER BY m.new;
        DROP TABLE picked_edition";
    const PARAGRAPHS: &str = "
        INSERT INTO main.text_unit (lang, sha256, n_words, text)
        SELECT t.lang, t.sha256, t.n_words, t.text FROM other.text_unit t
        WHERE t.text_id IN (SELECT p.text_id FROM map_edition m JOIN other.paragraph p ON p.edition_id = m.old WHERE m.is_new)
          AND NOT EXISTS (SELECT 1 FROM main.text_unit h WHERE h.sha256 = t.sha256 AND h.lang = t.lang)
        ORDER BY t.text_id;
        INSERT INTO map_paragraph
        SELECT o.paragraph_id, m.paragraph_id FROM map_edition e
        JOIN other.paragraph o ON o.edition_id = e.old
        JOIN main.paragraph m ON m.edition_id = e.new AND m.ordinal = o.ordinal WHERE NOT e.is_new;
        INSERT INTO map_paragraph
        SELECT o.paragraph_id, o.paragraph_id + (SELECT coalesce(max(paragraph_id), 0) FROM main.paragraph)
        FROM map_edition e JOIN other.paragraph o ON o.edition_id = e.old WHERE e.is_new;
        INSERT INTO main.paragraph (paragraph_id, edition_id, ordinal, label, kind, level, parent_id, text_id, out_start, out_end)
        SELECT m.new, e.new, o.ordinal, o.label, o.kind, o.level, parent.new, h.text_id, o.out_start, o.out_end
        FROM map_edition e JOIN other.paragraph o ON o.edition_id = e.old JOIN map_paragraph m ON m.old = o.paragraph_id
        LEFT JOIN map_paragraph parent ON parent.old = o.parent_id
        JOIN other.text_unit t ON t.text_id = o.text_id
        JOIN main.text_unit h ON h.sha256 = t.sha256 AND h.lang = t.lang
        WHERE e.is_new ORDER BY m.new;
        INSERT INTO main.paragraph_repair (paragraph_id, derivation_id, seq, text_start, text_end)
        SELECT m.new, d.new, o.seq, o.text_start, o.text_end
        FROM map_edition e JOIN other.paragraph p ON p.edition_id = e.old JOIN map_paragraph m ON m.old = p.paragraph_id
        JOIN other.paragraph_repair o ON o.paragraph_id = p.paragraph_id
        JOIN map_derivation d ON d.old = o.derivation_id
        JOIN main.repair_edit r ON r.derivation_id = d.new AND r.seq = o.seq WHERE e.is_new";
    const ALIGNMENTS: &str = "
        CREATE TEMP TABLE aligned AS
        SELECT DISTINCT a.src_edition_id AS src, a.tgt_edition_id AS tgt, s.new AS new_src, t.new AS new_tgt
        FROM other.alignment a JOIN map_edition s ON s.old = a.src_edition_id JOIN map_edition t ON t.old = a.tgt_edition_id
        WHERE NOT EXISTS (SELECT 1 FROM main.alignment m WHERE m.src_edition_id = s.new AND m.tgt_edition_id = t.new)
          AND NOT EXISTS (SELECT 1 FROM main.alignment m WHERE m.src_edition_id = t.new AND m.tgt_edition_id = s.new);
        INSERT INTO main.alignment (src_edition_id, tgt_edition_id, link, src_paragraph_id, tgt_paragraph_id, method, score)
        SELECT p.new_src, p.new_tgt, a.link, l.new, r.new, a.method, a.score
        FROM aligned p JOIN other.alignment a ON a.src_edition_id = p.src AND a.tgt_edition_id = p.tgt
        LEFT JOIN map_paragraph l ON l.old = a.src_paragraph_id LEFT JOIN map_paragraph r ON r.old = a.tgt_paragraph_id
        ORDER BY a.alignment_id;
        DROP TABLE aligned";
    conn.execute_batch(EDITIONS)?;
    conn.execute_batch(PARAGRAPHS)?;
    Ok(conn.execute_batch(ALIGNMENTS)?)
}

/// Copies what each capture showed. A capture that is here already can have been read again there.
pub(super) fn links(conn: &Connection) -> Result<()> {
    const SQL: &str = "
        INSERT INTO main.capture_version (capture_id, version_id, identified_by, score, derivation_id, shown_sha256, shown_langs)
        SELECT c.new, v.new, o.identified_by, o.score, d.new, o.shown_sha256, o.shown_langs
        FROM other.capture_version o JOIN map_capture c ON c.old = o.capture_id AND c.is_new
        JOIN map_version v ON v.old = o.version_id JOIN map_derivation d ON d.old = o.derivation_id
        ORDER BY c.new;
        INSERT INTO main.capture_reading (capture_id, version_id, derivation_id, shown_sha256, shown_langs, read_at)
        SELECT c.new, v.new, d.new, o.shown_sha256, o.shown_langs, o.read_at
        FROM other.capture_reading o JOIN map_capture c ON c.old = o.capture_id
        JOIN map_version v ON v.old = o.version_id JOIN map_derivation d ON d.old = o.derivation_id
        WHERE NOT EXISTS (SELECT 1 FROM main.capture_reading m WHERE m.capture_id = c.new AND m.derivation_id = d.new)
        ORDER BY o.reading_id;
        INSERT INTO main.paragraph_change (from_version_id, to_version_id, lang, seq, op, change_class, reasons,
            from_paragraph_id, to_paragraph_id, words_added, words_removed)
        SELECT f.new, t.new, o.lang, o.seq, o.op, o.change_class, o.reasons, a.new, b.new, o.words_added, o.words_removed
        FROM other.paragraph_change o JOIN map_version f ON f.old = o.from_version_id
        JOIN map_version t ON t.old = o.to_version_id AND t.is_copy
        LEFT JOIN map_paragraph a ON a.old = o.from_paragraph_id LEFT JOIN map_paragraph b ON b.old = o.to_paragraph_id
        ORDER BY o.change_id;";
    Ok(conn.execute_batch(SQL)?)
}
