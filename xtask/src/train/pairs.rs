//! Which words stand side by side, counted over a sample of sentences.
//!
//! A few thousand words say nothing about most pairs of words, but much about pairs of kinds: a word in common use is a kind
//! of its own, any other is of the kind of its ending, and punctuation marks are of three kinds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word used as often as this in the sample is a kind of its own.
const COMMON: usize = 6;
/// How many letters make an ending, and how often the sample must have one.
const ENDING: usize = 2;
const FEWEST: usize = 5;
/// A pair seen only once says nothing.
const FEWEST_PAIRS: u32 = 2;

/// A kind of token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// What ends a sentence; the beginning of the text too.
    Stop,
    Comma,
    /// Any other mark.
    Mark,
    Number,
    /// A word of no other kind.
    Other,
    Word(String),
    Ending(String),
}

/// How often kinds of tokens stand first and second in a pair, and together.
#[derive(Default)]
pub(super) struct Pairs {
    pub(super) total: u32,
    pub(super) kinds: BTreeMap<Kind, (u32, u32)>,
    pub(super) together: BTreeMap<(Kind, Kind), u32>,
}

impl Pairs {
    /// Counts the pairs of `sentences`, one a line.
    pub(super) fn count(sentences: &str) -> Self {
        let lines: Vec<Vec<String>> = sentences.lines().map(tokens).collect();
        let kinds = Kinds::of(&lines);
        let mut pairs = Self::default();
        for line in &lines {
            let sequence = line.iter().map(|token| kinds.kind(token));
            let mut left = Kind::Stop;
            for right in sequence {
                pairs.total += 1;
                pairs.kinds.entry(left.clone()).or_default().0 += 1;
                pairs.kinds.entry(right.clone()).or_default().1 += 1;
                *pairs.together.entry((left, right.clone())).or_default() += 1;
                left = right;
            }
        }
        pairs.together.retain(|_, count| *count >= FEWEST_PAIRS);
        pairs
    }
}

/// Which words and endings are kinds.
struct Kinds {
    words: BTreeSet<String>,
    endings: BTreeSet<String>,
}

impl Kinds {
    fn of(lines: &[Vec<String>]) -> Self {
        let (mut words, mut endings) = (HashMap::new(), HashMap::new());
        for word in lines.iter().flatten().filter(|token| is_word(token)) {
            *words.entry(word.clone()).or_insert(0) += 1;
            *endings.entry(ending(word)).or_insert(0) += 1;
        }
        let often = |counts: HashMap<String, usize>, fewest| {
            let often = counts.into_iter().filter(|(_, count)| *count >= fewest);
            often.map(|(text, _)| text).collect()
        };
        Self {
            words: often(words, COMMON),
            endings: often(endings, FEWEST),
        }
    }

    fn kind(&self, token: &str) -> Kind {
        match token {
            "." | "!" | "?" => Kind::Stop,
            "," => Kind::Comma,
            word if self.words.contains(word) => Kind::Word(word.to_owned()),
            word if is_word(word) => {
                let ending = ending(word);
                if self.endings.contains(&ending) {
                    Kind::Ending(ending)
                } else {
                    Kind::Other
                }
            }
            number if number.starts_with(|first: char| first.is_numeric()) => Kind::Number,
            _ => Kind::Mark,
        }
    }
}

fn ending(word: &str) -> String {
    let start = word.char_indices().rev().nth(ENDING - 1);
    word[start.map_or(0, |(at, _)| at)..].to_owned()
}

fn is_word(token: &str) -> bool {
    token.starts_with(char::is_alphabetic)
}

/// Cuts a line into words in lower case, numbers, and marks.
fn tokens(line: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut goes_on = false;
    for character in line.chars() {
        let is_part = character.is_alphanumeric();
        match tokens.last_mut() {
            Some(last) if goes_on && is_part && is_word(last) == character.is_alphabetic() => {
                last.extend(character.to_lowercase());
            }
            _ if !character.is_whitespace() => tokens.push(character.to_lowercase().collect()),
            _ => {}
        }
        goes_on = is_part;
    }
    tokens
}
