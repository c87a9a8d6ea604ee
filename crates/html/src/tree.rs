//! The elements and texts of a page, in one vector.
//!
//! All text lies in one string, in the order in which the page has it; `Run`s tell where in the source each stretch of it
//! stands. So neither nodes nor texts are copied while a tree is built, and no walk over it needs recursion.
//!
//! # Invariants
//! Nodes form a tree below [`Tree::ROOT`], or stand outside of it. Texts and runs are in order of the source.

use std::num::NonZeroU32;
use std::ops::Range;

use html5ever::{Attribute, QualName, local_name, ns};

/// A node: its place in the vector, counted from 1, so that an optional one takes no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(NonZeroU32);

impl NodeId {
    /// Returns its place in a table with one entry per node.
    pub(crate) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// One node and its neighbours.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) data: Data,
    pub(crate) parent: Option<NodeId>,
    pub(crate) first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    previous: Option<NodeId>,
    pub(crate) next: Option<NodeId>,
    /// How many elements it is inside of.
    pub(crate) depth: u32,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum Data {
    /// The page, or something that holds no text.
    Other,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    /// A stretch of [`Tree::text`].
    Text(Range<usize>),
}

/// A stretch of text that stands in the source as it is, or a character reference.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Where it begins in [`Tree::text`]; it ends where the next one begins.
    pub(crate) text: usize,
    pub(crate) source: Range<usize>,
}

/// A page.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// All text.
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    /// The name of what has none.
    pub(crate) nameless: QualName,
}

impl Tree {
    /// The page itself.
    pub(crate) const ROOT: NodeId = NodeId(NonZeroU32::MIN);

    /// Makes room for a page of `size` bytes, of which about half are markup.
    pub(crate) fn for_size(size: usize) -> Self {
        const BYTES_PER_NODE: usize = 32;
        let mut tree = Self {
            nodes: Vec::with_capacity(size / BYTES_PER_NODE),
            text: String::with_capacity(size / 2),
            runs: Vec::new(),
            nameless: QualName::new(None, ns!(), local_name!("")),
        };
        tree.create(Data::Other);
        tree
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// Makes a node that is nowhere yet.
    pub(crate) fn create(&mut self, data: Data) -> NodeId {
        let id = u32::try_from(self.nodes.len() + 1)
            .ok()
            .and_then(NonZeroU32::new);
        self.nodes.push(Node {
            data,
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            depth: 0,
        });
        NodeId(id.expect("a page has fewer than four thousand million nodes"))
    }

    /// Puts `child`, which is nowhere, last below `parent`.
    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        let last = self.nodes[parent.index()].last_child.replace(child);
        match last {
            Some(last) => self.nodes[last.index()].next = Some(child),
            None => self.nodes[parent.index()].first_child = Some(child),
        }
        let depth = self.nodes[parent.index()].depth + 1;
        let node = &mut self.nodes[child.index()];
        node.parent = Some(parent);
        node.previous = last;
        node.depth = depth;
    }

    /// Adds text below `parent`, to the text that stands last there if nothing came between them.
    pub(crate) fn append_text(&mut self, parent: NodeId, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        if let Some(last) = self.nodes[parent.index()].last_child
            && let Data::Text(range) = &mut self.nodes[last.index()].data
            && range.end == start
        {
            range.end = end;
            return;
        }
        let child = self.create(Data::Text(start..end));
        self.append(parent, child);
    }

    /// Takes a node from where it is.
    pub(crate) fn detach(&mut self, id: NodeId) {
        let node = &mut self.nodes[id.index()];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.nodes[previous.index()].next = next,
            None => self.nodes[parent.index()].first_child = next,
        }
        match next {
            Some(next) => self.nodes[next.index()].previous = previous,
            None => self.nodes[parent.index()].last_child = previous,
        }
    }

    /// Moves all that is below `from` to the end of what is below `to`.
    pub(crate) fn move_children(&mut self, from: NodeId, to: NodeId) {
        while let Some(child) = self.nodes[from.index()].first_child {
            self.detach(child);
            self.append(to, child);
        }
    }

    /// Adds attributes that an element does not have.
    pub(crate) fn add_missing(&mut self, id: NodeId, more: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &mut self.nodes[id.index()].data {
            for attribute in more {
                if !attributes.iter().any(|known| known.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    /// Returns the name of an HTML element, and nothing for other nodes.
    pub(crate) fn tag(&self, id: NodeId) -> &str {
        match &self.node(id).data {
            Data::Element { name, .. } if name.ns == ns!(html) || name.ns == ns!() => &name.local,
            Data::Element { name, .. } if name.local == local_name!("svg") => "svg",
            _ => "",
        }
    }

    /// Returns the value of an attribute; those with a prefix are found under their full name.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let Data::Element { attributes, .. } = &self.node(id).data else {
            return None;
        };
        let found = attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)?;
        Some(&found.value)
    }

    /// Returns the element that ends before a node begins, below the same parent.
    pub(crate) fn previous_element(&self, id: NodeId) -> Option<NodeId> {
        let mut before =
            std::iter::successors(self.node(id).previous, |id| self.node(*id).previous);
        before.find(|id| matches!(self.node(*id).data, Data::Element { .. }))
    }

    /// Returns the children of a node.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let first = self.node(id).first_child;
        std::iter::successors(first, |child| self.node(*child).next)
    }

    /// Visits all nodes below the root in reading order, each when it begins and when it ends.
    pub(crate) fn walk(&self) -> Walk<'_> {
        Walk {
            tree: self,
            at: Some(Step::Enter(Self::ROOT)),
        }
    }

    /// Visits `id` and the nodes below it in the same way.
    pub(crate) fn walk_from(&self, id: NodeId) -> impl Iterator<Item = Step> {
        let mut is_over = false;
        let walk = Walk {
            tree: self,
            at: Some(Step::Enter(id)),
        };
        walk.take_while(move |step| !std::mem::replace(&mut is_over, *step == Step::Leave(id)))
    }

    /// Tells the places of texts that are asked for in order, from `at` on.
    pub(crate) fn places(&self, at: usize) -> Places<'_> {
        let next = self.runs.partition_point(|run| run.text <= at);
        Places {
            runs: &self.runs,
            run: next.saturating_sub(1),
        }
    }

    /// Returns where the text `range` stands in the source, from its first to its last byte.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.source_start(range.start);
            return start..start;
        }
        self.source_start(range.start)..self.source_end(range.end)
    }

    fn source_start(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| run.text <= at);
        let Some(run) = index.checked_sub(1).map(|index| &self.runs[index]) else {
            return 0;
        };
        (run.source.start + (at - run.text)).min(run.source.end)
    }

    fn source_end(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.text < at);
        let Some(run) = next.checked_sub(1).map(|index| &self.runs[index]) else {
            return 0;
        };
        let run_end = self.runs.get(next).map_or(self.text.len(), |run| run.text);
        if at >= run_end {
            return run.source.end;
        }
        (run.source.start + (at - run.text)).min(run.source.end)
    }
}

/// The places of texts that are asked for in order.
pub(crate) struct Places<'t> {
    runs: &'t [Run],
    /// The run that was asked for last.
    run: usize,
}

impl Places<'_> {
    /// Returns where the text at `at` stands in the source.
    pub(crate) fn of(&mut self, at: usize) -> usize {
        while self.next_turn(at + 1).is_some() {}
        let run = self.runs.get(self.run);
        run.map_or(0, |run| {
            (run.source.start + (at - run.text)).min(run.source.end)
        })
    }

    /// Goes to the next run if it begins before `end`; returns where it begins, here and in the source.
    pub(crate) fn next_turn(&mut self, end: usize) -> Option<(usize, usize)> {
        let next = self.runs.get(self.run + 1).filter(|next| next.text < end)?;
        self.run += 1;
        Some((next.text, next.source.start))
    }
}

/// One step of a [`Walk`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Enter(NodeId),
    Leave(NodeId),
}

/// A walk over a tree.
pub(crate) struct Walk<'t> {
    tree: &'t Tree,
    at: Option<Step>,
}

impl Walk<'_> {
    /// Passes over what is below the node just entered; the next step leaves it.
    pub(crate) fn pass_over(&mut self, id: NodeId) {
        self.at = Some(Step::Leave(id));
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.at?;
        self.at = match step {
            Step::Enter(id) => Some(match self.tree.node(id).first_child {
                Some(child) => Step::Enter(child),
                None => Step::Leave(id),
            }),
            Step::Leave(id) => {
                let node = self.tree.node(id);
                match (node.next, node.parent) {
                    (Some(next), _) => Some(Step::Enter(next)),
                    (None, Some(parent)) => Some(Step::Leave(parent)),
                    (None, None) => None,
                }
            }
        };
        Some(step)
    }
}
