//! What a document says about itself, and where.

use std::borrow::Cow;
use std::ops::Range;

/// Where a document says something about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What was found.
    pub field: Field,
    /// The kind of the paragraph it was found in (`title`, `note`), or the place outside of the text (`meta og:title`).
    pub source: Cow<'static, str>,
    /// Where that paragraph stands in the repaired text.
    pub span: Option<Range<usize>>,
}

/// Something that a document says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The title.
    Title,
    /// Who issued it.
    Issuer,
    /// What sort of statement it is.
    Kind,
    /// The official number.
    Number,
    /// Where it was issued.
    Place,
    /// When it was published.
    Published,
    /// When it was last edited.
    Updated,
}

impl Field {
    /// Returns the name of the field, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Issuer => "issuer",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Place => "place",
            Self::Published => "published_on",
            Self::Updated => "updated_on",
        }
    }
}

/// What sort of statement a document says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// A statement, or anything that says no more of itself.
    Statement,
    /// A declaration.
    Declaration,
    /// A communiqué.
    Communique,
    /// A press release.
    PressRelease,
    /// A resolution.
    Resolution,
    /// A decision.
    Decision,
    /// A recommendation.
    Recommendation,
    /// A convention or a treaty.
    Convention,
    /// An agreement, a protocol or a memorandum.
    Agreement,
    /// A regulation.
    Regulation,
    /// A directive.
    Directive,
    /// A law.
    Law,
    /// A notice.
    Notice,
    /// A speech.
    Speech,
}

impl StatementKind {
    /// Returns the name used in the archive and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Declaration => "declaration",
            Self::Communique => "communique",
            Self::PressRelease => "press-release",
            Self::Resolution => "resolution",
            Self::Decision => "decision",
            Self::Recommendation => "recommendation",
            Self::Convention => "convention",
            Self::Agreement => "agreement",
            Self::Regulation => "regulation",
            Self::Directive => "directive",
            Self::Law => "law",
            Self::Notice => "notice",
            Self::Speech => "speech",
        }
    }
}
