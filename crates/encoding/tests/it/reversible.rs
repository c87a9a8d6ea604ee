//! Damage that kept every byte.

use archive_encoding::{Options, repair};
use archive_model::Method;
use encoding_rs::{ISO_8859_2, KOI8_R, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1254};

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

#[test]
fn through_other_code_pages() {
    let sound = "Les ministres ont décidé : l’été sera beau, même à l’école.";
    for page in [
        WINDOWS_1250,
        WINDOWS_1251,
        WINDOWS_1254,
        ISO_8859_2,
        MACINTOSH,
        KOI8_R,
    ] {
        let damaged = page.decode_without_bom_handling(sound.as_bytes()).0;
        let repaired = repair(damaged.as_bytes(), &Options::default());
        assert_eq!(repaired.text, sound, "{}", page.name());
        assert_eq!(repaired.undo(), damaged);
    }
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
    ] {
        check_sound(text);
    }
}
