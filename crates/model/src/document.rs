//! A parsed text: its languages, its paragraphs, and the links between them.

use std::ops::Range;

use crate::{Diagnostic, Lang, Origin, PartialDate, StatementKind};

/// One source, read: everything that was found in its repaired text.
///
/// # Invariants
/// Every byte of the text that is not white space lies in the span of a paragraph or of a diagnostic.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title of the first edition that has one.
    pub title: Option<String>,
    /// Who issued it, as printed.
    pub issuer: Option<String>,
    /// What sort of statement it says it is.
    pub kind: Option<StatementKind>,
    /// The official number, as printed: `(2025) 108`.
    pub number: Option<String>,
    /// Where it was issued, as printed.
    pub place: Option<String>,
    /// The date of publication that the text claims.
    pub published_on: Option<PartialDate>,
    /// The date of the last edit that the text claims.
    pub updated_on: Option<PartialDate>,
    /// Where each of the above was found.
    pub origins: Vec<Origin>,
    /// What the bytes were.
    pub source_format: SourceFormat,
    /// One per language, in order of appearance.
    pub editions: Vec<Edition>,
    /// What is in no paragraph, and what is doubtful, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the bytes of a source were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SourceFormat {
    /// Plain text.
    #[default]
    Text,
    /// A web page.
    Html,
    /// A Word document (Office Open XML).
    Docx,
    /// A PDF document.
    Pdf,
    /// A mail message.
    Mail,
    /// Markdown.
    Markdown,
}

impl SourceFormat {
    /// Returns the name used in the archive and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Mail => "mail",
            Self::Markdown => "markdown",
        }
    }
}

/// The text of a document in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Its language.
    pub lang: Lang,
    /// Probability, 0 to 1, that the language is right.
    pub confidence: f64,
    /// The text of the first paragraph of kind `title`.
    pub title: Option<String>,
    /// In reading order.
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph of an edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Counted from 1 within the edition, in reading order.
    pub ordinal: u32,
    /// The number or letter as printed, without its punctuation where that is only decoration: `1`, `12bis`, `(a)`.
    pub label: Option<String>,
    /// What part it plays.
    pub kind: ParagraphKind,
    /// Depth of nesting, from 1.
    pub level: u32,
    /// The ordinal of the paragraph that this one is part of, if any.
    pub parent: Option<u32>,
    /// The text, its label removed and its wrapped lines joined by single spaces. Never empty, without U+0000.
    pub text: String,
    /// From its first to its last byte in the repaired text, label included.
    pub span: Range<usize>,
}

/// What part a paragraph plays in its edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The title of the edition.
    Title,
    /// The heading of a section.
    Heading,
    /// A paragraph with a printed number or letter.
    Numbered,
    /// A paragraph without one.
    Body,
    /// An item of a list.
    Item,
    /// Reference matter: a release number, a place-and-date line, a footnote.
    Note,
    /// Who signed it.
    Signature,
}

impl ParagraphKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Heading,
        Self::Numbered,
        Self::Body,
        Self::Item,
        Self::Note,
        Self::Signature,
    ];

    /// Returns the name used in the archive and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Numbered => "numbered",
            Self::Body => "body",
            Self::Item => "item",
            Self::Note => "note",
            Self::Signature => "signature",
        }
    }

    /// Reads a name that [`as_str`](Self::as_str) gave.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// How the paragraphs of two editions correspond.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// The language on the left of every link.
    pub source: Lang,
    /// The language on the right of every link.
    pub target: Lang,
    /// In reading order of the source.
    pub links: Vec<Link>,
}

/// One correspondence: m paragraphs of one edition say what n of the other say.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Ordinals in the source edition; empty if it has no counterpart.
    pub source: Vec<u32>,
    /// Ordinals in the target edition; empty if it has no counterpart.
    pub target: Vec<u32>,
    /// Probability, 0 to 1, that the link is right.
    pub score: f64,
    /// How it was found.
    pub method: AlignmentMethod,
}

/// How a [`Link`] was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlignmentMethod {
    /// Both sides carry the same printed number.
    Label,
}

impl AlignmentMethod {
    /// Every method.
    pub const ALL: [Self; 1] = [Self::Label];

    /// Returns the name used in the archive.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Label => "label",
        }
    }

    /// Reads a name that [`as_str`](Self::as_str) gave.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == name)
    }
}
