//! The words of a place, each with what it is for the sentence.

use crate::lexicon::{Lexicon, Sort};
use crate::token::TokenKind;

use super::marks::plain;
use super::number;
use super::place::Side;

/// One word, or a part of one that counts by itself: the `l’` of `l’Alliance`, the `not` of `isn’t`.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// As printed, with straight apostrophes.
    pub(super) text: String,
    /// The same in lower case: terms that agree in it are the same word.
    pub(super) folded: String,
    pub(super) sense: Sense,
}

impl Term {
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
pub(super) fn terms(side: &Side<'_>, lexicon: &Lexicon) -> Vec<Term> {
    let mut terms = Vec::new();
    for (token, is_inside) in side.words() {
        if token.kind == TokenKind::Address {
            terms.push(Term {
                text: token.text.to_owned(),
                folded: token.text.to_owned(),
                sense: Sense::Address,
            });
            continue;
        }
        let word = plain(token.text);
        for part in parts(&word) {
            terms.push(term(part, is_inside, lexicon));
        }
    }
    terms
}

fn term(text: &str, is_inside: bool, lexicon: &Lexicon) -> Term {
    let folded = text.to_lowercase();
    let sense = match lexicon.sort(text, &folded) {
        Some(Sort::Number(value)) => Sense::Number(value.to_string()),
        Some(Sort::Month(month)) => Sense::Month(month),
        Some(Sort::Negation) => Sense::Negation,
        Some(Sort::Modal) => Sense::Modal,
        Some(Sort::Connective) => Sense::Connective,
        Some(Sort::Function) => Sense::Function,
        None => match number::value(text, lexicon.has_decimal_point()) {
            Some(value) => Sense::Number(value),
            None if is_name(text, is_inside, lexicon) => Sense::Name,
            None => Sense::Content,
        },
    };
    Term {
        text: text.to_owned(),
        folded,
        sense,
    }
}

/// A capital inside a sentence tells a name, and so do two capitals anywhere.
fn is_name(text: &str, is_inside: bool, lexicon: &Lexicon) -> bool {
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    let begins = text.chars().next().is_some_and(char::is_uppercase);
    capitals >= 2 || begins && is_inside && !lexicon.capitalises_nouns()
}

/// Cuts a word at its apostrophes: what is left of a shortened word keeps the apostrophe. A joined `not` is `not` again.
fn parts(word: &str) -> Vec<&str> {
    if word == "cannot" {
        return vec!["can", "not"];
    }
    if !word.contains('\'') {
        return vec![word];
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
