//! Documents that are not plain text, taken out of their formats.
//!
//! [`detect()`] tells from the bytes what they are; [`read`] takes the text out of them as a [`Flow`], and every format has a
//! module of its own with a reader that can be called by itself. A web page is known when it is seen and left to the crate
//! that reads web pages.
//!
//! # Invariants
//! - No reader panics, whatever the bytes. Work and memory are bounded: by the size of the input and by the caps that each
//!   module names.
//! - A [`ReadError`] means that there is no text to be had. Damage inside of a document is a diagnostic of the flow.
//! - What is left out is named by a diagnostic. Text that a reader would see and that is no part of what is said (running
//!   headers, page numbers) stays in [`Flow::text`], where the diagnostic's span covers it.
//!
//! # Examples
//! ```
//! use archive_documents::{Format, Options, detect, read};
//! let bytes = b"# Release\n\nOn tides:\n\n3. We meet.\n4. We [part](https://example.org).\n";
//! assert_eq!(detect(bytes), Format::Markdown);
//! let reading = read(bytes, &Options::default())?;
//! assert_eq!(reading.flow.blocks[2].marker.as_deref(), Some("3."));
//! # Ok::<(), archive_documents::ReadError>(())
//! ```
//!
//! [`Flow`]: archive_model::Flow
//! [`Flow::text`]: archive_model::Flow::text

mod detect;
pub mod docx;
mod draft;
pub mod jsonl;
mod lines;
pub mod mail;
pub mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
mod reading;
mod tag;

use archive_model::Flow;

pub use self::detect::{Format, detect};
pub use self::reading::Reading;

/// How to read.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Whether PDF documents go to the program `pdftotext` first, where it is installed; no by default, since what it makes
    /// of a document differs from one release of it to the next. What it cannot read falls back on the reader built in.
    pub pdftotext: bool,
    /// Reads the source of a web page. Mails hold them; without a reader the HTML part of a mail is named by a diagnostic.
    pub html: Option<&'a dyn Fn(&str) -> Flow>,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("pdftotext", &self.pdftotext)
            .field("html", &self.html.map(|_| "…"))
            .finish()
    }
}

/// Why there is no text in a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It asks for a password.
    #[error("it is encrypted")]
    Encrypted,
    /// Its pages are pictures.
    #[error("it has no text layer: its pages are pictures of text")]
    NoTextLayer,
    /// It begins like one of its format and cannot be opened.
    #[error("it cannot be opened as {0}")]
    Unreadable(&'static str),
    /// The library that reads the format gave up on it.
    #[error("the reader of {0} gave up on it")]
    GaveUp(&'static str),
    /// It has no paragraph of text.
    #[error("it holds no text")]
    Empty,
    /// No reader of this crate is for it.
    #[error("it is {}, which is not read here", .0.name())]
    Foreign(Format),
}

impl ReadError {
    /// Returns the code that the archive keeps: lower-case words joined by hyphens.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::NoTextLayer => "no-text-layer",
            Self::Unreadable(_) | Self::GaveUp(_) => "damaged",
            Self::Empty => "no-text",
            Self::Foreign(_) => "binary",
        }
    }
}

/// Takes the text out of `bytes`, in whatever format they are, and undoes known damage in it.
///
/// # Errors
/// A [`ReadError`] if there is no text in them, or if they are plain text or a web page, which other crates read.
pub fn read(bytes: &[u8], options: &Options<'_>) -> Result<Reading, ReadError> {
    match detect(bytes) {
        Format::Docx => docx::read(bytes).map(Reading::mend),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, options.pdftotext).map(Reading::mend),
        Format::Mail => mail::read(bytes, options),
        Format::Markdown => Ok(markdown::read_bytes(bytes)),
        format => Err(ReadError::Foreign(format)),
    }
}
