//! What people settle: merging, keeping apart, splitting, and taking back.

use std::fmt::Write as _;

use archive_model::{ChangeClass, Slug};
use archive_storage::{Answer, Found, KeyStrength, Lookup, Refusal, Settled, Settler};
use proptest::prelude::*;

use crate::support::{Capture, Fixture, align, day};

const A: &str = "en: The wardens of the harbours agree upon the order of ships at the quay. | They meet again in May.";
const B: &str = "en: The wardens of the harbours agree upon the order of ships at the quay. | They meet again in June.";
const C: &str = "en: The wardens of the harbours agree upon the order of ships at the mole. | They meet again in June.";
const FRENCH: &str =
    "fr: Les gardiens des ports conviennent du rang des navires. | Ils se réunissent en mai.";

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn try_settle(fixture: &mut Fixture, answer: &Answer<'_>) -> Result<Settled, Refusal> {
    let settler = Settler {
        at: &day(28),
        by: "ann",
        reason: "read both",
        align: &align,
    };
    fixture.archive.settle(answer, &settler).unwrap()
}

fn settle(fixture: &mut Fixture, answer: &Answer<'_>) -> Settled {
    try_settle(fixture, answer).unwrap()
}

fn merge(fixture: &mut Fixture, from: &str, into: &str) -> i64 {
    settle(
        fixture,
        &Answer::Merge {
            from: &slug(from),
            into: &slug(into),
        },
    )
    .decision
}

fn undo(fixture: &mut Fixture, decision: i64) -> i64 {
    settle(fixture, &Answer::Undo { decision }).decision
}

fn find(fixture: &Fixture, address: &str) -> Found {
    match fixture.archive.find(&address.parse().unwrap()).unwrap() {
        Lookup::Found(found) => *found,
        other => panic!("{address}: {other:?}"),
    }
}

/// Records a text under a name that counts, on a day.
fn put(fixture: &mut Fixture, name: &str, text: &str, on: u32) {
    let source = format!("{name}.txt");
    fixture.record(
        &Capture::new(&source, text)
            .named(name, KeyStrength::Forced)
            .on(on),
    );
}

/// The current text, its paragraphs joined.
fn text(fixture: &Fixture, address: &str) -> String {
    let editions = fixture
        .archive
        .editions(find(fixture, address).version.id)
        .unwrap();
    let paragraphs = editions.iter().flat_map(|edition| &edition.paragraphs);
    paragraphs
        .map(|paragraph| paragraph.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn merged_versions_stand_in_the_publishers_order() {
    let mut fixture = Fixture::new();
    put(&mut fixture, "first", A, 1);
    put(&mut fixture, "first", C, 20);
    put(&mut fixture, "second", B, 10);
    merge(&mut fixture, "second", "first");
    let found = find(&fixture, "second");
    assert_eq!(
        (found.statement.slug.as_str(), found.statement.versions),
        ("first", 3)
    );
    assert_eq!(text(&fixture, "first"), text(&fixture, "first@2"));
    let log = fixture.archive.log(found.statement.id).unwrap();
    let between = log.iter().find(|entry| entry.version.seq == 3).unwrap();
    assert_eq!(between.version.valid_from, day(10));
    assert_ne!(between.version.change_class, ChangeClass::First);
    // What each was compared with is the version before it by the publisher's time.
    let changes: Vec<(u32, u32)> = {
        let conn = fixture.raw();
        let mut stmt = conn
            .prepare("SELECT DISTINCT from_version, version FROM v_change ORDER BY 1")
            .unwrap();
        let rows = stmt
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(changes, [(1, 3), (3, 2)]);
}

#[test]
fn an_address_once_given_names_its_version_for_ever() {
    let mut fixture = Fixture::new();
    put(&mut fixture, "first", A, 1);
    put(&mut fixture, "second", B, 10);
    let before = text(&fixture, "second@1");
    let decision = merge(&mut fixture, "second", "first");
    assert_eq!(text(&fixture, "second@1"), before);
    assert_eq!(text(&fixture, "first@2"), before);
    undo(&mut fixture, decision);
    assert_eq!(find(&fixture, "first@2").statement.slug.as_str(), "second");
    put(&mut fixture, "first", C, 20);
    assert_eq!(find(&fixture, "first").version.seq, 3);
    assert_eq!(text(&fixture, "first@2"), before);
}

#[test]
fn languages_of_two_statements_make_a_whole_and_part_again() {
    let mut fixture = Fixture::new();
    put(&mut fixture, "english", A, 1);
    put(&mut fixture, "french", FRENCH, 10);
    let decision = merge(&mut fixture, "french", "english");
    let whole = find(&fixture, "english");
    assert_eq!(whole.version.langs.len(), 2);
    assert_eq!(
        fixture.archive.alignments(whole.version.id).unwrap().len(),
        1
    );
    // Later captures of either source go on from there.
    put(&mut fixture, "french", &FRENCH.replace("mai", "juin"), 12);
    assert_eq!(find(&fixture, "english").version.langs.len(), 2);
    undo(&mut fixture, decision);
    assert_eq!(
        find(&fixture, "english").version.langs,
        ["en".parse().unwrap()]
    );
    let french = find(&fixture, "french");
    assert_eq!(french.version.langs, ["fr".parse().unwrap()]);
    assert!(text(&fixture, "french").contains("juin"));
    let again = fixture.record(&Capture::new("french.txt", &FRENCH.replace("mai", "juin")).on(14));
    assert_eq!(again.shown.unwrap().slug.as_str(), "french");
}

#[test]
fn an_answer_is_remembered_until_it_is_taken_back() {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", A));
    fixture.record(&Capture::new("b.txt", B).on(2));
    let open = |fixture: &Fixture| fixture.archive.questions().unwrap().len();
    assert_eq!(open(&fixture), 1);
    let not = settle(&mut fixture, &Answer::Not { question: 1 }).decision;
    assert_eq!(open(&fixture), 0);
    let again = try_settle(&mut fixture, &Answer::Not { question: 1 });
    assert_eq!(
        again,
        Err(Refusal::Settled {
            question: 1,
            decision: not
        })
    );
    undo(&mut fixture, not);
    assert_eq!(open(&fixture), 1);
    let same = settle(
        &mut fixture,
        &Answer::Same {
            question: 1,
            other: None,
        },
    );
    assert_eq!(
        (same.statement.as_str(), same.other.as_str(), same.moved),
        ("b", "a", 1)
    );
    assert_eq!(open(&fixture), 0);
    let decisions = fixture.archive.decisions().unwrap();
    let stands: Vec<_> = decisions
        .iter()
        .map(|decision| decision.undone_by.is_none())
        .collect();
    assert_eq!(stands, [false, true, true]);
    assert_eq!(
        (
            decisions[2].decided_by.as_str(),
            decisions[2].reason.as_str()
        ),
        ("ann", "read both")
    );
}

#[test]
fn versions_become_a_statement_of_their_own() {
    let mut fixture = Fixture::new();
    for (text, on) in [(A, 1), (B, 10), (C, 20)] {
        put(&mut fixture, "all", text, on);
    }
    let before = state(&fixture);
    let name = slug("part");
    let split = Answer::Split {
        statement: &slug("all"),
        seqs: &[2],
        name: Some(&name),
    };
    let decision = settle(&mut fixture, &split).decision;
    let part = find(&fixture, "part");
    assert_eq!(
        (part.version.seq, part.version.change_class),
        (1, ChangeClass::First)
    );
    assert_eq!(find(&fixture, "all@2").statement.slug.as_str(), "part");
    undo(&mut fixture, decision);
    assert_eq!(state(&fixture), before);
    let all = Answer::Split {
        statement: &slug("all"),
        seqs: &[1, 2, 3],
        name: None,
    };
    assert_eq!(
        try_settle(&mut fixture, &all),
        Err(Refusal::NothingToSplit(slug("all")))
    );
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    let mut fixture = Fixture::new();
    put(&mut fixture, "a", A, 1);
    put(&mut fixture, "b", B, 2);
    let (a, b, gone) = (slug("a"), slug("b"), slug("gone"));
    let first = merge(&mut fixture, "b", "a");
    let second = settle(
        &mut fixture,
        &Answer::Split {
            statement: &a,
            seqs: &[2],
            name: Some(&slug("c")),
        },
    )
    .decision;
    let before = state(&fixture);
    for (answer, expected) in [
        (
            Answer::Same {
                question: 9,
                other: None,
            },
            Refusal::NoQuestion(9),
        ),
        (
            Answer::Merge { from: &b, into: &a },
            Refusal::SameStatement(a.clone()),
        ),
        (
            Answer::Merge {
                from: &gone,
                into: &a,
            },
            Refusal::NoStatement(gone.clone()),
        ),
        (
            Answer::Split {
                statement: &a,
                seqs: &[7],
                name: None,
            },
            Refusal::NoVersion(a.clone(), 7),
        ),
        (Answer::Undo { decision: 9 }, Refusal::NoDecision(9)),
        (
            Answer::Undo { decision: first },
            Refusal::MovedSince {
                decision: first,
                later: second,
            },
        ),
    ] {
        assert_eq!(try_settle(&mut fixture, &answer), Err(expected));
    }
    assert_eq!(state(&fixture), before);
    undo(&mut fixture, second);
    assert_eq!(
        try_settle(&mut fixture, &Answer::Undo { decision: second }),
        Err(Refusal::Undone(second))
    );
    undo(&mut fixture, first);
}

#[test]
fn what_a_version_says_cannot_be_changed_by_filing() {
    let mut fixture = Fixture::new();
    put(&mut fixture, "a", A, 1);
    put(&mut fixture, "b", B, 2);
    merge(&mut fixture, "b", "a");
    for sql in [
        "UPDATE version SET valid_from = '2020-01-01T00:00:00.000Z'",
        "UPDATE version SET seq = 7 WHERE seq = 2",
        "UPDATE version SET change_class = 'none' WHERE seq = 2",
        "UPDATE version_filing SET seq = 7",
        "DELETE FROM identity_decision",
    ] {
        fixture.raw().execute(sql, []).unwrap_err();
    }
}

/// Everything that a decision can change, as text: what is filed where, under which names, with which changes.
fn state(fixture: &Fixture) -> String {
    const QUERIES: [&str; 5] = [
        "SELECT s.slug, v.version_id, v.seq, v.valid_from, v.cause, v.change_class FROM version v
         JOIN statement s ON s.statement_id = v.statement_id ORDER BY 1, 3",
        "SELECT scheme, value, statement_id, '', '', '' FROM statement_alias ORDER BY 1, 2",
        "SELECT kind, value, statement_id, '', '', '' FROM statement_clue ORDER BY 1, 2, 3",
        "SELECT hash, statement_id, '', '', '', '' FROM text_sample ORDER BY 1, 2",
        "SELECT from_version_id, to_version_id, lang || seq, op || change_class, reasons, words_added FROM paragraph_change ORDER BY 2, 1, 3",
    ];
    let conn = fixture.raw();
    let mut page = String::new();
    for sql in QUERIES {
        let mut stmt = conn.prepare(sql).unwrap();
        let mut rows = stmt.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<rusqlite::types::Value> =
                (0..6).map(|column| row.get_unwrap(column)).collect();
            writeln!(page, "{values:?}").unwrap();
        }
    }
    page
}

/// Captures of a few sources: which, what it shows, and when.
fn captures() -> impl Strategy<Value = Vec<(usize, usize, u32)>> {
    proptest::collection::vec((0..3_usize, 0..3_usize, 1..20_u32), 3..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn taking_back_is_the_inverse(captures in captures(), part in 1..4_u32) {
        let mut fixture = Fixture::new();
        for (source, shown, on) in captures {
            put(&mut fixture, ["x", "y", "z"][source], [A, B, C][shown], on);
        }
        let before = state(&fixture);
        let mut decisions = Vec::new();
        for (from, into) in [("x", "y"), ("z", "y")] {
            let answer = (slug(from), slug(into));
            if let Ok(settled) = try_settle(&mut fixture, &Answer::Merge { from: &answer.0, into: &answer.1 }) {
                decisions.push(settled.decision);
            }
        }
        let name = slug("part");
        if let Ok(settled) = try_settle(&mut fixture, &Answer::Split { statement: &slug("y"), seqs: &[part], name: Some(&name) }) {
            decisions.push(settled.decision);
        }
        for decision in decisions.into_iter().rev() {
            undo(&mut fixture, decision);
        }
        prop_assert_eq!(state(&fixture), before);
        prop_assert!(fixture.archive.check(&archive_storage::Checks::default()).unwrap().is_empty());
    }
}
