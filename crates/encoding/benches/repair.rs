//! What repair costs: on clean text, against a bare validation of the same bytes, and on damaged text.

use archive_encoding::{Options, Repaired, repair};
use divan::{Bencher, black_box, counter::BytesCount};

const SIZE: usize = 4 << 20;

const ENGLISH: &str = "We call on the members of the council to publish the full text of the agreement without delay.\n";
const FRENCH: &str = "Les ministres ont décidé d’élargir l’accord – à titre provisoire – au château de l’évêché, où ils siègent.\n";
const LOSSY: &str = "Les ministres ont décidé dâélargir# lâaccord# â à titre provisoire â avec les Ãtats# de la région.\n";
const REVERSIBLE: &str =
    "Les ministres ont dÃ©cidÃ© dâ€™Ã©largir lâ€™accord avec les Ã‰tats de la rÃ©gion.\n";

fn main() {
    divan::main();
}

fn line(name: &str) -> &'static str {
    match name {
        "english" => ENGLISH,
        "french" => FRENCH,
        "lossy" => LOSSY,
        _ => REVERSIBLE,
    }
}

/// Repeats a line; `#` in it becomes a number that differs from line to line, so that nothing is read twice.
fn text(line: &str, size: usize) -> String {
    let lines = 0..size / line.len();
    lines
        .map(|number| line.replace('#', &number.to_string()))
        .collect()
}

fn bench(bencher: Bencher<'_, '_>, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| -> Repaired { repair(black_box(text.as_bytes()), &Options::default()) });
}

#[divan::bench(args = ["english", "french"])]
fn validation(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(line(name), SIZE);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
}

#[divan::bench(args = ["english", "french"])]
fn clean(bencher: Bencher<'_, '_>, name: &str) {
    bench(bencher, &text(line(name), SIZE));
}

#[divan::bench(args = ["lossy", "reversible"])]
fn damaged(bencher: Bencher<'_, '_>, name: &str) {
    bench(bencher, &text(line(name), SIZE / 16));
}

/// One damaged line in ten.
#[divan::bench(args = ["lossy", "reversible"])]
fn mixed(bencher: Bencher<'_, '_>, name: &str) {
    let ten = format!("{}{}", line(name), FRENCH.repeat(9));
    bench(bencher, &text(&ten, SIZE / 16));
}
