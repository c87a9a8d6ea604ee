//! Writes the model: which n-grams it has, in which languages each is common, and where each stands.

use std::collections::BTreeMap;

use super::languages::Language;
use super::profile::{ORDER, Profile, SHORTEST};

const MAGIC: &[u8] = b"ARLI\x01";
/// A nat in weights.
const SCALE: f64 = 32.0;
/// How many n-grams there are to a bucket, on average.
const BUCKET: usize = 6;

/// By the length of an n-gram: how common it is in a language that is not listed, and how much its evidence counts.
/// Longer ones count less, since they repeat what shorter ones have said.
const LENGTHS: [(f64, f64); ORDER + 1] = [
    (1.0, 0.0),
    (1e-5, 1.0),
    (2e-4, 0.3),
    (4.5e-5, 0.8),
    (4.5e-5, 0.8),
    (4.5e-5, 0.7),
];
/// How many times more common an n-gram is in the languages that are listed, at least.
const LEAST: f64 = 1.4;
/// The languages in which an n-gram is common: their numbers, and the weight in each.
type Languages = Vec<(u8, u8)>;

/// The n-grams of a bucket by their prints.
type Bucket<'t> = BTreeMap<[u8; 2], &'t Languages>;

/// The languages of every n-gram.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: BTreeMap<String, Languages>,
}

impl Table {
    /// Adds the n-grams that are common in a language. Languages come in the order of their numbers.
    pub(super) fn add(&mut self, number: u8, profile: &Profile) {
        for (ngram, share) in &profile.shares {
            let (floor, worth) = LENGTHS[ngram.chars().count()];
            if *share > floor * LEAST {
                let weight = weight((share / floor).ln() * worth);
                let languages = self.entries.entry(ngram.clone()).or_default();
                languages.push((number, weight));
            }
        }
    }

    /// Drops n-grams that nobody would look for, since their beginning is not there.
    fn close(&mut self) {
        let mut last: Vec<String> = vec![String::new(); ORDER + 1];
        self.entries.retain(|ngram, _| {
            let length = ngram.chars().count();
            let begins = length <= SHORTEST || ngram.starts_with(last[length - 1].as_str());
            if begins {
                last[length].clone_from(ngram);
            }
            begins
        });
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn weight(nats: f64) -> u8 {
    (nats * SCALE).round().clamp(1.0, 255.0) as u8
}

/// Makes the bytes of the model file.
pub(super) fn model(languages: &[Language], mut table: Table) -> Vec<u8> {
    table.close();
    let mut file = MAGIC.to_vec();
    file.push(u8::try_from(languages.len()).expect("a language is numbered by a byte"));
    for language in languages {
        file.push(u8::try_from(language.tag.len()).expect("a tag is short"));
        file.extend(language.tag.bytes());
        file.extend(language.script.bytes());
        file.push(weight_or_none(language.rarity));
    }
    let buckets = buckets(&table);
    file.extend(number(buckets.len()));
    let mut start = 0;
    for bucket in &buckets {
        file.extend(number(start));
        start += bucket.len();
    }
    file.extend(number(start));
    file.extend(buckets.concat());
    file
}

fn weight_or_none(nats: f64) -> u8 {
    if nats > 0.0 { weight(nats) } else { 0 }
}

/// Lays out every bucket: how many n-grams it has; of each its print and how many languages; then those.
fn buckets(table: &Table) -> Vec<Vec<u8>> {
    let count = table.entries.len().div_ceil(BUCKET).max(1);
    let mut placed: Vec<Bucket<'_>> = vec![Bucket::new(); count];
    for (ngram, languages) in &table.entries {
        let hash = hash(ngram);
        let place = (u128::from(hash >> 32) * count as u128) >> 32;
        let [_, _, low, high, ..] = hash.to_le_bytes();
        // Of two n-grams that cannot be told apart the first one is kept.
        placed[usize::try_from(place).expect("less than `count`")]
            .entry([low, high])
            .or_insert(languages);
    }
    placed.iter().map(lay_out).collect()
}

fn lay_out(ngrams: &Bucket<'_>) -> Vec<u8> {
    let length = |count: usize| u8::try_from(count).expect("buckets and lists are short");
    let mut bytes = vec![length(ngrams.len())];
    for (print, languages) in ngrams {
        bytes.extend(print);
        bytes.push(length(languages.len()));
    }
    for (language, weight) in ngrams.values().copied().flatten() {
        bytes.extend([*language, *weight]);
    }
    bytes
}

/// Hashes an n-gram letter by letter; `archive_langid` does the same.
fn hash(ngram: &str) -> u64 {
    ngram.chars().fold(0_u64, |hash, letter| {
        let mixed = hash.rotate_left(5) ^ u64::from(u32::from(letter));
        mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value)
        .expect("the model is small")
        .to_le_bytes()
}
