//! What holds for every input.

use archive_encoding::{Options, repair, repair_text};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{check_record, latin_1, stripped, windows_1252};

/// Words that sound text of the languages at hand is made of, awkward ones among them.
const WORDS: &[&str] = &[
    "the",
    "Alliance’s",
    "“quoted”",
    "don’t",
    "– and –",
    "1949–2025",
    "café",
    "state",
    "of",
    "people",
    "l’État",
    "d’être",
    "château",
    "grâce",
    "à",
    "l’œuvre",
    "«\u{A0}mot\u{A0}»",
    "SÃO PAULO",
    "États-Unis",
    "Où",
    "qu’elle",
    "très",
    "des",
    "pour",
    "les",
    "que",
    "membres",
    "…",
    "20\u{A0}€",
    "Âge",
    "âme",
    "\n",
];

fn sound_text() -> impl Strategy<Value = String> {
    vec(prop::sample::select(WORDS), 1..40).prop_map(|words| words.join(" "))
}

/// Text in which damage of several kinds meets sound words.
fn damaged_text() -> impl Strategy<Value = String> {
    let damage = prop::sample::select(vec![
        str::to_owned as fn(&str) -> String,
        latin_1,
        windows_1252,
        stripped,
        |word: &str| windows_1252(word).replace('\u{9D}', "?"),
        |word: &str| windows_1252(word).replace('\u{A0}', " "),
        |word: &str| misread(word, WINDOWS_1251),
        |word: &str| misread(word, WINDOWS_1250),
        |word: &str| misread(word, MACINTOSH),
    ]);
    vec((prop::sample::select(WORDS), damage), 1..40).prop_map(|words| {
        words
            .iter()
            .map(|(word, damage)| damage(word) + " ")
            .collect()
    })
}

fn misread(word: &str, page: &'static Encoding) -> String {
    page.decode_without_bom_handling(word.as_bytes())
        .0
        .into_owned()
}

/// Characters that UTF-8 turns into in code pages of other regions.
fn foreign() -> impl Strategy<Value = String> {
    "[ a-cÂĂĹÄ±©źľłВГСРЃѓ‚„…°±ёєЇ├⌐┬░ΓÇÖ√¬∞†®ƒ\\n]{0,60}"
}

/// Characters that remnants are made of, in any order.
fn remnants() -> impl Strategy<Value = String> {
    "[ a-céÂÃÄÅâÐÑÎ€™œ’“”\u{80}-\u{A0}\u{FFFD}?\\n]{0,60}"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sound_text_is_untouched(text in sound_text()) {
        let repaired = repair(text.as_bytes(), &Options::default());
        prop_assert_eq!(repaired.text, text);
        prop_assert!(repaired.repairs.is_empty());
    }

    #[test]
    fn repairing_twice_is_repairing_once(text in prop_oneof![damaged_text(), remnants(), foreign()]) {
        let once = repair(text.as_bytes(), &Options::default());
        let twice = repair(once.text.as_bytes(), &Options::default());
        prop_assert_eq!(once.text, twice.text);
    }

    #[test]
    fn edits_are_a_true_record(text in prop_oneof![damaged_text(), remnants(), foreign(), any::<String>()]) {
        let repaired = repair_text(&text, &Options::default());
        check_record(text.as_bytes(), &repaired);
        prop_assert_eq!(repaired.undo(), text);
    }

    #[test]
    fn any_bytes_are_accepted(capture in vec(any::<u8>(), 0..300)) {
        check_record(&capture, &repair(&capture, &Options::default()));
    }

    #[test]
    fn any_label_and_threshold_are_accepted(
        capture in vec(any::<u8>(), 0..100),
        label in prop::sample::select(vec!["utf-8", "utf-16", "shift_jis", "gb18030", "big5", "euc-kr", "x-user-defined", "replacement", "iso-2022-jp", "\u{1F980}"]),
        threshold in 0.0..1.0,
    ) {
        let options = Options { declared: Some(label.to_owned()), threshold, ..Options::default() };
        check_record(&capture, &repair(&capture, &options));
    }
}
