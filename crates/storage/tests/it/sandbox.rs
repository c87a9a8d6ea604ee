//! Queries by people, kind and hostile.

use std::io;
use std::time::{Duration, Instant};

use archive_storage::sql::{Limits, Parameter, Sandbox, Sink, SqlError, Summary, Value};

use crate::support::{Capture, Fixture};

#[derive(Default)]
struct Collected {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
    fails: bool,
}

impl Sink for Collected {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        names.clone_into(&mut self.columns);
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        if self.fails {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.rows.push(values.to_owned());
        Ok(())
    }
}

fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new(
        "a.txt",
        "en: We agree. | So be it. / fr: Nous sommes d’accord. | Ainsi soit-il.",
    ));
    fixture
}

fn run(
    fixture: &Fixture,
    sql: &str,
    parameters: &[Parameter],
    limits: &Limits,
) -> Result<(Collected, Summary), SqlError> {
    let mut rows = Collected::default();
    let mut sandbox = Sandbox::open(&fixture.path())?;
    let summary = sandbox.query(sql, parameters, limits, &mut rows)?;
    Ok((rows, summary))
}

fn ask(
    fixture: &Fixture,
    sql: &str,
    parameters: &[Parameter],
) -> Result<Vec<Vec<Value>>, SqlError> {
    run(fixture, sql, parameters, &Limits::default()).map(|(rows, _)| rows.rows)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn parameter(name: Option<&str>, value: Value) -> Parameter {
    Parameter {
        name: name.map(str::to_owned),
        value,
    }
}

#[test]
fn honest_queries_run() {
    let fixture = filled();
    for (sql, rows) in [
        ("SELECT text FROM v_current", 4),
        (
            "-- a comment\nWITH x AS (SELECT 1) SELECT * FROM x;  -- done",
            1,
        ),
        ("VALUES (1), (2)", 2),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n",
            9,
        ),
        (
            "SELECT p.permalink FROM text_fts f JOIN v_paragraph p ON p.text_id = f.rowid WHERE text_fts MATCH 'accord'",
            1,
        ),
        (
            "SELECT snippet(text_fts, 0, '[', ']', '…', 8) FROM text_fts WHERE text_fts MATCH 'agree' ORDER BY rank",
            1,
        ),
        ("SELECT name FROM pragma_table_info('statement')", 7),
        ("PRAGMA table_info(statement)", 7),
        ("SELECT key FROM json_each('[1,2]')", 2),
    ] {
        let result = ask(&fixture, sql, &[]);
        assert_eq!(
            result
                .map(|rows| rows.len())
                .map_err(|error| error.to_string()),
            Ok(rows),
            "{sql}"
        );
    }
    assert!(
        ask(
            &fixture,
            "EXPLAIN QUERY PLAN SELECT text FROM v_current",
            &[]
        )
        .is_ok()
    );
}

#[test]
fn parameters_find_their_places() {
    let fixture = filled();
    let sql = "SELECT :lang, ?, @n, typeof(@n), ?";
    let parameters = [
        parameter(None, text("first")),
        parameter(Some("n"), Value::guess("2.5")),
        parameter(Some("lang"), text("fr")),
        parameter(None, Value::guess("2")),
    ];
    let rows = ask(&fixture, sql, &parameters).unwrap();
    assert_eq!(
        rows,
        [[
            text("fr"),
            text("first"),
            Value::Real(2.5),
            text("real"),
            Value::Integer(2)
        ]]
    );
    for parameters in [
        &parameters[..3],
        &[parameter(Some("other"), Value::Null)],
        &[parameter(None, Value::Null), parameter(None, Value::Null)],
    ] {
        let error = ask(&fixture, "SELECT ?, :lang", parameters).unwrap_err();
        assert!(matches!(error, SqlError::Parameter { .. }), "{error:?}");
    }
}

#[test]
fn mistakes_are_explained() {
    let fixture = filled();
    let hint = |sql: &str| {
        ask(&fixture, sql, &[])
            .unwrap_err()
            .hint()
            .unwrap_or_default()
    };
    assert!(hint("SELECT * FROM paragraphs").contains("v_current"));
    assert!(hint("SELECT text FROM v_current WHERE lang = \"fr\"").contains("single quotes"));
    assert!(
        hint("SELECT rowid FROM text_fts WHERE text_fts MATCH 'U.S.'").contains("double quotes")
    );
    assert!(matches!(
        ask(&fixture, " -- nothing", &[]),
        Err(SqlError::Empty)
    ));
    assert!(matches!(
        ask(&fixture, "SELECT 1; SELECT 2", &[]),
        Err(SqlError::Multiple)
    ));
    assert!(matches!(
        ask(&fixture, "SELECT 1\0", &[]),
        Err(SqlError::Invalid { .. })
    ));
    assert!(matches!(
        ask(&fixture, "SELEC 1", &[]),
        Err(SqlError::Invalid { .. })
    ));
}

#[test]
fn rows_are_cut_off_at_the_limits() {
    let fixture = filled();
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    for limits in [
        Limits {
            max_rows: 5,
            ..Limits::default()
        },
        Limits {
            max_bytes: 47,
            ..Limits::default()
        },
    ] {
        let (rows, summary) = run(&fixture, sql, &[], &limits).unwrap();
        assert_eq!(
            (rows.rows.len(), summary.rows, summary.truncated),
            (5, 5, true)
        );
    }
    let mut sink = Collected {
        fails: true,
        ..Collected::default()
    };
    let mut sandbox = Sandbox::open(&fixture.path()).unwrap();
    let result = sandbox.query("SELECT 1", &[], &Limits::default(), &mut sink);
    assert!(matches!(result, Err(SqlError::Sink(_))));
}

#[test]
fn nothing_is_left_beside_the_archive() {
    let fixture = filled();
    let path = fixture.path();
    let Fixture {
        folder, archive, ..
    } = fixture;
    drop(archive);
    drop(Sandbox::open(&path).unwrap());
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1, "{files:?}");
}

#[test]
fn a_writer_and_a_sandbox_do_not_hinder_each_other() {
    let mut fixture = filled();
    let mut sandbox = Sandbox::open(&fixture.path()).unwrap();
    let mut count = || {
        let mut rows = Collected::default();
        sandbox
            .query(
                "SELECT count(*) FROM capture",
                &[],
                &Limits::default(),
                &mut rows,
            )
            .unwrap();
        rows.rows
    };
    assert_eq!(count(), [[Value::Integer(1)]]);
    fixture.record(&Capture::new("b.txt", "en: Another text."));
    assert_eq!(count(), [[Value::Integer(2)]]);
}

/// Statements that write, reach out, look where they should not, or try to take all of the time or memory.
const HOSTILE: &[&str] = &[
    "DELETE FROM statement",
    "UPDATE statement SET slug = 'x'",
    "INSERT INTO language VALUES ('xx', 'x')",
    "REPLACE INTO language VALUES ('en', 'x')",
    "WITH x AS (SELECT 1) DELETE FROM statement",
    "INSERT INTO text_fts(text_fts) VALUES ('delete-all')",
    "INSERT INTO text_fts(text_fts) VALUES ('rebuild')",
    "DROP TABLE blob",
    "DROP TRIGGER blob_no_delete",
    "CREATE TABLE t (x)",
    "CREATE TEMP TABLE t (x)",
    "CREATE TEMP VIEW t AS SELECT 1",
    "CREATE TEMP TRIGGER t AFTER INSERT ON blob BEGIN SELECT 1; END",
    "CREATE INDEX i ON blob(size)",
    "CREATE VIRTUAL TABLE t USING fts5(x)",
    "CREATE VIRTUAL TABLE temp.t USING fts5vocab('main', 'text_fts', 'row')",
    "ALTER TABLE statement ADD COLUMN x",
    "REINDEX",
    "ANALYZE",
    "VACUUM",
    "VACUUM INTO '/tmp/archive-sandbox-escape.db'",
    "ATTACH '/tmp/archive-sandbox-escape.db' AS other",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "BEGIN",
    "BEGIN EXCLUSIVE",
    "SAVEPOINT s",
    "COMMIT",
    "PRAGMA query_only = 0",
    "PRAGMA writable_schema = 1",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA hard_heap_limit = 0",
    "PRAGMA temp_store_directory = '/'",
    "PRAGMA database_list",
    "SELECT * FROM pragma_database_list",
    "SELECT * FROM pragma_compile_options",
    "SELECT load_extension('/tmp/x.so')",
    "SELECT fts3_tokenizer('simple')",
    "EXPLAIN DELETE FROM statement",
    "SELECT 1; DELETE FROM statement",
    "SELECT hex(zeroblob(400000000))",
    "SELECT length(randomblob(1000000000))",
    "SELECT replace(hex(zeroblob(7000000)), '00', hex(zeroblob(1000)))",
    "SELECT group_concat(hex(zeroblob(1000000))) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)",
    "SELECT printf('%.*c', 900000000, 'x')",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    "WITH RECURSIVE n(i, x) AS (SELECT 1, zeroblob(1000000) UNION ALL SELECT i + 1, randomblob(1000000) FROM n) SELECT x FROM n ORDER BY x DESC",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "SELECT count(*) FROM text_unit a, text_unit b, text_unit c, text_unit d, text_unit e, text_unit f, text_unit g, text_unit h, text_unit i, text_unit j, text_unit k, text_unit l, text_unit m, text_unit n",
    "SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%b'",
    "SELECT * FROM pragma_wal_checkpoint",
    "SELECT readfile('/etc/hostname')",
    "SELECT writefile('/tmp/archive-sandbox-escape.db', 'x')",
    "EXPLAIN VACUUM INTO '/tmp/archive-sandbox-escape.db'",
    "SELECT zeroblob(2147483647)",
    "WITH RECURSIVE n(i, x) AS (SELECT 1, 'x' UNION ALL SELECT i + 1, x || x FROM n) SELECT max(length(x)) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM (SELECT DISTINCT hex(randomblob(1000)) FROM n)",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) OVER (ORDER BY randomblob(100)) FROM n",
    "SELECT json_group_array(hex(zeroblob(1000000))) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)",
];

#[test]
fn hostile_statements_do_no_harm() {
    let fixture = filled();
    let before = fixture.archive.content_root().unwrap();
    let deadline = Duration::from_millis(300);
    let limits = Limits {
        deadline,
        ..Limits::default()
    };
    assert_eq!(HOSTILE.len(), 60);
    for sql in HOSTILE {
        let started = Instant::now();
        let result = run(&fixture, sql, &[], &limits);
        assert!(result.is_err(), "{sql}");
        // Generous, because tests share their machine; a bomb that went off takes seconds.
        assert!(
            started.elapsed() < deadline + Duration::from_millis(1500),
            "{sql}"
        );
    }
    assert!(!std::path::Path::new("/tmp/archive-sandbox-escape.db").exists());
    assert_eq!(fixture.archive.content_root().unwrap(), before);
    assert_eq!(fixture.count("statement"), 1);
}

#[test]
fn what_was_forbidden_is_named() {
    let fixture = filled();
    for (sql, expected) in [
        ("DELETE FROM statement", "DELETE"),
        ("ATTACH ':memory:' AS other", "ATTACH"),
        ("PRAGMA query_only = 0", "PRAGMA query_only"),
        ("SELECT load_extension('x')", "load_extension()"),
        ("VACUUM", "VACUUM"),
    ] {
        match ask(&fixture, sql, &[]) {
            Err(SqlError::Forbidden { what }) => assert_eq!(what, expected),
            other => panic!("{sql}: {other:?}"),
        }
    }
}
