//! Instants and dates, as the archive writes them.

use std::fmt;
use std::str::FromStr;

/// An instant in UTC, always written `YYYY-MM-DDTHH:MM:SS.sssZ`, so that text order is time order.
///
/// # Examples
/// ```
/// use archive_model::Timestamp;
/// let at: Timestamp = "2025-07-18T09:30:00.000Z".parse()?;
/// assert!(at < "2025-07-18T09:30:00.001Z".parse()?);
/// assert!("2025-07-18".parse::<Timestamp>().is_err());
/// # Ok::<(), archive_model::ParseTimestampError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the instant at which `date` begins; a partial date begins with its year or month.
    pub fn start_of(date: &PartialDate) -> Self {
        let padded = match date.as_str().len() {
            4 => format!("{date}-01-01"),
            7 => format!("{date}-01"),
            _ => date.to_string(),
        };
        Self(format!("{padded}T00:00:00.000Z"))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text is not an instant in the archive's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseTimestampError(String);

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an instant such as `2025-07-18T09:30:00.000Z`",
            self.0
        )
    }
}

impl std::error::Error for ParseTimestampError {}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.len() == 24
            && text.is_ascii()
            && text[..10].parse::<PartialDate>().is_ok()
            && has_shape(&text[10..], "T00:00:00.000Z")
            && matches!(text[11..13].parse(), Ok(0..=23_u8))
            && matches!(text[14..16].parse(), Ok(0..=59_u8))
            && matches!(text[17..19].parse(), Ok(0..=60_u8));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseTimestampError(text.to_owned()))
        }
    }
}

/// A date as precise as its source: `2025`, `2025-07` or `2025-07-18`.
///
/// # Examples
/// ```
/// use archive_model::PartialDate;
/// assert_eq!(PartialDate::from_parts(2025, Some(7), Some(18)).unwrap().as_str(), "2025-07-18");
/// assert!(PartialDate::from_parts(2025, Some(2), Some(30)).is_none());
/// assert_eq!("2025-07".parse::<PartialDate>()?.as_str(), "2025-07");
/// # Ok::<(), archive_model::ParsePartialDateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate(String);

impl PartialDate {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes a date of the Gregorian calendar, years 1 to 9999; `None` if there is no such day.
    pub fn from_parts(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        match (month, day) {
            (None, None) => Some(Self(format!("{year:04}"))),
            (Some(month @ 1..=12), None) => Some(Self(format!("{year:04}-{month:02}"))),
            (Some(month @ 1..=12), Some(day)) if (1..=days_in(year, month)).contains(&day) => {
                Some(Self(format!("{year:04}-{month:02}-{day:02}")))
            }
            _ => None,
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text is not a date in the archive's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsePartialDateError(String);

impl fmt::Display for ParsePartialDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a date such as `2025`, `2025-07` or `2025-07-18`",
            self.0
        )
    }
}

impl std::error::Error for ParsePartialDateError {}

impl FromStr for PartialDate {
    type Err = ParsePartialDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = "0000-00-00";
        let number =
            |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse().ok());
        let fits = matches!(text.len(), 4 | 7 | 10) && has_shape(text, &shape[..text.len()]);
        fits.then(|| {
            let year = text[..4].parse().ok()?;
            Self::from_parts(year, number(5..7), number(8..10))
        })
        .flatten()
        .ok_or_else(|| ParsePartialDateError(text.to_owned()))
    }
}

/// Tells whether `text` has a digit where `shape` has `0` and the same byte elsewhere.
fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(byte, wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                _ => byte == wanted,
            })
}
