//! `data/` is complete: captures, originals, sums and the table in its README agree.

use std::collections::BTreeSet;
use std::{fs, str};

use archive_testkit::captures::RECIPES;
use archive_testkit::fixtures::{checksums, clean_text, release, releases, workspace_root};

#[test]
fn captures_come_from_their_originals() {
    for recipe in RECIPES {
        let release = release(recipe.name);
        assert!(
            release.bytes == (recipe.make)(&release.clean),
            "{}: run `cargo xtask codegen`",
            recipe.name
        );
        assert_ne!(
            release.bytes,
            release.clean.as_bytes(),
            "{}: the channel left the text as it was",
            recipe.name
        );
    }
}

#[test]
fn every_original_has_a_recipe() {
    let made: BTreeSet<&str> = RECIPES.iter().map(|recipe| recipe.name).collect();
    let sums = checksums();
    let originals: BTreeSet<&str> = sums
        .lines()
        .filter_map(|line| line.split_once("  clean/"))
        .map(|(_, name)| name)
        .collect();
    assert_eq!(made, originals);
}

#[test]
fn sums_are_current() {
    let committed = fs::read(workspace_root().join("data/SHA256SUMS")).unwrap();
    assert_eq!(
        str::from_utf8(&committed),
        Ok(checksums().as_str()),
        "run `cargo xtask codegen`"
    );
}

#[test]
fn the_readme_lists_every_release() {
    let readme = fs::read(workspace_root().join("data/README.md")).unwrap();
    let readme = str::from_utf8(&readme).unwrap();
    let listed: BTreeSet<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name)
        .collect();
    let releases = releases();
    let present: BTreeSet<&str> = releases
        .iter()
        .map(|release| release.name.as_str())
        .collect();
    assert_eq!(listed, present);
}

/// Later states of a statement say what they say of it: only the named editions differ.
#[test]
fn states_of_one_statement_differ_as_described() {
    let first = clean_text("harbour-states/2019-03-03-tidewater.txt");
    let second = release("harbour-states/2019-03-03-tidewater.updated-2019-03-10.txt").clean;
    let third = clean_text("harbour-states/2019-03-03-tidewater.updated-2019-05-02.txt");
    let [first, second, third] =
        [&first, &second, &third].map(|text| text.split("|\n|\n---|\n|\n").collect::<Vec<_>>());

    assert_eq!(first[0], second[0], "English is untouched");
    assert_ne!(first[1], second[1], "French is edited");
    assert_eq!(
        third[0]
            .replace("Last updated: 2 May 2019\n", "")
            .replace("shall review", "should review"),
        second[0],
        "one word of English is edited"
    );
    assert_eq!(second[1], third[1], "French is untouched");
    assert!(third[2].starts_with("Erklärung"), "German is added");
}
