//! The views: a contract, so each is shown once in full.

use std::fmt::Write as _;

use archive_model::{Method, Repair};
use archive_storage::KeyStrength;
use insta::assert_snapshot;

use crate::support::{Capture, Fixture};

fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    let text = "en: We agree. | So be it. / fr: L’accord. | Ainsi soit-il.";
    let mut first = Capture::new("a.txt", text).named("nac/2025/accord", KeyStrength::Metadata);
    let start = text.find('’').unwrap();
    first.repairs = vec![Repair {
        span: start..start + 3,
        source: start..start + 2,
        before: "â".to_owned(),
        after: "’".to_owned(),
        rule: "lossy.c1.apostrophe".into(),
        method: Method::Lossy,
        confidence: 0.98,
        alternatives: Vec::new(),
    }];
    fixture.record(&first);
    let changed = "en: We agree. | So be it. / fr: L’accord. | Ainsi soit-elle.";
    fixture.record(&Capture::new("a.txt", changed).on(2));
    fixture
}

/// Writes the rows of a view, values separated by bars.
fn rows(fixture: &Fixture, sql: &str) -> String {
    let conn = fixture.raw();
    conn.pragma_update(None, "trusted_schema", false).unwrap();
    let mut stmt = conn.prepare(sql).unwrap();
    let mut page = stmt.column_names().collect::<Vec<_>>().join(" | ");
    let count = stmt.column_count();
    let mut rows = stmt.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let value = |index| match row.get_unwrap(index) {
            rusqlite::types::Value::Null => "∅".to_owned(),
            rusqlite::types::Value::Integer(integer) => integer.to_string(),
            rusqlite::types::Value::Real(real) => real.to_string(),
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Blob(blob) => format!("{} bytes", blob.len()),
        };
        let values: Vec<_> = (0..count).map(value).collect();
        write!(page, "\n{}", values.join(" | ")).unwrap();
    }
    page
}

#[test]
fn v_version() {
    assert_snapshot!(rows(
        &filled(),
        "SELECT * FROM v_version ORDER BY slug, seq"
    ));
}

#[test]
fn v_paragraph() {
    assert_snapshot!(rows(
        &filled(),
        "SELECT * FROM v_paragraph ORDER BY slug, version, lang, ordinal"
    ));
}

#[test]
fn v_current() {
    assert_snapshot!(rows(
        &filled(),
        "SELECT * FROM v_current ORDER BY slug, lang, ordinal"
    ));
}

#[test]
fn v_parallel() {
    assert_snapshot!(rows(
        &filled(),
        "SELECT * FROM v_parallel ORDER BY slug, version, label"
    ));
}

#[test]
fn v_repair() {
    assert_snapshot!(rows(
        &filled(),
        "SELECT * FROM v_repair ORDER BY derivation_id, seq"
    ));
}
