//! The same words with other marks or spaces.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::reason::{Reason, ReasonKind};

use super::place::{Place, Side};

/// Names the differences of a place whose two sides have the same words; `None` if they have not.
pub(super) fn reasons(place: &Place<'_>) -> Option<Vec<Reason>> {
    let has_same_words = words(&place.before).eq(words(&place.after));
    if !has_same_words && !is_same_skeleton(place) {
        return None;
    }
    let (old, new) = (place.before.text(), place.after.text());
    if old.nfc().eq(new.nfc()) {
        return Some(vec![Reason::of(ReasonKind::Composition)]);
    }
    let (old, new) = (Marks::of(&place.before), Marks::of(&place.after));
    Some(old.differences(&new).into_iter().map(Reason::of).collect())
}

/// Two texts without a letter that has forms are the same only if they are equal, and then there is no place.
fn is_same_skeleton(place: &Place<'_>) -> bool {
    let has_forms = !place.before.is_ascii() || !place.after.is_ascii();
    has_forms && skeleton(&place.before.text()) == skeleton(&place.after.text())
}

fn words<'a>(side: &Side<'a>) -> impl Iterator<Item = Cow<'a, str>> {
    let words = side.inner().iter().filter(|token| token.is_word());
    words.map(|token| plain(token.text))
}

/// The text with one form for all apostrophes, dashes, quotation marks and spaces, and without what shows nothing.
fn skeleton(text: &str) -> String {
    let mut skeleton = String::with_capacity(text.len());
    for character in text.nfc().filter(|character| !is_invisible(*character)) {
        match character {
            '…' => skeleton.push_str("..."),
            _ if is_dash(character) => skeleton.push('-'),
            _ if is_quote(character) => skeleton.push('"'),
            _ if character.is_whitespace() => skeleton.push(' '),
            _ => push_plain(&mut skeleton, character),
        }
    }
    skeleton
}

/// A word with straight apostrophes, without ligatures and without what shows nothing.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    for character in word.nfc().filter(|character| !is_invisible(*character)) {
        push_plain(&mut plain, character);
    }
    Cow::Owned(plain)
}

fn push_plain(text: &mut String, character: char) {
    match character {
        _ if is_apostrophe(character) => text.push('\''),
        '\u{2010}' | '\u{2011}' => text.push('-'),
        _ if is_ligature(character) => text.extend(std::iter::once(character).nfkc()),
        _ => text.push(character),
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '\u{2018}'..='\u{201b}' | '\u{2b9}' | '\u{2bc}' | '\u{2032}' | '\u{b4}' | '`'
    )
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“'..='‟' | '«' | '»' | '‹' | '›' | '″' | '＂' | '「'..='』')
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Letters written as one, and forms of another width. Not small raised digits: `10²` is not `102`.
fn is_ligature(character: char) -> bool {
    matches!(character, '\u{fb00}'..='\u{fb06}' | '\u{ff01}'..='\u{ff5e}' | '\u{132}' | '\u{133}')
}

fn is_sign(character: char) -> bool {
    matches!(character, '%' | '‰' | '°' | '±' | '+' | '=' | '×' | '÷' | '§' | '$' | '¢'..='¥' | '₠'..='⃀' | '≤' | '≥')
}

fn is_layout(character: char) -> bool {
    "*_#|`~^\\<>•·▪▫◦‣■□●○◆✓✔".contains(character)
}

/// The marks of one side by kind, in order.
#[derive(Default)]
struct Marks {
    spaces: String,
    special_spaces: String,
    invisible: String,
    quotes: String,
    apostrophes: String,
    dashes: String,
    /// Hyphens between two letters.
    hyphens: usize,
    /// Dashes before a digit that are no hyphens.
    minuses: usize,
    ligatures: String,
    layout: String,
    signs: String,
    questions: String,
    points: String,
}

impl Marks {
    fn of(side: &Side<'_>) -> Self {
        let (previous, next) = side.surroundings();
        let text: Vec<char> = side.text().chars().collect();
        let mut marks = Self::default();
        for (index, character) in text.iter().copied().enumerate() {
            let before = index
                .checked_sub(1)
                .map_or(previous, |before| Some(text[before]));
            let after = text.get(index + 1).copied().or(next);
            marks.add(before, character, after);
        }
        marks
    }

    fn add(&mut self, before: Option<char>, mark: char, after: Option<char>) {
        let word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        let digit = |neighbour: Option<char>| neighbour.is_some_and(char::is_numeric);
        match mark {
            ' ' | '\t' | '\n' | '\r' => self.spaces.push(mark),
            _ if mark.is_whitespace() => self.special_spaces.push(mark),
            _ if is_invisible(mark) => self.invisible.push(mark),
            _ if is_dash(mark) => self.add_dash(before, mark, after),
            _ if is_apostrophe(mark) && word(before) && word(after) => self.apostrophes.push(mark),
            _ if is_apostrophe(mark) || is_quote(mark) => self.quotes.push(mark),
            _ if is_ligature(mark) => self.ligatures.push(mark),
            _ if mark.is_alphanumeric() => {}
            '.' | ',' | ':' | '/' if digit(before) && digit(after) => self.signs.push(mark),
            _ if is_sign(mark) => self.signs.push(mark),
            '?' | '¿' | '？' => self.questions.push(mark),
            _ if is_layout(mark) => self.layout.push(mark),
            _ => self.points.push(mark),
        }
    }

    fn add_dash(&mut self, before: Option<char>, mark: char, after: Option<char>) {
        let word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        let is_minus = after.is_some_and(char::is_numeric)
            && before.is_none_or(|before| before.is_whitespace() || "([".contains(before));
        self.dashes.push(mark);
        if is_minus {
            self.minuses += 1;
        } else if word(before) && word(after) && matches!(mark, '-' | '\u{2010}' | '\u{2011}') {
            self.hyphens += 1;
        }
    }

    fn differences(&self, other: &Self) -> Vec<ReasonKind> {
        use ReasonKind::{
            Apostrophes, Ellipsis, Invisible, Ligatures, Markup, Punctuation, Question,
            QuotationMarks, Sign, Spacing, SpecialSpace,
        };
        let spelled = |marks: &Self| marks.points.replace('…', "...");
        let one_form = spelled(self) == spelled(other);
        let respaced = self.special_spaces != other.special_spaces;
        // A dash that came or went is a minus if it stood before a digit; one dash for another is a matter of form.
        let as_many = self.dashes.chars().count() == other.dashes.chars().count();
        let negated = !as_many && self.minuses != other.minuses;
        let differing = [
            (Spacing, !respaced && self.spaces != other.spaces),
            (SpecialSpace, respaced),
            (Invisible, self.invisible != other.invisible),
            (QuotationMarks, self.quotes != other.quotes),
            (Apostrophes, self.apostrophes != other.apostrophes),
            (
                self.kind_of_dashes(other, as_many),
                !negated && self.dashes != other.dashes,
            ),
            (Ellipsis, self.points != other.points && one_form),
            (Ligatures, self.ligatures != other.ligatures),
            (Markup, self.layout != other.layout),
            (Sign, negated || self.signs != other.signs),
            (Question, self.questions != other.questions),
            (Punctuation, !one_form),
        ];
        let kinds = differing.into_iter().filter(|(_, differs)| *differs);
        let kinds: Vec<_> = kinds.map(|(kind, _)| kind).collect();
        // Where nothing differs but the order of the marks, that is a matter of punctuation.
        if kinds.is_empty() {
            vec![Punctuation]
        } else {
            kinds
        }
    }

    /// A hyphen for another dash is a matter of form; a hyphen for a space, or for nothing, is one of spelling.
    fn kind_of_dashes(&self, other: &Self, as_many: bool) -> ReasonKind {
        if !as_many && self.hyphens != other.hyphens {
            ReasonKind::Hyphens
        } else {
            ReasonKind::Dashes
        }
    }
}
