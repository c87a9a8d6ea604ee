//! What makes a version, and whose.

use archive_model::{Cause, ChangeClass, Outcome, SourceKind};
use archive_storage::{Content, IdentifiedBy, KeyStrength, Lookup, Recorded, VersionInfo};
use proptest::prelude::*;

use crate::support::{Capture, Fixture};

const A: &str = "en: We condemn the attacks of the last weeks in the strongest terms. | We stand together. / fr: Nous condamnons. | Nous sommes unis.";
const B: &str = "en: We condemn the attacks of the last weeks in the strongest terms. | We stand together. / fr: Nous condamnons. | Nous restons unis.";

fn check(recorded: &Recorded, outcome: Outcome, seq: u32, class: ChangeClass) {
    let shown = recorded.shown.as_ref().unwrap();
    assert_eq!(
        (recorded.outcome, shown.seq, shown.change_class),
        (outcome, seq, class)
    );
}

fn versions(fixture: &Fixture, slug: &str) -> Vec<VersionInfo> {
    let Lookup::Found(found) = fixture.archive.find(&slug.parse().unwrap()).unwrap() else {
        panic!("no statement `{slug}`");
    };
    let log = fixture.archive.log(found.statement.id).unwrap();
    log.into_iter().map(|entry| entry.version).collect()
}

#[test]
fn the_same_again_adds_a_capture_and_no_version() {
    let mut fixture = Fixture::new();
    let first = fixture.record(&Capture::new("a.txt", A));
    check(&first, Outcome::New, 1, ChangeClass::First);
    let again = fixture.record(&Capture::new("a.txt", A).on(2));
    check(&again, Outcome::Unchanged, 1, ChangeClass::None);
    assert_eq!(again.duplicate_of.as_deref(), Some("a.txt"));
    assert_eq!((fixture.count("capture"), fixture.count("blob")), (2, 1));
    let by = again.shown.unwrap().identified_by;
    assert_eq!(by, IdentifiedBy::Bytes);
}

#[test]
fn untouched_editions_are_shared() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", A));
    let changed = fixture.record(&Capture::new("a.txt", B).on(2));
    check(&changed, Outcome::Version, 2, ChangeClass::Substantive);
    assert_eq!(versions(&fixture, "a")[1].cause, Cause::Publisher);
    assert_eq!(
        (fixture.count("edition"), fixture.count("text_unit")),
        (3, 5)
    );
    let log = fixture.archive.log(archive_model::StatementId(1)).unwrap();
    assert_eq!(log[1].new_langs, ["fr".parse().unwrap()]);
}

#[test]
fn back_to_an_old_text_is_a_third_version() {
    let mut fixture = Fixture::new();
    for (text, seq) in [(A, 1), (B, 2), (A, 3)] {
        let recorded = fixture.record(&Capture::new("a.txt", text).on(seq));
        assert_eq!(recorded.shown.unwrap().seq, seq);
    }
    let versions = versions(&fixture, "a");
    assert_eq!(versions[0].content, versions[2].content);
    assert_eq!(fixture.count("edition"), 3);
}

#[test]
fn back_to_an_old_text_counts_from_when_it_was_seen_again() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", A).on(3).updated("2025-07-02"));
    fixture.record(&Capture::new("a.txt", B).on(10).updated("2025-07-09"));
    fixture.record(&Capture::new("a.txt", A).on(20).updated("2025-07-02"));
    let valid: Vec<_> = versions(&fixture, "a")
        .iter()
        .map(|version| version.valid_from.to_string())
        .collect();
    assert_eq!(
        valid,
        [
            "2025-07-02T00:00:00.000Z",
            "2025-07-09T00:00:00.000Z",
            "2025-07-20T12:00:00.000Z"
        ]
    );
}

#[test]
fn two_sources_of_one_statement_do_not_take_turns() {
    let mut fixture = Fixture::new();
    let one = Capture::new("one.txt", A).named("s", KeyStrength::Metadata);
    let two = Capture::new("two.txt", B).named("s", KeyStrength::Metadata);
    fixture.record(&one);
    let other = fixture.record(&two.clone().on(2));
    check(&other, Outcome::Version, 2, ChangeClass::Substantive);
    assert_eq!(versions(&fixture, "s")[1].cause, Cause::Source);
    for capture in [&one, &two, &two, &one] {
        assert_eq!(
            fixture.record(&capture.clone().on(3)).outcome,
            Outcome::Unchanged
        );
    }
    // The first source now shows what the second shows already.
    let followed = fixture.record(&Capture::new("one.txt", B).on(4));
    check(&followed, Outcome::Unchanged, 2, ChangeClass::None);
}

#[test]
fn a_language_in_a_file_of_its_own_joins() {
    let mut fixture = Fixture::new();
    let (en, fr) = A.split_once(" / ").unwrap();
    fixture.record(
        &Capture::new("en.txt", en)
            .named("s", KeyStrength::Metadata)
            .on(5),
    );
    let french = Capture::new("fr.txt", fr)
        .named("s", KeyStrength::Metadata)
        .on(2);
    let joined = fixture.record(&french);
    check(&joined, Outcome::Version, 2, ChangeClass::Language);
    let versions = versions(&fixture, "s");
    assert_eq!(
        versions[1].langs,
        ["en".parse().unwrap(), "fr".parse().unwrap()]
    );
    assert_eq!(versions[0].valid_from, versions[1].valid_from);
    assert_eq!(
        fixture.archive.alignments(versions[1].id).unwrap()[0]
            .links
            .len(),
        2
    );
    let both = Capture::new("both.txt", A)
        .named("s", KeyStrength::Metadata)
        .on(6);
    check(
        &fixture.record(&both),
        Outcome::Unchanged,
        2,
        ChangeClass::None,
    );
    check(
        &fixture.record(&french),
        Outcome::Unchanged,
        2,
        ChangeClass::None,
    );
}

#[test]
fn a_language_that_the_source_drops_is_dropped() {
    let mut fixture = Fixture::new();
    let (en, _) = A.split_once(" / ").unwrap();
    fixture.record(&Capture::new("a.txt", A));
    let dropped = fixture.record(&Capture::new("a.txt", en).on(2));
    check(&dropped, Outcome::Version, 2, ChangeClass::Language);
    assert_eq!(versions(&fixture, "a")[1].langs, ["en".parse().unwrap()]);
}

#[test]
fn a_late_capture_slots_in_by_the_publishers_time() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", B).on(10));
    fixture.record(
        &Capture::new("old.txt", A)
            .named("a", KeyStrength::Forced)
            .on(1),
    );
    let Lookup::Found(found) = fixture.archive.find(&"a".parse().unwrap()).unwrap() else {
        panic!("the statement was recorded");
    };
    assert_eq!((found.version.seq, found.statement.versions), (1, 2));
}

#[test]
fn a_file_name_is_weak_evidence() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("x/release.txt", A).named("release", KeyStrength::SourceName));
    let unlike = "en: Fisheries quotas for cod remain as they were agreed upon in spring.";
    let other = Capture::new("y/release.txt", unlike).named("release", KeyStrength::SourceName);
    let other = fixture.record(&other).shown.unwrap();
    assert_eq!(other.identified_by, IdentifiedBy::New);
    assert!(
        other.slug.as_str().starts_with("release-"),
        "{}",
        other.slug
    );
    let alike = Capture::new("z/release.txt", B).named("release", KeyStrength::SourceName);
    let alike = fixture.record(&alike).shown.unwrap();
    assert_eq!(
        (alike.identified_by, alike.slug.as_str()),
        (IdentifiedBy::Content, "release")
    );
    let reworded =
        "en: Fisheries quotas for cod remain as they were agreed upon in spring, for now.";
    let reworded =
        Capture::new("w/release.txt", reworded).named("release", KeyStrength::SourceName);
    assert_eq!(fixture.record(&reworded).shown.unwrap().slug, other.slug);
}

#[test]
fn another_statement_in_the_same_place_is_another_statement() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("latest.txt", A).named("july", KeyStrength::Metadata));
    let unlike = "en: Fisheries quotas for cod remain as they were agreed upon in spring.";
    let next = Capture::new("latest.txt", unlike).named("august", KeyStrength::Metadata);
    assert_eq!(fixture.record(&next).shown.unwrap().slug.as_str(), "august");
    // A correction of the title changes the slug that the text suggests, but not the statement.
    let retitled = Capture::new("latest.txt", &format!("{unlike} | So it is."));
    let retitled = fixture.record(&retitled.named("august-corrected", KeyStrength::Metadata));
    check(&retitled, Outcome::Version, 2, ChangeClass::Substantive);
}

#[test]
fn standard_input_is_no_place() {
    let mut fixture = Fixture::new();
    let stdin = |text: &str, slug| {
        let mut capture = Capture::new("-", text).named(slug, KeyStrength::SourceName);
        capture.kind = SourceKind::Stdin;
        capture
    };
    fixture.record(&stdin(A, "we-condemn"));
    let other = fixture.record(&stdin("en: Fisheries quotas for cod remain.", "fisheries"));
    assert_eq!(other.outcome, Outcome::New);
}

#[test]
fn a_new_parser_makes_a_version_that_says_so() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", A));
    let mut again = Capture::new("a.txt", B).on(2);
    again.bytes = A.as_bytes().to_owned();
    again.parser = "2";
    let again = fixture.record(&again);
    check(&again, Outcome::Version, 2, ChangeClass::Substantive);
    assert_eq!(versions(&fixture, "a")[1].cause, Cause::Pipeline);
}

#[test]
fn what_holds_no_text_is_kept_and_counted() {
    let mut fixture = Fixture::new();
    let run = archive_model::RunId(1);
    let mut binary = Capture::new("x.bin", A);
    binary.bytes = vec![0xff; 1000];
    let quarantined = Content::Quarantined {
        code: "binary",
        message: "no text",
    };
    let recorded = fixture
        .archive
        .record(run, &binary.bare(quarantined))
        .unwrap();
    assert_eq!(
        (recorded.outcome, recorded.shown),
        (Outcome::Quarantined, None)
    );
    assert_eq!(
        fixture.archive.bytes(recorded.capture).unwrap().unwrap(),
        binary.bytes
    );
    let failed = Content::Failed {
        code: "permission",
        message: "denied",
    };
    let recorded = fixture.archive.record(run, &binary.bare(failed)).unwrap();
    assert_eq!(fixture.archive.bytes(recorded.capture).unwrap(), None);
    let status = fixture.archive.status().unwrap();
    assert_eq!(
        (status.quarantined, status.failed, status.statements),
        (1, 1, 0)
    );
}

/// Some captures: a few sources, a few states, some of them in one language.
fn captures() -> impl Strategy<Value = Vec<Capture>> {
    let texts = [
        A,
        B,
        A.split_once(" / ").unwrap().0,
        B.split_once(" / ").unwrap().1,
    ];
    let capture = (0..3_u32, 0..4_usize, 1..20_u32).prop_map(move |(source, text, at)| {
        let name = format!("{source}.txt");
        Capture::new(&name, texts[text])
            .named("s", KeyStrength::Metadata)
            .on(at)
    });
    // A folder has a file once.
    proptest::collection::vec(capture, 1..4).prop_map(|mut captures| {
        captures.sort_by(|one, other| one.source.cmp(&other.source));
        captures.dedup_by(|one, other| one.source == other.source);
        captures
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_folder_taken_twice_adds_nothing(captures in captures()) {
        let mut fixture = Fixture::new();
        for capture in &captures {
            fixture.record(capture);
        }
        let versions = fixture.count("version");
        let root = fixture.archive.content_root().unwrap();
        for capture in captures.iter().rev() {
            prop_assert_eq!(fixture.record(capture).outcome, Outcome::Unchanged);
        }
        prop_assert_eq!(fixture.count("version"), versions);
        prop_assert_eq!(fixture.archive.content_root().unwrap(), root);
    }

    #[test]
    fn content_does_not_depend_on_order(captures in captures()) {
        let (mut forth, mut back) = (Fixture::new(), Fixture::new());
        for capture in &captures {
            forth.record(capture);
        }
        for capture in captures.iter().rev() {
            back.record(capture);
        }
        let roots = [&forth, &back].map(|fixture| fixture.archive.content_root().unwrap());
        prop_assert_eq!(roots[0], roots[1]);
    }
}
