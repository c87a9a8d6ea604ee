//! Names of languages as they head the sections and tables of a text in several.

use archive_model::Lang;

/// Each language's own name, and its names in English and in French; lower case.
const NAMES: [(&str, &[&str]); 24] = [
    (
        "en",
        &["english", "anglais", "englisch", "inglese", "inglés"],
    ),
    (
        "fr",
        &[
            "français",
            "francais",
            "french",
            "französisch",
            "francese",
            "francés",
        ],
    ),
    ("de", &["deutsch", "german", "allemand", "tedesco"]),
    ("es", &["español", "spanish", "espagnol", "castellano"]),
    ("it", &["italiano", "italian", "italien", "italienisch"]),
    ("pt", &["português", "portuguese", "portugais"]),
    ("nl", &["nederlands", "dutch", "néerlandais"]),
    ("pl", &["polski", "polish", "polonais"]),
    ("cs", &["čeština", "česky", "czech", "tchèque"]),
    ("sk", &["slovenčina", "slovensky", "slovak", "slovaque"]),
    ("sl", &["slovenščina", "slovene", "slovenian", "slovène"]),
    ("hr", &["hrvatski", "croatian", "croate"]),
    ("hu", &["magyar", "hungarian", "hongrois"]),
    ("ro", &["română", "romanian", "roumain"]),
    ("bg", &["български", "bulgarian", "bulgare"]),
    ("el", &["ελληνικά", "greek", "grec"]),
    ("tr", &["türkçe", "turkish", "turc"]),
    ("da", &["dansk", "danish", "danois"]),
    ("sv", &["svenska", "swedish", "suédois"]),
    ("fi", &["suomi", "finnish", "finnois"]),
    (
        "ru",
        &[
            "русский",
            "русский язык",
            "russian",
            "russe",
            "на русском языке",
        ],
    ),
    (
        "uk",
        &[
            "українська",
            "українська мова",
            "ukrainian",
            "ukrainien",
            "українською",
        ],
    ),
    ("ar", &["العربية", "عربي", "arabic", "arabe"]),
    ("zh", &["中文", "汉语", "chinese", "chinois"]),
];

/// Returns the language that `text` names, if it does nothing else: `Français`, `(FR)`, `[English]`, `FR`.
pub(crate) fn named(text: &str) -> Option<Lang> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let name = text.trim_matches(['(', ')', '[', ']', ':', ' ', '*', '.']);
    let is_code = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let begins_so = !name.starts_with(char::is_lowercase);
    let lower = name.to_lowercase();
    NAMES
        .iter()
        .find(|(tag, names)| {
            is_code && *tag == lower || begins_so && names.contains(&lower.as_str())
        })
        .map(|(tag, _)| Lang::literal(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_that_stand_alone() {
        for text in ["Français", "(FR)", "FR", "[French]", "FRANÇAIS :"] {
            assert_eq!(named(text), Some(Lang::FR), "{text}");
        }
        for text in ["", "fr", "french", "French text", "US", "The English"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
