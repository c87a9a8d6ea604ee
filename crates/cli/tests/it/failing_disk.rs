//! A disk that fails at one write after the other: each time a clean error, and an archive that is sound.

use std::process::{Command, Output, Stdio};

use archive_testkit::Scratch;

use crate::{done, json_lines, rows, statement};

/// How many bytes a file of the first run may have, and how many more in each further one. The step is the size of a frame of
/// SQLite's log where `ARCHIVE_SOAK` is set, so that each write is the one that fails; else it is a few times that.
fn step() -> usize {
    if std::env::var_os("ARCHIVE_SOAK").is_some() {
        4
    } else {
        44
    }
}

/// More KiB than the files of the run get.
const ENOUGH: usize = 4096;

/// Runs an ingest whose files cannot grow beyond `limit` KiB. The signal is ignored, so that the write itself fails.
fn ingest_within(scratch: &Scratch, limit: usize) -> Output {
    let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" ingest in --jsonl");
    Command::new("bash")
        .args(["-c", &script, env!("CARGO_BIN_EXE_archive")])
        .current_dir(scratch.path())
        .env_remove("ARCHIVE_DB")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn remove_archive(scratch: &Scratch) {
    for suffix in ["", "-wal", "-shm", "-writer"] {
        let path = scratch.join(&format!("archive.db{suffix}"));
        if path.exists() {
            std::fs::remove_file(path).unwrap();
        }
    }
}

fn acknowledged(output: &Output) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What was acknowledged is there, and what was not can be taken in now.
fn assert_kept(scratch: &Scratch, output: &Output, limit: usize) {
    let kept = acknowledged(output);
    let again = json_lines(scratch, &["ingest", "in", "--jsonl"]);
    for (before, now) in kept.iter().zip(&again) {
        assert_eq!(before["statement"], now["statement"], "at {limit} KiB");
        assert_eq!(now["outcome"], "unchanged", "at {limit} KiB");
    }
    done(scratch, &["fsck", "--all"]);
    let torn = rows(scratch, "SELECT slug FROM v_version WHERE langs <> 'en,fr'");
    assert!(torn.is_empty(), "at {limit} KiB: {torn:?}");
}

#[test]
fn at_each_write_the_error_is_clean_and_the_archive_sound() {
    let scratch = Scratch::new();
    for file in 0..6 {
        let text = statement(&format!("word{file}"));
        scratch.write(&format!("in/r{file}.txt"), text);
    }
    for (failures, limit) in (step()..ENOUGH).step_by(step()).enumerate() {
        remove_archive(&scratch);
        let output = ingest_within(&scratch, limit);
        if output.status.success() {
            assert!(failures > 5, "the limit was never met");
            return;
        }
        let message = std::str::from_utf8(&output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(74), "at {limit} KiB: {message}");
        assert!(message.starts_with("stopped: ") || message.starts_with("error: "));
        assert!(
            message.contains("archive: `archive.db`"),
            "at {limit} KiB: {message}"
        );
        assert_kept(&scratch, &output, limit);
    }
    panic!("the run does not end within {ENOUGH} KiB");
}
