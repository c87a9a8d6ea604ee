//! What a stage left out, could not decide, or wants somebody to look at.

use std::borrow::Cow;
use std::ops::Range;

/// A note about a stretch of the repaired text.
///
/// Diagnostics are how nothing is dropped silently: text that is in no paragraph is covered by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of note it is: lower-case words joined by hyphens, e.g. `table-debris`. Codes are part of the
    /// interface: `docs/diagnostics.md` lists them.
    pub code: Cow<'static, str>,
    /// One sentence fragment for a person, lower case, without a full stop.
    pub message: String,
    /// The bytes of the repaired text that it is about.
    pub span: Range<usize>,
}

impl Diagnostic {
    /// Creates a note with a code known at compile time.
    pub fn new(code: &'static str, message: impl Into<String>, span: Range<usize>) -> Self {
        Self {
            code: Cow::Borrowed(code),
            message: message.into(),
            span,
        }
    }
}
