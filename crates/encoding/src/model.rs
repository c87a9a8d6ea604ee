//! Language models: how likely a letter is after others, and which words exist.
//!
//! The files of `data/models` are read in place: nothing is unpacked, so a model costs nothing until a damaged place
//! asks for it. `data/models/README.md` describes the format; `cargo xtask train` writes it.

use std::sync::OnceLock;

use archive_model::Lang;

const MAGIC: &[u8] = b"ARLM\x01";
/// The longest n-gram.
const ORDER: usize = 5;
/// What a log probability loses for each letter of context given up; training prunes by the same constant.
const BACKOFF: f64 = -0.9;
/// ln P of a letter that the language does not use.
const FOREIGN: f64 = -14.0;
/// A stored probability is −ln p times this.
const SCALE: f64 = 16.0;

/// One language, as far as choosing letters goes.
pub(crate) struct Model {
    lang: Lang,
    letters: Vec<char>,
    levels: Vec<Level>,
    lexicon: Lexicon,
}

/// The n-grams of one length, in order.
struct Level {
    letters: &'static [u8],
    costs: &'static [u8],
    /// Where the longer n-grams that begin with the n-th one start; empty at the greatest length.
    starts: &'static [u8],
}

/// A minimal acyclic automaton over the word forms of the language.
struct Lexicon {
    root: usize,
    edges: &'static [u8],
}

impl Model {
    /// Returns the models at hand, in a fixed order.
    pub(crate) fn all() -> &'static [Self] {
        static FILES: [&[u8]; 2] = [
            include_bytes!("../../../data/models/en.model"),
            include_bytes!("../../../data/models/fr.model"),
        ];
        static MODELS: OnceLock<Vec<Model>> = OnceLock::new();
        MODELS.get_or_init(|| {
            FILES
                .iter()
                .map(|file| Self::read(file).expect("the models in the program are well-formed"))
                .collect()
        })
    }

    /// Returns the language.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Lays a model over the bytes of its file; `None` if they are not one.
    fn read(file: &'static [u8]) -> Option<Self> {
        let mut reader = Reader {
            rest: file.strip_prefix(MAGIC)?,
        };
        let tag_len = reader.take(1)?[0];
        let tag = std::str::from_utf8(reader.take(tag_len.into())?).ok()?;
        let letters = reader.number()?;
        let letters = reader.take(letters.checked_mul(4)?)?;
        let letters: Option<Vec<char>> = letters
            .chunks_exact(4)
            .map(|bytes| char::from_u32(number(bytes)?))
            .collect();
        let levels: Option<Vec<Level>> = (1..=ORDER).map(|length| reader.level(length)).collect();
        let root = reader.number()?;
        let edges = reader.number()?;
        let edges = reader.take(edges.checked_mul(4)?)?;
        reader.rest.is_empty().then_some(Self {
            lang: tag.parse().ok()?,
            letters: letters?,
            levels: levels?,
            lexicon: Lexicon { root, edges },
        })
    }

    /// Returns the number of a lower-case letter, if the language uses it.
    pub(crate) fn number(&self, letter: char) -> Option<u8> {
        u8::try_from(self.letters.binary_search(&letter).ok()?).ok()
    }

    /// Returns ln P(`letter` | `before`), both in numbers of the language; `before` is the word so far.
    pub(crate) fn letter(&self, before: &[Option<u8>], letter: Option<u8>) -> f64 {
        let Some(letter) = letter else { return FOREIGN };
        // The n-gram is filled from its end, since a foreign letter cuts the context short.
        let mut ngram = [letter; ORDER];
        let mut start = ORDER - 1;
        for number in before.iter().rev().take(ORDER - 1) {
            let Some(number) = number else { break };
            start -= 1;
            ngram[start] = *number;
        }
        let mut penalty = 0.0;
        for start in start..ORDER {
            if let Some(cost) = self.cost(&ngram[start..]) {
                return penalty - f64::from(cost) / SCALE;
            }
            penalty += BACKOFF;
        }
        FOREIGN
    }

    /// Tells whether a word of two letters or more, in numbers of the language, is in the lexicon.
    pub(crate) fn has_word(&self, word: &[Option<u8>]) -> bool {
        word.len() > 1 && self.lexicon.accepts(word)
    }

    fn cost(&self, ngram: &[u8]) -> Option<u8> {
        let mut range = 0..self.levels[0].letters.len();
        for (depth, letter) in ngram.iter().enumerate() {
            let level = &self.levels[depth];
            let index = range.start + level.letters.get(range)?.binary_search(letter).ok()?;
            if depth + 1 == ngram.len() {
                return level.costs.get(index).copied();
            }
            range = level.start(index)?..level.start(index + 1)?;
        }
        None
    }
}

impl Level {
    fn start(&self, index: usize) -> Option<usize> {
        usize::try_from(number(self.starts.get(index * 4..index * 4 + 4)?)?).ok()
    }
}

impl Lexicon {
    fn accepts(&self, word: &[Option<u8>]) -> bool {
        let mut node = self.root;
        let mut is_word = false;
        for letter in word {
            let Some(edge) = letter.and_then(|letter| self.edge(node, letter)) else {
                return false;
            };
            is_word = edge & (1 << 23) != 0;
            node = (edge & 0x3F_FFFF) as usize;
        }
        is_word
    }

    /// Returns the edge of `node` that carries `letter`: letter, final and last flags, target.
    fn edge(&self, node: usize, letter: u8) -> Option<u32> {
        if node == 0 {
            return None;
        }
        for bytes in self.edges.get(node * 4..)?.chunks_exact(4) {
            let edge = number(bytes)?;
            if edge >> 24 == u32::from(letter) {
                return Some(edge);
            }
            if edge & (1 << 22) != 0 {
                break;
            }
        }
        None
    }
}

/// What is left of a file.
struct Reader {
    rest: &'static [u8],
}

impl Reader {
    fn take(&mut self, len: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(number(self.take(4)?)?).ok()
    }

    fn level(&mut self, length: usize) -> Option<Level> {
        let count = self.number()?;
        let letters = self.take(count)?;
        let costs = self.take(count)?;
        let starts = if length == ORDER {
            &[][..]
        } else {
            self.take((count + 1) * 4)?
        };
        Some(Level {
            letters,
            costs,
            starts,
        })
    }
}

fn number(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(model: &Model, word: &str) -> Vec<Option<u8>> {
        word.chars().map(|letter| model.number(letter)).collect()
    }

    fn french() -> &'static Model {
        Model::all()
            .iter()
            .find(|model| model.lang() == Lang::FR)
            .unwrap()
    }

    #[test]
    fn the_lexicon_is_exact() {
        let model = french();
        for word in ["états", "œuvre", "château", "grâce", "à", "la"] {
            let expected = word.chars().count() > 1;
            assert_eq!(model.has_word(&spell(model, word)), expected, "{word}");
        }
        for word in ["étâts", "œuvr", "cháteau", "łats", "châteauu"] {
            assert!(!model.has_word(&spell(model, word)), "{word}");
        }
    }

    #[test]
    fn likely_letters_cost_less() {
        let model = french();
        let before = spell(model, "châtea");
        let cost = |letter| model.letter(&before, model.number(letter));
        assert!(cost('u') > -0.5, "{}", cost('u'));
        assert!(cost('u') > cost('x') + 2.0);
        assert!(model.letter(&before, None) <= FOREIGN);
    }

    #[test]
    fn a_cut_or_padded_file_is_refused() {
        static FILE: &[u8] = include_bytes!("../../../data/models/en.model");
        assert!(Model::read(FILE).is_some());
        for len in [0, 3, 5, 6, 100, FILE.len() / 2, FILE.len() - 1] {
            assert!(Model::read(&FILE[..len]).is_none(), "{len} bytes");
        }
    }
}
