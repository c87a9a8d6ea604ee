//! A document as its markup gives it: blocks of text in reading order, and what the markup says about each.
//!
//! Every format that is more than plain text (HTML, Word, PDF, mail, Markdown) is read into a [`Flow`]; the parser makes a
//! [`Document`](crate::Document) of it without knowing where it came from.

use std::borrow::Cow;
use std::ops::Range;

use crate::{Diagnostic, Lang, SourceFormat};

/// A source, taken out of its format.
///
/// # Invariants
/// Spans lie on character boundaries of `text`; blocks are in reading order and their spans are disjoint. Every byte of
/// `text` that a reader would see lies in the span of a block or of a diagnostic.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flow {
    /// What the bytes were.
    pub format: SourceFormat,
    /// What spans point into: the repaired source where the format is text itself (HTML, Markdown), else the text that was
    /// taken out of it.
    pub text: String,
    /// What the source says about itself beside its text, in order of appearance.
    pub claims: Vec<Claim>,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// What was left out, and what is doubtful, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Something that a source says about itself outside its text. Evidence, not an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub subject: Subject,
    /// The value as it stands there, white space collapsed.
    pub value: String,
    /// Where it was found, e.g. `meta og:title`, `link canonical`, `JSON-LD datePublished`, `header Date`.
    pub origin: Cow<'static, str>,
}

/// What a [`Claim`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The title.
    Title,
    /// Who issued it.
    Issuer,
    /// The official number.
    Number,
    /// When it was published.
    Published,
    /// When it was last edited.
    Updated,
    /// The language of the whole.
    Language,
    /// The address that the publisher prefers.
    Canonical,
    /// The same in another language.
    Alternate(Lang),
}

/// A paragraph, heading, item or cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The text, without its marker, white space collapsed; line breaks that were meant are `\n`. Never empty.
    pub text: String,
    /// The number or bullet that the format draws in front of it and that is not in the text: `3.`, `(a)`, `•`.
    pub marker: Option<String>,
    /// How many lists it is inside of; 0 outside of any.
    pub depth: u32,
    /// The language that the markup gives it, inherited from what it stands in.
    pub lang: Option<Lang>,
    /// The table cell it stands in; the outermost one if tables are nested.
    pub cell: Option<Cell>,
    /// From its first to its last byte in [`Flow::text`].
    pub span: Range<usize>,
    /// Where stretches of `text` stand in [`Flow::text`], in order; empty if `text` stands there as it is.
    pub anchors: Vec<Anchor>,
}

/// Ties a place in the text of a [`Block`] to a place in the source: what follows it there follows it here, up to the
/// next anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// An offset in [`Block::text`].
    pub text: usize,
    /// The same place, as an offset in [`Flow::text`].
    pub source: usize,
}

impl Block {
    /// Returns the place in [`Flow::text`] of what stands at `offset` in the text of the block; never outside of its span.
    pub fn source(&self, offset: usize) -> usize {
        let next = self.anchors.partition_point(|anchor| anchor.text <= offset);
        let known = next.checked_sub(1).map(|index| self.anchors[index]);
        let place = match known {
            Some(anchor) => anchor.source + (offset - anchor.text),
            None => self.span.start + offset,
        };
        let end = self
            .anchors
            .get(next)
            .map_or(self.span.end, |next| next.source);
        place.min(end).clamp(self.span.start, self.span.end)
    }
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BlockKind {
    /// A paragraph, or text that stands in no other block.
    #[default]
    Text,
    /// A heading and its level, from 1.
    Heading(u8),
    /// An item of a list, or the first paragraph of one; its other paragraphs are [`Text`](Self::Text) of the same depth.
    Item,
    /// Quoted text.
    Quotation,
    /// A footnote or endnote.
    Footnote,
    /// The caption of a picture or table.
    Caption,
}

/// A place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Which table of the document, from 0.
    pub table: u32,
    /// Row, from 0.
    pub row: u32,
    /// The leftmost column it covers, from 0, cells that span rows or columns counted.
    pub column: u32,
}
