//! A run that is stopped: by Ctrl-C, or by `kill -9` at any moment.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Stdio};
use std::time::Duration;

use archive_testkit::Scratch;
use serde_json::Value;

use crate::{archive, done, json_lines, rows, statement};

/// A deterministic stand-in for chance (Numerical Recipes' generator): the same moments in every run of the test.
struct Chance(u32);

impl Chance {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % bound
    }
}

fn start(scratch: &Scratch, folder: &str) -> Child {
    let mut command = archive(scratch, &["ingest", folder, "--jsonl"]).into_std();
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Kills `child` after it has acknowledged some captures and returns all that it acknowledged.
fn kill_after(mut child: Child, lines: u32, pause: Duration) -> Vec<Value> {
    let mut reader = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged: Vec<String> = reader
        .by_ref()
        .take(lines as usize)
        .map(Result::unwrap)
        .collect();
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    acknowledged.extend(reader.map_while(Result::ok));
    // The last line may have been cut by the kill: then it acknowledged nothing.
    acknowledged
        .iter()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn interrupt(child: &Child) {
    let mut kill = std::process::Command::new("kill");
    let status = kill.args(["-INT", &child.id().to_string()]).status();
    assert!(status.unwrap().success());
}

fn assert_sound(scratch: &Scratch) {
    let path = scratch.join("archive.db");
    let Ok(conn) =
        rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)
    else {
        return;
    };
    let check = |pragma: &str| -> Vec<String> {
        let mut stmt = conn.prepare(pragma).unwrap();
        let rows = stmt
            .query_map([], |row| row.get::<_, rusqlite::types::Value>(0))
            .unwrap();
        rows.map(|row| format!("{:?}", row.unwrap())).collect()
    };
    assert_eq!(check("PRAGMA integrity_check"), ["Text(\"ok\")"]);
    assert_eq!(check("PRAGMA foreign_key_check"), [""; 0]);
    let tables = check("SELECT name FROM sqlite_schema WHERE name = 'text_fts'");
    if !tables.is_empty() {
        conn.execute(
            "INSERT INTO text_fts (text_fts, rank) VALUES ('integrity-check', 1)",
            [],
        )
        .unwrap();
    }
}

/// How many runs are killed: some in the suite, all of them where `ARCHIVE_SOAK` is set.
fn kills() -> usize {
    if std::env::var_os("ARCHIVE_SOAK").is_some() {
        200
    } else {
        25
    }
}

/// Captures of a run that is killed. They are committed in groups of one, two, four and so on: the kills fall into each.
const FILES: u32 = 24;

#[test]
fn kills_lose_nothing_that_was_acknowledged() {
    let scratch = Scratch::new();
    let mut chance = Chance(20_250_718);
    let mut acknowledged = HashSet::new();
    for round in 0..kills() {
        for file in 0..FILES {
            scratch.write(
                &format!("in{round}/r{round}-{file}.txt"),
                statement(&format!("word{round}x{file}")),
            );
        }
        let child = start(&scratch, &format!("in{round}"));
        let pause = Duration::from_micros(u64::from(chance.below(20_000)));
        for report in kill_after(child, chance.below(FILES / 2), pause) {
            acknowledged.insert(report["statement"].as_str().unwrap().to_owned());
        }
        assert_sound(&scratch);
    }
    assert!(
        acknowledged.len() > kills(),
        "only {} were acknowledged: nothing was tested",
        acknowledged.len()
    );

    let kept = rows(
        &scratch,
        "SELECT s.slug, count(DISTINCT ve.lang) AS languages, count(DISTINCT p.paragraph_id) AS paragraphs
         FROM statement s LEFT JOIN version USING (statement_id) LEFT JOIN version_edition ve USING (version_id)
         LEFT JOIN paragraph p USING (edition_id) GROUP BY s.slug",
    );
    let torn: Vec<_> = kept
        .iter()
        .filter(|row| row["languages"] != 2 || row["paragraphs"] != 4)
        .collect();
    assert!(torn.is_empty(), "{torn:?}");
    let kept: HashSet<String> = kept
        .iter()
        .map(|row| row["slug"].as_str().unwrap().to_owned())
        .collect();
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");

    // The same command goes on where the kill stopped it.
    done(&scratch, &["ingest", "in0"]);
    let first = rows(
        &scratch,
        "SELECT slug FROM statement WHERE slug LIKE 'r0-%'",
    );
    assert_eq!(first.len(), FILES as usize);
}

#[test]
fn ctrl_c_stops_after_the_capture_at_hand() {
    let scratch = Scratch::new();
    for file in 0..400 {
        scratch.write(
            &format!("in/r{file:03}.txt"),
            statement(&format!("word{file}")),
        );
    }
    let mut child = start(&scratch, "in");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    interrupt(&child);
    let acknowledged = 1 + lines.map_while(Result::ok).count();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(acknowledged < 400, "the run went on to its end");
    let runs = rows(&scratch, "SELECT status, n_seen FROM ingest_run");
    assert_eq!(
        runs,
        [serde_json::json!({"status": "interrupted", "n_seen": acknowledged})]
    );
    let rest = json_lines(&scratch, &["ingest", "in", "--jsonl"]);
    let new = rest
        .iter()
        .filter(|report| report["outcome"] == "new")
        .count();
    assert_eq!(acknowledged + new, 400);
}

#[test]
fn a_repair_that_is_stopped_has_written_all_that_it_did() {
    let scratch = Scratch::new();
    let line = "Les ministres siègent à l’évêché.\n";
    let text = line.repeat(400_000);
    scratch.write("long.txt", &text);
    let mut command = archive(&scratch, &["repair", "long.txt"]).into_std();
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut written = vec![0; line.len()];
    stdout.read_exact(&mut written).unwrap();
    // The first stretch is more than a pipe holds, so the program is still at it.
    interrupt(&child);
    std::thread::sleep(Duration::from_millis(200));
    stdout.read_to_end(&mut written).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(written.len() < text.len() && text.as_bytes().starts_with(&written));
    assert!(written.ends_with(line.as_bytes()), "a line was cut");
    let message = std::str::from_utf8(&output.stderr).unwrap();
    assert!(message.contains("interrupted: the first "), "{message}");
}
