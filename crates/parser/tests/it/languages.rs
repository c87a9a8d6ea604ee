//! Languages of single texts.

use archive_parser::detect;

#[track_caller]
fn check(lang: &str, text: &str) {
    let found = detect(text);
    assert_eq!(found.lang.as_str(), lang, "{text}");
    assert!(found.confidence > 0.0 && found.confidence < 1.0, "{text}");
}

#[test]
fn sentences_of_many_languages() {
    check(
        "en",
        "We call on all states to keep the rules and to open their harbours to ships in distress.",
    );
    check(
        "fr",
        "Nous appelons tous les États à respecter les règles et à ouvrir leurs ports aux navires en détresse.",
    );
    check(
        "de",
        "Wir rufen alle Staaten auf, die Regeln zu achten und ihre Häfen für Schiffe in Not zu öffnen.",
    );
    check(
        "it",
        "Invitiamo tutti gli Stati a rispettare le regole e ad aprire i loro porti alle navi in difficoltà.",
    );
    check(
        "es",
        "Pedimos a todos los Estados que respeten las normas y que abran sus puertos a los buques en peligro.",
    );
    check(
        "pt",
        "Apelamos a todos os Estados para que respeitem as regras e não fechem os portos aos navios em perigo.",
    );
    check(
        "nl",
        "Wij roepen alle staten op de regels na te leven en hun havens open te stellen voor schepen in nood.",
    );
    check(
        "pl",
        "Wzywamy wszystkie państwa, aby przestrzegały zasad i nie zamykały portów dla statków w niebezpieczeństwie.",
    );
    check(
        "cs",
        "Vyzýváme všechny státy, aby dodržovaly pravidla a otevřely své přístavy lodím, které jsou v nouzi.",
    );
    check(
        "ru",
        "Мы призываем все государства соблюдать правила и открыть свои порты для судов, терпящих бедствие.",
    );
    check(
        "uk",
        "Ми закликаємо всі держави дотримуватися правил і відкрити свої порти для суден, що зазнають лиха.",
    );
    check("el", "Καλούμε όλα τα κράτη να τηρούν τους κανόνες.");
    check("zh", "我们呼吁所有国家遵守规则。");
    check("ja", "すべての国に規則を守るよう求める。");
    check(
        "ga",
        "Iarraimid ar gach stát na rialacha a chomhlíonadh agus gan na calafoirt a dhúnadh, agus tá gach duine freagrach.",
    );
}

#[test]
fn capitals_make_no_difference() {
    check(
        "fr",
        "NOUS APPELONS TOUS LES ÉTATS À RESPECTER LES RÈGLES DE NOS PORTS.",
    );
}

#[test]
fn codes_and_numbers_are_in_no_language() {
    for text in ["", " ", "1949–2025", "IP/25/1234", "---|", "A1", "\0"] {
        let found = detect(text);
        assert!(found.lang.is_und(), "{text:?} is {}", found.lang);
    }
}
