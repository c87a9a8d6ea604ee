//! Other words: what they are decides how grave that is.

use std::borrow::Cow;
use std::collections::HashMap;

use archive_model::Lang;

use crate::lexicon::{Lexicon, Sort};
use crate::reason::{Reason, ReasonKind};
use crate::token::Token;

use super::place::{Place, Side};
use super::spelling::{self, Traits};
use super::term::{Sense, Term, terms};
use super::{marks, number};

/// Names the differences of a place whose two sides have different words.
pub(super) fn add_reasons(reasons: &mut Vec<Reason>, place: &Place<'_>, lexicon: &Lexicon) {
    let (old, new) = (terms(&place.before, lexicon), terms(&place.after, lexicon));
    if let Some(kind) = same_letters(place, &old, &new) {
        let (before, after) = (place.before.text(), place.after.text());
        reasons.push(Reason::quoting(kind, before, after));
        return;
    }
    let rest = Rest::new(&old, &new);
    if rest.old.is_empty() && rest.new.is_empty() {
        reasons.push(reordered(&old, &new));
    } else {
        rest.add_reasons(reasons, || is_date(place, &old, &new, lexicon), lexicon);
    }
}

/// The same letters in the same order, with other capitals or in words cut elsewhere.
fn same_letters(place: &Place<'_>, old: &[Term<'_>], new: &[Term<'_>]) -> Option<ReasonKind> {
    if folded(old).eq(folded(new)) {
        let (old, new) = (words(&place.before), words(&place.after));
        let is_cut_alike = old.count() == new.count();
        return Some(if is_cut_alike {
            ReasonKind::Capitals
        } else {
            ReasonKind::Hyphens
        });
    }
    // `not able` is no spelling of `notable`, while `can not` is one of `cannot`.
    let deciding = |terms: &[Term<'_>]| terms.iter().filter(|term| term.decides()).count();
    if deciding(old) != deciding(new) || !has_same_letters(place) {
        return None;
    }
    let (old, new) = (plain_words(&place.before), plain_words(&place.after));
    if digits(&old) == digits(&new) {
        return Some(ReasonKind::Hyphens);
    }
    let is_grouped = |words: &[Cow<'_, str>]| {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        words.len() == 1 || number::is_grouped(&words)
    };
    let is_form = is_grouped(&old) && is_grouped(&new);
    Some(if is_form {
        ReasonKind::NumberForm
    } else {
        ReasonKind::Number
    })
}

fn has_same_letters(place: &Place<'_>) -> bool {
    if place.before.is_ascii() && place.after.is_ascii() {
        return ascii_letters(&place.before).eq(ascii_letters(&place.after));
    }
    // The whole text is put in lower case at once: what becomes of a letter may depend on those beside it.
    let letters = |side: &Side<'_>| {
        let text = plain_words(side).concat().to_lowercase();
        text.replace(['-', '\''], "")
    };
    letters(&place.before) == letters(&place.after)
}

fn ascii_letters(side: &Side<'_>) -> impl Iterator<Item = u8> {
    let bytes = words(side).flat_map(|word| word.text.bytes());
    let letters = bytes.filter(|byte| !matches!(byte, b'-' | b'\''));
    letters.map(|letter| letter.to_ascii_lowercase())
}

fn folded<'a>(terms: &'a [Term<'_>]) -> impl Iterator<Item = &'a str> {
    terms.iter().map(|term| term.folded.as_ref())
}

fn words<'a>(side: &Side<'a>) -> impl Iterator<Item = &'a Token<'a>> {
    side.inner().iter().filter(|token| token.is_word())
}

fn plain_words<'a>(side: &Side<'a>) -> Vec<Cow<'a, str>> {
    words(side).map(|word| marks::plain(word.text)).collect()
}

/// The runs of digits: words may be cut elsewhere, numbers may not.
fn digits(words: &[Cow<'_, str>]) -> Vec<String> {
    let text = words.join(" ");
    let runs =
        text.split(|character: char| !character.is_numeric() && !matches!(character, '.' | ','));
    runs.filter(|run| run.contains(char::is_numeric))
        .map(str::to_owned)
        .collect()
}

fn reordered(old: &[Term<'_>], new: &[Term<'_>]) -> Reason {
    let decides = |term: &Term<'_>| {
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
    quoting(kind, (old.iter(), new.iter()))
}

/// Tells whether the numbers of a place are part of a date: a month is among the words or next to them.
fn is_date(place: &Place<'_>, old: &[Term<'_>], new: &[Term<'_>], lexicon: &Lexicon) -> bool {
    let is_month = |word: &str| {
        matches!(
            lexicon.sort(word, &word.to_lowercase()),
            Some(Sort::Month(_))
        )
    };
    let has_month = |terms: &[Term<'_>]| {
        terms
            .iter()
            .any(|term| matches!(term.sense, Sense::Month(_)))
    };
    has_month(old) || has_month(new) || place.before.words_nearby().any(is_month)
}

/// What is left of the words of a place when those that are on both sides are taken away.
struct Rest<'a> {
    old: Vec<&'a Term<'a>>,
    new: Vec<&'a Term<'a>>,
}

impl<'a> Rest<'a> {
    fn new(old: &'a [Term<'a>], new: &'a [Term<'a>]) -> Self {
        Self {
            old: without(old, new),
            new: without(new, old),
        }
    }

    fn add_reasons(
        &self,
        reasons: &mut Vec<Reason>,
        is_date: impl Fn() -> bool,
        lexicon: &Lexicon,
    ) {
        let known = reasons.len();
        reasons.extend(self.numbers(is_date));
        reasons.extend(self.of_kind(ReasonKind::Negation, |sense| *sense == Sense::Negation));
        reasons.extend(self.of_kind(ReasonKind::Modal, |sense| *sense == Sense::Modal));
        reasons.extend(self.connectives());
        reasons.extend(self.of_kind(ReasonKind::Address, |sense| *sense == Sense::Address));
        self.add_contents(reasons, lexicon);
        if reasons.len() == known {
            let all = (self.old.iter().copied(), self.new.iter().copied());
            reasons.push(quoting(ReasonKind::FunctionWords, all));
        }
    }

    fn select(&self, is_meant: fn(&Sense) -> bool) -> (Selected<'_, 'a>, Selected<'_, 'a>) {
        (
            Selected::of(&self.old, is_meant),
            Selected::of(&self.new, is_meant),
        )
    }

    fn of_kind(&self, kind: ReasonKind, is_meant: fn(&Sense) -> bool) -> Option<Reason> {
        let (old, new) = self.select(is_meant);
        let is_there = !old.is_empty() || !new.is_empty();
        is_there.then(|| quoting(kind, (old, new)))
    }

    fn numbers(&self, is_date: impl Fn() -> bool) -> Option<Reason> {
        let is_number = |sense: &Sense| matches!(sense, Sense::Number(_) | Sense::Month(_));
        let (old, new) = self.select(is_number);
        if old.is_empty() && new.is_empty() {
            return None;
        }
        let kind = if values(old.clone()) == values(new.clone()) {
            ReasonKind::NumberForm
        } else if is_date() {
            ReasonKind::Date
        } else {
            ReasonKind::Number
        };
        Some(quoting(kind, (old, new)))
    }

    /// Only one in place of the other decides anything.
    fn connectives(&self) -> Option<Reason> {
        let (old, new) = self.select(|sense| *sense == Sense::Connective);
        let is_exchange = !old.is_empty() && !new.is_empty();
        is_exchange.then(|| quoting(ReasonKind::Connective, (old, new)))
    }

    fn add_contents(&self, reasons: &mut Vec<Reason>, lexicon: &Lexicon) {
        let content = self.select(|sense| matches!(sense, Sense::Name | Sense::Content));
        if add_same_words(reasons, &content, lexicon) {
            return;
        }
        let (old, new) = self.select(|sense| *sense == Sense::Name);
        reasons.push(if old.is_empty() && new.is_empty() {
            quoting(ReasonKind::Wording, content)
        } else {
            quoting(ReasonKind::Name, (old, new))
        });
    }
}

/// The words of one kind, in order.
#[derive(Clone)]
struct Selected<'t, 'a> {
    terms: std::slice::Iter<'t, &'a Term<'a>>,
    is_meant: fn(&Sense) -> bool,
}

impl<'t, 'a> Selected<'t, 'a> {
    fn of(terms: &'t [&'a Term<'a>], is_meant: fn(&Sense) -> bool) -> Self {
        let terms = terms.iter();
        Self { terms, is_meant }
    }

    fn is_empty(&self) -> bool {
        self.clone().next().is_none()
    }
}

impl<'a> Iterator for Selected<'_, 'a> {
    type Item = &'a Term<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.terms
            .by_ref()
            .copied()
            .find(|term| (self.is_meant)(&term.sense))
    }
}

/// Pairs words in turn, and names their differences if each is the other in another spelling or form.
fn add_same_words(
    reasons: &mut Vec<Reason>,
    (old, new): &(Selected<'_, '_>, Selected<'_, '_>),
    lexicon: &Lexicon,
) -> bool {
    if old.clone().count() != new.clone().count() {
        return false;
    }
    let known = reasons.len();
    for (one, other) in old.clone().zip(new.clone()) {
        let traits = Traits {
            is_name: one.sense == Sense::Name || other.sense == Sense::Name,
            is_english: lexicon.is(Lang::EN),
            inflects_names: lexicon.inflects_names(),
        };
        let Some(kind) = spelling::same_word(&one.folded, &other.folded, traits) else {
            reasons.truncate(known);
            return false;
        };
        reasons.push(Reason::new(kind, &one.text, &other.text));
    }
    true
}

/// So many words can be held against each other one by one.
const FEW: usize = 8;

fn without<'a>(terms: &'a [Term<'a>], others: &[Term<'_>]) -> Vec<&'a Term<'a>> {
    if others.len() <= FEW {
        return without_few(terms, others);
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for other in others {
        *counts.entry(&other.folded).or_default() += 1;
    }
    let mut is_left = |term: &&Term<'_>| match counts.get_mut(term.folded.as_ref()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    terms.iter().filter(|term| is_left(term)).collect()
}

/// Most places have a word or two on each side.
fn without_few<'a>(terms: &'a [Term<'a>], others: &[Term<'_>]) -> Vec<&'a Term<'a>> {
    let mut is_taken = [false; FEW];
    let mut is_left = |term: &&Term<'_>| {
        let mut twins = others.iter().zip(&mut is_taken);
        let twin = twins.find(|(other, is_taken)| !**is_taken && other.folded == term.folded);
        twin.map(|(_, is_taken)| *is_taken = true).is_none()
    };
    terms.iter().filter(|term| is_left(term)).collect()
}

/// The values of numbers and months, in order of value.
fn values(terms: Selected<'_, '_>) -> Vec<String> {
    let value = |term: &Term<'_>| match &term.sense {
        Sense::Number(value) => value.clone(),
        Sense::Month(month) => format!("month {month}"),
        _ => term.folded.to_string(),
    };
    let mut values: Vec<String> = terms.map(value).collect();
    values.sort_unstable();
    values
}

fn quoting<'a, T: Iterator<Item = &'a Term<'a>>>(kind: ReasonKind, (old, new): (T, T)) -> Reason {
    Reason::quoting(kind, joined(old), joined(new))
}

fn joined<'a>(mut terms: impl Iterator<Item = &'a Term<'a>>) -> String {
    let first = terms.next();
    let mut text = first.map(|term| term.text.to_string()).unwrap_or_default();
    for term in terms {
        text.push(' ');
        text.push_str(&term.text);
    }
    text
}
