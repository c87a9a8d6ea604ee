//! What a version changed: its class, and what became of each paragraph.

use archive_model::ChangeClass;
use archive_storage::LogEntry;

use crate::support::{Capture, Fixture, raw};

const TEXT: &str = "en: The assembly keeps six gates open. | The wardens report in June.";
const NOTICE: &str = "en: 404 Not Found. The requested URL was not found on this server.";

fn log(fixture: &Fixture, slug: &str) -> Vec<LogEntry> {
    let statements = fixture.archive.statements().unwrap();
    let statement = statements
        .iter()
        .find(|statement| statement.slug.as_str() == slug);
    fixture.archive.log(statement.unwrap().id).unwrap()
}

fn classes(fixture: &Fixture, slug: &str) -> Vec<&'static str> {
    let entries = log(fixture, slug);
    entries
        .iter()
        .map(|entry| entry.version.change_class.as_str())
        .collect()
}

/// The rows of `v_change`, each on a line.
fn changes(fixture: &Fixture) -> String {
    let conn = fixture.raw();
    let sql = "
        SELECT concat_ws(' ', '@' || version, lang, seq, op, change_class, coalesce(from_ordinal, '-') || ':'
            || coalesce(to_ordinal, '-'), '+' || words_added || '-' || words_removed, reasons, permalink)
        FROM v_change ORDER BY version, lang, seq";
    let mut stmt = conn.prepare(sql).unwrap();
    let rows = stmt.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<Vec<String>, _>>().unwrap().join("\n")
}

#[test]
fn each_paragraph_that_changed_has_a_row() {
    let mut fixture = Fixture::new();
    for (day, text) in [
        TEXT,
        "en: The assembly keeps four gates open. | The wardens report in June.",
        "en: The assembly keeps four gates open. | The wardens report in June. | A bell is rung at noon.",
        "en: The assembly  keeps four gates open. | A bell is rung at noon.",
        "en: The assembly keeps four gates open. | A bell is rung at noon. / fr: L’assemblée décide.",
    ]
    .into_iter()
    .enumerate()
    {
        let day = u32::try_from(day + 1).unwrap();
        fixture.record(&Capture::new("a.txt", text).on(day));
    }
    insta::assert_snapshot!(changes(&fixture), @"
    @2 en 1 replace substantive 1:1 +1-1 number changed: six → four a/en@2/~1
    @3 en 1 insert substantive -:3 +6-0 paragraph added: A bell is rung at noon. a/en@3/~3
    @4 en 1 replace whitespace 1:1 +0-0 spaces a/en@4/~1
    @4 en 2 delete substantive 2:- +0-5 paragraph removed: The wardens report in June. a/en@3/~2
    @4 en 3 renumber structure 3:2 +0-0 label changed: 3 → 2 a/en@4/~2
    @5 en 1 replace whitespace 1:1 +0-0 spaces a/en@5/~1
    ");
    let expected = [
        "first",
        "substantive",
        "substantive",
        "substantive",
        "language",
    ];
    assert_eq!(classes(&fixture, "a"), expected);
    let sizes = log(&fixture, "a");
    let sizes: Vec<_> = sizes
        .iter()
        .map(|entry| (entry.words_added, entry.words_removed))
        .collect();
    assert_eq!(
        sizes[..3],
        [(None, None), (Some(1), Some(1)), (Some(6), Some(0))]
    );
    assert_eq!(fixture.archive.status().unwrap().versions, 5);
}

#[test]
fn every_step_has_its_class() {
    for (after, expected) in [
        (
            "en: The assembly keeps  six gates open. | The wardens report in June.",
            "whitespace",
        ),
        (
            "en: The assembly keeps six gates open; | The wardens report in June.",
            "typographic",
        ),
        (
            "en: The assembly keeps 6 gates open. | The wardens report in June.",
            "minor",
        ),
        (
            "en: The wardens report in June. | The assembly keeps six gates open.",
            "structure",
        ),
        (
            "en: The assembly keeps six gates open. | The wardens do not report in June.",
            "substantive",
        ),
    ] {
        let mut fixture = Fixture::new();
        fixture.record(&Capture::new("a.txt", TEXT).on(1));
        fixture.record(&Capture::new("a.txt", after).on(2));
        assert_eq!(classes(&fixture, "a"), ["first", expected], "{after}");
    }
}

#[test]
fn an_error_page_is_an_outage_and_the_text_comes_back() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", TEXT).on(1));
    fixture.record(
        &Capture::new("a-fr.txt", "fr: L’assemblée garde six vannes ouvertes.")
            .named("a", archive_storage::KeyStrength::Forced)
            .on(2),
    );
    fixture.record(&Capture::new("a.txt", NOTICE).on(3));
    fixture.record(&Capture::new("a.txt", NOTICE).on(4));
    fixture.record(&Capture::new("a.txt", TEXT).on(5));
    assert_eq!(
        classes(&fixture, "a"),
        ["first", "language", "outage", "none"]
    );
    let entries = log(&fixture, "a");
    assert_eq!(entries[1].version.content, entries[3].version.content);
    assert_eq!(fixture.count("paragraph_change"), 0);
}

#[test]
fn an_outage_in_another_language_takes_no_text_away() {
    let mut fixture = Fixture::new();
    let french = "fr: L’assemblée garde six vannes ouvertes.";
    fixture.record(&Capture::new("a.txt", french).on(1));
    fixture.record(&Capture::new("a.txt", NOTICE).on(2));
    fixture.record(&Capture::new("a.txt", "fr: L’assemblée garde quatre vannes ouvertes.").on(3));
    assert_eq!(classes(&fixture, "a"), ["first", "outage", "substantive"]);
    let entries = log(&fixture, "a");
    assert_eq!(entries[2].version.langs, entries[0].version.langs);
}

#[test]
fn blame_has_the_texts_in_the_order_of_the_publisher() {
    let mut fixture = Fixture::new();
    let later = "en: The assembly keeps four gates open. | The wardens report in June.";
    fixture.record(&Capture::new("a.txt", TEXT).on(1));
    fixture.record(&Capture::new("a.txt", NOTICE).on(3));
    fixture.record(&Capture::new("a.txt", later).on(4));
    let entries = log(&fixture, "a");
    let last = &entries[2].version;
    let statement = fixture.archive.statements().unwrap()[0].id;
    let history = fixture
        .archive
        .edition_history(statement, last.langs[0], last)
        .unwrap();
    let seqs: Vec<_> = history.iter().map(|(version, _)| version.seq).collect();
    assert_eq!(seqs, [1, 3]);
}

#[test]
fn an_archive_of_schema_5_keeps_every_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let conn = raw(&path);
    conn.execute_batch(include_str!("dumps/v5.sql")).unwrap();
    conn.pragma_update(None, "application_id", 1_098_015_592)
        .unwrap();
    drop(conn);
    let before = rows(&path);
    let mut archive =
        archive_storage::Archive::open(&path, archive_storage::OpenMode::ReadWrite).unwrap();
    assert_eq!(rows(&path), before);
    let log = archive.log(archive.statements().unwrap()[0].id).unwrap();
    let classes: Vec<_> = log.iter().map(|entry| entry.version.change_class).collect();
    assert!(classes.contains(&ChangeClass::First), "{classes:?}");
    let at = crate::support::day(1);
    let run = archive_storage::NewRun {
        started_at: &at,
        tool_version: "0.0.0",
        args_json: "[]",
    };
    let run = archive.begin_run(&run).unwrap();
    Capture::new("new.txt", TEXT).record(&mut archive, run);
    Capture::new(
        "new.txt",
        "en: The assembly closes. | The wardens report in June.",
    )
    .on(2)
    .record(&mut archive, run);
    let changes: i64 = raw(&path)
        .query_row("SELECT count(*) FROM v_change", [], |row| row.get(0))
        .unwrap();
    assert_eq!(changes, 1);
}

/// How many rows each table of schema 5 has.
fn rows(path: &std::path::Path) -> Vec<i64> {
    let conn = raw(path);
    let count = |table| {
        conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        })
        .unwrap()
    };
    [
        "ingest_run",
        "blob",
        "capture",
        "pipeline",
        "derivation",
        "repair_edit",
        "statement",
        "version",
        "edition",
        "text_unit",
        "paragraph",
        "alignment",
    ]
    .map(count)
    .to_vec()
}
