//! Captured bytes read again by a newer pipeline.

use std::collections::HashMap;

use archive_model::{CaptureId, Cause};
use archive_storage::{Archive, Checks, Derived, LogEntry, Pipeline, Reading, Reread};

use crate::support::{Capture, Fixture, align, day};

/// Reads the text of each capture again as `read` has it, with the pipeline `parser`.
pub(crate) fn rebuild(
    fixture: &mut Fixture,
    parser: &'static str,
    read: impl Fn(&str) -> Option<String>,
) -> Vec<Reread> {
    let pipeline = Pipeline {
        repair_version: "1",
        parser_version: parser,
        langid_version: "1",
        config_json: "{}",
    };
    let mut added = Vec::new();
    for (statement, _) in fixture.archive.outdated(&pipeline).unwrap() {
        let outdated = fixture
            .archive
            .outdated_captures(statement, &pipeline)
            .unwrap();
        let captures = outdated.iter().filter_map(|outdated| {
            let bytes = fixture.archive.blob(outdated.blob).unwrap();
            let text = read(str::from_utf8(&bytes).unwrap())?;
            let mut capture = Capture::new("again.txt", &text);
            capture.parser = parser;
            Some((outdated.capture, capture))
        });
        let captures: HashMap<CaptureId, Capture> = captures.collect();
        let derived: Vec<(CaptureId, Derived<'_>)> = captures
            .iter()
            .map(|(id, capture)| (*id, capture.derived()))
            .collect();
        let readings: Vec<Reading<'_>> = derived
            .iter()
            .map(|(capture, derived)| Reading {
                capture: *capture,
                derived,
            })
            .collect();
        let at = day(28);
        added.extend(
            fixture
                .archive
                .reread(statement, &readings, &align, &at)
                .unwrap(),
        );
    }
    assert_eq!(fixture.archive.check(&ALL).unwrap(), []);
    added
}

const ALL: Checks<'_> = Checks {
    blobs: true,
    search: true,
    derive: None,
};

const GATE: &str =
    "en: The wardens keep six gates | The moat is dry. / fr: Les gardiens. | La douve.";

fn log(archive: &Archive) -> Vec<LogEntry> {
    archive.log(archive.statements().unwrap()[0].id).unwrap()
}

/// Each version with its times, cause and class, and how many captures showed it.
fn told(archive: &Archive) -> String {
    let entries = log(archive).into_iter().map(|entry| {
        let version = entry.version;
        format!(
            "@{} {} known {} {} {} {} seen {}{}",
            version.seq,
            &version.valid_from.as_str()[..10],
            &version.recorded_at.as_str()[..10],
            version.cause.as_str(),
            version.change_class.as_str(),
            version
                .langs
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(","),
            entry.captures,
            if entry.is_current { " current" } else { "" }
        )
    });
    entries.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_same_readings_change_nothing() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("gate.txt", GATE));
    fixture.record(&Capture::new("gate.txt", &GATE.replace("six", "four")).on(2));
    let (root, log_before) = (
        fixture.archive.content_root().unwrap(),
        log(&fixture.archive),
    );
    assert_eq!(rebuild(&mut fixture, "1", |_| None), []);
    assert_eq!(fixture.count("derivation"), 2);
    assert_eq!(rebuild(&mut fixture, "2", |text| Some(text.to_owned())), []);
    assert_eq!(fixture.archive.content_root().unwrap(), root);
    assert_eq!(log(&fixture.archive), log_before);
    assert_eq!(
        (
            fixture.count("derivation"),
            fixture.count("capture_reading")
        ),
        (4, 2)
    );
    for sql in [
        "DELETE FROM capture_reading",
        "UPDATE capture_reading SET read_at = ''",
    ] {
        assert!(fixture.raw().execute_batch(sql).is_err(), "{sql}");
    }
    // What was read is not read again.
    assert_eq!(rebuild(&mut fixture, "2", |_| unreachable!()), []);
}

#[test]
fn each_version_that_is_read_otherwise_is_replaced_at_its_own_time() {
    let mut fixture = Fixture::new();
    for (day, text) in [
        (2, GATE.to_owned()),
        (5, GATE.replace("six", "four")),
        (9, GATE.to_owned()),
    ] {
        fixture.record(&Capture::new("gate.txt", &text).on(day));
    }
    let better = |text: &str| Some(text.replace("gates |", "gates. |"));
    let added = rebuild(&mut fixture, "2", better);
    insta::assert_snapshot!(told(&fixture.archive), @"
    @1 2025-07-02 known 2025-07-02 first first en,fr seen 1
    @2 2025-07-05 known 2025-07-05 publisher substantive en,fr seen 1
    @3 2025-07-09 known 2025-07-09 publisher substantive en,fr seen 1
    @4 2025-07-02 known 2025-07-28 pipeline typographic en,fr seen 1
    @5 2025-07-05 known 2025-07-28 pipeline typographic en,fr seen 1
    @6 2025-07-09 known 2025-07-28 pipeline typographic en,fr seen 1 current
    ");
    let first = &added[0];
    assert_eq!(
        (first.from, first.seq, first.languages.len()),
        (Some(1), 4, 1)
    );
    assert_eq!(
        (
            first.languages[0].changes,
            first.languages[0].change_class.as_str()
        ),
        (1, "typographic")
    );
    // What the text was is told in the better reading alone.
    let current = log(&fixture.archive)[5].version.clone();
    let english = "en".parse().unwrap();
    let history = fixture
        .archive
        .edition_history(archive_model::StatementId(1), english, &current)
        .unwrap();
    let history: Vec<_> = history.iter().map(|(version, _)| version.seq).collect();
    assert_eq!(history, [4, 5, 6]);
    // The file taken again shows what the archive reads in it by now.
    let mut again = Capture::new("gate.txt", &GATE.replace("gates |", "gates. |")).on(20);
    again.bytes = GATE.as_bytes().to_owned();
    again.parser = "2";
    let again = fixture.record(&again);
    assert_eq!(again.outcome, archive_model::Outcome::Unchanged);
    assert_eq!(again.shown.unwrap().seq, 6);
    // A third pipeline replaces what the second read.
    let added = rebuild(&mut fixture, "3", |text| Some(text.to_owned()));
    let steps: Vec<_> = added
        .iter()
        .map(|reread| (reread.from, reread.seq))
        .collect();
    assert_eq!(steps, [(Some(4), 7), (Some(5), 8), (Some(6), 9)]);
}

#[test]
fn a_language_that_another_capture_brought_follows_it() {
    let mut fixture = Fixture::new();
    let (en, fr) = GATE.split_once(" / ").unwrap();
    let named = |name: &str, text: &str| {
        Capture::new(name, text).named("gate", archive_storage::KeyStrength::Metadata)
    };
    fixture.record(&named("en.txt", en));
    fixture.record(&named("fr.txt", fr).on(3));
    let added = rebuild(&mut fixture, "2", |text| {
        Some(text.replace("six gates", "six gates and a wall"))
    });
    let steps: Vec<_> = added
        .iter()
        .map(|reread| (reread.from, reread.seq))
        .collect();
    assert_eq!(steps, [(Some(1), 3), (Some(2), 4)]);
    insta::assert_snapshot!(told(&fixture.archive), @"
    @1 2025-07-01 known 2025-07-01 first first en seen 1
    @2 2025-07-03 known 2025-07-03 source language en,fr seen 1
    @3 2025-07-01 known 2025-07-28 pipeline substantive en seen 1
    @4 2025-07-03 known 2025-07-28 pipeline substantive en,fr seen 1 current
    ");
    let entries = log(&fixture.archive);
    let alignments = fixture.archive.alignments(entries[3].version.id).unwrap();
    assert_eq!(alignments[0].links.len(), 2);
}

#[test]
fn captures_that_a_better_pipeline_tells_apart_are_told_apart() {
    let mut fixture = Fixture::new();
    let mut second = Capture::new("gate.txt", GATE).on(4);
    second.bytes.extend_from_slice(b" ");
    fixture.record(&Capture::new("gate.txt", GATE));
    fixture.record(&second);
    assert_eq!(fixture.count("version"), 1);
    rebuild(&mut fixture, "2", |text| match text.strip_suffix(' ') {
        Some(text) => Some(format!("{text} | Une porte.")),
        None => Some(text.to_owned()),
    });
    insta::assert_snapshot!(told(&fixture.archive), @"
    @1 2025-07-01 known 2025-07-01 first first en,fr seen 2
    @2 2025-07-04 known 2025-07-28 pipeline substantive en,fr seen 1 current
    ");
    assert_eq!(log(&fixture.archive)[1].version.cause, Cause::Pipeline);
}

#[test]
fn what_holds_no_text_any_more_keeps_what_was_read() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("gate.txt", GATE));
    let before = log(&fixture.archive);
    assert_eq!(rebuild(&mut fixture, "2", |_| None), []);
    assert_eq!(log(&fixture.archive), before);
}

#[test]
fn an_error_page_read_again_is_an_error_page() {
    let mut fixture = Fixture::new();
    let notice = "en: 404 Not Found. The requested URL was not found on this server.";
    fixture.record(&Capture::new("gate.txt", GATE));
    fixture.record(&Capture::new("gate.txt", notice).on(2));
    fixture.record(&Capture::new("gate.txt", GATE).on(3));
    rebuild(&mut fixture, "2", |text| {
        Some(text.replace("server.", "server"))
    });
    let classes: Vec<_> = log(&fixture.archive)
        .iter()
        .map(|entry| entry.version.change_class.as_str())
        .collect();
    assert_eq!(classes, ["first", "outage", "none", "outage"]);
}
