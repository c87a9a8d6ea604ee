//! Sound sentences and noise, damaged and then repaired: sound text is untouched, and damage that loses nothing is undone.
#![no_main]

use archive_encoding::{Options, repair_text};
use archive_fuzz::{check_record, check_settled};
use archive_testkit::damage;
use libfuzzer_sys::arbitrary::{self, Arbitrary};

/// Sentences of several languages and scripts.
const SENTENCES: [&str; 12] = [
    "The members’ pilots “kept the harbours open” – often at night, and often by eye.",
    "Les États n’ont pas attendu l’été : « à Genève », ils se sont engagés – où qu’ils soient.",
    "Die Länder prüfen jährlich, ob die Maßnahmen für alle „größeren Häfen“ genügen.",
    "Los años pasan; ¿quién pagará la señalización de los puertos del océano?",
    "A decisão será publicada até ao fim do mês; ninguém porá em causa a sua execução.",
    "Członkowie związku przyjęli uchwałę, która wchodzi w życie we wrześniu.",
    "Předseda řekl, že členské země přijmou společné prohlášení již v červnu.",
    "A képviselők megállapodtak abban, hogy a hajózási őrséget megerősítik.",
    "Țările membre și-au însușit hotărârea; în România ea este deja în vigoare.",
    "Οι χώρες συμφώνησαν να κρατήσουν ανοιχτά τα λιμάνια για όλα τα πλοία.",
    "Члены комиссии решили, что порты останутся открытыми для всех судов.",
    "Члени комісії вирішили, що порти залишаться відкритими для всіх суден.",
];

/// What happens to the text.
#[derive(Debug, Clone, Copy, Arbitrary)]
enum Channel {
    Latin1,
    Windows1252,
    Twice,
    Stripped,
    HalfMended,
    Dropped,
    Questioned,
    Replaced,
    NoBreakLost,
}

impl Channel {
    const fn is_lossless(self) -> bool {
        matches!(self, Self::Latin1 | Self::Windows1252 | Self::Twice)
    }

    fn damage(self, text: &str) -> String {
        match self {
            Self::Latin1 => damage::utf8_as_latin1(text),
            Self::Windows1252 => damage::utf8_as_windows_1252(text),
            Self::Twice => damage::twice_utf8_as_windows_1252(text),
            Self::Stripped => damage::strip_c1(&damage::utf8_as_latin1(text)),
            Self::HalfMended => damage::half_mended(text),
            Self::Dropped => damage::undefined_replaced(text, ""),
            Self::Questioned => damage::undefined_replaced(text, "?"),
            Self::Replaced => damage::undefined_replaced(text, "\u{FFFD}"),
            Self::NoBreakLost => damage::nbsp_to_space(&damage::utf8_as_windows_1252(text)),
        }
    }
}

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    channel: Channel,
    /// Which sentences, and whether each is damaged.
    sentences: Vec<(u8, bool)>,
    noise: &'a str,
}

libfuzzer_sys::fuzz_target!(|input: Input<'_>| {
    let chosen = input.sentences.iter().take(8);
    let sound: Vec<&str> = chosen.clone().map(|(index, _)| SENTENCES[usize::from(*index) % SENTENCES.len()]).collect();
    let damaged: Vec<String> = sound
        .iter()
        .zip(chosen)
        .map(|(sentence, (_, is_hit))| if *is_hit { input.channel.damage(sentence) } else { (*sentence).to_owned() })
        .collect();
    let (sound, damaged) = (sound.join("\n"), damaged.join("\n"));

    assert_eq!(repair(&sound), sound, "sound text was changed");
    let repaired = repair(&damaged);
    if input.channel.is_lossless() {
        assert_eq!(repaired, sound, "nothing was lost");
    }
    repair(&format!("{damaged} {}", input.channel.damage(input.noise)));
});

/// Repairs `text` and checks the record.
fn repair(text: &str) -> String {
    let repaired = repair_text(text, &Options::default());
    check_record(text.as_bytes(), &repaired);
    assert_eq!(repaired.undo(), text);
    check_settled(&repaired);
    repaired.text
}
