//! What the title of an instrument says of it: `Directive 2030/14/NC of the Council of Ports of 3 May 2030 on …`.

use archive_model::PartialDate;

use crate::{date, dateline, kind};

/// The number that a title gives, as printed: `(NC) No 14/2030`, `14/3`, `2231 (2030)`.
pub(crate) fn number(title: &str) -> Option<&str> {
    const SIGNS: [&str; 8] = ["No. ", "No ", "no ", "N o ", "Nr. ", "Nr ", "n° ", "№ "];
    let (_, rest) = kind::in_title(title)?;
    let rest = past_adjunct(rest.trim_start());
    let body = after_group(rest);
    let unsigned = SIGNS.iter().find_map(|sign| body.strip_prefix(sign));
    let token = unsigned.unwrap_or(body);
    let len = number_len(token, unsigned.is_some())?;
    let end = rest.len() - token.len() + len;
    let start = if body.len() < rest.len() {
        0
    } else {
        rest.len() - token.len()
    };
    Some(&rest[start..end])
}

/// Returns what follows words before a bracket, as those of `Règlement d’exécution (NC) 14/2030`.
fn past_adjunct(text: &str) -> &str {
    const LONGEST: usize = 40;
    let Some((words, _)) = text
        .split_once('(')
        .filter(|(words, _)| words.len() <= LONGEST)
    else {
        return text;
    };
    let is_word = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '\'' | '’');
    let spaced = format!(" {}", words.to_lowercase());
    let is_adjunct =
        words.chars().all(is_word) && !SUBJECT.iter().any(|word| spaced.contains(word));
    if is_adjunct {
        &text[words.len()..]
    } else {
        text
    }
}

/// Returns what follows letters in brackets, as in `(NC) 14/2030`, if there are any.
fn after_group(text: &str) -> &str {
    const LONGEST: usize = 12;
    let group = text
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'));
    match group {
        Some((inside, rest)) if inside.len() <= LONGEST && !inside.contains(' ') => {
            rest.trim_start()
        }
        _ => text,
    }
}

/// Measures a number that has a stroke, the year behind it, or a sign before it.
fn number_len(text: &str, is_signed: bool) -> Option<usize> {
    let len = text.find(char::is_whitespace).unwrap_or(text.len());
    let token = text[..len].trim_end_matches(['.', ',', ':', ';']);
    if !token.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let year = text[len..].get(..7).filter(|year| {
        let digits = year
            .strip_prefix(" (")
            .and_then(|year| year.strip_suffix(')'));
        digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    });
    match year {
        Some(year) => Some(len + year.len()),
        None => (is_signed || token.contains('/')).then_some(token.len()),
    }
}

/// The date of an instrument, if its title gives one before it comes to its subject.
pub(crate) fn date(title: &str) -> Option<PartialDate> {
    of_date(title).map(|(_, date)| date)
}

/// The body that made an instrument, as printed, if its title names one before the date.
pub(crate) fn issuer(title: &str) -> Option<&str> {
    const OF_THE: [&str; 11] = [
        "of the ", "du ", "de la ", "de l’", "de l'", "van de ", "van het ", "del ", "della ",
        "do ", "da ",
    ];
    let (before, _) = of_date(title)?;
    let before = match number(title) {
        Some(number) => before.split_once(number)?.1,
        None => before,
    };
    let before = before.trim();
    let body = OF_THE.iter().find_map(|words| before.strip_prefix(words))?;
    dateline::is_body(body).then_some(body)
}

/// Returns what stands between the word for the kind and the date, and the date.
fn of_date(title: &str) -> Option<(&str, PartialDate)> {
    /// "Of", as it joins a date to what is dated.
    const OF: [&str; 11] = [
        " of ", " du ", " vom ", " de ", " del ", " dal ", " van ", " dnia ", " от ", " від ",
        " av ",
    ];
    let (_, rest) = kind::in_title(title)?;
    let places = rest.char_indices().filter(|(_, sign)| *sign == ' ');
    places
        .take_while(|(at, _)| !SUBJECT.iter().any(|word| rest[*at..].starts_with(word)))
        .find_map(|(at, _)| {
            let joint = OF.iter().find(|word| rest[at..].starts_with(**word))?;
            let date = date::at_start(&rest[at + joint.len()..])?;
            Some((&rest[..at], date))
        })
}

/// Words after which a title speaks of its subject.
const SUBJECT: [&str; 17] = [
    " on ",
    " concerning ",
    " regarding ",
    " amending ",
    " establishing ",
    " following ",
    " sur ",
    " concernant ",
    " relative ",
    " relatif ",
    " modifiant ",
    " zu ",
    " zur ",
    " über ",
    " inzake ",
    " sobre ",
    " w sprawie ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_dates_and_bodies() {
        for (title, want) in [
            (
                "Directive 2030/14/NC of the Council of Ports of 3 May 2030 on dues",
                ("2030/14/NC", "2030-05-03", "Council of Ports"),
            ),
            (
                "Council Regulation (NC) No 14/2030 of 3 May 2030 amending the dues",
                ("(NC) No 14/2030", "2030-05-03", "-"),
            ),
            (
                "Règlement (NC) 2030/14 du Conseil des ports du 3 mai 2030 concernant les droits",
                ("(NC) 2030/14", "2030-05-03", "Conseil des ports"),
            ),
            (
                "Règlement d’exécution (NC) no 14/2030 du Conseil du 3 mai 2030 portant mesures",
                ("(NC) no 14/2030", "2030-05-03", "Conseil"),
            ),
            (
                "Resolution 2231 (2030) on safe harbours",
                ("2231 (2030)", "-", "-"),
            ),
            ("RESOLUTION 14/3. Safety of harbours", ("14/3", "-", "-")),
            (
                "Statement on the anniversary of 3 May 2030",
                ("-", "-", "-"),
            ),
            ("Decision of the ministers, 12 of them", ("-", "-", "-")),
            ("Harbours of 3 May 2030", ("-", "-", "-")),
        ] {
            let date = date(title);
            let seen = (
                number(title).unwrap_or("-"),
                date.as_ref().map_or("-", PartialDate::as_str),
                issuer(title).unwrap_or("-"),
            );
            assert_eq!(seen, want, "{title}");
        }
    }
}
