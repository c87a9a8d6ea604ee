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

/// Words of one language a line: letters of every script that official texts are in, and the marks around them.
const LANGUAGES: &[&str] = &[
    "die Länder prüfen jährlich ob „größere“ Maßnahmen für alle Häfen genügen – und weshalb",
    "los años pasan ¿quién pagará la señalización del océano? «Según él», nadie más",
    "a decisão será publicada até amanhã; ninguém porá em causa as suas razões à época",
    "członkowie związku przyjęli uchwałę „żaden kraj” nie zgłosił wątpliwości która wchodzi w życie",
    "předseda řekl že členské země přijmou společné prohlášení „již v červnu“ přes všechny obtíže",
    "a képviselők megállapodtak abban hogy a hajózási őrséget „később” megerősítik idén ősszel",
    "țările membre și-au însușit hotărârea în România ea este deja în vigoare „până” atunci",
    "üyeler bildiriyi onayladı ve İstanbul’da şubat ayında görüşülecek çağrıyı iğneledi",
    "jäsenmaat päättivät että väylät pysyvät auki ”yötä päivää” ja että öljy kerätään",
    "padomē vienojās ka jūras ceļi būs droši; lēmums stājas spēkā šķērslis ņemt vērā ģērbtuve",
    "οι χώρες συμφώνησαν να κρατήσουν ανοιχτά τα λιμάνια «για όλα» τα πλοία ώς τον Ιούλιο",
    "члены комиссии решили что порты «останутся» открытыми для всех судов – без исключения № 7",
    "члени комісії вирішили що порти її держав залишаться відкритими пам’ять ґрунт і є",
    "комисията реши че пристанищата „остават“ отворени за всички кораби през цялата година",
    "các nước thành viên giữ vững lập trường và mở cửa đất nước; «lễ» ký kết ở Đông Á sẽ được tổ chức về sau",
    "اتفقت الدول على إبقاء الموانئ مفتوحة أمام جميع السفن طوال العام",
    "המדינות הסכימו להשאיר את הנמלים פתוחים לכל האוניות במשך השנה",
    "各国同意 保持港口 对所有船只开放。 「全年」如此， 没有例外。",
    "各国は 港を すべての船に 開いておくことに 合意した。 例外は ない、と言った。",
    "나라들은 항구를 모든 배에 열어 두기로 합의했다 예외는 없다",
    "სახელმწიფოები შეთანხმდნენ რომ პორტები ღია დარჩება ყველა გემისთვის",
];

/// Text in one of the languages, its words in any order, on any number of lines.
fn text_of_any_script() -> impl Strategy<Value = String> {
    let words = prop::sample::select(LANGUAGES).prop_map(|words| words.split(' ').collect());
    words.prop_flat_map(|words: Vec<&str>| {
        let words = vec(
            (
                prop::sample::select(words),
                prop::sample::select(vec![" ", " ", " ", "\n"]),
            ),
            8..60,
        );
        words.prop_map(|words| {
            words
                .iter()
                .flat_map(|(word, space)| [*word, *space])
                .collect()
        })
    })
}

/// The same after each lossy channel.
fn lossy_text() -> impl Strategy<Value = String> {
    let damage = prop::sample::select(vec![
        stripped as fn(&str) -> String,
        |text| windows_1252(text).replace(is_undefined, ""),
        |text| windows_1252(text).replace(is_undefined, "?"),
        |text| windows_1252(text).replace(is_undefined, "\u{FFFD}"),
        |text| windows_1252(text).replace('\u{A0}', " "),
    ]);
    (text_of_any_script(), damage).prop_map(|(text, damage)| damage(&text))
}

/// Tells whether a character is what is left of a byte that windows-1252 does not define.
fn is_undefined(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9F}')
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
    fn sound_text_is_untouched(text in prop_oneof![sound_text(), text_of_any_script()]) {
        let repaired = repair(text.as_bytes(), &Options::default());
        prop_assert_eq!(repaired.text, text);
        prop_assert!(repaired.repairs.is_empty());
    }

    #[test]
    fn damage_that_loses_nothing_is_undone(
        text in text_of_any_script(),
        damage in prop::sample::select(vec![latin_1 as fn(&str) -> String, windows_1252, |text| windows_1252(&windows_1252(text))]),
    ) {
        let damaged = damage(&text);
        let repaired = repair(damaged.as_bytes(), &Options::default());
        prop_assert_eq!(&repaired.text, &text);
        prop_assert_eq!(repaired.undo(), damaged);
    }

    #[test]
    fn repairing_twice_is_repairing_once(text in prop_oneof![damaged_text(), lossy_text(), remnants(), foreign()]) {
        let once = repair(text.as_bytes(), &Options::default());
        let twice = repair(once.text.as_bytes(), &Options::default());
        prop_assert_eq!(once.text, twice.text);
    }

    #[test]
    fn edits_are_a_true_record(text in prop_oneof![damaged_text(), lossy_text(), remnants(), foreign(), any::<String>()]) {
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
