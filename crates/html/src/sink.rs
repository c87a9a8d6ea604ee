//! What html5ever builds a [`Tree`] with.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::ops::Range;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

use crate::tree::{Data, NodeId, Run, Tree};

/// Builds a tree and notes where each of its texts stands.
pub(crate) struct Sink {
    tree: RefCell<Tree>,
    /// The texts appended since they were last [located](Self::locate).
    fresh: RefCell<Vec<Fresh>>,
    /// How deep the last element or text stands.
    depth: Cell<u32>,
}

/// A stretch of [`Tree::text`] and where in the source it stands, once that is known.
struct Fresh {
    text: Range<usize>,
    source: Range<usize>,
}

impl Sink {
    /// Begins a page of `size` bytes.
    pub(crate) fn for_size(size: usize) -> Self {
        Self {
            tree: RefCell::new(Tree::for_size(size)),
            fresh: RefCell::default(),
            depth: Cell::default(),
        }
    }

    pub(crate) fn into_tree(self) -> Tree {
        self.tree.into_inner()
    }

    pub(crate) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// Notes that the texts appended of late stand in `piece` of `source`, the last of them at its end.
    pub(crate) fn locate(&self, source: &str, piece: &Range<usize>) {
        let mut fresh = self.fresh.borrow_mut();
        if fresh.is_empty() {
            return;
        }
        let mut tree = self.tree.borrow_mut();
        let mut end = piece.end;
        for run in fresh.iter_mut().rev() {
            run.source = place(source, piece, end, &tree.text[run.text.clone()]);
            end = run.source.start.max(piece.start);
        }
        for run in fresh.drain(..) {
            push_run(&mut tree.runs, &run);
        }
    }

    fn append_text(&self, parent: NodeId, text: &StrTendril) {
        let mut tree = self.tree.borrow_mut();
        self.depth.set(tree.node(parent).depth);
        tree.append_text(parent, text);
        let end = tree.text.len();
        self.fresh.borrow_mut().push(Fresh {
            text: end - text.len()..end,
            source: 0..0,
        });
    }
}

/// Finds `text` where it ends at `end` in `piece`: as it is, as another line break, or as a character reference.
fn place(source: &str, piece: &Range<usize>, end: usize, text: &str) -> Range<usize> {
    let before = &source[piece.start..end];
    if text == "\n" && before.ends_with("\r\n") {
        return end - 2..end;
    }
    if before.ends_with(text) {
        return end - text.len()..end;
    }
    if text == "\n" && before.ends_with('\r') {
        return end - 1..end;
    }
    if let Some(at) = before.rfind('&') {
        return piece.start + at..end;
    }
    // Text of a table is held back until the next tag.
    if source[..piece.start].ends_with(text) {
        return piece.start - text.len()..piece.start;
    }
    piece.start..piece.start
}

/// Adds a run, or lengthens the last one if both stand in the source as they are and one after the other.
fn push_run(runs: &mut Vec<Run>, fresh: &Fresh) {
    let Fresh { text, source } = fresh;
    if let Some(last) = runs.last_mut()
        && last.source.end == source.start
        && last.source.len() == text.start - last.text
        && source.len() == text.len()
    {
        last.source.end = source.end;
        return;
    }
    // A tree may be built in another order than it is read; places never go back.
    let bound = runs.last().map_or(0, |last| last.source.end);
    runs.push(Run {
        text: text.start,
        source: source.start.max(bound)..source.end.max(bound),
    });
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match &tree.node(*target).data {
            Data::Element { name, .. } => name,
            Data::Other | Data::Text(_) => &tree.nameless,
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> NodeId {
        let data = Data::Element { name, attributes };
        self.tree.borrow_mut().create(data)
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.tree.borrow_mut().create(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.tree.borrow_mut().create(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendText(text) => self.append_text(*parent, &text),
            NodeOrText::AppendNode(node) => {
                let mut tree = self.tree.borrow_mut();
                tree.detach(node);
                tree.append(*parent, node);
                self.depth.set(tree.node(node).depth);
            }
        }
    }

    /// Leaves what stands in a table outside of its cells where it stands, rather than moving it before the table.
    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        _before: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        self.append(element, child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &NodeId) {
        let depth = self.tree.borrow().node(*node).depth;
        self.depth.set(depth.saturating_sub(1));
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, left: &NodeId, right: &NodeId) -> bool {
        left == right
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.tree.borrow().node(*sibling).parent;
        self.append(&parent.unwrap_or(Tree::ROOT), child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.tree.borrow_mut().add_missing(*target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.tree.borrow_mut().move_children(*node, *new_parent);
    }
}
