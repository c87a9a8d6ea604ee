//! Language models: how likely a letter is after others, which words exist, and which are used all the time.
//!
//! The files of `data/models` are read in place: only the few common words are unpacked, when a damaged place first asks
//! for them, so a language that a document does not need costs nothing. `data/models/README.md` describes the format; `cargo xtask train` writes it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use archive_model::Lang;

const MAGIC: &[u8] = b"ARLM\x02";
/// The longest n-gram.
const ORDER: usize = 5;
/// What a log probability loses for each letter of context given up; training prunes by the same constant.
const BACKOFF: f64 = -0.9;
/// ln P of a letter that the language does not use.
const FOREIGN: f64 = -14.0;
/// A stored probability is −ln p times this.
const SCALE: f64 = 16.0;

macro_rules! files {
    ($($tag:literal)*) => {
        [$(include_bytes!(concat!("../../../data/models/", $tag, ".model"))),*]
    };
}

static FILES: [&[u8]; 32] = files!(
    "be" "bg" "ca" "cs" "da" "de" "el" "en" "es" "et" "fi" "fr" "ga" "hr" "hu" "it"
    "lt" "lv" "mk" "nl" "no" "pl" "pt" "ro" "ru" "sk" "sl" "sq" "sr" "sv" "tr" "uk"
);

/// One language, as far as choosing letters goes.
pub(crate) struct Model {
    lang: Lang,
    letters: Vec<char>,
    levels: Vec<Level>,
    lexicon: Lexicon,
    common: Common,
}

/// Where the n-grams stand that continue the last letters of a word, by how many letters those are; nowhere for more
/// letters than the word has.
pub(crate) type Continuations = [Option<Range<usize>>; ORDER];

/// A place in the lexicon: the letters so far begin a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prefix {
    node: usize,
    /// Whether they are one.
    pub(crate) is_word: bool,
}

/// The words in common use, as they lie in the file, and by the number that [`key`] gives them.
struct Common {
    packed: &'static [u8],
    shares: OnceLock<HashMap<u64, f64>>,
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
        let common = reader.common()?;
        reader.rest.is_empty().then_some(Self {
            lang: tag.parse().ok()?,
            letters: letters?,
            levels: levels?,
            lexicon: Lexicon { root, edges },
            common: Common {
                packed: common,
                shares: OnceLock::new(),
            },
        })
    }

    /// Returns the number of a lower-case letter, if the language uses it.
    pub(crate) fn number(&self, letter: char) -> Option<u8> {
        u8::try_from(self.letters.binary_search(&letter).ok()?).ok()
    }

    /// Finds what may follow the last letters of `before`, the word so far in numbers of the language.
    pub(crate) fn continuations(&self, before: &[Option<u8>]) -> Continuations {
        let mut found: Continuations = std::array::from_fn(|_| None);
        found[0] = Some(0..self.levels[0].letters.len());
        for length in 1..ORDER.min(before.len() + 1) {
            // A foreign letter cuts the context short.
            let context = &before[before.len() - length..];
            if context[0].is_none() {
                break;
            }
            found[length] = Some(self.children(context).unwrap_or(0..0));
        }
        found
    }

    /// Returns ln P(`letter`) after the letters that `continuations` was found for.
    pub(crate) fn letter(&self, continuations: &Continuations, letter: Option<u8>) -> f64 {
        let Some(letter) = letter else { return FOREIGN };
        let mut penalty = 0.0;
        for (length, range) in continuations.iter().enumerate().rev() {
            let Some(range) = range else { continue };
            let level = &self.levels[length];
            if let Ok(index) = level.letters[range.clone()].binary_search(&letter) {
                let cost = level.costs[range.start + index];
                return penalty - f64::from(cost) / SCALE;
            }
            penalty += BACKOFF;
        }
        FOREIGN
    }

    /// Tells whether a word of two letters or more, in numbers of the language, is in the lexicon.
    pub(crate) fn has_word(&self, word: &[Option<u8>]) -> bool {
        let end = word.iter().try_fold(self.begin(), |prefix, letter| {
            self.extend(prefix, (*letter)?)
        });
        word.len() > 1 && end.is_some_and(|prefix| prefix.is_word)
    }

    /// The place in the lexicon where words begin.
    pub(crate) fn begin(&self) -> Prefix {
        Prefix {
            node: self.lexicon.root,
            is_word: false,
        }
    }

    /// Goes on by a letter; `None` if no word goes on so.
    pub(crate) fn extend(&self, prefix: Prefix, letter: u8) -> Option<Prefix> {
        let edge = self.lexicon.edge(prefix.node, letter)?;
        Some(Prefix {
            node: (edge & 0x3F_FFFF) as usize,
            is_word: edge & (1 << 23) != 0,
        })
    }

    /// Returns the natural logarithm of the share of a common word in text; `word` is its [`key`].
    pub(crate) fn common(&self, word: u64) -> Option<f64> {
        let shares = self
            .common
            .shares
            .get_or_init(|| unpack(self.common.packed));
        shares.get(&word).copied()
    }

    /// Where the n-grams stand that begin with `context`.
    fn children(&self, context: &[Option<u8>]) -> Option<Range<usize>> {
        let mut range = 0..self.levels[0].letters.len();
        for (level, letter) in self.levels.iter().zip(context) {
            let index = range.start + level.letters.get(range)?.binary_search(&(*letter)?).ok()?;
            range = level.start(index)?..level.start(index + 1)?;
        }
        Some(range)
    }
}

/// The key of the empty word.
pub(crate) const NO_WORD: u64 = 0xCBF2_9CE4_8422_2325;

/// Returns the key of a word one letter longer: FNV-1a over the numbers of its letters.
pub(crate) fn key(word: u64, letter: u8) -> u64 {
    (word ^ u64::from(letter)).wrapping_mul(0x100_0000_01B3)
}

fn unpack(mut packed: &[u8]) -> HashMap<u64, f64> {
    let mut shares = HashMap::new();
    while let Some((length, rest)) = packed.split_first() {
        let (word, rest) = rest.split_at(usize::from(*length));
        let key = word.iter().fold(NO_WORD, |word, letter| key(word, *letter));
        shares.insert(key, -f64::from(rest[0]) / SCALE);
        packed = &rest[1..];
    }
    shares
}

impl Level {
    fn start(&self, index: usize) -> Option<usize> {
        usize::try_from(number(self.starts.get(index * 4..index * 4 + 4)?)?).ok()
    }
}

impl Lexicon {
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

    /// Takes the common words, each of which must be whole.
    fn common(&mut self) -> Option<&'static [u8]> {
        let count = self.number()?;
        let start = self.rest;
        for _ in 0..count {
            let length = self.take(1)?[0];
            self.take(usize::from(length) + 1)?;
        }
        start.get(..start.len() - self.rest.len())
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
        let after = model.continuations(&before);
        let cost = |letter| model.letter(&after, model.number(letter));
        assert!(cost('u') > -0.5, "{}", cost('u'));
        assert!(cost('u') > cost('x') + 2.0);
        assert!(model.letter(&after, None) <= FOREIGN);
    }

    #[test]
    fn common_words_have_their_share() {
        let model = french();
        let share = |word: &str| {
            let letters = word.chars().map(|letter| model.number(letter).unwrap());
            model.common(letters.fold(NO_WORD, key))
        };
        assert!(share("de") > share("avec"));
        assert!(share("avec") > Some(-8.0));
        assert_eq!(share("dé"), None);
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
