//! How alike two texts are: whether they can be states of one statement.
//!
//! A text is taken as the set of its runs of three words, each as a hash. States of one page share most of their runs; two
//! texts of one office share a tenth, two laws of one legislature a fifth, since formulas and titles of laws recur. The least
//! hashes of a text are a sample of it: texts that share many runs share some of these, so that an index over the samples
//! finds what a new text must be compared with.

use archive_model::{Lang, Paragraph};

use crate::read::StoredEdition;

/// How many hashes of a text are kept in the index. Of two texts that have a fifth of their runs in common, thirty pairs of
/// thirty-one share two or more.
pub(crate) const SAMPLE: usize = 24;

/// Fewer runs than this show nothing: `For immediate release` is no statement.
pub(crate) const ENOUGH: usize = 12;

/// The runs of words of a text, as hashes in order, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Runs(Vec<u64>);

impl Runs {
    /// Takes the runs of words of a text in one language.
    pub(crate) fn of(lang: Lang, paragraphs: &[Paragraph]) -> Self {
        let mut runs = Vec::new();
        add(lang, paragraphs, &mut runs);
        Self::sorted(runs)
    }

    fn sorted(mut runs: Vec<u64>) -> Self {
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    /// Takes the runs of three of a list of words that are the same in every language, such as figures.
    pub(crate) fn of_every_language(words: &[String]) -> Self {
        let words: Vec<u64> = words.iter().map(|word| hash(word.bytes())).collect();
        let seed = hash(b"mul".iter().copied());
        Self::sorted(words.windows(3).map(|words| run(seed, words)).collect())
    }

    /// Returns the hashes for the index.
    pub(crate) fn sample(&self) -> impl Iterator<Item = i64> {
        self.0.iter().take(SAMPLE).map(|hash| hash.cast_signed())
    }

    /// Tells whether there are enough of them to show anything.
    pub(crate) fn are_enough(&self) -> bool {
        self.0.len() >= ENOUGH
    }

    /// Returns how alike the texts are, 0 to 1: the mean of the share of all runs and the share of the shorter text's runs
    /// that are common. The second is high where one text only grew.
    fn likeness(&self, other: &Self) -> Likeness {
        let common = self.common(other);
        let (shorter, longer) = (
            self.0.len().min(other.0.len()),
            self.0.len().max(other.0.len()),
        );
        let all = shorter + longer - common;
        Likeness {
            score: f64::midpoint(share(common, all), share(common, shorter)),
            common,
        }
    }

    fn common(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    left.next();
                    right.next();
                }
            }
        }
        common
    }
}

/// How alike two texts are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    /// 0 to 1.
    pub(crate) score: f64,
    /// How many runs of words are common.
    pub(crate) common: usize,
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words are far below 2^52"
)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Returns how alike two sets of editions are, 0 to 1, by the languages that both have. `None` if no language is common.
pub(crate) fn likeness<'a>(
    before: &[StoredEdition],
    after: impl IntoIterator<Item = (Lang, &'a [Paragraph])>,
) -> Option<f64> {
    measure(before, after).map(|likeness| likeness.score)
}

/// As [`likeness`], and says how much it rests on.
pub(crate) fn measure<'a>(
    before: &[StoredEdition],
    after: impl IntoIterator<Item = (Lang, &'a [Paragraph])>,
) -> Option<Likeness> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let mut has_common = false;
    for (lang, paragraphs) in after {
        if let Some(edition) = before.iter().find(|edition| edition.lang == lang) {
            has_common = true;
            add(lang, &edition.paragraphs, &mut old);
            add(lang, paragraphs, &mut new);
        }
    }
    has_common.then(|| Runs::sorted(old).likeness(&Runs::sorted(new)))
}

fn add(lang: Lang, paragraphs: &[Paragraph], runs: &mut Vec<u64>) {
    let seed = hash(lang.primary().bytes());
    let words = words(paragraphs);
    match &words[..] {
        [] => {}
        [_] | [_, _] => runs.push(run(seed, &words)),
        _ => runs.extend(words.windows(3).map(|words| run(seed, words))),
    }
}

/// Mixes the hashes of words in a row.
fn run(seed: u64, words: &[u64]) -> u64 {
    words.iter().fold(seed, |mixed, word| {
        // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the input changes half of the output's.
        let mut bits = mixed.rotate_left(21).wrapping_add(*word);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    })
}

/// FNV-1a, 64 bits: the hashes stand in the archive, so they must not change with the library that makes them.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Returns the hash of each word, case and punctuation apart. In scripts without spaces each character is a word.
fn words(paragraphs: &[Paragraph]) -> Vec<u64> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            words.push(hash(word.bytes()));
            word.clear();
        }
    };
    for character in paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.text.chars().chain([' ']))
    {
        if character == '\u{ad}' {
            continue;
        }
        let stands_alone = is_unspaced(character);
        if stands_alone || !character.is_alphanumeric() {
            end(&mut word);
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
        if stands_alone {
            end(&mut word);
        }
    }
    words
}

/// Tells whether a character belongs to a script that is written without spaces between words: Thai, Lao, Burmese, Khmer,
/// the kana and the Han characters, by their blocks in Unicode 16.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use archive_model::ParagraphKind;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph {
            ordinal: 1,
            label: None,
            kind: ParagraphKind::Body,
            level: 1,
            parent: None,
            text: text.to_owned(),
            span: 0..text.len(),
        }
    }

    fn runs(lang: Lang, text: &str) -> Runs {
        Runs::of(lang, &[paragraph(text)])
    }

    const TEXT: &str = "The wardens of the five harbours met at the old customs house and agreed upon the order of ships.";

    #[test]
    fn case_and_punctuation_do_not_count() {
        let shouted = TEXT.to_uppercase().replace(' ', " — ");
        assert_eq!(runs(Lang::EN, TEXT), runs(Lang::EN, &shouted));
        assert_ne!(runs(Lang::EN, TEXT), runs(Lang::FR, TEXT));
    }

    #[test]
    fn a_text_that_grew_is_more_like_its_old_state_than_the_share_says() {
        let grown = format!(
            "{TEXT} {}",
            "Ships of less than forty feet wait outside of the mole until the flood."
        );
        let (old, new) = (runs(Lang::EN, TEXT), runs(Lang::EN, &grown));
        let likeness = old.likeness(&new).score;
        assert!((0.7..0.9).contains(&likeness), "{likeness}");
        assert!((old.likeness(&old).score - 1.0).abs() < f64::EPSILON);
        assert!(
            old.likeness(&runs(
                Lang::EN,
                "Nothing of this is known to the keepers of the light."
            ))
            .score
                < 0.01
        );
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        let (one, two) = (
            runs(
                "zh".parse().unwrap(),
                "五个港口的看守人在旧海关大楼会面并商定船只的次序",
            ),
            "五个港口的看守人在旧海关大楼会面并确认船只的次序",
        );
        assert!(one.are_enough());
        assert!(one.likeness(&runs("zh".parse().unwrap(), two)).score > 0.5);
    }

    #[test]
    fn hashes_stay_as_they_are() {
        let sample: Vec<i64> = runs(Lang::EN, "one two three").sample().collect();
        assert_eq!(sample, [6_272_556_256_343_756_465]);
    }
}
