//! What changed: `diff`, `blame`, and the class and size of each step in `log`.

use std::fs;

use archive_testkit::Scratch;
use serde_json::json;

use crate::{archive, done, json_lines, statement};

/// Two versions of one statement: in each language a number or an apostrophe differs.
fn two_versions() -> Scratch {
    let scratch = Scratch::new();
    let first = statement("Reed")
        .replace("harbours", "six harbours")
        .replace("nos ports", "six ports");
    let second = first
        .replace("six harbours", "four harbours")
        .replace('’', "'");
    for (text, day) in [(first, "01"), (second, "02")] {
        fs::write(scratch.join("reed.txt"), text).unwrap();
        let at = format!("2021-03-{day}T10:00:00.000Z");
        done(&scratch, &["ingest", "--captured-at", &at, "reed.txt"]);
    }
    scratch
}

#[test]
fn diff_marks_the_words_that_changed() {
    let scratch = two_versions();
    let page = |arguments: &[&str]| {
        let output = archive(&scratch, arguments).env("COLUMNS", "90").run();
        assert_eq!(output.code, Some(0), "{}", output.stderr());
        output.stdout()
    };
    insta::assert_snapshot!("diff", page(&["diff", "reed@1", "reed@2"]));
    assert_eq!(page(&["diff", "reed"]), page(&["diff", "reed@1", "reed@2"]));
    insta::assert_snapshot!("diff_html", page(&["diff", "reed/en", "--html"]));
    let back = page(&["diff", "reed@2", "reed/en@1"]);
    assert!(
        back.contains("[-four-]{+six+}") && !back.contains("[fr]"),
        "{back}"
    );
}

#[test]
fn diff_in_json_is_the_contract() {
    let scratch = two_versions();
    let found = &json_lines(&scratch, &["diff", "reed@1", "reed@2", "--json"])[0];
    assert_eq!(
        (&found["from"], &found["to"]),
        (&json!("reed@1"), &json!("reed@2"))
    );
    let english = &found["editions"][0];
    assert_eq!(
        (&english["lang"], &english["change_class"]),
        (&json!("en"), &json!("substantive"))
    );
    let change = &english["changes"][0];
    let head = json!([
        change["op"],
        change["change_class"],
        change["from"],
        change["to"]
    ]);
    assert_eq!(head, json!(["replace", "substantive", [1], [1]]));
    assert_eq!(change["words"][1]["op"], "delete");
    assert_eq!(change["words"][1]["text"], "six");
    assert_eq!(english["changes"][1]["op"], "equal");
}

#[test]
fn what_is_ignored_is_no_difference() {
    let scratch = two_versions();
    let code = |arguments: &[&str]| archive(&scratch, arguments).run().code;
    assert_eq!(code(&["diff", "reed/fr", "--exit-code"]), Some(1));
    assert_eq!(
        code(&["diff", "reed/fr", "--exit-code", "--ignore", "typographic"]),
        Some(0)
    );
    assert_eq!(
        code(&[
            "diff",
            "reed",
            "--exit-code",
            "--ignore",
            "whitespace,typographic"
        ]),
        Some(1)
    );
    assert_eq!(code(&["diff", "reed@1", "reed@1", "--exit-code"]), Some(0));
    assert_eq!(code(&["diff", "reed", "--ignore", "first"]), Some(2));
    assert_eq!(code(&["diff", "reed@1"]), Some(1));
}

#[test]
fn files_are_compared_without_an_archive() {
    let scratch = Scratch::new();
    fs::write(
        scratch.join("a.txt"),
        "1. The wardens shall meet in June.\n",
    )
    .unwrap();
    fs::write(scratch.join("b.txt"), "1. The wardens may meet in June.\n").unwrap();
    let page = done(&scratch, &["diff", "--files", "a.txt", "b.txt"]).stdout();
    assert!(
        page.contains("[-shall-]{+may+}") && page.contains("modal verb"),
        "{page}"
    );
    assert_eq!(
        archive(&scratch, &["diff", "--files", "a.txt", "c.txt"])
            .run()
            .code,
        Some(66)
    );
    assert_eq!(
        archive(&scratch, &["diff", "--files", "a.txt"]).run().code,
        Some(2)
    );
    assert!(!scratch.join("archive.db").exists());
}

#[test]
fn blame_names_the_version_of_each_wording() {
    let scratch = two_versions();
    let blamed = json_lines(&scratch, &["blame", "reed/en", "--format", "jsonl"]);
    let told: Vec<_> = blamed
        .iter()
        .map(|row| json!([row["label"], row["since"], row["wording"]]))
        .collect();
    assert_eq!(told, [json!(["1", 1, 2]), json!(["2", 1, 1])]);
    let words = json_lines(
        &scratch,
        &["blame", "reed/en@2/~1", "--words", "--format", "jsonl"],
    );
    let brought: Vec<_> = words
        .iter()
        .filter(|row| row["wording"] == 2)
        .map(|row| &row["text"])
        .collect();
    assert_eq!(brought, ["four"]);
    assert_eq!(archive(&scratch, &["blame", "reed"]).run().code, Some(2));
}

#[test]
fn log_tells_the_size_of_each_step() {
    let scratch = two_versions();
    let log = json_lines(&scratch, &["log", "reed", "--format", "jsonl"]);
    let told: Vec<_> = log
        .iter()
        .map(|entry| {
            json!([
                entry["change_class"],
                entry["words_added"],
                entry["words_removed"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [json!(["first", null, null]), json!(["substantive", 2, 2])]
    );
}

#[test]
fn show_goes_back_in_time() {
    let scratch = two_versions();
    let shown = |when: &[&str]| {
        let arguments = [&["show", "reed", "--json"], when].concat();
        let output = archive(&scratch, &arguments).run();
        let page: Option<serde_json::Value> = serde_json::from_str(&output.stdout()).ok();
        (output.code, page.map(|page| page["version"].clone()))
    };
    assert_eq!(shown(&[]), (Some(0), Some(json!(2))));
    assert_eq!(shown(&["--as-of", "2021-03-01"]), (Some(0), Some(json!(1))));
    assert_eq!(
        shown(&["--as-of", "2021-03-02T09:59:59.999Z"]),
        (Some(0), Some(json!(1)))
    );
    assert_eq!(shown(&["--as-of", "2021-03"]), (Some(0), Some(json!(2))));
    assert_eq!(shown(&["--as-of", "2021-02"]), (Some(1), None));
    assert_eq!(shown(&["--known-at", "2021"]), (Some(1), None));
    assert_eq!(shown(&["--as-of", "yesterday"]), (Some(2), None));
}
