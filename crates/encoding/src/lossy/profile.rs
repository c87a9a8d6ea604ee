//! What a language's typography and grammar say about the signs that damage destroys.
//!
//! Written by hand from the usual references: for French the *Lexique des règles typographiques en usage à l'Imprimerie
//! nationale* (elision, dashes) and the *Code de rédaction interinstitutionnel* of the European Union; for English the
//! same code's English edition and *New Hart's Rules* (possessives, contractions, dashes).

use archive_model::Lang;

/// The rules of one language.
pub(crate) struct Profile {
    /// Words of one letter.
    pub(crate) single: &'static str,
    /// What stands before an apostrophe and the vowel that caused it.
    pub(crate) elided: &'static [&'static str],
    /// What stands after an apostrophe.
    pub(crate) clitics: &'static [&'static str],
    /// Whether `s’` ends a possessive plural.
    pub(crate) has_plural_possessive: bool,
    /// Whether ‘ ’ quote.
    pub(crate) has_single_quotes: bool,
    /// Whether an em dash joins words without spaces.
    pub(crate) has_closed_dash: bool,
}

const ENGLISH: Profile = Profile {
    single: "aio",
    elided: &["o", "d", "l"],
    clitics: &["s", "t", "re", "ve", "ll", "d", "m"],
    has_plural_possessive: true,
    has_single_quotes: true,
    has_closed_dash: true,
};

const FRENCH: Profile = Profile {
    single: "aàyôn",
    elided: &[
        "l", "d", "s", "n", "m", "t", "j", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        "presqu", "quelqu", "entr", "aujourd",
    ],
    clitics: &[],
    has_plural_possessive: false,
    has_single_quotes: false,
    has_closed_dash: false,
};

/// For a language that has a model and no rules of its own yet.
const PLAIN: Profile = Profile {
    single: "",
    elided: &[],
    clitics: &[],
    has_plural_possessive: false,
    has_single_quotes: false,
    has_closed_dash: false,
};

/// Returns the rules of a language.
pub(crate) fn of(lang: Lang) -> &'static Profile {
    match lang.primary() {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        _ => &PLAIN,
    }
}
