//! What may be one statement: asked, settled, remembered, taken back.

use std::fs;

use archive_testkit::Scratch;
use serde_json::json;

use crate::{archive, done, json_lines, statement};

/// Two files whose texts are alike and that have neither name, date nor number in common.
fn two_files() -> Scratch {
    let scratch = Scratch::new();
    let long = |word: &str| {
        statement(word).replace(
            "year",
            &format!("year, and the {word} lamp is lit at dusk by the keeper of that tower"),
        )
    };
    for (name, word, day) in [("heron", "north", "01"), ("stork", "south", "02")] {
        fs::write(scratch.join(&format!("{name}.txt")), long(word)).unwrap();
        let at = format!("2021-03-{day}T10:00:00.000Z");
        let file = format!("{name}.txt");
        done(&scratch, &["ingest", "--captured-at", &at, &file]);
    }
    scratch
}

fn open(scratch: &Scratch) -> usize {
    let output = archive(scratch, &["review", "--format", "jsonl"]).run();
    output.stdout().lines().count()
}

#[test]
fn what_is_not_sure_is_asked_and_shown_with_both_sides() {
    let scratch = two_files();
    let again = scratch.join("copy.txt");
    fs::copy(scratch.join("stork.txt"), again).unwrap();
    let ingested = &json_lines(&scratch, &["ingest", "--jsonl", "copy.txt"])[0];
    assert_eq!(
        (&ingested["identified_by"], &ingested["questions"]),
        (&json!("bytes"), &json!([]))
    );
    let question = &json_lines(&scratch, &["review", "--format", "jsonl"])[0];
    assert_eq!(
        (
            &question["question"],
            &question["statement"],
            &question["other"]
        ),
        (&json!(1), &json!("stork"), &json!("heron"))
    );
    let score = question["score"].as_f64().unwrap();
    assert!((0.3..0.95).contains(&score), "{score}");
    let page = done(&scratch, &["review"]).stdout();
    assert!(
        page.contains("stork  [en,fr]  no date") && page.contains("the texts are alike"),
        "{page}"
    );
    let output = done(&scratch, &["log", "heron", "--json"]).stdout();
    assert!(output.contains("\"identified_by\":\"new\""), "{output}");
}

#[test]
fn an_answer_is_carried_out_and_taken_back() {
    let scratch = two_files();
    let said = done(
        &scratch,
        &[
            "review",
            "1",
            "same",
            "--why",
            "one tower, renamed",
            "--by",
            "ann",
        ],
    );
    assert_eq!(
        said.stdout(),
        "decision 1: `stork` is part of `heron` now; 1 version moved\n"
    );
    assert_eq!(open(&scratch), 0);
    assert_eq!(
        json_lines(&scratch, &["list", "--format", "jsonl"]).len(),
        1
    );
    for (address, expected) in [
        ("stork", "south"),
        ("heron", "south"),
        ("stork@1", "south"),
        ("heron@1", "north"),
    ] {
        let text = done(&scratch, &["show", address]).stdout();
        assert!(text.contains(expected), "{address}: {text}");
    }
    let settled = &json_lines(&scratch, &["review", "--settled", "--format", "jsonl"])[0];
    assert_eq!(
        (
            &settled["verdict"],
            &settled["decided_by"],
            &settled["reason"]
        ),
        (&json!("same"), &json!("ann"), &json!("one tower, renamed"))
    );
    done(&scratch, &["review", "undo", "1"]);
    assert_eq!(
        (
            open(&scratch),
            json_lines(&scratch, &["list", "--format", "jsonl"]).len()
        ),
        (1, 2)
    );
    done(&scratch, &["review", "1", "not"]);
    assert_eq!(open(&scratch), 0);
    done(&scratch, &["rebuild"]);
    assert_eq!(open(&scratch), 0);
    done(&scratch, &["fsck", "--all"]);
}

#[test]
fn what_makes_no_sense_is_refused_with_the_way_out() {
    let scratch = two_files();
    for (words, code, message) in [
        (vec!["7"], 1, "no open question 7"),
        (vec!["7", "same"], 1, "no question 7"),
        (vec!["1", "maybe"], 2, "nothing that can be settled"),
        (vec!["merge", "heron", "heron"], 2, "`heron` already"),
        (vec!["split", "heron@1"], 2, "not all and not none"),
        (vec!["split", "heron"], 2, "names no version"),
        (vec!["undo", "3"], 1, "no decision 3"),
    ] {
        let arguments: Vec<&str> = ["review"].into_iter().chain(words).collect();
        let output = archive(&scratch, &arguments).run();
        assert_eq!(
            output.code,
            Some(code),
            "{arguments:?}: {}",
            output.stderr()
        );
        assert!(
            output.stderr().contains(message),
            "{arguments:?}: {}",
            output.stderr()
        );
        assert!(output.stderr().contains("hint: "), "{arguments:?}");
    }
}
