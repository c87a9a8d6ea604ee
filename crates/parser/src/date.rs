//! Dates as statements print them: `18 July 2025`, `18 juillet 2025`, `July 18, 2025`, `18.07.2025`, `2025-07-18`,
//! `2025年7月18日`, `2025. július 18.`

use archive_model::PartialDate;

use crate::months;

/// Tells whether `rest`, which follows a number, makes it the day of a month: `January 2024`, `juillet`.
pub(crate) fn starts_with_month(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let Some(month) = months::named(first.trim_end_matches(['.', ','])) else {
        return false;
    };
    let is_small = month.is_small && !first.starts_with(char::is_uppercase);
    match words.next() {
        // "1. May we" and "1. may be" begin sentences; "1. mai nous" does not.
        Some(next) => is_small || next.starts_with(|digit: char| digit.is_ascii_digit()),
        None => true,
    }
}

fn month(word: &str) -> Option<u8> {
    months::named(word).map(|month| month.number)
}

/// Tells at once of most texts that no date is in them: every date has a year of four digits.
pub(crate) fn may_stand_in(text: &str) -> bool {
    let mut years = text.as_bytes().windows(4);
    years.any(|year| year.iter().all(u8::is_ascii_digit))
}

/// Finds the first date in `text`, as precise as it is printed, but at least a month and a year.
pub(crate) fn find(text: &str) -> Option<PartialDate> {
    if !may_stand_in(text) {
        return None;
    }
    let tokens: Vec<&str> = text
        .split(|character: char| {
            character.is_whitespace() || matches!(character, ',' | '(' | ')' | ';' | '|' | '/')
        })
        .filter(|token| !token.is_empty())
        .collect();
    (0..tokens.len())
        .find_map(|at| {
            numeric(tokens[at])
                .or_else(|| day_first(&tokens[at..]))
                .or_else(|| month_first(&tokens[at..]))
                .or_else(|| year_first(&tokens[at..]))
        })
        .or_else(|| slashed(text))
        .or_else(|| east_asian(text))
}

/// Reads `2025年7月18日`, `2025年7月`, `2025년 7월 18일`.
fn east_asian(text: &str) -> Option<PartialDate> {
    let at = text.find(['年', '년'])?;
    let before = &text[..at];
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = year_of(&before[at - digits..])?;
    let rest = &text[at + '年'.len_utf8()..];
    let (month, rest) = rest.split_once(['月', '월'])?;
    let month = month.trim().parse().ok()?;
    let day = rest
        .split_once(['日', '일'])
        .map(|(day, _)| day.trim().parse());
    PartialDate::from_parts(year, Some(month), day.and_then(Result::ok))
}

/// Reads `2025. július 18.`, `2025 m. liepos 18 d.`, `2025. gada 18. jūlijā`.
fn year_first(tokens: &[&str]) -> Option<PartialDate> {
    let year = year_of(tokens[0])?.to_string();
    let mut words = tokens[1..]
        .iter()
        .filter(|word| !matches!(**word, "m." | "gada" | "g."))
        .map(|word| word.trim_end_matches(['.', ',']));
    let (first, second) = (words.next()?, words.next()?);
    let (name, day) = if month(first).is_some() {
        (first, second)
    } else {
        (second, first)
    };
    date(&year, month(name)?, day)
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
    let is_day = last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit());
    if !is_day && year_of(last).is_none() && numeric(last).is_none() {
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

/// Reads a full date that `text` begins with.
pub(crate) fn at_start(text: &str) -> Option<PartialDate> {
    /// `3 de marzo de 2031` has five words.
    const MOST_WORDS: usize = 5;
    if !text.starts_with(|first: char| first.is_alphanumeric()) {
        return None;
    }
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let ends = spaces.chain(std::iter::once(text.len())).take(MOST_WORDS);
    ends.into_iter().find_map(|end| {
        let (start, date) = at_end(&text[..end])?;
        (start == 0).then_some(date)
    })
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
            ("V Praze dne 18. července 2025", "2025-07-18"),
            ("Helsingissä 18. heinäkuuta 2025", "2025-07-18"),
            ("Budapest, 2025. július 18.", "2025-07-18"),
            ("2025 m. liepos 18 d.", "2025-07-18"),
            ("Rīgā, 2025. gada 18. jūlijā", "2025-07-18"),
            ("Αθήνα, 18 Ιουλίου 2025", "2025-07-18"),
            ("Ankara, 18 Temmuz 2025", "2025-07-18"),
            ("София, 18 юли 2025 г.", "2025-07-18"),
            ("18 يوليو 2025", "2025-07-18"),
            ("2025年7月18日", "2025-07-18"),
            ("2025年7月", "2025-07"),
            ("서울, 2025년 7월 18일", "2025-07-18"),
            ("juillet 2025", "2025-07"),
        ];
        for (text, want) in cases {
            let found = find(text);
            let seen = found.as_ref().map_or("-", PartialDate::as_str);
            assert_eq!(seen, want, "{text}");
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
        for rest in ["May we", "We", "March on", "may be", "set up", ""] {
            assert!(!starts_with_month(rest), "{rest}");
        }
    }
}
