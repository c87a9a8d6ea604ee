//! JSON Lines whose records have the fields of an export: one document a line.

use archive_model::{Block, BlockKind, Flow, Lang, SourceFormat, Subject};
use serde_json::Value;

use crate::draft::Draft;

/// A line of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The name that the record goes by, if it has one.
    pub id: Option<String>,
    /// Its document, or why there is none: a fragment for a message.
    pub flow: Result<Flow, String>,
}

/// Reads one document from every line of `bytes` that is not blank, in order.
///
/// A record is an object with `editions`, each a `lang` and `paragraphs` of `label`, `kind`, `level` and `text`, as
/// `archive parse --json` writes them, or with `text` alone. A record that cannot be read gives its error in its place.
pub fn read(bytes: &[u8]) -> impl Iterator<Item = Record> {
    let lines = bytes.split(|byte| *byte == b'\n');
    lines
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
        .map(record)
}

/// Tells whether `line` is an object with fields of an export.
pub(crate) fn is_record(line: &[u8]) -> bool {
    serde_json::from_slice::<Value>(line).is_ok_and(|value| {
        value["editions"].is_array() || value["text"].is_string() || value["html"].is_string()
    })
}

fn record(line: &[u8]) -> Record {
    match serde_json::from_slice::<Value>(line) {
        Ok(value) => Record {
            id: string(&value, "id").or_else(|| string(&value, "slug")),
            flow: flow(&value),
        },
        Err(error) => Record {
            id: None,
            flow: Err(format!("it is no JSON: {error}")),
        },
    }
}

fn flow(value: &Value) -> Result<Flow, String> {
    let mut draft = Draft::new(SourceFormat::Text);
    for (field, subject) in [
        ("title", Subject::Title),
        ("issuer", Subject::Issuer),
        ("number", Subject::Number),
        ("published_on", Subject::Published),
        ("updated_on", Subject::Updated),
        ("lang", Subject::Language),
    ] {
        if let Some(value) = string(value, field) {
            draft.claim(subject, &value, "record");
        }
    }
    let editions = value["editions"].as_array();
    for edition in editions.into_iter().flatten() {
        let lang = string(edition, "lang").and_then(|tag| tag.parse().ok());
        for paragraph in edition["paragraphs"].as_array().into_iter().flatten() {
            draft.push(block(paragraph, lang));
        }
    }
    if editions.is_none() {
        let text = string(value, "text").unwrap_or_default();
        for paragraph in text.replace("\r\n", "\n").split("\n\n") {
            draft.push(Block {
                text: paragraph.to_owned(),
                ..Block::default()
            });
        }
    }
    let flow = draft.finish();
    if flow.blocks.is_empty() {
        return Err("it has neither `editions` with paragraphs nor `text`".to_owned());
    }
    Ok(flow)
}

fn block(paragraph: &Value, lang: Option<Lang>) -> Block {
    let level = paragraph["level"].as_u64().unwrap_or(1);
    let level = u32::try_from(level).unwrap_or(u32::MAX).max(1);
    let label = string(paragraph, "label");
    let kind = match paragraph["kind"].as_str() {
        Some("title") => BlockKind::Heading(1),
        Some("heading") => BlockKind::Heading(2),
        Some("item") => BlockKind::Item,
        Some("numbered") if level > 1 => BlockKind::Item,
        Some("note") if label.is_some() => BlockKind::Footnote,
        _ => BlockKind::Text,
    };
    let is_item = kind == BlockKind::Item;
    Block {
        kind,
        text: string(paragraph, "text").unwrap_or_default(),
        marker: label.map(as_marker),
        depth: if is_item { level } else { 0 },
        lang,
        ..Block::default()
    }
}

/// Gives a label that lost its punctuation some: `3` was printed `3.`.
fn as_marker(label: String) -> String {
    if label.ends_with(|last: char| last.is_alphanumeric()) {
        return label + ".";
    }
    label
}

fn string(value: &Value, field: &str) -> Option<String> {
    let value = value[field].as_str()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
