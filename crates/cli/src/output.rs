//! Rows of a list, in the format that was asked for.

use std::io::{self, Write};

use clap::ValueEnum;

use crate::json;
use crate::terminal::{self, Screen};

/// How a command writes what it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for a person
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header (RFC 4180)
    Csv,
    /// Tab-separated values with a header; tabs and line breaks inside a value become `\t` and `\n`
    Tsv,
    /// A Markdown table
    Md,
}

impl Format {
    /// Tells whether a person reads it, who has no use for a list without rows.
    pub(crate) fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Md)
    }
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// There is no value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes, written as hexadecimal digits.
    Blob(Vec<u8>),
}

impl Cell {
    /// A likeness, from 0 to 1, with two decimals: the measure knows no more.
    pub(crate) fn share(value: f64) -> Self {
        Self::Real((value * 100.0).round() / 100.0)
    }

    /// Returns the value as text; nothing for [`Cell::Null`].
    fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Blob(bytes) => hex(bytes),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Integer(i64::from(number))
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Integer)
    }
}

impl serde::Serialize for Cell {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Real(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Blob(bytes) => serializer.serialize_str(&hex(bytes)),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(
        String::with_capacity(bytes.len() * 2),
        |mut digits, byte| {
            write!(digits, "{byte:02x}").expect("writing to a string does not fail");
            digits
        },
    )
}

/// Writes rows one by one; only [`Format::Table`] and [`Format::Md`] hold them back, to measure their columns.
pub(crate) struct Rows<'a> {
    format: Format,
    columns: Vec<String>,
    held: Vec<Vec<Cell>>,
    written: usize,
    screen: &'a mut Screen,
}

impl<'a> Rows<'a> {
    /// Begins a list with these columns.
    pub(crate) fn new(
        format: Format,
        columns: &[&str],
        screen: &'a mut Screen,
    ) -> io::Result<Self> {
        let columns: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
        let mut rows = Self {
            format,
            columns,
            held: Vec::new(),
            written: 0,
            screen,
        };
        let header: Vec<Cell> = rows
            .columns
            .iter()
            .map(|column| Cell::from(column.as_str()))
            .collect();
        match format {
            Format::Csv => rows.csv(&header)?,
            Format::Tsv => rows.tsv(&header)?,
            Format::Json => write!(rows.screen, "[")?,
            Format::Table | Format::Md | Format::Jsonl => {}
        }
        Ok(rows)
    }

    /// Writes one row, which has a cell for each column.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        match self.format {
            Format::Table | Format::Md => self.held.push(cells),
            Format::Csv => self.csv(&cells)?,
            Format::Tsv => self.tsv(&cells)?,
            Format::Json => {
                let separator = if self.written == 0 { "\n" } else { ",\n" };
                write!(self.screen, "{separator}")?;
                self.object(&cells)?;
            }
            Format::Jsonl => {
                self.object(&cells)?;
                writeln!(self.screen)?;
            }
        }
        self.written += 1;
        Ok(())
    }

    /// Ends the list and returns how many rows it has.
    pub(crate) fn finish(self) -> io::Result<usize> {
        match self.format {
            Format::Table => table(&self.columns, &self.held, self.screen)?,
            Format::Md => markdown(&self.columns, &self.held, self.screen)?,
            Format::Json if self.written == 0 => writeln!(self.screen, "]")?,
            Format::Json => writeln!(self.screen, "\n]")?,
            Format::Csv | Format::Tsv | Format::Jsonl => {}
        }
        Ok(self.written)
    }

    fn object(&mut self, cells: &[Cell]) -> io::Result<()> {
        let keys = self.columns.iter().map(String::as_str);
        json::object(keys.zip(cells), self.screen)
    }

    fn csv(&mut self, cells: &[Cell]) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(cells.iter().map(Cell::text))?;
        let line = writer
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))?;
        self.screen.bytes(&line)
    }

    fn tsv(&mut self, cells: &[Cell]) -> io::Result<()> {
        let cell = |cell: &Cell| {
            cell.text()
                .replace('\\', "\\\\")
                .replace('\t', "\\t")
                .replace('\n', "\\n")
                .replace('\r', "\\r")
        };
        let line = cells.iter().map(cell).collect::<Vec<_>>().join("\t");
        self.screen.text(&line)?;
        self.screen.text("\n")
    }
}

/// The width below which no column gives way.
const NARROW: usize = 12;

fn table(columns: &[String], rows: &[Vec<Cell>], screen: &mut Screen) -> io::Result<()> {
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| terminal::escape_line(&cell.text()))
                .collect()
        })
        .collect();
    let room = if screen.is_terminal() {
        terminal::columns()
    } else {
        usize::MAX
    };
    let widths = widths(columns, &lines, room);
    let header: Vec<String> = columns
        .iter()
        .map(|column| terminal::escape_line(column))
        .collect();
    let right: Vec<bool> = (0..columns.len())
        .map(|index| is_numeric(rows, index))
        .collect();
    line(&header, &widths, &right, screen)?;
    let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    line(&rules, &widths, &right, screen)?;
    for cells in &lines {
        line(cells, &widths, &right, screen)?;
    }
    Ok(())
}

/// Tells whether a column holds numbers only, which are set flush right.
fn is_numeric(rows: &[Vec<Cell>], index: usize) -> bool {
    let mut cells = rows
        .iter()
        .filter_map(|row| row.get(index))
        .filter(|cell| **cell != Cell::Null)
        .peekable();
    cells.peek().is_some() && cells.all(|cell| matches!(cell, Cell::Integer(_) | Cell::Real(_)))
}

/// Gives each column the width it asks for; where that is more than there is room, the widest ones give way.
///
/// The first column never does: it names the row, and a slug that was cut cannot be used in the next command.
fn widths(columns: &[String], lines: &[Vec<String>], room: usize) -> Vec<usize> {
    let wanted = |(index, column): (usize, &String)| {
        let cells = lines.iter().filter_map(|line| line.get(index));
        cells
            .chain([column])
            .map(|cell| terminal::width(cell))
            .max()
            .unwrap_or(0)
    };
    let mut widths: Vec<usize> = columns.iter().enumerate().map(wanted).collect();
    let gaps = 2 * columns.len().saturating_sub(1);
    let mut excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(room);
    while excess > 0 {
        let rest = widths.iter_mut().skip(1);
        let Some(widest) = rest.max().filter(|width| **width > NARROW) else {
            break;
        };
        *widest -= 1;
        excess -= 1;
    }
    widths
}

fn line(cells: &[String], widths: &[usize], right: &[bool], screen: &mut Screen) -> io::Result<()> {
    let mut line = String::new();
    for ((cell, &width), &right) in cells.iter().zip(widths).zip(right) {
        let cell = terminal::clip(cell, width);
        let padding = " ".repeat(width - terminal::width(&cell).min(width));
        let (before, after) = if right {
            (padding.as_str(), "")
        } else {
            ("", padding.as_str())
        };
        line.push_str(before);
        line.push_str(&cell);
        line.push_str(after);
        line.push_str("  ");
    }
    writeln!(screen, "{}", line.trim_end())
}

fn markdown(columns: &[String], rows: &[Vec<Cell>], screen: &mut Screen) -> io::Result<()> {
    let cell = |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], "<br>");
    let join = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    screen.text(&join(columns.iter().map(|column| cell(column)).collect()))?;
    screen.text(&format!("|{}\n", " --- |".repeat(columns.len())))?;
    for row in rows {
        screen.text(&join(row.iter().map(|value| cell(&value.text())).collect()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_columns_give_way_but_not_the_first() {
        let columns = ["slug", "title", "n"].map(str::to_owned);
        let lines = [vec!["a".repeat(40), "b".repeat(50), "7".to_owned()]];
        assert_eq!(widths(&columns, &lines, 80), [40, 35, 1]);
        assert_eq!(widths(&columns, &lines, 40), [40, NARROW, 1]);
        assert_eq!(widths(&columns, &lines, usize::MAX), [40, 50, 1]);
    }
}
