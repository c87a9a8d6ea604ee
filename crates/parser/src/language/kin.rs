//! Languages that are much alike.

use archive_model::Lang;

/// Languages that short texts in one of them are taken for the other.
const CLOSE: [(&str, &str); 20] = [
    ("nl", "af"),
    ("no", "da"),
    ("no", "nn"),
    ("da", "nn"),
    ("cs", "sk"),
    ("hr", "sl"),
    ("hr", "bs"),
    ("hr", "sr-Latn"),
    ("bs", "sr-Latn"),
    ("pt", "gl"),
    ("es", "gl"),
    ("es", "ast"),
    ("ca", "oc"),
    ("it", "co"),
    ("id", "ms"),
    ("de", "lb"),
    ("de", "nds"),
    ("ru", "uk"),
    ("xh", "zu"),
    ("tr", "az"),
];

/// Languages whose commonest words are on no list, but much like those of one that has a list.
const UNLISTED: [&str; 11] = [
    "gl", "ast", "oc", "co", "bs", "sr-Latn", "ms", "lb", "nds", "frp", "az",
];

/// Tells whether its commonest words tell `lang` from all of `candidates` (any language, if there are none).
pub(super) fn stands_apart(lang: Lang, candidates: &[Lang]) -> bool {
    let is_possible = |tag: &str| {
        candidates.is_empty() || candidates.iter().any(|candidate| candidate.as_str() == tag)
    };
    pairs().all(|(left, right)| {
        left != lang.as_str() || !UNLISTED.contains(&right) || !is_possible(right)
    })
}

/// The pairs of languages that are taken for each other, either way round.
pub(super) fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    CLOSE
        .into_iter()
        .flat_map(|(left, right)| [(left, right), (right, left)])
}

/// Returns the language that identification knows `lang` as: without a region, and by its usual name.
pub(super) fn known(lang: Lang) -> Lang {
    let without_region = lang.as_str().split('-').take(2);
    let primary = lang.primary();
    let script = without_region.skip(1).find(|subtag| subtag.len() == 4);
    match (primary, script) {
        ("nb", _) => Lang::literal("no"),
        ("fil", _) => Lang::literal("tl"),
        ("sr", Some("Latn")) => Lang::literal("sr-Latn"),
        ("zh", Some("Hant")) => Lang::literal("zh-Hant"),
        _ => Lang::literal(primary),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_pages_are_known_by_their_language_and_script() {
        for (tag, expected) in [
            ("en-GB", "en"),
            ("nb-NO", "no"),
            ("sr-Latn", "sr-Latn"),
            ("sr-RS", "sr"),
            ("pt", "pt"),
        ] {
            assert_eq!(known(Lang::literal(tag)).as_str(), expected);
        }
    }

    #[test]
    fn common_words_do_not_tell_relatives_apart() {
        assert!(!stands_apart(Lang::literal("es"), &[]));
        assert!(stands_apart(Lang::literal("es"), &[Lang::FR]));
        assert!(stands_apart(Lang::literal("en"), &[]));
    }
}
