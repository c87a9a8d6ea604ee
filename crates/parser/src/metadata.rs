//! What a statement says about itself: its number, its dates, who issued it.

use archive_model::{Document, Field, Origin, Paragraph, PartialDate};

use crate::dateline::{self, Dateline};
use crate::{date, instrument, kind, language};

/// Lines of reference matter are no longer than this, in bytes.
const LONGEST: usize = 160;

/// "Number" as it stands before one.
const NUMBER_SIGN: [&str; 12] = [
    "No. ",
    "No.\u{a0}",
    "No ",
    "Nr. ",
    "Nr.\u{a0}",
    "Nr ",
    "N° ",
    "N°\u{a0}",
    "n° ",
    "nº ",
    "№ ",
    "№",
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

/// No words for "last updated" are longer, in bytes.
const LONGEST_UPDATED: usize = 48;

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

/// Tells whether a paragraph is reference matter: a release number, a date, a place and a date, the name of a language.
pub(crate) fn is_reference(text: &str) -> bool {
    text.len() <= LONGEST
        && (official_number(text).is_some()
            || updated(text).is_some()
            || is_dateline(text)
            || language::named(text).is_some())
}

/// Tells whether a paragraph says where and when, and little else.
pub(crate) fn is_dateline(text: &str) -> bool {
    dateline(text).is_some()
}

/// What the paragraphs of a document that may speak of it are, each in reading order.
pub(crate) struct Sources<'a> {
    /// The title of the first edition that has one.
    pub(crate) title: Option<&'a Paragraph>,
    /// Reference matter in all languages.
    pub(crate) notes: Vec<&'a Paragraph>,
    /// Reference matter of the first edition, before its text.
    pub(crate) head: Vec<&'a Paragraph>,
    /// Titles and headings of the first edition.
    pub(crate) titles: Vec<&'a Paragraph>,
    /// Signature blocks, which date what nothing else dates.
    pub(crate) signatures: Vec<&'a Paragraph>,
}

/// Collects what a document says about itself, the first of each, and where: a document without text.
pub(crate) fn collect(sources: &Sources<'_>) -> Document {
    let mut found = Finder::default();
    let title = || sources.title.into_iter();
    let notes = || sources.notes.iter().copied();
    let signatures = || sources.signatures.iter().copied();
    let place = |text| dateline(text)?.place.map(str::to_owned);
    let date = |text| dateline(text).map(|dateline| dateline.date);
    Document {
        title: found.first(Field::Title, title(), |text| Some(text.to_owned())),
        issuer: issuer_of(sources, &mut found),
        kind: (found.first(Field::Kind, title(), kind::of_title))
            .or_else(|| found.first(Field::Kind, notes(), kind::of_reference)),
        number: (found.first(Field::Number, notes(), official_number))
            .or_else(|| found.first(Field::Number, title(), instrument::number))
            .map(str::to_owned),
        place: found.first(Field::Place, notes().chain(signatures()), place),
        published_on: (found.first(Field::Published, notes().chain(signatures()), date))
            .or_else(|| found.first(Field::Published, title(), instrument::date)),
        updated_on: found.first(Field::Updated, notes(), updated),
        origins: found.origins,
        ..Document::default()
    }
}

/// Notes where each thing was found.
#[derive(Default)]
struct Finder {
    origins: Vec<Origin>,
}

impl Finder {
    /// Returns what the first of `paragraphs` says that says anything.
    fn first<'a, T>(
        &mut self,
        field: Field,
        paragraphs: impl Iterator<Item = &'a Paragraph>,
        read: impl Fn(&'a str) -> Option<T>,
    ) -> Option<T> {
        let (paragraph, value) = paragraphs
            .into_iter()
            .find_map(|paragraph| Some((paragraph, read(&paragraph.text)?)))?;
        self.note(field, paragraph);
        Some(value)
    }

    fn note(&mut self, field: Field, paragraph: &Paragraph) {
        self.origins.push(Origin {
            field,
            source: paragraph.kind.as_str().into(),
            span: Some(paragraph.span.clone()),
        });
    }
}

/// Returns who issued a document: the body that a line names as such, that stands with the dateline or that the title
/// names.
fn issuer_of(sources: &Sources<'_>, found: &mut Finder) -> Option<String> {
    let head = || sources.head.iter().copied();
    if let Some(named) = found.first(Field::Issuer, head(), issuer) {
        return Some(named);
    }
    if let Some((paragraph, body)) = issuer_of_head(&sources.head) {
        found.note(Field::Issuer, paragraph);
        return Some(body.to_owned());
    }
    let titles = sources.titles.iter().copied();
    let maker = |text| instrument::issuer(text).map(str::to_owned);
    (found.first(Field::Issuer, titles, issuer))
        .or_else(|| found.first(Field::Issuer, sources.title.into_iter(), maker))
}

/// Returns the body that a dateline begins with, or that stands on the line before one.
fn issuer_of_head<'a>(head: &[&'a Paragraph]) -> Option<(&'a Paragraph, &'a str)> {
    head.iter().enumerate().find_map(|(index, paragraph)| {
        let dateline = dateline(&paragraph.text)?;
        let before = || head.get(index.checked_sub(1)?).copied();
        match dateline.issuer {
            Some(issuer) => Some((*paragraph, issuer)),
            None => before()
                .filter(|before| !is_reference(&before.text))
                .map(|before| (before, before.text.as_str())),
        }
    })
}

/// Returns the official number, as printed.
fn official_number(text: &str) -> Option<&str> {
    const SIGNS: [char; 4] = ['•', '-', '–', ' '];
    // Numbers stand last; most lines end with small letters.
    let may_end = |last: char| last.is_ascii_digit() || last.is_ascii_uppercase() || last == ')';
    if !text.trim_end_matches(['.', ' ']).ends_with(may_end) {
        return None;
    }
    let text = text.trim_start_matches(SIGNS);
    let sign = |text: &str| {
        let sign = NUMBER_SIGN.iter().find(|sign| text.starts_with(**sign))?;
        Some(sign.len())
    };
    let words = kind::before_number(text);
    let rest = text.get(words.or_else(|| sign(text))?..)?;
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}', '-', '–']);
    let number = rest[sign(rest).unwrap_or(0)..]
        .trim_start()
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
    if !date::may_stand_in(text) {
        return None;
    }
    let text = text.trim_start_matches(['•', '-', '–', '(', ' ']);
    let lower = text[..text.floor_char_boundary(LONGEST_UPDATED)].to_lowercase();
    UPDATED
        .iter()
        .any(|words| lower.starts_with(words))
        .then(|| date::find(text))?
}

/// Returns what a line says that tells where and when, and little else.
fn dateline(text: &str) -> Option<Dateline<'_>> {
    if text.len() > LONGEST {
        return None;
    }
    dateline::read(text).filter(|_| !updated_words(text))
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
            ("Document NRC/2030/17", "NRC/2030/17"),
            ("• Notice NRC/2034/2", "NRC/2034/2"),
            ("No. 7/2030", "7/2030"),
            ("№\u{a0}7/2030", "7/2030"),
        ] {
            assert_eq!(official_number(text), Some(number), "{text}");
        }
        for text in [
            "Press release",
            "Statement 2025 was made",
            "Press release of 18 July 2025",
            "No 12 ships came",
            "Documents 12",
        ] {
            assert_eq!(official_number(text), None, "{text}");
        }
    }

    #[test]
    fn reference_lines() {
        for text in [
            "Brussels, 18 July 2025",
            "Last updated: 11 Jul. 2018 14:00",
            "18 juillet 2025",
            "(Bruxelles, le 18 juillet 2025)",
            "English",
            "(FR)",
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
