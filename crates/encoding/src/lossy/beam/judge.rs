//! What the words and signs of a hypothesis are worth where they stand.

use super::choice::Choice;
use super::step::{self, Step};
use crate::lossy::profile::Profile;
use crate::lossy::reading::Context;
use crate::lossy::typography::{self, Place};
use crate::lossy::word::Word;
use crate::model::Model;

/// What a clitic pays back: [`typography`] cannot see it from the apostrophe.
const CLITIC: f64 = 4.5;
/// What an English possessive costs in text in another language: `Martha’s`.
const BORROWED: f64 = -2.0;
const LONGEST_CLITIC: u8 = 3;
/// The longest words that `’d`, `’ll`, `’re`, `’ve` lean on: `they`, `there`, `would`.
const LONGEST_HOST: u8 = 5;
/// A capital in the middle of a sentence, or none at its start.
const CAPITAL: f64 = -1.2;
const NO_CAPITAL: f64 = -2.0;
/// Capitals of which but one was there.
const CAPITALS: f64 = -3.0;
/// Two words without a space between them.
const JOINED: f64 = -9.0;
/// Two spaces, or one before a hyphen or a comma; none before an opening mark.
pub(super) const LOOSE: f64 = -3.0;

/// A window, and what is known of its language.
pub(super) struct Judge<'a> {
    pub(super) model: &'a Model,
    pub(super) profile: &'a Profile,
    pub(super) context: Context,
    pub(super) window: &'a str,
}

impl Judge<'_> {
    /// Returns the character at a byte of the window.
    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.window[at..].chars().next()
    }

    /// Tells whether a sign can stand after a step.
    pub(super) fn may_fit(&self, step: &Step, choice: &Choice) -> bool {
        let before = step.character.or(self.context.before);
        typography::may_fit(choice.character, before, choice.after)
    }

    /// Scores the end of a hypothesis.
    pub(super) fn finish(&self, chain: &[Step], last: &mut Step) {
        let after = self.context.after;
        last.score += self.settled(chain, last, after);
        let (closing, unknown) = self.closing(chain, last, last.touches_mended, after);
        last.score += closing + self.spacing(last.character);
        last.unknown += unknown;
    }

    /// Scores how a reading meets the text after it: a window may end in a space that is part of a remnant.
    fn spacing(&self, last: Option<char>) -> f64 {
        let after = self.context.after;
        let is_part = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        if is_part(after) && is_part(last) {
            JOINED
        } else {
            looseness(last, after)
        }
    }

    /// Scores the sign that waits, now that what follows it is known.
    pub(super) fn settled(&self, chain: &[Step], last: &Step, after: Option<char>) -> f64 {
        let (true, Some(sign), Some(parent)) = (last.is_waiting, last.character, last.parent)
        else {
            return 0.0;
        };
        let before = &chain[parent];
        let word = if typography::asks_for_word(sign) {
            step::spelled(chain, before)
        } else {
            String::new()
        };
        let place = Place {
            word: &word,
            is_name: before.word.is_capital(),
            before: before.character.or(self.context.before),
            after,
            is_before_number: last.end == self.window.len() && self.context.is_before_number,
        };
        typography::fit(sign, &place, self.profile)
    }

    /// Scores the word that `last` ends, now that `after` follows it, and counts it if it does not exist; `touches_mended`
    /// says that a sign beside it was put back.
    pub(super) fn closing(
        &self,
        chain: &[Step],
        last: &Step,
        touches_mended: bool,
        after: Option<char>,
    ) -> (f64, u8) {
        let word = &last.word;
        if word.is_empty() {
            return (0.0, 0);
        }
        let is_part = self.part(chain, last, after);
        let worth = is_part.unwrap_or_else(|| {
            let lower = last
                .character
                .and_then(|letter| letter.to_lowercase().next());
            word.worth(self.model, self.profile.single, lower)
        });
        let is_unknown = !word.is_known() && is_part.is_none();
        let is_invented = is_unknown && self.is_invented(last, touches_mended);
        let sentence = self.sentence_score(word, last.is_first_word);
        (worth + sentence, u8::from(is_invented))
    }

    /// Scores a word that is one only beside an apostrophe: `l’`, `’s`.
    fn part(&self, chain: &[Step], last: &Step, after: Option<char>) -> Option<f64> {
        if is_apostrophe(after) && !self.profile.elided.is_empty() {
            let lower = step::spelled(chain, last);
            if self.profile.elided.contains(&lower.as_str()) {
                return Some(last.word.worth_as_part());
            }
        }
        let is_short = last.word.letters <= LONGEST_CLITIC;
        if !is_short || !is_apostrophe(self.before_word(chain, last)) {
            return None;
        }
        let lower = step::spelled(chain, last);
        let (clitics, is_choosy) = (self.profile.clitics, self.profile.has_choosy_clitics);
        if clitics.contains(&lower.as_str()) {
            let is_clitic = !is_choosy || has_host(chain, last, &lower);
            return is_clitic.then(|| last.word.worth_as_part() + CLITIC);
        }
        let is_name = || {
            step::host(chain, last)
                .is_some_and(|host| host.word.is_capital() && host.word.letters > 1)
        };
        (lower == "s" && is_name()).then(|| last.word.worth_as_part() + CLITIC + BORROWED)
    }

    /// Returns the character before the word that `last` ends.
    fn before_word(&self, chain: &[Step], last: &Step) -> Option<char> {
        let before = step::before_word(chain, last)?;
        before.character.or(self.context.before)
    }

    /// Tells whether an unknown word is one only because of what was put back. Names and numbers are of every kind.
    fn is_invented(&self, last: &Step, touches_mended: bool) -> bool {
        let word = &last.word;
        let is_single = word.letters == 1
            && last
                .character
                .is_some_and(|letter| self.profile.single.contains(letter));
        word.is_mended() && word.letters > 1 || touches_mended && !word.is_capital() && !is_single
    }

    /// Scores the first letter: a capital begins a sentence and, within one, a name.
    fn sentence_score(&self, word: &Word, is_first: bool) -> f64 {
        if word.may_be_small() {
            return CAPITALS;
        }
        match (word.is_capital(), self.context.starts_sentence && is_first) {
            (true, false) if !word.is_all_capitals() => CAPITAL,
            (false, true) => NO_CAPITAL,
            _ => 0.0,
        }
    }
}

pub(super) fn is_apostrophe(character: Option<char>) -> bool {
    matches!(character, Some('’' | '\''))
}

/// Scores a space that a remnant leaves before what stands close to a word.
pub(super) fn looseness(last: Option<char>, after: Option<char>) -> f64 {
    let is_close = || {
        after.is_none_or(|after| after.is_whitespace() || matches!(after, '-' | ',' | '.' | ')'))
    };
    if last == Some(' ') && is_close() {
        LOOSE
    } else {
        0.0
    }
}

/// Tells whether an English clitic stands after a word that it leans on.
fn has_host(chain: &[Step], last: &Step, clitic: &str) -> bool {
    let Some(host) = step::host(chain, last) else {
        return true;
    };
    match clitic {
        "s" => true,
        "t" => matches!(host.character, Some('n' | 'N')),
        _ => (1..=LONGEST_HOST).contains(&host.word.letters),
    }
}
