//! Text on its way to a person's terminal.
//!
//! A capture may hold any character, and some drive a terminal: an ESC, or U+009B, which damaged text is full of (a
//! mangled `“` ends in U+009C). Nothing that comes from a source reaches a terminal without passing through
//! [`escape`]; into a file or a pipe, text goes as it is.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Replaces the characters that could drive a terminal or reorder what it shows by `\u{…}`: the C0 and C1 controls
/// except line feed and tab, and the bidirectional embeddings, overrides and isolates of Unicode Standard Annex 9.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_unsafe(character) {
            write!(escaped, "\\u{{{:x}}}", u32::from(character))
                .expect("writing to a string does not fail");
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Like [`escape`], for text that must stay on one line: line feeds and tabs become spaces.
pub(crate) fn escape_line(text: &str) -> String {
    escape(text).replace(['\n', '\t'], " ")
}

fn is_unsafe(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control(),
    }
}

/// Returns how many columns `text` takes on a terminal.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Returns the columns of the terminal, from `COLUMNS` or the terminal itself, between 40 and 200; 100 elsewhere.
pub(crate) fn columns() -> usize {
    let variable = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    variable.or_else(terminal).unwrap_or(100).clamp(40, 200)
}

/// Breaks `text` into lines of at most `columns` columns, between words where it can.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = width(word);
        if taken > 0 && taken + 1 + needed > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if taken > 0 {
            line.push(' ');
            taken += 1;
        }
        line.push_str(word);
        taken += needed;
    }
    lines.push(line);
    lines
}

/// Cuts `text` to `columns` columns, with an ellipsis where something was cut.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut taken = 0;
    for character in text.chars() {
        let needed = character.width().unwrap_or(0);
        if taken + needed + 1 > columns {
            break;
        }
        clipped.push(character);
        taken += needed;
    }
    clipped + "…"
}

/// Standard output, which knows whether a person reads it.
pub(crate) struct Screen {
    stream: io::BufWriter<io::StdoutLock<'static>>,
    person: bool,
    colour: bool,
}

impl Screen {
    /// Opens standard output.
    pub(crate) fn stdout() -> Self {
        let stdout = io::stdout();
        let person = stdout.is_terminal();
        let colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
        Self {
            stream: io::BufWriter::with_capacity(64 * 1024, stdout.lock()),
            person,
            colour,
        }
    }

    /// Tells whether a person reads along.
    pub(crate) fn is_terminal(&self) -> bool {
        self.person
    }

    /// Writes text from a source: escaped for a person, as it is for a program.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        let text = if self.person {
            escape(text)
        } else {
            Cow::Borrowed(text)
        };
        self.stream.write_all(text.as_bytes())
    }

    /// Writes captured bytes: for a person with every byte that is no text shown as `\x..`, as they are for a program.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.person {
            return self.stream.write_all(bytes);
        }
        for chunk in bytes.utf8_chunks() {
            self.text(chunk.valid())?;
            for byte in chunk.invalid() {
                write!(self.stream, "\\x{byte:02x}")?;
            }
        }
        Ok(())
    }

    /// Writes a line of a page: styled where colour is wanted. What it holds of a source is escaped already.
    pub(crate) fn line(&mut self, styled: &str) -> io::Result<()> {
        if self.colour {
            writeln!(self.stream, "{styled}")
        } else {
            writeln!(self.stream, "{}", anstream::adapter::strip_str(styled))
        }
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_shown_and_not_sent() {
        let shown = escape("a\u{1b}[2J\u{9b}1m\u{202e}b\nc\td\u{7f}\r’");
        assert_eq!(shown, "a\\u{1b}[2J\\u{9b}1m\\u{202e}b\nc\td\\u{7f}\\u{d}’");
        assert_eq!(escape_line("a\nb"), "a b");
    }

    #[test]
    fn lines_break_between_words_and_count_columns() {
        assert_eq!(wrap("un été à Paris", 6), ["un été", "à", "Paris"]);
        assert_eq!(wrap("extraordinary", 4), ["extraordinary"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(clip("日本語の声明", 7), "日本語…");
        assert_eq!(clip("short", 5), "short");
    }
}
