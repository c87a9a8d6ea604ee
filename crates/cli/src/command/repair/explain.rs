//! Repairs, told to a person: each place in its context, with the reason beside it.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use anstyle::{AnsiColor, Color, Style};
use archive_encoding::Repaired;
use archive_model::{Alternative, Lang, Repair, Unresolved};

use crate::terminal::{self, Screen};

/// Characters of context shown on either side of a place, at most.
const CONTEXT: usize = 28;
/// Other readings shown beside a place: so many, if they are at least so probable.
const MOST_ALTERNATIVES: usize = 3;
const LEAST_PROBABILITY: f64 = 0.01;
/// Columns of a terminal for the address of a place, and for the place and what follows it.
const ADDRESS: usize = 8;
const ROOM: usize = CONTEXT + 12;
/// From so many columns on there is room for the reason beside a place.
const WIDE: usize = 130;

const TAKEN_OUT: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Red)))
    .strikethrough();
const PUT_IN: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Green)))
    .bold();
const DOUBTFUL: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Yellow)))
    .bold();
const FAINT: Style = Style::new().dimmed();

/// Tells of a text part by part: one line a place, in order, and at the end what they come to.
pub(super) struct Explanation {
    at: Position,
    repaired: usize,
    left: usize,
    /// The encodings of the parts, in order of appearance.
    encodings: Vec<&'static str>,
    /// The languages that decided, with how many parts each did.
    languages: Vec<(Lang, usize)>,
}

impl Explanation {
    /// Begins a text.
    pub(super) fn new() -> Self {
        Self {
            at: Position { line: 1, column: 1 },
            repaired: 0,
            left: 0,
            encodings: Vec::new(),
            languages: Vec::new(),
        }
    }

    /// Writes the places of the next part.
    pub(super) fn part(&mut self, part: &Repaired, screen: &mut Screen) -> io::Result<()> {
        let mut told = 0;
        for place in places(part) {
            let start = place.span().start;
            self.at.pass(&part.text[told..start]);
            told = start;
            write(&self.at, &place, &part.text, screen)?;
        }
        self.at.pass(&part.text[told..]);
        self.count(part);
        Ok(())
    }

    fn count(&mut self, part: &Repaired) {
        self.repaired += part.repairs.len();
        self.left += part.unresolved.len();
        if !self.encodings.contains(&part.encoding) {
            self.encodings.push(part.encoding);
        }
        if part.lang.is_und() {
            return;
        }
        match self
            .languages
            .iter_mut()
            .find(|(lang, _)| *lang == part.lang)
        {
            Some((_, parts)) => *parts += 1,
            None => self.languages.push((part.lang, 1)),
        }
    }

    /// Writes what the places come to.
    pub(super) fn end(&self, screen: &mut Screen) -> io::Result<()> {
        let language = self.languages.iter().rev().max_by_key(|(_, parts)| *parts);
        let language = language.map_or_else(String::new, |(lang, _)| format!(", {lang}"));
        let encodings = match self.encodings.as_slice() {
            [] => "nothing to read".to_owned(),
            encodings => encodings.join(" and "),
        };
        let places = if self.repaired == 1 {
            "place"
        } else {
            "places"
        };
        screen.line(&format!(
            "{encodings}{language}: {} {places} repaired, {} left damaged",
            self.repaired, self.left
        ))
    }
}

/// Writes a place in its context and the reason for it: for a person the places one below the other, with the reason beside
/// them or, on a narrow terminal, below; for a program between tabs.
fn write(at: &Position, place: &Place<'_>, text: &str, screen: &mut Screen) -> io::Result<()> {
    let address = format!("{}:{}", at.line, at.column);
    let (before, after) = context(text, place.span());
    let (marked, reason) = (place.marked(), place.reason());
    if !screen.is_terminal() {
        return screen.line(&format!(
            "{address}\t{before}{marked}{after}\t{FAINT}{reason}{FAINT:#}"
        ));
    }
    let indent = (CONTEXT + 1).saturating_sub(terminal::width(&before));
    let plain = anstream::adapter::strip_str(&marked).to_string();
    let taken = terminal::width(&plain) + terminal::width(&after);
    let (separator, gap) = if terminal::columns() < WIDE {
        ("\n", ADDRESS + 3)
    } else {
        ("", ROOM.saturating_sub(taken) + 2)
    };
    screen.line(&format!(
        "{address:<ADDRESS$} {:indent$}{before}{marked}{after}{separator}{:gap$}{FAINT}{reason}{FAINT:#}",
        "", ""
    ))
}

/// A place that was damaged.
enum Place<'a> {
    Mended(&'a Repair),
    Left(&'a Unresolved),
}

/// Returns the mended places and those left alone, in order of the text.
fn places(repaired: &Repaired) -> Vec<Place<'_>> {
    let mended = repaired.repairs.iter().map(Place::Mended);
    let mut places: Vec<Place<'_>> = mended
        .chain(repaired.unresolved.iter().map(Place::Left))
        .collect();
    places.sort_by_key(|place| place.span().start);
    places
}

impl Place<'_> {
    fn span(&self) -> &Range<usize> {
        match self {
            Self::Mended(repair) => &repair.span,
            Self::Left(unresolved) => &unresolved.span,
        }
    }

    /// Shows the place itself: `[-â-]{+’+}` or `{?â?}`, the marks of `git diff --word-diff`, so that no meaning hangs on colour.
    fn marked(&self) -> String {
        match self {
            Self::Mended(repair) => {
                let before = terminal::escape_line(&repair.before);
                let after = terminal::escape_line(&repair.after);
                format!("{TAKEN_OUT}[-{before}-]{TAKEN_OUT:#}{PUT_IN}{{+{after}+}}{PUT_IN:#}")
            }
            Self::Left(unresolved) => {
                let text = terminal::escape_line(&unresolved.text);
                format!("{DOUBTFUL}{{?{text}?}}{DOUBTFUL:#}")
            }
        }
    }

    fn reason(&self) -> String {
        let (rule, confidence, alternatives) = match self {
            Self::Mended(repair) => (&repair.rule, Some(repair.confidence), &repair.alternatives),
            Self::Left(unresolved) => (&unresolved.rule, None, &unresolved.alternatives),
        };
        let confidence = confidence
            .map(|confidence| format!("{} ", per_cent(confidence)))
            .unwrap_or_default();
        let meaning = meaning(rule);
        let meaning = if meaning.is_empty() {
            meaning
        } else {
            format!(": {meaning}")
        };
        let likely = alternatives
            .iter()
            .filter(|alternative| alternative.confidence >= LEAST_PROBABILITY);
        let readings: Vec<String> = likely.take(MOST_ALTERNATIVES).map(reading).collect();
        let word = match self {
            _ if readings.is_empty() => "",
            Self::Left(_) => "; perhaps ",
            Self::Mended(_) => "; or ",
        };
        format!("{confidence}{rule}{meaning}{word}{}", readings.join(", "))
    }
}

fn reading(alternative: &Alternative) -> String {
    format!(
        "{} {}",
        terminal::escape_line(&alternative.text),
        per_cent(alternative.confidence)
    )
}

/// Rounds down: nothing is claimed to be certain that is not.
fn per_cent(probability: f64) -> String {
    format!("{:.0} %", (probability * 100.0).floor())
}

/// Returns what stands before and after a place on its line: some words of it, with an ellipsis where there are more.
fn context(text: &str, span: &Range<usize>) -> (String, String) {
    let (head, tail) = (&text[..span.start], &text[span.end..]);
    (
        terminal::escape_line(&before(head)),
        terminal::escape_line(&after(tail)),
    )
}

fn before(head: &str) -> Cow<'_, str> {
    let start = head.char_indices().rev().take(CONTEXT + 1).last();
    let start = start.map_or(head.len(), |(at, _)| at);
    let near = &head[start..];
    if let Some(end) = near.rfind('\n') {
        return Cow::Borrowed(&near[end + 1..]);
    }
    if start == 0 {
        return Cow::Borrowed(near);
    }
    let words = near.split_once(' ').map_or(near, |(_, words)| words);
    Cow::Owned(format!("…{words}"))
}

fn after(tail: &str) -> Cow<'_, str> {
    let end = tail.char_indices().nth(CONTEXT + 1);
    let near = &tail[..end.map_or(tail.len(), |(at, _)| at)];
    if let Some((line, _)) = near.split_once('\n') {
        return Cow::Borrowed(line);
    }
    if near.len() == tail.len() {
        return Cow::Borrowed(near);
    }
    let words = near.rsplit_once(' ').map_or(near, |(words, _)| words);
    Cow::Owned(format!("{words}…"))
}

/// A line and a character within it, both from 1.
#[derive(Debug, PartialEq, Eq)]
struct Position {
    line: usize,
    column: usize,
}

impl Position {
    /// Moves on over `text`.
    fn pass(&mut self, text: &str) {
        match text.rsplit_once('\n') {
            None => self.column += text.chars().count(),
            Some((lines, rest)) => {
                self.line += 1 + lines.matches('\n').count();
                self.column = 1 + rest.chars().count();
            }
        }
    }
}

/// Says in words what a rule is about; nothing for one that says all by its name.
fn meaning(rule: &str) -> String {
    let mut names = rule.splitn(3, '.');
    let (family, kind) = (names.next(), names.next());
    let words = match (family, kind) {
        (Some("decode"), Some("malformed")) => "no character has this byte",
        (Some("decode"), Some(page)) => return format!("a byte of {page} amid UTF-8"),
        (Some("reencode"), Some("c1")) => "windows-1252 read as Latin-1",
        (Some("reencode"), Some(page)) => return format!("UTF-8 read as {page}"),
        (Some("lossy"), Some("c1")) => "its control characters were stripped",
        (Some("lossy"), Some("dropped")) => "a byte of it was dropped",
        (Some("lossy"), Some("marked")) => "a mark stands for a byte of it",
        (Some("lossy"), Some("nbsp")) => "its no-break space became a space",
        (Some("lossy"), Some("elsewhere")) => "spelled out elsewhere in the document",
        (Some("lossy"), Some("foreign")) => "a word of another language",
        (Some("lossy"), Some("no-model")) => "in a language that is not known here",
        (Some("lossy"), Some("no-text")) => "too little is left of the text",
        _ => "",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters() {
        let mut at = Position { line: 1, column: 1 };
        at.pass("été");
        assert_eq!(at, Position { line: 1, column: 4 });
        at.pass("\n\nà");
        assert_eq!(at, Position { line: 3, column: 2 });
        at.pass("");
        assert_eq!(at, Position { line: 3, column: 2 });
    }

    #[test]
    fn context_is_made_of_whole_words() {
        let text = "first line\nNous rappelons l’accord des États membres, Xet rien de plus qu’à l’avance ils\n";
        let at = text.find('X').unwrap();
        let (before, after) = context(text, &(at..at + 1));
        assert_eq!(before, "…l’accord des États membres, ");
        assert_eq!(after, "et rien de plus qu’à…");
        assert_eq!(context("été", &(0..2)), (String::new(), "té".to_owned()));
    }

    #[test]
    fn rules_are_told_in_words() {
        assert_eq!(
            meaning("reencode.windows-1252"),
            "UTF-8 read as windows-1252"
        );
        assert_eq!(
            meaning("lossy.c1.apostrophe"),
            "its control characters were stripped"
        );
        assert_eq!(
            meaning("lossy.elsewhere.letter"),
            "spelled out elsewhere in the document"
        );
        assert_eq!(meaning("control"), "");
    }
}
