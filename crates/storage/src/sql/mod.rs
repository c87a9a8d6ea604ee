//! A person's own SQL, where it can do no harm.
//!
//! A deadline alone does not hold: one operation can run for seconds and take gigabytes before SQLite looks at the clock.
//! So a [`Sandbox`] has a connection that cannot write, an authorizer that lets through reading and nothing else, limits
//! on what a single operation can make, a cap on memory, and then a deadline.
//!
//! # Examples
//! ```
//! use archive_storage::sql::{Limits, Parameter, Sandbox, Sink, Value};
//! use archive_storage::{Archive, OpenMode};
//!
//! struct Count(u64);
//!
//! impl Sink for Count {
//!     fn columns(&mut self, _: &[String]) -> std::io::Result<()> {
//!         Ok(())
//!     }
//!     fn row(&mut self, _: &[Value]) -> std::io::Result<()> {
//!         self.0 += 1;
//!         Ok(())
//!     }
//! }
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("archive.db");
//! drop(Archive::open(&path, OpenMode::Create)?);
//! let mut sandbox = Sandbox::open(&path)?;
//! let french = Parameter { name: Some("lang".to_owned()), value: Value::guess("fr") };
//! let sql = "SELECT text FROM v_current WHERE lang = :lang";
//! let mut sink = Count(0);
//! sandbox.query(sql, &[french], &Limits::default(), &mut sink)?;
//! assert_eq!(sink.0, 0);
//! assert!(sandbox.query("DELETE FROM statement", &[], &Limits::default(), &mut sink).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod guard;
mod sandbox;
mod value;

use std::io;
use std::time::Duration;

pub use error::SqlError;
pub use sandbox::Sandbox;
pub use value::{Parameter, Value};

/// How much a query may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may compute; the time that the sink takes does not count.
    pub deadline: Duration,
    /// How many rows it may give; further rows are cut off, and [`Summary::truncated`] says so.
    pub max_rows: u64,
    /// How many bytes of values it may give; cut off likewise.
    pub max_bytes: u64,
}

impl Default for Limits {
    /// Ten seconds, a million rows, 256 MiB.
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(10),
            max_rows: 1_000_000,
            max_bytes: 256 << 20,
        }
    }
}

/// Where the rows of a query go.
pub trait Sink {
    /// Takes the names of the columns, once, before any row.
    ///
    /// # Errors
    /// If they cannot be written; the query stops.
    fn columns(&mut self, names: &[String]) -> io::Result<()>;

    /// Takes one row, in the order of the columns.
    ///
    /// # Errors
    /// If it cannot be written; the query stops.
    fn row(&mut self, values: &[Value]) -> io::Result<()>;
}

/// What a query gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// How many rows went to the sink.
    pub rows: u64,
    /// How many bytes of values they held.
    pub bytes: u64,
    /// Whether rows were cut off at a limit.
    pub truncated: bool,
}
