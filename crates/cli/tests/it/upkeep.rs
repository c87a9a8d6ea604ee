//! Reading again, merging, forgetting: `rebuild`, `merge`, `purge`.

use std::fs;

use archive_model::{Edition, SourceKind};
use archive_storage::{
    Archive, Content, Derived, KeyStrength, NewCapture, NewRun, OpenMode, Pipeline, StatementKey,
};
use archive_testkit::Scratch;

use crate::{archive, done, json_lines, rows, statement};

/// Records `text` as a program of long ago would have, which read it with this edit.
fn long_ago(scratch: &Scratch, name: &str, text: &str, edit: fn(&mut Edition)) {
    let at = "2001-02-03T04:05:06.000Z".parse().unwrap();
    let mut read = archive_ingest::derive(text.as_bytes()).unwrap();
    read.document.editions.iter_mut().for_each(edit);
    let slug = name.parse().unwrap();
    let derived = Derived {
        pipeline: Pipeline {
            repair_version: "0",
            parser_version: "0",
            langid_version: "0",
            config_json: "{}",
        },
        encoding: read.encoding,
        text: &read.text,
        repairs: &read.repairs,
        unresolved: &read.unresolved,
        document: &read.document,
        align: &archive_ingest::align_pair,
        statement: StatementKey {
            slug: &slug,
            strength: KeyStrength::Forced,
            issuer: None,
            kind: "statement",
            number: None,
            published_on: None,
            address: None,
            alternates: &[],
        },
    };
    let mut archive = Archive::open(&scratch.join("archive.db"), OpenMode::Create).unwrap();
    let run = NewRun {
        started_at: &at,
        tool_version: "0.0.1",
        args_json: "[]",
    };
    let run = archive.begin_run(&run).unwrap();
    let uri = format!("file:///{name}.txt");
    let capture = NewCapture {
        source_kind: SourceKind::File,
        source_uri: &uri,
        member_path: None,
        captured_at: &at,
        recorded_at: &at,
        media_type: None,
        charset_declared: None,
        charset_sniffed: None,
        bytes: text.as_bytes(),
        content: Content::Statement(&derived),
    };
    archive.record(run, &capture).unwrap();
}

fn reworded(edition: &mut Edition) {
    if edition.lang == archive_model::Lang::EN {
        let last = edition.paragraphs.last_mut().unwrap();
        last.text = last.text.replace("council", "coun-cil");
    }
}

#[test]
fn a_rebuild_says_what_changes_and_changes_it_once() {
    let scratch = Scratch::new();
    long_ago(&scratch, "reed", &statement("Reed"), reworded);
    long_ago(&scratch, "lark", &statement("Lark"), |_| ());
    let planned = archive(&scratch, &["rebuild", "--dry-run", "--format", "csv"]).run();
    assert_eq!(planned.code, Some(0), "{}", planned.stderr());
    let expected = "statement,from,version,valid_from,language,change_class,changes,words_added,words_removed\n\
                    reed,1,2,2001-02-03T04:05:06.000Z,en,";
    assert!(
        planned.stdout().starts_with(expected),
        "{}",
        planned.stdout()
    );
    assert_eq!(
        planned.stderr(),
        "would read 2 captures of 2 statements again: 1 statement changed, 1 new version\n"
    );
    assert_eq!(rows(&scratch, "SELECT * FROM v_version").len(), 2);
    let one = done(&scratch, &["rebuild", "lark"]);
    assert_eq!(
        one.stderr(),
        "read 1 capture of 1 statement again: nothing changed\n"
    );
    done(&scratch, &["rebuild"]);
    let versions = rows(
        &scratch,
        "SELECT version, text FROM v_paragraph WHERE slug = 'reed' AND lang = 'en' AND text LIKE '%cil %' ORDER BY version",
    );
    let texts: Vec<_> = versions
        .iter()
        .map(|row| row["text"].as_str().unwrap())
        .collect();
    assert!(
        texts[0].contains("coun-cil") && texts[1].contains("The council"),
        "{texts:?}"
    );
    let again = done(&scratch, &["rebuild"]);
    assert_eq!(
        again.stderr(),
        "nothing to do: this program has read every capture\n"
    );
    done(&scratch, &["fsck", "--all"]);
    // The old reading is what was known then.
    let known = done(&scratch, &["show", "reed/en", "--known-at", "2010"]);
    assert!(known.stdout().contains("coun-cil"), "{}", known.stdout());
    assert_eq!(archive(&scratch, &["rebuild", "none"]).run().code, Some(1));
    let missing = archive(&scratch, &["rebuild", "--dry-run", "--archive", "none.db"]).run();
    assert_eq!(missing.code, Some(66));
}

#[test]
fn two_archives_become_one() {
    let scratch = Scratch::new();
    for (file, word) in [("reed.txt", "Reed"), ("lark.txt", "Lark")] {
        fs::write(scratch.join(file), statement(word)).unwrap();
    }
    done(&scratch, &["ingest", "reed.txt"]);
    done(&scratch, &["ingest", "lark.txt", "--archive", "other.db"]);
    let would = done(&scratch, &["merge", "other.db", "--dry-run"]);
    assert_eq!(
        would.stderr(),
        "would merge: 1 new statement, 0 in both, 1 new version, 1 new capture\n"
    );
    assert_eq!(rows(&scratch, "SELECT * FROM v_version").len(), 1);
    assert_eq!(
        done(&scratch, &["merge", "other.db", "--json"]).stdout(),
        "[]\n"
    );
    done(&scratch, &["merge", "archive.db", "--archive", "other.db"]);
    let roots = ["archive.db", "other.db"].map(|file| {
        let status = json_lines(&scratch, &["status", "--json", "--archive", file]);
        status[0]["content_root"].clone()
    });
    assert_eq!(roots[0], roots[1]);
    done(&scratch, &["fsck", "--all"]);
    assert_eq!(
        archive(&scratch, &["merge", "./archive.db"]).run().code,
        Some(2)
    );
    assert_eq!(
        archive(&scratch, &["merge", "none.db"]).run().code,
        Some(66)
    );
}

#[test]
fn two_works_of_one_name_are_told_apart_and_listed() {
    let scratch = Scratch::new();
    fs::write(scratch.join("reed.txt"), statement("Reed")).unwrap();
    let other = "1. Herring quotas stay as they were agreed upon in spring, in all waters to the west of the cape.\n\
                 2. Boats that land more than their share give it to the poor of the parish.\n";
    fs::write(scratch.join("fish.txt"), other).unwrap();
    done(&scratch, &["ingest", "--statement", "release", "reed.txt"]);
    done(
        &scratch,
        &[
            "ingest",
            "--statement",
            "release",
            "fish.txt",
            "--archive",
            "other.db",
        ],
    );
    let merged = done(&scratch, &["merge", "other.db", "--format", "jsonl"]);
    let renamed: serde_json::Value = serde_json::from_str(&merged.stdout()).unwrap();
    assert_eq!(
        (&renamed["change"], &renamed["from"]),
        (&"renamed".into(), &"release".into())
    );
    let now = renamed["to"].as_str().unwrap();
    assert!(done(&scratch, &["show", now]).stdout().contains("Herring"));
}

#[test]
fn what_is_purged_stays_away() {
    let scratch = Scratch::new();
    fs::write(scratch.join("reed.txt"), statement("Reed")).unwrap();
    done(&scratch, &["ingest", "--statement", "reed", "reed.txt"]);
    done(&scratch, &["backup", "copy.db"]);
    assert_eq!(archive(&scratch, &["purge", "reed"]).run().code, Some(2));
    assert_eq!(
        archive(&scratch, &["purge", "reed/en", "--reason", "x"])
            .run()
            .code,
        Some(2)
    );
    let purge = ["purge", "reed", "--reason", "order 12/2025"];
    let would = done(&scratch, &[&purge[..], &["--dry-run"]].concat());
    let counts = "1 version, 1 capture, 1 source's bytes and 4 texts of paragraphs\n";
    assert_eq!(would.stderr(), format!("would purge {counts}"));
    fs::write(scratch.join("archive.db.pre-V7"), "").unwrap();
    let copy = "`./archive.db.pre-V7` is a copy from before and was left as it is\n";
    assert_eq!(
        done(&scratch, &purge).stderr(),
        format!("purged {counts}{copy}")
    );
    assert!(
        done(&scratch, &purge)
            .stderr()
            .starts_with("`reed` was purged before")
    );
    let shown = archive(&scratch, &["show", "reed"]).run();
    assert_eq!(shown.code, Some(1));
    assert!(
        shown.stderr().contains("`reed` was purged at 2")
            && shown.stderr().contains("order 12/2025")
    );
    let refused = archive(&scratch, &["ingest", "reed.txt"]).run();
    assert_eq!(refused.code, Some(65), "{}", refused.stderr());
    assert!(
        refused
            .stderr()
            .contains("refused `reed.txt`: it was purged with `reed` at 2"),
        "{}",
        refused.stderr()
    );
    let merged = done(&scratch, &["merge", "copy.db"]);
    assert!(
        merged.stderr().ends_with("1 capture left out by order\n"),
        "{}",
        merged.stderr()
    );
    let back = archive(&scratch, &["merge", "archive.db", "--archive", "copy.db"]).run();
    assert_eq!(back.code, Some(65));
    assert!(
        back.stderr().contains("--carry-out-purges"),
        "{}",
        back.stderr()
    );
    done(
        &scratch,
        &[
            "merge",
            "archive.db",
            "--archive",
            "copy.db",
            "--carry-out-purges",
        ],
    );
    assert!(rows(&scratch, "SELECT * FROM v_version").is_empty());
    done(&scratch, &["fsck", "--all"]);
    done(&scratch, &["ingest", "reed.txt", "--despite-purge"]);
    done(&scratch, &["fsck", "--all"]);
    assert_eq!(rows(&scratch, "SELECT reason FROM purge").len(), 1);
}

/// In how many orders: some in the suite, more where `ARCHIVE_SOAK` is set.
fn orders() -> usize {
    if std::env::var_os("ARCHIVE_SOAK").is_some() {
        20
    } else {
        4
    }
}

#[test]
fn parts_of_the_releases_make_the_same_whole_in_any_order() {
    const PARTS: usize = 4;
    let scratch = Scratch::new();
    let folder = archive_testkit::fixtures::workspace_root().join("data/releases");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let root = |archive: &str| {
        let status = json_lines(&scratch, &["status", "--json", "--archive", archive]);
        status[0]["content_root"].clone()
    };
    let all: Vec<&str> = files.iter().map(String::as_str).collect();
    done(
        &scratch,
        &[&["ingest", "--archive", "all.db"], &all[..]].concat(),
    );
    for part in 0..PARTS {
        let name = format!("part-{part}.db");
        let files: Vec<&str> = all.iter().copied().skip(part).step_by(PARTS).collect();
        done(
            &scratch,
            &[&["ingest", "--archive", &name], &files[..]].concat(),
        );
    }
    for round in 0..orders() {
        let whole = format!("whole-{round}.db");
        let mut parts: Vec<usize> = (0..PARTS).collect();
        for place in (1..PARTS).rev() {
            parts.swap(place, (round * 7 + place * 3) % (place + 1));
        }
        fs::copy(
            scratch.join(&format!("part-{}.db", parts[0])),
            scratch.join(&whole),
        )
        .unwrap();
        for part in &parts[1..] {
            done(
                &scratch,
                &["merge", &format!("part-{part}.db"), "--archive", &whole],
            );
        }
        assert_eq!(root(&whole), root("all.db"), "{parts:?}");
    }
    done(&scratch, &["fsck", "--all", "--archive", "whole-0.db"]);
}
