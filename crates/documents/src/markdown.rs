//! Markdown (`CommonMark`, with the tables and footnotes of GitHub).

use std::ops::Range;

use archive_encoding::repair;
use archive_model::{
    Anchor, Block, BlockKind, Cell, Claim, Diagnostic, Flow, SourceFormat, Subject,
};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::Reading;
use crate::draft::{collapse, collapse_block};

/// Repairs `bytes` and reads them.
pub fn read_bytes(bytes: &[u8]) -> Reading {
    let repaired = repair(bytes, &archive_encoding::Options::default());
    Reading {
        flow: read(&repaired.text),
        encoding: repaired.encoding,
        repairs: repaired.repairs,
        unresolved: repaired.unresolved,
    }
}

/// Reads Markdown.
///
/// Spans are offsets into `text`. The numbers of a list are those that were typed, as long as they rise; where they do not (it
/// is common to type `1.` before every item) they count on, as every renderer has it.
pub fn read(text: &str) -> Flow {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut walker = Walker::new(text);
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        walker.event(event, span);
    }
    walker.end_block();
    walker.flow
}

/// Tells whether `bytes` carry at least two kinds of markup that plain text has no use for.
pub(crate) fn is_markdown(bytes: &[u8]) -> bool {
    const HEAD: usize = 1 << 14;
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.contains(&0) {
        return false;
    }
    let mut kinds = [false; 6];
    for line in head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii) {
        let hashes = line.iter().take_while(|byte| **byte == b'#').count();
        let rest = &line[hashes..];
        kinds[0] |= (1..=6).contains(&hashes) && rest.starts_with(b" ") && rest.len() > 1;
        kinds[1] |= contains(line, b"](http") || contains(line, b"](/") || contains(line, b"](#");
        kinds[2] |= line.windows(2).filter(|pair| pair == b"**").count() >= 2;
        kinds[3] |= line.starts_with(b"```");
        kinds[4] |= line.starts_with(b"|") && contains(line, b"---|");
        kinds[5] |= line.starts_with(b"[^") && contains(line, b"]:");
    }
    kinds.into_iter().filter(|found| *found).count() >= 2
}

fn contains(line: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(line, part).is_some()
}

/// A list that has begun.
struct List {
    /// The number before the next item; `None` if the list has bullets.
    next: Option<u64>,
}

struct Walker<'a> {
    source: &'a str,
    flow: Flow,
    block: Block,
    lists: Vec<List>,
    quotes: usize,
    heading: Option<u8>,
    footnote: Option<String>,
    in_footnote: bool,
    marker: Option<(String, usize)>,
    cell: Option<Cell>,
    tables: u32,
    metadata: Option<Range<usize>>,
}

impl<'a> Walker<'a> {
    fn new(source: &'a str) -> Self {
        let flow = Flow {
            format: SourceFormat::Markdown,
            text: source.to_owned(),
            ..Flow::default()
        };
        Self {
            source,
            flow,
            block: Block::default(),
            lists: Vec::new(),
            quotes: 0,
            heading: None,
            footnote: None,
            in_footnote: false,
            marker: None,
            cell: None,
            tables: 0,
            metadata: None,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.metadata.is_some() => self.metadata(&text),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.write(&text, span),
            Event::SoftBreak => self.write(" ", span),
            Event::HardBreak => self.write("\n", span),
            Event::TaskListMarker(done) => self.write(if done { "☑ " } else { "☐ " }, span),
            Event::InlineHtml(html) if html.starts_with("<br") => self.write("\n", span),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => self.reach(span),
            Event::Html(html) => self.write(&without_tags(&html), span),
            Event::Rule => self.end_block(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block();
                self.reach(span);
            }
            Tag::Heading { level, .. } => {
                self.end_block();
                self.reach(span);
                self.heading = Some(level as u8);
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotes += 1;
            }
            Tag::List(next) => {
                self.end_block();
                self.lists.push(List { next });
            }
            Tag::Item => self.start_item(span),
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.footnote = Some(label.into_string());
                self.in_footnote = true;
            }
            Tag::Table(_) => {
                self.end_block();
                self.cell = Some(Cell {
                    table: self.tables,
                    row: 0,
                    column: 0,
                });
                self.tables += 1;
            }
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.metadata = Some(span),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => self.reach(span),
            _ => {}
        }
    }

    fn start_item(&mut self, span: Range<usize>) {
        self.end_block();
        let typed = self.source[span.clone()].trim_start();
        let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
        let delimiter = typed[digits..].chars().next().unwrap_or('.');
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let marker = match list.next {
            Some(next) => {
                let number = typed[..digits].parse().unwrap_or(next).max(next);
                list.next = Some(number.saturating_add(1));
                format!("{number}{delimiter}")
            }
            None => "•".to_owned(),
        };
        self.marker = Some((marker, span.start));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end_block(),
            TagEnd::Heading(_) => {
                self.end_block();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.end_block();
                self.marker = None;
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.in_footnote = false;
            }
            TagEnd::Table => self.cell = None,
            TagEnd::TableCell => {
                self.end_block();
                if let Some(cell) = &mut self.cell {
                    cell.column += 1;
                }
            }
            TagEnd::TableRow | TagEnd::TableHead => {
                if let Some(cell) = &mut self.cell {
                    (cell.row, cell.column) = (cell.row + 1, 0);
                }
            }
            TagEnd::MetadataBlock(_) => self.end_metadata(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str, span: Range<usize>) {
        let start = self.block.text.len();
        match self.source[span.clone()].find(text) {
            Some(at) => self.tie(start, span.start + at),
            // Written otherwise than it reads: `&amp;`. All of it stands where it begins.
            None => text
                .char_indices()
                .for_each(|(at, _)| self.tie(start + at, span.start)),
        }
        self.block.text.push_str(text);
        self.reach(span);
    }

    fn tie(&mut self, text: usize, source: usize) {
        self.block.anchors.push(Anchor { text, source });
    }

    /// Takes a stretch of the source into the block.
    fn reach(&mut self, span: Range<usize>) {
        let block = &mut self.block.span;
        *block = if block.end == 0 {
            span
        } else {
            block.start.min(span.start)..block.end.max(span.end)
        };
    }

    /// Ends the block that is being written, if there is text in it.
    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        collapse_block(&mut block);
        if block.text.is_empty() {
            return;
        }
        block.span = trimmed(self.source, block.span);
        if let Some((marker, start)) = self.marker.take() {
            block.marker = Some(marker);
            block.span.start = start;
        }
        if self.in_footnote && block.marker.is_none() {
            block.marker = self.footnote.take();
        }
        block.depth = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        block.cell = self.cell;
        block.kind = self.kind(block.marker.is_some());
        self.flow.blocks.push(block);
    }

    fn kind(&self, has_marker: bool) -> BlockKind {
        match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.in_footnote => BlockKind::Footnote,
            None if self.quotes > 0 => BlockKind::Quotation,
            None if has_marker => BlockKind::Item,
            None => BlockKind::Text,
        }
    }

    /// Reads the fields of the front matter that are claims.
    fn metadata(&mut self, text: &str) {
        for line in text.lines() {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let (subject, origin) = match name.trim() {
                "title" => (Subject::Title, "front matter title"),
                "author" | "issuer" => (Subject::Issuer, "front matter author"),
                "date" | "published" => (Subject::Published, "front matter date"),
                "updated" | "lastmod" => (Subject::Updated, "front matter updated"),
                "number" => (Subject::Number, "front matter number"),
                "lang" | "language" => (Subject::Language, "front matter lang"),
                _ => continue,
            };
            let value = collapse(value.trim().trim_matches(['"', '\'']));
            if !value.is_empty() {
                self.flow.claims.push(Claim {
                    subject,
                    value,
                    origin: origin.into(),
                });
            }
        }
    }

    fn end_metadata(&mut self) {
        if let Some(span) = self.metadata.take() {
            let message = "front matter, which is about the text and no part of it";
            let note = Diagnostic::new("front-matter", message, span);
            self.flow.diagnostics.push(note);
        }
    }
}

/// Removes the tags from a line of HTML; what stands between them is seen.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    text
}

/// Takes the white space off the ends of a span.
fn trimmed(source: &str, span: Range<usize>) -> Range<usize> {
    let text = &source[span.clone()];
    let start = span.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}
