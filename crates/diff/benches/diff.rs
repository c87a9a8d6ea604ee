//! Time to compare two texts of the size of a long act.

use archive_diff::{Options, diff};
use archive_model::{Lang, Paragraph, ParagraphKind};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// A word; short ones are frequent, as in language.
    fn word(&mut self) -> String {
        let rank = self.below(60) * self.below(60);
        let mut rest = rank + 1;
        let mut word = String::new();
        while rest > 0 {
            word.push_str(match rest % 8 {
                0 => "ta",
                1 => "re",
                2 => "mi",
                3 => "so",
                4 => "lu",
                5 => "ne",
                6 => "ko",
                _ => "di",
            });
            rest /= 8;
        }
        word
    }
}

/// The size of the texts that the target speaks of.
const BYTES: usize = 133_000;

fn paragraphs(texts: &[String]) -> Vec<Paragraph> {
    let numbered = (1..).zip(texts);
    let paragraph = |(ordinal, text): (u32, &String)| Paragraph {
        ordinal,
        label: Some(ordinal.to_string()),
        kind: ParagraphKind::Numbered,
        level: 1,
        parent: None,
        text: text.clone(),
        span: 0..0,
    };
    numbered.map(paragraph).collect()
}

/// A text in paragraphs of sixty words.
fn text(words: usize) -> Vec<Vec<String>> {
    let mut numbers = Numbers(7);
    let mut size = 0;
    let mut paragraphs = Vec::new();
    while size < BYTES {
        let paragraph: Vec<String> = (0..words).map(|_| numbers.word()).collect();
        size += paragraph.iter().map(|word| word.len() + 1).sum::<usize>();
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// The same text with some words in a hundred replaced, in all of its paragraphs or in every nth.
fn edited(text: &[Vec<String>], percent: u64, every: usize) -> Vec<Vec<String>> {
    let mut numbers = Numbers(11);
    let mut text = text.to_vec();
    for paragraph in text.iter_mut().step_by(every) {
        for word in paragraph.iter_mut() {
            if numbers.below(100) < percent {
                *word = numbers.word();
            }
        }
    }
    text
}

fn bench(bencher: Bencher<'_, '_>, old: &[Vec<String>], new: &[Vec<String>]) {
    let read = |text: &[Vec<String>]| {
        paragraphs(&text.iter().map(|words| words.join(" ")).collect::<Vec<_>>())
    };
    let (old, new) = (read(old), read(new));
    let options = Options { lang: Lang::EN };
    let size: usize = old.iter().map(|paragraph| paragraph.text.len()).sum();
    bencher
        .counter(BytesCount::new(size))
        .bench(|| diff(divan::black_box(&old), divan::black_box(&new), &options));
}

#[divan::bench]
fn every_tenth_paragraph_edited(bencher: Bencher<'_, '_>) {
    let old = text(60);
    bench(bencher, &old, &edited(&old, 10, 10));
}

#[divan::bench]
fn every_paragraph_edited(bencher: Bencher<'_, '_>) {
    let old = text(60);
    bench(bencher, &old, &edited(&old, 5, 1));
}

#[divan::bench]
fn two_words_in_five_replaced(bencher: Bencher<'_, '_>) {
    let old = text(60);
    bench(bencher, &old, &edited(&old, 40, 1));
}

#[divan::bench]
fn one_long_paragraph(bencher: Bencher<'_, '_>) {
    let old = text(30_000);
    bench(bencher, &old, &edited(&old, 5, 1));
}

#[divan::bench]
fn one_long_paragraph_written_anew(bencher: Bencher<'_, '_>) {
    let old = text(30_000);
    bench(bencher, &old, &edited(&old, 90, 1));
}

#[divan::bench]
fn paragraphs_of_one_word(bencher: Bencher<'_, '_>) {
    let old = text(1);
    bench(bencher, &old, &edited(&old, 50, 1));
}

#[divan::bench]
fn lines_that_became_one_paragraph(bencher: Bencher<'_, '_>) {
    let old = text(8);
    bench(bencher, &old, &[old.concat()]);
}

#[divan::bench]
fn paragraphs_in_reverse_order(bencher: Bencher<'_, '_>) {
    let old = text(8);
    let new: Vec<_> = edited(&old, 10, 2).into_iter().rev().collect();
    bench(bencher, &old, &new);
}
