//! JSON as the command writes it.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer as _};

/// Writes compact JSON with DEL and the C1 controls escaped, which JSON allows and a terminal is glad of.
#[derive(Debug, Clone, Copy)]
struct Safe;

impl serde_json::ser::Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|character| matches!(character, '\u{7f}'..='\u{9f}')) {
            let character = rest[at..]
                .chars()
                .next()
                .expect("a character was found here");
            write!(writer, "{}\\u{:04x}", &rest[..at], u32::from(character))?;
            rest = &rest[at + character.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Makes a serializer that writes in this form.
fn serializer<W: Write>(writer: W) -> serde_json::Serializer<W, Safe> {
    serde_json::Serializer::with_formatter(writer, Safe)
}

/// Writes an object with these keys, in this order.
pub(crate) fn object<'a, V: Serialize>(
    entries: impl ExactSizeIterator<Item = (&'a str, V)>,
    writer: &mut impl Write,
) -> io::Result<()> {
    let mut serializer = serializer(writer);
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (key, value) in entries {
        map.serialize_entry(key, &value)?;
    }
    Ok(map.end()?)
}

/// Writes `value` on a line of its own.
pub(crate) fn line(value: &impl Serialize, writer: &mut impl Write) -> io::Result<()> {
    value.serialize(&mut serializer(&mut *writer))?;
    writeln!(writer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_read_back() {
        let text = "é\u{9b}1m\u{7f}\u{1b}’";
        let mut bytes = Vec::new();
        line(&text, &mut bytes).unwrap();
        assert_eq!(bytes, "\"é\\u009b1m\\u007f\\u001b’\"\n".as_bytes());
        assert_eq!(serde_json::from_slice::<String>(&bytes).unwrap(), text);
    }
}
