//! How common each n-gram is in the words of a language.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::Context as _;

/// Stands before the first and after the last letter of a word.
const EDGE: char = '_';

/// The longest n-gram of Lingua's models, and of ours.
pub(super) const ORDER: usize = 5;

/// The shortest n-gram of words: what two letters say is little, and most languages have them.
pub(super) const SHORTEST: usize = 3;

/// n-grams rarer than this are of no use in any language.
const RAREST: f64 = 4e-6;

/// Which n-grams a profile has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Three letters and more, the edges of a word counting as letters.
    Words,
    /// Single characters and pairs, without edges: for scripts that do not set words apart.
    Characters,
}

/// For each n-gram how often it occurs, per letter of text.
#[derive(Debug, Default)]
pub(super) struct Profile {
    pub(super) shares: BTreeMap<String, f64>,
}

impl Profile {
    /// Counts the n-grams of a text.
    pub(super) fn count(text: &str, order: Order) -> Self {
        let mut shares = BTreeMap::new();
        let mut letters = 0.0;
        for word in text.split(|character| !is_letter(character)) {
            let word = word.to_lowercase();
            #[expect(clippy::cast_precision_loss, reason = "words are short")]
            let length = word.chars().count() as f64;
            letters += length;
            for ngram in ngrams(&word, order) {
                *shares.entry(ngram).or_insert(0.0) += 1.0;
            }
        }
        for count in shares.values_mut() {
            *count /= f64::max(letters, 1.0);
        }
        Self { shares }
    }

    /// Reads `ngram TAB ln P(last letter | the letters before it)` lines, in lexical order.
    ///
    /// Lingua counts n-grams within words and knows no edges. But a trigram that occurs more often than all its
    /// continuations to the left together stands at the beginning of a word as often as the difference, and so at
    /// the end; that gives back the edges, and with them all short words.
    pub(super) fn read(lines: &str, order: Order) -> anyhow::Result<Self> {
        let joint = joint(lines)?;
        let mut shares = BTreeMap::new();
        let mut add = |ngram: String, share: f64| {
            let is_long = order == Order::Characters || ngram.chars().count() >= SHORTEST;
            if is_long && share >= RAREST {
                shares.insert(ngram, share);
            }
        };
        if order == Order::Characters {
            let short = joint.iter().filter(|(ngram, _)| ngram.chars().count() <= 2);
            for (ngram, share) in short {
                add((*ngram).to_owned(), *share);
            }
            return Ok(Self { shares });
        }
        for (ngram, share) in &joint {
            add((*ngram).to_owned(), *share);
        }
        let beginnings = beginnings(&joint);
        let whole = without_continuations(&beginnings);
        for (ngram, share) in &beginnings {
            add(format!("{EDGE}{ngram}"), *share);
        }
        for (ngram, share) in without_continuations(&joint) {
            add(format!("{ngram}{EDGE}"), share);
        }
        for (ngram, share) in whole
            .iter()
            .filter(|(ngram, _)| ngram.chars().count() < ORDER - 1)
        {
            add(format!("{EDGE}{ngram}{EDGE}"), *share);
        }
        Ok(Self { shares })
    }

    /// Makes one profile of several, each with its weight.
    pub(super) fn mix(parts: &[(f64, Self)]) -> Self {
        let total: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let mut shares = BTreeMap::new();
        for (weight, part) in parts {
            for (ngram, share) in &part.shares {
                *shares.entry(ngram.clone()).or_insert(0.0) += share * weight / total;
            }
        }
        Self { shares }
    }

    /// Brings the commonest n-grams nearer to those that a short text has but once.
    pub(super) fn damped(mut self, exponent: f64) -> Self {
        const ONCE: f64 = 1e-4;
        for share in self.shares.values_mut() {
            *share = (*share / ONCE).powf(exponent) * ONCE;
        }
        self
    }

    /// Leaves out n-grams with other letters than `allowed`.
    pub(super) fn within(mut self, allowed: &HashSet<char>) -> Self {
        self.shares
            .retain(|ngram, _| ngram.chars().all(|letter| allowed.contains(&letter)));
        self
    }

    /// Writes a profile of Serbian in Latin letters.
    pub(super) fn serbian_in_latin(&self) -> Self {
        let mut shares = BTreeMap::new();
        for (ngram, share) in &self.shares {
            let latin: String = ngram.chars().map(serbian_letter).collect();
            if latin.chars().count() <= ORDER {
                *shares.entry(latin).or_insert(0.0) += share;
            }
        }
        Self { shares }
    }
}

/// Returns how often each n-gram occurs, per letter, in lexical order.
fn joint(lines: &str) -> anyhow::Result<Vec<(&str, f64)>> {
    let mut joint = Vec::new();
    let mut places: HashMap<&str, f64> = HashMap::new();
    for line in lines.lines() {
        let (ngram, log) = line
            .split_once('\t')
            .with_context(|| format!("no tab in `{line}`"))?;
        let log: f64 = log
            .parse()
            .with_context(|| format!("no number in `{line}`"))?;
        let before = without_last(ngram);
        let context = if before.is_empty() {
            Some(&1.0)
        } else {
            places.get(before)
        };
        if let Some(context) = context {
            let share = context * log.exp();
            places.insert(ngram, share);
            joint.push((ngram, share));
        }
    }
    Ok(joint)
}

/// Returns how often each n-gram stands at the beginning of a word.
fn beginnings<'l>(joint: &[(&'l str, f64)]) -> Vec<(&'l str, f64)> {
    let mut continued: HashMap<&str, f64> = HashMap::new();
    for (ngram, share) in joint {
        *continued.entry(without_first(ngram)).or_insert(0.0) += share;
    }
    remainder(joint, &continued)
}

/// Returns how often each n-gram occurs without any letter after it.
fn without_continuations<'l>(shares: &[(&'l str, f64)]) -> Vec<(&'l str, f64)> {
    let mut continued: HashMap<&str, f64> = HashMap::new();
    for (ngram, share) in shares {
        *continued.entry(without_last(ngram)).or_insert(0.0) += share;
    }
    remainder(shares, &continued)
}

/// Takes what is `continued` off each n-gram that may have been: the longest may go on unseen.
fn remainder<'l>(shares: &[(&'l str, f64)], continued: &HashMap<&str, f64>) -> Vec<(&'l str, f64)> {
    let short = shares
        .iter()
        .filter(|(ngram, _)| ngram.chars().count() < ORDER);
    let rest = |(ngram, share): &(&'l str, f64)| {
        let rest = share - continued.get(ngram).unwrap_or(&0.0);
        (*ngram, rest.max(0.0))
    };
    short.map(rest).collect()
}

/// The n-grams of a word in lower case.
fn ngrams(word: &str, order: Order) -> Vec<String> {
    let (lengths, letters) = match order {
        _ if word.is_empty() => (0..=0, Vec::new()),
        Order::Words => {
            let edge = || std::iter::once(EDGE);
            (
                2..=ORDER,
                edge().chain(word.chars()).chain(edge()).collect(),
            )
        }
        Order::Characters => (1..=2, word.chars().collect()),
    };
    let of_length = |length| letters.windows(length).map(String::from_iter);
    lengths
        .filter(|length| *length > 0)
        .flat_map(of_length)
        .collect()
}

fn without_first(ngram: &str) -> &str {
    let mut letters = ngram.chars();
    letters.next();
    letters.as_str()
}

fn without_last(ngram: &str) -> &str {
    let mut letters = ngram.chars();
    letters.next_back();
    letters.as_str()
}

/// Tells whether `character` is part of a word: a letter, or a mark upon one.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}')
}

/// Returns the Latin letters of a Serbian one in Cyrillic.
fn serbian_letter(letter: char) -> &'static str {
    const LETTERS: [(char, &str); 31] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('ђ', "đ"),
        ('е', "e"),
        ('ж', "ž"),
        ('з', "z"),
        ('и', "i"),
        ('ј', "j"),
        ('к', "k"),
        ('л', "l"),
        ('љ', "lj"),
        ('м', "m"),
        ('н', "n"),
        ('њ', "nj"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('ћ', "ć"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "c"),
        ('ч', "č"),
        ('џ', "dž"),
        ('ш', "š"),
        (EDGE, "_"),
    ];
    let found = LETTERS.iter().find(|(cyrillic, _)| *cyrillic == letter);
    // A letter that Serbian does not have makes the n-gram too long to be kept.
    found.map_or("??????", |(_, latin)| latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words `ab ab abc`, as Lingua has them.
    #[test]
    fn edges_follow_from_what_is_missing() {
        let ln = f64::ln;
        let lines = format!(
            "a\t{}\nab\t0\nabc\t{}\nb\t{}\nbc\t{}\nc\t{}\n",
            ln(3.0 / 7.0),
            ln(1.0 / 3.0),
            ln(3.0 / 7.0),
            ln(1.0 / 3.0),
            ln(1.0 / 7.0),
        );
        let found = Profile::read(&lines, Order::Words).unwrap().shares;
        let counted = Profile::count("ab ab abc", Order::Words).shares;
        for ngram in ["_ab", "ab_", "_ab_", "abc", "bc_"] {
            assert!((found[ngram] - counted[ngram]).abs() < 1e-9, "{ngram}");
        }
        assert!(!found.contains_key("_bc"));
    }
}
