//! How often words are used.

use std::collections::BTreeMap;

use anyhow::Context as _;

/// The share of text that words make up, in lower case, in centibels: n says 10^(−n/100) of all words.
pub(super) struct Usage {
    shares: BTreeMap<String, u32>,
}

impl Usage {
    /// Reads `word TAB centibels` lines.
    pub(super) fn read(lines: &str) -> anyhow::Result<Self> {
        let mut shares = BTreeMap::new();
        for line in lines.lines() {
            let (word, centibels) = line
                .split_once('\t')
                .with_context(|| format!("no tab in `{line}`"))?;
            let centibels = centibels
                .parse()
                .with_context(|| format!("no number in `{line}`"))?;
            shares.insert(word.to_owned(), centibels);
        }
        Ok(Self { shares })
    }

    /// Counts the words of `sentences`.
    pub(super) fn count(sentences: &str) -> Self {
        let mut counts = BTreeMap::new();
        let mut total = 0_u32;
        for word in sentences
            .split(|character: char| !character.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            *counts.entry(word.to_lowercase()).or_insert(0_u32) += 1;
            total += 1;
        }
        // A count is a little too high for a word that happened to be in the sample.
        let share = |count: u32| (f64::from(count) - 0.5) / f64::from(total);
        let shares = counts
            .into_iter()
            .map(|(word, count)| (word, centibels(share(count))));
        Self {
            shares: shares.collect(),
        }
    }

    /// Spells every word in other letters.
    pub(super) fn respelled(self, respell: impl Fn(&str) -> String) -> Self {
        let shares = self.shares.into_iter();
        Self {
            shares: shares
                .map(|(word, share)| (respell(&word), share))
                .collect(),
        }
    }

    /// Undoes the folding of the case of letters that have no capital: `σ` for `ς` at the end of a word, `ss` for `ß` where
    /// `dictionary` has a word so.
    pub(super) fn unfolded(self, dictionary: &[String]) -> Self {
        let mut unfolded = self.respelled(|word| match word.strip_suffix('σ') {
            Some(stem) if !stem.is_empty() => format!("{stem}ς"),
            _ => word.to_owned(),
        });
        for word in dictionary.iter().filter(|word| word.contains('ß')) {
            if let Some(share) = unfolded.share(&word.replace('ß', "ss")) {
                unfolded.shares.insert(word.clone(), share);
            }
        }
        unfolded
    }

    /// Returns the share of a word, if anybody has counted it.
    pub(super) fn share(&self, word: &str) -> Option<u32> {
        self.shares.get(word).copied()
    }

    /// The words and their shares, in order of the words.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.shares
            .iter()
            .map(|(word, share)| (word.as_str(), *share))
    }
}

fn centibels(share: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a sample of a few thousand words is between 1 and 10^-6"
    )]
    let centibels = (-100.0 * share.log10()).round() as u32;
    centibels
}

/// Writes Serbo-Croatian in Serbian Cyrillic. `nj`, `lj` and `dž` are taken for one letter, as they nearly always are.
pub(super) fn serbian_cyrillic(word: &str) -> String {
    const PAIRS: [(&str, &str); 30] = [
        ("lj", "љ"),
        ("nj", "њ"),
        ("dž", "џ"),
        ("a", "а"),
        ("b", "б"),
        ("c", "ц"),
        ("č", "ч"),
        ("ć", "ћ"),
        ("d", "д"),
        ("đ", "ђ"),
        ("e", "е"),
        ("f", "ф"),
        ("g", "г"),
        ("h", "х"),
        ("i", "и"),
        ("j", "ј"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("r", "р"),
        ("s", "с"),
        ("š", "ш"),
        ("t", "т"),
        ("u", "у"),
        ("v", "в"),
        ("z", "з"),
        ("ž", "ж"),
    ];
    let mut spelled = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(latin, _)| rest.starts_with(latin));
        let length = pair.map_or(first.len_utf8(), |(latin, _)| latin.len());
        let (taken, after) = rest.split_at(length);
        spelled.push_str(pair.map_or(taken, |(_, cyrillic)| cyrillic));
        rest = after;
    }
    spelled
}
