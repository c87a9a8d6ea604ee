//! Taking captures in: what is new, what is not, and what the run says of it.

use std::collections::BTreeSet;
use std::fs;

use archive_testkit::{Scratch, fixtures};

use crate::{archive, done, json_lines, releases, rows, statement};

#[test]
fn every_release_comes_to_what_it_should() {
    let scratch = Scratch::new();
    let root = fixtures::workspace_root().to_str().unwrap();
    let reports = json_lines(&scratch, &["ingest", &releases(), "--jsonl"]);
    let lines: Vec<String> = reports
        .iter()
        .map(|report| {
            let source = report["source"]
                .as_str()
                .unwrap()
                .replace(root, "")
                .replace("/data/releases/", "");
            let langs: Vec<&str> = report["languages"]
                .as_array()
                .unwrap()
                .iter()
                .map(|lang| lang.as_str().unwrap())
                .collect();
            format!(
                "{source}\n  {} {}@{} {} [{}] {} paragraphs, {} repairs, {} unresolved",
                report["outcome"].as_str().unwrap(),
                report["statement"].as_str().unwrap(),
                report["version"],
                report["change_class"].as_str().unwrap(),
                langs.join(" "),
                report["paragraphs"],
                report["repairs"],
                report["unresolved"],
            )
        })
        .collect();
    insta::assert_snapshot!("releases", lines.join("\n"));
}

/// The digests that name content, whatever their order.
fn digests(scratch: &Scratch) -> BTreeSet<String> {
    let query = "SELECT DISTINCT slug || ' ' || text_sha256_hex AS content FROM (
        SELECT s.slug, hex(v.content_sha256) AS text_sha256_hex FROM version v JOIN statement s USING (statement_id)
        UNION ALL SELECT s.slug, lang || hex(text_sha256) FROM edition JOIN statement s USING (statement_id))";
    let rows = rows(scratch, query);
    rows.iter()
        .map(|row| row["content"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn order_does_not_matter_and_twice_is_once() {
    let sources: Vec<String> = fixtures::releases()
        .iter()
        .map(|release| release.path.to_str().unwrap().to_owned())
        .collect();
    let forwards = Scratch::new();
    done(&forwards, &["ingest", &releases()]);
    let root =
        |scratch: &Scratch| json_lines(scratch, &["status", "--json"])[0]["content_root"].clone();
    let before = (
        digests(&forwards),
        root(&forwards),
        rows(&forwards, "SELECT count(*) AS n FROM version"),
    );

    let again = json_lines(&forwards, &["ingest", &releases(), "--jsonl"]);
    assert!(
        again.iter().all(|report| report["outcome"] == "unchanged"),
        "{again:#?}"
    );
    let after = (
        digests(&forwards),
        root(&forwards),
        rows(&forwards, "SELECT count(*) AS n FROM version"),
    );
    assert_eq!(before, after);

    for turn in [1, 7, 13] {
        let shuffled = Scratch::new();
        let mut order: Vec<&str> = sources.iter().map(String::as_str).rev().collect();
        order.rotate_left(turn);
        done(&shuffled, &[&["ingest"], order.as_slice()].concat());
        assert_eq!(
            (digests(&shuffled), root(&shuffled)),
            (before.0.clone(), before.1.clone()),
            "turned by {turn}"
        );
    }
}

#[test]
fn a_change_in_one_language_shares_the_other() {
    let scratch = Scratch::new();
    let text = statement("tidal");
    scratch.write("a.txt", &text);
    done(&scratch, &["ingest", "a.txt"]);
    scratch.write("a.txt", text.replace("tout navire", "chaque navire"));
    let report = &json_lines(&scratch, &["ingest", "a.txt", "--jsonl"])[0];
    assert_eq!(
        (report["outcome"].as_str(), report["version"].as_u64()),
        (Some("version"), Some(2))
    );
    let shared = rows(
        &scratch,
        "SELECT lang, count(DISTINCT edition_id) AS n FROM version_edition GROUP BY lang",
    );
    let expected = serde_json::json!([{"lang": "en", "n": 1}, {"lang": "fr", "n": 2}]);
    assert_eq!(serde_json::Value::from(shared), expected);

    scratch.write("a.txt", &text);
    let report = &json_lines(&scratch, &["ingest", "a.txt", "--jsonl"])[0];
    assert_eq!(
        report["version"], 3,
        "a source that goes back has a third version"
    );
    let report = &json_lines(&scratch, &["ingest", "a.txt", "--jsonl"])[0];
    assert_eq!(report["outcome"], "unchanged");
}

#[test]
fn the_statement_can_be_named_and_standard_input_read() {
    let scratch = Scratch::new();
    let ingest = |word: &str| {
        let call = archive(
            &scratch,
            &["ingest", "-", "--statement", "ports/2019", "--jsonl"],
        );
        let output = call.stdin(statement(word)).run();
        assert_eq!(output.code, Some(0), "{}", output.stderr());
        serde_json::from_str::<serde_json::Value>(&output.stdout()).unwrap()
    };
    assert_eq!(ingest("tidal")["outcome"], "new");
    assert_eq!(ingest("northern")["outcome"], "version");
    assert_eq!(ingest("tidal")["outcome"], "unchanged");
}

#[test]
fn two_texts_from_standard_input_are_two_statements() {
    let scratch = Scratch::new();
    for text in [
        statement("tidal"),
        "Ice roads close on the first of April.\n".to_owned(),
    ] {
        let output = archive(&scratch, &["ingest", "-", "--jsonl"])
            .stdin(text)
            .run();
        assert!(
            output.stdout().contains("\"outcome\":\"new\""),
            "{}",
            output.stdout()
        );
    }
}

#[test]
fn a_dry_run_changes_nothing() {
    let scratch = Scratch::new();
    scratch.write("a.txt", statement("tidal"));
    let output = done(&scratch, &["ingest", "a.txt", "--dry-run"]);
    assert_eq!(output.stdout(), "would ingest 1 capture: 1 new statement\n");
    assert!(!scratch.join("archive.db").exists());

    done(&scratch, &["ingest", "a.txt"]);
    let before = fs::read(scratch.join("archive.db")).unwrap();
    scratch.write("a.txt", statement("northern"));
    let report = &json_lines(&scratch, &["ingest", "a.txt", "--dry-run", "--jsonl"])[0];
    assert_eq!(report["outcome"], "version");
    assert!(
        before == fs::read(scratch.join("archive.db")).unwrap(),
        "a dry run wrote"
    );
}

#[test]
fn the_archive_is_named_by_flag_or_environment() {
    let scratch = Scratch::new();
    scratch.write("a.txt", statement("tidal"));
    done(&scratch, &["ingest", "a.txt", "--archive", "flag.db"]);
    let output = archive(&scratch, &["--archive", "flag.db", "list", "--json"]).run();
    assert!(
        output.stdout().contains("\"slug\":\"a\""),
        "{}",
        output.stdout()
    );
    let output = archive(&scratch, &["list"])
        .env("ARCHIVE_DB", "flag.db")
        .run();
    assert_eq!(output.code, Some(0));
    assert!(!scratch.join("archive.db").exists());
}
