//! The lexicon as a minimal acyclic automaton: exact, and small because inflected forms share their endings. A node stands
//! behind all those that it leads to, so that whoever reads it can count in one pass how many words each leads to.
//!
//! The construction is the incremental one for sorted input of Daciuk, Mihov, Watson and Watson, “Incremental
//! Construction of Minimal Acyclic Finite-State Automata”, Computational Linguistics 26(1), 2000.

use std::collections::HashMap;

/// Set on the last edge of a node.
const LAST: u32 = 1 << 22;
/// Set on an edge that may end a word.
const FINAL: u32 = 1 << 23;
/// The letter stands in the top eight bits, the index of the target's first edge in the low 22.
const LETTER_SHIFT: u32 = 24;

/// The edges of an automaton, packed; `edges[0]` stands for the node without edges.
pub(super) struct Automaton {
    pub(super) root: u32,
    pub(super) edges: Vec<u32>,
}

/// The edges of an automaton as a file has them, four bytes each.
pub(crate) struct Edges<'a> {
    pub(crate) root: usize,
    pub(crate) edges: &'a [u8],
}

impl Edges<'_> {
    /// Lists the words in order, each spelled in numbers of the alphabet.
    pub(crate) fn words(&self) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        self.below(self.root, &mut Vec::new(), &mut found);
        found
    }

    /// Goes as deep as the longest word has letters.
    fn below(&self, node: usize, word: &mut Vec<u8>, found: &mut Vec<Vec<u8>>) {
        let edges = self.edges.chunks_exact(4).skip(node);
        for bytes in edges.take(if node == 0 { 0 } else { usize::MAX }) {
            let edge = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            word.push((edge >> LETTER_SHIFT).to_le_bytes()[0]);
            if edge & FINAL != 0 {
                found.push(word.clone());
            }
            self.below((edge & (LAST - 1)) as usize, word, found);
            word.pop();
            if edge & LAST != 0 {
                break;
            }
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Edge {
    letter: u8,
    is_final: bool,
    target: u32,
}

/// Builds the automaton that accepts `words`, which are in order, each spelled in numbers of the alphabet.
pub(super) fn build(words: impl Iterator<Item = Vec<u8>>) -> Automaton {
    let mut builder = Builder {
        edges: vec![0],
        register: HashMap::new(),
    };
    // The nodes of the word before: node n is reached by its first n letters, and is still open to new edges.
    let mut open: Vec<Vec<Edge>> = vec![Vec::new()];
    let mut previous = Vec::new();
    for word in words {
        let shared = word
            .iter()
            .zip(&previous)
            .take_while(|(a, b)| a == b)
            .count();
        builder.close(&mut open, shared);
        for letter in &word[shared..] {
            let edge = Edge {
                letter: *letter,
                is_final: false,
                target: 0,
            };
            open.last_mut().expect("the root is always open").push(edge);
            open.push(Vec::new());
        }
        let last = open[word.len() - 1]
            .last_mut()
            .expect("the word has just been added");
        last.is_final = true;
        previous = word;
    }
    builder.close(&mut open, 0);
    let root = builder.register(open.pop().expect("the root is always open"));
    Automaton {
        root,
        edges: builder.edges,
    }
}

struct Builder {
    edges: Vec<u32>,
    register: HashMap<Vec<Edge>, u32>,
}

impl Builder {
    /// Closes the open nodes below depth `depth`: no later word can add an edge to them.
    fn close(&mut self, open: &mut Vec<Vec<Edge>>, depth: usize) {
        while open.len() > depth + 1 {
            let node = open.pop().expect("longer than one");
            let target = self.register(node);
            let parent = open.last_mut().expect("longer than one");
            parent
                .last_mut()
                .expect("an open node is reached by the last edge")
                .target = target;
        }
    }

    /// Returns the index of the first edge of a node equal to `node`.
    fn register(&mut self, node: Vec<Edge>) -> u32 {
        if node.is_empty() {
            return 0;
        }
        if let Some(index) = self.register.get(&node) {
            return *index;
        }
        let index = u32::try_from(self.edges.len()).expect("a lexicon has fewer than 2^22 edges");
        assert!(index < LAST, "a lexicon has fewer than 2^22 edges");
        for (place, edge) in node.iter().enumerate() {
            let last = if place + 1 == node.len() { LAST } else { 0 };
            let is_final = if edge.is_final { FINAL } else { 0 };
            self.edges
                .push(u32::from(edge.letter) << LETTER_SHIFT | is_final | last | edge.target);
        }
        self.register.insert(node, index);
        index
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn it_accepts_its_words_and_shares_their_endings() {
        let lexicon = ["a", "aimer", "aimez", "parler", "parlez", "parlezier", "z"];
        let lexicon: BTreeSet<Vec<u8>> = lexicon
            .iter()
            .map(|word| word.as_bytes().to_vec())
            .collect();
        let automaton = build(lexicon.iter().cloned());
        let bytes: Vec<u8> = automaton
            .edges
            .iter()
            .flat_map(|edge| edge.to_le_bytes())
            .collect();
        let edges = Edges {
            root: automaton.root as usize,
            edges: &bytes,
        };
        assert_eq!(edges.words(), lexicon.into_iter().collect::<Vec<_>>());
        let targets = automaton.edges.iter().map(|edge| edge & (LAST - 1));
        assert!(
            (0..)
                .zip(targets)
                .all(|(place, target)| place == 0 || target < place)
        );
        assert!(
            automaton.edges.len() < 24,
            "{} edges",
            automaton.edges.len()
        );
    }
}
