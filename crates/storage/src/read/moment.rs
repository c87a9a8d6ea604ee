//! Points in time as people write them, whole or in part.

use std::fmt;
use std::str::FromStr;

use archive_model::{PartialDate, Timestamp};

/// A day, a month, a year or an instant. A date that is not an instant reaches to its last moment.
///
/// # Examples
/// ```
/// use archive_storage::Moment;
/// let july: Moment = "2025-07".parse().unwrap();
/// assert!(july.has_come(&"2025-07-31T23:59:59.999Z".parse().unwrap()));
/// assert!(!july.has_come(&"2025-08-01T00:00:00.000Z".parse().unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// A day, month or year.
    Date(PartialDate),
    /// An instant.
    Instant(Timestamp),
}

impl Moment {
    /// Tells whether `at` lies before the moment or within it.
    pub fn has_come(&self, at: &Timestamp) -> bool {
        match self {
            Self::Instant(instant) => at <= instant,
            // Both are text in order of time; a date is compared by as much of the instant as it has itself.
            Self::Date(date) => at.as_str().get(..date.as_str().len()) <= Some(date.as_str()),
        }
    }
}

impl fmt::Display for Moment {
    /// Writes it as a person does, and as the queries of `docs/schema.md` take it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => f.write_str(date.as_str()),
            Self::Instant(instant) => f.write_str(instant.as_str()),
        }
    }
}

/// The text is neither a date nor an instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "it is no date such as 2025, 2025-07 or 2025-07-18, and no instant such as 2025-07-18T09:30:00.000Z"
)]
pub struct ParseMomentError;

impl FromStr for Moment {
    type Err = ParseMomentError;

    fn from_str(text: &str) -> Result<Self, ParseMomentError> {
        let date = text.parse().map(Self::Date);
        date.or_else(|_| {
            text.parse()
                .map(Self::Instant)
                .map_err(|_| ParseMomentError)
        })
    }
}

/// The condition in SQL that a version `v` was in force and known, as [`When::includes`] has it in Rust.
///
/// Dates and instants are compared alike, by as much of the instant as was given; NULL or the empty text is no limit.
macro_rules! has_come {
    () => {
        "(:as_of IS NULL OR substr(v.valid_from, 1, length(:as_of)) <= CAST(:as_of AS TEXT))
    AND (:known_at IS NULL OR substr(v.recorded_at, 1, length(:known_at)) <= CAST(:known_at AS TEXT))"
    };
}

/// The query for the version of a statement that was in force, by what was known.
macro_rules! in_force {
    ($statement:literal) => {
        concat!(
            "
  SELECT v.version_id FROM version v
  WHERE v.statement_id = ",
            $statement,
            "
    AND ",
            $crate::read::moment::has_come!(),
            "
  ORDER BY v.valid_from DESC, v.seq DESC LIMIT 1"
        )
    };
}

pub(crate) use {has_come, in_force};

/// Which state of the archive is asked about; the present one by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// What the publisher showed then.
    pub as_of: Option<Moment>,
    /// By what the archive knew then.
    pub known_at: Option<Moment>,
}

impl When {
    /// Tells whether a version was in force and known.
    pub(super) fn includes(&self, valid_from: &Timestamp, recorded_at: &Timestamp) -> bool {
        let come =
            |moment: &Option<Moment>, at| moment.as_ref().is_none_or(|moment| moment.has_come(at));
        come(&self.as_of, valid_from) && come(&self.known_at, recorded_at)
    }
}
