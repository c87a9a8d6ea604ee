//! Language models: how likely a letter is after others, which words exist, and how often they are used.
//!
//! The files of `data/models` are read in place, so a language that a document does not need costs nothing.
//! `data/models/README.md` describes their formats; `cargo xtask train` writes them.

mod lexicon;
mod pairs;
mod reader;

use std::sync::OnceLock;

use archive_model::Lang;

use self::lexicon::Lexicon;
pub(crate) use self::lexicon::Prefix;
use self::pairs::Pairs;
pub(crate) use self::pairs::{Kind, Mark};
use self::reader::{Reader, number};

const NGRAMS: &[u8] = b"ARLN\x01";
const WORDS: &[u8] = b"ARLW\x02";
/// The longest n-gram.
const ORDER: usize = 5;
/// What a log probability loses for each letter of context given up; training prunes by the same constant.
const BACKOFF: f32 = -0.9;
const PENALTIES: [f32; ORDER] = [0.0, 1.0, 2.0, 3.0, 4.0];
/// ln P of a letter that the language does not use.
pub(crate) const FOREIGN: f32 = -14.0;
/// A stored probability is −ln p times this.
const SCALE: f32 = 16.0;
/// Letters of every alphabet that is read have lower code points than this.
const CODE_POINTS: usize = 0x530;
/// No language has more letters than this, those of foreign names among them.
pub(crate) const LETTERS: usize = 128;
const NO_LETTER: u8 = u8::MAX;
/// How many n-grams share a base for the places that they point to.
const BLOCK: usize = 256;

macro_rules! files {
    ($($tag:literal)*) => {
        [$([
            include_bytes!(concat!("../../../../data/models/", $tag, ".ngrams")),
            include_bytes!(concat!("../../../../data/models/words/", $tag, ".words")),
        ]),*]
    };
}

static FILES: [[&[u8]; 2]; 34] = files!(
    "be" "bg" "ca" "cs" "da" "de" "el" "en" "es" "et" "fi" "fr" "ga" "hr" "hu" "is" "it"
    "lt" "lv" "mk" "mt" "nl" "no" "pl" "pt" "ro" "ru" "sk" "sl" "sq" "sr" "sv" "tr" "uk"
);

/// One language, as far as choosing letters goes.
pub(crate) struct Model {
    lang: Lang,
    /// The number of each letter, by its code point.
    numbers: Vec<u8>,
    levels: Vec<Level>,
    /// Where the n-grams of one and of two letters stand among those of their length.
    short: Short,
    pairs: Pairs,
    lexicon: Lexicon,
}

/// Where the n-grams stand that continue the last letters of a word, by how many letters those are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Continuations {
    ranges: [(u32, u32); ORDER],
    /// The last of the letters, if there are any.
    last: Option<u8>,
    /// For how many lengths that is known, from none: a word has only so many letters.
    known: usize,
}

/// The places of the n-grams of one and of two letters, which every search begins with: a row for those of one, then one
/// for those of two that begin with each letter.
struct Short(Vec<u16>);

/// The n-grams of one length, in order.
struct Level {
    letters: &'static [u8],
    costs: &'static [u8],
    /// Where the longer n-grams that begin with the n-th one start: a base for each block of n-grams, then what each adds.
    /// Empty at the greatest length.
    bases: &'static [u8],
    offsets: &'static [u8],
}

impl Model {
    /// Returns the models at hand, in a fixed order.
    pub(crate) fn all() -> &'static [Self] {
        static MODELS: OnceLock<Vec<Model>> = OnceLock::new();
        MODELS.get_or_init(|| {
            let models = FILES
                .iter()
                .map(|[ngrams, words]| Self::read(ngrams, words));
            models
                .map(|model| model.expect("the models in the program are well-formed"))
                .collect()
        })
    }

    /// Returns the language.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Lays a model over the bytes of its files; `None` if they are not one.
    fn read(ngrams: &'static [u8], words: &'static [u8]) -> Option<Self> {
        let mut reader = Reader {
            rest: ngrams.strip_prefix(NGRAMS)?,
        };
        let tag = reader.tag()?;
        let letters = reader.number()?;
        let letters = reader.take(letters.checked_mul(4)?)?;
        if letters.len() / 4 > LETTERS {
            return None;
        }
        let letters: Option<Vec<char>> = letters
            .chunks_exact(4)
            .map(|bytes| char::from_u32(number(bytes)?))
            .collect();
        let levels: Option<Vec<Level>> = (1..=ORDER)
            .map(|length| Level::read(&mut reader, length))
            .collect();
        let pairs = Pairs::read(&mut reader)?;
        let mut words = Reader {
            rest: words.strip_prefix(WORDS)?,
        };
        let is_whole = words.tag()? == tag && reader.rest.is_empty();
        let lexicon = Lexicon::read(&mut words)?;
        let levels = levels?;
        (is_whole && words.rest.is_empty()).then_some(Self {
            lang: tag.parse().ok()?,
            numbers: numbers(tag, &letters?),
            short: Short::new(&levels[0], &levels[1]),
            levels,
            pairs,
            lexicon,
        })
    }

    /// Returns the number of a lower-case letter, if the language uses it.
    pub(crate) fn number(&self, letter: char) -> Option<u8> {
        let number = *self.numbers.get(letter as usize)?;
        (number != NO_LETTER).then_some(number)
    }

    /// What may follow at the beginning of a word.
    pub(crate) fn beginning(&self) -> Continuations {
        let mut ranges = [(0, 0); ORDER];
        ranges[0].1 = u32::try_from(self.levels[0].letters.len()).unwrap_or(0);
        Continuations {
            ranges,
            last: None,
            known: 1,
        }
    }

    /// What may follow `letter`, which stands where `before` may follow. A foreign letter cuts the context short.
    pub(crate) fn continued(&self, before: &Continuations, letter: Option<u8>) -> Continuations {
        let mut after = self.beginning();
        let Some(letter) = letter else { return after };
        after.known = ORDER.min(before.known + 1);
        after.last = Some(letter);
        for length in 1..after.known {
            let level = &self.levels[length - 1];
            let found = self.find(before, length - 1, letter);
            let range =
                found.and_then(|index| Some((level.start(index)?, level.start(index + 1)?)));
            after.ranges[length] = range.unwrap_or((0, 0));
        }
        after
    }

    /// Finds the n-gram of the last `length` letters and `letter`.
    fn find(&self, continuations: &Continuations, length: usize, letter: u8) -> Option<usize> {
        match length {
            0 => self.short.find(None, letter),
            1 => self.short.find(continuations.last, letter),
            _ => self.levels[length].find(continuations.ranges[length], letter),
        }
    }

    /// Returns ln P(`letter`) after the letters that `continuations` was found for.
    pub(crate) fn letter(&self, continuations: &Continuations, letter: u8) -> f32 {
        for length in (0..continuations.known).rev() {
            let level = &self.levels[length];
            if let Some(index) = self.find(continuations, length, letter) {
                let penalty = BACKOFF * PENALTIES[continuations.known - 1 - length];
                return penalty - f32::from(level.costs[index]) / SCALE;
            }
        }
        FOREIGN
    }

    /// Returns ln P of every letter after the letters that `continuations` was found for, by its number.
    pub(crate) fn likelihoods(&self, continuations: &Continuations) -> [f32; LETTERS] {
        let mut found = [FOREIGN; LETTERS];
        for length in 0..continuations.known {
            let level = &self.levels[length];
            let (start, end) = continuations.ranges[length];
            let range = start as usize..end as usize;
            // Each letter of context that is given up costs; what a longer one says comes later and stays.
            let penalty = BACKOFF * PENALTIES[continuations.known - 1 - length];
            let (Some(letters), Some(costs)) =
                (level.letters.get(range.clone()), level.costs.get(range))
            else {
                continue;
            };
            for (letter, cost) in letters.iter().zip(costs) {
                found[usize::from(*letter)] = penalty - f32::from(*cost) / SCALE;
            }
        }
        found
    }

    /// Tells whether a word of two letters or more, in lower case, is in the lexicon.
    pub(crate) fn has_word(&self, word: impl IntoIterator<Item = char>) -> bool {
        let mut length = 0;
        let letters = word.into_iter().inspect(|_| length += 1);
        self.lexicon.has(letters.map(|letter| self.number(letter))) && length > 1
    }

    /// The place in the lexicon where words begin.
    pub(crate) fn begin(&self) -> Prefix {
        self.lexicon.begin()
    }

    /// Goes on by a letter; `None` if no word goes on so.
    pub(crate) fn extend(&self, prefix: Prefix, letter: u8) -> Option<Prefix> {
        self.lexicon.extend(prefix, letter)
    }

    /// Calls `found` with every letter that a word goes on by, and where it leads.
    pub(crate) fn extensions(&self, prefix: Prefix, found: impl FnMut(u8, Prefix)) {
        self.lexicon.extensions(prefix, found);
    }

    /// Returns the natural logarithm of the share that a word has in text, if it is one and has been counted.
    pub(crate) fn share(&self, word: Prefix) -> Option<f64> {
        self.lexicon.share(word)
    }

    /// Returns the natural logarithm of the share of the rarest word that has been counted.
    pub(crate) fn rarest(&self) -> f64 {
        self.lexicon.rarest()
    }

    /// Tells whether it is known which words stand side by side.
    pub(crate) fn knows_pairs(&self) -> bool {
        !self.pairs.is_empty()
    }

    /// Returns the kind of a mark.
    pub(crate) fn mark(&self, mark: Mark) -> Kind {
        self.pairs.mark(mark)
    }

    /// Returns the kind of a word in lower case.
    pub(crate) fn word_kind(&self, word: impl Iterator<Item = char>) -> Kind {
        let letters: Option<Vec<u8>> = word.map(|letter| self.number(letter)).collect();
        match letters {
            Some(letters) => self.pairs.word(&letters),
            None => self.pairs.mark(Mark::Word),
        }
    }

    /// Returns by how much, in nats, `left` makes it likelier that `right` follows.
    pub(crate) fn affinity(&self, left: Kind, right: Kind) -> f64 {
        self.pairs.affinity(left, right)
    }
}

impl Short {
    /// No such n-gram.
    const NONE: u16 = u16::MAX;

    fn new(singles: &Level, doubles: &Level) -> Self {
        let mut places = vec![Self::NONE; (LETTERS + 1) * LETTERS];
        for (place, first) in (0..).zip(singles.letters) {
            Self::note(&mut places, None, *first, place);
            let (start, end) = (
                singles.start(place.into()),
                singles.start(usize::from(place) + 1),
            );
            let (Some(start), Some(end)) = (start, end) else {
                continue;
            };
            let seconds = doubles.letters.get(start as usize..end as usize);
            for (place, second) in (start..).zip(seconds.unwrap_or_default()) {
                let place = u16::try_from(place).unwrap_or(Self::NONE);
                Self::note(&mut places, Some(*first), *second, place);
            }
        }
        Self(places)
    }

    fn note(places: &mut [u16], before: Option<u8>, letter: u8, place: u16) {
        if let Some(noted) = places.get_mut(Self::cell(before, letter)) {
            *noted = place;
        }
    }

    /// The place in the table of a letter after another, or after none.
    fn cell(before: Option<u8>, letter: u8) -> usize {
        before.map_or(0, |before| usize::from(before) + 1) * LETTERS + usize::from(letter)
    }

    /// Finds the n-gram of a letter after another, or after none.
    fn find(&self, before: Option<u8>, letter: u8) -> Option<usize> {
        let place = *self.0.get(Self::cell(before, letter))?;
        (place != Self::NONE).then_some(place.into())
    }
}

impl Level {
    /// Takes the n-grams of a length from what is left of a file.
    fn read(reader: &mut Reader, length: usize) -> Option<Self> {
        let count = reader.number()?;
        let letters = reader.take(count)?;
        let costs = reader.take(count)?;
        let places = if length == ORDER { 0 } else { count + 1 };
        Some(Self {
            letters,
            costs,
            bases: reader.take(places.div_ceil(BLOCK) * 4)?,
            offsets: reader.take(places * 2)?,
        })
    }

    /// Finds the n-gram that ends in `letter` among those of a range.
    fn find(&self, range: (u32, u32), letter: u8) -> Option<usize> {
        let start = range.0 as usize;
        let letters = self.letters.get(start..range.1 as usize)?;
        Some(start + letters.binary_search(&letter).ok()?)
    }

    /// Returns where the longer n-grams start that begin with the n-th one.
    fn start(&self, index: usize) -> Option<u32> {
        let base = self.bases.get(index / BLOCK * 4..)?.get(..4)?;
        let offset = self.offsets.get(index * 2..)?.first_chunk()?;
        Some(number(base)? + u32::from(u16::from_le_bytes(*offset)))
    }
}

/// Lays out the numbers of letters by their code points.
fn numbers(tag: &str, letters: &[char]) -> Vec<u8> {
    let mut numbers = vec![NO_LETTER; CODE_POINTS];
    for (number, letter) in (0..NO_LETTER).zip(letters) {
        if let Some(place) = numbers.get_mut(*letter as usize) {
            *place = number;
        }
    }
    if tag == "ro" {
        // Its letters with a comma below were long written with a cedilla.
        numbers['ş' as usize] = numbers['ș' as usize];
        numbers['ţ' as usize] = numbers['ț' as usize];
    }
    numbers
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
            assert_eq!(model.has_word(word.chars()), expected, "{word}");
        }
        for word in ["étâts", "œuvr", "cháteau", "łats", "châteauu"] {
            assert!(!model.has_word(word.chars()), "{word}");
        }
    }

    #[test]
    fn likely_letters_cost_less() {
        let model = french();
        let mut after = model.beginning();
        for letter in spell(model, "châtea") {
            after = model.continued(&after, letter);
        }
        let likelihoods = model.likelihoods(&after);
        let likelihood = |letter| likelihoods[usize::from(model.number(letter).unwrap())];
        assert!(likelihood('u') > -0.5, "{}", likelihood('u'));
        assert!(likelihood('u') > likelihood('x') + 2.0);
    }

    #[test]
    fn words_have_their_share() {
        let model = french();
        let share = |word: &str| {
            let letters = word.chars().map(|letter| model.number(letter).unwrap());
            let mut prefix = Some(model.begin());
            for letter in letters {
                prefix = prefix.and_then(|prefix| model.extend(prefix, letter));
            }
            model.share(prefix?)
        };
        assert!(share("de") > share("avec"));
        assert!(share("avec") > Some(-8.0));
        assert!(share("règlement") > share("réglement"));
        assert!(share("théière") < Some(-12.0));
        assert_eq!(share("règlementairemen"), None);
    }

    #[test]
    fn a_cut_or_padded_file_is_refused() {
        let [ngrams, words] = FILES[7];
        assert!(Model::read(ngrams, words).is_some());
        for (whole, is_ngrams) in [(ngrams, true), (words, false)] {
            for len in [0, 3, 5, 6, 100, whole.len() / 2, whole.len() - 1] {
                let cut = &whole[..len];
                let model = if is_ngrams {
                    Model::read(cut, words)
                } else {
                    Model::read(ngrams, cut)
                };
                assert!(model.is_none(), "{len} bytes");
            }
        }
    }
}
