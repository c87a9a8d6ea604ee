//! Error pages: what a server sends where a text stood.
//!
//! A publisher's site fails for an hour and shows `404` or `Service unavailable` in the place of a statement. That is no
//! rewrite of the statement. Whether a page is such a notice is decided by two things together: it is short, and it holds
//! a phrase that servers use. A publisher who withdraws a statement says so in other words, and those are a new wording.

use archive_model::Paragraph;

/// Error pages are shorter than this, in characters; few statements are.
const LONGEST: usize = 600;

/// Phrases that servers and the software before them use, in lower case: the reason phrases of RFC 9110 (June 2022), and
/// what common servers and content systems print in their place.
const PHRASES: [&str; 44] = [
    "404 not found",
    "403 forbidden",
    "error 404",
    "error 403",
    "error 500",
    "error 503",
    "http 404",
    "http error",
    "page not found",
    "page cannot be found",
    "page could not be found",
    "page can\u{2019}t be found",
    "page can't be found",
    "page you requested",
    "page you are looking for",
    "requested url was not found",
    "internal server error",
    "bad gateway",
    "gateway timeout",
    "gateway time-out",
    "service unavailable",
    "temporarily unavailable",
    "too many requests",
    "access denied",
    "down for maintenance",
    "under maintenance",
    "scheduled maintenance",
    "enable javascript",
    "checking your browser",
    "page introuvable",
    "page non trouv\u{e9}e",
    "erreur 404",
    "service indisponible",
    "temporairement indisponible",
    "acc\u{e8}s refus\u{e9}",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "vor\u{fc}bergehend nicht verf\u{fc}gbar",
    "p\u{e1}gina no encontrada",
    "p\u{e1}gina n\u{e3}o encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "страница не найдена",
    "сторінку не знайдено",
];

/// Tells whether a text is an error page.
pub(crate) fn is_notice(paragraphs: &[Paragraph]) -> bool {
    let texts = || paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    let characters = texts().flat_map(str::chars).take(LONGEST + 1).count();
    if characters > LONGEST {
        return false;
    }
    let text = texts().collect::<Vec<_>>().join(" ").to_lowercase();
    PHRASES.iter().any(|phrase| text.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use archive_model::ParagraphKind;

    fn check(text: &str, expected: bool) {
        let paragraph = Paragraph {
            ordinal: 1,
            label: None,
            kind: ParagraphKind::Body,
            level: 1,
            parent: None,
            text: text.to_owned(),
            span: 0..text.len(),
        };
        assert_eq!(is_notice(&[paragraph]), expected, "{text}");
    }

    #[test]
    fn a_notice_is_short_and_in_the_words_of_a_server() {
        check(
            "Not Found. The requested URL was not found on this server.",
            true,
        );
        check("Page introuvable", true);
        check("SERVICE UNAVAILABLE", true);
        check("The wardens withdraw the statement of 12 May.", false);
        check("The heater of the hall is not to be found.", false);
        check("", false);
        let long = "The wardens found the lock under maintenance. ".repeat(20);
        check(&long, false);
    }
}
