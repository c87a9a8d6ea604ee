//! The file, opened by other people's programs.

use std::process::{Command, Stdio};

use archive_testkit::Scratch;

use crate::{done, releases};

fn filled() -> Scratch {
    let scratch = Scratch::new();
    done(&scratch, &["ingest", &releases()]);
    scratch
}

/// Runs another program on the archive; `None` where this machine does not have it.
fn run(scratch: &Scratch, program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    let output = command
        .args(arguments)
        .current_dir(scratch.path())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    assert!(
        output.status.success(),
        "{program}: {:?}",
        std::str::from_utf8(&output.stderr)
    );
    Some(std::str::from_utf8(&output.stdout).unwrap().to_owned())
}

#[test]
fn the_stock_shell_reads_every_table_and_view() {
    let scratch = filled();
    let query = |sql: &str| run(&scratch, "sqlite3", &["archive.db", sql]);
    let Some(check) = query("PRAGMA integrity_check") else {
        return;
    };
    assert_eq!(check, "ok\n");
    let names = query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'").unwrap();
    for name in names.lines() {
        query(&format!("SELECT count(*) FROM \"{name}\"")).unwrap();
    }
    let found = query("SELECT count(*) FROM text_fts WHERE text_fts MATCH 'brouillage'").unwrap();
    assert_ne!(found.trim(), "0");
    let refused = Command::new("sqlite3")
        .args(["archive.db", "DELETE FROM blob"])
        .current_dir(scratch.path())
        .output()
        .unwrap();
    assert!(
        !refused.status.success(),
        "the guards do not hold in the stock shell"
    );
}

#[test]
fn datasette_serves_it_and_finds_the_index() {
    let scratch = filled();
    let get = |path: &str| run(&scratch, "datasette", &["archive.db", "--get", path]);
    let Some(table) = get("/archive/text_unit.json?_search=brouillage&_shape=array") else {
        return;
    };
    assert!(table.contains("brouillage"), "{table}");
    let view = get("/archive/v_current.json?_size=1").unwrap();
    assert!(view.contains("permalink"), "{view}");
}
