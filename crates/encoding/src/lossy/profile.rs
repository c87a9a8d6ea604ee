//! What a language's typography and grammar say about the signs that damage destroys.
//!
//! Written by hand from the usual references: the *Code de rédaction interinstitutionnel* of the European Union in its
//! language editions (quotation marks, dashes), for French the *Lexique des règles typographiques en usage à l'Imprimerie
//! nationale* (elision, dashes), for English *New Hart's Rules* (possessives, contractions, dashes).

use archive_model::Lang;

/// The rules of one language.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a list of rules, each of them kept or not"
)]
pub(crate) struct Profile {
    /// Words of one letter, where an apostrophe leaves many single letters behind; otherwise those in common use count.
    pub(crate) single: &'static str,
    /// What stands before an apostrophe and the vowel that caused it.
    pub(crate) elided: &'static [&'static str],
    /// What stands after an apostrophe.
    pub(crate) clitics: &'static [&'static str],
    /// Whether its clitics lean on few words only, `’s` aside: `n’t` on a verb, the others on short words (`they’ll`).
    pub(crate) has_choosy_clitics: bool,
    /// The letters that an apostrophe inside a word stands before; empty if it stands in none.
    pub(crate) after_apostrophe: &'static str,
    /// Whether it stands in names only, before their endings.
    pub(crate) has_name_apostrophe: bool,
    /// Whether endings follow the mark that closes a quotation: `“Kale”yi`.
    pub(crate) has_quoted_stems: bool,
    /// Whether `s’` ends a possessive plural.
    pub(crate) has_plural_possessive: bool,
    /// Whether ‘ ’ quote.
    pub(crate) has_single_quotes: bool,
    /// Whether an em dash joins words without spaces.
    pub(crate) has_closed_dash: bool,
    /// Whether the dash between spaces is an em dash as often as not.
    pub(crate) has_long_dash: bool,
    /// Whether `№` stands before numbers.
    pub(crate) has_numero: bool,
    /// The marks that open and that close a double quotation, the most usual first.
    pub(crate) opening: &'static str,
    pub(crate) closing: &'static str,
}

/// A language without an apostrophe.
const PLAIN: Profile = Profile {
    single: "",
    elided: &[],
    clitics: &[],
    has_choosy_clitics: false,
    after_apostrophe: "",
    has_name_apostrophe: false,
    has_quoted_stems: false,
    has_plural_possessive: false,
    has_single_quotes: false,
    has_closed_dash: false,
    has_long_dash: false,
    has_numero: false,
    opening: "“„",
    closing: "”“",
};

const ENGLISH: Profile = Profile {
    single: "aio",
    elided: &["o", "d", "l"],
    clitics: &["s", "t", "re", "ve", "ll", "d", "m"],
    has_choosy_clitics: true,
    has_plural_possessive: true,
    has_single_quotes: true,
    has_closed_dash: true,
    opening: "“",
    closing: "”",
    ..PLAIN
};

const FRENCH: Profile = Profile {
    single: "aàyôn",
    elided: &[
        "l", "d", "s", "n", "m", "t", "j", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        "presqu", "quelqu", "entr", "aujourd",
    ],
    opening: "“",
    closing: "”",
    ..PLAIN
};

const ITALIAN: Profile = Profile {
    single: "aeioè",
    elided: &[
        "l", "d", "c", "s", "n", "m", "t", "v", "un", "dell", "all", "nell", "dall", "sull",
        "coll", "quell", "quest", "bell", "sant", "nessun", "ciascun", "qualcun", "dov", "com",
        "cos", "anch", "nient", "senz", "trent", "tutt", "mezz", "pover", "grand", "gl", "quant",
        "po", "mo", "neanch", "altr",
    ],
    opening: "“",
    closing: "”",
    ..PLAIN
};

const CATALAN: Profile = Profile {
    single: "aeioiàú",
    elided: &["l", "d", "s", "n", "m", "t"],
    clitics: &["s", "n", "l", "m", "t", "ls", "ns", "hi"],
    opening: "“",
    closing: "”",
    ..PLAIN
};

const IRISH: Profile = Profile {
    single: "aáé",
    elided: &["d", "b", "m", "o", "s", "t", "dh"],
    has_single_quotes: true,
    opening: "“",
    closing: "”",
    ..PLAIN
};

const MALTESE: Profile = Profile {
    elided: &["b", "f", "ta", "ma", "sa", "m", "x", "t", "d", "s"],
    has_single_quotes: true,
    opening: "“",
    closing: "”",
    ..PLAIN
};

const DUTCH: Profile = Profile {
    single: "u",
    clitics: &["s", "n", "t", "er", "m", "k"],
    has_single_quotes: true,
    opening: "“„",
    closing: "”",
    ..PLAIN
};

const TURKISH: Profile = Profile {
    single: "o",
    after_apostrophe: "aeıiuüydtnls",
    has_name_apostrophe: true,
    has_quoted_stems: true,
    opening: "“",
    closing: "”",
    ..PLAIN
};

const UKRAINIAN: Profile = Profile {
    has_numero: true,
    after_apostrophe: "яюєї",
    has_long_dash: true,
    ..PLAIN
};

const BELARUSIAN: Profile = Profile {
    has_numero: true,
    after_apostrophe: "яюеёі",
    has_long_dash: true,
    ..PLAIN
};

const RUSSIAN: Profile = Profile {
    has_numero: true,
    has_long_dash: true,
    ..PLAIN
};

/// „ “, as in German.
const LOW_HIGH: Profile = Profile {
    opening: "„“",
    closing: "“”",
    ..PLAIN
};

/// The same, with `№` before numbers.
const BULGARIAN: Profile = Profile {
    has_numero: true,
    ..LOW_HIGH
};

/// „ ”, as in Polish.
const LOW_RIGHT: Profile = Profile {
    opening: "„“",
    closing: "”",
    ..PLAIN
};

/// “ ”, as in Portuguese.
const HIGH: Profile = Profile {
    opening: "“",
    closing: "”",
    has_single_quotes: true,
    ..PLAIN
};

/// The same, with an em dash.
const HIGH_LONG: Profile = Profile {
    has_long_dash: true,
    ..HIGH
};

/// ” ”, as in Swedish.
const RIGHT: Profile = Profile {
    opening: "”“",
    closing: "”",
    ..PLAIN
};

/// Returns the rules of a language.
pub(crate) fn of(lang: Lang) -> &'static Profile {
    match lang.primary() {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "it" => &ITALIAN,
        "ca" => &CATALAN,
        "ga" => &IRISH,
        "mt" => &MALTESE,
        "nl" => &DUTCH,
        "tr" => &TURKISH,
        "uk" => &UKRAINIAN,
        "be" => &BELARUSIAN,
        "ru" => &RUSSIAN,
        "bg" => &BULGARIAN,
        "de" | "cs" | "sk" | "sl" | "et" | "is" | "lt" | "mk" | "sr" => &LOW_HIGH,
        "pl" | "ro" | "hu" | "hr" | "lv" => &LOW_RIGHT,
        "es" | "pt" => &HIGH_LONG,
        "el" | "sq" | "da" => &HIGH,
        "sv" | "fi" | "no" => &RIGHT,
        _ => &PLAIN,
    }
}
