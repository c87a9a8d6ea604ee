//! Dates as statements print them: `18 July 2025`, `18 juillet 2025`, `July 18, 2025`, `18.07.2025`, `2025-07-18`.

use std::collections::HashMap;
use std::sync::LazyLock;

use archive_model::PartialDate;

/// Month names and their usual abbreviations, lower case, without the final full stop.
///
/// Source: Unicode CLDR 47, `dates/calendars/gregorian/months` (format and stand-alone, wide and abbreviated), for the
/// languages en fr de es it pt nl pl ru uk; spellings without accents added by hand.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "januar",
        "jänner",
        "enero",
        "ene",
        "gennaio",
        "gen",
        "janeiro",
        "januari",
        "stycznia",
        "styczeń",
        "sty",
        "января",
        "январь",
        "янв",
        "січня",
        "січень",
        "січ",
    ],
    &[
        "february",
        "feb",
        "février",
        "fevrier",
        "févr",
        "februar",
        "febrero",
        "febbraio",
        "fevereiro",
        "fev",
        "februari",
        "lutego",
        "luty",
        "lut",
        "февраля",
        "февраль",
        "февр",
        "фев",
        "лютого",
        "лютий",
        "лют",
    ],
    &[
        "march",
        "mar",
        "mars",
        "märz",
        "mär",
        "marzo",
        "março",
        "maart",
        "mrt",
        "marca",
        "marzec",
        "марта",
        "март",
        "мар",
        "березня",
        "березень",
        "бер",
    ],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "aprile",
        "kwietnia",
        "kwiecień",
        "kwi",
        "апреля",
        "апрель",
        "апр",
        "квітня",
        "квітень",
        "квіт",
    ],
    &[
        "may",
        "mai",
        "mayo",
        "maggio",
        "mag",
        "maio",
        "mei",
        "maja",
        "maj",
        "мая",
        "май",
        "травня",
        "травень",
        "трав",
    ],
    &[
        "june",
        "jun",
        "juin",
        "juni",
        "junio",
        "giugno",
        "giu",
        "junho",
        "czerwca",
        "czerwiec",
        "cze",
        "июня",
        "июнь",
        "июн",
        "червня",
        "червень",
        "черв",
    ],
    &[
        "july",
        "jul",
        "juillet",
        "juil",
        "juli",
        "julio",
        "luglio",
        "lug",
        "julho",
        "lipca",
        "lipiec",
        "lip",
        "июля",
        "июль",
        "июл",
        "липня",
        "липень",
        "лип",
    ],
    &[
        "august",
        "aug",
        "août",
        "aout",
        "agosto",
        "ago",
        "augustus",
        "sierpnia",
        "sierpień",
        "sie",
        "августа",
        "август",
        "авг",
        "серпня",
        "серпень",
        "серп",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "set",
        "setembro",
        "września",
        "wrzesień",
        "wrz",
        "сентября",
        "сентябрь",
        "сент",
        "вересня",
        "вересень",
        "вер",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "oktober",
        "okt",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "października",
        "październik",
        "paź",
        "октября",
        "октябрь",
        "окт",
        "жовтня",
        "жовтень",
        "жовт",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "novembro",
        "listopada",
        "listopad",
        "lis",
        "ноября",
        "ноябрь",
        "нояб",
        "листопада",
        "листопад",
        "лист",
    ],
    &[
        "december",
        "dec",
        "décembre",
        "decembre",
        "déc",
        "dezember",
        "dez",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "grudnia",
        "grudzień",
        "gru",
        "декабря",
        "декабрь",
        "дек",
        "грудня",
        "грудень",
        "груд",
    ],
];

/// Returns the month that `word` names, 1 to 12.
fn month(word: &str) -> Option<u8> {
    const LONGEST: usize = 24;
    if word.len() < 3 || word.len() > LONGEST {
        return None;
    }
    INDEX.get(word.to_lowercase().as_str()).copied()
}

/// The number of each month by its names.
static INDEX: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    (1..)
        .zip(MONTHS)
        .flat_map(|(number, names)| names.iter().map(move |name| (*name, number)))
        .collect()
});

/// Tells whether `rest`, which follows a number, makes it the day of a month: `January 2024`, `juillet`.
pub(crate) fn starts_with_month(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    if month(first.trim_end_matches(['.', ','])).is_none() {
        return false;
    }
    let is_proper = first.starts_with(char::is_uppercase);
    match words.next() {
        // "1. May we" begins a sentence; "1. mai nous" does not.
        Some(next) => !is_proper || next.starts_with(|digit: char| digit.is_ascii_digit()),
        None => true,
    }
}

/// Finds the first date in `text`, as precise as it is printed, but at least a month and a year.
pub(crate) fn find(text: &str) -> Option<PartialDate> {
    let tokens: Vec<&str> = text
        .split(|character: char| {
            character.is_whitespace() || matches!(character, ',' | '(' | ')' | ';' | '|' | '/')
        })
        .filter(|token| !token.is_empty())
        .collect();
    (0..tokens.len()).find_map(|at| {
        numeric(tokens[at])
            .or_else(|| day_first(&tokens[at..]))
            .or_else(|| month_first(&tokens[at..]))
            .or_else(|| slashed(text))
    })
}

/// Finds a full date that ends `text`, and where it begins; a word for "year" and full stops may follow it.
pub(crate) fn at_end(text: &str) -> Option<(usize, PartialDate)> {
    /// `3 de marzo de 2031` has five words.
    const MOST_WORDS: usize = 5;
    const YEAR: [&str; 6] = ["года", "г.", "г", "року", "р.", "r."];
    let mut end = text.trim_end_matches(['.', ')', ' ']).len();
    if let Some((at, last)) = last_word(&text[..end])
        && YEAR.contains(&last)
    {
        end = at;
    }
    let whole = text[..end].trim_end();
    let (_, last) = last_word(whole)?;
    if year_of(last).is_none() && numeric(last).is_none() {
        return None;
    }
    let mut rest = whole;
    for _ in 0..MOST_WORDS {
        let (at, _) = last_word(rest)?;
        let found = find(&whole[at..]).filter(|date| date.as_str().len() == "2025-07-18".len());
        if let Some(date) = found {
            return Some((at, date));
        }
        rest = rest[..at].trim_end();
    }
    None
}

/// Returns the last word of `text` and where it begins.
fn last_word(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_end();
    let last = text.split_whitespace().next_back()?;
    Some((text.len() - last.len(), last))
}

/// Reads `2025-07-18`, `18.07.2025`, `18-07-2025`.
fn numeric(token: &str) -> Option<PartialDate> {
    let token = token.trim_end_matches('.');
    let separator = if token.contains('-') { '-' } else { '.' };
    let parts: Vec<&str> = token.split(separator).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => date(year, month.parse().ok()?, day),
        [day, month, year] if year.len() == 4 => date(year, month.parse().ok()?, day),
        _ => None,
    }
}

/// Reads `18/07/2025`, if only one order of day and month makes a date.
fn slashed(text: &str) -> Option<PartialDate> {
    let token = text
        .split_whitespace()
        .find(|token| token.matches('/').count() == 2)?
        .trim_matches(|character: char| !character.is_ascii_digit());
    let parts: Vec<&str> = token.split('/').collect();
    let [first, second, year] = parts[..] else {
        return None;
    };
    let (first_number, second_number) = (first.parse::<u8>().ok()?, second.parse::<u8>().ok()?);
    match (first_number > 12, second_number > 12) {
        (true, false) => date(year, second_number, first),
        (false, true) => date(year, first_number, second),
        _ => None,
    }
}

fn date(year: &str, month: u8, day: &str) -> Option<PartialDate> {
    let year = year_of(year)?;
    PartialDate::from_parts(year, Some(month), Some(day.parse().ok()?))
}

/// Reads a year of four digits; what follows it, as in `2025 r.` or `2025.`, is no part of it.
fn year_of(token: &str) -> Option<u16> {
    let digits = token.trim_end_matches(['.', ':', '’', '\'']);
    let fits = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| digits.parse().ok())
        .flatten()
        .filter(|year| (1000..=2999).contains(year))
}

/// Reads `18 July 2025`, `18. Juli 2025`, `1er juillet 2025`, `18 de julio de 2025`.
fn day_first(tokens: &[&str]) -> Option<PartialDate> {
    let digits = tokens[0].bytes().take_while(u8::is_ascii_digit).count();
    let day = tokens[0]
        .get(..digits)
        .filter(|_| (1..=2).contains(&digits))?;
    let suffix = &tokens[0][digits..];
    if !matches!(
        suffix,
        "" | "." | "er" | "st" | "nd" | "rd" | "th" | "º" | "°"
    ) {
        return None;
    }
    let mut words = tokens[1..]
        .iter()
        .filter(|word| !matches!(**word, "de" | "of" | "del" | "di"));
    let month = month(words.next()?.trim_end_matches('.'))?;
    date(&year_of(words.next()?)?.to_string(), month, day)
}

/// Reads `July 18, 2025`, `July 2025`, `juillet 2025`, `julio de 2025`.
fn month_first(tokens: &[&str]) -> Option<PartialDate> {
    let month = month(tokens[0].trim_end_matches('.'))?;
    let mut words = tokens[1..]
        .iter()
        .filter(|word| !matches!(**word, "de" | "of" | "del" | "di"));
    let second = words.next()?;
    if let Some(year) = year_of(second) {
        return PartialDate::from_parts(year, Some(month), None);
    }
    let day = second.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    date(words.next()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_languages() {
        let cases = [
            ("18 July 2025", "2025-07-18"),
            ("Brussels, July 18th, 2025", "2025-07-18"),
            ("Bruxelles, le 1er juillet 2025", "2025-07-01"),
            ("Berlin, 18. März 2025", "2025-03-18"),
            ("18 de julio de 2025", "2025-07-18"),
            ("Roma, 18 luglio 2025", "2025-07-18"),
            ("18 de março de 2025", "2025-03-18"),
            ("Den Haag, 18 maart 2025", "2025-03-18"),
            ("Warszawa, 18 lipca 2025 r.", "2025-07-18"),
            ("18 июля 2025 г.", "2025-07-18"),
            ("18 липня 2025 року", "2025-07-18"),
            ("11 Jul. 2018 - 14:00", "2018-07-11"),
            ("2025-07-18", "2025-07-18"),
            ("vom 18.07.2025", "2025-07-18"),
            ("31/12/2024", "2024-12-31"),
            ("July 2025", "2025-07"),
            ("juillet 2025", "2025-07"),
        ];
        for (text, want) in cases {
            assert_eq!(
                find(text).as_ref().map(PartialDate::as_str),
                Some(want),
                "{text}"
            );
        }
        for text in [
            "",
            "may 5",
            "7/8/2025",
            "Article 18",
            "in 2025",
            "v1.2.2025x",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn months_after_a_number() {
        for rest in ["January 2024", "January", "juillet nous", "mai 2024"] {
            assert!(starts_with_month(rest), "{rest}");
        }
        for rest in ["May we", "We", "March on", ""] {
            assert!(!starts_with_month(rest), "{rest}");
        }
    }
}
