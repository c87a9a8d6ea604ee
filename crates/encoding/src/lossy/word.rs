//! What a word is worth: as a whole, by its capitals, and by where in the sentence it stands.

use crate::model::{self, Continuations, Model, Prefix};

/// What a word gains that exists, by its length in letters.
const WORD: [f64; 4] = [0.0, 0.0, 2.0, 4.0];
/// What an unknown word costs, in small letters and otherwise.
const UNKNOWN: f64 = -5.0;
const UNKNOWN_NAME: f64 = -2.0;
/// What a lone letter costs that is no word.
const LONE_LETTER: f64 = -4.0;
/// ln of the share that a word has at most which is not among the common ones.
const RARE: f64 = -10.0;
/// A capital after a small letter, in one word.
const MIXED_CASE: f64 = -7.0;
/// What is held against a word once no word goes on as it does, until it ends and is judged as a whole.
const DEAD_END: f64 = -6.0;
const DEAD_END_NAME: f64 = -4.0;

/// A letter as a word takes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Its number in the language, whatever its case.
    pub(super) number: Option<u8>,
    is_upper: bool,
    is_lower: bool,
}

impl Letter {
    /// Looks a character up; `None` if it is no letter.
    pub(super) fn new(character: char, model: &Model) -> Option<Self> {
        is_letter(character).then(|| Self {
            number: model.number(character.to_lowercase().next().unwrap_or(character)),
            is_upper: character.is_uppercase(),
            is_lower: character.is_lowercase(),
        })
    }
}

/// A word so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its last letters, in numbers of the language.
    last: [Option<u8>; 4],
    key: u64,
    prefix: Option<Prefix>,
    pub(super) letters: u8,
    upper: u8,
    lower: u8,
    is_capital: bool,
    is_mixed: bool,
    /// Whether a letter of it was put back.
    pub(super) is_mended: bool,
    /// What its letters have added to the score.
    score: f64,
    /// What is held against it.
    debt: f64,
}

impl Word {
    /// A word without letters.
    pub(super) fn new(model: &Model) -> Self {
        Self {
            last: [None; 4],
            key: model::NO_WORD,
            prefix: Some(model.begin()),
            letters: 0,
            upper: 0,
            lower: 0,
            is_capital: false,
            is_mixed: false,
            is_mended: false,
            score: 0.0,
            debt: 0.0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters == 0
    }

    pub(super) fn is_capital(&self) -> bool {
        self.is_capital
    }

    /// Tells whether the second letter is a capital too.
    pub(super) fn is_all_capitals(&self) -> bool {
        self.upper > 1
    }

    /// What may follow its last letters.
    pub(super) fn continuations(&self, model: &Model) -> Continuations {
        let known = usize::from(self.letters).min(self.last.len());
        model.continuations(&self.last[self.last.len() - known..])
    }

    /// Tells whether a letter of this case goes with those before.
    pub(super) fn goes_on_in(&self, letter: Letter) -> bool {
        match (letter.is_upper, letter.is_lower) {
            (true, _) => self.lower == 0,
            (_, true) => self.upper < 2,
            _ => true,
        }
    }

    /// Tells whether a word of the lexicon goes on so.
    pub(super) fn may_go_on(&self, model: &Model, number: Option<u8>) -> bool {
        let extended = self.prefix.and_then(|prefix| model.extend(prefix, number?));
        extended.is_some()
    }

    /// Appends a letter, and returns what it adds to the score.
    pub(super) fn push(
        &mut self,
        letter: Letter,
        model: &Model,
        continuations: &Continuations,
        is_mended: bool,
    ) -> f64 {
        let Letter {
            number,
            is_upper,
            is_lower,
        } = letter;
        let gain = model.letter(continuations, number);
        self.is_capital |= self.letters == 0 && is_upper;
        self.is_mixed |= self.lower > 0 && is_upper;
        self.upper = self.upper.saturating_add(u8::from(is_upper));
        self.lower = self.lower.saturating_add(u8::from(is_lower));
        self.letters = self.letters.saturating_add(1);
        self.last.rotate_left(1);
        self.last[3] = number;
        self.is_mended |= is_mended;
        self.score += gain;
        self.key = model::key(self.key, number.unwrap_or(u8::MAX));
        let went_on = self.prefix.is_some();
        self.prefix = self.prefix.and_then(|prefix| model.extend(prefix, number?));
        if went_on && self.prefix.is_none() {
            self.debt = if self.is_capital {
                DEAD_END_NAME
            } else {
                DEAD_END
            };
            return gain + self.debt;
        }
        gain
    }

    /// Tells whether the lexicon has it.
    pub(super) fn is_known(&self) -> bool {
        self.letters > 1 && self.prefix.is_some_and(|prefix| prefix.is_word)
    }

    /// Tells whether it is in common use.
    pub(super) fn is_common(&self, model: &Model) -> bool {
        model.common(self.key).is_some()
    }

    /// What it gains, now that it is whole, on top of what its letters have gained.
    pub(super) fn worth(&self, model: &Model, singles: &str, lower: Option<char>) -> f64 {
        let mixed = self.is_mixed || self.upper > 1 && self.lower > 0;
        let case = if mixed { MIXED_CASE } else { 0.0 };
        self.judged(model, singles, lower) - self.debt + case
    }

    /// What it gains as a part that is a word only beside an apostrophe.
    pub(super) fn worth_as_part(&self) -> f64 {
        WORD[usize::from(self.letters).min(3)] - self.debt
    }

    fn judged(&self, model: &Model, singles: &str, lower: Option<char>) -> f64 {
        if self.letters == 1 && !singles.is_empty() {
            let is_word = lower.is_some_and(|letter| singles.contains(letter));
            return if is_word { 0.0 } else { LONE_LETTER };
        }
        if let Some(share) = model.common(self.key) {
            return share - self.score;
        }
        let gain = match self.letters {
            1 => LONE_LETTER,
            letters if self.is_known() => WORD[usize::from(letters).min(3)],
            _ if self.is_capital => UNKNOWN_NAME,
            _ => UNKNOWN,
        };
        gain.min(RARE - self.score)
    }
}

/// Tells whether a character is part of a word. Raised letters, as in `XXIᵉ`, stand after one.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !matches!(character, '\u{1D2C}'..='\u{1D6A}')
}
