//! Real snippets beside the project, where they are: how many are given their language.

use archive_langid::identify;
use serde_json::Value;

/// Languages that are counted as one: their short texts do not tell.
fn folded(tag: &str) -> &str {
    let primary = tag.split('-').next().unwrap_or_default();
    match primary {
        "nb" | "nn" => "no",
        "zlm" | "id" => "ms",
        "hr" | "bs" => "sr",
        "als" => "sq",
        "quy" => "qu",
        other => other,
    }
}

/// Checks that at least `least` of a thousand snippets of a set are given their language.
fn check(set: &str, least: usize) {
    let Some(shared) = archive_testkit::fixtures::shared() else {
        return;
    };
    let Ok(lines) = std::fs::read(shared.join(format!("corpora/langid/{set}.jsonl"))) else {
        return;
    };
    let snippets: Vec<Value> = serde_json::Deserializer::from_slice(&lines)
        .into_iter()
        .collect::<Result<_, _>>()
        .expect("a corpus is JSON Lines");
    let field = |snippet: &Value, name: &str| snippet[name].as_str().unwrap_or_default().to_owned();
    let is_right = |snippet: &&Value| {
        let found = identify(&field(snippet, "text")).lang();
        folded(found.as_str()) == folded(&field(snippet, "lang"))
    };
    let right = snippets.iter().filter(is_right).count();
    assert!(
        right * 1000 >= least * snippets.len(),
        "{set}: {right} of {}",
        snippets.len()
    );
}

#[test]
fn official_texts() {
    check("official_not_udhr", 970);
}

#[test]
fn declarations() {
    check("udhr_major", 980);
}

#[test]
fn sentences_of_the_web() {
    check("lingua_web", 965);
}
