//! The `language` table: filled as languages are met.

use archive_model::Lang;
use rusqlite::{Connection, named_params};

use crate::Result;

/// English names of the languages in which states and alliances of states publish, and their neighbours.
///
/// Source: ISO 639-1 code tables (Library of Congress, 2024), official languages of the member states of the United
/// Nations as far as they have a two-letter code. A tag that is not here is its own name.
const NAMES: &[(&str, &str)] = &[
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("bs", "Bosnian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("gl", "Galician"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("ko", "Korean"),
    ("ky", "Kyrgyz"),
    ("lb", "Luxembourgish"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("mn", "Mongolian"),
    ("ms", "Malay"),
    ("mt", "Maltese"),
    ("nb", "Norwegian Bokmål"),
    ("nl", "Dutch"),
    ("nn", "Norwegian Nynorsk"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("tg", "Tajik"),
    ("th", "Thai"),
    ("tk", "Turkmen"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("und", "Undetermined"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// Makes sure that the table has `lang`.
pub(super) fn ensure(conn: &Connection, lang: Lang) -> Result<()> {
    const SQL: &str = "
        INSERT INTO language (lang, name) VALUES (:lang, :name) ON CONFLICT (lang) DO NOTHING";
    let params = named_params! { ":lang": lang.as_str(), ":name": name(lang) };
    conn.prepare_cached(SQL)?.execute(params)?;
    Ok(())
}

/// Names a language; a script or region stands after the name as in its tag: `Serbian (Latn)`.
fn name(lang: Lang) -> String {
    let tag = lang.as_str();
    let Ok(place) = NAMES.binary_search_by_key(&lang.primary(), |(tag, _)| tag) else {
        return tag.to_owned();
    };
    let name = NAMES[place].1;
    match tag.split_once('-') {
        Some((_, rest)) => format!("{name} ({rest})"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        assert!(NAMES.is_sorted());
        for (tag, expected) in [
            ("fr", "French"),
            ("und", "Undetermined"),
            ("sr-Latn", "Serbian (Latn)"),
            ("oc", "oc"),
        ] {
            assert_eq!(name(tag.parse().unwrap()), expected);
        }
    }
}
