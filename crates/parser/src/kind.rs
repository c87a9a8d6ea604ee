//! What sort of statement a text says it is: `Joint Statement on …`, `Gemeinsame Erklärung`, `РЕЗОЛЮЦИЯ 14/3`.

use archive_model::StatementKind as Kind;

/// The words for each kind in the languages of official texts, lower case, as they stand in titles.
const WORDS: [(Kind, &[&str]); 14] = [
    (
        Kind::PressRelease,
        &[
            "press release",
            "news release",
            "media release",
            "communiqué de presse",
            "communique de presse",
            "pressemitteilung",
            "presseerklärung",
            "comunicado de prensa",
            "nota de prensa",
            "comunicato stampa",
            "comunicado de imprensa",
            "persbericht",
            "komunikat prasowy",
            "пресс-релиз",
            "прес-реліз",
            "pressmeddelande",
            "pressemeddelelse",
            "tisková zpráva",
            "tlačová správa",
            "sajtóközlemény",
            "comunicat de presă",
            "lehdistötiedote",
        ],
    ),
    (
        Kind::Communique,
        &[
            "communiqué",
            "communique",
            "kommuniqué",
            "kommunique",
            "comunicado",
            "comunicato",
            "komunikat",
            "komuniké",
            "коммюнике",
            "комюніке",
            "公报",
            "公報",
            "コミュニケ",
        ],
    ),
    (
        Kind::Declaration,
        &[
            "declaration",
            "déclaration",
            "erklärung",
            "declaración",
            "dichiarazione",
            "declaração",
            "verklaring",
            "deklaracja",
            "декларация",
            "декларація",
            "deklarace",
            "deklarácia",
            "deklaration",
            "erklæring",
            "julistus",
            "nyilatkozat",
            "declarația",
            "declarație",
            "декларацията",
            "deklaracija",
            "διακήρυξη",
            "bildirge",
            "bildirgesi",
            "宣言",
            "إعلان",
        ],
    ),
    (
        Kind::Statement,
        &[
            "statement",
            "stellungnahme",
            "oświadczenie",
            "заявление",
            "заява",
            "prohlášení",
            "vyhlásenie",
            "uttalande",
            "udtalelse",
            "uttalelse",
            "lausuma",
            "közlemény",
            "δήλωση",
            "изявление",
            "izjava",
            "açıklama",
            "açıklaması",
            "声明",
            "聲明",
            "성명",
            "بيان",
        ],
    ),
    (
        Kind::Resolution,
        &[
            "resolution",
            "résolution",
            "entschließung",
            "resolución",
            "risoluzione",
            "resolução",
            "resolutie",
            "rezolucja",
            "резолюция",
            "резолюція",
            "usnesení",
            "uznesenie",
            "決議",
            "决议",
            "결의",
            "قرار",
        ],
    ),
    (
        Kind::Decision,
        &[
            "decision",
            "décision",
            "beschluss",
            "decisión",
            "decisione",
            "decisão",
            "besluit",
            "decyzja",
            "решение",
            "рішення",
            "rozhodnutí",
            "rozhodnutie",
            "beslut",
            "päätös",
            "határozat",
            "decizia",
            "απόφαση",
            "决定",
            "決定",
        ],
    ),
    (
        Kind::Recommendation,
        &[
            "recommendation",
            "recommandation",
            "empfehlung",
            "recomendación",
            "raccomandazione",
            "recomendação",
            "aanbeveling",
            "zalecenie",
            "рекомендация",
            "рекомендація",
            "doporučení",
            "odporúčanie",
            "rekommendation",
        ],
    ),
    (
        Kind::Convention,
        &[
            "convention",
            "treaty",
            "traité",
            "übereinkommen",
            "vertrag",
            "convenio",
            "tratado",
            "convenzione",
            "trattato",
            "convenção",
            "verdrag",
            "konwencja",
            "traktat",
            "конвенция",
            "договор",
            "конвенція",
            "договір",
            "úmluva",
            "smlouva",
            "公约",
            "條約",
            "条約",
            "اتفاقية",
        ],
    ),
    (
        Kind::Agreement,
        &[
            "agreement",
            "accord",
            "abkommen",
            "acuerdo",
            "accordo",
            "acordo",
            "overeenkomst",
            "umowa",
            "соглашение",
            "угода",
            "dohoda",
            "avtal",
            "aftale",
            "sopimus",
            "megállapodás",
            "acordul",
            "protocol",
            "protocole",
            "protokoll",
            "memorandum",
            "协定",
            "協定",
        ],
    ),
    (
        Kind::Regulation,
        &[
            "regulation",
            "règlement",
            "verordnung",
            "reglamento",
            "regolamento",
            "regulamento",
            "verordening",
            "rozporządzenie",
            "nařízení",
            "nariadenie",
            "förordning",
            "forordning",
            "asetus",
            "rendelet",
            "κανονισμός",
        ],
    ),
    (
        Kind::Directive,
        &[
            "directive",
            "richtlinie",
            "directiva",
            "direttiva",
            "diretiva",
            "richtlijn",
            "dyrektywa",
            "směrnice",
            "smernica",
            "direktiv",
            "direktiivi",
            "irányelv",
            "οδηγία",
        ],
    ),
    (
        Kind::Law,
        &[
            "act",
            "loi",
            "gesetz",
            "ley",
            "legge",
            "lei",
            "wet",
            "ustawa",
            "закон",
            "zákon",
            "lag",
            "lov",
            "törvény",
        ],
    ),
    (
        Kind::Notice,
        &[
            "notice",
            "avis",
            "bekanntmachung",
            "mitteilung",
            "aviso",
            "avviso",
            "mededeling",
            "zawiadomienie",
            "уведомление",
            "повідомлення",
            "oznámení",
            "oznámenie",
        ],
    ),
    (
        Kind::Speech,
        &[
            "speech",
            "remarks",
            "address by",
            "discours",
            "allocution",
            "rede",
            "discurso",
            "discorso",
            "toespraak",
            "przemówienie",
            "выступление",
            "речь",
            "промова",
            "виступ",
            "projev",
        ],
    ),
];

/// Tells what kind of statement a title is of: the first word that names one, near its beginning.
pub(crate) fn of_title(title: &str) -> Option<Kind> {
    const NEAR: usize = 160;
    let lower = title[..title.floor_char_boundary(NEAR)].to_lowercase();
    let begins = lower
        .char_indices()
        .filter(|(at, character)| begins_word(&lower[..*at], *character));
    begins
        .into_iter()
        .find_map(|(at, _)| at_start(&lower[at..]))
}

/// Tells what kind of statement a line of reference matter names: `Press Release (2025) 108`.
pub(crate) fn of_reference(text: &str) -> Option<Kind> {
    let text = text.trim_start_matches(['•', '-', '–', ' ']);
    at_start(&text.to_lowercase())
}

/// Returns the kind whose words `text` begins with.
fn at_start(text: &str) -> Option<Kind> {
    let begins = |word: &str| {
        text.strip_prefix(word).is_some_and(|rest| {
            is_unspaced(word.chars().next()) || !rest.starts_with(char::is_alphabetic)
        })
    };
    let found = WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| begins(word)));
    found.map(|(kind, _)| *kind)
}

/// Tells whether a word may begin with `character`, after `before`.
fn begins_word(before: &str, character: char) -> bool {
    let last = before.chars().next_back();
    character.is_alphabetic()
        && (is_unspaced(Some(character)) || !last.is_some_and(char::is_alphabetic))
}

/// Tells whether a character is of a script that writes no spaces between words.
fn is_unspaced(character: Option<char>) -> bool {
    character.is_some_and(|character| u32::from(character) >= 0x3000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_kind() {
        for (title, kind) in [
            ("Joint Statement on Safe Harbours", Some(Kind::Statement)),
            (
                "Statement on the Convention of Ports",
                Some(Kind::Statement),
            ),
            ("Gemeinsame Erklärung zu den Häfen", Some(Kind::Declaration)),
            (
                "Communiqué de presse sur les ports",
                Some(Kind::PressRelease),
            ),
            ("Communiqué des ministres des ports", Some(Kind::Communique)),
            ("РЕЗОЛЮЦІЯ 14/3 про порти", Some(Kind::Resolution)),
            ("关于港口安全的声明", Some(Kind::Statement)),
            ("Decision (EU) 2030/14", Some(Kind::Decision)),
            ("Contact with the harbour", None),
            ("", None),
        ] {
            assert_eq!(of_title(title), kind, "{title}");
        }
        assert_eq!(
            of_reference("• Press Release (2030) 14"),
            Some(Kind::PressRelease)
        );
        assert_eq!(of_reference("Riga, 3 May 2030"), None);
    }
}
