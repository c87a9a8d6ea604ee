//! The names of months, as dates print them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A line for each language: its tag, and a column of names for each month. Source: Unicode CLDR; `data/months/README.md`
/// says what was taken.
const TABLE: &str = include_str!("../../../data/months/months.tsv");

/// What the table does not have, lower case, without the final full stop: abbreviations, spellings without accents, and forms
/// of names that stand in dates of lv sl sr bs az.
const OTHERS: [&str; 12] = [
    "jan janv jänner ene gen sty янв січ janvārī januarja januara јануара yanvar",
    "feb fevrier févr fev luty lut февр фев лют februārī februarja februara фебруара fevral",
    "mar mär marz mrt мар бер martā marta mart",
    "apr avr abr kwi апр квіт aprīlī aprila априла aprel",
    "mag maijā маја трав",
    "jun giu cze июн черв jūnijā junija juna јуна iyun",
    "jul juil lug lip июл лип jūlijā julija jula јула iyul",
    "aug aout ago sie авг серп augustā avgusta avqust",
    "sep sept set wrz сент вер septembrī септембра sentyabr",
    "oct okt ott out paź окт жовт oktobrī oktobra октобра oktyabr",
    "nov lis нояб лист novembrī новембра noyabr",
    "dec decembre déc dez dic gru дек груд decembrī децембра dekabr",
];

/// A name of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Month {
    /// From 1 to 12.
    pub(crate) number: u8,
    /// Whether it is a whole name in some language that writes it with a small letter.
    pub(crate) is_small: bool,
}

/// No name is longer, in bytes.
const LONGEST: usize = 48;

/// Returns the month that `word` names, in whatever case.
pub(crate) fn named(word: &str) -> Option<Month> {
    if word.len() < 3 || word.len() > LONGEST {
        return None;
    }
    let known = |lower: &str| {
        let found = MONTHS.binary_search_by(|(name, _)| name.as_str().cmp(lower));
        found.ok().map(|index| MONTHS[index].1)
    };
    if word.is_ascii() {
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok().and_then(known)
    } else {
        known(&word.to_lowercase())
    }
}

/// Every name in lower case, in order.
static MONTHS: LazyLock<Vec<(String, Month)>> = LazyLock::new(|| {
    let mut names: HashMap<String, Month> = HashMap::new();
    for (name, number) in TABLE.lines().flat_map(names_of_line) {
        let is_small = !name.starts_with(char::is_uppercase);
        let known = names.entry(name.to_lowercase()).or_insert(Month {
            number,
            is_small: false,
        });
        known.is_small |= is_small && known.number == number;
    }
    for (number, others) in (1..).zip(OTHERS) {
        for name in others.split(' ') {
            let is_small = false;
            let month = Month { number, is_small };
            names.entry(name.to_owned()).or_insert(month);
        }
    }
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_unstable_by(|left, right| left.0.cmp(&right.0));
    names
});

/// Returns the names on one line of the table, each with its month.
fn names_of_line(line: &str) -> impl Iterator<Item = (&str, u8)> {
    let months = (1..).zip(line.split('\t').skip(1));
    months.flat_map(|(number, names)| names.split_whitespace().map(move |name| (name, number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(word: &str) -> Option<u8> {
        named(word).map(|month| month.number)
    }

    #[test]
    fn names_of_many_languages() {
        for (word, month) in [
            ("January", 1),
            ("FÉVRIER", 2),
            ("März", 3),
            ("квітня", 4),
            ("maijā", 5),
            ("Ġunju", 6),
            ("elokuuta", 8),
            ("سبتمبر", 9),
            ("října", 10),
            ("listopada", 11),
            ("Δεκεμβρίου", 12),
        ] {
            assert_eq!(number(word), Some(month), "{word}");
        }
        for word in ["", "Ma", "harbour", "第"] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    #[test]
    fn capitals_tell_names_from_words() {
        assert!(named("mai").is_some_and(|month| month.is_small));
        assert!(named("may").is_some_and(|month| !month.is_small));
        assert!(named("set").is_some_and(|month| !month.is_small));
    }

    #[test]
    fn no_other_name_is_in_the_table_for_another_month() {
        for (line, number) in TABLE.lines().flat_map(names_of_line) {
            let lower = line.to_lowercase();
            let other = (1..)
                .zip(OTHERS)
                .find(|(_, others)| others.split(' ').any(|other| other == lower));
            assert!(other.is_none_or(|(month, _)| month == number), "{line}");
        }
    }
}
