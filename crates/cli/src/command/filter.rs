//! What `repair`, `parse` and `detect` have in common: one text in, or a stream of JSON Lines.
//!
//! # Invariants
//! A line that cannot be read is answered with `{"id","error"}` in its place, and the stream goes on. Memory is bounded by
//! the longest line.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal as _, Read, Write};
use std::path::Path;

use anyhow::Result;
use archive_model::Lang;
use base64::Engine as _;
use serde_json::Value;

use crate::contract::{Input, Refused};
use crate::exit::Failure;
use crate::terminal::Screen;
use crate::{failure, json};

/// The content of one record.
pub(crate) enum Content {
    /// Text that was decoded elsewhere.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One record of the stream.
pub(crate) struct Record {
    pub(crate) id: Value,
    pub(crate) content: Content,
    pub(crate) declared: Option<String>,
    pub(crate) lang: Option<Lang>,
}

impl Record {
    /// Returns the text as it was given, or the repaired text of the bytes.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match &self.content {
            Content::Text(text) => Cow::Borrowed(text),
            Content::Bytes(bytes) => Cow::Owned(mend(bytes)),
        }
    }
}

/// Repairs bytes on their way to a filter that reads text.
fn mend(bytes: &[u8]) -> String {
    archive_encoding::repair(bytes, &archive_encoding::Options::default()).text
}

/// Reads the whole input as repaired text.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    Ok(mend(&read(path)?))
}

/// Opens the input: a file, or standard input for `-`.
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        if io::stdin().is_terminal() {
            failure::say("reading from the terminal; Ctrl-D ends the text\n");
        }
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// Reads the whole input.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::input(format!("cannot read `{}`: {error}", path.display()))
}

/// Answers each line of `path` by `answer`, in order.
pub(crate) fn stream(
    path: &Path,
    mut answer: impl FnMut(&Record, &mut Screen) -> io::Result<()>,
) -> Result<()> {
    let mut input = open(path)?;
    let mut screen = Screen::stdout();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match record(&line) {
            Ok(record) => answer(&record, &mut screen)?,
            Err((id, error)) => json::line(
                &Refused {
                    id: &id,
                    error: &error,
                },
                &mut screen,
            )?,
        }
    }
    screen.flush()?;
    Ok(())
}

fn record(line: &[u8]) -> Result<Record, (Value, String)> {
    let input: Input =
        serde_json::from_slice(line).map_err(|error| (id_of(line), error.to_string()))?;
    let content = match (input.text, input.bytes_b64) {
        (Some(text), None) => Content::Text(text),
        (None, Some(encoded)) => match base64::engine::general_purpose::STANDARD.decode(encoded) {
            Ok(bytes) => Content::Bytes(bytes),
            Err(error) => return Err((input.id, format!("`bytes_b64` is not Base64: {error}"))),
        },
        _ => {
            return Err((
                input.id,
                "a record has either `text` or `bytes_b64`".to_owned(),
            ));
        }
    };
    let lang = match input.lang.as_deref().map(str::parse::<Lang>).transpose() {
        Ok(lang) => lang,
        Err(error) => return Err((input.id, error.to_string())),
    };
    Ok(Record {
        id: input.id,
        content,
        declared: input.declared,
        lang,
    })
}

/// Returns the id of a line whose other fields are wrong, or null.
fn id_of(line: &[u8]) -> Value {
    let value: Option<Value> = serde_json::from_slice(line).ok();
    value
        .and_then(|value| value.get("id").cloned())
        .unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<&str, (Value, &str)>) {
        match (record(line.as_bytes()), expected) {
            (
                Ok(Record {
                    content: Content::Text(text),
                    ..
                }),
                Ok(wanted),
            ) => assert_eq!(text, wanted),
            (
                Ok(Record {
                    content: Content::Bytes(bytes),
                    ..
                }),
                Ok(wanted),
            ) => {
                assert_eq!(bytes, wanted.as_bytes());
            }
            (Err((id, error)), Err((wanted_id, wanted))) => {
                assert_eq!(id, wanted_id, "{line}");
                assert!(error.contains(wanted), "{error}");
            }
            (found, _) => panic!("{line}: read: {}", found.is_ok()),
        }
    }

    #[test]
    fn a_bad_line_keeps_its_id() {
        check(r#"{"id":1,"text":"é"}"#, Ok("é"));
        check(r#"{"text":"no id"}"#, Ok("no id"));
        check(r#"{"id":"a","bytes_b64":"YQ=="}"#, Ok("a"));
        check(r#"{"id":"a","bytes_b64":"?"}"#, Err(("a".into(), "Base64")));
        check(r#"{"id":"a","text":5}"#, Err(("a".into(), "invalid type")));
        check(r#"{"id":"a"}"#, Err(("a".into(), "either")));
        check(
            r#"{"id":"a","text":"x","lang":"!"}"#,
            Err(("a".into(), "language tag")),
        );
        check("nonsense", Err((Value::Null, "expected")));
    }
}
