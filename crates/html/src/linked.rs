//! What a page says about itself in JSON-LD.

use archive_model::{Claim, Subject};
use serde_json::Value;

use crate::claims::claim;
use crate::walk::parse_lang;

/// The properties of schema.org that say something of a release.
const PROPERTIES: [(&str, Subject); 7] = [
    ("headline", Subject::Title),
    ("datePublished", Subject::Published),
    ("dateModified", Subject::Updated),
    ("publisher", Subject::Issuer),
    ("identifier", Subject::Number),
    ("inLanguage", Subject::Language),
    ("mainEntityOfPage", Subject::Canonical),
];

/// Reads the claims of a script; a script that is no JSON makes none.
pub(crate) fn claims(script: &str) -> Vec<Claim> {
    const MOST_VALUES: usize = 1000;
    let Ok(value) = serde_json::from_str::<Value>(script) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut open = vec![&value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST_VALUES {
            break;
        }
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(properties) if is_release(value) => {
                found.extend(PROPERTIES.iter().filter_map(|(name, subject)| {
                    of_property(name, *subject, properties.get(*name)?)
                }));
            }
            Value::Object(properties) => open.extend(properties.get("@graph")),
            _ => {}
        }
    }
    found
}

/// Tells whether an object describes a text, by its type.
fn is_release(value: &Value) -> bool {
    let is_text = |name: &str| {
        [
            "Article",
            "Page",
            "Report",
            "Posting",
            "Legislation",
            "CreativeWork",
        ]
        .iter()
        .any(|end| name.ends_with(end))
    };
    match &value["@type"] {
        Value::String(name) => is_text(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is_text),
        _ => false,
    }
}

fn of_property(name: &str, subject: Subject, value: &Value) -> Option<Claim> {
    let value = match value {
        Value::String(text) => text,
        Value::Array(values) => {
            return of_property(
                name,
                subject,
                values.first().filter(|first| !first.is_array())?,
            );
        }
        Value::Object(_) => {
            let name = if subject == Subject::Canonical {
                "@id"
            } else {
                "name"
            };
            value[name].as_str()?
        }
        _ => return None,
    };
    let origin = format!("JSON-LD {name}");
    if subject == Subject::Language {
        return claim(subject, parse_lang(value)?.as_str(), origin);
    }
    claim(subject, value, origin)
}
