//! One sentence each, as they might stand in a statement.

use archive_langid::{Identifier, identify, languages};
use archive_model::Lang;

/// Sentences written for this test.
const SENTENCES: [(&str, &str); 40] = [
    (
        "en",
        "The harbour council will meet again before the first snow.",
    ),
    (
        "fr",
        "Le conseil du port se réunira de nouveau avant la première neige.",
    ),
    (
        "de",
        "Der Hafenrat wird vor dem ersten Schnee noch einmal zusammentreten.",
    ),
    (
        "es",
        "El consejo del puerto volverá a reunirse antes de la primera nevada.",
    ),
    (
        "it",
        "Il consiglio del porto si riunirà di nuovo prima della prima neve.",
    ),
    (
        "pt",
        "O conselho do porto voltará a reunir-se antes da primeira nevasca.",
    ),
    (
        "ca",
        "El consell del port es tornarà a reunir abans de la primera nevada.",
    ),
    (
        "gl",
        "Ninguén debe quedar sen axuda na illa: unha nova lei obriga o concello a dar auga e luz ás persoas.",
    ),
    (
        "ro",
        "Consiliul portului se va întruni din nou înainte de prima zăpadă.",
    ),
    (
        "nl",
        "De havenraad komt voor de eerste sneeuw nog een keer bijeen.",
    ),
    (
        "af",
        "Die hawensraad sal weer vergader voordat die eerste sneeu val.",
    ),
    (
        "da",
        "Havnerådet mødes igen, inden den første sne falder i bjergene.",
    ),
    (
        "no",
        "Havnerådet skal møtes igjen før den første snøen faller i fjellet.",
    ),
    (
        "sv",
        "Hamnrådet kommer att sammanträda igen innan den första snön faller.",
    ),
    (
        "is",
        "Hafnarráðið kemur aftur saman áður en fyrsti snjórinn fellur.",
    ),
    (
        "fi",
        "Satamaneuvosto kokoontuu uudelleen ennen ensilumen satamista.",
    ),
    (
        "et",
        "Sadamanõukogu tuleb enne esimese lume sadamist uuesti kokku.",
    ),
    (
        "lv",
        "Ostas padome sanāks vēlreiz, pirms uzsnigs pirmais sniegs.",
    ),
    (
        "lt",
        "Uosto taryba dar kartą susirinks prieš iškrentant pirmajam sniegui.",
    ),
    (
        "pl",
        "Rada portu zbierze się ponownie, zanim spadnie pierwszy śnieg.",
    ),
    (
        "cs",
        "Přístavní rada se sejde znovu, než napadne první sníh v horách.",
    ),
    (
        "sk",
        "Prístavná rada sa zíde znovu skôr, ako napadne prvý sneh v horách.",
    ),
    (
        "sl",
        "Pristaniški svet se bo znova sestal, preden bo zapadel prvi sneg.",
    ),
    (
        "hu",
        "A kikötői tanács az első havazás előtt ismét összeül.",
    ),
    (
        "sq",
        "Këshilli i portit do të mblidhet përsëri para borës së parë.",
    ),
    (
        "mt",
        "Il-kunsill tal-port se jerġa’ jiltaqa’ qabel l-ewwel borra tas-sena.",
    ),
    (
        "ga",
        "Tiocfaidh comhairle an chalafoirt le chéile arís roimh an gcéad sneachta.",
    ),
    (
        "eu",
        "Portuko kontseilua berriro bilduko da lehen elurra egin aurretik.",
    ),
    (
        "tr",
        "Liman kurulu ilk kar yağmadan önce yeniden toplanacak.",
    ),
    (
        "el",
        "Το συμβούλιο του λιμανιού θα συνεδριάσει ξανά πριν από το πρώτο χιόνι.",
    ),
    (
        "bg",
        "Съветът на пристанището ще се събере отново преди първия сняг.",
    ),
    (
        "mk",
        "Советот на пристаништето повторно ќе се состане пред првиот снег.",
    ),
    (
        "sr",
        "Савет луке састаће се поново пре него што падне први снег.",
    ),
    (
        "ru",
        "Совет порта соберётся снова до того, как выпадет первый снег.",
    ),
    (
        "uk",
        "Рада порту збереться знову до того, як випаде перший сніг.",
    ),
    (
        "be",
        "Рада порта збярэцца зноў да таго, як выпадзе першы снег.",
    ),
    (
        "ar",
        "سيجتمع مجلس الميناء مرة أخرى قبل سقوط أول ثلج هذا العام.",
    ),
    ("zh", "港口委员会将在第一场雪之前再次开会讨论这个问题。"),
    (
        "zh-Hant",
        "港口委員會將在第一場雪之前再次開會討論這個問題。",
    ),
    ("ja", "港湾評議会は初雪の前にもう一度会合を開く予定です。"),
];

#[test]
fn a_sentence_is_enough() {
    for (lang, sentence) in SENTENCES {
        let ranking = identify(sentence);
        assert_eq!(ranking.lang().as_str(), lang, "{sentence} {ranking:?}");
    }
}

#[test]
fn capitals_are_no_other_language() {
    for (lang, sentence) in SENTENCES {
        let ranking = identify(&sentence.to_uppercase());
        assert_eq!(ranking.lang().as_str(), lang, "{sentence} {ranking:?}");
    }
}

#[test]
fn what_is_left_of_a_broken_encoding_is_passed_over() {
    let broken =
        "Le conseil du port sâest rÃ©uni Ã  lâabri du Â« vieux Â» phare aprÃ¨s la tempÃªte.";
    assert_eq!(identify(broken).lang(), Lang::FR);
}

#[test]
fn a_heading_is_enough_where_few_languages_are_asked_for() {
    let among = ["en", "fr", "ru", "uk", "de", "pl"].map(Lang::literal);
    let identifier = Identifier::with_candidates(&among);
    for (lang, heading) in [
        ("en", "Harbour fees"),
        ("fr", "Droits de port"),
        ("de", "Hafengebühren"),
        ("pl", "Opłaty portowe"),
        ("ru", "Портовые сборы"),
        ("uk", "Портові збори"),
    ] {
        assert_eq!(
            identifier.identify(heading).lang().as_str(),
            lang,
            "{heading}"
        );
    }
}

#[test]
fn an_expectation_decides_where_the_text_does_not() {
    let text = "Transport, import, export";
    let danish = Identifier::new().expecting(Lang::literal("da"), 1e6);
    assert_eq!(danish.identify(text).lang().as_str(), "da");
    let german = Identifier::new().expecting(Lang::literal("de"), 1e6);
    assert_eq!(german.identify(text).lang().as_str(), "de");
}

#[test]
fn what_is_not_language_has_none() {
    for text in [
        "",
        " \n",
        "PR/CP(2025)0108",
        "12.5 % = 3/24",
        "§ 4 (2)",
        "\u{FFFD}\u{FFFD}",
    ] {
        assert!(identify(text).lang().is_und(), "{text:?}");
        assert!(identify(text).confidence().abs() < f64::EPSILON);
    }
}

#[test]
fn there_are_at_least_ninety_languages() {
    assert!(languages().count() >= 90);
}
