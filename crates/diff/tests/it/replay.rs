//! Every pair of successive states of a real page replays, in both directions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use archive_diff::{Options, Replayed, apply, diff};
use archive_model::Paragraph;
use archive_testkit::fixtures;

use crate::corpus::{Page, read};

const SETS: [&str; 5] = [
    "wh",
    "govuk",
    "canada-acts-en-fr",
    "eu-consolidated-en-fr",
    "fr-public-terms",
];

#[test]
fn real_pages_replay() {
    let Some(versions) = fixtures::shared().map(|shared| shared.join("corpora/versions")) else {
        return;
    };
    for set in SETS {
        for page in children(&versions.join(set)) {
            for states in editions(&page) {
                let pages: Vec<Page> = states.iter().map(|path| read(path)).collect();
                pages
                    .windows(2)
                    .for_each(|pair| check(&pair[0], &pair[1], &page));
            }
        }
    }
}

fn check(old: &Page, new: &Page, page: &Path) {
    let options = Options { lang: new.lang };
    let replay = |from: &[Paragraph], to: &[Paragraph]| {
        let expected: Vec<_> = to.iter().map(Replayed::from).collect();
        assert_eq!(
            apply(from, &diff(from, to, &options)),
            Some(expected),
            "{}",
            page.display()
        );
    };
    replay(&old.paragraphs, &new.paragraphs);
    replay(&new.paragraphs, &old.paragraphs);
}

/// The states of each edition of a page, in order: `v01.en.txt`, `v02.en.txt`; then those in French.
fn editions(page: &Path) -> Vec<Vec<PathBuf>> {
    let mut editions: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in children(page) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let Some((_, edition)) = name
            .split_once('.')
            .filter(|(version, _)| version.starts_with('v'))
        else {
            continue;
        };
        if edition != "html" {
            editions.entry(edition.to_owned()).or_default().push(file);
        }
    }
    editions.into_values().collect()
}

fn children(directory: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(directory) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
