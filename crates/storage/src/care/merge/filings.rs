//! What people settled in the other archive about which statement is which.
//!
//! That two statements are not one moves nothing, and is copied. A decision that moved versions is copied with what it moved
//! where all of this came as it was; on statements that this archive has, it becomes a question, for a person to settle here.

use rusqlite::Connection;

use crate::record::{fill_samples, is_without_samples};
use crate::{Archive, Result};

/// Copies names, reasons, questions and decisions; returns how many decisions became questions.
pub(super) fn copy(conn: &Connection, theirs: &Archive) -> Result<u64> {
    conn.execute_batch(CLUES)?;
    if is_without_samples(&theirs.conn)? {
        fill_samples(conn)?;
    }
    conn.execute_batch(DECISIONS)?;
    conn.execute_batch(FILINGS)?;
    let questions = conn.execute(ASK, [])?;
    conn.execute_batch("DROP TABLE map_decision")?;
    Ok(questions as u64)
}

const CLUES: &str = "
    INSERT INTO main.statement_clue (kind, value, statement_id)
    SELECT o.kind, o.value, s.new FROM other.statement_clue o JOIN map_statement s ON s.old = o.statement_id WHERE true
    ON CONFLICT DO NOTHING;
    INSERT INTO main.text_sample (hash, statement_id)
    SELECT o.hash, s.new FROM other.text_sample o JOIN map_statement s ON s.old = o.statement_id WHERE true
    ON CONFLICT DO NOTHING;
    INSERT INTO main.capture_reason (capture_id, reason)
    SELECT c.new, o.reason FROM other.capture_reason o JOIN map_capture c ON c.old = o.capture_id AND c.is_new;
    INSERT INTO main.identity_question (statement_id, other_id, score, reason, asked_at)
    SELECT s.new, t.new, o.score, o.reason, o.asked_at FROM other.identity_question o
    JOIN map_statement s ON s.old = o.statement_id JOIN map_statement t ON t.old = o.other_id
    WHERE s.new <> t.new ORDER BY o.question_id
    ON CONFLICT DO NOTHING";

const DECISIONS: &str = "
    CREATE TEMP TABLE map_decision (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, is_new INTEGER NOT NULL);
    INSERT INTO map_decision
    SELECT o.decision_id, min(m.decision_id), 0 FROM other.identity_decision o
    JOIN map_statement s ON s.old = o.statement_id JOIN map_statement t ON t.old = o.other_id
    JOIN main.identity_decision m ON m.verdict = o.verdict AND m.decided_at = o.decided_at
        AND m.decided_by = o.decided_by AND m.reason = o.reason
        AND (m.statement_id = s.new AND m.other_id = t.new OR s.new = t.new)
    GROUP BY o.decision_id;
    INSERT INTO map_decision
    SELECT o.decision_id, o.decision_id + (SELECT coalesce(max(decision_id), 0) FROM main.identity_decision), 1
    FROM other.identity_decision o
    JOIN map_statement s ON s.old = o.statement_id JOIN map_statement t ON t.old = o.other_id
    LEFT JOIN other.identity_decision undone ON undone.decision_id = o.undoes
    WHERE s.new <> t.new AND o.decision_id NOT IN (SELECT old FROM map_decision)
      AND (coalesce(undone.verdict, o.verdict) = 'not' OR s.is_new AND t.is_new)
      AND NOT EXISTS (SELECT 1 FROM other.version_filing f JOIN other.version v ON v.version_id = f.version_id
        LEFT JOIN map_version n ON n.old = f.version_id AND n.is_copy
        LEFT JOIN main.version w ON w.version_id = n.new AND w.seq = v.seq
        WHERE f.decision_id IN (o.decision_id, o.undoes) AND w.version_id IS NULL);
    DELETE FROM map_decision WHERE is_new AND old IN (SELECT o.decision_id FROM other.identity_decision o
        WHERE o.undoes IS NOT NULL AND o.undoes NOT IN (SELECT old FROM map_decision));
    INSERT INTO main.identity_decision (decision_id, verdict, statement_id, other_id, undoes, decided_at, decided_by, reason)
    SELECT d.new, o.verdict, s.new, t.new, u.new, o.decided_at, o.decided_by, o.reason
    FROM map_decision d JOIN other.identity_decision o ON o.decision_id = d.old
    JOIN map_statement s ON s.old = o.statement_id JOIN map_statement t ON t.old = o.other_id
    LEFT JOIN map_decision u ON u.old = o.undoes WHERE d.is_new ORDER BY d.new";

const FILINGS: &str = "
    INSERT INTO main.version_filing (decision_id, version_id, from_statement_id, from_seq, from_cause, from_class,
        from_predecessor_id, statement_id, seq, cause, change_class)
    SELECT d.new, v.new, f.new, o.from_seq, o.from_cause, o.from_class, p.new, s.new, o.seq, o.cause, o.change_class
    FROM map_decision d JOIN other.version_filing o ON o.decision_id = d.old
    JOIN map_version v ON v.old = o.version_id LEFT JOIN map_version p ON p.old = o.from_predecessor_id
    JOIN map_statement f ON f.old = o.from_statement_id JOIN map_statement s ON s.old = o.statement_id
    WHERE d.is_new;
    INSERT INTO main.name_filing (decision_id, kind, value, from_statement_id, statement_id)
    SELECT d.new, o.kind, o.value, f.new, s.new FROM map_decision d JOIN other.name_filing o ON o.decision_id = d.old
    LEFT JOIN map_statement f ON f.old = o.from_statement_id JOIN map_statement s ON s.old = o.statement_id
    WHERE d.is_new AND (o.from_statement_id IS NULL OR f.new IS NOT NULL)";

/// A decision that was taken back, or that is the same here, asks nothing.
const ASK: &str = "
    INSERT INTO main.identity_question (statement_id, other_id, score, reason, asked_at)
    SELECT s.new, t.new, 1, 'an archive that was merged has them as one: ' || o.decided_by || ' at ' || o.decided_at, o.decided_at
    FROM other.identity_decision o
    JOIN map_statement s ON s.old = o.statement_id JOIN map_statement t ON t.old = o.other_id
    WHERE o.verdict = 'same' AND s.new <> t.new AND o.decision_id NOT IN (SELECT old FROM map_decision)
      AND NOT EXISTS (SELECT 1 FROM other.identity_decision u WHERE u.undoes = o.decision_id)
    ORDER BY o.decision_id
    ON CONFLICT DO NOTHING";
