//! What the file itself refuses, whoever opens it.

use crate::support::{Capture, Fixture};

fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new(
        "a.txt",
        "en: We agree. | So be it. / fr: Nous sommes d’accord. | Ainsi soit-il.",
    ));
    fixture
}

#[test]
fn what_is_for_ever_cannot_be_changed() {
    let fixture = filled();
    let conn = fixture.raw();
    for sql in [
        "UPDATE blob SET data = x'00'",
        "DELETE FROM blob",
        "INSERT OR REPLACE INTO blob SELECT blob_id, sha256, size, codec, x'00' FROM blob",
        "INSERT OR REPLACE INTO blob SELECT NULL, sha256, size, codec, x'00' FROM blob",
        "UPDATE blob_stored SET sha256 = zeroblob(32)",
        "DELETE FROM blob_stored",
        "REPLACE INTO blob_stored SELECT blob_id, zeroblob(32) FROM blob_stored",
        "UPDATE capture SET source_uri = 'elsewhere'",
        "DELETE FROM capture",
        "REPLACE INTO capture SELECT * FROM capture",
        "UPDATE version SET valid_from = '2000-01-01T00:00:00.000Z'",
        "DELETE FROM version",
        "REPLACE INTO version SELECT * FROM version",
        "UPDATE version_edition SET edition_id = 1",
        "DELETE FROM version_edition",
        "DELETE FROM capture_version",
        "UPDATE edition SET title = 'Another'",
        "DELETE FROM edition",
        "UPDATE paragraph SET label = 'x'",
        "UPDATE text_unit SET text = 'x'",
        "REPLACE INTO text_unit SELECT text_id, lang, sha256, n_words, 'x' FROM text_unit",
        "DELETE FROM text_unit",
        "UPDATE derivation SET n_edits = 7",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn what_makes_no_sense_cannot_be_written() {
    let fixture = filled();
    let conn = fixture.raw();
    for sql in [
        "INSERT INTO blob (sha256, size, codec, data) VALUES (x'00', 1, 'raw', x'00')",
        "INSERT INTO blob (sha256, size, codec, data) VALUES (randomblob(32), 'many', 'raw', x'00')",
        "INSERT INTO language VALUES ('FR', 'French')",
        "INSERT INTO text_unit (lang, sha256, n_words, text) VALUES ('en', randomblob(32), 1, 'a' || char(0) || 'b')",
        "INSERT INTO ingest_run (started_at, tool_version, args_json) VALUES ('', '', 'no json')",
        "INSERT INTO capture (run_id, source_kind, source_uri, captured_at, recorded_at, outcome) VALUES (1, 'file', 'a', '', '', 'new')",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
    for tag in ["sr-Latn", "zh-Hant", "pt-BR", "und"] {
        let sql = "INSERT INTO language VALUES (?1, 'x')";
        conn.execute(sql, [tag]).unwrap();
    }
}

#[test]
fn the_file_is_sound() {
    let fixture = filled();
    let conn = fixture.raw();
    let integrity: String = conn
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(integrity, "ok");
    assert!(
        !conn
            .prepare("PRAGMA foreign_key_check")
            .unwrap()
            .exists([])
            .unwrap()
    );
    // With rank 1 the index is compared with the texts it is of.
    conn.execute_batch("INSERT INTO text_fts(text_fts, rank) VALUES ('integrity-check', 1)")
        .unwrap();
    let found: i64 = conn
        .query_row(
            "SELECT count(*) FROM text_fts WHERE text_fts MATCH 'daccord OR accord'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(found, 1);
}
