//! The search for the readings of a window.
//!
//! A beam goes through the window once. Where a remnant stands, each hypothesis is continued by every candidate and by the
//! remnant itself; letters are scored by the n-grams of the language and by whether a word of the lexicon goes on so,
//! finished words by how common they are, signs by [`typography`]. A hypothesis is a chain of steps, a character each, so
//! that continuing one copies nothing but its last step.

use super::channel::{Candidate, Channel, Channels};
use super::profile::{self, Profile};
use super::reading::{Context, Placed, Reading};
use super::typography::{self, Place};
use super::word::{Letter, Word};
use crate::model::{Continuations, Model};

/// How many hypotheses go on to the next character.
const BEAM: usize = 24;
/// How many of them may go on to what no word of the lexicon has.
const FREE: usize = 4;
/// How far behind the best a hypothesis may be: more than a finished word and what stands beside it can bring.
const MARGIN: f64 = 14.0;
/// How many readings of a window are kept.
const KEPT: usize = 10;

/// What a clitic pays back: [`typography`] cannot see it from the apostrophe.
const CLITIC: f64 = 4.5;
/// The longest words that `’d`, `’ll`, `’re`, `’ve` lean on: `they`, `there`, `would`.
const LONGEST_HOST: u8 = 5;
/// A capital in the middle of a sentence, or none at its start.
const CAPITAL: f64 = -1.2;
const NO_CAPITAL: f64 = -2.0;
/// Two words without a space between them.
const JOINED: f64 = -9.0;
/// Two spaces, or one before a hyphen or a comma.
const LOOSE: f64 = -3.0;
/// A byte that was dropped, right before the mark that stands for a dropped byte.
const UNMARKED: f64 = -9.0;
const MAYBE_MARKED: f64 = -2.5;
/// The longest word that an apostrophe belongs to as its beginning.
const LONGEST_PART: u8 = 12;

/// Scores a space that a remnant leaves before what stands close to a word.
fn looseness(last: Option<char>, after: Option<char>) -> f64 {
    let is_close = after.is_none_or(|after| after.is_whitespace() || "-,.)".contains(after));
    if last == Some(' ') && is_close {
        LOOSE
    } else {
        0.0
    }
}

/// Returns the best readings of `window`, the best first.
pub(super) fn readings(window: &str, context: Context, model: &Model) -> Vec<Reading> {
    let beam = Beam {
        model,
        profile: profile::of(model.lang()),
        context,
        window,
        chain: Vec::new(),
    };
    beam.run()
}

/// The last character of a hypothesis, and what its future depends on.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the hypothesis"
)]
struct Step {
    /// The step before, by its place in the chain; `None` at the start.
    parent: Option<usize>,
    character: Option<char>,
    score: f64,
    word: Word,
    /// Whether the sign right before the word was put back.
    touches_mended: bool,
    /// Whether the character is a sign that was put back and waits for what follows it.
    is_waiting: bool,
    is_first_word: bool,
    /// Whether every remnant so far stands for itself.
    is_literal: bool,
    unknown: u8,
    /// If a remnant ends here: where it began in the window, how many characters stand for it, and how it was lost.
    place: Option<(usize, usize, Option<Channel>)>,
    /// The byte of the window after it.
    end: usize,
}

/// What may have stood at a place.
struct Choice {
    candidate: &'static Candidate,
    /// The first character of it, and what it is as a letter.
    character: char,
    letter: Option<Letter>,
    /// What follows the remnant, if it is known.
    after: Option<char>,
    /// The byte of the window after the remnant.
    end: usize,
    is_sure: bool,
    /// What speaks against it, wherever it is read.
    cost: f64,
}

struct Beam<'a> {
    model: &'a Model,
    profile: &'a Profile,
    context: Context,
    window: &'a str,
    /// Every step that was gone on from.
    chain: Vec<Step>,
}

impl Beam<'_> {
    fn run(mut self) -> Vec<Reading> {
        // Hypotheses that have read up to a byte of the window wait there.
        let mut layers: Vec<Vec<Step>> = vec![Vec::new(); self.window.len() + 1];
        layers[0].push(self.start());
        for (at, character) in self.window.char_indices() {
            let mut steps = std::mem::take(&mut layers[at]);
            prune(&mut steps);
            let choices = self.choices(at, character);
            let letter = Letter::new(character, self.model);
            for (rank, step) in steps.into_iter().enumerate() {
                self.chain.push(step);
                let parent = self.chain.len() - 1;
                let continuations = step.word.continuations(self.model);
                for choice in &choices {
                    if self.is_thinkable(&step, choice, rank) {
                        let mended = self.mended(parent, &continuations, at, choice);
                        layers[choice.end].push(mended);
                    }
                }
                let mut literal = self.push(parent, &continuations, (character, letter), false);
                literal.end = at + character.len_utf8();
                literal.place = (!choices.is_empty()).then_some((at, 1, None));
                layers[literal.end].push(literal);
            }
        }
        let mut finished = layers.pop().unwrap_or_default();
        for last in &mut finished {
            self.finish(last);
        }
        finished.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut rank = 0;
        finished.retain(|last| {
            rank += 1;
            rank <= KEPT || last.is_literal
        });
        finished.iter().map(|last| self.reading(last)).collect()
    }

    fn start(&self) -> Step {
        Step {
            parent: None,
            character: None,
            score: 0.0,
            word: Word::new(self.model),
            touches_mended: false,
            is_waiting: false,
            is_first_word: true,
            is_literal: true,
            unknown: 0,
            place: None,
            end: 0,
        }
    }

    /// What may have stood at a byte of the window, as far as that does not depend on what is read before it.
    fn choices(&self, at: usize, first: char) -> Vec<Choice> {
        if first.is_ascii() {
            return Vec::new();
        }
        let mut choices = Vec::new();
        for (remnant, candidates) in Channels::get().at(&self.window[at..]) {
            let end = at + remnant.len();
            let rest = &self.window[end..];
            // What follows may be a remnant too, and then anything.
            let after = rest.chars().next().or(self.context.after);
            let after = after.filter(|after| !"âÃÄÅÂÈÎÏÐÑ".contains(*after));
            let unmarked = unmarked(rest);
            for candidate in candidates {
                let Some(character) = candidate.text.chars().next() else {
                    continue;
                };
                let letter = Letter::new(character, self.model);
                // A long remnant is proof of its one candidate, whatever the language.
                let is_sure = remnant.len() > 3;
                if !is_sure && letter.is_some_and(|letter| letter.number.is_none()) {
                    continue;
                }
                choices.push(Choice {
                    candidate,
                    character,
                    letter,
                    after,
                    end,
                    is_sure,
                    cost: match candidate.channel {
                        Channel::Dropped | Channel::C1 => unmarked,
                        Channel::Marked | Channel::Space => 0.0,
                    },
                });
            }
        }
        choices
    }

    /// Tells whether a choice is worth following: a letter that the word so far allows, a sign that can stand here. What
    /// makes a word that does not exist is followed from the best few hypotheses only.
    fn is_thinkable(&self, step: &Step, choice: &Choice, rank: usize) -> bool {
        if choice.is_sure {
            return true;
        }
        let Some(letter) = choice.letter else {
            let before = step.character.or(self.context.before);
            return typography::may_fit(choice.character, before, choice.after);
        };
        step.word.goes_on_in(letter)
            && (rank < FREE || step.word.may_go_on(self.model, letter.number))
    }

    /// Continues a hypothesis by a character put back, and the space that was swallowed with it, if one was.
    fn mended(
        &mut self,
        parent: usize,
        continuations: &Continuations,
        at: usize,
        choice: &Choice,
    ) -> Step {
        let first = (choice.character, choice.letter);
        let mut step = self.push(parent, continuations, first, true);
        let text = &choice.candidate.text;
        for character in text.chars().skip(1) {
            self.chain.push(step);
            let continuations = step.word.continuations(self.model);
            let next = (character, Letter::new(character, self.model));
            step = self.push(self.chain.len() - 1, &continuations, next, false);
        }
        step.end = choice.end;
        step.is_literal = false;
        step.place = Some((at, text.chars().count(), Some(choice.candidate.channel)));
        step.score += choice.cost;
        if let Some(after) = self.window[choice.end..].chars().next() {
            step.score += looseness(text.chars().next_back(), Some(after));
        }
        step
    }

    /// Continues a hypothesis by a character; `is_mended` if it was put back.
    fn push(
        &self,
        parent: usize,
        continuations: &Continuations,
        (character, letter): (char, Option<Letter>),
        is_mended: bool,
    ) -> Step {
        let last = &self.chain[parent];
        let mut step = Step {
            parent: Some(parent),
            character: Some(character),
            is_waiting: false,
            place: None,
            ..*last
        };
        step.score += self.settled(last, Some(character));
        if let Some(letter) = letter {
            let word = &mut step.word;
            step.score += word.push(letter, self.model, continuations, is_mended);
        } else {
            step.touches_mended |= is_mended;
            self.close_word(&mut step, last, Some(character));
            step.touches_mended = is_mended;
            step.is_waiting = is_mended;
        }
        step
    }

    fn finish(&self, last: &mut Step) {
        last.score += self.settled(last, self.context.after);
        let whole = *last;
        self.close_word(last, &whole, self.context.after);
        last.score += self.spacing(whole.character);
    }

    /// Scores how a reading meets the text after it: a window may end in a space that is part of a remnant.
    fn spacing(&self, last: Option<char>) -> f64 {
        match (last, self.context.after) {
            (Some(last), Some(after)) if last.is_alphanumeric() && after.is_alphanumeric() => {
                JOINED
            }
            (last, after) => looseness(last, after),
        }
    }

    /// Scores the sign that waits, now that what follows it is known.
    fn settled(&self, last: &Step, after: Option<char>) -> f64 {
        let (true, Some(sign), Some(parent)) = (last.is_waiting, last.character, last.parent)
        else {
            return 0.0;
        };
        let before = &self.chain[parent];
        let place = Place {
            word: &self.spelled(before),
            is_name: before.word.is_capital(),
            before: before.character.or(self.context.before),
            after,
        };
        typography::fit(sign, &place, self.profile)
    }

    /// Scores the word that `last` ends, now that `after` follows it.
    fn close_word(&self, step: &mut Step, last: &Step, after: Option<char>) {
        let word = &last.word;
        if word.is_empty() {
            return;
        }
        let is_part = self.part(last, after);
        step.score += is_part.unwrap_or_else(|| {
            let lower = last
                .character
                .and_then(|letter| letter.to_lowercase().next());
            word.worth(self.model, self.profile.single, lower)
        });
        step.score += self.sentence_score(word, last.is_first_word);
        if !word.is_known() && is_part.is_none() {
            step.unknown += u8::from(self.is_invented(step, last));
        }
        step.word = Word::new(self.model);
        step.is_first_word = false;
    }

    /// Scores a word that is one only beside an apostrophe: `l’`, `’s`.
    fn part(&self, last: &Step, after: Option<char>) -> Option<f64> {
        let is_apostrophe = |character: Option<char>| matches!(character, Some('’' | '\''));
        if is_apostrophe(after) && !self.profile.elided.is_empty() {
            let lower = self.spelled(last);
            if self.profile.elided.contains(&lower.as_str()) {
                return Some(last.word.worth_as_part());
            }
        }
        if self.profile.clitics.is_empty() || !is_apostrophe(self.before_word(last)) {
            return None;
        }
        let lower = self.spelled(last);
        let is_clitic = self.profile.clitics.contains(&lower.as_str())
            && (!self.profile.has_choosy_clitics || self.has_host(last, &lower));
        is_clitic.then(|| last.word.worth_as_part() + CLITIC)
    }

    /// Tells whether an English clitic stands after a word that it leans on.
    fn has_host(&self, last: &Step, clitic: &str) -> bool {
        let mut host = last;
        for _ in 0..=last.word.letters {
            let Some(parent) = host.parent else {
                // The host lies before the window.
                return true;
            };
            host = &self.chain[parent];
        }
        match clitic {
            "s" => true,
            "t" => matches!(host.character, Some('n' | 'N')),
            _ => (1..=LONGEST_HOST).contains(&host.word.letters),
        }
    }

    /// Tells whether an unknown word is one only because of what was put back. Names and numbers are of every kind.
    fn is_invented(&self, step: &Step, last: &Step) -> bool {
        let word = &last.word;
        let is_single = word.letters == 1
            && last
                .character
                .is_some_and(|letter| self.profile.single.contains(letter));
        word.is_mended && word.letters > 1
            || step.touches_mended && !word.is_capital() && !is_single
    }

    /// Scores the first letter: a capital begins a sentence and, within one, a name.
    fn sentence_score(&self, word: &Word, is_first: bool) -> f64 {
        match (word.is_capital(), self.context.starts_sentence && is_first) {
            (true, false) if !word.is_all_capitals() => CAPITAL,
            (false, true) => NO_CAPITAL,
            _ => 0.0,
        }
    }

    /// Returns the character before the word that `last` ends.
    fn before_word(&self, last: &Step) -> Option<char> {
        let mut step = last;
        for _ in 0..last.word.letters {
            step = &self.chain[step.parent?];
        }
        step.character.or(self.context.before)
    }

    /// Returns the word that `last` ends in lower case, if it is short enough to matter.
    fn spelled(&self, last: &Step) -> String {
        let mut letters = Vec::new();
        let mut step = last;
        while letters.len() < usize::from(last.word.letters.min(LONGEST_PART)) {
            letters.extend(step.character);
            let Some(parent) = step.parent else { break };
            step = &self.chain[parent];
        }
        let spelled = letters.into_iter().rev().flat_map(char::to_lowercase);
        spelled.collect()
    }

    /// Spells out a finished hypothesis.
    fn reading(&self, last: &Step) -> Reading {
        let mut steps = vec![last];
        while let Some(parent) = steps[steps.len() - 1].parent {
            steps.push(&self.chain[parent]);
        }
        let mut text = String::new();
        let mut starts = Vec::with_capacity(steps.len());
        let mut places = Vec::new();
        for step in steps.iter().rev() {
            let Some(character) = step.character else {
                continue;
            };
            starts.push(text.len());
            text.push(character);
            if let Some((start, characters, channel)) = step.place {
                places.push(Placed {
                    source: start..step.end,
                    target: starts[starts.len() - characters]..text.len(),
                    channel,
                });
            }
        }
        Reading {
            text,
            score: last.score,
            places,
            unknown: last.unknown,
        }
    }
}

/// What it costs that a byte was dropped before `rest`, which may begin with the mark that stands for a dropped byte. A
/// question mark may also be one.
fn unmarked(rest: &str) -> f64 {
    let mut rest = rest.chars();
    match (rest.next(), rest.next()) {
        (Some(char::REPLACEMENT_CHARACTER), _) => UNMARKED,
        (Some('?'), Some(letter)) if letter.is_alphanumeric() => UNMARKED,
        (Some('?'), _) => MAYBE_MARKED,
        _ => 0.0,
    }
}

/// Orders hypotheses and drops what is too far behind to win; never the text as it stands, which what is known about the
/// document may favour.
fn prune(steps: &mut Vec<Step>) {
    steps.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    let best = steps.first().map_or(0.0, |step| step.score);
    let mut rank = 0;
    steps.retain(|step| {
        rank += 1;
        let is_close = rank <= BEAM && step.score > best - MARGIN;
        is_close || step.is_literal
    });
}
