//! Reading what was recorded.

mod list;
mod log;
mod lookup;
pub(crate) mod moment;
mod provenance;
mod review;
mod status;
mod text;
mod types;

use std::str::FromStr;

use archive_model::Lang;
use rusqlite::Row;
use rusqlite::types::Type;

pub use types::{
    Found, LogEntry, Lookup, PlacedRepair, RunSummary, Sighting, StatementSummary, Status,
    StoredEdition, VersionInfo,
};

pub use review::{Decision, Question};

pub use moment::{Moment, ParseMomentError, When};

pub(crate) use lookup::{slug, statement_of_slug, statement_of_version, version_of_address};
pub(crate) use review::{Standing, standing};
pub(crate) use text::{edition, editions};

/// Reads a column that holds the text of a type of the model.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text: String = row.get(column)?;
    text.parse()
        .map_err(|error| malformed(row, column, Box::new(error)))
}

/// As [`parsed`], for a column that can be NULL.
pub(crate) fn parsed_optional<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    match row.get::<_, Option<String>>(column)? {
        Some(_) => parsed(row, column).map(Some),
        None => Ok(None),
    }
}

/// Reads a column that holds a name of one of the model's lists.
pub(crate) fn named<T>(
    row: &Row<'_>,
    column: &str,
    from_name: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let name: String = row.get(column)?;
    from_name(&name).ok_or_else(|| {
        malformed(
            row,
            column,
            format!("`{name}` is not among its names").into(),
        )
    })
}

/// Reads a column that holds languages joined by commas; NULL is none.
pub(crate) fn langs(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<Lang>> {
    let text: Option<String> = row.get(column)?;
    let tags = text.as_deref().unwrap_or_default().split(',');
    let langs = tags.filter(|tag| !tag.is_empty()).map(str::parse);
    langs
        .collect::<Result<_, _>>()
        .map_err(|error| malformed(row, column, Box::new(error)))
}

type Cause = Box<dyn std::error::Error + Send + Sync>;

fn malformed(row: &Row<'_>, column: &str, error: Cause) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, error)
}
