//! `archive sql`: ask anything, read-only.

use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use archive_storage::sql::{Limits, Parameter, Sandbox, Sink, Value};
use clap::Args;

use crate::args::FormatArgs;
use crate::output::{Cell, Format, Rows};
use crate::terminal::Screen;
use crate::{exit, failure};

/// Run a read-only SQL query over the documented views and tables
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive sql 'SELECT slug, count(*) FROM v_current GROUP BY slug'
  archive sql 'SELECT permalink, text FROM v_current WHERE lang = :lang' --param lang=fr --format jsonl
  archive sql 'SELECT slug FROM v_version WHERE valid_from >= ?' 2025-07-01
  archive sql - < query.sql

Views that stay as they are: v_version, v_paragraph, v_current, v_parallel, v_repair (see docs/schema.md).
A query cannot change anything, read another file, or run for ever.")]
pub(crate) struct SqlArgs {
    /// The query; `-` reads it from standard input
    query: String,
    /// Values for the `?` of the query, in order
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    values: Vec<String>,
    /// A value for `:name` in the query
    #[arg(long, short, value_name = "NAME=VALUE", value_parser = named)]
    param: Vec<(String, String)>,
    /// Stop the query after this many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    timeout: u64,
    /// Stop after this many rows
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    max_rows: u64,
    #[command(flatten)]
    format: FormatArgs,
}

/// How many bytes of values a table may have: they are held until its columns are as wide as they must be.
const LARGEST_TABLE: u64 = 8 << 20;

fn named(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((
        name.trim_start_matches([':', '@', '$']).to_owned(),
        value.to_owned(),
    ))
}

/// Runs the command.
pub(crate) fn run(args: &SqlArgs, path: &Path) -> Result<u8> {
    let mut sandbox = Sandbox::open(path)?;
    let mut limits = Limits {
        deadline: Duration::from_secs(args.timeout),
        max_rows: args.max_rows,
        ..Limits::default()
    };
    if args.format.format() == Format::Table {
        limits.max_bytes = LARGEST_TABLE;
    }
    let mut screen = Screen::stdout();
    let mut printer = Printer {
        format: args.format.format(),
        screen: Some(&mut screen),
        rows: None,
    };
    let summary = sandbox.query(&query(args)?, &parameters(args), &limits, &mut printer)?;
    if let Some(rows) = printer.rows {
        rows.finish()?;
    }
    screen.flush()?;
    if summary.truncated {
        let more = if summary.rows >= args.max_rows {
            "`--max-rows N` gives more"
        } else if args.format.format() == Format::Table {
            "a table has at most 8 MB of values, `--format jsonl` more"
        } else {
            "ask for fewer columns or less of each"
        };
        failure::say(&format!(
            "the result was cut off after {} rows; {more}\n",
            summary.rows
        ));
    }
    Ok(exit::DONE)
}

fn query(args: &SqlArgs) -> Result<String> {
    if args.query != "-" {
        return Ok(args.query.clone());
    }
    let mut query = String::new();
    io::stdin()
        .read_to_string(&mut query)
        .context("cannot read the query from standard input")?;
    Ok(query)
}

fn parameters(args: &SqlArgs) -> Vec<Parameter> {
    let positional = args.values.iter().map(|value| Parameter {
        name: None,
        value: Value::guess(value),
    });
    let named = args.param.iter().map(|(name, value)| Parameter {
        name: Some(name.clone()),
        value: Value::guess(value),
    });
    positional.chain(named).collect()
}

/// Writes the rows of a query as they come.
struct Printer<'a> {
    format: Format,
    /// Handed on to `rows` once the columns are known.
    screen: Option<&'a mut Screen>,
    rows: Option<Rows<'a>>,
}

impl Sink for Printer<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let screen = self.screen.take().expect("columns come once");
        self.rows = Some(Rows::new(self.format, &names, screen)?);
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        let rows = self.rows.as_mut().expect("columns come before rows");
        rows.row(values.iter().map(cell).collect())
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Integer(number) => Cell::Integer(*number),
        Value::Real(number) => Cell::Real(*number),
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Blob(bytes) => Cell::Blob(bytes.clone()),
    }
}
