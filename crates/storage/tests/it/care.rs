//! Damage that is found, copies that are proven.

use std::fs;
use std::path::Path;

use archive_storage::{Archive, Checks, Finding, OpenMode, StorageError, check_file, restore};

use crate::support::{Capture, Fixture};

const ALL: Checks<'_> = Checks {
    blobs: true,
    search: true,
    derive: None,
};

/// Some statements, compressed and not, in two languages, with versions.
fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    for number in 1..=6 {
        let gates = "The wardens keep the gate open, and the gate is kept open by the wardens. "
            .repeat(number);
        let name = format!("gate-{number}.txt");
        let text = format!(
            "en: Of gate {number}. {gates}| Gate {number} is of oak. / fr: La porte {number} est en chêne."
        );
        fixture.record(&Capture::new(&name, &text).on(1));
        fixture.record(&Capture::new(&name, &text.replace("oak", "elm")).on(2));
    }
    fixture
}

/// The file of an archive that was closed.
fn closed(fixture: Fixture) -> (tempfile::TempDir, Vec<u8>) {
    let path = fixture.path();
    let Fixture {
        folder, archive, ..
    } = fixture;
    drop(archive);
    let bytes = fs::read(path).unwrap();
    (folder, bytes)
}

fn names(findings: &[Finding]) -> Vec<&str> {
    findings
        .iter()
        .map(|finding| finding.what.as_str())
        .collect()
}

#[test]
fn a_sound_archive_has_no_findings() {
    let fixture = filled();
    assert_eq!(fixture.archive.check(&ALL).unwrap(), []);
    // The check of the search index had to be allowed to write.
    let written = fixture
        .raw()
        .query_row("SELECT count(*) FROM text_fts", [], |row| {
            row.get::<_, i64>(0)
        });
    assert_eq!(written, Ok(fixture.count("text_unit")));
}

#[test]
fn each_kind_of_damage_has_a_name() {
    let fixture = filled();
    let conn = fixture.raw();
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF;
         DROP TRIGGER text_unit_no_update; DROP TRIGGER version_no_update; DROP TRIGGER blob_no_update;
         UPDATE text_unit SET text = replace(text, 'elm', 'ash') WHERE text = 'Gate 3 is of elm.';
         UPDATE version SET content_sha256 = zeroblob(32) WHERE version_id = 2;
         UPDATE blob SET data = zeroblob(40) WHERE blob_id = 5;
         UPDATE blob SET size = 9000000000000000000 WHERE blob_id = 7;
         DELETE FROM issuer; INSERT INTO statement_alias VALUES ('slug', 'gone', 99)",
    )
    .unwrap();
    let findings = check_file(&fixture.path(), &ALL).unwrap();
    let told: Vec<String> = findings
        .iter()
        .map(|finding| {
            format!(
                "{}: {}: {}",
                finding.check.as_str(),
                finding.what,
                finding.problem
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    references: a row of statement_alias: it points to a statement that is not there
    texts: text 12 of gate-3/en@2/~2: it does not give its digest
    texts: edition 9 of gate-3/en: it does not give its digest
    versions: version 2: it does not give its digest
    blobs: blob 5 of gate-3.txt: Unknown frame descriptor
    blobs: blob 7 of gate-4.txt: it does not give its digest
    search: the search index: fts5: checksum mismatch for table "text_fts"
    "#);
}

/// Where a value stands in the file.
struct Target {
    name: String,
    start: usize,
    len: usize,
}

fn targets(path: &Path, file: &[u8]) -> Vec<Target> {
    let conn = crate::support::raw(path);
    let sql = "SELECT 'blob ' || blob_id, data FROM blob UNION ALL SELECT 'text ' || text_id, CAST(text AS BLOB) FROM text_unit";
    let mut stmt = conn.prepare(sql).unwrap();
    let rows = stmt
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let rows: Vec<(String, Vec<u8>)> = rows.collect::<Result<_, _>>().unwrap();
    let targets = rows.into_iter().map(|(name, value)| Target {
        start: file
            .windows(value.len())
            .position(|window| window == value)
            .unwrap(),
        len: value.len(),
        name,
    });
    targets.collect()
}

/// How many bits are flipped: some in the suite, all of them where `ARCHIVE_SOAK` is set.
fn flips() -> usize {
    if std::env::var_os("ARCHIVE_SOAK").is_some() {
        10_000
    } else {
        200
    }
}

#[test]
fn a_flipped_bit_in_bytes_or_text_is_found_and_named() {
    let fixture = filled();
    let path = fixture.path();
    let (folder, bytes) = closed(fixture);
    let targets = targets(&path, &bytes);
    let damaged = folder.path().join("damaged.db");
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % limit as u64).unwrap()
    };
    for round in 0..flips() {
        let target = &targets[below(targets.len())];
        let is_content = round % 2 == 0;
        let place = if is_content {
            target.start + below(target.len)
        } else {
            below(bytes.len())
        };
        let mut file = bytes.clone();
        file[place] ^= 1 << below(8);
        fs::write(&damaged, &file).unwrap();
        // Elsewhere a flip can make it a file of another kind; that nothing panics is all that is asked.
        let result = check_file(&damaged, &ALL);
        if is_content {
            let findings = result.unwrap();
            let name = format!("{} ", target.name);
            assert!(
                names(&findings).iter().any(|what| what.starts_with(&name)),
                "{name} at {place}: {findings:?}"
            );
        }
    }
}

#[test]
fn a_backup_is_an_archive_of_the_same_content() {
    let mut fixture = filled();
    let copy = fixture.folder.path().join("copy.db");
    fixture.archive.back_up(&copy).unwrap();
    fixture.record(&Capture::new("later.txt", "en: Something else."));
    let opened = Archive::open(&copy, OpenMode::ReadOnly).unwrap();
    assert_eq!(opened.status().unwrap().statements, 6);
    drop(opened);
    let again = fixture.archive.back_up(&copy);
    assert!(
        matches!(again, Err(StorageError::Exists { .. })),
        "{again:?}"
    );
    let restored = fixture.folder.path().join("restored.db");
    restore(&copy, &restored).unwrap();
    let archives = [&copy, &restored].map(|path| Archive::open(path, OpenMode::ReadWrite).unwrap());
    let roots = archives
        .each_ref()
        .map(|archive| archive.content_root().unwrap());
    assert_eq!(roots[0], roots[1]);
    drop(archives);
    let mut files: Vec<_> = fs::read_dir(fixture.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    files.retain(|name| !name.to_str().unwrap().starts_with("archive.db"));
    files.sort();
    assert_eq!(files, ["copy.db", "restored.db"]);
}

#[test]
fn a_damaged_archive_gives_no_backup() {
    let fixture = filled();
    let path = fixture.path();
    let (folder, mut bytes) = closed(fixture);
    let target = targets(&path, &bytes).remove(3);
    bytes[target.start] ^= 4;
    fs::write(&path, bytes).unwrap();
    let copy = folder.path().join("copy.db");
    let result = Archive::open(&path, OpenMode::ReadOnly)
        .unwrap()
        .back_up(&copy);
    assert!(
        matches!(result, Err(StorageError::Unsound { count: 1, .. })),
        "{result:?}"
    );
    let files = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 1);
}

#[test]
fn a_log_that_was_left_behind_is_not_played_into_a_restored_archive() {
    let fixture = filled();
    let copy = fixture.folder.path().join("copy.db");
    fixture.archive.back_up(&copy).unwrap();
    fs::write(fixture.folder.path().join("new.db-wal"), "old pages").unwrap();
    let result = restore(&copy, &fixture.folder.path().join("new.db"));
    assert!(
        matches!(result, Err(StorageError::Exists { .. })),
        "{result:?}"
    );
}

#[test]
fn tidying_up_changes_no_content() {
    let mut fixture = filled();
    let root = fixture.archive.content_root().unwrap();
    let optimized = fixture.archive.optimize().unwrap();
    assert!(optimized.before > 0 && optimized.after > 0, "{optimized:?}");
    assert_eq!(fixture.archive.content_root().unwrap(), root);
    assert_eq!(fixture.archive.check(&ALL).unwrap(), []);
}
