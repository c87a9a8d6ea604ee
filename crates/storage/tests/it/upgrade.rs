//! Schemas of every age brought up to date, and an upgrade that is cut short at any moment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use archive_storage::{Archive, OpenMode};
use refinery::{Migration, Runner};
use rusqlite::{Connection, types::Value};

use crate::support::{Capture, Fixture, raw};

fn migrations() -> Vec<Migration> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut migrations = refinery::load_sql_migrations(folder).unwrap();
    migrations.sort();
    migrations
}

/// Makes an archive as the program of schema `version` did.
fn of_schema(path: &Path, version: i32) -> Connection {
    let mut migrations = migrations();
    migrations.retain(|migration| migration.version() <= version);
    let mut conn = raw(path);
    conn.execute_batch("PRAGMA application_id = 1098015592; PRAGMA journal_mode = WAL")
        .unwrap();
    Runner::new(&migrations)
        .set_grouped(true)
        .run(&mut conn)
        .unwrap();
    conn
}

fn newest() -> i32 {
    migrations().last().unwrap().version()
}

type Rows = BTreeMap<String, Vec<Vec<Value>>>;

/// The columns of every table, save those of the search index and of the history of migrations.
fn tables(conn: &Connection) -> BTreeMap<String, Vec<String>> {
    let sql = "
        SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
        WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'refinery%'";
    let mut stmt = conn.prepare(sql).unwrap();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut rows = stmt.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        tables
            .entry(row.get(0).unwrap())
            .or_default()
            .push(row.get(1).unwrap());
    }
    tables
}

/// Reads the rows of `tables`, in their columns.
fn rows(conn: &Connection, tables: &BTreeMap<String, Vec<String>>) -> Rows {
    let read = |(table, columns): (&String, &Vec<String>)| {
        let list = columns.join(", ");
        let sql = format!("SELECT {list} FROM {table} ORDER BY {list}");
        let mut stmt = conn.prepare(&sql).unwrap();
        let read = stmt.query_map([], |row| {
            (0..columns.len()).map(|column| row.get(column)).collect()
        });
        let rows = read.unwrap().map(Result::unwrap).collect();
        (table.clone(), rows)
    };
    tables.iter().map(read).collect()
}

/// Puts the rows of a new archive into one of an older schema, as far as that has tables for them.
fn copy(from: &Path, conn: &Connection) {
    conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    conn.execute("ATTACH ?1 AS other", [from.to_str().unwrap()])
        .unwrap();
    for (table, columns) in tables(conn) {
        let list = columns.join(", ");
        let sql = format!("INSERT INTO main.{table} ({list}) SELECT {list} FROM other.{table}");
        conn.execute_batch(&sql).unwrap();
    }
    conn.execute_batch("DETACH other").unwrap();
}

fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    for (day, text) in [
        (1, "en: The lamp is red. / fr: La lampe est rouge."),
        (2, "en: The lamp is green. / fr: La lampe est rouge."),
        (3, "en: The lamp is green. / fr: La lampe est verte."),
    ] {
        fixture.record(&Capture::new("a.txt", text).on(day));
    }
    fixture
}

/// Makes an archive of schema `version` with rows in it.
fn old(path: &Path, version: i32) -> Rows {
    let source = filled();
    let conn = of_schema(path, version);
    copy(&source.path(), &conn);
    rows(&conn, &tables(&conn))
}

fn columns_of(path: &Path, version: i32) -> BTreeMap<String, Vec<String>> {
    let conn = of_schema(path, version);
    tables(&conn)
}

#[test]
fn every_schema_there_was_is_brought_up_to_date_with_all_rows() {
    for version in 1..newest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let before = old(&path, version);
        assert!(!before["capture"].is_empty());
        drop(Archive::open(&path, OpenMode::ReadWrite).unwrap());
        let columns = columns_of(&folder.path().join("columns.db"), version);
        let conn = raw(&path);
        assert_eq!(rows(&conn, &columns), before, "from schema {version}");
        let problems = conn.prepare("PRAGMA foreign_key_check").unwrap().exists([]);
        // Rows of tables that came later are missing here, as they were in the old archive; none may point to nothing.
        assert_eq!(problems, Ok(false), "from schema {version}");
    }
}

#[test]
fn all_ages_end_in_the_same_schema() {
    let schema = |path: &Path| -> Vec<(String, Option<String>)> {
        let conn = raw(path);
        let sql = "SELECT name, sql FROM sqlite_schema ORDER BY name";
        let mut stmt = conn.prepare(sql).unwrap();
        let rows = stmt.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    };
    let fresh = Fixture::new();
    for version in 1..newest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        drop(of_schema(&path, version));
        drop(Archive::open(&path, OpenMode::ReadWrite).unwrap());
        assert_eq!(
            schema(&path),
            schema(&fresh.path()),
            "from schema {version}"
        );
    }
}

/// Virtual machine operations between two moments at which the upgrade is cut short: few enough that no statement of a
/// migration that makes something escapes.
const STEP: i32 = 40;

/// How many of these moments are tried: some in the suite, all of them where `ARCHIVE_SOAK` is set.
fn tried(moments: usize) -> usize {
    if std::env::var_os("ARCHIVE_SOAK").is_some() {
        moments
    } else {
        8
    }
}

/// Copies the files of an archive as they are at this moment, as they are found after a kill.
fn snapshot(path: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for suffix in ["", "-wal"] {
        let name = format!("archive.db{suffix}");
        let from = path.with_file_name(&name);
        if from.exists() {
            std::fs::copy(from, to.join(name)).unwrap();
        }
    }
}

/// Brings `path` up to date in one transaction, as the program does, and keeps what the disk held all along.
fn upgrade_with_snapshots(path: &Path, folder: &Path) -> Vec<PathBuf> {
    let taken = Arc::new(Mutex::new(Vec::new()));
    let mut conn = raw(path);
    // A cache of nothing writes pages to the log as early as it can: the worst that a kill can find.
    conn.execute_batch("PRAGMA cache_size = 1").unwrap();
    let (archive, folder, list) = (path.to_owned(), folder.to_owned(), Arc::clone(&taken));
    let on_step = move || {
        let mut list = list.lock().unwrap();
        let to = folder.join(list.len().to_string());
        snapshot(&archive, &to);
        list.push(to.join("archive.db"));
        false
    };
    conn.progress_handler(STEP, Some(on_step)).unwrap();
    let runner = Runner::new(&migrations()).set_grouped(true);
    runner.run(&mut conn).unwrap();
    conn.progress_handler(0, None::<fn() -> bool>).unwrap();
    drop(conn);
    std::mem::take(&mut *taken.lock().unwrap())
}

#[test]
fn an_upgrade_cut_short_at_any_statement_can_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let before = old(&path, 5);
    let columns = columns_of(&folder.path().join("columns.db"), 5);
    let snapshots = upgrade_with_snapshots(&path, folder.path());
    assert!(snapshots.len() > 30, "only {}", snapshots.len());
    let between = snapshots.len() / tried(snapshots.len());
    for (place, path) in snapshots.iter().enumerate().step_by(between) {
        let archive = Archive::open(path, OpenMode::ReadWrite).unwrap();
        assert_eq!(archive.statements().unwrap().len(), 1, "cut at {place}");
        drop(archive);
        let conn = raw(path);
        let check = conn.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
        assert_eq!(check.as_deref(), Ok("ok"), "cut at {place}");
        assert_eq!(rows(&conn, &columns), before, "cut at {place}");
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }
}
