//! Values of rows and parameters.

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// One value of a row, or of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// An integer.
    Integer(i64),
    /// A real number.
    Real(f64),
    /// Text. What is no UTF-8 comes as a blob.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// Reads a value typed by a person: an integer if it is written as one, else a real number, else text.
    ///
    /// Only what would be written back the same is an integer, so that `007` stays a label; and only what looks like a
    /// number is a real number, so that `nan` and `inf` stay words.
    ///
    /// # Examples
    /// ```
    /// use archive_storage::sql::Value;
    /// assert_eq!(Value::guess("-12"), Value::Integer(-12));
    /// assert_eq!(Value::guess("0.5"), Value::Real(0.5));
    /// assert_eq!(Value::guess("2025-07-18"), Value::Text("2025-07-18".to_owned()));
    /// assert_eq!(Value::guess("007"), Value::Text("007".to_owned()));
    /// ```
    pub fn guess(text: &str) -> Self {
        if let Some(integer) = text.parse::<i64>().ok().filter(|it| it.to_string() == text) {
            return Self::Integer(integer);
        }
        let is_decimal = text.contains('.')
            && text.bytes().any(|byte| byte.is_ascii_digit())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        match text.parse::<f64>() {
            Ok(real) if is_decimal && real.is_finite() => Self::Real(real),
            _ => Self::Text(text.to_owned()),
        }
    }

    /// Returns how many bytes the value holds.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Null => 0,
            Self::Integer(_) | Self::Real(_) => 8,
            Self::Text(text) => text.len() as u64,
            Self::Blob(bytes) => bytes.len() as u64,
        }
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(integer) => Self::Integer(integer),
            ValueRef::Real(real) => Self::Real(real),
            ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Self::Text(text.to_owned()),
                Err(_) => Self::Blob(bytes.to_owned()),
            },
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_owned()),
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Real(real) => ValueRef::Real(*real),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// A value for a parameter of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The name, without its `:`, `@` or `$`; a value without a name goes to the next `?`.
    pub name: Option<String>,
    /// The value.
    pub value: Value,
}
