//! The capture that it all started from; it lies beside the workspace on the developers' machines only.

use std::fs;

use archive_testkit::{Scratch, fixtures};

use crate::{archive, done, json_lines, rows};

#[test]
fn the_seed_comes_out_right() {
    let Some(seeds) = fixtures::shared().map(|shared| shared.join("seeds")) else {
        return;
    };
    let seed = seeds.join("nac-cyber-2025.txt");
    let seed = seed.to_str().unwrap();
    let mended = fs::read(seeds.join("nac-cyber-2025.repaired.txt")).unwrap();
    let scratch = Scratch::new();
    assert!(
        done(&scratch, &["repair", seed]).raw_stdout == mended,
        "the repaired text differs"
    );

    let reports = json_lines(&scratch, &["ingest", seed, "--jsonl"]);
    let expected = serde_json::json!([{
        "source": seed,
        "outcome": "new",
        "statement": "nac-cyber-2025",
        "version": 1,
        "change_class": "first",
        "languages": ["en", "fr"],
        "paragraphs": 10,
        "repairs": 43,
        "unresolved": 0,
        "duplicate_of": null,
        "identified_by": "new",
        "score": 1.0,
        "reason": null,
        "questions": [],
        "error": null,
    }]);
    assert_eq!(serde_json::Value::from(reports), expected);

    let labels = rows(
        &scratch,
        "SELECT lang, group_concat(label, ' ') AS labels FROM v_current GROUP BY lang",
    );
    let expected = serde_json::json!([
        {"lang": "en", "labels": "1 2 3 4 5"},
        {"lang": "fr", "labels": "1 2 3 4 5"},
    ]);
    assert_eq!(serde_json::Value::from(labels), expected);
    let links = rows(&scratch, "SELECT count(*) AS n FROM v_parallel");
    assert_eq!(links[0]["n"], 5);
    let cut = rows(
        &scratch,
        "SELECT text FROM v_current WHERE lang = 'en' AND label = '1'",
    );
    assert!(
        cut[0]["text"]
            .as_str()
            .unwrap()
            .contains("cyber and wider hybrid threats"),
        "the cut line is not joined"
    );
    let debris = rows(
        &scratch,
        "SELECT count(*) AS n FROM v_current WHERE text LIKE '%|%' OR text LIKE '%---%'",
    );
    assert_eq!(debris[0]["n"], 0);
    let raw = archive(&scratch, &["show", "nac-cyber-2025", "--raw"]).run();
    assert!(
        raw.raw_stdout == fs::read(seed).unwrap(),
        "the raw bytes differ"
    );
}
