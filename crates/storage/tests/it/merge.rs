//! Two archives into one, and one into two.

use archive_model::Slug;
use archive_storage::{
    Answer, Archive, Checks, Content, KeyStrength, Lookup, MergeOptions, Merged, OpenMode,
    Selection, Settler, StorageError,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::rebuild::rebuild;
use crate::support::{Capture, Fixture, align, day, raw};

const ALL: Checks<'_> = Checks {
    blobs: true,
    search: true,
    derive: None,
};

const GATE: &str = "en: The wardens of the north keep six gates open by day and by night. | The moat is dry. / fr: Les gardiens du nord gardent six portes. | La douve est sèche.";
const FISH: &str = "en: Fisheries quotas for cod and herring remain as they were agreed upon in spring. | So be it.";

/// Everything that an archive holds, by addresses and digests and not by row ids or numbers of versions.
fn told(archive: &Archive) -> String {
    let sql = "
        SELECT 'version', s.slug, v.valid_from, v.recorded_at, v.cause, v.change_class, hex(v.content_sha256),
            c.source_uri || ' ' || c.captured_at FROM version v JOIN statement s USING (statement_id)
            JOIN capture c USING (capture_id)
        UNION ALL SELECT 'statement', s.slug, i.code, s.kind, s.official_number, s.published_on, s.created_at, ''
            FROM statement s LEFT JOIN issuer i USING (issuer_id)
        UNION ALL SELECT 'alias', a.scheme, a.value, s.slug, '', '', '', '' FROM statement_alias a JOIN statement s USING (statement_id)
        UNION ALL SELECT 'capture', c.source_uri, c.captured_at, c.recorded_at, c.outcome, coalesce(hex(b.sha256), '-'),
            coalesce(s.slug || ' ' || hex(v.content_sha256), '-'), cv.identified_by
            FROM capture c LEFT JOIN blob b USING (blob_id) LEFT JOIN capture_version cv USING (capture_id)
            LEFT JOIN version v USING (version_id) LEFT JOIN statement s USING (statement_id)
        UNION ALL SELECT 'reading', c.source_uri, c.captured_at, r.read_at, hex(r.shown_sha256), p.parser_version, hex(v.content_sha256), ''
            FROM capture_reading r JOIN capture c USING (capture_id) JOIN version v USING (version_id)
            JOIN derivation d USING (derivation_id) JOIN pipeline p USING (pipeline_id)
        UNION ALL SELECT 'derivation', hex(b.sha256), p.parser_version, hex(d.repaired_sha256), d.n_edits, '', '', ''
            FROM derivation d JOIN blob b USING (blob_id) JOIN pipeline p USING (pipeline_id)
        UNION ALL SELECT 'edition', s.slug, e.lang, hex(e.text_sha256), count(*), sum(p.out_start), max(p.parent_id IS NULL), ''
            FROM edition e JOIN statement s USING (statement_id) JOIN paragraph p USING (edition_id) GROUP BY edition_id
        UNION ALL SELECT 'text', lang, text, n_words, '', '', '', '' FROM text_unit
        UNION ALL SELECT 'alignment', hex(l.text_sha256), hex(r.text_sha256), a.link, p.ordinal, q.ordinal, a.score, a.method
            FROM alignment a JOIN edition l ON l.edition_id = src_edition_id JOIN edition r ON r.edition_id = tgt_edition_id
            LEFT JOIN paragraph p ON p.paragraph_id = src_paragraph_id LEFT JOIN paragraph q ON q.paragraph_id = tgt_paragraph_id
        UNION ALL SELECT 'change', hex(f.content_sha256), hex(t.content_sha256), c.lang, c.op, c.change_class, c.reasons, c.words_added
            FROM paragraph_change c JOIN version f ON f.version_id = from_version_id JOIN version t ON t.version_id = to_version_id
        UNION ALL SELECT 'clue', c.kind, c.value, s.slug, '', '', '', '' FROM statement_clue c JOIN statement s USING (statement_id)
        UNION ALL SELECT 'sample', t.hash, s.slug, '', '', '', '', '' FROM text_sample t JOIN statement s USING (statement_id)
        UNION ALL SELECT 'reason', c.source_uri, c.captured_at, r.reason, '', '', '', '' FROM capture_reason r JOIN capture c USING (capture_id)
        UNION ALL SELECT 'question', s.slug, t.slug, q.score, q.reason, q.asked_at, '', '' FROM identity_question q
            JOIN statement s ON s.statement_id = q.statement_id JOIN statement t ON t.statement_id = q.other_id
        UNION ALL SELECT 'decision', d.verdict, s.slug, t.slug, d.decided_at, d.decided_by, d.reason, u.decided_at FROM identity_decision d
            JOIN statement s ON s.statement_id = d.statement_id JOIN statement t ON t.statement_id = d.other_id
            LEFT JOIN identity_decision u ON u.decision_id = d.undoes
        UNION ALL SELECT 'filing', d.decided_at, hex(v.content_sha256), a.slug, f.from_seq, b.slug, f.seq, hex(p.content_sha256)
            FROM version_filing f JOIN identity_decision d USING (decision_id) JOIN version v USING (version_id)
            JOIN statement a ON a.statement_id = f.from_statement_id JOIN statement b ON b.statement_id = f.statement_id
            LEFT JOIN version p ON p.version_id = f.from_predecessor_id
        UNION ALL SELECT 'name', d.decided_at, n.kind, n.value, a.slug, b.slug, '', '' FROM name_filing n
            JOIN identity_decision d USING (decision_id) LEFT JOIN statement a ON a.statement_id = n.from_statement_id
            JOIN statement b ON b.statement_id = n.statement_id
        UNION ALL SELECT 'purge', p.address, p.reason, p.purged_at, c.kind, hex(c.sha256), c.readmitted_at, '' FROM purge p
            LEFT JOIN purged_content c USING (purge_id)
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8";
    let conn = raw(archive.path());
    let mut stmt = conn.prepare(sql).unwrap();
    let rows = stmt
        .query_map([], |row| {
            let cells = (0..8).map(|column| row.get::<_, rusqlite::types::Value>(column));
            let cells: Result<Vec<_>, _> = cells.collect();
            Ok(format!("{:?}", cells?))
        })
        .unwrap();
    rows.collect::<Result<Vec<_>, _>>().unwrap().join("\n")
}

fn merge(into: &mut Archive, other: &Archive) -> Merged {
    let merged = into.merge(other.path(), &MergeOptions::default()).unwrap();
    assert_eq!(into.check(&ALL).unwrap(), []);
    merged
}

fn empty(folder: &TempDir, name: &str) -> Archive {
    Archive::open(&folder.path().join(name), OpenMode::Create).unwrap()
}

/// Three statements, one with versions and a reading of today, captures that show none, and aliases.
fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("gate.txt", GATE));
    fixture.record(&Capture::new("gate.txt", &GATE.replace("six", "four")).on(3));
    fixture.record(&Capture::new("gate.txt", GATE).on(5));
    fixture.record(&Capture::new("gate.txt", GATE).on(5));
    fixture.record(&Capture::new("fish.txt", FISH).on(2));
    fixture.record(
        &Capture::new(
            "bell.txt",
            "en: The bell is rung at noon and at dusk. | So be it.",
        )
        .on(4),
    );
    let noise = Capture::new("noise.bin", "en: x");
    let run = archive_model::RunId(1);
    for _ in 0..2 {
        let content = Content::Quarantined {
            code: "binary",
            message: "no text",
        };
        fixture.archive.record(run, &noise.bare(content)).unwrap();
    }
    let failed = Content::Failed {
        code: "missing",
        message: "gone",
    };
    fixture.archive.record(run, &noise.bare(failed)).unwrap();
    fixture
        .raw()
        .execute_batch("INSERT INTO statement_alias SELECT 'slug', 'old-' || slug, statement_id FROM statement")
        .unwrap();
    fixture
}

fn slugs(archive: &Archive) -> Vec<Slug> {
    let statements = archive.statements().unwrap();
    statements
        .into_iter()
        .map(|statement| statement.slug)
        .collect()
}

#[test]
fn merging_into_nothing_is_copying() {
    let fixture = filled();
    let mut copy = empty(&fixture.folder, "copy.db");
    let merged = merge(&mut copy, &fixture.archive);
    assert_eq!(
        (
            merged.statements,
            merged.versions,
            merged.captures,
            merged.blobs
        ),
        (3, 5, 9, 5)
    );
    assert_eq!(told(&copy), told(&fixture.archive));
    assert_eq!(
        copy.content_root().unwrap(),
        fixture.archive.content_root().unwrap()
    );
    let again = merge(&mut copy, &fixture.archive);
    assert_eq!(
        (again.joined, again.versions, again.captures, again.blobs),
        (3, 0, 0, 0)
    );
    assert_eq!(told(&copy), told(&fixture.archive));
}

#[test]
fn what_was_read_again_comes_along() {
    let mut fixture = filled();
    rebuild(&mut fixture, "2", |text| {
        Some(text.replace("six gates", "six stout gates"))
    });
    let mut copy = empty(&fixture.folder, "copy.db");
    merge(&mut copy, &fixture.archive);
    assert_eq!(told(&copy), told(&fixture.archive));
    // A copy that knows the first readings alone learns the others.
    let before = fixture.folder.path().join("before.db");
    let mut other = filled();
    other.archive.back_up(&before).unwrap();
    rebuild(&mut other, "2", |text| {
        Some(text.replace("six gates", "six stout gates"))
    });
    let mut before = Archive::open(&before, OpenMode::ReadWrite).unwrap();
    let merged = merge(&mut before, &other.archive);
    assert_eq!((merged.versions, merged.captures), (2, 0));
    assert_eq!(told(&before), told(&other.archive));
}

#[test]
fn a_dry_run_changes_nothing() {
    let fixture = filled();
    let mut other = empty(&fixture.folder, "other.db");
    let options = MergeOptions {
        dry_run: true,
        ..MergeOptions::default()
    };
    let merged = other.merge(fixture.archive.path(), &options).unwrap();
    assert_eq!(merged.statements, 3);
    assert_eq!(other.status().unwrap().captures, 0);
    merge(&mut other, &fixture.archive);
}

#[test]
fn versions_of_both_fall_into_one_order() {
    let text = |number: &str| GATE.replace("six", number);
    let (mut one, mut other) = (Fixture::new(), Fixture::new());
    for (fixture, days) in [
        (&mut one, [(1, "six"), (8, "two")]),
        (&mut other, [(4, "four"), (12, "nine")]),
    ] {
        for (day, number) in days {
            let capture = Capture::new("gate.txt", &text(number)).on(day);
            fixture.record(&capture.named("gate", KeyStrength::Metadata));
        }
    }
    let merged = merge(&mut one.archive, &other.archive);
    let numbers: Vec<_> = merged
        .renumbered
        .iter()
        .map(|version| (version.from, version.to))
        .collect();
    assert_eq!(numbers, [(1, 3), (2, 4)]);
    let conn = one.raw();
    let mut stmt = conn.prepare("SELECT concat_ws(' ', '@' || version, lang, substr(valid_from, 1, 10), reasons) FROM v_change ORDER BY valid_from, lang").unwrap();
    let changes: Result<Vec<String>, _> = stmt.query_map([], |row| row.get(0)).unwrap().collect();
    insta::assert_snapshot!(changes.unwrap().join("\n"), @"
    @3 en 2025-07-04 number changed: six → four
    @3 fr 2025-07-04 number removed: six; wording added: four
    @2 en 2025-07-08 number changed: six → two
    @2 fr 2025-07-08 number removed: six; wording added: two
    @4 en 2025-07-12 number changed: two → nine
    @4 fr 2025-07-12 wording changed: two → nine
    ");
    let causes: Vec<_> = one
        .archive
        .log(archive_model::StatementId(1))
        .unwrap()
        .into_iter()
        .map(|entry| entry.version.cause.as_str())
        .collect();
    assert_eq!(causes, ["first", "publisher", "source", "publisher"]);
    merge(&mut other.archive, &one.archive);
    assert_eq!(
        other.archive.content_root().unwrap(),
        one.archive.content_root().unwrap()
    );
}

#[test]
fn of_two_works_with_one_name_the_first_keeps_it() {
    let named = |text: &str, day: u32| {
        let capture = Capture::new(&format!("{day}.txt"), text).on(day);
        capture.named("release", KeyStrength::Forced)
    };
    let fixture = |text, day| {
        let mut fixture = Fixture::new();
        fixture.record(&named(text, day));
        fixture
    };
    let bell =
        "en: The bell is rung at noon and at dusk, save on the feast of the founder of the town.";
    let works = [(GATE, 3), (FISH, 1), (bell, 2)];
    let mut results = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        let [mut first, second, third] = order.map(|index| fixture(works[index].0, works[index].1));
        let merged = merge(&mut first.archive, &second.archive);
        assert_eq!(merged.renamed.len(), 1);
        merge(&mut first.archive, &third.archive);
        // Once settled it is settled.
        let again = merge(&mut first.archive, &second.archive);
        assert_eq!(
            (again.statements, again.captures, again.renamed.len()),
            (0, 0, 0)
        );
        results.push(told(&first.archive));
    }
    results.dedup();
    assert_eq!(results.len(), 1, "{}", results.join("\n\n"));
    assert!(results[0].contains("\"release\""));
}

#[test]
fn the_same_bytes_are_the_same_statement_whatever_it_is_called() {
    let named = |name: &str, day: u32| {
        Capture::new("gate.txt", GATE)
            .named(name, KeyStrength::Metadata)
            .on(day)
    };
    let (mut one, mut other) = (Fixture::new(), Fixture::new());
    one.record(&named("gate", 1));
    other.record(&named("porte", 2));
    let merged = merge(&mut one.archive, &other.archive);
    assert_eq!(
        (
            merged.joined,
            merged.statements,
            merged.versions,
            merged.captures
        ),
        (1, 0, 1, 1)
    );
    let found = one.archive.find(&"porte".parse().unwrap()).unwrap();
    assert!(matches!(found, Lookup::Found(found) if found.statement.slug.as_str() == "gate"));
}

#[test]
fn a_damaged_archive_is_not_taken_in() {
    let (mut one, other) = (Fixture::new(), filled());
    other
        .raw()
        .execute_batch(
            "DROP TRIGGER text_unit_no_update; UPDATE text_unit SET text = 'x' WHERE text_id = 1",
        )
        .unwrap();
    let refused = one.archive.merge(&other.path(), &MergeOptions::default());
    assert!(
        matches!(refused, Err(StorageError::Unsound { .. })),
        "{refused:?}"
    );
    assert_eq!(one.archive.status().unwrap().captures, 0);
}

/// Captures of a few sources and states.
fn captures() -> impl Strategy<Value = Vec<Capture>> {
    let texts = [
        GATE,
        FISH,
        "en: The bell is rung at noon. | So be it.",
        "fr: La cloche sonne à midi.",
    ];
    let capture = (0..4_usize, 0..4_usize, 1..20_u32, any::<bool>()).prop_map(
        move |(source, text, at, is_edited)| {
            let text = if is_edited {
                texts[text].replace("be it", "was it")
            } else {
                texts[text].to_owned()
            };
            let capture = Capture::new(&format!("{source}.txt"), &text).on(at);
            capture.named(["a", "b", "c", "d"][source], KeyStrength::Metadata)
        },
    );
    proptest::collection::vec(capture, 1..10)
}

fn recorded(captures: &[Capture]) -> Fixture {
    let mut fixture = Fixture::new();
    for capture in captures {
        fixture.record(capture);
    }
    fixture
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn split_and_merge_are_inverse(captures in captures(), mask in any::<u8>()) {
        let fixture = recorded(&captures);
        let slugs = slugs(&fixture.archive);
        let some = slugs.into_iter().enumerate().filter(|(index, _)| mask >> (index % 8) & 1 == 1);
        let some: Vec<Slug> = some.map(|(_, slug)| slug).collect();
        let parts = [
            (fixture.folder.path().join("some.db"), Selection::Only(&some)),
            (fixture.folder.path().join("rest.db"), Selection::AllBut(&some)),
        ];
        for (path, selection) in &parts {
            fixture.archive.split(path, *selection).unwrap();
        }
        // No part can ask about a statement that is in the other.
        let asked = |line: &&str| !line.starts_with("[Text(\"question\")");
        let told = |archive: &Archive| told(archive).lines().filter(asked).collect::<Vec<_>>().join("\n");
        let before = told(&fixture.archive);
        for (into, from) in [(0, 1), (1, 0)] {
            let target = fixture.folder.path().join(format!("{into}.db"));
            std::fs::copy(&parts[into].0, &target).unwrap();
            let mut whole = Archive::open(&target, OpenMode::ReadWrite).unwrap();
            let other = Archive::open(&parts[from].0, OpenMode::ReadOnly).unwrap();
            merge(&mut whole, &other);
            prop_assert_eq!(told(&whole), before.clone());
            prop_assert_eq!(whole.content_root().unwrap(), fixture.archive.content_root().unwrap());
        }
    }

    #[test]
    fn order_makes_no_difference_to_content(one in captures(), two in captures(), three in captures()) {
        let fixtures = [&one, &two, &three].map(|captures| recorded(captures));
        let mut roots = Vec::new();
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]] {
            let mut whole = empty(&fixtures[0].folder, &format!("{}.db", roots.len()));
            for index in order {
                merge(&mut whole, &fixtures[index].archive);
            }
            roots.push(whole.content_root().unwrap());
        }
        roots.dedup();
        prop_assert_eq!(roots.len(), 1);
    }
}

/// Three statements, of which two are settled to be one, and one is split.
fn settled() -> Fixture {
    let mut fixture = filled();
    fixture.record(
        &Capture::new("moat.txt", &GATE.replace("six", "two"))
            .on(7)
            .named("moat", KeyStrength::Forced),
    );
    let [bell, fish, gate, moat] =
        ["bell", "fish", "gate", "moat"].map(|slug| slug.parse::<Slug>().unwrap());
    let answers = [
        Answer::Merge {
            from: &moat,
            into: &gate,
        },
        Answer::Differ {
            one: &bell,
            other: &fish,
        },
        Answer::Split {
            statement: &gate,
            seqs: &[2],
            name: None,
        },
        Answer::Merge {
            from: &fish,
            into: &bell,
        },
        Answer::Undo { decision: 4 },
    ];
    for (answer, day) in answers.iter().zip(10..) {
        settle(&mut fixture.archive, answer, day);
    }
    fixture
}

fn settle(archive: &mut Archive, answer: &Answer<'_>, at: u32) {
    let settler = Settler {
        at: &day(at),
        by: "ann",
        reason: "they say so",
        align: &align,
    };
    archive.settle(answer, &settler).unwrap().unwrap();
}

#[test]
fn what_was_settled_comes_along() {
    let fixture = settled();
    let mut copy = empty(&fixture.folder, "copy.db");
    let merged = merge(&mut copy, &fixture.archive);
    assert_eq!(told(&copy), told(&fixture.archive));
    assert_eq!(merged.questions, 0);
    let again = merge(&mut copy, &fixture.archive);
    assert_eq!((again.versions, again.captures, again.questions), (0, 0, 0));
    assert_eq!(told(&copy), told(&fixture.archive));
    settle(&mut copy, &Answer::Undo { decision: 3 }, 20);
    settle(&mut copy, &Answer::Undo { decision: 1 }, 21);
    assert_eq!(copy.check(&ALL).unwrap(), []);
    for slug in slugs(&fixture.archive) {
        let part = fixture.folder.path().join("part.db");
        fixture
            .archive
            .split(&part, Selection::Only(&[slug]))
            .unwrap();
        std::fs::remove_file(part).unwrap();
    }
}

#[test]
fn what_was_settled_otherwise_becomes_a_question() {
    let mut one = filled();
    let path = one.folder.path().join("before.db");
    one.archive.back_up(&path).unwrap();
    let [bell, fish] = ["bell", "fish"].map(|slug| slug.parse::<Slug>().unwrap());
    settle(
        &mut one.archive,
        &Answer::Merge {
            from: &fish,
            into: &bell,
        },
        9,
    );
    let mut before = Archive::open(&path, OpenMode::ReadWrite).unwrap();
    let merged = merge(&mut before, &one.archive);
    assert_eq!(
        (
            merged.questions,
            merged.captures,
            before.statements().unwrap().len()
        ),
        (1, 0, 3)
    );
    assert_eq!(merge(&mut before, &one.archive).questions, 0);
    // Where it was settled it stays settled.
    let merged = merge(&mut one.archive, &before);
    assert_eq!(
        (
            merged.versions,
            merged.captures,
            one.archive.statements().unwrap().len()
        ),
        (0, 0, 2)
    );
}
