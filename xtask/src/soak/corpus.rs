//! Statements without meaning, as many as one wants: the same from every run, in the words of the models that are shipped.
//!
//! Each is in English and French, nine numbered paragraphs of some 85 words in either, under a title and a date. A part of
//! the words comes in stock phrases, as in official prose. In one statement of twenty the characters beyond Latin-1 have lost
//! their C1 controls, so that repair has its work to do.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::chance::Chance;
use super::words::Words;

/// Numbered paragraphs in each language.
pub(super) const NUMBERED: u64 = 9;
/// One statement in so many is damaged.
const DAMAGED: u64 = 20;
/// Statements in a folder.
const IN_A_FOLDER: u64 = 1000;

/// Phrases that a language has in stock; one draw in so many gives a phrase.
const PHRASES: usize = 600;
const PHRASE: u64 = 3;

/// A source of statements.
pub(super) struct Corpus {
    english: Language,
    french: Language,
    seed: u64,
}

struct Language {
    words: Words,
    phrases: Vec<String>,
}

impl Language {
    /// Reads the words; `marked` is a phrase with characters that get damaged.
    fn new(tag: &str, marked: &str, seed: u64) -> Result<Self> {
        let words = Words::read(tag)?;
        let mut chance = Chance::new(seed);
        let phrase = |_| {
            let length = 3 + chance.below(4);
            let drawn: Vec<&str> = (0..length).map(|_| words.draw(&mut chance)).collect();
            drawn.join(" ")
        };
        let mut phrases: Vec<String> = (0..PHRASES).map(phrase).collect();
        phrases.extend(std::iter::repeat_n(marked.to_owned(), PHRASES / 10));
        Ok(Self { words, phrases })
    }

    fn draw(&self, chance: &mut Chance) -> &str {
        if chance.below(PHRASE) > 0 {
            return self.words.draw(chance);
        }
        let place = chance.below(self.phrases.len() as u64);
        &self.phrases[usize::try_from(place).expect("it is below the length of a list")]
    }
}

impl Corpus {
    /// Reads the words.
    pub(super) fn new(seed: u64) -> Result<Self> {
        Ok(Self {
            english: Language::new("en", "the council’s", seed)?,
            french: Language::new("fr", "l’accord – « commun »", seed)?,
            seed,
        })
    }

    /// Writes the statements `numbers` below `folder` and returns how many bytes they have.
    pub(super) fn write(&self, folder: &Path, numbers: std::ops::Range<u64>) -> Result<u64> {
        let mut bytes = 0;
        for number in numbers {
            let shelf = folder.join(format!("{:04}", number / IN_A_FOLDER));
            if number.is_multiple_of(IN_A_FOLDER) || !shelf.exists() {
                fs::create_dir_all(&shelf)?;
            }
            let path = shelf.join(format!("{number:07}.txt"));
            let text = self.statement(number);
            bytes += text.len() as u64;
            fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
        }
        Ok(bytes)
    }

    /// Makes the statement of a number.
    pub(super) fn statement(&self, number: u64) -> String {
        let mut chance = Chance::new(self.seed ^ number.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let day = 1 + number % 28;
        let mut text = title("Statement on the", &self.english, number, &mut chance);
        write_out(&mut text, format_args!("{day} March 2019\n\n"));
        Self::paragraphs(&self.english, &mut text, &mut chance);
        text.push_str(&title(
            "Déclaration sur les",
            &self.french,
            number,
            &mut chance,
        ));
        write_out(&mut text, format_args!("{day} mars 2019\n\n"));
        Self::paragraphs(&self.french, &mut text, &mut chance);
        if number.is_multiple_of(DAMAGED) {
            without_c1(&text)
        } else {
            text
        }
    }

    fn paragraphs(language: &Language, text: &mut String, chance: &mut Chance) {
        for number in 1..=NUMBERED {
            write_out(text, format_args!("{number}. "));
            for _ in 0..4 + chance.below(4) {
                sentence(language, text, chance);
            }
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
    }
}

fn title(start: &str, language: &Language, number: u64, chance: &mut Chance) -> String {
    let (first, second) = (language.words.draw(chance), language.words.draw(chance));
    format!("{start} {first} {second} no. {number}\n")
}

/// Writes four to twelve words or phrases, and one comma.
fn sentence(language: &Language, text: &mut String, chance: &mut Chance) {
    let length = 4 + chance.below(9);
    let comma = chance.below(length);
    for place in 0..length {
        let mut letters = language.draw(chance).chars();
        let first = letters.next().into_iter();
        match place {
            0 => text.extend(first.flat_map(char::to_uppercase)),
            _ => text.extend(first),
        }
        text.push_str(letters.as_str());
        text.push_str(if place == comma { ", " } else { " " });
    }
    text.truncate(text.trim_end_matches([' ', ',']).len());
    text.push_str(". ");
}

fn write_out(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.write_fmt(what).expect("a string can be written to");
}

/// Reads what is beyond Latin-1 as Latin-1 and loses the C1 controls that come of it, as page cleaners do.
fn without_c1(text: &str) -> String {
    let mut damaged = String::with_capacity(text.len());
    let mut buffer = [0; 4];
    for letter in text.chars() {
        if u32::from(letter) < 0x100 {
            damaged.push(letter);
        } else {
            let bytes = letter.encode_utf8(&mut buffer).bytes();
            damaged.extend(
                bytes
                    .filter(|byte| !(0x80..0xa0).contains(byte))
                    .map(char::from),
            );
        }
    }
    damaged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_what_cleaners_lose() {
        assert_eq!(without_c1("l’été – « a »"), "lâété â « a »");
    }
}
