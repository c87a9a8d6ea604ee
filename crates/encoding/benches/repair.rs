//! What repair costs: on clean text, against a bare validation of the same bytes; on damaged text; on other encodings.

use archive_encoding::{Options, Repaired, repair};
use divan::{Bencher, black_box, counter::BytesCount};
use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

const CLEAN: usize = 4 << 20;
const DAMAGED: usize = 256 << 10;

fn main() {
    divan::main();
}

/// A line of each kind. `#` becomes a number that differs from line to line, so that nothing is read twice.
fn line(name: &str) -> &'static str {
    match name {
        "english" => {
            "We call on the members of the council to publish the full text of agreement # without delay.\n"
        }
        "french" => {
            "Les ministres ont décidé d’élargir l’accord # – à titre provisoire – au château de l’évêché, où ils siègent.\n"
        }
        "german" => {
            "Die Mitglieder des Rates haben über die Änderung # beraten; „größere Maßnahmen“ müssen für alle Länder gelten.\n"
        }
        "polish" => {
            "Członkowie Rady przyjęli oświadczenie nr # w sprawie współpracy państw; „żaden kraj” nie zgłosił sprzeciwu.\n"
        }
        "romanian" => {
            "Miniștrii au hotărât să extindă acordul # până când țările vor încheia înțelegerea; „România” a votat pentru.\n"
        }
        "greek" => {
            "Οι υπουργοί αποφάσισαν να επεκτείνουν τη συμφωνία # των κρατών μελών· η «Ελλάδα» ψήφισε υπέρ της πρότασης.\n"
        }
        "russian" => {
            "Министры решили продлить соглашение # о сотрудничестве государств; «Россия» голосовала за это предложение.\n"
        }
        "lossy" => {
            "Les ministres ont décidé dâélargir# lâaccord# â à titre provisoire â avec les Ãtats# de la région.\n"
        }
        _ => "",
    }
}

fn text(line: &str, size: usize) -> String {
    let lines = 0..size / line.len();
    lines
        .map(|number| line.replace('#', &number.to_string()))
        .collect()
}

/// UTF-8 read by another encoding.
fn misread(text: &str, encoding: &'static Encoding) -> String {
    encoding
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

fn bench(bencher: Bencher<'_, '_>, capture: &[u8]) {
    bencher
        .counter(BytesCount::of_slice(capture))
        .bench(|| -> Repaired { repair(black_box(capture), &Options::default()) });
}

const LANGUAGES: [&str; 7] = [
    "english", "french", "german", "polish", "romanian", "greek", "russian",
];

#[divan::bench(args = LANGUAGES)]
fn validation(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(line(name), CLEAN);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
}

#[divan::bench(args = LANGUAGES)]
fn clean(bencher: Bencher<'_, '_>, name: &str) {
    bench(bencher, text(line(name), CLEAN).as_bytes());
}

#[divan::bench(args = LANGUAGES)]
fn lossy(bencher: Bencher<'_, '_>, name: &str) {
    let clean = text(line(name), DAMAGED);
    let is_control = |character: &char| matches!(character, '\u{80}'..='\u{9F}');
    let latin = clean
        .bytes()
        .map(char::from)
        .filter(|character| !is_control(character));
    bench(bencher, latin.collect::<String>().as_bytes());
}

#[divan::bench(args = LANGUAGES)]
fn reversible(bencher: Bencher<'_, '_>, name: &str) {
    bench(
        bencher,
        misread(&text(line(name), DAMAGED), WINDOWS_1252).as_bytes(),
    );
}

#[divan::bench(args = ["french", "russian"])]
fn reversible_through_cyrillic(bencher: Bencher<'_, '_>, name: &str) {
    bench(
        bencher,
        misread(&text(line(name), DAMAGED), WINDOWS_1251).as_bytes(),
    );
}

/// One damaged line in ten.
#[divan::bench(args = ["lossy", "reversible"])]
fn mixed(bencher: Bencher<'_, '_>, name: &str) {
    let damaged = match name {
        "lossy" => line("lossy").to_owned(),
        _ => misread(line("french"), WINDOWS_1252),
    };
    let ten = format!("{damaged}{}", line("french").repeat(9));
    bench(bencher, text(&ten, DAMAGED).as_bytes());
}

#[divan::bench(args = ["french", "polish", "russian", "russian-koi8", "russian-dos"])]
fn legacy(bencher: Bencher<'_, '_>, name: &str) {
    let encoding = match name {
        "french" => WINDOWS_1252,
        "polish" => WINDOWS_1250,
        "russian-koi8" => KOI8_R,
        "russian-dos" => IBM866,
        _ => WINDOWS_1251,
    };
    let language = name.split('-').next().unwrap_or(name);
    let text = text(line(language), CLEAN);
    bench(bencher, &encoding.encode(&text).0);
}
