//! Why a query did not run to its end.

use std::io;
use std::time::Duration;

use rusqlite::ErrorCode;

use crate::StorageError;

/// Why a query gave no rows, or not all of them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SqlError {
    /// SQLite does not understand it, or it failed while it ran.
    #[error("cannot run the query")]
    Invalid {
        /// What SQLite says, in its own words; the code behind them tells a person nothing.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It wants to do more than read.
    #[error("the query does more than read: {what}")]
    Forbidden {
        /// What it wants to do: `DELETE`, `ATTACH`, `load_extension()`.
        what: String,
    },
    /// It holds more than one statement.
    #[error("the query holds more than one statement")]
    Multiple,
    /// It holds no statement at all.
    #[error("the query is empty")]
    Empty,
    /// It ran too long.
    #[error("the query ran longer than {deadline:?}")]
    Deadline {
        /// The limit.
        deadline: Duration,
    },
    /// It wanted more memory, or a longer value, than a query may have.
    #[error("the query needs more memory than a query may have")]
    TooBig {
        /// What SQLite says.
        #[source]
        source: rusqlite::Error,
    },
    /// A parameter of the query has no value, or a value has no parameter.
    #[error("parameter `{name}` {problem}")]
    Parameter {
        /// As written in the query, or as given.
        name: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The sink failed.
    #[error("cannot write the rows")]
    Sink(#[source] io::Error),
    /// The archive failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl SqlError {
    /// Says what a person can do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Invalid { source } => hint_of_message(&source.to_string()),
            Self::Forbidden { .. } => Some(
                "only SELECT, VALUES, WITH and EXPLAIN run here; `archive ingest` is what changes an archive",
            ),
            Self::Multiple => Some("run one statement at a time"),
            Self::Empty => {
                Some("write a query, e.g. `SELECT permalink, text FROM v_current LIMIT 10`")
            }
            Self::Deadline { .. } => {
                Some("narrow it down with WHERE or LIMIT, or search words through `text_fts`")
            }
            Self::TooBig { .. } => Some("select fewer or shorter columns, or add a LIMIT"),
            Self::Parameter { .. } => Some(
                "give `:name` a value with `--param name=VALUE`, and a `?` one after the query",
            ),
            Self::Sink(_) | Self::Storage(_) => None,
        };
        hint.map(str::to_owned)
    }
}

fn hint_of_message(message: &str) -> Option<&'static str> {
    if message.contains("no such table") {
        Some(
            "the views are v_version, v_paragraph, v_current, v_parallel and v_repair; docs/schema.md describes them and the tables",
        )
    } else if message.contains("no such column") {
        Some("docs/schema.md lists the columns; text stands in single quotes: 'fr'")
    } else if message.contains("fts5:") || message.contains("unterminated string") {
        Some(
            "put words with signs in them into double quotes within the search text: '\"NATO-Russia\"'",
        )
    } else {
        None
    }
}

/// Returns SQLite's code for an error, wherever rusqlite keeps it.
pub(super) fn code_of(error: &rusqlite::Error) -> Option<ErrorCode> {
    match error {
        rusqlite::Error::SqlInputError { error, .. } => Some(error.code),
        _ => error.sqlite_error_code(),
    }
}
