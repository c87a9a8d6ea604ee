//! Damage that kept every byte.

use archive_encoding::{Options, repair};
use archive_model::Method;
use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, KOI8_R, KOI8_U, MACINTOSH, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

use crate::support::{check, check_sound, latin_1, windows_1252};

const SOUND: &str = "L’État a dépensé 20 € – « rien », dit-on à l’œuvre… Łódź, Škoda, İzmir, Köln.";

#[test]
fn utf8_read_as_latin_1_or_windows_1252() {
    check(&latin_1(SOUND), SOUND, Method::Reencode);
    check(&windows_1252(SOUND), SOUND, Method::Reencode);
}

#[test]
fn applied_again() {
    check(&windows_1252(&windows_1252(SOUND)), SOUND, Method::Reencode);
    check(&latin_1(&latin_1(&latin_1(SOUND))), SOUND, Method::Reencode);
}

#[test]
fn in_other_scripts() {
    for sound in [
        "Заява Ради щодо України",
        "Δήλωση του Συμβουλίου",
        "北大西洋理事会の声明",
    ] {
        check(&windows_1252(sound), sound, Method::Reencode);
    }
}

#[test]
fn a_damaged_word_in_sound_text() {
    check(
        "Le résumé de l’État : dÃ©cision prise",
        "Le résumé de l’État : décision prise",
        Method::Reencode,
    );
    check(
        "Sound “quotes” and the planâ€™s end",
        "Sound “quotes” and the plan’s end",
        Method::Reencode,
    );
}

#[test]
fn windows_1252_read_as_latin_1() {
    check(
        "the plan\u{92}s end \u{96} at last",
        "the plan’s end – at last",
        Method::Reencode,
    );
}

/// Reads `text` by `page`; what the page leaves undefined is read as Latin-1.
fn misread(text: &str, page: &'static Encoding) -> String {
    let read = |byte: u8| match page.decode_without_bom_handling(&[byte]).0.chars().next() {
        Some(char::REPLACEMENT_CHARACTER) | None => char::from(byte),
        Some(character) => character,
    };
    text.bytes().map(read).collect()
}

#[test]
fn through_every_code_page() {
    let pages = [
        WINDOWS_1250,
        WINDOWS_1251,
        WINDOWS_1252,
        WINDOWS_1253,
        WINDOWS_1254,
        WINDOWS_1257,
        ISO_8859_2,
        MACINTOSH,
        KOI8_R,
        KOI8_U,
        IBM866,
    ];
    for sound in [
        "Les ministres ont décidé : l’été sera beau, même à l’école – « oui », 20 €.",
        "Rada przyjęła oświadczenie; „żaden kraj” nie zgłosił sprzeciwu, choć mógł.",
        "Министры решили продлить соглашение, «Россия» голосовала за это.",
        "Οι υπουργοί αποφάσισαν να επεκτείνουν τη συμφωνία των κρατών μελών.",
        "İstanbul’daki toplantıda bakanlar anlaşmayı süresiz olarak uzattı.",
    ] {
        for page in pages {
            check(&misread(sound, page), sound, Method::Reencode);
        }
    }
}

#[test]
fn one_word_is_enough() {
    for (damaged, sound) in [
        ("una atenciĂłn maravillosa", "una atención maravillosa"),
        (
            "Zudem gehe es nicht um groĂźe Mengen",
            "Zudem gehe es nicht um große Mengen",
        ),
        (
            "Det kan meget vel vĆ¦re sandt",
            "Det kan meget vel være sandt",
        ),
        (
            "La Banca ГЁ pronta a nuove misure",
            "La Banca è pronta a nuove misure",
        ),
        (
            "op zes van de wetten (В§ 12)",
            "op zes van de wetten (§ 12)",
        ),
        (
            "Kim couldn‚Äôt spend the night",
            "Kim couldn’t spend the night",
        ),
        (
            "its neighbours ‚Äì and others",
            "its neighbours – and others",
        ),
        (
            "in any case (25 ┬░C) at least",
            "in any case (25 °C) at least",
        ),
        ("dat is ├⌐├⌐n geheel", "dat is één geheel"),
        (
            "the army (β‚¬10 million) fled",
            "the army (€10 million) fled",
        ),
        (
            "Palco Principal Ã© um produto da empresa",
            "Palco Principal é um produto da empresa",
        ),
        ("ins Geschц╓ft kommen", "ins Geschäft kommen"),
    ] {
        check(damaged, sound, Method::Reencode);
    }
}

#[test]
fn each_line_through_its_own_page() {
    let lines = [
        "la région décidée à l’été",
        "l’État a été informé",
        "déjà fait",
    ];
    let damaged = [
        misread(lines[0], WINDOWS_1250),
        misread(lines[1], WINDOWS_1252),
        misread(lines[2], MACINTOSH),
    ];
    check(&damaged.join("\n"), &lines.join("\n"), Method::Reencode);
}

#[test]
fn one_page_after_another() {
    let sound = "L’été, les ministres ont décidé d’aller à l’école.";
    check(
        &misread(&misread(sound, WINDOWS_1252), WINDOWS_1250),
        sound,
        Method::Reencode,
    );
    check(
        &misread(&misread(sound, WINDOWS_1251), WINDOWS_1252),
        sound,
        Method::Reencode,
    );
}

#[test]
fn signs_and_pictures() {
    for sound in ["Bravo ❤ et merci 👍 à tous", "de ← à →, ✨ et ☺"] {
        check(&latin_1(sound), sound, Method::Reencode);
        check(&windows_1252(sound), sound, Method::Reencode);
    }
}

/// `Äž` may be `ľ` read by ISO-8859-2, or what is left of `ě` before `ž`: the word decides.
#[test]
fn a_sequence_by_chance_is_left_to_the_lossy_pass() {
    check(
        "Jedná se o průbÄžné hodnocení a o penÄžní prostředky na účtu.",
        "Jedná se o průběžné hodnocení a o peněžní prostředky na účtu.",
        Method::Lossy,
    );
    check(
        "To je veÄžmi dobrá správa pre celú obec a pre mesto.",
        "To je veľmi dobrá správa pre celú obec a pre mesto.",
        Method::Reencode,
    );
}

/// UTF-16 units that were each written as a character of UTF-8, and read as Latin-1.
fn surrogates_in_latin_1(text: &str) -> String {
    let character = |unit: u16| match unit {
        0xD800..=0xDFFF => [
            0xE0 | unit >> 12,
            0x80 | unit >> 6 & 0x3F,
            0x80 | unit & 0x3F,
        ]
        .map(|byte| char::from_u32(byte.into()).expect("a byte is a character of Latin-1"))
        .iter()
        .collect(),
        _ => latin_1(&String::from_utf16(&[unit]).expect("no surrogate")),
    };
    text.encode_utf16().map(character).collect()
}

#[test]
fn surrogates() {
    let sound = "Fête au village 🎉 ce soir 🥁🎺";
    check(&surrogates_in_latin_1(sound), sound, Method::Reencode);
}

#[test]
fn letters_and_signs_that_texts_rarely_have() {
    for sound in [
        "the NFκB pathway in the cells",
        "it was $8 $̶9̶ this morning",
        "from London，by train",
        "a face (⌣˛⌣) in the margin",
        "le XXIᵉ siècle et la 2ᵉ partie",
    ] {
        check(&windows_1252(sound), sound, Method::Reencode);
    }
    let ligature = "the most eﬃcient of the ﬁve plans";
    check(&misread(ligature, WINDOWS_1251), ligature, Method::Reencode);
}

#[test]
fn letters_of_vietnamese_at_word_ends() {
    let sound = "Chính phủ giữ vững lễ kỷ niệm và mở cửa đất nước.";
    check(&windows_1252(sound), sound, Method::Reencode);
    // The end of a quotation is made of the same characters.
    for (damaged, mended) in [
        ("«Olá»… e aÃ§Ã£o", "«Olá»… e ação"),
        ("«Está»—dijo el seÃ±or", "«Está»—dijo el señor"),
    ] {
        check(damaged, mended, Method::Reencode);
    }
}

#[test]
fn layers_that_end_at_different_depths() {
    let sound = "Où est-il ?\nL’été à Orléans.\nPrêt, déjà, bientôt.\n";
    let mut lines = sound.split_inclusive('\n').map(str::to_owned);
    let mut damaged = lines.next().unwrap();
    damaged += &windows_1252(&lines.next().unwrap());
    damaged += &windows_1252(&windows_1252(&lines.next().unwrap()));
    check(&damaged, sound, Method::Reencode);
}

#[test]
fn an_ellipsis_that_is_a_control() {
    check(
        "He waited\u{85} and then he left.",
        "He waited… and then he left.",
        Method::Reencode,
    );
}

#[test]
fn no_break_spaces_within_words() {
    let sound = "Tha na Gàidheil anns a’ bhàta, agus tha iad a’ dol dhachaigh.";
    check(&windows_1252(sound), sound, Method::Reencode);
    check(
        "OÃ™ VA LE TRAIN DE PARIS ?",
        "OÙ VA LE TRAIN DE PARIS ?",
        Method::Reencode,
    );
}

#[test]
fn no_break_spaces_that_became_plain_ones() {
    let thai = "ภาพยนตร์และภาษา";
    check(
        &windows_1252(thai).replace('\u{A0}', " "),
        thai,
        Method::Reencode,
    );
    let french = "La réunion commence à l’heure et finit à midi.";
    let damaged = misread(french, WINDOWS_1251).replace('\u{A0}', " ");
    assert_eq!(repair(damaged.as_bytes(), &Options::default()).text, french);
}

#[test]
fn sound_text_that_looks_damaged() {
    for text in [
        "MANHû, disse. IRMÔ!",
        "La liberté\u{A0}» et l’été\u{A0}», dit-il. Voilà\u{A0}» !",
        "CAFÉ”, NESTLÉ® and FIANCÉ’S",
        "Está»… y también",
        "Он сказал: «Нет». — Да.",
        "Ö÷ and Â",
        "бiйцiв цей шмат рiвнинного простору",
        "«НАТО», «ЄС» та «ОБСЄ»: В\u{A0}Україні — її",
        "ΕΛΛΆΔΑ ΚΑΙ ΕΥΡΏΠΗ, ΛΟΓΊΑ",
        "│ Größe │ 25 °C │\n└─ 3 µm ─┘",
        "√2 ≤ π ≈ 3,14; ¬∃x; α²+β²; 5£–10£; ½€",
        "ÚŠČZ ŠKODA Š´, Đ Š Č Ć, ĐAČKI «Š»",
        "FĂRĂ, ŞŢIINŢĂ, ŽIŽKA, ÁÉÍ, ÎN ŢĂŘI, DPHČR",
        "Việt Nam: Hương Giang, ĐỒNG BẰNG",
        "hÉireann, tÚdarás, nÁisiúnta; iPhone’un",
        "©2025 Société®™, №5, §5a, ‚Ärzte‘ und „Öl“",
    ] {
        check_sound(text);
    }
}
