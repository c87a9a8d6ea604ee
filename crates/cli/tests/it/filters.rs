//! `repair`, `parse` and `detect` in a pipe.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use archive_testkit::{Scratch, damage, fixtures};
use serde_json::{Value, json};

use crate::archive;

fn answers(scratch: &Scratch, arguments: &[&str], lines: &[Value]) -> Vec<Value> {
    let input = lines
        .iter()
        .map(Value::to_string)
        .collect::<Vec<_>>()
        .join("\n");
    let output = archive(scratch, arguments).stdin(input).run();
    assert_eq!(output.code, Some(0), "{}", output.stderr());
    output
        .stdout()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn repair_gives_back_what_was_meant() {
    let scratch = Scratch::new();
    for release in fixtures::releases() {
        let output = archive(&scratch, &["repair"])
            .stdin(release.bytes.clone())
            .run();
        assert_eq!(output.code, Some(0));
        assert_eq!(output.stdout(), release.clean, "{}", release.name);
    }
}

#[test]
fn repairs_undone_give_the_input() {
    let scratch = Scratch::new();
    let clean = "L’œuvre du Conseil – « À Paris », l’été 1949–2025.";
    let damaged = damage::strip_c1(&damage::utf8_as_latin1(clean));
    let answers = answers(
        &scratch,
        &["repair", "--jsonl"],
        &[
            json!({"id": 7, "text": damaged, "lang": "fr"}),
            json!({"id": "sound", "text": clean}),
        ],
    );
    assert_eq!(answers[0]["id"], 7);
    let mut text = answers[0]["text"].as_str().unwrap().to_owned();
    for repair in answers[0]["repairs"].as_array().unwrap().iter().rev() {
        let at = |key: &str| usize::try_from(repair[key].as_u64().unwrap()).unwrap();
        assert_eq!(
            text[at("start")..at("end")],
            *repair["after"].as_str().unwrap()
        );
        text.replace_range(at("start")..at("end"), repair["before"].as_str().unwrap());
    }
    assert_eq!(text, damaged);
    assert_eq!(
        (&answers[1]["text"], &answers[1]["repairs"]),
        (&json!(clean), &json!([]))
    );
}

#[test]
fn repairs_are_explained_beside_their_place() {
    let scratch = Scratch::new();
    let text = "We note the report.\nNous rappelons quâen 2024 les Ãtats-Unis ont agi.\n";
    let output = archive(&scratch, &["repair", "--explain"])
        .stdin(text)
        .run();
    let explained = output.stdout();
    let lines: Vec<&str> = explained.lines().collect();
    assert!(
        lines[0].starts_with("2:18\tNous rappelons qu[-â-]{+’+}en 2024"),
        "{explained}"
    );
    assert!(lines[0].contains(" % lossy.c1.apostrophe: "), "{explained}");
    assert!(lines[1].starts_with("2:31\t"), "{explained}");
    assert_eq!(lines[2], "UTF-8, fr: 2 places repaired, 0 left damaged");
}

#[test]
fn a_long_text_is_repaired_in_stretches() {
    let scratch = Scratch::new();
    let sound = "We note the report.\n".repeat(60_000);
    let text = format!("{sound}Nous rappelons quâen 2024 les Ãtats-Unis ont agi.\n");
    scratch.write("long.txt", &text);
    let repaired = archive(&scratch, &["repair", "long.txt"]).run().stdout();
    let end = "Nous rappelons qu’en 2024 les États-Unis ont agi.\n";
    assert!(repaired == format!("{sound}{end}"));
    let explained = archive(&scratch, &["repair", "long.txt", "--explain"]).run();
    let explained = explained.stdout();
    let lines: Vec<&str> = explained.lines().collect();
    assert!(lines[0].starts_with("60001:18\t"), "{explained}");
    assert!(lines[1].starts_with("60001:31\t"), "{explained}");
    assert_eq!(lines[2], "UTF-8, fr: 2 places repaired, 0 left damaged");
}

#[test]
fn a_text_larger_than_the_memory_passes() {
    let scratch = Scratch::new();
    // All of the pipe together may have 300 MB of addresses; the text is twice that.
    let script = "ulimit -v 300000
        yes 'We note the report, and we thank its authors for what they have written.' |
        head -c 600000000 | \"$ARCHIVE\" repair | wc -c";
    let mut shell = std::process::Command::new("sh");
    let shell = shell.args(["-c", script]).current_dir(scratch.path());
    let output = shell.env("ARCHIVE", env!("CARGO_BIN_EXE_archive")).output();
    let output = output.unwrap();
    let message = std::str::from_utf8(&output.stderr).unwrap();
    assert_eq!(output.stdout.trim_ascii(), b"600000000", "{message}");
}

#[test]
fn a_closed_pipe_ends_a_repair_without_a_word() {
    let scratch = Scratch::new();
    scratch.write("long.txt", "We note the report.\n".repeat(200_000));
    let mut command = archive(&scratch, &["repair", "long.txt"]).into_std();
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut start = [0; 7];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut start).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!((&start, output.status.code()), (b"We note", Some(0)));
    assert_eq!(output.stderr, b"");
}

#[test]
fn an_answer_does_not_wait_for_the_next_record() {
    let scratch = Scratch::new();
    for filter in ["repair", "parse", "detect"] {
        let mut command = archive(&scratch, &[filter, "--jsonl"]).into_std();
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut records = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        for id in 1..3 {
            writeln!(records, r#"{{"id":{id},"text":"We note the report."}}"#).unwrap();
            let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
            assert_eq!(answer["id"], id);
        }
        drop(records);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn every_filter_heeds_what_a_record_declares() {
    let scratch = Scratch::new();
    // `Łódź` in windows-1250, too short to tell by itself.
    let record = json!({"id": 1, "bytes_b64": "o/Nknw==", "declared": "windows-1250"});
    let repaired = answers(
        &scratch,
        &["repair", "--jsonl"],
        std::slice::from_ref(&record),
    );
    assert_eq!(repaired[0]["text"], "Łódź");
    let parsed = answers(&scratch, &["parse", "--jsonl"], &[record]);
    let edition = &parsed[0]["editions"][0];
    let shown = [&edition["title"], &edition["paragraphs"][0]["text"]];
    assert!(shown.contains(&&json!("Łódź")), "{}", parsed[0]);
}

#[test]
fn a_bad_record_is_answered_in_its_place() {
    let scratch = Scratch::new();
    for filter in ["repair", "parse", "detect"] {
        let input = "{\"id\":1,\"text\":\"We note the report.\"}\nnonsense\n\n{\"id\":3}\n{\"id\":4,\"bytes_b64\":\"V2U=\"}\n";
        let output = archive(&scratch, &[filter, "--jsonl"]).stdin(input).run();
        assert_eq!(output.code, Some(0));
        let answers: Vec<Value> = output
            .stdout()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
        assert_eq!(
            ids,
            [&json!(1), &json!(null), &json!(3), &json!(4)],
            "{filter}"
        );
        let failed: Vec<bool> = answers
            .iter()
            .map(|answer| answer.get("error").is_some())
            .collect();
        assert_eq!(failed, [false, true, true, false], "{filter}");
    }
}

#[test]
fn parse_writes_the_contract() {
    let scratch = Scratch::new();
    let text = "Joint statement on ports\n\n1. We will keep the harbours open to every ship in distress.\n2. The council\nwill report before the end of the year.\n|\n---|\nDéclaration commune sur les ports\n\n1. Nous garderons les ports ouverts à tout navire en détresse.\n2. Le conseil rendra compte avant la fin de l’année.\n";
    let output = archive(&scratch, &["parse", "-", "--json"])
        .stdin(text)
        .run();
    let parsed: Value = serde_json::from_str(&output.stdout()).unwrap();
    insta::assert_snapshot!("parsed", serde_json::to_string_pretty(&parsed).unwrap());
}

#[test]
fn detect_names_languages() {
    let scratch = Scratch::new();
    let answers = answers(
        &scratch,
        &["detect", "--jsonl"],
        &[
            json!({"id": 1, "text": "Nous rappelons que les ports restent ouverts à tous les navires."}),
            json!({"id": 2, "text": "Мы напоминаем, что порты открыты для всех судов."}),
            json!({"id": 3, "text": "12 345 — 67"}),
        ],
    );
    let langs: Vec<&str> = answers
        .iter()
        .map(|answer| answer["lang"].as_str().unwrap())
        .collect();
    assert_eq!(langs, ["fr", "ru", "und"]);
}
