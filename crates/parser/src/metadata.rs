//! What a statement says about itself: its number, its dates, who issued it.

use archive_model::PartialDate;

use crate::date;

/// What was found.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Metadata {
    pub(crate) issuer: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) published_on: Option<PartialDate>,
    pub(crate) updated_on: Option<PartialDate>,
}

/// Lines of reference matter are no longer than this, in bytes.
const LONGEST: usize = 160;

/// "Press release" as it stands before a number.
const RELEASE: [&str; 17] = [
    "press release",
    "news release",
    "communiqué de presse",
    "communique de presse",
    "pressemitteilung",
    "presseerklärung",
    "comunicado de prensa",
    "nota de prensa",
    "comunicato stampa",
    "comunicado de imprensa",
    "persbericht",
    "komunikat prasowy",
    "пресс-релиз",
    "прес-реліз",
    "release",
    "communiqué",
    "statement",
];

/// "Last updated".
const UPDATED: [&str; 18] = [
    "last updated",
    "last update",
    "updated",
    "dernière mise à jour",
    "mis à jour",
    "mise à jour",
    "zuletzt aktualisiert",
    "letzte aktualisierung",
    "última actualización",
    "actualizado",
    "ultimo aggiornamento",
    "aggiornato",
    "última atualização",
    "laatst bijgewerkt",
    "ostatnia aktualizacja",
    "последнее обновление",
    "обновлено",
    "останнє оновлення",
];

/// "Issued by", with the article that may follow.
const ISSUED_BY: [&str; 12] = [
    "issued by the ",
    "issued by ",
    "statement by the ",
    "joint statement by the ",
    "declaration by the ",
    "publié par le ",
    "publié par la ",
    "publié par l’",
    "déclaration du ",
    "herausgegeben vom ",
    "erklärung des ",
    "oświadczenie ",
];

/// Words after which a title speaks of its subject.
const SUBJECT: [&str; 13] = [
    " on ",
    " concerning ",
    " regarding ",
    " following ",
    " condemning ",
    " about ",
    " sur ",
    " concernant ",
    " relative ",
    " condamnant ",
    " zu ",
    " zur ",
    " w sprawie ",
];

/// Tells whether a paragraph is reference matter: a release number, a date, a place and a date.
pub(crate) fn is_reference(text: &str) -> bool {
    text.len() <= LONGEST
        && (release_number(text).is_some() || updated(text).is_some() || dateline(text).is_some())
}

/// Collects what the reference lines and the titles of a document say, the first of each.
pub(crate) fn collect<'a>(
    notes: impl Iterator<Item = &'a str>,
    titles: impl Iterator<Item = &'a str>,
) -> Metadata {
    let mut found = Metadata::default();
    for note in notes {
        found.number = found
            .number
            .or_else(|| release_number(note).map(str::to_owned));
        found.updated_on = found.updated_on.or_else(|| updated(note));
        found.published_on = found.published_on.or_else(|| dateline(note));
        found.issuer = found.issuer.or_else(|| issuer(note));
    }
    for title in titles {
        found.issuer = found.issuer.or_else(|| issuer(title));
    }
    found
}

/// Returns the official number, as printed.
fn release_number(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(['•', '-', '–', ' ']);
    let word = RELEASE.iter().find(|word| lower.starts_with(**word))?;
    // Lower-casing keeps the length of every letter of these words.
    let offset = text.len() - text.trim_start_matches(['•', '-', '–', ' ']).len() + word.len();
    let rest = text.get(offset..)?;
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}', '-', '–']);
    let number = ["No. ", "No ", "Nr. ", "Nr ", "N° ", "n° ", "nº ", "№ ", "№"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .unwrap_or(rest)
        .trim_end_matches(['.', ' ']);
    let is_number = number.len() <= 24
        && number.starts_with(|first: char| {
            first.is_ascii_digit() || first == '(' || first.is_ascii_uppercase()
        })
        && number.bytes().any(|byte| byte.is_ascii_digit())
        && number.split_whitespace().count() <= 3
        && date::find(number).is_none()
        && !number.bytes().any(|byte| byte.is_ascii_lowercase());
    is_number.then_some(number)
}

/// Returns the date of the last edit.
fn updated(text: &str) -> Option<PartialDate> {
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(['•', '-', '–', '(', ' ']);
    UPDATED
        .iter()
        .any(|words| lower.starts_with(words))
        .then(|| date::find(text))?
}

/// Returns the date of a line that says where and when, and little else.
fn dateline(text: &str) -> Option<PartialDate> {
    const LONGEST: usize = 90;
    const MOST_WORDS: usize = 7;
    let is_short = text.len() <= LONGEST && text.split_whitespace().count() <= MOST_WORDS;
    let is_clause = text.ends_with([':', ';', ',']);
    if !is_short || is_clause || updated_words(text) {
        return None;
    }
    let begins_so = text.starts_with(|first: char| {
        first.is_uppercase() || first.is_ascii_digit() || matches!(first, '(' | '•' | '-' | '–')
    });
    begins_so.then(|| date::find(text))?
}

fn updated_words(text: &str) -> bool {
    let lower = text.to_lowercase();
    UPDATED.iter().any(|words| lower.contains(words))
}

/// Returns who issued the statement, if a line says so plainly.
fn issuer(text: &str) -> Option<String> {
    if text.len() > 2 * LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let words = ISSUED_BY.iter().find(|words| lower.starts_with(**words))?;
    let rest = text.get(words.len()..)?;
    let end = SUBJECT
        .iter()
        .filter_map(|word| rest.find(word))
        .min()
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches([',', '.', ':', ' ', '–', '-']);
    let is_name = name.starts_with(char::is_uppercase) && name.len() <= 100;
    is_name.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_numbers() {
        for (text, number) in [
            ("Press Release (2025) 108", "(2025) 108"),
            ("• Press Release (2018) 074", "(2018) 074"),
            ("Communiqué de presse (2025) 108", "(2025) 108"),
            ("Pressemitteilung Nr. 108/2025", "108/2025"),
            ("Press release: PR/CP(2003)045", "PR/CP(2003)045"),
        ] {
            assert_eq!(release_number(text), Some(number), "{text}");
        }
        for text in [
            "Press release",
            "Statement 2025 was made",
            "Press release of 18 July 2025",
        ] {
            assert_eq!(release_number(text), None, "{text}");
        }
    }

    #[test]
    fn reference_lines() {
        for text in [
            "Brussels, 18 July 2025",
            "Last updated: 11 Jul. 2018 14:00",
            "18 juillet 2025",
            "(Bruxelles, le 18 juillet 2025)",
        ] {
            assert!(is_reference(text), "{text}");
        }
        for text in [
            "We met on 18 July 2025 and agreed to do a number of things",
            "Brussels",
            "On 1 May 2024:",
        ] {
            assert!(!is_reference(text), "{text}");
        }
    }

    #[test]
    fn issuers() {
        assert_eq!(
            issuer("Statement by the North Atlantic Council concerning cyber activities")
                .as_deref(),
            Some("North Atlantic Council")
        );
        assert_eq!(
            issuer("Issued by the Ministry of Truth.").as_deref(),
            Some("Ministry of Truth")
        );
        assert_eq!(issuer("Statement by the way"), None);
    }
}
