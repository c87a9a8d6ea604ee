//! From bytes to text.

use archive_encoding::{Options, Repaired, repair};
use encoding_rs::{KOI8_R, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

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
    let russian = "Совет выражает серьёзную обеспокоенность и призывает к миру.";
    for (text, encoding) in [
        (french, WINDOWS_1252),
        (polish, WINDOWS_1250),
        (russian, WINDOWS_1251),
        (russian, KOI8_R),
    ] {
        let capture = encoding.encode(text).0;
        let repaired = plain(&capture);
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
