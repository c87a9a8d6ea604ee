//! Labels made of a word and a number: `Article 1`, `Artikel 2.`, `3. pants`, `第一条`, `Inqaku loku-4`.
//!
//! A few words are known. Others are learned from the document: a word that stands alone on short lines with rising
//! numbers is one, in whatever language.

use std::collections::{HashMap, HashSet};

use crate::line::{Gap, Line};
use crate::marker::{Reading, Style, reading, suffix_len};
use crate::{case, number};

/// "Article" in the languages in which statements and treaties are most often published.
const KNOWN: [&str; 46] = [
    "article",
    "articles",
    "artikel",
    "articolo",
    "artículo",
    "articulo",
    "artigo",
    "artykuł",
    "artikkel",
    "articolul",
    "článek",
    "článok",
    "člen",
    "članak",
    "член",
    "члан",
    "стаття",
    "статья",
    "артикул",
    "артыкул",
    "άρθρο",
    "madde",
    "straipsnis",
    "artikla",
    "artikolu",
    "airteagal",
    "pants",
    "cikk",
    "neni",
    "grein",
    "бап",
    "հոդված",
    "მუხლი",
    "maddə",
    "điều",
    "pasal",
    "kifungu",
    "ข้อ",
    "المادة",
    "مادة",
    "ماده",
    "अनुच्छेद",
    "art",
    "sec",
    "section",
    "paragraph",
];

/// No label of a word and a number is longer.
const MAX_LEN: usize = 72;

/// The words that make labels in one document, beside the known ones.
#[derive(Debug, Default)]
pub(crate) struct Words {
    learned: HashSet<String>,
    /// Whole labels whose number is spelled out, and the number.
    spelled_out: HashMap<String, u32>,
}

impl Words {
    /// Finds the words that stand alone with at least three numbers that count on from one another.
    pub(crate) fn learn(text: &str, lines: &[Line]) -> Self {
        let mut runs: HashMap<String, (u32, u32)> = HashMap::new();
        for short in lines.iter().filter_map(|line| short_form(line.text(text))) {
            let (last, length) = runs.entry(short.word).or_insert((0, 0));
            if short.value == *last + 1 {
                *length += 1;
            }
            *last = short.value;
        }
        let learned = runs
            .into_iter()
            .filter(|(_, (_, length))| *length >= 3)
            .map(|(word, _)| word)
            .collect();
        Self {
            learned,
            spelled_out: spelled_out(text, lines),
        }
    }

    /// Tells whether `word` makes labels, in whatever case.
    fn contains(&self, word: &str) -> bool {
        case::is_any(word, &KNOWN)
            || !self.learned.is_empty() && self.learned.contains(&word.to_lowercase())
    }

    /// Tells whether `word` is a learned word but for one letter: `Airtegal` where all others are `Airteagal`.
    fn resembles(&self, word: &str) -> bool {
        const SHORTEST: usize = 5;
        // A document has one or two such words; with many, every line would be held against each.
        const MOST: usize = 8;
        word.len() >= SHORTEST
            && self.learned.len() <= MOST
            && self.learned.iter().any(|known| is_slip(word, known))
    }
}

/// Tells whether one letter was left out of `word`, put into it or put in place of another of `known`.
fn is_slip(word: &str, known: &str) -> bool {
    let (word, known): (Vec<char>, Vec<char>) = (word.chars().collect(), known.chars().collect());
    let shorter = word.len().min(known.len());
    let same_head = (word.iter().zip(&known))
        .take_while(|(left, right)| left == right)
        .count();
    let same_tail = (word.iter().rev().zip(known.iter().rev()))
        .take_while(|(left, right)| left == right)
        .count();
    word.len().max(known.len()) - shorter <= 1
        && same_head > 0
        && same_head + same_tail + 1 >= word.len().max(known.len())
}

/// Finds labels whose number is a word, such as `Abala kejì`: at least six short lines that stand alone, have text
/// between them, and begin with the same word. The words after it are numbered in order of appearance.
fn spelled_out(text: &str, lines: &[Line]) -> HashMap<String, u32> {
    const FEWEST: usize = 6;
    let mut families: HashMap<&str, (usize, Vec<&str>)> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(first) = first_word_of_label(line, text) else {
            continue;
        };
        let (last, labels) = families.entry(first).or_insert((index, Vec::new()));
        if index != *last + 1
            && !labels.contains(&line.text(text))
            && labels.len() < MOST_SPELLED_OUT
        {
            labels.push(line.text(text));
        }
        *last = index;
    }
    families
        .into_values()
        .filter(|(_, labels)| labels.len() >= FEWEST)
        .flat_map(|(_, labels)| labels.into_iter().map(str::to_owned).zip(1..))
        .collect()
}

/// Numbers are not spelled out further than this.
const MOST_SPELLED_OUT: usize = 100;

fn first_word_of_label<'a>(line: &Line, text: &'a str) -> Option<&'a str> {
    const MAX_LEN: usize = 48;
    const MOST_WORDS: usize = 4;
    let content = line.text(text);
    let is_short = line.gap >= Gap::Blank && content.len() <= MAX_LEN;
    let words = is_short.then(|| content.split_whitespace())?;
    let has_digit = content
        .chars()
        .any(|character| number::digit(character).is_some());
    let fits = !has_digit && (2..=MOST_WORDS).contains(&words.clone().count());
    fits.then(|| words.clone().next())?
}

/// Reads a label of a word and a number from the start of `head`.
pub(crate) fn read(head: &str, words: &Words) -> Option<Reading> {
    if let Some(open) = head.chars().next().filter(|first| COUNTS.contains(first)) {
        return counted(head, open).or_else(|| word_first(head, words));
    }
    word_first(head, words)
        .or_else(|| alone(head, words))
        .or_else(|| {
            let value = *words.spelled_out.get(head)?;
            let end = head.trim_end_matches(['.', ':']).len();
            reading(head, Style::Article, value, (0, end), head.len())
        })
}

/// What stands before the number of an article in Chinese, Japanese and Korean; `弟` is a common slip for `第`.
const COUNTS: [char; 3] = ['第', '弟', '제'];

/// Reads `第十六条` and `제1조`, with digits or Chinese numbers.
fn counted(head: &str, open: char) -> Option<Reading> {
    let body = head[open.len_utf8()..].trim_start();
    let start = head.len() - body.len();
    let (value, len) = number::digits(body).or_else(|| number::han(body))?;
    let tail = body[len..].trim_start();
    let sign = tail.chars().next()?;
    let end = head.len() - tail.len() + sign.len_utf8();
    (matches!(sign, '条' | '條' | '조') && start <= open.len_utf8() + 1)
        .then(|| reading(head, Style::Article, value, (0, end), end))
        .flatten()
}

/// Reads `Article 1`, `Article premier`, `Artikel IV.`
fn word_first(head: &str, words: &Words) -> Option<Reading> {
    let space = head
        .find(char::is_whitespace)
        .filter(|space| *space <= 32)?;
    let after = head[space..].trim_start();
    let start = head.len() - after.len();
    let len = after.find(char::is_whitespace).unwrap_or(after.len());
    let token = after[..len].trim_end_matches(['.', ':', ',', ')', '-', '–', '—', '۔', '।']);
    let is_number = |first: char| number::digit(first).is_some();
    // Cheap refusals come first: nearly every line begins with a word.
    let may_be = token.starts_with(is_number)
        || len <= 9 && !token.is_empty() && may_be_roman_or_word(token);
    if !may_be || !words.contains(head[..space].trim_end_matches([':', '.'])) {
        return None;
    }
    let (value, label) = value_of(head, start, token)?;
    let (label, token_end) = with_separate_suffix(head, label, start + token.len());
    let tail = &head[token_end..];
    // Some printers put a space before the colon.
    let signs = ['.', ':', ')', '۔', '।'];
    let spaced = tail.trim_start();
    let tail = if spaced.starts_with([':', '۔', '।']) {
        spaced
    } else {
        tail
    };
    let end = head.len() - tail.trim_start_matches(signs).len();
    let reading = reading(head, Style::Article, value, label, end)?;
    let has_suffix = number::digits(token)
        .is_some_and(|(_, len)| head[start + len..usize::from(reading.label.1)] != *"");
    Some(Reading {
        has_suffix: has_suffix && value > 1,
        ..reading
    })
}

/// Takes a Latin numeral after the number into the label: `Article 11 bis`.
fn with_separate_suffix(head: &str, label: (usize, usize), end: usize) -> ((usize, usize), usize) {
    const SUFFIXES: [&str; 6] = ["bis", "ter", "quater", "quinquies", "sexies", "septies"];
    let Some(tail) = head[end..].strip_prefix([' ', '\u{a0}']) else {
        return (label, end);
    };
    let word = tail.split_whitespace().next().unwrap_or_default();
    if !SUFFIXES.contains(&word.trim_end_matches(['.', ':'])) {
        return (label, end);
    }
    let end = head.len() - tail.len() + word.len();
    (
        (label.0, head[..end].trim_end_matches(['.', ':']).len()),
        end,
    )
}

fn may_be_roman_or_word(token: &str) -> bool {
    number::roman(token).is_some() || number::ordinal_word(token).is_some()
}

/// Reads the number of a label, and which part of `head` to print as the label.
fn value_of(head: &str, start: usize, token: &str) -> Option<(u32, (usize, usize))> {
    let end = start + token.len();
    if let Some((value, len)) = number::digits(token) {
        let suffix = suffix_len(&token[len..]);
        let ornaments = token[len + suffix..].trim_matches(['.', 'º', 'ª', '°']);
        return ornaments
            .is_empty()
            .then_some((value, (start, start + len + suffix)));
    }
    if let Some(value) =
        number::roman(token).filter(|_| token.starts_with(|first: char| first.is_uppercase()))
    {
        return Some((value, (start, end)));
    }
    let whole = head[..end].len();
    number::ordinal_word(token).map(|value| (value, (0, whole)))
}

/// Reads a line that is nothing but a learned label: `3. pants`, `Inqaku loku-4`.
fn alone(line: &str, words: &Words) -> Option<Reading> {
    if words.learned.is_empty() && !line.starts_with(|first: char| number::digit(first).is_some()) {
        return None;
    }
    let short = short_form(line)?;
    (words.contains(&short.word) || words.resembles(&short.word))
        .then(|| reading(line, Style::Article, short.value, short.label, line.len()))
        .flatten()
}

/// A line of one number and a word or two.
struct ShortForm {
    word: String,
    value: u32,
    label: (usize, usize),
}

fn short_form(line: &str) -> Option<ShortForm> {
    if line.len() > MAX_LEN {
        return None;
    }
    let start = line
        .char_indices()
        .find(|(_, character)| number::digit(*character).is_some())
        .map(|(at, _)| at)?;
    let (value, len) = number::digits(&line[start..])?;
    let end = start + len;
    let other_number = line[end..]
        .chars()
        .any(|character| number::digit(character).is_some());
    // A hyphen may take the place of the space: `Inqaku-15`.
    let hyphens = ['-', '\u{2010}', '\u{2011}', '–'];
    let mut tokens = line
        .split(|sign: char| sign.is_whitespace() || hyphens.contains(&sign))
        .filter(|token| !token.is_empty());
    if other_number || !(1..1000).contains(&value) || tokens.clone().count() > 3 {
        return None;
    }
    let has_digit = |token: &&str| {
        token
            .chars()
            .any(|character| number::digit(character).is_some())
    };
    let label = if start == 0 {
        // The word after the number is no mere decoration: `3. pants`.
        (0, line.trim_end_matches(['.', ':']).len())
    } else {
        (start, end)
    };
    let word = tokens
        .by_ref()
        .filter(|token| !has_digit(token))
        .max_by_key(|token| token.len())?
        .trim_matches(|character: char| character.is_ascii_punctuation())
        .to_lowercase();
    (word.chars().any(char::is_alphabetic)).then_some(ShortForm { word, value, label })
}
