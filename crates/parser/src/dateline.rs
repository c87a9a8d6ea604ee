//! Lines that say where and when, and perhaps who: `Riga, 18 July 2025`, `Council of Ports, Riga, le 18 juillet 2025`,
//! `Council of Ports – Special session of 18 July 2025`.

use archive_model::PartialDate;

use crate::{closing, date, months};

/// What such a line says.
#[derive(Debug, PartialEq)]
pub(crate) struct Dateline<'a> {
    pub(crate) date: PartialDate,
    /// The body that speaks, if the line names one beside the place.
    pub(crate) issuer: Option<&'a str>,
    /// The place, if the line names one.
    pub(crate) place: Option<&'a str>,
}

/// Words that join a place or a session to its date.
const BEFORE_DATE: [&str; 20] = [
    "le", "the", "on", "of", "du", "den", "vom", "am", "el", "del", "de", "il", "dal", "em", "op",
    "van", "dnia", "z", "от", "від",
];

/// Reads `text` as a dateline; running text is none.
pub(crate) fn read(text: &str) -> Option<Dateline<'_>> {
    if !date::may_stand_in(text) {
        return None;
    }
    let text = closing::after_done_at(text).unwrap_or(text);
    plain(text)
        .or_else(|| of_body(text))
        .or_else(|| of_instrument(text))
}

/// Reads `of 3 May 2031`, as it stands below the name of an instrument.
fn of_instrument(text: &str) -> Option<Dateline<'_>> {
    let (joint, rest) = text.split_once(' ')?;
    let (start, date) = date::at_end(rest).filter(|_| BEFORE_DATE.contains(&joint))?;
    (start == 0).then_some(Dateline {
        date,
        issuer: None,
        place: None,
    })
}

/// Reads a line of few words that has a date.
fn plain(text: &str) -> Option<Dateline<'_>> {
    const LONGEST: usize = 90;
    const MOST_WORDS: usize = 7;
    let is_short = text.len() <= LONGEST && text.split_whitespace().count() <= MOST_WORDS;
    let is_clause = text.ends_with([':', ';', ',']) || is_sentence(text);
    let begins_so = text.starts_with(|first: char| {
        first.is_uppercase() || first.is_ascii_digit() || matches!(first, '(' | '•' | '-' | '–')
    });
    if !is_short || is_clause || !begins_so {
        return None;
    }
    let date = date::find(text)?;
    let issuer = of_body(text).and_then(|dateline| dateline.issuer);
    let place = date::at_end(text).and_then(|(start, _)| place_before(&text[..start]));
    Some(Dateline {
        date,
        issuer,
        place,
    })
}

/// Tells whether `text` ends with a full stop and has words of running text beside its date.
fn is_sentence(text: &str) -> bool {
    const MOST: usize = 1;
    let is_running = |word: &&str| {
        word.len() > 2
            && word.chars().all(char::is_lowercase)
            && !BEFORE_DATE.contains(word)
            && months::named(word).is_none()
    };
    text.ends_with('.') && text.split_whitespace().filter(is_running).count() > MOST
}

/// Returns the place that stands before a date: `Riga,`, `(Bruxelles, le`, `Council of Ports, Riga,`
fn place_before(before: &str) -> Option<&str> {
    let before = strip_joining_words(before).trim_end().strip_suffix(',')?;
    let last = before.rsplit([',', '–', '—']).next()?;
    let place = last.trim_matches(['(', '•', '-', ' ', '\u{a0}']);
    is_place(place).then_some(place)
}

/// Reads `Body, Place, date` and `Body – Session of date`.
fn of_body(text: &str) -> Option<Dateline<'_>> {
    const LONGEST: usize = 160;
    const MOST_WORDS: usize = 18;
    if text.len() > LONGEST || text.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let (start, date) = date::at_end(text)?;
    let before = strip_joining_words(&text[..start]);
    let body = match session(before) {
        Some(body) if before.len() < start => body,
        _ => place(before)?,
    };
    let is_name = body.split_whitespace().count() > 1;
    Some(Dateline {
        date,
        issuer: is_name.then_some(body),
        place: place_before(&text[..start]),
    })
}

/// Removes `le` of `Riga, le` and `of` of `session of`.
fn strip_joining_words(before: &str) -> &str {
    let before = before.trim_end();
    let (rest, last) = before
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", before));
    let is_joining = BEFORE_DATE.contains(&last);
    if is_joining { rest.trim_end() } else { before }
}

/// Returns the body of `Body – Session`, which a word joins to the date, so that no comma ends it.
fn session(before: &str) -> Option<&str> {
    let (body, session) = before.split_once(" – ").or(before.split_once(" — "))?;
    let is_single = !session.contains([',', '–', '—', ':', ';']);
    (is_single && is_title_case(session) && is_body(body)).then_some(body.trim_end())
}

/// Returns the body of `Body, Place,`.
fn place(before: &str) -> Option<&str> {
    let mut parts = before.strip_suffix(',')?.split(", ");
    let (body, place) = (parts.next()?, parts.next()?);
    let country = parts.next();
    let is_whole = parts.next().is_none() && is_place(place) && country.is_none_or(is_place);
    (is_whole && is_body(body)).then_some(body)
}

/// Tells whether `text` can be the name of a body: it begins with a capital and is no clause.
pub(crate) fn is_body(text: &str) -> bool {
    const MOST_WORDS: usize = 9;
    let is_clause = text.contains([':', ';', '.', ',', '–', '—', '(', '•']);
    is_title_case(text) && !is_clause && text.split_whitespace().count() <= MOST_WORDS
}

fn is_title_case(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Tells whether `text` can be the name of a place: a few words, of which at most one has no capital (`cap Hallow`,
/// `Den Haag`, `Pointe-aux-Cormorans`). A preposition makes it part of a sentence.
fn is_place(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const PREPOSITIONS: [&str; 11] = ["in", "at", "à", "en", "zu", "im", "a", "em", "te", "w", "в"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = words.iter().filter(|word| !is_title_case(word)).count();
    let is_adjunct = words
        .first()
        .is_some_and(|first| PREPOSITIONS.contains(first));
    !is_adjunct
        && small <= 1
        && words.len() <= MOST_WORDS
        && words.last().is_some_and(|word| is_title_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, date: &str, issuer: Option<&str>) {
        let found = read(text).unwrap_or_else(|| panic!("no dateline: {text}"));
        assert_eq!(
            (found.date.as_str(), found.issuer),
            (date, issuer),
            "{text}"
        );
    }

    #[test]
    fn bodies_places_and_sessions() {
        let day = "2031-03-03";
        for (text, issuer) in [
            (
                "Council of Harbours, Port Averil, 3 March 2031",
                "Council of Harbours",
            ),
            (
                "Council of Harbours, Riga, Latvia, March 3, 2031",
                "Council of Harbours",
            ),
            (
                "Ligue des phares, cap Hallow, le 3 mars 2031",
                "Ligue des phares",
            ),
            (
                "Rat der Häfen, Sankt Wolfram, den 3. März 2031",
                "Rat der Häfen",
            ),
            (
                "Комиссия портов, Великая Пристань, 3 марта 2031\u{a0}года",
                "Комиссия портов",
            ),
            (
                "Комісія портів, Велика Пристань, 3 березня 2031 року",
                "Комісія портів",
            ),
            (
                "Ligue des phares – Assemblée extraordinaire du 3 mars 2031",
                "Ligue des phares",
            ),
            (
                "Council of Harbours – Regulation No. 4 of 3 March 2031",
                "Council of Harbours",
            ),
        ] {
            check(text, day, Some(issuer));
        }
        check("Riga, 3 March 2031", day, None);
        check("du 3 mars 2031", day, None);
        check("(Bruxelles, le 3 mars 2031)", day, None);
        check("NAHR, Port Averil, 3 March 2031", day, None);
    }

    #[test]
    fn running_text_is_none() {
        for text in [
            "Recalling the Charter of the harbours, adopted in Riga, 3 March 2031",
            "We met with the ministers of all harbours, in Riga, on 3 March 2031",
            "Council of Harbours, Riga, 3 March 2031 and then in the other towns",
            "Riga",
            "On 1 May 2024:",
            "on 3 May 2031 in Riga",
            "It shall apply from 30 April 2031.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
