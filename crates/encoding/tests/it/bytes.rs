//! From bytes to text.

use archive_encoding::{Options, Repaired, repair};
use encoding_rs::{
    EUC_JP, EUC_KR, GB18030, IBM866, ISO_8859_2, ISO_8859_5, ISO_8859_7, ISO_8859_13, ISO_8859_15,
    KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1257,
};

use crate::support::{check_record, check_sound};

fn plain(capture: &[u8]) -> Repaired {
    let repaired = repair(capture, &Options::default());
    check_record(capture, &repaired);
    repaired
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf8_is_itself() {
    check_sound("");
    check_sound("\u{FEFF}with a byte-order mark\0 and a NUL\r\n");
}

#[test]
fn utf16_with_and_without_a_mark() {
    for text in [
        "Déclaration du Conseil – 2025",
        "Заява Ради щодо України",
        "\u{FEFF}With a mark 😀.",
    ] {
        let read = text.trim_start_matches('\u{FEFF}');
        let little = plain(&utf_16(text, u16::to_le_bytes));
        assert_eq!((little.text.as_str(), little.encoding), (read, "UTF-16LE"));
        let big = plain(&utf_16(text, u16::to_be_bytes));
        assert_eq!((big.text.as_str(), big.encoding), (read, "UTF-16BE"));
        assert!(big.repairs.is_empty());
    }
}

#[test]
fn two_stray_bytes_are_no_mark() {
    let repaired = plain(b"\xFE\xFFThe committee met on Monday, and again on Tuesday.");
    assert_eq!(
        repaired.text,
        "\u{FFFD}\u{FFFD}The committee met on Monday, and again on Tuesday."
    );
}

#[test]
fn utf16_offsets_count_units() {
    let capture = utf_16(
        "\u{FEFF}It is Russiaâs war and it is not ours.",
        u16::to_le_bytes,
    );
    let repaired = plain(&capture);
    assert_eq!(repaired.text, "It is Russia’s war and it is not ours.");
    assert_eq!(repaired.repairs[0].source, 26..28);
}

#[test]
fn stray_windows_1252_in_utf8() {
    let capture = b"\xC2\xAB l\xE2\x80\x99\xC3\xA9t\xE9 \xC2\xBB \x96 d\x92abord \xC3\xA0 No\xEBl";
    let repaired = plain(capture);
    assert_eq!(repaired.text, "« l’été » – d’abord à Noël");
    assert_eq!(repaired.encoding, "UTF-8");
    let sources: Vec<_> = repaired
        .repairs
        .iter()
        .map(|edit| edit.source.clone())
        .collect();
    assert_eq!(sources, [10..11, 15..16, 18..19, 30..31]);
    assert!(
        repaired
            .repairs
            .iter()
            .all(|edit| edit.rule == "decode.windows-1252")
    );
}

#[test]
fn bytes_that_fit_nothing_are_marked() {
    let repaired = plain(b"caf\xC3\xA9 wi\xFFth t\xFEwo");
    assert_eq!(repaired.text, "café wi\u{FFFD}th t\u{FFFD}wo");
    assert!(
        repaired
            .repairs
            .iter()
            .all(|edit| edit.rule == "decode.malformed")
    );
    assert_eq!(repaired.repairs[0].source, 8..9);
    assert_eq!(plain(b"only \xC0 ascii").text, "only \u{FFFD} ascii");
}

#[test]
fn legacy_encodings() {
    let french = "Le Conseil a décidé d’être présent : « la liberté » coûte 20 €.";
    let polish = "Przewodniczący Rady Europejskiej przyjął delegację w poniedziałek, żeby mówić.";
    let czech = "Předseda vlády řekl, že ministři přijali společné prohlášení.";
    let hungarian =
        "A költségvetési javaslat ilyen értelmű beterjesztésével a kormány megsérti őket.";
    let russian = "Совет выражает серьёзную обеспокоенность и призывает к миру.";
    let ukrainian = "Рада висловлює серйозну стурбованість і закликає до миру її сусідів.";
    let greek = "Το Συμβούλιο εκφράζει τη σοβαρή του ανησυχία και καλεί σε ειρήνη.";
    let turkish = "Konsey ciddi endişelerini dile getiriyor ve barış çağrısında bulunuyor.";
    let lithuanian = "Taryba reiškia didelį susirūpinimą ir ragina siekti taikos šiandien.";
    let danish = "Rådet udtrykker sin alvorlige bekymring og opfordrer til fred på øen.";
    for (text, encodings) in [
        (french, &[WINDOWS_1252][..]),
        (danish, &[WINDOWS_1252, ISO_8859_15, MACINTOSH]),
        (polish, &[WINDOWS_1250, ISO_8859_2]),
        (czech, &[WINDOWS_1250, ISO_8859_2]),
        (hungarian, &[WINDOWS_1250, ISO_8859_2]),
        (russian, &[WINDOWS_1251, KOI8_R, ISO_8859_5, IBM866]),
        (ukrainian, &[WINDOWS_1251, KOI8_U, ISO_8859_5]),
        (greek, &[WINDOWS_1253, ISO_8859_7]),
        (turkish, &[WINDOWS_1254]),
        (lithuanian, &[WINDOWS_1257, ISO_8859_13]),
        ("欧盟理事会表示严重关切,呼吁和平。", &[GB18030]),
        (
            "北大西洋条約機構は深刻な懸念を表明する。",
            &[SHIFT_JIS, EUC_JP],
        ),
        ("북대서양조약기구는 심각한 우려를 표명한다.", &[EUC_KR]),
    ] {
        for encoding in encodings {
            let (capture, _, has_unmappable) = encoding.encode(text);
            assert!(!has_unmappable, "{text} in {}", encoding.name());
            let repaired = plain(&capture);
            assert_eq!(repaired.text, text, "in {}", encoding.name());
            assert!(repaired.repairs.is_empty());
        }
    }
}

#[test]
fn long_text_in_characters_of_several_bytes() {
    for (text, encoding) in [
        (
            "사무총장은 회원국의 결정을 환영하며 다음 회의를 준비한다. ",
            EUC_KR,
        ),
        (
            "事務総長は加盟国の決定を歓迎し、次の会議を準備する。\n",
            SHIFT_JIS,
        ),
        ("秘书长欢迎各成员国的决定，并准备下一次会议。\n", GB18030),
    ] {
        let text = text.repeat(500);
        let repaired = plain(&encoding.encode(&text).0);
        assert_eq!(repaired.encoding, encoding.name().replace("gb18030", "GBK"));
        assert_eq!(repaired.text, text);
    }
}

#[test]
fn pages_of_the_first_pcs() {
    let repaired =
        plain(b"La d\x82cision a \x82t\x82 prise \x85 Gen\x8Ave par le Conseil f\x82d\x82ral");
    assert_eq!(
        repaired.text,
        "La décision a été prise à Genève par le Conseil fédéral"
    );
    assert_eq!(repaired.encoding, "IBM437");
}

#[test]
fn one_byte_is_enough() {
    for (capture, text) in [
        (
            &b"who was then freed (\xA410 million) by the army"[..],
            "who was then freed (€10 million) by the army",
        ),
        (
            b"der pers\x9Anlich beste Service und die Hilfe",
            "der persönlich beste Service und die Hilfe",
        ),
        (
            b"che non pu\xF2 esercitare in Italia",
            "che non può esercitare in Italia",
        ),
        (
            b"y Rosa que adoran el cari\xF1o con que lo tratan",
            "y Rosa que adoran el cariño con que lo tratan",
        ),
        (
            b"more than necessary (\xB15 %) for the",
            "more than necessary (±5 %) for the",
        ),
    ] {
        let repaired = plain(capture);
        assert_eq!(repaired.text, text);
        assert!(repaired.repairs.is_empty());
    }
}

#[test]
fn the_label_is_evidence_and_not_an_order() {
    let declared = |capture: &[u8], label: &str| {
        let options = Options {
            declared: Some(label.to_owned()),
            ..Options::default()
        };
        repair(capture, &options)
    };
    let utf8 = declared("œuvre".as_bytes(), "iso-8859-1");
    assert_eq!((utf8.text.as_str(), utf8.encoding), ("œuvre", "UTF-8"));
    assert_eq!(
        declared(b"caf\xE9 cr\xE8me", "iso-2022-kr").text,
        "café crème"
    );
    let short = WINDOWS_1250.encode("Łódź").0;
    assert_eq!(declared(&short, "windows-1250").text, "Łódź");
    assert_eq!(
        declared(b"caf\xE9 cr\xE8me", "no such label").text,
        "café crème"
    );
    let russian = WINDOWS_1251.encode("Совет выражает обеспокоенность").0;
    assert_eq!(
        declared(&russian, "windows-1251").text,
        "Совет выражает обеспокоенность"
    );
}

#[test]
fn offsets_in_legacy_captures_are_bytes() {
    let text = "Le Conseil a décidé que l\u{E2}Union ira à Genève.";
    let capture: Vec<u8> = text
        .chars()
        .map(|character| u8::try_from(character).unwrap())
        .collect();
    let repaired = plain(&capture);
    assert_eq!(
        repaired.text,
        "Le Conseil a décidé que l’Union ira à Genève."
    );
    assert_eq!(repaired.repairs[0].source, 25..26);
}

#[test]
fn anything_else_passes_through() {
    for capture in [
        &b"\0\0\0\0"[..],
        b"\xFF",
        b"\xFF\xFE",
        b"\xFE\xFF\0",
        b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0",
        b"\xED\xA0\x80\xF4\x90\x80\x80\xE2\x80",
        &[0x80; 300],
        &[0xC3; 300],
    ] {
        plain(capture);
    }
}
