//! What sort of statement a text says it is: `Joint Statement on …`, `Gemeinsame Erklärung`, `РЕЗОЛЮЦИЯ 14/3`.

use std::collections::HashMap;
use std::sync::LazyLock;

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
            "дэкларацыя",
            "declaració",
            "декларација",
            "deklarācija",
            "deklaratsioon",
            "beyannamesi",
            "اعلامیه",
            "घोषणा",
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
            "akkoord",
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
    in_title(title).map(|(kind, _)| kind)
}

/// Returns the kind that a title names, and what follows the word for it.
pub(crate) fn in_title(title: &str) -> Option<(Kind, &str)> {
    const NEAR: usize = 160;
    let head = &title[..title.floor_char_boundary(NEAR)];
    let lower = head.to_lowercase();
    let begins = lower
        .char_indices()
        .filter(|(at, character)| begins_word(&lower[..*at], *character));
    let (kind, end) = begins.into_iter().find_map(|(at, _)| {
        let (kind, word) = at_start(&lower[at..])?;
        Some((kind, at + word.len()))
    })?;
    // Nearly all letters are as long in lower case.
    let rest = title.get(end..).filter(|_| lower.len() == head.len());
    Some((kind, rest.unwrap_or_default()))
}

/// Tells what kind of statement a line of reference matter names: `Press Release (2025) 108`.
pub(crate) fn of_reference(text: &str) -> Option<Kind> {
    let text = text.trim_start_matches(['•', '-', '–', ' ']);
    let head = text[..text.floor_char_boundary(LONGEST)].to_lowercase();
    at_start(&head).map(|(kind, _)| kind)
}

/// Measures the words at the beginning of `text` that an official number may follow: `Press Release`, `Notice`, `Документ`.
pub(crate) fn before_number(text: &str) -> Option<usize> {
    const NUMBERED: [Kind; 4] = [
        Kind::PressRelease,
        Kind::Communique,
        Kind::Statement,
        Kind::Notice,
    ];
    const DOCUMENT: [&str; 5] = ["release", "document", "dokument", "documento", "документ"];
    let head = text[..text.floor_char_boundary(LONGEST)].to_lowercase();
    let numbered = WORDS.iter().filter(|(kind, _)| NUMBERED.contains(kind));
    let mut words = numbered.flat_map(|(_, words)| *words).chain(&DOCUMENT);
    // Lower-casing keeps the length of every letter of these words.
    words
        .find(|word| begins_with(&head, word))
        .map(|word| word.len())
}

/// No words for a kind are longer, in bytes.
const LONGEST: usize = 40;

/// Returns the kind whose words `text`, in small letters, begins with, and those words.
fn at_start(text: &str) -> Option<(Kind, &'static str)> {
    let first = text.chars().next()?;
    let words = BY_FIRST.get(&first)?;
    words
        .iter()
        .copied()
        .find(|(_, word)| begins_with(text, word))
}

/// The words by their first letters.
static BY_FIRST: LazyLock<HashMap<char, Vec<(Kind, &str)>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<(Kind, &str)>> = HashMap::new();
    for (kind, words) in &WORDS {
        for word in *words {
            let first = word.chars().next().unwrap_or_default();
            by_first.entry(first).or_default().push((*kind, word));
        }
    }
    by_first
});

/// Tells whether `text` begins with `word` and the word ends there.
fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        is_unspaced(word.chars().next()) || !rest.starts_with(char::is_alphabetic)
    })
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
    fn no_words_are_longer_than_is_read() {
        let words = WORDS.iter().flat_map(|(_, words)| *words);
        assert!(words.into_iter().all(|word| word.len() < LONGEST));
    }

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
