//! Running a query.

use std::collections::VecDeque;
use std::path::Path;

use rusqlite::fallible_iterator::FallibleIterator as _;
use rusqlite::{Batch, Connection, ErrorCode, Statement};

use super::error::code_of;
use super::guard::{Clock, Guard};
use super::{Limits, Parameter, Sink, SqlError, Summary, Value};
use crate::archive;
use crate::connection;
use crate::{Result, StorageError};

/// A connection that can only read, for queries written by people.
#[derive(Debug)]
pub struct Sandbox {
    conn: Connection,
    guard: Guard,
    /// Closed after `conn`, to take away the files that a read-only connection leaves beside the archive.
    _keeper: Connection,
}

impl Sandbox {
    /// Opens the archive at `path` for queries. It may be in use, and on a disk that cannot be written.
    ///
    /// Caps the memory of all of this process's SQLite connections.
    ///
    /// # Errors
    /// As [`Archive::open`](crate::Archive::open) read-only.
    pub fn open(path: &Path) -> Result<Self> {
        let keeper = archive::open_existing(path)?;
        let mut conn = connection::open_read_only(path)?;
        let guard = Guard::set(&mut conn)?;
        Ok(Self {
            conn,
            guard,
            _keeper: keeper,
        })
    }

    /// Runs one `SELECT` (or `WITH`, `VALUES`, `EXPLAIN`) and hands its rows to `sink`.
    ///
    /// Rows that went to the sink before an error stay there.
    ///
    /// # Errors
    /// See [`SqlError`].
    pub fn query(
        &mut self,
        sql: &str,
        parameters: &[Parameter],
        limits: &Limits,
        sink: &mut dyn Sink,
    ) -> Result<Summary, SqlError> {
        drop(self.guard.take_denied());
        let clock = Clock::start(&mut self.conn, limits.deadline)
            .map_err(|error| SqlError::Storage(error.into()))?;
        let explain = |error| self.explain(error, &clock);
        let mut stmt = prepare(&self.conn, sql).map_err(explain)?;
        bind(&mut stmt, parameters).map_err(explain)?;
        stream(&mut stmt, limits, &clock, sink).map_err(explain)
    }

    /// Turns an error of SQLite into what it means here.
    fn explain(&self, failure: Failure, clock: &Clock) -> SqlError {
        let source = match failure {
            Failure::Known(error) => return error,
            Failure::Sqlite(source) => source,
        };
        if let Some(what) = self.guard.take_denied() {
            return SqlError::Forbidden { what };
        }
        match code_of(&source) {
            Some(ErrorCode::OperationInterrupted) if clock.is_over() => SqlError::Deadline {
                deadline: clock.allowed(),
            },
            Some(ErrorCode::OutOfMemory | ErrorCode::TooBig) => SqlError::TooBig { source },
            Some(ErrorCode::ReadOnly) => SqlError::Forbidden {
                what: "it writes".to_owned(),
            },
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen,
            ) => SqlError::Storage(StorageError::from(source)),
            _ => SqlError::Invalid {
                source: source.to_string().into(),
            },
        }
    }
}

/// What went wrong, before it is known what that means.
enum Failure {
    Known(SqlError),
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<SqlError> for Failure {
    fn from(error: SqlError) -> Self {
        Self::Known(error)
    }
}

/// Compiles the one statement of `sql`.
fn prepare<'conn>(conn: &'conn Connection, sql: &str) -> Result<Statement<'conn>, Failure> {
    // SQLite would take what comes before a NUL for the whole query.
    std::ffi::CString::new(sql).map_err(rusqlite::Error::from)?;
    let mut batch = Batch::new(conn, sql);
    let Some(stmt) = batch.next()? else {
        return Err(SqlError::Empty.into());
    };
    if !matches!(batch.next(), Ok(None)) {
        return Err(SqlError::Multiple.into());
    }
    if !stmt.readonly() {
        let what = sql.split_whitespace().next().unwrap_or_default();
        return Err(SqlError::Forbidden {
            what: what.to_ascii_uppercase(),
        }
        .into());
    }
    Ok(stmt)
}

/// Gives each parameter its value: by name, or to those without a name in order.
fn bind(stmt: &mut Statement<'_>, parameters: &[Parameter]) -> Result<(), Failure> {
    let (named, unnamed): (Vec<_>, Vec<_>) = parameters
        .iter()
        .partition(|parameter| parameter.name.is_some());
    let mut unnamed: VecDeque<_> = unnamed.into();
    let mut used = vec![false; named.len()];
    for index in 1..=stmt.parameter_count() {
        let written = stmt.parameter_name(index).unwrap_or("?").to_owned();
        let value = if written.starts_with('?') {
            unnamed.pop_front()
        } else {
            let place = named
                .iter()
                .position(|parameter| parameter.name.as_deref() == Some(&written[1..]));
            place.map(|place| {
                used[place] = true;
                named[place]
            })
        };
        let value = value.ok_or_else(|| problem(&written, "has no value"))?;
        stmt.raw_bind_parameter(index, &value.value)?;
    }
    let mut unused = named.iter().zip(used).filter(|(_, used)| !used);
    if let Some((parameter, _)) = unused.next() {
        let name = parameter.name.as_deref().unwrap_or_default();
        return Err(problem(name, "is not in the query").into());
    }
    match unnamed.len() {
        0 => Ok(()),
        _ => Err(problem("?", "occurs fewer times than values were given").into()),
    }
}

fn problem(name: &str, problem: &'static str) -> SqlError {
    SqlError::Parameter {
        name: name.to_owned(),
        problem,
    }
}

fn stream(
    stmt: &mut Statement<'_>,
    limits: &Limits,
    clock: &Clock,
    sink: &mut dyn Sink,
) -> Result<Summary, Failure> {
    let names: Vec<String> = stmt.column_names().map(str::to_owned).collect();
    clock
        .pause(|| sink.columns(&names))
        .map_err(SqlError::Sink)?;
    let mut summary = Summary::default();
    let mut rows = stmt.raw_query();
    while let Some(row) = rows.next()? {
        let values = (0..names.len()).map(|index| row.get_ref(index).map(Value::from));
        let values: Vec<Value> = values.collect::<Result<_, _>>()?;
        let size: u64 = values.iter().map(Value::size).sum();
        if summary.rows == limits.max_rows || summary.bytes + size > limits.max_bytes {
            summary.truncated = true;
            break;
        }
        clock.pause(|| sink.row(&values)).map_err(SqlError::Sink)?;
        summary.rows += 1;
        summary.bytes += size;
    }
    Ok(summary)
}
