//! Other words: what they are decides how grave that is.

use std::collections::BTreeMap;

use archive_model::Lang;

use crate::lexicon::{Lexicon, Sort};
use crate::reason::{Reason, ReasonKind};
use crate::token::Token;

use super::place::Place;
use super::spelling::{self, Traits};
use super::term::{Sense, Term, terms};
use super::{marks, number};

/// Names the differences of a place whose two sides have different words.
pub(super) fn reasons(place: &Place<'_>, lexicon: &Lexicon) -> Vec<Reason> {
    let (old, new) = (terms(&place.before, lexicon), terms(&place.after, lexicon));
    if let Some(kind) = same_letters(place, &old, &new) {
        return vec![Reason::new(kind, &place.before.text(), &place.after.text())];
    }
    let rest = Rest::new(&old, &new);
    if rest.old.is_empty() && rest.new.is_empty() {
        return vec![reordered(&old, &new)];
    }
    rest.reasons(|| is_date(place, &old, &new, lexicon), lexicon)
}

/// The same letters in the same order, with other capitals or in words cut elsewhere.
fn same_letters(place: &Place<'_>, old: &[Term], new: &[Term]) -> Option<ReasonKind> {
    let (old_words, new_words) = (words(place.before.inner()), words(place.after.inner()));
    if folded(old).eq(folded(new)) {
        let is_cut_alike = old_words.len() == new_words.len();
        return Some(if is_cut_alike {
            ReasonKind::Capitals
        } else {
            ReasonKind::Hyphens
        });
    }
    // `not able` is no spelling of `notable`, while `can not` is one of `cannot`.
    let deciding = |terms: &[Term]| terms.iter().filter(|term| term.decides()).count();
    if deciding(old) != deciding(new) {
        return None;
    }
    let (old, new) = (old_words, new_words);
    let letters = |words: &[String]| words.concat().to_lowercase().replace(['-', '\''], "");
    if letters(&old) != letters(&new) {
        return None;
    }
    if digits(&old) == digits(&new) {
        return Some(ReasonKind::Hyphens);
    }
    let is_grouped = |words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.len() == 1 || number::is_grouped(&words)
    };
    let is_form = is_grouped(&old) && is_grouped(&new);
    Some(if is_form {
        ReasonKind::NumberForm
    } else {
        ReasonKind::Number
    })
}

fn folded(terms: &[Term]) -> impl Iterator<Item = &str> {
    terms.iter().map(|term| term.folded.as_str())
}

fn words(tokens: &[Token<'_>]) -> Vec<String> {
    tokens
        .iter()
        .filter(|token| token.is_word())
        .map(|token| marks::plain(token.text).into_owned())
        .collect()
}

/// The runs of digits: words may be cut elsewhere, numbers may not.
fn digits(words: &[String]) -> Vec<String> {
    let text = words.join(" ");
    let runs =
        text.split(|character: char| !character.is_numeric() && !matches!(character, '.' | ','));
    runs.filter(|run| run.contains(char::is_numeric))
        .map(str::to_owned)
        .collect()
}

fn reordered(old: &[Term], new: &[Term]) -> Reason {
    let decides = |term: &Term| {
        !matches!(
            term.sense,
            Sense::Function | Sense::Content | Sense::Connective
        )
    };
    let kind = if old.iter().chain(new).any(decides) {
        ReasonKind::Wording
    } else {
        ReasonKind::WordOrder
    };
    Reason::new(kind, &joined(old.iter()), &joined(new.iter()))
}

/// Tells whether the numbers of a place are part of a date: a month is among the words or next to them.
fn is_date(place: &Place<'_>, old: &[Term], new: &[Term], lexicon: &Lexicon) -> bool {
    let is_month = |word: &str| {
        matches!(
            lexicon.sort(word, &word.to_lowercase()),
            Some(Sort::Month(_))
        )
    };
    let has_month = |terms: &[Term]| {
        terms
            .iter()
            .any(|term| matches!(term.sense, Sense::Month(_)))
    };
    has_month(old) || has_month(new) || place.before.words_nearby().any(is_month)
}

/// What is left of the words of a place when those that are on both sides are taken away.
struct Rest<'a> {
    old: Vec<&'a Term>,
    new: Vec<&'a Term>,
}

impl<'a> Rest<'a> {
    fn new(old: &'a [Term], new: &'a [Term]) -> Self {
        Self {
            old: without(old, new),
            new: without(new, old),
        }
    }

    fn reasons(&self, is_date: impl Fn() -> bool, lexicon: &Lexicon) -> Vec<Reason> {
        let mut reasons = Vec::new();
        reasons.extend(self.numbers(is_date));
        reasons.extend(self.of_kind(ReasonKind::Negation, |sense| *sense == Sense::Negation));
        reasons.extend(self.of_kind(ReasonKind::Modal, |sense| *sense == Sense::Modal));
        reasons.extend(self.connectives());
        reasons.extend(self.of_kind(ReasonKind::Address, |sense| *sense == Sense::Address));
        reasons.extend(self.contents(lexicon));
        if reasons.is_empty() {
            reasons.push(Reason::new(
                ReasonKind::FunctionWords,
                &joined(self.old.iter().copied()),
                &joined(self.new.iter().copied()),
            ));
        }
        reasons
    }

    fn of_kind(&self, kind: ReasonKind, is_meant: fn(&Sense) -> bool) -> Option<Reason> {
        let (old, new) = self.select(is_meant);
        let is_there = !old.is_empty() || !new.is_empty();
        is_there.then(|| Reason::new(kind, &joined(old.into_iter()), &joined(new.into_iter())))
    }

    fn select(&self, is_meant: fn(&Sense) -> bool) -> (Vec<&'a Term>, Vec<&'a Term>) {
        let meant = |terms: &[&'a Term]| {
            terms
                .iter()
                .copied()
                .filter(|term| is_meant(&term.sense))
                .collect()
        };
        (meant(&self.old), meant(&self.new))
    }

    fn numbers(&self, is_date: impl Fn() -> bool) -> Option<Reason> {
        let is_number = |sense: &Sense| matches!(sense, Sense::Number(_) | Sense::Month(_));
        let (old, new) = self.select(is_number);
        if old.is_empty() && new.is_empty() {
            return None;
        }
        let kind = if values(&old) == values(&new) {
            ReasonKind::NumberForm
        } else if is_date() {
            ReasonKind::Date
        } else {
            ReasonKind::Number
        };
        Some(Reason::new(
            kind,
            &joined(old.into_iter()),
            &joined(new.into_iter()),
        ))
    }

    /// Only one in place of the other decides anything.
    fn connectives(&self) -> Option<Reason> {
        let (old, new) = self.select(|sense| *sense == Sense::Connective);
        let is_exchange = !old.is_empty() && !new.is_empty();
        is_exchange.then(|| {
            Reason::new(
                ReasonKind::Connective,
                &joined(old.into_iter()),
                &joined(new.into_iter()),
            )
        })
    }

    fn contents(&self, lexicon: &Lexicon) -> Vec<Reason> {
        let (old, new) = self.select(|sense| matches!(sense, Sense::Name | Sense::Content));
        if let Some(reasons) = same_words(&old, &new, lexicon) {
            return reasons;
        }
        let is_name = |term: &&&Term| term.sense == Sense::Name;
        let names = |terms: &[&'a Term]| joined(terms.iter().filter(is_name).copied());
        let (old_names, new_names) = (names(&old), names(&new));
        if old_names.is_empty() && new_names.is_empty() {
            let (old, new) = (joined(old.into_iter()), joined(new.into_iter()));
            return vec![Reason::new(ReasonKind::Wording, &old, &new)];
        }
        vec![Reason::new(ReasonKind::Name, &old_names, &new_names)]
    }
}

/// Pairs words in turn; `None` unless each is the other in another spelling or form.
fn same_words(old: &[&Term], new: &[&Term], lexicon: &Lexicon) -> Option<Vec<Reason>> {
    if old.len() != new.len() {
        return None;
    }
    let pairs = old.iter().zip(new).map(|(one, other)| {
        let traits = Traits {
            is_name: one.sense == Sense::Name || other.sense == Sense::Name,
            is_english: lexicon.is(Lang::EN),
            inflects_names: lexicon.inflects_names(),
        };
        let kind = spelling::same_word(&one.folded, &other.folded, traits)?;
        Some(Reason::new(kind, &one.text, &other.text))
    });
    pairs.collect()
}

fn without<'a>(terms: &'a [Term], others: &[Term]) -> Vec<&'a Term> {
    // Most places have a word or two on each side, for which an ordered map is quicker than a hashed one.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *counts.entry(&other.folded).or_default() += 1;
    }
    let mut is_left = |term: &&Term| match counts.get_mut(term.folded.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    terms.iter().filter(|term| is_left(term)).collect()
}

/// The values of numbers and months, in order of value.
fn values(terms: &[&Term]) -> Vec<String> {
    let value = |term: &&Term| match &term.sense {
        Sense::Number(value) => value.clone(),
        Sense::Month(month) => format!("month {month}"),
        _ => term.folded.clone(),
    };
    let mut values: Vec<String> = terms.iter().map(value).collect();
    values.sort_unstable();
    values
}

fn joined<'a>(terms: impl Iterator<Item = &'a Term>) -> String {
    terms
        .map(|term| term.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
