//! From bytes to a document: repair and parse, or a reason why there is no text in them.

use std::borrow::Cow;

use archive_documents::Format;
use archive_model::{Claim, Document, Flow, Lang, Repair, Subject, Unresolved};

use crate::Problem;

/// What the bytes of a source say.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// The name of the encoding that the bytes were read in.
    pub encoding: &'static str,
    /// The repaired text.
    pub text: String,
    /// Every edit from bytes to text.
    pub repairs: Vec<Repair>,
    /// The damaged places that were left alone.
    pub unresolved: Vec<Unresolved>,
    /// The languages and paragraphs; at least one edition.
    pub document: Document,
    /// The address that the page gives as its own.
    pub address: Option<String>,
    /// The addresses that it gives for the same in other languages.
    pub alternates: Vec<(Lang, String)>,
}

/// More than this share of characters that no text contains makes a source binary data.
const MOST_CONTROLS: f64 = 0.1;

/// Repairs and parses `bytes`.
///
/// # Errors
/// A [`Problem`] with the code `empty`, `binary` or `no-text`, or one of [`archive_documents::ReadError::code`], if there is
/// no text in them.
pub fn derive(bytes: &[u8]) -> Result<Derivation, Problem> {
    derive_declared(bytes, None)
}

/// As [`derive()`], for bytes whose source stated an encoding label.
pub(crate) fn derive_declared(bytes: &[u8], declared: Option<&str>) -> Result<Derivation, Problem> {
    if bytes.trim_ascii().is_empty() {
        return Err(Problem::new("empty", "it is empty"));
    }
    let options = archive_encoding::Options {
        declared: declared.map(str::to_owned),
        ..archive_encoding::Options::default()
    };
    let opened = Opened::read(bytes, &options)?;
    if let Content::Text(text) = &opened.content {
        refuse_binary(text)?;
    }
    let document = opened.document(&archive_parser::Options::default());
    if document.editions.is_empty() {
        return Err(Problem::new("no-text", "it holds no paragraph of text"));
    }
    Ok(Derivation {
        address: opened.address(),
        alternates: opened.alternates(),
        encoding: opened.encoding,
        text: match opened.content {
            Content::Text(text) => text,
            Content::Flow(flow) => flow.text,
        },
        repairs: opened.repairs,
        unresolved: opened.unresolved,
        document,
    })
}

/// A source, repaired and taken out of its format.
#[derive(Debug)]
pub struct Opened {
    /// The name of the encoding that the bytes were read in.
    pub encoding: &'static str,
    /// Every edit from bytes to text.
    pub repairs: Vec<Repair>,
    /// The damaged places that were left alone.
    pub unresolved: Vec<Unresolved>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Text(String),
    Flow(Flow),
}

impl Opened {
    /// Takes text that is already decoded as it is.
    pub fn text(text: String) -> Self {
        Self::sound(Content::Text(text))
    }

    /// Reads a web page that is already decoded.
    pub fn page(page: &str) -> Self {
        Self::sound(Content::Flow(archive_html::read(page)))
    }

    fn sound(content: Content) -> Self {
        Self {
            encoding: "UTF-8",
            repairs: Vec::new(),
            unresolved: Vec::new(),
            content,
        }
    }

    /// Reads bytes of any format, told by how they begin. An encoding that `options` declare goes before one that stands in
    /// a page.
    ///
    /// # Errors
    /// A [`Problem`] if they are of a format that holds no text, or that cannot be read.
    pub fn read(bytes: &[u8], options: &archive_encoding::Options) -> Result<Self, Problem> {
        match archive_documents::detect(bytes) {
            Format::Text | Format::JsonLines => Ok(Self::repaired(bytes, options, Content::Text)),
            Format::Html => {
                let declared = options.declared.clone();
                let options = archive_encoding::Options {
                    declared: declared.or_else(|| archive_html::charset(bytes)),
                    ..options.clone()
                };
                let read = |page: String| Content::Flow(archive_html::read(&page));
                Ok(Self::repaired(bytes, &options, read))
            }
            _ => Self::document_of(bytes),
        }
    }

    fn repaired(
        bytes: &[u8],
        options: &archive_encoding::Options,
        content: impl FnOnce(String) -> Content,
    ) -> Self {
        let repaired = archive_encoding::repair(bytes, options);
        Self {
            encoding: repaired.encoding,
            repairs: repaired.repairs,
            unresolved: repaired.unresolved,
            content: content(repaired.text),
        }
    }

    /// Reads a format that is more than text: a Word document, a PDF, a mail, Markdown.
    fn document_of(bytes: &[u8]) -> Result<Self, Problem> {
        let options = archive_documents::Options {
            html: Some(&archive_html::read),
            ..archive_documents::Options::default()
        };
        let reading = archive_documents::read(bytes, &options)
            .map_err(|error| Problem::new(error.code(), error.to_string()))?;
        Ok(Self {
            encoding: reading.encoding,
            repairs: reading.repairs,
            unresolved: reading.unresolved,
            content: Content::Flow(reading.flow),
        })
    }

    /// Parses it.
    pub fn document(&self, options: &archive_parser::Options) -> Document {
        match &self.content {
            Content::Text(text) => archive_parser::parse(text, options),
            Content::Flow(flow) => archive_parser::parse_flow(flow, options),
        }
    }

    /// Returns the address that it gives as its own.
    fn address(&self) -> Option<String> {
        let is_own = |claim: &&Claim| claim.subject == Subject::Canonical;
        self.claims()
            .iter()
            .find(is_own)
            .map(|claim| claim.value.clone())
    }

    /// Returns the addresses that it gives for the same in other languages.
    fn alternates(&self) -> Vec<(Lang, String)> {
        let alternates = self
            .claims()
            .iter()
            .filter_map(|claim| match claim.subject {
                Subject::Alternate(lang) => Some((lang, claim.value.clone())),
                _ => None,
            });
        alternates.collect()
    }

    fn claims(&self) -> &[Claim] {
        match &self.content {
            Content::Text(_) => &[],
            Content::Flow(flow) => &flow.claims,
        }
    }

    /// Returns what a reader sees of it.
    pub fn visible(&self) -> Cow<'_, str> {
        match &self.content {
            Content::Text(text) => text.into(),
            Content::Flow(flow) => {
                let blocks = flow.blocks.iter();
                let texts: Vec<&str> = blocks.map(|block| block.text.as_str()).collect();
                texts.join("\n").into()
            }
        }
    }
}

fn refuse_binary(text: &str) -> Result<(), Problem> {
    let (mut all, mut foreign) = (0_u64, 0_u64);
    for character in text.chars() {
        all += 1;
        let white = matches!(character, '\t' | '\n' | '\r' | '\u{c}');
        foreign += u64::from(character == '\u{fffd}' || character < ' ' && !white);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share of characters needs no more precision"
    )]
    let share = foreign as f64 / all.max(1) as f64;
    if share > MOST_CONTROLS {
        return Err(Problem::new(
            "binary",
            "it is binary data: too many of its characters are no text",
        ));
    }
    Ok(())
}
