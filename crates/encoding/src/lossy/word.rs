//! What a word is worth: as a whole, by its capitals, and by where in the sentence it stands.

use std::sync::OnceLock;

use crate::model::{self, Continuations, LETTERS, Model, Prefix};

/// What a word gains that exists, by its length in letters.
const WORD: [f64; 4] = [0.0, 0.0, 2.0, 4.0];
/// What an unknown word costs, in small letters and otherwise.
const UNKNOWN: f64 = -5.0;
const UNKNOWN_NAME: f64 = -2.0;
/// What a lone letter costs that is no word.
const LONE_LETTER: f64 = -4.0;
/// How much rarer than the rarest word that has been counted a word is at least which has not: one that exists, and one that
/// the lexicon does not have.
const UNCOUNTED: f64 = -0.5;
const UNHEARD: f64 = -2.0;
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
    /// How likely it is where letters have these likelihoods.
    pub(super) fn likelihood(self, likelihoods: &[f32; LETTERS]) -> f64 {
        let foreign = f64::from(model::FOREIGN);
        let number = self.number.map(usize::from);
        number.map_or(foreign, |number| f64::from(likelihoods[number]))
    }

    /// How likely it is after the letters that `continuations` was found for.
    pub(super) fn likelihood_in(self, model: &Model, continuations: &Continuations) -> f64 {
        let likely = |number| model.letter(continuations, number);
        self.number.map_or(model::FOREIGN, likely).into()
    }

    /// Looks a character up; `None` if it is no letter.
    pub(super) fn new(character: char, model: &Model) -> Option<Self> {
        let case = case(character)?;
        Some(Self {
            number: model.number(case.lower),
            is_upper: case.is_upper,
            is_lower: case.is_lower,
        })
    }
}

/// A letter whatever the language.
#[derive(Clone, Copy)]
struct Case {
    lower: char,
    is_upper: bool,
    is_lower: bool,
}

/// Returns a letter in lower case, and anything else as it is.
pub(super) fn lower(character: char) -> char {
    case(character).map_or(character, |case| case.lower)
}

/// Looks a character up; `None` if it is no letter.
fn case(character: char) -> Option<Case> {
    /// Nearly all text that is asked about lies below.
    const TABLE: usize = 0x530;
    static CASES: OnceLock<Vec<Option<Case>>> = OnceLock::new();
    let cases = CASES.get_or_init(|| {
        let characters = ('\0'..='\u{FFFF}').take(TABLE);
        characters.map(find_case).collect()
    });
    match cases.get(character as usize) {
        Some(case) => *case,
        // Punctuation.
        None if matches!(character, '\u{2010}'..='\u{205F}') => None,
        None => find_case(character),
    }
}

fn find_case(character: char) -> Option<Case> {
    is_letter(character).then(|| Case {
        lower: character.to_lowercase().next().unwrap_or(character),
        is_upper: character.is_uppercase(),
        is_lower: character.is_lowercase(),
    })
}

/// A word so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    prefix: Option<Prefix>,
    pub(super) letters: u8,
    upper: u8,
    lower: u8,
    is_capital: bool,
    is_mixed: bool,
    /// How many letters of it were put back.
    mended: u8,
    /// What its letters have added to the score.
    score: f64,
    /// What is held against it.
    debt: f64,
}

impl Word {
    /// A word without letters.
    pub(super) fn new(model: &Model) -> Self {
        Self {
            prefix: Some(model.begin()),
            letters: 0,
            upper: 0,
            lower: 0,
            is_capital: false,
            is_mixed: false,
            mended: 0,
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

    /// Tells whether a letter of it was put back.
    pub(super) fn is_mended(&self) -> bool {
        self.mended > 0
    }

    /// Tells whether it is in capitals only if letters that were put back are.
    pub(super) fn may_be_small(&self) -> bool {
        self.is_all_capitals() && self.lower == 0 && self.upper - self.mended.min(self.upper) < 2
    }

    /// Tells whether a letter of this case goes with those before.
    pub(super) fn goes_on_in(&self, letter: Letter) -> bool {
        match (letter.is_upper, letter.is_lower) {
            (true, _) => self.lower == 0,
            (_, true) => self.upper < 2,
            _ => true,
        }
    }

    /// The words of the lexicon that begin so, if there are any.
    pub(super) fn prefix(&self) -> Option<Prefix> {
        self.prefix
    }

    /// Where the lexicon leads by a further letter.
    pub(super) fn extended(&self, model: &Model, letter: Letter) -> Option<Prefix> {
        self.prefix
            .and_then(|prefix| model.extend(prefix, letter.number?))
    }

    /// What a further letter adds to the score; `likelihood` is how likely it is after those before, and `extended` where
    /// the lexicon leads.
    pub(super) fn gain(&self, letter: Letter, likelihood: f64, extended: Option<Prefix>) -> f64 {
        likelihood + self.dead_end(letter, extended)
    }

    /// What is held against the word if the lexicon leads nowhere from here.
    fn dead_end(&self, letter: Letter, extended: Option<Prefix>) -> f64 {
        if self.prefix.is_none() || extended.is_some() {
            return 0.0;
        }
        if self.is_capital || self.letters == 0 && letter.is_upper {
            DEAD_END_NAME
        } else {
            DEAD_END
        }
    }

    /// Appends a letter, and returns what it adds to the score: see [`Word::gain`].
    pub(super) fn push(
        &mut self,
        letter: Letter,
        likelihood: f64,
        extended: Option<Prefix>,
        is_mended: bool,
    ) -> f64 {
        let Letter {
            is_upper, is_lower, ..
        } = letter;
        let dead_end = self.dead_end(letter, extended);
        self.is_capital |= self.letters == 0 && is_upper;
        self.is_mixed |= self.lower > 0 && is_upper;
        self.upper = self.upper.saturating_add(u8::from(is_upper));
        self.lower = self.lower.saturating_add(u8::from(is_lower));
        self.letters = self.letters.saturating_add(1);
        self.mended = self.mended.saturating_add(u8::from(is_mended));
        self.score += likelihood;
        self.debt += dead_end;
        self.prefix = extended;
        likelihood + dead_end
    }

    /// Tells whether the lexicon has it.
    pub(super) fn is_known(&self) -> bool {
        self.letters > 1 && self.prefix.is_some_and(|prefix| prefix.is_word)
    }

    /// Tells whether it is in common use.
    pub(super) fn is_common(&self, model: &Model) -> bool {
        self.share(model).is_some()
    }

    /// Returns the natural logarithm of the share that it has in text, if it has been counted.
    pub(super) fn share(&self, model: &Model) -> Option<f64> {
        self.prefix.and_then(|prefix| model.share(prefix))
    }

    /// What it gains, now that it is whole, on top of what its letters have gained.
    pub(super) fn worth(&self, model: &Model, singles: &str, lower: Option<char>) -> f64 {
        let mixed = self.is_mixed || self.upper > 1 && self.lower > 0;
        let case = if mixed { MIXED_CASE } else { 0.0 };
        self.judged(model, singles, lower) - self.debt + case
    }

    /// The same word, its letters having added so much to the score.
    pub(super) fn scored(self, score: f64) -> Self {
        Self { score, ..self }
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
        if let Some(share) = self.share(model) {
            return share - self.score;
        }
        let (gain, rarity) = match self.letters {
            1 => (LONE_LETTER, UNHEARD),
            letters if self.is_known() => (WORD[usize::from(letters).min(3)], UNCOUNTED),
            _ if self.is_capital => (UNKNOWN_NAME, UNHEARD),
            _ => (UNKNOWN, UNHEARD),
        };
        gain.min(model.rarest() + rarity - self.score)
    }
}

/// Tells whether a character is part of a word. Raised letters, as in `XXIᵉ`, stand after one.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !matches!(character, '\u{1D2C}'..='\u{1D6A}')
}
