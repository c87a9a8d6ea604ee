//! Forgetting on order.

use std::fs;
use std::path::Path;

use archive_model::Permalink;
use archive_storage::{
    Archive, Checks, Content, KeyStrength, Lookup, MergeOptions, OpenMode, PurgeOrder, PurgeTarget,
    Purged, Selection, StorageError,
};

use crate::support::{Capture, Fixture, day, raw};

const ALL: Checks<'_> = Checks {
    blobs: true,
    search: true,
    derive: None,
};

const OPEN: &str =
    "en: The wardens of the north keep six gates open. | So be it, say the wardens of the town.";
const SECRET: &str =
    "en: The wardens of the north keep six gates open. | Xylographer Quigley fled by the postern.";
const OTHER: &str = "en: Fisheries quotas for cod remain. | So be it, say the wardens of the town.";

fn purge(archive: &mut Archive, address: &str) -> Purged {
    let link: Permalink = address.parse().unwrap();
    let Lookup::Found(found) = archive.find(&link).unwrap() else {
        panic!("nothing at {address}");
    };
    let target = match link.seq {
        Some(_) => PurgeTarget::Version(found.version.id),
        None => PurgeTarget::Statement(found.statement.id),
    };
    let order = PurgeOrder {
        target,
        address,
        reason: "order 12",
        at: &day(20),
        dry_run: false,
    };
    let mut would = order;
    would.dry_run = true;
    let expected = archive.purge(&would).unwrap();
    let purged = archive.purge(&order).unwrap();
    assert_eq!(purged, expected);
    assert_eq!(archive.check(&ALL).unwrap(), []);
    purged
}

fn addresses(purged: &Purged) -> Vec<String> {
    let versions = purged.versions.iter();
    versions
        .map(|version| format!("{}@{}", version.slug, version.seq))
        .collect()
}

/// The words of the text that stand in the archive's files, in any case, and the places of its captured bytes.
fn traces(path: &Path, words: &[&str], bytes: &[Vec<u8>]) -> Vec<String> {
    let folder = path.parent().unwrap();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = fs::read(&path).unwrap();
        let lower = file.to_ascii_lowercase();
        let words = words.iter().map(|word| word.to_lowercase().into_bytes());
        for needle in words.chain(bytes.iter().map(|bytes| bytes.to_ascii_lowercase())) {
            if lower.windows(needle.len()).any(|window| window == needle) {
                found.push(format!("{}: {}", path.display(), needle.escape_ascii()));
            }
        }
    }
    found
}

/// A statement of three states, the second of which is secret, and another that shares a text with it.
fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    for (day, text) in [(1, OPEN), (2, SECRET), (3, OPEN)] {
        fixture.record(&Capture::new("gate.txt", text).on(day));
    }
    fixture.record(&Capture::new("fish.txt", OTHER).on(2));
    fixture
}

const WORDS: [&str; 3] = ["Xylographer", "Quigley", "postern"];

#[test]
fn the_words_are_nowhere_in_the_file() {
    let mut fixture = filled();
    // Bytes that compression leaves as they are, and some that it does not.
    let long = format!("{SECRET} | {}", "Quigley again. ".repeat(400));
    fixture.record(&Capture::new("gate.txt", &long).on(6));
    let path = fixture.path();
    let stored: Vec<Vec<u8>> = {
        let conn = fixture.raw();
        let mut stmt = conn
            .prepare("SELECT data FROM blob WHERE blob_id IN (2, 4)")
            .unwrap();
        stmt.query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    };
    assert!(!traces(&path, &WORDS, &stored).is_empty());
    assert_eq!(
        addresses(&purge(&mut fixture.archive, "gate@2")),
        ["gate@2"]
    );
    let purged = purge(&mut fixture.archive, "gate");
    assert_eq!(addresses(&purged), ["gate@1", "gate@3", "gate@4"]);
    assert_eq!(traces(&path, &WORDS, &stored), [""; 0]);
    // What another statement has too stays, and is found.
    let found: i64 = fixture
        .raw()
        .query_row(
            "SELECT count(*) FROM text_fts WHERE text_fts MATCH 'wardens'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        (found, fixture.count("statement"), fixture.count("blob")),
        (1, 1, 1)
    );
}

#[test]
fn a_version_goes_with_what_was_read_in_its_bytes() {
    let mut fixture = filled();
    let purged = purge(&mut fixture.archive, "gate@1");
    // The third version showed the same bytes.
    assert_eq!(addresses(&purged), ["gate@1", "gate@3"]);
    assert_eq!((purged.captures, purged.blobs, purged.texts), (2, 1, 0));
    let tombstone = fixture
        .archive
        .tombstone(&"gate@3".parse().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(
        (tombstone.address.as_str(), tombstone.reason.as_str()),
        ("gate@1", "order 12")
    );
    // Its number is not given again.
    let next = fixture.record(&Capture::new("gate.txt", &SECRET.replace("six", "four")).on(8));
    assert_eq!(next.shown.unwrap().seq, 4);
}

#[test]
fn the_name_of_what_went_counts_on() {
    let mut fixture = filled();
    purge(&mut fixture.archive, "gate");
    assert_eq!(
        fixture.archive.find(&"gate".parse().unwrap()).unwrap(),
        Lookup::NoStatement
    );
    let redacted = fixture.record(&Capture::new("gate.txt", "en: The wardens keep gates."));
    let shown = redacted.shown.unwrap();
    assert_eq!((shown.slug.as_str(), shown.seq), ("gate", 4));
}

#[test]
fn an_edition_that_another_version_has_stays() {
    let mut fixture = Fixture::new();
    let named =
        |name: &str, text: &str| Capture::new(name, text).named("gate", KeyStrength::Metadata);
    fixture.record(&named("en.txt", OPEN));
    fixture.record(&named("fr.txt", "fr: Les gardiens du nord.").on(2));
    let purged = purge(&mut fixture.archive, "gate@1");
    assert_eq!(
        (addresses(&purged), purged.blobs, purged.editions),
        (vec!["gate@1".to_owned()], 1, 0)
    );
    let versions = fixture.archive.log(archive_model::StatementId(1)).unwrap();
    assert_eq!(versions[0].version.langs.len(), 2);
    // A part of the archive can be taken out and put back all the same.
    let part = fixture.folder.path().join("part.db");
    let slug = "gate".parse().unwrap();
    fixture
        .archive
        .split(&part, Selection::Only(&[slug]))
        .unwrap();
    let part = Archive::open(&part, OpenMode::ReadOnly).unwrap();
    assert_eq!(part.check(&ALL).unwrap(), []);
    assert_eq!(
        part.content_root().unwrap(),
        fixture.archive.content_root().unwrap()
    );
    // Bytes of which the row stayed are kept again if somebody readmits them.
    let english = named("en.txt", OPEN);
    let editions = &english.document.editions;
    fixture
        .archive
        .readmit(&english.bytes, editions, &day(21))
        .unwrap();
    let again = fixture.record(&english.on(5));
    assert_eq!(
        fixture.archive.bytes(again.capture).unwrap().unwrap(),
        OPEN.as_bytes()
    );
    assert_eq!(fixture.archive.check(&ALL).unwrap(), []);
}

#[test]
fn what_was_purged_is_not_taken_in_again() {
    let mut fixture = filled();
    purge(&mut fixture.archive, "gate@2");
    let secret = Capture::new("again.txt", SECRET).on(9);
    let elsewhere = {
        let mut capture = secret.clone();
        capture.bytes.push(b'\n');
        capture
    };
    for capture in [&secret, &elsewhere] {
        let editions = &capture.document.editions;
        let tombstone = fixture
            .archive
            .refused(&capture.bytes, editions)
            .unwrap()
            .unwrap();
        assert_eq!(tombstone.address, "gate@2");
        // The file itself refuses it, whoever does not ask.
        let derived = capture.derived();
        let run = archive_model::RunId(1);
        let refused = fixture
            .archive
            .record(run, &capture.bare(Content::Statement(&derived)));
        assert!(refused.is_err());
    }
    let editions = &secret.document.editions;
    fixture
        .archive
        .readmit(&secret.bytes, editions, &day(21))
        .unwrap();
    assert_eq!(
        fixture.archive.refused(&secret.bytes, editions).unwrap(),
        None
    );
    fixture.record(&secret);
    assert_eq!(fixture.archive.check(&ALL).unwrap(), []);
}

#[test]
fn merging_brings_nothing_back() {
    let mut fixture = filled();
    let before = fixture.folder.path().join("before.db");
    fixture.archive.back_up(&before).unwrap();
    purge(&mut fixture.archive, "gate@2");
    let root = fixture.archive.content_root().unwrap();
    let merged = fixture
        .archive
        .merge(&before, &MergeOptions::default())
        .unwrap();
    assert_eq!(
        (merged.refused, merged.captures, merged.versions),
        (1, 0, 0)
    );
    assert_eq!(fixture.archive.content_root().unwrap(), root);
    // The other way round the order is carried out only if that is asked for.
    let path = fixture.path();
    let mut old = Archive::open(&before, OpenMode::ReadWrite).unwrap();
    let refused = old.merge(&path, &MergeOptions::default());
    assert!(
        matches!(refused, Err(StorageError::Ordered { .. })),
        "{refused:?}"
    );
    let options = MergeOptions {
        carry_out_purges: true,
        ..MergeOptions::default()
    };
    let merged = old.merge(&path, &options).unwrap();
    assert_eq!(merged.purged, 1);
    assert_eq!(old.content_root().unwrap(), root);
    assert_eq!(old.check(&ALL).unwrap(), []);
    assert_eq!(traces(&path, &WORDS, &[]), [""; 0]);
}

#[test]
fn only_what_a_tombstone_names_can_go() {
    let mut fixture = filled();
    purge(&mut fixture.archive, "gate@2");
    let conn = raw(&fixture.path());
    for sql in [
        "DELETE FROM blob",
        "DELETE FROM capture",
        "DELETE FROM version",
        "DELETE FROM version_edition",
        "DELETE FROM capture_version",
        "DELETE FROM blob_stored",
        "UPDATE blob SET data = x''",
        "DELETE FROM purge",
        "UPDATE purge SET reason = ''",
        "DELETE FROM purged_content",
        "DELETE FROM purged_version",
        "INSERT INTO blob (sha256, size, codec, data) SELECT sha256, 1, 'raw', x'00' FROM purged_content WHERE kind = 'blob'",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn an_archive_of_schema_6_keeps_every_row_and_can_forget() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let conn = raw(&path);
    conn.execute_batch(include_str!("dumps/v6.sql")).unwrap();
    conn.pragma_update(None, "application_id", 1_098_015_592)
        .unwrap();
    let counts = || -> Vec<(String, i64)> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_fts*' AND name NOT GLOB 'sqlite*'";
        let mut stmt = conn.prepare(sql).unwrap();
        let names: Result<Vec<String>, _> = stmt.query_map([], |row| row.get(0)).unwrap().collect();
        let count = |name: String| {
            let sql = format!("SELECT count(*) FROM {name}");
            (name, conn.query_row(&sql, [], |row| row.get(0)).unwrap())
        };
        names.unwrap().into_iter().map(count).collect()
    };
    let before = counts();
    let mut archive = Archive::open(&path, OpenMode::ReadWrite).unwrap();
    let after = counts();
    for (name, count) in before
        .into_iter()
        .filter(|(name, _)| name != "refinery_schema_history")
    {
        assert!(
            after.contains(&(name.clone(), count)),
            "{name}: {count} of {after:?}"
        );
    }
    fs::remove_file(folder.path().join("archive.db.pre-V7")).unwrap();
    drop(conn);
    purge(&mut archive, "ferry@1");
    let left = archive.log(archive.statements().unwrap()[0].id).unwrap();
    assert_eq!(left[0].version.seq, 2);
    assert_eq!(traces(&path, &["twice", "deux"], &[]), [""; 0]);
}
