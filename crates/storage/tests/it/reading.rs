//! Reading back what was recorded.

use archive_model::{Alternative, Diagnostic, Method, Repair, Unresolved};
use archive_storage::{KeyStrength, Lookup};

use crate::support::{Capture, Fixture, day};

const TEXT: &str = "en: We agree. | So be it. / fr: L’Alliance est d’accord. | Ainsi soit-il.";

fn repaired() -> Capture {
    let mut capture = Capture::new("a.txt", TEXT);
    capture.bytes = TEXT.replace('’', "â").into_bytes();
    let places = TEXT.match_indices('’').enumerate();
    capture.repairs = places
        .map(|(index, (start, mark))| Repair {
            span: start..start + mark.len(),
            // The damaged character is a byte shorter than the right one.
            source: start - index..start - index + 2,
            before: "â".to_owned(),
            after: mark.to_owned(),
            rule: "lossy.c1.apostrophe".into(),
            method: Method::Lossy,
            confidence: 0.98,
            alternatives: vec![Alternative {
                text: "–".to_owned(),
                confidence: 0.02,
            }],
        })
        .collect();
    capture
}

#[test]
fn what_comes_out_is_what_went_in() {
    let mut fixture = Fixture::new();
    let capture = repaired();
    let recorded = fixture.record(&capture);
    let version = recorded.shown.unwrap().version;
    let editions = fixture.archive.editions(version).unwrap();
    for (stored, given) in editions.iter().zip(&capture.document.editions) {
        assert_eq!(
            (stored.lang, &stored.paragraphs),
            (given.lang, &given.paragraphs)
        );
    }
    let [alignment] = &fixture.archive.alignments(version).unwrap()[..] else {
        panic!("two editions have one alignment");
    };
    let links: Vec<_> = alignment
        .links
        .iter()
        .map(|link| (&link.source[..], &link.target[..]))
        .collect();
    assert_eq!(links, [(&[1][..], &[1][..]), (&[2], &[2])]);
    let [sighting] = &fixture.archive.sightings(version).unwrap()[..] else {
        panic!("there was one capture");
    };
    assert_eq!(
        fixture.archive.bytes(sighting.capture).unwrap().unwrap(),
        capture.bytes
    );
}

#[test]
fn repairs_are_found_in_their_paragraphs() {
    let mut fixture = Fixture::new();
    let version = fixture.record(&repaired()).shown.unwrap().version;
    let editions = fixture.archive.editions(version).unwrap();
    assert!(fixture.archive.repairs(editions[0].id).unwrap().is_empty());
    let repairs = fixture.archive.repairs(editions[1].id).unwrap();
    assert_eq!(repairs.len(), 2);
    for (repair, given) in repairs.iter().zip(&repaired().repairs) {
        let text = &editions[1].paragraphs[0].text;
        assert_eq!((repair.ordinal, &text[repair.span.clone()]), (1, "’"));
        assert_eq!(
            (&repair.source, &repair.alternatives),
            (&given.source, &given.alternatives)
        );
    }
    assert_eq!(fixture.archive.status().unwrap().repairs, 2);
}

#[test]
fn what_was_left_out_or_left_alone_is_on_record() {
    let mut fixture = Fixture::new();
    let mut capture = Capture::new("a.txt", TEXT);
    capture.document.diagnostics = vec![Diagnostic::new("table-debris", "a line of a table", 0..3)];
    capture.unresolved = vec![Unresolved {
        span: 4..6,
        source: 4..6,
        text: "\0".to_owned(),
        rule: "lossy.c1".into(),
        alternatives: Vec::new(),
    }];
    let version = fixture.record(&capture).shown.unwrap().version;
    for edition in fixture.archive.editions(version).unwrap() {
        let diagnostics = fixture.archive.diagnostics(edition.id).unwrap();
        assert_eq!(diagnostics, capture.document.diagnostics);
    }
    assert_eq!(fixture.archive.status().unwrap().unresolved, 1);
}

#[test]
fn large_and_incompressible_bytes_come_back() {
    let mut fixture = Fixture::new();
    let noise: Vec<u8> = (0..5_000_u32)
        .flat_map(|number| {
            number
                .wrapping_mul(2_654_435_761)
                .rotate_left(11)
                .to_le_bytes()
        })
        .collect();
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("noise", noise),
        ("words", b"word ".repeat(200_000)),
    ] {
        let mut capture = Capture::new(name, TEXT);
        capture.bytes = bytes;
        let recorded = fixture.record(&capture);
        assert_eq!(
            fixture.archive.bytes(recorded.capture).unwrap().unwrap(),
            capture.bytes
        );
    }
    let status = fixture.archive.status().unwrap();
    assert!(
        status.blob_stored_bytes < 25_000,
        "{}",
        status.blob_stored_bytes
    );
}

#[test]
fn addresses_say_what_is_missing() {
    let mut fixture = Fixture::new();
    fixture.record(
        &Capture::new("a.txt", TEXT)
            .named("gov/uk", KeyStrength::Forced)
            .on(3),
    );
    let find = |link: &str| fixture.archive.find(&link.parse().unwrap()).unwrap();
    assert!(matches!(find("nobody"), Lookup::NoStatement));
    assert!(matches!(
        find("gov/uk@2"),
        Lookup::NoVersion { last_seq: 1, .. }
    ));
    assert!(matches!(find("gov/uk/de"), Lookup::NoEdition { .. }));
    assert!(matches!(
        find("gov/uk/fr/~3"),
        Lookup::NoParagraph {
            last_ordinal: 2,
            ..
        }
    ));
    let Lookup::Found(found) = find("gov/uk/fr@1/~2") else {
        panic!("it is there");
    };
    assert_eq!(
        (found.lang.unwrap().as_str(), found.ordinal),
        ("fr", Some(2))
    );
    assert_eq!(found.version.valid_from, day(3));
}

#[test]
fn a_slug_that_a_statement_had_before_still_names_it() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", TEXT));
    let sql =
        "INSERT INTO statement_alias (scheme, value, statement_id) VALUES ('slug', 'old-name', 1)";
    fixture.raw().execute_batch(sql).unwrap();
    let Lookup::Found(found) = fixture.archive.find(&"old-name".parse().unwrap()).unwrap() else {
        panic!("an alias names its statement");
    };
    assert_eq!(found.statement.slug.as_str(), "a");
    let forced = Capture::new("b.txt", TEXT).named("old-name", KeyStrength::Forced);
    assert_eq!(fixture.record(&forced).shown.unwrap().slug.as_str(), "a");
}
