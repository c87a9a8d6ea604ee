//! Keeping an archive sound: `fsck`, `backup`, `restore`, `optimize`.

use std::fs;

use archive_testkit::Scratch;

use crate::{archive, done, json_lines, releases, rows, statement};

fn filled() -> Scratch {
    let scratch = Scratch::new();
    fs::write(scratch.join("reed.txt"), statement("Reed")).unwrap();
    done(&scratch, &["ingest", "reed.txt"]);
    scratch
}

/// Flips a bit of the captured bytes, as a failing disk does.
fn damage(scratch: &Scratch) {
    let path = scratch.join("archive.db");
    let stored = &rows(scratch, "SELECT data FROM blob")[0]["data"];
    let digits = stored.as_str().unwrap();
    let stored: Vec<u8> = (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect();
    let mut file = fs::read(&path).unwrap();
    let mut windows = file.windows(stored.len());
    let place = windows.position(|window| window == stored).unwrap();
    file[place + 20] ^= 1;
    fs::write(path, file).unwrap();
}

#[test]
fn fsck_of_a_sound_archive_says_so() {
    let scratch = Scratch::new();
    done(&scratch, &["ingest", &releases()]);
    let output = done(&scratch, &["fsck", "--all"]);
    assert!(output.raw_stdout.is_empty());
    assert_eq!(output.stderr(), "`archive.db` is sound\n");
    assert_eq!(done(&scratch, &["fsck", "--json"]).stdout(), "[]\n");
}

#[test]
fn fsck_names_what_is_damaged() {
    let scratch = filled();
    damage(&scratch);
    done(&scratch, &["fsck"]);
    let output = archive(&scratch, &["fsck", "--blobs", "--format", "jsonl"]).run();
    assert_eq!(output.code, Some(4));
    let found: serde_json::Value = serde_json::from_str(&output.stdout()).unwrap();
    assert_eq!(found["check"], "blobs");
    let what = found["what"].as_str().unwrap();
    assert!(
        what.starts_with("blob 1 of file://") && what.ends_with("reed.txt"),
        "{what}"
    );
    assert_eq!(output.stderr(), "`archive.db` is damaged in 1 place\n");
    let backup = archive(&scratch, &["backup", "copy.db"]).run();
    assert_eq!(backup.code, Some(4), "{}", backup.stderr());
    assert!(!scratch.join("copy.db").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_damaged_too() {
    let scratch = filled();
    let path = scratch.join("archive.db");
    let mut file = fs::read(&path).unwrap();
    file[100..4096].fill(0x5a);
    fs::write(&path, file).unwrap();
    let output = archive(&scratch, &["fsck"]).run();
    assert_eq!(output.code, Some(4), "{}", output.stderr());
    assert!(output.stdout().contains("structure"), "{}", output.stdout());
}

#[test]
fn a_backup_is_restored_under_the_name_of_the_archive() {
    let scratch = filled();
    done(&scratch, &["backup", "copy.db"]);
    assert_eq!(
        archive(&scratch, &["backup", "copy.db"]).run().code,
        Some(74)
    );
    assert_eq!(
        archive(&scratch, &["restore", "copy.db"]).run().code,
        Some(74)
    );
    let before = json_lines(&scratch, &["status", "--json"]);
    fs::remove_file(scratch.join("archive.db")).unwrap();
    assert_eq!(
        archive(&scratch, &["restore", "none.db"]).run().code,
        Some(66)
    );
    done(&scratch, &["restore", "copy.db"]);
    let after = json_lines(&scratch, &["status", "--json"]);
    assert_eq!(before[0]["content_root"], after[0]["content_root"]);
    done(&scratch, &["optimize"]);
    done(&scratch, &["fsck", "--all"]);
}

#[test]
fn whoever_has_to_wait_in_vain_is_told_for_whom() {
    let scratch = filled();
    let path = scratch.join("archive.db");
    let since = "2025-07-18T12:00:00.000Z".parse().unwrap();
    let notice = archive_storage::Notice::put_up(&path, "archive ingest big/", &since).unwrap();
    let conn =
        rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::default()).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    let output = archive(&scratch, &["ingest", "reed.txt"]).run();
    assert_eq!(output.code, Some(75), "{}", output.stderr());
    let expected = format!(
        "held by: process {}, `archive ingest big/`, since 2025-07-18T12:00:00.000Z\n",
        std::process::id()
    );
    assert!(output.stderr().contains(&expected), "{}", output.stderr());
    drop((conn, notice));
    done(&scratch, &["ingest", "reed.txt"]);
    assert!(!scratch.join("archive.db-writer").exists());
}
