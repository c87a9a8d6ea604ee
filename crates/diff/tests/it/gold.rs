//! Agreement with classes that were given by hand.
//!
//! `gold/classes.tsv` names pairs of states of real pages, or a stretch of each as a range of bytes, and the class that a
//! reader gave to the difference. It holds no text, and the test has nothing to do where the pages are not there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use archive_diff::{EditionDiff, Options, diff, gravity};
use archive_model::ChangeClass;
use archive_testkit::fixtures;

use crate::corpus::{Page, read, read_stretch};

const GOLD: &str = include_str!("../gold/classes.tsv");

struct Row<'a> {
    page: &'a str,
    from: &'a str,
    to: &'a str,
    stretches: [&'a str; 2],
    class: ChangeClass,
}

fn rows() -> Vec<Row<'static>> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [page, from, to, from_bytes, to_bytes, class] = cells[..] else {
            panic!("a row has six cells: {line}");
        };
        Row {
            page,
            from,
            to,
            stretches: [from_bytes, to_bytes],
            class: ChangeClass::from_name(class).unwrap(),
        }
    };
    GOLD.lines().skip(1).map(row).collect()
}

fn compare(row: &Row<'_>, versions: &Path) -> EditionDiff {
    let read = |file: &str, stretch: &str| {
        let path = versions.join(row.page).join(file);
        if stretch == "-" {
            read(&path)
        } else {
            read_stretch(&path, stretch)
        }
    };
    let (old, new): (Page, Page) = (
        read(row.from, row.stretches[0]),
        read(row.to, row.stretches[1]),
    );
    diff(
        &old.paragraphs,
        &new.paragraphs,
        &Options { lang: new.lang },
    )
}

/// Rows are what the reader said, columns what was found.
fn confusion(counts: &BTreeMap<(u8, u8), usize>) -> String {
    let classes: Vec<_> = ChangeClass::ALL
        .iter()
        .filter(|class| **class != ChangeClass::First)
        .collect();
    let mut table = format!("{:12}", "");
    for class in &classes {
        let _ = write!(table, "{:>12}", class.as_str());
    }
    for said in &classes {
        let _ = write!(table, "\n{:12}", said.as_str());
        for found in &classes {
            let count = counts
                .get(&(gravity(**said), gravity(**found)))
                .copied()
                .unwrap_or_default();
            let _ = write!(table, "{count:>12}");
        }
    }
    table
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the table is what one runs this test for"
)]
fn classes_agree_with_a_reader() {
    let Some(versions) = fixtures::shared().map(|shared| shared.join("corpora/versions")) else {
        return;
    };
    let rows = rows();
    let mut counts = BTreeMap::new();
    let mut disagreements = Vec::new();
    for row in &rows {
        let found = compare(row, &versions);
        *counts
            .entry((gravity(row.class), gravity(found.class)))
            .or_default() += 1;
        if found.class != row.class {
            disagreements.push(disagreement(row, &found));
        }
        let is_floor_kept = row.class != ChangeClass::Substantive
            || gravity(found.class) >= gravity(ChangeClass::Minor);
        assert!(is_floor_kept, "{}", disagreement(row, &found));
    }
    let agreed = rows.len() - disagreements.len();
    let report = format!(
        "{}\nagreed on {agreed} of {}\n{}",
        confusion(&counts),
        rows.len(),
        disagreements.join("\n")
    );
    println!("{report}");
    assert!(100 * agreed >= 95 * rows.len(), "\n{report}");
}

fn disagreement(row: &Row<'_>, found: &EditionDiff) -> String {
    let reasons: Vec<String> = found
        .reasons()
        .iter()
        .take(6)
        .map(ToString::to_string)
        .collect();
    let (page, from, to, stretches) = (row.page, row.from, row.to, row.stretches.join(":"));
    let (said, found) = (row.class.as_str(), found.class.as_str());
    format!(
        "{page} {from} {to} {stretches}: said {said}, found {found}: {}",
        reasons.join(" | ")
    )
}
