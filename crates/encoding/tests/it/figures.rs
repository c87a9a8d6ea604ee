//! The captures at hand beside the project, where they are: what must be right there, and what must not change.

use std::path::PathBuf;

use archive_encoding::{Options, repair};
use archive_model::Method;

/// Reads a file of the material shared between projects; `None` where it is absent.
fn shared(path: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::fs::read(root.join(path)).ok()
}

#[test]
fn the_seed_is_restored_character_by_character() {
    let (Some(capture), Some(expected)) = (
        shared("seeds/nac-cyber-2025.txt"),
        shared("seeds/nac-cyber-2025.repaired.txt"),
    ) else {
        return;
    };
    let repaired = repair(&capture, &Options::default());
    assert_eq!(repaired.text.as_bytes(), expected);
    assert_eq!(repaired.repairs.len(), 43);
    assert_eq!(repaired.unresolved, []);
    for edit in &repaired.repairs {
        assert_eq!(
            (
                edit.method,
                edit.before.chars().count(),
                edit.after.chars().count()
            ),
            (Method::Lossy, 1, 1)
        );
    }
}

#[test]
fn sound_text_of_many_languages_is_untouched() {
    let Some(lines) = shared("corpora/encoding/negatives.jsonl") else {
        return;
    };
    // JSON escapes are ASCII, so a line of JSON is itself text to leave alone.
    let repaired = repair(&lines, &Options::default());
    assert!(repaired.text.as_bytes() == lines, "{:?}", repaired.repairs);
    for line in lines.split(|byte| *byte == b'\n') {
        let repaired = repair(line, &Options::default());
        assert_eq!(repaired.text.as_bytes(), line);
        assert_eq!(repaired.repairs, []);
    }
}
