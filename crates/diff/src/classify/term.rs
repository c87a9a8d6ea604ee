//! The words of a place, each with what it is for the sentence.

use std::borrow::Cow;

use crate::lexicon::{Lexicon, Sort};
use crate::token::TokenKind;

use super::marks::plain;
use super::number;
use super::place::Side;

/// One word, or a part of one that counts by itself: the `l’` of `l’Alliance`, the `not` of `isn’t`.
#[derive(Debug, Clone)]
pub(super) struct Term<'a> {
    /// As printed, with straight apostrophes.
    pub(super) text: Cow<'a, str>,
    /// The same in lower case: terms that agree in it are the same word.
    pub(super) folded: Cow<'a, str>,
    pub(super) sense: Sense,
}

impl Term<'_> {
    /// Tells whether it denies, permits or obliges.
    pub(super) fn decides(&self) -> bool {
        matches!(self.sense, Sense::Negation | Sense::Modal)
    }
}

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sense {
    /// A number or a place in an order, by its value.
    Number(String),
    Month(u64),
    Negation,
    Modal,
    Connective,
    Function,
    Address,
    Name,
    /// Any other word.
    Content,
}

/// Reads the words of one side.
pub(super) fn terms<'a>(side: &Side<'a>, lexicon: &Lexicon) -> Vec<Term<'a>> {
    let mut terms = Vec::new();
    for (token, is_inside) in side.words() {
        if token.kind == TokenKind::Address {
            terms.push(Term {
                text: Cow::Borrowed(token.text),
                folded: Cow::Borrowed(token.text),
                sense: Sense::Address,
            });
            continue;
        }
        let word = plain(token.text);
        if is_whole(&word) {
            terms.push(term(word, is_inside, lexicon));
            continue;
        }
        for part in parts(&word) {
            terms.push(term(Cow::Owned(part.to_owned()), is_inside, lexicon));
        }
    }
    terms
}

fn term<'a>(text: Cow<'a, str>, is_inside: bool, lexicon: &Lexicon) -> Term<'a> {
    let folded = fold(&text);
    // Without a capital, a digit or a letter of another script a word is no number and no name.
    let is_common = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let sense = match lexicon.sort(&text, &folded) {
        Some(Sort::Number(value)) => Sense::Number(value.to_string()),
        Some(Sort::Month(month)) => Sense::Month(month),
        Some(Sort::Negation) => Sense::Negation,
        Some(Sort::Modal) => Sense::Modal,
        Some(Sort::Connective) => Sense::Connective,
        Some(Sort::Function) => Sense::Function,
        None if is_common => Sense::Content,
        None => match number::value(&text, lexicon.has_decimal_point()) {
            Some(value) => Sense::Number(value),
            None if is_name(&text, is_inside, lexicon) => Sense::Name,
            None => Sense::Content,
        },
    };
    Term {
        text,
        folded,
        sense,
    }
}

/// The text in lower case: the text itself, where it is.
fn fold<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    let is_lower = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    match text {
        Cow::Borrowed(word) if word.bytes().all(is_lower) => Cow::Borrowed(word),
        _ => Cow::Owned(text.to_lowercase()),
    }
}

/// A capital inside a sentence tells a name, and so do two capitals anywhere.
fn is_name(text: &str, is_inside: bool, lexicon: &Lexicon) -> bool {
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    let begins = text.chars().next().is_some_and(char::is_uppercase);
    capitals >= 2 || begins && is_inside && !lexicon.capitalises_nouns()
}

/// Tells whether a word has no parts.
fn is_whole(word: &str) -> bool {
    !word.contains('\'') && word != "cannot"
}

/// Cuts a word at its apostrophes: what is left of a shortened word keeps the apostrophe. A joined `not` is `not` again.
fn parts(word: &str) -> Vec<&str> {
    if word == "cannot" {
        return vec!["can", "not"];
    }
    if let Some(base) = word.strip_suffix("n't").filter(|base| !base.is_empty()) {
        return vec![whole_of_short(base), "not"];
    }
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(at) = rest.find('\'') {
        // After an elided word, the apostrophe ends it (`l'`); before an English ending, it begins one (`'s`).
        let is_ending = rest.len() - at <= 3 && at > 1 && rest[at..].is_ascii();
        let end = if is_ending { at } else { at + 1 };
        parts.push(&rest[..end]);
        rest = &rest[end..];
        if is_ending {
            break;
        }
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts
}

/// `can't`, `won't` and `shan't` have lost a letter of the verb.
fn whole_of_short(base: &str) -> &str {
    match base {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        _ => base,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_of_words() {
        assert_eq!(parts("l'Alliance"), ["l'", "Alliance"]);
        assert_eq!(parts("Russia's"), ["Russia", "'s"]);
        assert_eq!(parts("can't"), ["can", "not"]);
        assert_eq!(parts("cannot"), ["can", "not"]);
        assert_eq!(parts("dell'Unione"), ["dell'", "Unione"]);
        assert_eq!(parts("unity"), ["unity"]);
    }
}
