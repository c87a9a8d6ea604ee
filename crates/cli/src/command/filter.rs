//! What `repair`, `parse` and `detect` have in common: one text in, or a stream of JSON Lines.
//!
//! # Invariants
//! A line that cannot be read is answered with `{"id","error"}` in its place, and the stream goes on. Memory is bounded by
//! the longest line.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, IsTerminal as _, Read, Write as _};
use std::path::Path;

use archive_encoding::Options;
use archive_ingest::{Opened, Problem};
use archive_model::Lang;
use base64::Engine as _;
use serde_json::Value;

use crate::contract::{Input, Refused};
use crate::exit::{self, Failure};
use crate::terminal::Screen;
use crate::{failure, json, stop};

/// The content of one record.
pub(crate) enum Content {
    /// Text that was decoded elsewhere.
    Text(String),
    /// A web page that was decoded elsewhere.
    Html(String),
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
    /// Repairs the bytes and takes them out of their format; text is taken as it was given.
    pub(crate) fn opened(&self) -> Result<Opened, Problem> {
        match &self.content {
            Content::Text(text) => Ok(Opened::text(text.clone())),
            Content::Html(page) => Ok(Opened::page(page)),
            Content::Bytes(bytes) => Opened::read(bytes, &self.options(&Options::default())),
        }
    }

    /// Returns how to repair the bytes: what the record says of itself goes before what `flags` say of all.
    pub(crate) fn options(&self, flags: &Options) -> Options {
        Options {
            declared: self.declared.clone().or_else(|| flags.declared.clone()),
            lang: self.lang.or(flags.lang),
            threshold: flags.threshold,
        }
    }
}

/// Where a filter reads from.
pub(crate) struct Source {
    pub(crate) bytes: Box<dyn Read>,
    /// How many bytes there are, where that is known.
    pub(crate) len: Option<u64>,
    /// Whether a person types them.
    pub(crate) is_typed: bool,
}

/// Opens the input: a file, or standard input for `-`.
pub(crate) fn open(path: &Path) -> anyhow::Result<Source> {
    if path == Path::new("-") {
        let is_typed = io::stdin().is_terminal();
        if is_typed {
            failure::say("reading from the terminal; Ctrl-D ends the text\n");
        }
        return Ok(Source {
            bytes: Box::new(io::stdin().lock()),
            len: None,
            is_typed,
        });
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let metadata = file.metadata().map_err(|error| unreadable(path, &error))?;
    Ok(Source {
        bytes: Box::new(file),
        len: metadata.is_file().then_some(metadata.len()),
        is_typed: false,
    })
}

/// Reads the whole input.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?
        .bytes
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// Reads the whole input, repaired and taken out of its format.
pub(crate) fn read_all(path: &Path) -> anyhow::Result<Result<Opened, Problem>> {
    Ok(Opened::read(&read(path)?, &Options::default()))
}

/// Says that the input could not be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::input(format!("cannot read `{}`: {error}", path.display()))
}

/// Answers each line of `path` by `answer`, in order, and returns the exit code.
pub(crate) fn stream(
    path: &Path,
    mut answer: impl FnMut(&Record, &mut Screen) -> io::Result<()>,
) -> anyhow::Result<u8> {
    let source = open(path)?;
    if !source.is_typed {
        stop::watch("stopping after the record at hand; press Ctrl-C again to stop at once\n")?;
    }
    let mut input = BufReader::with_capacity(1 << 16, source.bytes);
    let mut screen = Screen::stdout();
    let mut line = Vec::new();
    while !stop::is_asked() {
        line.clear();
        if input.buffer().is_empty() {
            // The next line may be long in coming: whoever sends it may be waiting for these answers.
            screen.flush()?;
        }
        let read = input.read_until(b'\n', &mut line);
        if read.map_err(|error| unreadable(path, &error))? == 0 {
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
    Ok(if stop::is_asked() {
        exit::INTERRUPTED
    } else {
        exit::DONE
    })
}

fn record(line: &[u8]) -> Result<Record, (Value, String)> {
    let input: Input =
        serde_json::from_slice(line).map_err(|error| (id_of(line), error.to_string()))?;
    let content = match (input.text, input.html, input.bytes_b64) {
        (Some(text), None, None) => Content::Text(text),
        (None, Some(page), None) => Content::Html(page),
        (None, None, Some(encoded)) => match base64::engine::general_purpose::STANDARD
            .decode(encoded)
        {
            Ok(bytes) => Content::Bytes(bytes),
            Err(error) => return Err((input.id, format!("`bytes_b64` is not Base64: {error}"))),
        },
        _ => {
            return Err((
                input.id,
                "a record has either `text`, `html` or `bytes_b64`".to_owned(),
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
                    content: Content::Text(text) | Content::Html(text),
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
        check(r#"{"id":1,"html":"é"}"#, Ok("é"));
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
