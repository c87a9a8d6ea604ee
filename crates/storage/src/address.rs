//! Addresses of pages and files, as far as they tell whether two captures show the same statement.

use archive_model::Lang;

/// Parameters that say whence a reader came, and not what is shown.
const TRACKING: [&str; 6] = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_"];

/// Brings the address of a page into the form by which addresses are compared: without scheme, `www.`, port, fragment,
/// tracking parameters and the slash at the end. `None` if it is no address on the web, or that of a whole site: there one
/// page follows another.
pub(crate) fn canonical(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_ascii_lowercase();
    let host = host
        .strip_suffix(":443")
        .or(host.strip_suffix(":80"))
        .unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = path.trim_end_matches('/');
    let query = without_tracking(query);
    if host.is_empty() || path.is_empty() && query.is_empty() {
        return None;
    }
    let query = if query.is_empty() {
        query
    } else {
        format!("?{query}")
    };
    Some(format!("{host}/{path}{query}"))
}

fn without_tracking(query: &str) -> String {
    let is_kept = |parameter: &&str| {
        !parameter.is_empty()
            && !TRACKING
                .iter()
                .any(|tracking| parameter.starts_with(tracking))
    };
    query
        .split('&')
        .filter(is_kept)
        .collect::<Vec<_>>()
        .join("&")
}

/// Leaves the mark of the language out of an address: `…/releases/*/ports.txt` for `…/releases/fr/ports.txt`, the same as
/// for its English counterpart. `None` if the address bears no mark of `lang`.
///
/// The last such mark counts: `home/it/ports-it.txt` is `home/it/ports-*.txt`.
pub(crate) fn family(address: &str, lang: Lang) -> Option<String> {
    let marked = words(address).filter(|(start, end)| marks(&address[*start..*end], lang));
    let (start, end) = marked.last()?;
    Some(format!("{}*{}", &address[..start], &address[end..]))
}

/// The places of runs of letters in an address.
fn words(address: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    address
        .split(|character: char| !character.is_alphabetic())
        .map(move |word| {
            let place = (start, start + word.len());
            let after = address[place.1..].chars().next().map_or(0, char::len_utf8);
            start = place.1 + after;
            place
        })
}

/// The words by which addresses mark a language: its tag, its codes in ISO 639-2 (both, where they differ) and its name in
/// English and in itself. Languages that are not listed are marked by their tag.
const MARKS: &[(&str, &[&str])] = &[
    ("ar", &["ar", "ara", "arabic"]),
    ("bg", &["bg", "bul", "bulgarian"]),
    ("cs", &["cs", "ces", "cze", "czech"]),
    ("da", &["da", "dan", "danish"]),
    ("de", &["de", "deu", "ger", "german", "deutsch"]),
    ("el", &["el", "ell", "gre", "greek"]),
    ("en", &["en", "eng", "english"]),
    ("es", &["es", "spa", "spanish", "español", "espanol"]),
    ("et", &["et", "est", "estonian"]),
    ("fi", &["fi", "fin", "finnish"]),
    (
        "fr",
        &["fr", "fra", "fre", "french", "français", "francais"],
    ),
    ("ga", &["ga", "gle", "irish"]),
    ("hr", &["hr", "hrv", "croatian"]),
    ("hu", &["hu", "hun", "hungarian"]),
    ("it", &["it", "ita", "italian", "italiano"]),
    ("ja", &["ja", "jpn", "japanese"]),
    ("lt", &["lt", "lit", "lithuanian"]),
    ("lv", &["lv", "lav", "latvian"]),
    ("mt", &["mt", "mlt", "maltese"]),
    ("nl", &["nl", "nld", "dut", "dutch", "nederlands"]),
    ("pl", &["pl", "pol", "polish", "polski"]),
    ("pt", &["pt", "por", "portuguese", "português"]),
    ("ro", &["ro", "ron", "rum", "romanian"]),
    ("ru", &["ru", "rus", "russian"]),
    ("sk", &["sk", "slk", "slo", "slovak"]),
    ("sl", &["sl", "slv", "slovenian"]),
    ("sv", &["sv", "swe", "swedish", "svenska"]),
    ("tr", &["tr", "tur", "turkish"]),
    ("uk", &["uk", "ukr", "ukrainian", "ua"]),
    ("zh", &["zh", "zho", "chi", "chinese"]),
];

fn marks(word: &str, lang: Lang) -> bool {
    let word = word.to_lowercase();
    let listed = MARKS.iter().find(|(tag, _)| *tag == lang.primary());
    word == lang.primary() || listed.is_some_and(|(_, marks)| marks.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_address() {
        for address in [
            "https://www.Example.org/news/ports/",
            "http://example.org:80/news/ports#top",
            "https://example.org/news/ports?utm_source=feed",
        ] {
            assert_eq!(
                canonical(address).as_deref(),
                Some("example.org/news/ports"),
                "{address}"
            );
        }
        assert_eq!(
            canonical("https://example.org/show?id=7&lang=fr").as_deref(),
            Some("example.org/show?id=7&lang=fr")
        );
        for address in [
            "https://example.org/",
            "https://www.example.org",
            "/news/ports",
            "mailto:a@example.org",
            "",
        ] {
            assert_eq!(canonical(address), None, "{address}");
        }
    }

    #[test]
    fn languages_of_one_page_are_a_family() {
        for (english, french) in [
            ("example.org/en/news/12", "example.org/fr/news/12"),
            ("file:///in/ports.en.txt", "file:///in/ports.fr.txt"),
            ("file:///in/ports_ENG.pdf", "file:///in/ports_FRA.pdf"),
            (
                "example.org/show?id=7&lang=en",
                "example.org/show?id=7&lang=fr",
            ),
        ] {
            let family = family(english, Lang::EN).unwrap();
            assert_eq!(super::family(french, Lang::FR).unwrap(), family);
            assert!(family.contains('*'), "{family}");
        }
        assert_eq!(family("file:///in/ports.txt", Lang::EN), None);
        assert_eq!(family("file:///in/french.txt", Lang::EN), None);
        assert_eq!(
            family("file:///home/it/ports-it.txt", "it".parse().unwrap()).unwrap(),
            "file:///home/it/ports-*.txt"
        );
    }
}
