//! Reading back: list, show, log, status, sql.

use archive_testkit::{Scratch, fixtures};
use serde_json::{Value, json};

use crate::{archive, done, json_lines, releases, rows};

const TIDEWATER: &str = "2019-03-03/statement-on-the-jamming-of-harbour-approaches";

fn filled() -> (Scratch, String) {
    let scratch = Scratch::new();
    done(&scratch, &["ingest", &releases()]);
    let slugs = rows(
        &scratch,
        &format!("SELECT slug FROM statement WHERE slug LIKE '%{TIDEWATER}'"),
    );
    let slug = slugs[0]["slug"].as_str().unwrap().to_owned();
    (scratch, slug)
}

#[test]
fn show_sets_languages_side_by_side() {
    let (scratch, slug) = filled();
    let page = |arguments: &[&str]| {
        let output = archive(&scratch, arguments).env("COLUMNS", "110").run();
        assert_eq!(output.code, Some(0), "{}", output.stderr());
        output.stdout()
    };
    insta::assert_snapshot!("side_by_side", page(&["show", &format!("{slug}@1")]));
    insta::assert_snapshot!("one_language", page(&["show", &format!("{slug}/fr@1")]));
    insta::assert_snapshot!(
        "repairs",
        page(&["show", &format!("{slug}/fr@1/~5"), "--repairs"])
    );
    let chosen = page(&["show", &slug, "--lang", "de,en"]);
    assert!(
        chosen.contains("[de]") && chosen.contains("[en]") && !chosen.contains("[fr]"),
        "{chosen}"
    );
}

#[test]
fn show_in_json_holds_all_that_is_known() {
    let (scratch, slug) = filled();
    let shown = &json_lines(
        &scratch,
        &["show", &format!("{slug}@1"), "--json", "--repairs"],
    )[0];
    assert_eq!(shown["slug"], slug.as_str());
    let editions = shown["editions"].as_array().unwrap();
    for edition in editions {
        for paragraph in edition["paragraphs"].as_array().unwrap() {
            let text = paragraph["text"].as_str().unwrap();
            for repair in paragraph["repairs"].as_array().unwrap() {
                let at = |key: &str| usize::try_from(repair[key].as_u64().unwrap()).unwrap();
                assert_eq!(
                    text[at("start")..at("end")],
                    *repair["after"].as_str().unwrap()
                );
            }
        }
    }
    let link = editions[1]["paragraphs"][3]["permalink"].as_str().unwrap();
    let one = &json_lines(&scratch, &["show", link, "--json"])[0];
    assert_eq!(
        one["editions"][0]["paragraphs"][0]["text"],
        editions[1]["paragraphs"][3]["text"]
    );
}

#[test]
fn raw_bytes_come_back_as_they_were() {
    let (scratch, slug) = filled();
    let release = fixtures::release("harbour-states/2019-03-03-tidewater.txt");
    let output = done(&scratch, &["show", &format!("{slug}@1"), "--raw"]);
    assert!(output.raw_stdout == release.bytes, "the raw bytes differ");
}

#[test]
fn log_tells_what_changed_and_where() {
    let (scratch, slug) = filled();
    let entries = &json_lines(&scratch, &["log", &slug, "--format", "jsonl"]);
    let told: Vec<Value> = entries
        .iter()
        .map(|entry| {
            json!([
                entry["version"],
                entry["change_class"],
                entry["languages"],
                entry["changed_languages"]
            ])
        })
        .collect();
    let expected = json!([
        [1, "first", "en,fr", "en,fr"],
        [2, "substantive", "en,fr", "fr"],
        [3, "substantive", "en,fr,de", "en,de"],
    ]);
    assert_eq!(Value::from(told), expected);
}

#[test]
fn sql_takes_parameters_and_writes_every_format() {
    let (scratch, slug) = filled();
    let query = "SELECT lang, label, length(text) AS n FROM v_paragraph WHERE slug = :slug AND version = 1 AND label = ? ORDER BY lang";
    let run = |format: &str| {
        let output = archive(
            &scratch,
            &[
                "sql",
                query,
                "1",
                "--param",
                &format!("slug={slug}"),
                "--format",
                format,
            ],
        )
        .run();
        assert_eq!(output.code, Some(0), "{}", output.stderr());
        output.stdout()
    };
    let all: String = ["table", "json", "jsonl", "csv", "tsv", "md"]
        .map(|format| format!("-- {format}\n{}", run(format)))
        .concat();
    insta::assert_snapshot!("sql_formats", all);
}

#[test]
fn sql_only_reads() {
    let (scratch, _) = filled();
    for (query, code) in [
        ("DELETE FROM blob", 2),
        ("SELECT 1; SELECT 2", 2),
        ("SELEC", 2),
        ("ATTACH 'x.db' AS x", 2),
        ("PRAGMA journal_mode = DELETE", 2),
        ("SELECT :missing", 2),
    ] {
        let output = archive(&scratch, &["sql", query]).run();
        assert_eq!(output.code, Some(code), "{query}: {}", output.stderr());
        assert!(
            output.stderr().starts_with("error: "),
            "{}",
            output.stderr()
        );
        assert!(output.raw_stdout.is_empty());
    }
}

#[test]
fn status_counts() {
    let (scratch, _) = filled();
    let status = &json_lines(&scratch, &["status", "--json"])[0];
    assert_eq!(status["captures"], fixtures::releases().len());
    assert_eq!(status["quarantined"], 0);
    assert!(status["repairs"].as_u64().unwrap() > 300, "{status}");
}

#[test]
fn a_closed_pipe_is_success() {
    let (scratch, _) = filled();
    let command = format!(
        "\"{}\" sql 'SELECT * FROM v_paragraph' --format jsonl | head -n 1",
        env!("CARGO_BIN_EXE_archive")
    );
    let mut shell = std::process::Command::new("sh");
    let output = shell
        .args(["-c", &command])
        .current_dir(scratch.path())
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), b"".as_slice())
    );
}
