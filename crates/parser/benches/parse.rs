//! Throughput of parsing plain text.

use archive_parser::{Options, detect, parse};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const ENGLISH: &str = "We condemn these malicious activities in the strongest terms and stand in solidarity with \
    those who were affected by them. We call on all states to uphold their obligations, and we will respond at a time \
    and in a manner of our choosing.";
const FRENCH: &str = "Nous condamnons ces actes de malveillance avec la plus grande fermeté et sommes solidaires de ceux \
    qui en ont été victimes. Nous appelons tous les États à respecter leurs obligations, et nous répondrons au moment et \
    de la manière que nous aurons choisis.";

/// A release of about six kilobytes in two languages.
fn release() -> String {
    let section = |text: &str| {
        (1..=12)
            .map(|number| format!("{number}. {text}\n"))
            .collect::<Vec<_>>()
            .concat()
    };
    format!("{}|\n---|\n{}", section(ENGLISH), section(FRENCH))
}

/// Lines of one width, as in mails and old pages.
fn wrapped() -> String {
    let line = "paragraphs that were broken into lines of one width, as mails and old";
    let paragraph = |number: u32| format!("{number}. We see {line}\n{line}\n{line} pages.\n\n");
    (1..=400).map(paragraph).collect::<Vec<_>>().concat()
}

#[divan::bench]
fn bilingual_release(bencher: Bencher<'_, '_>) {
    bench(bencher, &release());
}

#[divan::bench]
fn wrapped_text(bencher: Bencher<'_, '_>) {
    bench(bencher, &wrapped());
}

#[divan::bench]
fn one_long_line(bencher: Bencher<'_, '_>) {
    bench(bencher, &ENGLISH.repeat(4000));
}

#[divan::bench]
fn language_of_a_short_text(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        detect(divan::black_box(
            "Nous condamnons fermement ces actes de malveillance.",
        ))
    });
}

fn bench(bencher: Bencher<'_, '_>, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| parse(divan::black_box(text), &Options::default()));
}
