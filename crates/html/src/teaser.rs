//! Lists of teasers: heading, first sentences and the same link, `Read more`, below each.

use crate::measure::Measure;
use crate::tree::{NodeId, Tree};

/// Fewer do not make a list.
const FEWEST: usize = 3;

/// Tells whether the children of an element each end in a link, and all these links read the same.
pub(crate) fn is_list(tree: &Tree, measures: &[Measure], id: NodeId) -> bool {
    const LONGEST: usize = 40;
    let measure = |id: NodeId| &measures[id.index()];
    if measure(id).links < FEWEST {
        return false;
    }
    let mut words: Option<&str> = None;
    let mut count = 0;
    for child in tree
        .children(id)
        .filter(|child| measure(*child).letters > 0)
    {
        let Some(link) = last_link(tree, measures, child) else {
            return false;
        };
        let text = tree.text[measure(link).range()].trim();
        if text.len() > LONGEST || *words.get_or_insert(text) != text {
            return false;
        }
        count += 1;
    }
    count >= FEWEST
}

/// Finds the link that ends the text of an element.
fn last_link(tree: &Tree, measures: &[Measure], id: NodeId) -> Option<NodeId> {
    let mut at = id;
    while tree.tag(at) != "a" {
        let shown = |child: &NodeId| measures[child.index()].letters > 0;
        at = tree.children(at).filter(shown).last()?;
    }
    (measures[at.index()].links > 0).then_some(at)
}
