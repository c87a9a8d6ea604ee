//! From a tree to blocks in reading order.

use std::ops::Range;

use archive_model::{Block, BlockKind, Cell, Claim, Diagnostic, Lang};

use crate::claims;
use crate::keep::{self, Page, Reason};
use crate::list::List;
use crate::measure::Measure;
use crate::table::Table;
use crate::text::Gathered;
use crate::tree::{Data, NodeId, Step, Tree};

/// What was read, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) blocks: Vec<Block>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What the page says about itself in parts that were left out.
    pub(crate) claims: Vec<Claim>,
    /// For each thing that was left out, how many blocks stand before it.
    pub(crate) drops: Vec<usize>,
}

/// Reads the blocks of a page.
pub(crate) fn read(tree: &Tree, measures: &[Measure]) -> Found {
    let mut reader = Reader {
        tree,
        page: Page::new(tree, measures),
        measures,
        contexts: Vec::new(),
        gathered: Gathered::default(),
        marker: None,
        begins_item: false,
        lists: Vec::new(),
        tables: Vec::new(),
        table_count: 0,
        found: Found::default(),
    };
    let mut walk = tree.walk();
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) => {
                if let Data::Text(range) = &tree.node(id).data {
                    reader.text(range.clone());
                } else if !reader.enter(id) {
                    walk.pass_over(id);
                }
            }
            Step::Leave(id) => reader.leave(id),
        }
    }
    reader.found
}

impl Found {
    /// Puts the blocks in the order of the source, none reaching into the next.
    ///
    /// They are in that order already, unless tags are closed so wrongly that a browser, too, moves what is between them.
    pub(crate) fn put_in_order(&mut self) {
        let blocks = &mut self.blocks;
        blocks.sort_by_key(|block| (block.span.start, block.span.end));
        let mut end = usize::MAX;
        for block in blocks.iter_mut().rev() {
            block.span.end = block.span.end.min(end);
            end = block.span.start;
        }
    }
}

/// What the text in an element has from the elements around it.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    kind: BlockKind,
    lang: Option<Lang>,
    cell: Option<Cell>,
    depth: u32,
    is_preformatted: bool,
    /// Whether it stands in the part of the page that holds the text.
    inside: bool,
    /// Whether the element was left out.
    is_dropped: bool,
}

struct Reader<'t> {
    tree: &'t Tree,
    page: Page<'t>,
    measures: &'t [Measure],
    /// One per element that has begun and not ended.
    contexts: Vec<Context>,
    gathered: Gathered,
    /// The marker of the next block.
    marker: Option<String>,
    /// Whether the next block is the first of a list item.
    begins_item: bool,
    lists: Vec<List>,
    tables: Vec<Table>,
    table_count: u32,
    found: Found,
}

impl Reader<'_> {
    fn context(&self) -> Context {
        self.contexts.last().copied().unwrap_or_default()
    }

    /// Begins an element. Tells whether what is inside of it is to be read.
    fn enter(&mut self, id: NodeId) -> bool {
        let tree = self.tree;
        let tag = tree.tag(id);
        if is_block(tag) {
            self.flush();
        }
        let outer = self.context();
        let inside = outer.inside || self.page.is_core(id);
        let verdict = self.page.verdict(id, inside);
        let mut context = Context {
            lang: lang_of(tree, id).or(outer.lang),
            is_preformatted: outer.is_preformatted || matches!(tag, "pre" | "listing" | "xmp"),
            inside,
            is_dropped: verdict.is_some(),
            ..outer
        };
        match verdict {
            Some(reason) => self.leave_out(id, reason),
            None => self.begin(id, tag, &mut context),
        }
        self.contexts.push(context);
        verdict.is_none()
    }

    /// Begins an element that is read.
    fn begin(&mut self, id: NodeId, tag: &str, context: &mut Context) {
        match tag {
            "br" => {
                if self.gathered.line_break() {
                    self.flush();
                }
            }
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.push(List::new(self.tree, id));
                context.depth += 1;
            }
            "li" => {
                let list = self.lists.last_mut();
                self.marker = list.and_then(|list| list.marker(self.tree, id));
                self.begins_item = true;
            }
            "table" => {
                self.tables.push(Table::new(self.table_count));
                self.table_count += 1;
            }
            "tr" => self
                .tables
                .last_mut()
                .into_iter()
                .for_each(Table::begin_row),
            "td" | "th" => {
                let table = self.tables.last_mut();
                let cell = table.map(|table| table.place(self.tree, id));
                context.cell = context.cell.or(cell);
            }
            _ => context.kind = self.kind_of(id, tag).unwrap_or(context.kind),
        }
    }

    fn kind_of(&self, id: NodeId, tag: &str) -> Option<BlockKind> {
        match tag.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(BlockKind::Heading(level - b'0')),
            b"blockquote" => Some(BlockKind::Quotation),
            b"caption" | b"figcaption" => Some(BlockKind::Caption),
            b"aside" | b"section" | b"div" | b"li" | b"p" if keep::is_note(self.tree, id) => {
                Some(BlockKind::Footnote)
            }
            _ => None,
        }
    }

    fn leave(&mut self, id: NodeId) {
        if matches!(self.tree.node(id).data, Data::Text(_)) {
            return;
        }
        let tag = self.tree.tag(id);
        if is_block(tag) {
            self.flush();
        }
        let was_dropped = self
            .contexts
            .pop()
            .is_some_and(|context| context.is_dropped);
        if was_dropped {
            return;
        }
        match tag {
            "ol" | "ul" | "menu" | "dir" => drop(self.lists.pop()),
            "li" => {
                self.marker = None;
                self.begins_item = false;
            }
            "table" => drop(self.tables.pop()),
            "tr" => self.tables.last_mut().into_iter().for_each(Table::end_row),
            _ => {}
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if !self.context().is_preformatted {
            self.gathered.add(self.tree, range);
            return;
        }
        let mut at = range.start;
        for line in self.tree.text[range].split_inclusive('\n') {
            let end = at + line.len();
            self.gathered.add(self.tree, at..end);
            // An empty line ends a paragraph.
            if line.ends_with('\n') && self.gathered.line_break() {
                self.flush();
            }
            at = end;
        }
    }

    /// Names an element that is left out, if there is text in it.
    fn leave_out(&mut self, id: NodeId, reason: Reason) {
        let measure = &self.measures[id.index()];
        if measure.letters > 0 {
            let span = self.tree.source(&measure.range());
            self.found.diagnostics.push(reason.diagnostic(span));
            self.found.drops.push(self.found.blocks.len());
            if let Reason::Dates(subject) = reason {
                self.found
                    .claims
                    .extend(claims::dates(self.tree, id, subject));
            }
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let gathered = std::mem::take(&mut self.gathered);
        if gathered.is_empty() {
            return;
        }
        let context = self.context();
        let is_item = std::mem::take(&mut self.begins_item) && context.kind == BlockKind::Text;
        let marker = self.marker.take();
        self.found.blocks.push(Block {
            kind: if is_item {
                BlockKind::Item
            } else {
                context.kind
            },
            // Some pages draw no numbers and type them.
            marker: marker.filter(|marker| !gathered.text.starts_with(marker.as_str())),
            depth: context.depth,
            lang: context.lang,
            cell: context.cell,
            span: gathered.span(self.tree),
            text: gathered.text,
            anchors: gathered.anchors,
        });
    }
}

/// Reads the language that an element says its text is in.
fn lang_of(tree: &Tree, id: NodeId) -> Option<Lang> {
    let declared = tree
        .attribute(id, "lang")
        .or_else(|| tree.attribute(id, "xml:lang"));
    declared.and_then(parse_lang)
}

/// Reads a language tag; `x-default`, `und` and the like say nothing.
pub(crate) fn parse_lang(tag: &str) -> Option<Lang> {
    let tag = tag.trim().replace('_', "-");
    let lang: Option<Lang> = tag.parse().ok();
    let lang = lang.or_else(|| tag.split('-').next()?.parse().ok());
    lang.filter(|lang| !lang.is_und() && lang.primary() != "x" && lang.primary().len() > 1)
}

/// Tells whether an element stands in lines of its own.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}
