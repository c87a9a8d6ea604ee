//! What a word is, in a language whose short words are known.
//!
//! A language without tables is no obstacle: its words then all count as words that carry meaning, so that a change is
//! taken for graver than it is and never for less.

mod grammar;
mod numerals;

use std::collections::HashMap;

use archive_model::Lang;

use self::grammar::{GRAMMARS, Grammar};
use self::numerals::{NUMERALS, Numerals};

/// What a word is for the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A number or a place in an order.
    Number(u64),
    /// A month, counted from 1.
    Month(u64),
    Negation,
    Modal,
    Connective,
    Function,
}

/// The short words of a language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: HashMap<&'static str, Sort>,
    /// Words that any ending may follow.
    stems: Vec<(&'static str, Sort)>,
    lang: Option<Lang>,
}

impl Lexicon {
    /// Returns the words of `lang`: of the tag itself or else of its primary language.
    pub(crate) fn of(lang: Lang) -> Self {
        let mut lexicon = Self {
            lang: Some(lang),
            ..Self::default()
        };
        for tag in [lang.as_str(), lang.primary()] {
            let grammar = GRAMMARS.iter().find(|row| row.langs.contains(&tag));
            let numerals = NUMERALS.iter().find(|row| row.langs.contains(&tag));
            if let Some(row) = grammar {
                lexicon.add_grammar(row);
            }
            if let Some(row) = numerals {
                lexicon.add_numerals(row);
            }
            if grammar.is_some() || numerals.is_some() {
                break;
            }
        }
        lexicon
    }

    /// Returns what `word` is; `None` if it is a word like any other. `word` is as printed, `folded` the same in lower case
    /// with straight apostrophes.
    pub(crate) fn sort(&self, word: &str, folded: &str) -> Option<Sort> {
        let sort = self
            .words
            .get(folded)
            .copied()
            .or_else(|| self.stem(folded));
        match sort {
            // `may` and `march` are words of their own in English; the months are capitalised there.
            Some(Sort::Month(_)) if self.is(Lang::EN) && !starts_upper(word) => {
                (folded == "may").then_some(Sort::Modal)
            }
            sort => sort,
        }
    }

    /// Tells whether every noun has a capital, so that a capital does not tell a name.
    pub(crate) fn capitalises_nouns(&self) -> bool {
        self.lang
            .is_some_and(|lang| matches!(lang.primary(), "de" | "lb"))
    }

    /// Tells whether the point separates decimals in numbers, and not the comma.
    pub(crate) fn has_decimal_point(&self) -> bool {
        self.lang
            .is_some_and(|lang| matches!(lang.primary(), "en" | "ga" | "mt"))
    }

    /// Tells whether names have endings that depend on the sentence.
    pub(crate) fn inflects_names(&self) -> bool {
        const LANGS: &[&str] = &[
            "pl", "cs", "sk", "sl", "hr", "bs", "sr", "mk", "ru", "uk", "be", "lt", "lv", "et",
            "fi", "hu", "el", "ro", "is", "ga", "sq", "tr",
        ];
        self.lang
            .is_some_and(|lang| LANGS.contains(&lang.primary()))
    }

    /// Tells whether this is the language `lang`.
    pub(crate) fn is(&self, lang: Lang) -> bool {
        self.lang.is_some_and(|own| own.primary() == lang.as_str())
    }

    fn stem(&self, folded: &str) -> Option<Sort> {
        let of_word = |(stem, _): &&(&str, Sort)| folded.starts_with(*stem);
        let longest = self
            .stems
            .iter()
            .filter(of_word)
            .max_by_key(|(stem, _)| stem.len());
        longest.map(|(_, sort)| *sort)
    }

    fn add_grammar(&mut self, row: &Grammar) {
        // The later of two entries of one word wins: what decides goes last.
        for (words, sort) in [
            (row.function, Sort::Function),
            (row.connective, Sort::Connective),
            (row.modal, Sort::Modal),
            (row.negation, Sort::Negation),
        ] {
            self.words
                .extend(words.split_whitespace().map(|word| (word, sort)));
        }
    }

    fn add_numerals(&mut self, row: &Numerals) {
        const TENS: [u64; 11] = [
            30,
            40,
            50,
            60,
            70,
            80,
            90,
            100,
            1000,
            1_000_000,
            1_000_000_000,
        ];
        self.add_forms(row.ordinals, 1.., Sort::Number);
        self.add_forms(row.tens, TENS, Sort::Number);
        self.add_forms(row.units, 0.., Sort::Number);
        self.add_forms(row.months, 1.., Sort::Month);
    }

    fn add_forms(
        &mut self,
        list: &'static str,
        values: impl IntoIterator<Item = u64>,
        sort: fn(u64) -> Sort,
    ) {
        for (forms, value) in list.split_whitespace().zip(values) {
            for form in forms.split('/').filter(|form| *form != "-") {
                match form.strip_suffix('*') {
                    Some(stem) => self.stems.push((stem, sort(value))),
                    None => drop(self.words.insert(form, sort(value))),
                }
            }
        }
    }
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_complete() {
        for row in NUMERALS {
            let lengths = [row.units, row.tens, row.ordinals, row.months]
                .map(|list| list.split_whitespace().count());
            assert_eq!(lengths, [21, 11, 12, 12], "{:?}", row.langs);
        }
    }

    #[test]
    fn every_word_is_in_lower_case() {
        let listed = GRAMMARS.iter().flat_map(|row| {
            [row.negation, row.modal, row.connective, row.function].map(str::split_whitespace)
        });
        for word in listed.flatten() {
            assert_eq!(word, word.to_lowercase());
        }
    }

    #[test]
    fn words_of_a_language() {
        let english = Lexicon::of(Lang::EN);
        assert_eq!(english.sort("may", "may"), Some(Sort::Modal));
        assert_eq!(english.sort("May", "may"), Some(Sort::Month(5)));
        assert_eq!(english.sort("march", "march"), None);
        assert_eq!(english.sort("Sixth", "sixth"), Some(Sort::Number(6)));
        let polish = Lexicon::of(Lang::literal("pl"));
        assert_eq!(polish.sort("stycznia", "stycznia"), Some(Sort::Month(1)));
        assert_eq!(polish.sort("piątego", "piątego"), Some(Sort::Number(5)));
        assert_eq!(Lexicon::of(Lang::UND).sort("not", "not"), None);
    }
}
