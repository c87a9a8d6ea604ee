//! What repair costs: on clean text, against a bare validation of the same bytes; on damaged text; on other encodings.
//!
//! `peers/` is a workspace of its own that runs the same text through another library as well.

mod text;

use archive_encoding::{Options, Repaired, repair};
use divan::{Bencher, black_box, counter::BytesCount};
use encoding_rs::{IBM866, KOI8_R, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use self::text::{line, misread, text};

const CLEAN: usize = 4 << 20;
const DAMAGED: usize = 256 << 10;

fn main() {
    divan::main();
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
