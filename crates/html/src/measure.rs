//! How much text each element holds, and of what kind.

use std::ops::Range;

use crate::tree::{Data, NodeId, Step, Tree};

/// A text of at least this many bytes outside of links reads like part of a sentence rather than like a label.
const RUNNING: usize = 56;

/// What is inside of an element.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measure {
    /// Bytes of text, white space at the ends of each stretch left out.
    pub(crate) letters: usize,
    /// Those inside of links.
    pub(crate) linked: usize,
    /// Those in texts long enough to be running text.
    pub(crate) running: usize,
    pub(crate) links: usize,
    /// Whether there is a heading of the first level.
    pub(crate) has_title: bool,
    pub(crate) has_picture: bool,
    /// Where its visible text begins and ends in [`Tree::text`].
    first: usize,
    last: usize,
}

impl Measure {
    fn add(&mut self, other: &Self) {
        if other.letters > 0 {
            self.first = if self.letters == 0 {
                other.first
            } else {
                self.first.min(other.first)
            };
            self.last = self.last.max(other.last);
        }
        self.letters += other.letters;
        self.linked += other.linked;
        self.running += other.running;
        self.links += other.links;
        self.has_title |= other.has_title;
        self.has_picture |= other.has_picture;
    }

    /// Returns the stretch of [`Tree::text`] from its first to its last visible character.
    pub(crate) fn range(&self) -> Range<usize> {
        self.first..self.last
    }

    /// Tells whether at least `percent` of the text is in links.
    pub(crate) fn is_linked(&self, percent: usize) -> bool {
        self.linked * 100 >= self.letters * percent
    }
}

/// Measures every node.
pub(crate) fn measure(tree: &Tree) -> Vec<Measure> {
    let mut measures = vec![Measure::default(); tree.len()];
    let mut links = 0_usize;
    let mut walk = tree.walk();
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) => match &tree.node(id).data {
                Data::Text(range) => measures[id.index()] = of_text(tree, range, links > 0),
                Data::Element { .. } if is_never_shown(tree, id) => walk.pass_over(id),
                Data::Element { .. } if is_link(tree, id) => {
                    links += 1;
                    measures[id.index()].links = 1;
                }
                Data::Element { .. } => {
                    let measure = &mut measures[id.index()];
                    measure.has_title = tree.tag(id) == "h1";
                    measure.has_picture = matches!(tree.tag(id), "img" | "picture");
                }
                Data::Other => {}
            },
            Step::Leave(id) => {
                let measure = measures[id.index()];
                if let Some(parent) = tree.node(id).parent {
                    measures[parent.index()].add(&measure);
                }
                if measure.links > 0 && is_link(tree, id) {
                    links -= 1;
                }
            }
        }
    }
    measures
}

fn of_text(tree: &Tree, range: &Range<usize>, in_link: bool) -> Measure {
    let text = &tree.text[range.clone()];
    let trimmed = text.trim_ascii();
    let letters = trimmed.len();
    let first = range.start + (text.len() - text.trim_ascii_start().len());
    Measure {
        letters,
        linked: if in_link { letters } else { 0 },
        running: if in_link || letters < RUNNING {
            0
        } else {
            letters
        },
        first,
        last: first + trimmed.len(),
        ..Measure::default()
    }
}

fn is_link(tree: &Tree, id: NodeId) -> bool {
    tree.tag(id) == "a" && tree.attribute(id, "href").is_some()
}

/// Tells whether what is inside of an element is for machines.
pub(crate) fn is_never_shown(tree: &Tree, id: NodeId) -> bool {
    matches!(
        tree.tag(id),
        "head" | "script" | "style" | "template" | "title" | "datalist" | "iframe"
    )
}
