//! Repairs, told to a person: each place in its context, with the reason beside it.

use std::io;
use std::ops::Range;

use anstyle::{AnsiColor, Color, Style};
use archive_encoding::Repaired;
use archive_model::{Alternative, Repair, Unresolved};

use crate::terminal::{self, Screen};

/// Characters of context shown on either side of a place.
const CONTEXT: usize = 24;
/// Other readings shown beside a place: so many, if they are at least so probable.
const MOST_ALTERNATIVES: usize = 3;
const LEAST_PROBABILITY: f64 = 0.01;

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

/// Writes one line a place, in order, and then what they come to.
pub(super) fn write(repaired: &Repaired, screen: &mut Screen) -> io::Result<()> {
    let mut lines = Lines::new(&repaired.text);
    for place in places(repaired) {
        let (line, column) = lines.locate(place.span().start);
        let context = context(&repaired.text, &place);
        screen.line(&format!(
            "{line}:{column}\t{context}\t{FAINT}{}{FAINT:#}",
            place.reason()
        ))?;
    }
    let language = if repaired.lang.is_und() {
        String::new()
    } else {
        format!(", {}", repaired.lang)
    };
    screen.line(&format!(
        "{}{language}: {} repaired, {} left damaged",
        repaired.encoding,
        counted(repaired.repairs.len()),
        repaired.unresolved.len()
    ))
}

fn counted(places: usize) -> String {
    format!("{places} {}", if places == 1 { "place" } else { "places" })
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
        let word = if matches!(self, Self::Left(_)) {
            "perhaps"
        } else {
            "or"
        };
        let likely = alternatives
            .iter()
            .filter(|alternative| alternative.confidence >= LEAST_PROBABILITY);
        let readings: Vec<String> = likely.take(MOST_ALTERNATIVES).map(reading).collect();
        let readings = if readings.is_empty() {
            String::new()
        } else {
            format!(", {word} {}", readings.join(", "))
        };
        format!("{confidence}{rule}{readings}")
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

/// Shows a place between the text before and after it, on one line.
fn context(text: &str, place: &Place<'_>) -> String {
    let span = place.span();
    let before: Vec<char> = text[..span.start]
        .chars()
        .rev()
        .take(CONTEXT)
        .take_while(|c| *c != '\n')
        .collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[span.end..]
        .chars()
        .take(CONTEXT)
        .take_while(|c| *c != '\n')
        .collect();
    format!(
        "{}{}{}",
        terminal::escape_line(&before),
        place.marked(),
        terminal::escape_line(&after)
    )
}

/// Counts lines and characters up to offsets that only grow, in one walk.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
        }
    }

    /// Returns the line and the character within it, both from 1.
    fn locate(&mut self, offset: usize) -> (usize, usize) {
        for character in self.text[self.at..offset].chars() {
            if character == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.at = offset;
        (self.line, self.column)
    }
}
