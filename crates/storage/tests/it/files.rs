//! Files that are an archive, and files that are not.

use std::fs;
use std::process::Command;

use archive_storage::{Archive, OpenMode, StorageError};

use crate::support::{Capture, Fixture, raw};

fn open(path: &std::path::Path, mode: OpenMode) -> Result<(), StorageError> {
    Archive::open(path, mode).map(drop)
}

#[test]
fn a_missing_file_is_made_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    for mode in [OpenMode::ReadOnly, OpenMode::ReadWrite] {
        assert!(matches!(
            open(&path, mode),
            Err(StorageError::NotFound { .. })
        ));
    }
    assert!(!path.exists());
    fs::write(&path, "").unwrap();
    let empty = open(&path, OpenMode::ReadOnly);
    assert!(matches!(empty, Err(StorageError::NotAnArchive { .. })));
    open(&path, OpenMode::Create).unwrap();
    open(&path, OpenMode::ReadOnly).unwrap();
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(beside.len(), 1, "{beside:?}");
}

#[test]
fn what_is_not_ours_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("letter.txt");
    fs::write(&text, "Dear reader, this is a letter.").unwrap();
    let foreign = folder.path().join("foreign.db");
    raw(&foreign)
        .execute_batch("CREATE TABLE customer (name TEXT)")
        .unwrap();
    for path in [&text, &foreign] {
        let before = fs::read(path).unwrap();
        for mode in [OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create] {
            let error = open(path, mode);
            assert!(
                matches!(error, Err(StorageError::NotAnArchive { .. })),
                "{error:?}"
            );
        }
        assert!(Archive::open_scratch(path).is_err());
        assert_eq!(fs::read(path).unwrap(), before);
    }
    let error = open(folder.path(), OpenMode::Create);
    assert!(matches!(error, Err(StorageError::NotAnArchive { .. })));
}

#[test]
fn a_start_that_was_cut_short_can_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    for (name, sql) in [
        ("marked", "PRAGMA application_id = 1098015592"),
        ("log", "PRAGMA journal_mode = WAL; PRAGMA application_id = 1098015592"),
        (
            "history",
            "PRAGMA application_id = 1098015592;
             CREATE TABLE refinery_schema_history (version int4 PRIMARY KEY, name VARCHAR(255), applied_on VARCHAR(255), checksum VARCHAR(255))",
        ),
    ] {
        let path = folder.path().join(name);
        raw(&path).execute_batch(sql).unwrap();
        open(&path, OpenMode::Create).unwrap();
    }
}

#[test]
fn a_newer_or_altered_schema_is_refused() {
    let fixture = Fixture::new();
    let conn = fixture.raw();
    conn.execute_batch(
        "INSERT INTO refinery_schema_history VALUES (999, 'later', '2018-01-01T00:00:00Z', '1')",
    )
    .unwrap();
    for mode in [OpenMode::ReadOnly, OpenMode::Create] {
        let error = open(&fixture.path(), mode);
        assert!(
            matches!(error, Err(StorageError::Newer { found: 999, .. })),
            "{error:?}"
        );
    }
    conn.execute_batch("DELETE FROM refinery_schema_history WHERE version = 999")
        .unwrap();
    conn.execute_batch("UPDATE refinery_schema_history SET checksum = '7' WHERE version = 2")
        .unwrap();
    let error = open(&fixture.path(), OpenMode::ReadWrite).unwrap_err();
    let StorageError::Divergent { migration, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(migration, "V2__create_derivations");
}

#[test]
fn an_older_archive_is_not_migrated_by_a_reader() {
    let fixture = Fixture::new();
    let newest: i64 = fixture.count("refinery_schema_history");
    fixture
        .raw()
        .execute(
            "DELETE FROM refinery_schema_history WHERE version = ?1",
            [newest],
        )
        .unwrap();
    let error = open(&fixture.path(), OpenMode::ReadOnly);
    assert!(
        matches!(error, Err(StorageError::Older { .. })),
        "{error:?}"
    );
}

#[test]
fn a_damaged_file_is_called_damaged() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", "en: We agree."));
    let path = fixture.path();
    let Fixture {
        folder, archive, ..
    } = fixture;
    drop(archive);
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let result = Archive::open(&path, OpenMode::ReadOnly).and_then(|archive| archive.status());
    assert!(
        matches!(result, Err(StorageError::Corrupt { .. })),
        "{result:?}"
    );
    drop(folder);
}

#[test]
fn a_dry_run_changes_and_makes_nothing() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", "en: We agree."));
    let path = fixture.path();
    // The first is a transaction in the file; the second finds it locked, and is a copy.
    let mut scratch = Archive::open_scratch(&path).unwrap();
    let mut second = Archive::open_scratch(&path).unwrap();
    Capture::new("c.txt", "en: A third.").record(&mut second, archive_model::RunId(1));
    assert_eq!(second.statements().unwrap().len(), 2);
    drop(second);
    let run = archive_model::RunId(1);
    let again = Capture::new("a.txt", "en: We agree.").record(&mut scratch, run);
    assert_eq!(again.outcome, archive_model::Outcome::Unchanged);
    Capture::new("b.txt", "en: Something else.").record(&mut scratch, run);
    assert_eq!(scratch.statements().unwrap().len(), 2);
    drop(scratch);
    assert_eq!(
        (fixture.count("capture"), fixture.count("statement")),
        (1, 1)
    );
    let missing = fixture.folder.path().join("missing.db");
    assert!(
        Archive::open_scratch(&missing)
            .unwrap()
            .statements()
            .unwrap()
            .is_empty()
    );
    assert!(!missing.exists());
}

/// The `sqlite3` of a current Debian is years behind the one in this program.
#[test]
fn the_stock_shell_reads_it() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new(
        "a.txt",
        "en: We agree. / fr: L’accord est général.",
    ));
    let sql = "
        SELECT count(*) FROM v_version; SELECT count(*) FROM v_paragraph; SELECT count(*) FROM v_current;
        SELECT count(*) FROM v_parallel; SELECT count(*) FROM v_repair; PRAGMA integrity_check;
        SELECT p.permalink FROM text_fts f JOIN v_current p ON p.text_id = f.rowid WHERE text_fts MATCH 'general'";
    let shell = Command::new("sqlite3")
        .arg("-readonly")
        .arg(fixture.path())
        .arg(sql)
        .output();
    let Ok(output) = shell else { return };
    let expected = "1\n2\n2\n1\n0\nok\na/fr@1/~1\n";
    assert_eq!(str::from_utf8(&output.stdout), Ok(expected), "{output:?}");
}
