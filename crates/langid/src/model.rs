//! What is known of the languages: for each n-gram, in which of them it is common and how common.
//!
//! The file `data/langid/langid.model` is read in place: an n-gram is hashed, and the hash names the bucket of the file
//! where it stands. `data/langid/README.md` describes the format; `cargo xtask train langid` writes it.

use std::sync::OnceLock;

use archive_model::Lang;

use crate::script::Script;

static FILE: &[u8] = include_bytes!("../../../data/langid/langid.model");

const MAGIC: &[u8] = b"ARLI\x01";

/// A language of the model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Language {
    pub(crate) lang: Lang,
    pub(crate) script: Script,
    /// How much less likely it is than others before anything was read, in weights.
    pub(crate) rarity: u8,
}

/// The languages, and the n-grams they are told apart by.
pub(crate) struct Model {
    languages: Vec<Language>,
    /// Where each bucket starts, and where the last one ends.
    starts: &'static [[u8; 4]],
    buckets: &'static [u8],
}

/// A hash that grows with its n-gram.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Key(u64);

impl Key {
    /// Returns the key of this n-gram with one more letter.
    pub(crate) fn then(self, letter: char) -> Self {
        let mixed = self.0.rotate_left(5) ^ u64::from(u32::from(letter));
        Self(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

impl Model {
    /// Returns the model of the program.
    pub(crate) fn get() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(FILE).expect("the model in the program is well-formed"))
    }

    /// The languages, at most 256, in the order that [`Model::find`] numbers them.
    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Returns the languages in which an n-gram is common, as pairs of number and weight; `None` if there are none.
    ///
    /// A weight is the logarithm of how many times more common it is than in a language that is not listed.
    pub(crate) fn find(&self, key: Key) -> Option<&'static [[u8; 2]]> {
        let (heads, mut entries) = self.bucket(key.0);
        let print = key.print();
        for [low, high, count] in heads {
            let (these, others) = entries.split_at_checked(usize::from(*count))?;
            if [*low, *high] == print {
                return Some(these);
            }
            entries = others;
        }
        None
    }

    /// Returns the n-grams of the bucket of a hash, each as its print and how many languages it has, and their languages.
    fn bucket(&self, hash: u64) -> (&'static [[u8; 3]], &'static [[u8; 2]]) {
        let place = bucket_of(hash, self.starts.len() - 1);
        let start = |place: usize| u32::from_le_bytes(self.starts[place]) as usize;
        let bytes = &self.buckets[start(place)..start(place + 1)];
        let Some((count, rest)) = bytes.split_first() else {
            return (&[], &[]);
        };
        let (heads, entries) = rest.split_at(usize::from(*count) * 3);
        (heads.as_chunks().0, entries.as_chunks().0)
    }

    /// Lays the model over the bytes of its file; `None` if they are not one.
    fn read(file: &'static [u8]) -> Option<Self> {
        let rest = file.strip_prefix(MAGIC)?;
        let (count, mut rest) = rest.split_first()?;
        let mut languages = Vec::with_capacity(usize::from(*count));
        for _ in 0..*count {
            let language;
            (language, rest) = read_language(rest)?;
            languages.push(language);
        }
        let (buckets, rest) = rest.split_first_chunk::<4>()?;
        let buckets = u32::from_le_bytes(*buckets) as usize;
        let (starts, buckets) = rest.split_at_checked((buckets + 1) * 4)?;
        Some(Self {
            languages,
            starts: starts.as_chunks().0,
            buckets,
        })
    }
}

impl Key {
    /// Tells n-grams of a bucket apart.
    fn print(self) -> [u8; 2] {
        let [_, _, low, high, ..] = self.0.to_le_bytes();
        [low, high]
    }
}

/// Spreads hashes evenly over `count` buckets, by their upper half.
fn bucket_of(hash: u64, count: usize) -> usize {
    let place = (u128::from(hash >> 32) * count as u128) >> 32;
    usize::try_from(place).expect("it is less than `count`")
}

fn read_language(bytes: &'static [u8]) -> Option<(Language, &'static [u8])> {
    let (length, rest) = bytes.split_first()?;
    let (tag, rest) = rest.split_at_checked(usize::from(*length))?;
    let (script, rest) = rest.split_first_chunk::<4>()?;
    let (rarity, rest) = rest.split_first()?;
    let language = Language {
        lang: std::str::from_utf8(tag).ok()?.parse().ok()?,
        script: Script(*script),
        rarity: *rarity,
    };
    Some((language, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bucket_is_whole() {
        let model = Model::get();
        let count = model.starts.len() as u64 - 1;
        for place in 0..count {
            let hash = ((place << 32).div_ceil(count)) << 32;
            let (heads, entries) = model.bucket(hash);
            let listed: usize = heads.iter().map(|[_, _, count]| usize::from(*count)).sum();
            assert_eq!(listed, entries.len());
            let numbers = entries.iter().map(|[number, _]| usize::from(*number));
            assert!(numbers.max() < Some(model.languages.len()));
        }
    }

    #[test]
    fn tags_are_in_shortest_form_and_unique() {
        let mut tags: Vec<Lang> = Model::get()
            .languages()
            .iter()
            .map(|known| known.lang)
            .collect();
        assert!(tags.len() >= 90);
        tags.sort_unstable();
        assert!(tags.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
