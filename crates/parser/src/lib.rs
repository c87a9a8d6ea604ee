//! Text to title, dates, languages and numbered paragraphs.
//!
//! [`parse`] cuts the text into lines, decides which lines begin paragraphs (`lattice`), finds the language of each
//! paragraph (`language`), and gives each its place and part in the edition of that language (`edition`).
//!
//! # Invariants
//! - Nothing fails and nothing panics: any text parses, in time and memory linear in its length.
//! - Every character that is not white space lies in the span of a paragraph or of a diagnostic.
//! - Spans lie on character boundaries; those of the paragraphs of one document are disjoint, and within an edition they
//!   are in reading order.
//! - Ordinals count from 1 within an edition; paragraph text is never empty and holds no U+0000.

mod alphabet;
mod article;
mod block;
mod case;
mod closing;
mod codes;
mod coverage;
mod date;
mod dateline;
mod document;
mod edition;
mod flow;
mod inline;
mod instrument;
mod items;
mod join;
mod kind;
mod language;
mod lattice;
mod line;
mod marker;
mod markup;
mod metadata;
mod months;
mod number;
mod opening;
mod outline;
mod role;
mod running;

use archive_model::{Document, Flow, Lang};

pub use language::Detected;

/// The version of the parser; it changes whenever any text may parse differently.
pub const VERSION: &str = "3";

/// The version of language identification; it changes whenever any text may be given another language.
pub const LANGID_VERSION: &str = archive_langid::VERSION;

/// What a caller may know beforehand about a text.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language that the source claims. Evidence, not an order: it decides only where the text does not.
    pub lang: Option<Lang>,
}

/// Parses `text`.
///
/// Never fails: a text without anything to parse gives a document without editions.
///
/// # Examples
/// ```
/// use archive_parser::{Options, parse};
/// let text = "\
/// 1. We condemn these acts and stand together
/// with all those who have been affected by them.
/// |
/// ---|
/// 1. Nous condamnons ces actes et restons solidaires
/// de tous ceux qui en ont été les victimes.
/// ";
/// let document = parse(text, &Options::default());
/// let french = &document.editions[1];
/// assert_eq!(french.lang.as_str(), "fr");
/// assert_eq!(french.paragraphs[0].label.as_deref(), Some("1"));
/// assert_eq!(french.paragraphs[0].text, "Nous condamnons ces actes et restons solidaires de tous ceux qui en ont été les victimes.");
/// assert_eq!(document.diagnostics[0].code, "table-debris");
/// ```
pub fn parse(text: &str, options: &Options) -> Document {
    document::build(text, options)
}

/// Parses what was read from a format that is more than plain text.
///
/// Spans are into [`Flow::text`]. Never fails; what [`parse`] promises holds for the blocks of `flow`, whose own diagnostics
/// are handed on.
///
/// # Examples
/// ```
/// use archive_model::{Block, Flow};
/// use archive_parser::{Options, parse_flow};
/// let text = "We condemn these acts and stand together with all those who have been affected.";
/// let block = Block { marker: Some("3.".into()), text: text.into(), span: 4..83, ..Block::default() };
/// let flow = Flow { text: format!("<li>{text}</li>"), blocks: vec![block], ..Flow::default() };
/// let document = parse_flow(&flow, &Options::default());
/// let paragraph = &document.editions[0].paragraphs[0];
/// assert_eq!(paragraph.label.as_deref(), Some("3"));
/// assert_eq!(paragraph.span, 4..83);
/// ```
pub fn parse_flow(flow: &Flow, options: &Options) -> Document {
    flow::build(flow, options)
}

/// Tells which language `text` is in; `und` when there is too little text, or none that is language.
///
/// # Examples
/// ```
/// use archive_parser::detect;
/// assert_eq!(detect("Nous condamnons fermement ces actes.").lang.as_str(), "fr");
/// assert_eq!(detect("2025-07-18 / 108").lang.as_str(), "und");
/// ```
pub fn detect(text: &str) -> Detected {
    language::detect(text)
}
