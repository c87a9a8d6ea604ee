//! Edits from captured bytes to text.

use std::borrow::Cow;
use std::ops::Range;

/// One recorded change from bytes to text.
///
/// Repairs are ordered by `span` and do not overlap. Replacing each `span` of the repaired text by `before`, from the
/// last to the first, gives the decoded input; `source` says which captured bytes that was.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// Where the mended characters stand in the repaired text; empty if characters were removed.
    pub span: Range<usize>,
    /// Byte offsets into the captured bytes (not the text) of what stood there.
    pub source: Range<usize>,
    /// The decoded text that stood there. A byte that belongs to no character is U+FFFD here; its value is in the captured bytes.
    pub before: String,
    /// What stands there now: the repaired text at `span`.
    pub after: String,
    /// The rule or model that made the edit, dotted from the general to the particular: `lossy.c1.apostrophe`.
    pub rule: Cow<'static, str>,
    /// What kind of edit it is.
    pub method: Method,
    /// Probability, 0 to 1, that `after` is what the author wrote.
    pub confidence: f64,
    /// Other readings of the same place, the likeliest first; empty where there is none.
    pub alternatives: Vec<Alternative>,
}

/// What kind of edit a [`Repair`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Bytes that the document's encoding does not define were read another way.
    Decode,
    /// The wrong decoding was undone; no information had been lost.
    Reencode,
    /// Bytes were lost on the way; the character was chosen among those that the damage could have destroyed.
    Lossy,
    /// Control characters that no text contains were taken out.
    Control,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Decode, Self::Reencode, Self::Lossy, Self::Control];

    /// Returns the name used in the archive and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::Reencode => "reencode",
            Self::Lossy => "lossy",
            Self::Control => "control",
        }
    }

    /// Reads a name that [`as_str`](Self::as_str) gave.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == name)
    }
}

/// Another reading of a damaged place.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The characters it would put there.
    pub text: String,
    /// Its probability, 0 to 1.
    pub confidence: f64,
}

/// A place that looks damaged and was left alone, because no reading is sure enough.
#[derive(Debug, Clone, PartialEq)]
pub struct Unresolved {
    /// Where it stands in the repaired text.
    pub span: Range<usize>,
    /// Byte offsets into the captured bytes.
    pub source: Range<usize>,
    /// The text that was left as it is.
    pub text: String,
    /// The rule or model that found it.
    pub rule: Cow<'static, str>,
    /// The readings that were considered, the likeliest first.
    pub alternatives: Vec<Alternative>,
}
