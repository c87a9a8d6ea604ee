//! One sentence and another: what the difference amounts to, and why.

use archive_diff::{EditionDiff, Options, diff};
use archive_model::{ChangeClass, Lang};

use crate::paragraph;

fn compare(lang: &str, before: &str, after: &str) -> EditionDiff {
    let text = |text: &str| [paragraph(1, Some("1"), text)];
    let options = Options {
        lang: lang.parse().unwrap(),
    };
    diff(&text(before), &text(after), &options)
}

fn check(lang: &str, before: &str, after: &str, class: ChangeClass, reasons: &[&str]) {
    let found = compare(lang, before, after);
    let found_reasons: Vec<_> = found.reasons().iter().map(ToString::to_string).collect();
    assert_eq!(
        (found.class, &found_reasons[..]),
        (
            class,
            &reasons.iter().map(ToString::to_string).collect::<Vec<_>>()[..]
        ),
        "{before} / {after}"
    );
}

#[test]
fn spaces_and_marks() {
    use ChangeClass::{Typographic, Whitespace};
    check("en", "We  agree .", "We agree.", Whitespace, &["spaces"]);
    check(
        "fr",
        "l'Alliance",
        "l’Alliance",
        Typographic,
        &["apostrophes"],
    );
    check(
        "fr",
        "“Le pacte”",
        "« Le pacte »",
        Typographic,
        &["quotation marks", "spaces"],
    );
    check(
        "en",
        "from 1949-1951",
        "from 1949–1951",
        Typographic,
        &["dashes"],
    );
    check(
        "en",
        "and so on...",
        "and so on…",
        Typographic,
        &["ellipses"],
    );
    check(
        "fr",
        "Pourquoi cela ;",
        "Pourquoi cela\u{a0};",
        Typographic,
        &["no-break or special spaces"],
    );
    check("en", "the ofﬁce", "the office", Typographic, &["ligatures"]);
    check(
        "en",
        "unity, peace",
        "unity; peace",
        Typographic,
        &["punctuation"],
    );
}

#[test]
fn damage() {
    use ChangeClass::Encoding;
    check(
        "fr",
        "lâAlliance agit",
        "l’Alliance agit",
        Encoding,
        &["damaged characters changed: lâAlliance → l’Alliance"],
    );
    check(
        "fr",
        "Les Ãtats",
        "Les États",
        Encoding,
        &["damaged characters changed: Ãtats → États"],
    );
    check(
        "fr",
        "une pâte",
        "une pate",
        ChangeClass::Minor,
        &["spelling changed: pâte → pate"],
    );
}

#[test]
fn the_same_in_another_form() {
    use ChangeClass::Minor;
    check(
        "en",
        "The state acts",
        "The State acts",
        Minor,
        &["capitals changed: state → State"],
    );
    check(
        "en",
        "case by case",
        "case-by-case",
        Minor,
        &["hyphens", "spaces"],
    );
    check(
        "en",
        "We mobilise forces",
        "We mobilize forces",
        Minor,
        &["spelling changed: mobilise → mobilize"],
    );
    check(
        "en",
        "in Estonia in May",
        "in Estonia, May",
        Minor,
        &["short words removed: in"],
    );
    check(
        "en",
        "within 2 days",
        "within two days",
        Minor,
        &["form of a number changed: 2 → two"],
    );
    check(
        "en",
        "on the 6th day",
        "on the sixth day",
        Minor,
        &["form of a number changed: 6th → sixth"],
    );
    check(
        "de",
        "die Verträge der Stadt",
        "der Vertrag der Stadt",
        Minor,
        &["form of a word changed: Verträge → Vertrag"],
    );
    check(
        "en",
        "see https://a.example/1",
        "see https://b.example/2",
        Minor,
        &["web address changed: https://a.example/1 → https://b.example/2"],
    );
}

#[test]
fn numbers_dates_and_names() {
    use ChangeClass::Substantive;
    check(
        "en",
        "the Sixth Fleet",
        "the Fourth Fleet",
        Substantive,
        &["number changed: Sixth → Fourth"],
    );
    check(
        "en",
        "a rise of 5",
        "a rise of -5",
        Substantive,
        &["sign of quantity"],
    );
    check(
        "en",
        "spend 1.5 billion",
        "spend 15 billion",
        Substantive,
        &["number changed: 1.5 → 15"],
    );
    check(
        "en",
        "at 10:30",
        "at 1030",
        Substantive,
        &["number changed: 10:30 → 1030"],
    );
    check(
        "en",
        "on 3 March 2025",
        "on 4 March 2025",
        Substantive,
        &["date changed: 3 → 4"],
    );
    check(
        "pl",
        "dnia 3 czerwca",
        "dnia 3 lipca",
        Substantive,
        &["date changed: czerwca → lipca"],
    );
    check(
        "cs",
        "dne 1. června",
        "dne 1. července",
        Substantive,
        &["date changed: června → července"],
    );
    check(
        "en",
        "the talks in Niger",
        "the talks in Nigeria",
        Substantive,
        &["name changed: Niger → Nigeria"],
    );
    check(
        "en",
        "to re-sign it",
        "to resign it",
        ChangeClass::Minor,
        &["hyphens changed: re-sign → resign"],
    );
}

#[test]
fn words_that_deny_or_oblige() {
    use ChangeClass::Substantive;
    check(
        "en",
        "They shall report",
        "They may report",
        Substantive,
        &["modal verb changed: shall → may"],
    );
    check(
        "en",
        "They do report",
        "They don't report",
        Substantive,
        &["negation added: not"],
    );
    check(
        "en",
        "a not able man",
        "a notable man",
        Substantive,
        &["negation removed: not", "wording changed: able → notable"],
    );
    check(
        "en",
        "we can not",
        "we cannot",
        ChangeClass::Minor,
        &["hyphens changed: can not → cannot"],
    );
    check(
        "en",
        "They do not report",
        "They don’t report",
        ChangeClass::Minor,
        &["hyphens changed: do not → don’t"],
    );
    check(
        "fr",
        "Il n’est pas lié",
        "Il est lié",
        Substantive,
        &["negation removed: n' pas"],
    );
    check(
        "fr",
        "Il doit agir",
        "Il peut agir",
        Substantive,
        &["modal verb changed: doit → peut"],
    );
    check(
        "en",
        "one and the other",
        "one or the other",
        Substantive,
        &["and or or changed: and → or"],
    );
}

/// One negation and one modal verb of every language that has a grammar.
const GRAMMARS: &[(&str, &str, &str)] = &[
    ("bg", "не", "трябва"),
    ("cs", "není", "musí"),
    ("da", "ikke", "skal"),
    ("de", "nicht", "muss"),
    ("el", "δεν", "πρέπει"),
    ("en", "not", "shall"),
    ("es", "no", "debe"),
    ("et", "ei", "peab"),
    ("fi", "ei", "voi"),
    ("fr", "pas", "doit"),
    ("ga", "ní", "caithfidh"),
    ("hr", "ne", "mora"),
    ("hu", "nem", "kell"),
    ("it", "non", "deve"),
    ("lt", "ne", "gali"),
    ("lv", "nav", "drīkst"),
    ("mt", "mhux", "għandu"),
    ("nl", "niet", "moet"),
    ("pl", "nie", "musi"),
    ("pt", "não", "deve"),
    ("ro", "nu", "trebuie"),
    ("sk", "nie", "musí"),
    ("sl", "ne", "mora"),
    ("sv", "inte", "ska"),
    ("no", "ikke", "skal"),
    ("nn", "ikkje", "skal"),
    ("is", "ekki", "skal"),
    ("sq", "nuk", "duhet"),
    ("mk", "не", "мора"),
    ("sr", "не", "мора"),
    ("sr-Latn", "ne", "mora"),
    ("uk", "не", "повинен"),
    ("ru", "не", "должен"),
    ("be", "не", "павінен"),
    ("tr", "değil", "gerekir"),
    ("ca", "no", "pot"),
    ("bs", "ne", "mora"),
    ("lb", "net", "muss"),
    ("gl", "non", "pode"),
];

#[test]
fn every_grammar_knows_what_denies_and_obliges() {
    for (lang, negation, modal) in GRAMMARS {
        check(
            lang,
            "x y",
            &format!("x {negation} y"),
            ChangeClass::Substantive,
            &[&format!("negation added: {negation}")],
        );
        check(
            lang,
            "x y",
            &format!("x {modal} y"),
            ChangeClass::Substantive,
            &[&format!("modal verb added: {modal}")],
        );
    }
}

#[test]
fn an_unknown_language_makes_changes_graver() {
    let found = compare(Lang::UND.as_str(), "the rule", "a rule");
    assert_eq!(found.class, ChangeClass::Substantive);
}
