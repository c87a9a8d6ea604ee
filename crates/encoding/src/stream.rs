//! Repair of a source of any length, in memory that does not grow with it.
//!
//! A source is taken a window at a time. A window is cut where a line ends, and each part is repaired by itself: it holds
//! more text than most documents. Only what the bytes are in is carried from part to part.
//!
//! # Invariants
//! - How the reader hands out its bytes changes nothing.
//! - A source no longer than the window is repaired as [`repair`](crate::repair) does.
//! - The parts follow on one another: their texts joined are the whole text, and their sources cover the whole source.

use std::io::{self, Read};
use std::ops::Range;

use crate::Options;
use crate::decode::Decoder;
use crate::repaired::{self, Repaired};

/// How much of a source is held, in bytes, unless somebody asks for more or less.
const WINDOW: usize = 1 << 20;
/// The smallest window: two of the longest characters, and what is cut off them.
const SMALLEST: usize = 16;

/// Decodes what `reader` gives and undoes the damage in it, part by part.
///
/// The encoding is decided by the first parts that show enough of it and kept; a part that is plainly in another one, as
/// where files were joined, is read in that. Languages and the kind of damage are found out anew in each part.
///
/// Memory is bounded by the window: see [`Stream::window`].
///
/// # Examples
/// ```
/// use archive_encoding::{Options, repair_stream};
/// use std::io::Write as _;
///
/// let source = "We note Russiaâs disregard for the framework.\n".repeat(25_000);
/// let mut text = Vec::new();
/// let mut repairs = 0;
/// for part in repair_stream(source.as_bytes(), &Options::default()) {
///     let part = part?;
///     text.write_all(part.repaired.text.as_bytes())?;
///     repairs += part.repaired.repairs.len();
/// }
/// assert_eq!(text, "We note Russia’s disregard for the framework.\n".repeat(25_000).as_bytes());
/// assert_eq!(repairs, 25_000);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn repair_stream<R: Read>(reader: R, options: &Options) -> Stream<R> {
    Stream {
        reader,
        decoder: Decoder::new(options.declared_encoding()),
        options: options.clone(),
        window: WINDOW,
        held: Vec::new(),
        text_start: 0,
        source_start: 0,
        is_closed: false,
        failure: None,
    }
}

/// A source under repair: an iterator over its parts.
///
/// An empty source has none. When the reader fails, what was read before comes out first and then the error; after that there is nothing more.
#[derive(Debug)]
pub struct Stream<R> {
    reader: R,
    decoder: Decoder,
    options: Options,
    window: usize,
    /// What was read and not yet handed out.
    held: Vec<u8>,
    text_start: u64,
    source_start: u64,
    /// Whether the reader has no more to give.
    is_closed: bool,
    /// Why, if it failed and nobody was told yet.
    failure: Option<io::Error>,
}

/// A stretch of a source that was repaired by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The stretch: every offset in it counts from its start, so that its edits can be undone by themselves.
    pub repaired: Repaired,
    /// Where its text begins in the whole text, in bytes.
    pub text_start: u64,
    /// Where its bytes begin in the source.
    pub source_start: u64,
    /// How many bytes of the source it is.
    pub source_len: usize,
}

impl Part {
    /// Returns where a span of this part's text stands in the whole text.
    pub fn in_text(&self, span: &Range<usize>) -> Range<u64> {
        self.text_start + span.start as u64..self.text_start + span.end as u64
    }

    /// Returns where a span of this part's bytes stands in the source.
    pub fn in_source(&self, span: &Range<usize>) -> Range<u64> {
        self.source_start + span.start as u64..self.source_start + span.end as u64
    }
}

impl<R: Read> Stream<R> {
    /// Sets how many bytes of the source are held at most; 1 MiB by default, and never fewer than 16.
    ///
    /// Beside the window a part takes its text, and what is recorded of every place in it.
    #[must_use]
    pub fn window(self, bytes: usize) -> Self {
        Self {
            window: bytes.max(SMALLEST),
            ..self
        }
    }

    /// Reads until the window is full or the source ends.
    fn fill(&mut self) {
        if self.is_closed {
            return;
        }
        // One byte more than the window tells whether the source ends with it.
        let room = self.window + 1 - self.held.len();
        self.held.reserve_exact(room);
        let mut rest = self.reader.by_ref().take(room as u64);
        self.failure = rest.read_to_end(&mut self.held).err();
        self.is_closed = self.held.len() <= self.window;
    }

    /// Repairs the next part of what is held.
    fn part(&mut self) -> Part {
        let bytes = &self.held[..self.held.len().min(self.window)];
        let (decoded, len) = self.decoder.next(bytes, self.is_closed);
        let part = Part {
            repaired: repaired::run(decoded, len, &self.options),
            text_start: self.text_start,
            source_start: self.source_start,
            source_len: len,
        };
        self.held.drain(..len);
        self.text_start += part.repaired.text.len() as u64;
        self.source_start += len as u64;
        part
    }
}

impl<R: Read> Iterator for Stream<R> {
    type Item = io::Result<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        self.fill();
        if !self.held.is_empty() {
            return Some(Ok(self.part()));
        }
        self.failure.take().map(Err)
    }
}

impl<R: Read> std::iter::FusedIterator for Stream<R> {}
