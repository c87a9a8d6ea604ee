//! Input and archives that cannot be used: what is said, the exit code, and that nothing is lost.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use archive_testkit::Scratch;

use crate::{archive, done, json_lines, rows, statement};

/// Ingests `bytes` between two good files and compares what is said, the exit code and what became of the good ones.
fn check(bytes: &[u8], code: i32, said: &str) {
    let scratch = Scratch::new();
    scratch.write("in/a.txt", statement("tidal"));
    scratch.write("in/b.txt", bytes);
    scratch.write("in/c.txt", statement("northern"));
    let output = archive(&scratch, &["ingest", "in", "--max-size", "4M"]).run();
    assert_eq!(output.code, Some(code), "{}", output.stderr());
    assert_eq!(output.stderr(), said);
    let slugs = rows(
        &scratch,
        "SELECT slug FROM statement WHERE slug IN ('a', 'c')",
    );
    assert_eq!(slugs.len(), 2, "the run did not go on");
}

#[test]
fn sources_without_text_are_set_aside() {
    check(b"", 65, "set aside `in/b.txt`: it is empty\n");
    check(b" \n\t\n", 65, "set aside `in/b.txt`: it is empty\n");
    check(
        b"%PDF-1.7\n\x00\x01",
        65,
        "set aside `in/b.txt`: it cannot be opened as a PDF document\n",
    );
    let noise: Vec<u8> = (0..5000_u32)
        .map(|index| (index.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    check(
        &noise,
        65,
        "set aside `in/b.txt`: it is binary data: too many of its characters are no text\n",
    );
    let long = b"long ".repeat(1 << 20);
    check(
        &long,
        65,
        "cannot read `in/b.txt`: it is larger than 4194304 bytes, the most that is read (`--max-size`)\n",
    );
}

#[test]
fn odd_texts_are_taken_in() {
    check(
        b"<!DOCTYPE html><p>1. We note the report.<p>2. We agree.",
        0,
        "",
    );
    check(b"1. We note\0 the report.\n2. We agree.\n", 0, "");
    check(b"1. We note \xff\xfe the report.\n2. We agree.\n", 0, "");
    check(
        "\u{feff}1. We note the report.\r\n2. We agree.\r".as_bytes(),
        0,
        "",
    );
    check("2. We note the report. ".repeat(100_000).as_bytes(), 0, "");
}

#[test]
fn set_aside_bytes_are_kept() {
    let scratch = Scratch::new();
    scratch.write("a.txt", b"\x89PNG and more");
    let output = archive(&scratch, &["ingest", "a.txt"]).run();
    assert_eq!(output.code, Some(65));
    let kept = rows(
        &scratch,
        "SELECT outcome, error_code, length(data) AS n FROM capture JOIN blob USING (blob_id)",
    );
    assert_eq!(kept[0]["outcome"], "quarantined");
    assert_eq!(kept[0]["error_code"], "binary");
}

#[test]
fn missing_sources_are_named_and_make_no_archive() {
    let scratch = Scratch::new();
    let output = archive(&scratch, &["ingest", "none.txt"]).run();
    assert_eq!(output.code, Some(66));
    assert_eq!(
        output.stderr(),
        "cannot read `none.txt`: No such file or directory (os error 2)\n"
    );
    assert_eq!(output.stdout(), "ingested 1 capture: 1 not read\n");
    assert!(!scratch.join("archive.db").exists());

    scratch.write("a.txt", statement("tidal"));
    let output = archive(&scratch, &["ingest", "none.txt", "a.txt", "--jsonl"]).run();
    assert_eq!(output.code, Some(66));
    assert_eq!(output.stdout().lines().count(), 2);
    assert_eq!(rows(&scratch, "SELECT slug FROM statement").len(), 1);
}

/// Makes a command run as a user without privileges, since permissions mean nothing to root.
fn as_nobody(command: archive_testkit::Command<'_>) -> std::process::Command {
    use std::os::unix::process::CommandExt as _;
    let mut command = command.into_std();
    let root = fs::metadata("/proc/self")
        .is_ok_and(|metadata| std::os::unix::fs::MetadataExt::uid(&metadata) == 0);
    if root {
        command.uid(65_534);
    }
    command
}

#[test]
fn a_folder_without_permission_is_named_and_the_rest_read() {
    let scratch = Scratch::new();
    scratch.write("in/a.txt", statement("tidal"));
    scratch.write("in/closed/b.txt", statement("northern"));
    let mode = |path: &str, mode| {
        fs::set_permissions(scratch.join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("", 0o777);
    mode("in/closed", 0o000);
    // The binary may lie where nobody else may look.
    fs::copy(env!("CARGO_BIN_EXE_archive"), scratch.join("program")).unwrap();
    let program = scratch.join("program");
    let call = archive_testkit::Command::new(&program, &scratch).args(["ingest", "in"]);
    let output = as_nobody(call).output().unwrap();
    mode("in/closed", 0o755);
    assert_eq!(output.status.code(), Some(66));
    let said = std::str::from_utf8(&output.stderr).unwrap();
    assert_eq!(
        said,
        "cannot read `in/closed`: Permission denied (os error 13)\n"
    );
    assert_eq!(
        output.stdout,
        b"ingested 2 captures: 1 new statement, 1 not read\n"
    );
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    let scratch = Scratch::new();
    scratch.write("a.txt", statement("tidal"));
    let foreign = |name: &str| {
        let before = fs::read(scratch.join(name)).unwrap();
        for arguments in [["ingest", "a.txt"].as_slice(), &["list"]] {
            let output = archive(&scratch, &[&["--archive", name], arguments].concat()).run();
            assert_eq!(output.code, Some(65), "{}", output.stderr());
            let said = output.stderr();
            assert!(
                said.starts_with(&format!("error: `{name}` is not an archive\n")),
                "{said}"
            );
            assert!(said.contains("hint: "), "{said}");
        }
        assert!(
            before == fs::read(scratch.join(name)).unwrap(),
            "{name} was touched"
        );
    };
    scratch.write(
        "text.db",
        "Not a database, but a long enough text to be looked at. ".repeat(40),
    );
    foreign("text.db");
    let other = rusqlite::Connection::open_with_flags(
        scratch.join("other.db"),
        rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE | rusqlite::OpenFlags::SQLITE_OPEN_CREATE,
    );
    other
        .unwrap()
        .execute_batch("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')")
        .unwrap();
    foreign("other.db");
}

#[test]
fn a_newer_archive_is_refused_and_left_alone() {
    let scratch = Scratch::new();
    scratch.write("a.txt", statement("tidal"));
    done(&scratch, &["ingest", "a.txt"]);
    let conn = open(&scratch);
    conn.execute(
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
         VALUES (9999, 'create_future', '2019-01-01T00:00:00Z', '1')",
        [],
    )
    .unwrap();
    drop(conn);
    for arguments in [
        ["ingest", "a.txt"].as_slice(),
        &["list"],
        &["sql", "SELECT 1"],
    ] {
        let output = archive(&scratch, arguments).run();
        assert_eq!(output.code, Some(65), "{}", output.stderr());
        assert!(
            output.stderr().contains("has schema 9999"),
            "{}",
            output.stderr()
        );
        assert!(
            output.stderr().contains("newest version of this program"),
            "{}",
            output.stderr()
        );
    }
}

fn open(scratch: &Scratch) -> rusqlite::Connection {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
    rusqlite::Connection::open_with_flags(scratch.join("archive.db"), flags).unwrap()
}

#[test]
fn a_locked_archive_can_be_read_and_says_who_must_wait() {
    let scratch = Scratch::new();
    scratch.write("a.txt", statement("tidal"));
    done(&scratch, &["ingest", "a.txt"]);
    let conn = open(&scratch);
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(
        json_lines(&scratch, &["list", "--format", "jsonl"]).len(),
        1
    );
    let output = archive(&scratch, &["ingest", "a.txt"]).run();
    assert_eq!(output.code, Some(75), "{}", output.stderr());
    assert!(
        output.stderr().contains("locked by another program"),
        "{}",
        output.stderr()
    );
    assert!(
        output.stderr().contains("hint: wait until"),
        "{}",
        output.stderr()
    );
    conn.execute_batch("ROLLBACK").unwrap();
    done(&scratch, &["ingest", "a.txt"]);
}

#[test]
fn a_disk_that_takes_no_more_keeps_what_was_recorded() {
    let scratch = Scratch::new();
    for index in 0..40 {
        // Text that does not compress, so that the file grows.
        let word = |word: u32| format!("{:x}", (word + index * 4000).wrapping_mul(2_654_435_761));
        let words = (0..4000).map(word).collect::<Vec<_>>().join(" ");
        scratch.write(&format!("in/{index:02}.txt"), format!("1. {words}\n"));
    }
    // A limit on the size of a file stands in for a full disk: the write fails in the same place.
    let script = "trap '' XFSZ; ulimit -f 1500; exec \"$0\" ingest in --jsonl";
    let mut shell = std::process::Command::new("sh");
    let output = shell
        .args(["-c", script, env!("CARGO_BIN_EXE_archive")])
        .current_dir(scratch.path())
        .output()
        .unwrap();
    let said = std::str::from_utf8(&output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(74), "{said}");
    assert!(said.contains("error: "), "{said}");
    let acknowledged = std::str::from_utf8(&output.stdout).unwrap().lines().count();
    assert!(
        acknowledged > 0 && acknowledged < 40,
        "{acknowledged} acknowledged"
    );

    let conn = open(&scratch);
    let sound: String = conn
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    drop(conn);
    assert_eq!(
        rows(&scratch, "SELECT slug FROM statement").len(),
        acknowledged
    );
    done(&scratch, &["ingest", "in"]);
    assert_eq!(rows(&scratch, "SELECT slug FROM statement").len(), 40);
}

#[test]
fn a_command_line_that_makes_no_sense_is_explained() {
    let scratch = Scratch::new();
    for (arguments, said) in [
        (["show", "No Slug"].as_slice(), "is not an address"),
        (&["ingest"], "required arguments were not provided"),
        (&["ingest", "a", "--statement", "../x"], "is not a slug"),
        (&["list", "--format", "xml"], "invalid value 'xml'"),
        (&["repair", "--declared", "klingon"], "is no encoding label"),
        (&["repair", "--threshold", "2"], "is no probability"),
    ] {
        let output = archive(&scratch, arguments).run();
        assert_eq!(output.code, Some(2), "{arguments:?}: {}", output.stderr());
        assert!(output.stderr().contains(said), "{}", output.stderr());
    }
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let scratch = Scratch::new();
    let output = archive(&scratch, &["list"]).run();
    assert_eq!(output.code, Some(66));
    insta::assert_snapshot!(output.stderr(), @r"
    error: there is no archive at `archive.db`
    hint: `archive ingest PATH` makes one; `--archive FILE` or ARCHIVE_DB says where it is
    ");
    scratch.write("a.txt", statement("tidal"));
    done(&scratch, &["ingest", "a.txt"]);
    let said = |address: &str| {
        let output = archive(&scratch, &["show", address]).run();
        assert_eq!(output.code, Some(1));
        output.stderr()
    };
    insta::assert_snapshot!(said("b"), @r"
    error: there is no statement `b`
    hint: `archive list` shows the statements that are there
    ");
    insta::assert_snapshot!(said("a/de"), @r"
    error: statement `a` is not there in this language at version 1
    hint: it is there in: en,fr
    ");
    insta::assert_snapshot!(said("a@7"), @r"
    error: statement `a` has no such version: its newest is 1
    hint: `archive log a` shows its versions
    ");
    insta::assert_snapshot!(said("a/en@1/~9"), @r"
    error: version 1 of statement `a` has no such paragraph: its last is 2
    hint: `archive show a` shows them
    ");
}
