//! The capture that the project began with, where it is at hand.

use std::path::Path;

use archive_model::{Document, ParagraphKind};
use archive_parser::{Options, parse};

fn seed(name: &str) -> Option<String> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    let bytes = std::fs::read(workspace.join("../shared/seeds").join(name)).ok()?;
    String::from_utf8(bytes).ok()
}

fn check(document: &Document) {
    let editions: Vec<&str> = document
        .editions
        .iter()
        .map(|edition| edition.lang.as_str())
        .collect();
    assert_eq!(editions, ["en", "fr"]);
    for edition in &document.editions {
        let labels: Vec<_> = edition
            .paragraphs
            .iter()
            .filter_map(|paragraph| paragraph.label.as_deref())
            .collect();
        assert_eq!(labels, ["1", "2", "3", "4", "5"]);
        assert!(
            edition
                .paragraphs
                .iter()
                .all(|paragraph| paragraph.kind == ParagraphKind::Numbered)
        );
        assert!(
            edition
                .paragraphs
                .iter()
                .all(|paragraph| !paragraph.text.contains(['\n', '|']))
        );
    }
    assert_eq!(document.title, None);
    assert!(
        document
            .diagnostics
            .iter()
            .all(|diagnostic| diagnostic.code == "table-debris")
    );
}

#[test]
fn repaired_and_damaged_seed_have_the_same_paragraphs() {
    for name in ["nac-cyber-2025.repaired.txt", "nac-cyber-2025.txt"] {
        if let Some(text) = seed(name) {
            check(&parse(&text, &Options::default()));
        }
    }
}
