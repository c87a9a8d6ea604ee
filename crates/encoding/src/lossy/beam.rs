//! The search for the readings of a window.
//!
//! A beam goes through the window once. Where a remnant stands, each hypothesis is continued by every candidate and by the
//! remnant itself; letters are scored by the n-grams of the language and by whether a word of the lexicon goes on so,
//! finished words by how common they are, signs by [`typography`]. A hypothesis is a chain of steps, a character each, so
//! that continuing one copies nothing but its last step.

use super::channel::{Candidate, Channel, Channels};
use super::neighbours;
use super::profile::{self, Profile};
use super::reading::{Context, Placed, Reading};
use super::typography::{self, Place};
use super::word::{Letter, Word};
use crate::model::{Continuations, LETTERS, Model, Prefix};

/// How many hypotheses go on to the next character whose last word the lexicon may have, and how many others.
const BEAM: usize = 48;
const FREE_BEAM: usize = 8;
/// How many of them may go on to what no word of the lexicon has.
const FREE: usize = 4;
/// How far behind the best a hypothesis may be: more than a finished word and what stands beside it can bring.
const MARGIN: f64 = 10.0;
/// How many readings of a window are kept.
const KEPT: usize = 10;

/// What a clitic pays back: [`typography`] cannot see it from the apostrophe.
const CLITIC: f64 = 4.5;
/// What an English possessive costs in text in another language: `Martha’s`.
const BORROWED: f64 = -2.0;
const LONGEST_CLITIC: usize = 3;
/// The longest words that `’d`, `’ll`, `’re`, `’ve` lean on: `they`, `there`, `would`.
const LONGEST_HOST: u8 = 5;
/// A capital in the middle of a sentence, or none at its start.
const CAPITAL: f64 = -1.2;
const NO_CAPITAL: f64 = -2.0;
/// Capitals of which but one was there.
const CAPITALS: f64 = -3.0;
/// Two words without a space between them.
const JOINED: f64 = -9.0;
/// Two spaces, or one before a hyphen or a comma.
const LOOSE: f64 = -3.0;
/// The most that a sign brings: an elision, and the word before it that ends.
const SIGN: f64 = 10.0;
/// A byte that was dropped, right before the mark that stands for a dropped byte.
const UNMARKED: f64 = -25.0;
const MAYBE_MARKED: f64 = -2.5;
/// The longest word that an apostrophe belongs to as its beginning.
const LONGEST_PART: u8 = 12;

/// Scores a space that a remnant leaves before what stands close to a word.
fn looseness(last: Option<char>, after: Option<char>) -> f64 {
    let is_close = || {
        after.is_none_or(|after| after.is_whitespace() || matches!(after, '-' | ',' | '.' | ')'))
    };
    if last == Some(' ') && is_close() {
        LOOSE
    } else {
        0.0
    }
}

/// Memory that one search leaves to the next.
#[derive(Default)]
pub(super) struct Scratch {
    layers: Vec<Vec<Step>>,
    chain: Vec<Step>,
    continuations: Vec<Continuations>,
}

/// Returns the best readings of `window`, the best first.
pub(super) fn readings(
    window: &str,
    context: Context,
    model: &Model,
    scratch: &mut Scratch,
) -> Vec<Reading> {
    let mut layers = std::mem::take(&mut scratch.layers);
    if layers.len() <= window.len() {
        layers.resize_with(window.len() + 1, Vec::new);
    }
    let mut beam = Beam {
        model,
        profile: profile::of(model.lang()),
        context,
        window,
        chain: std::mem::take(&mut scratch.chain),
        continuations: std::mem::take(&mut scratch.continuations),
        extended: [None; LETTERS],
        likelihoods: [0.0; LETTERS],
    };
    let readings = beam.run(&mut layers);
    beam.chain.clear();
    beam.continuations.clear();
    *scratch = Scratch {
        layers,
        chain: beam.chain,
        continuations: beam.continuations,
    };
    readings
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
    /// Every step that was gone on from, and what may follow each.
    chain: Vec<Step>,
    continuations: Vec<Continuations>,
    /// Where the lexicon leads from the step that is being gone on from, and how likely each letter is there.
    extended: [Option<Prefix>; LETTERS],
    likelihoods: [f32; LETTERS],
}

impl Beam<'_> {
    /// Goes through the window; hypotheses that have read up to a byte of it wait in the layer of that byte. All layers are
    /// empty before and after.
    fn run(&mut self, layers: &mut [Vec<Step>]) -> Vec<Reading> {
        let mut best = vec![f64::NEG_INFINITY; self.window.len() + 1];
        layers[0].push(self.start());
        for (at, character) in self.window.char_indices() {
            let mut steps = std::mem::take(&mut layers[at]);
            prune(&mut steps);
            let choices = self.choices(at, character);
            let literal = (character, Letter::new(character, self.model));
            for (rank, step) in steps.drain(..).enumerate() {
                let parent = self.follow(step);
                if choices.is_empty() {
                    self.look_at(parent, literal.1);
                } else {
                    self.look_around(parent);
                }
                for choice in &choices {
                    let (layer, best) = (&mut layers[choice.end], &mut best[choice.end]);
                    let hope = step.score + self.hope(choice);
                    if hope > *best - MARGIN && self.is_thinkable(&step, choice, rank) {
                        let mended = self.mended(parent, at, choice);
                        *best = best.max(mended.score);
                        layer.push(mended);
                    }
                }
                let mut literal = self.push(parent, literal, false);
                literal.end = at + character.len_utf8();
                literal.place = (!choices.is_empty()).then_some((at, 1, None));
                let (layer, best) = (&mut layers[literal.end], &mut best[literal.end]);
                *best = best.max(literal.score);
                layer.push(literal);
            }
            // The memory goes back.
            layers[at] = steps;
        }
        let mut finished = std::mem::take(&mut layers[self.window.len()]);
        for last in &mut finished {
            self.finish(last);
        }
        finished.sort_by(|a, b| b.score.total_cmp(&a.score));
        let best = finished.first().map_or(0.0, |best| best.score);
        let mut rank = 0;
        finished.retain(|last| {
            rank += 1;
            rank <= KEPT && last.score > best - MARGIN || last.is_literal
        });
        finished.iter().map(|last| self.reading(last)).collect()
    }

    /// Adds a step to those that are gone on from.
    fn follow(&mut self, step: Step) -> usize {
        let letter = step.character.filter(|_| !step.word.is_empty());
        let letter = letter.and_then(|letter| Letter::new(letter, self.model));
        let continuations = match (letter, step.parent) {
            (Some(letter), Some(parent)) => {
                let before = &self.continuations[parent];
                self.model.continued(before, letter.number)
            }
            _ => self.model.beginning(),
        };
        self.chain.push(step);
        self.continuations.push(continuations);
        self.chain.len() - 1
    }

    /// Notes where the lexicon leads from a step, and how likely each letter is there.
    fn look_around(&mut self, parent: usize) {
        self.likelihoods = self.model.likelihoods(&self.continuations[parent]);
        self.extended = [None; LETTERS];
        if let Some(prefix) = self.chain[parent].word.prefix() {
            let extended = &mut self.extended;
            self.model.extensions(prefix, |letter, to| {
                extended[usize::from(letter)] = Some(to);
            });
        }
    }

    /// Notes the same for one letter only.
    fn look_at(&mut self, parent: usize, letter: Option<Letter>) {
        let Some(number) = letter.and_then(|letter| letter.number) else {
            return;
        };
        let place = usize::from(number);
        let prefix = self.chain[parent].word.prefix();
        self.extended[place] = prefix.and_then(|prefix| self.model.extend(prefix, number));
        self.likelihoods[place] = self.model.letter(&self.continuations[parent], number);
    }

    /// Where the lexicon leads by a letter.
    fn extended(&self, letter: Letter) -> Option<Prefix> {
        self.extended[usize::from(letter.number?)]
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
        step.word.goes_on_in(letter) && (rank < FREE || self.extended(letter).is_some())
    }

    /// The most that a choice can add to the score.
    fn hope(&self, choice: &Choice) -> f64 {
        let letter = choice
            .letter
            .map_or(SIGN, |letter| letter.likelihood(&self.likelihoods));
        letter + choice.cost
    }

    /// Continues a hypothesis by a character put back, and the space that was swallowed with it, if one was.
    fn mended(&mut self, parent: usize, at: usize, choice: &Choice) -> Step {
        let mut step = self.push(parent, (choice.character, choice.letter), true);
        let text = &choice.candidate.text;
        // What follows is a space.
        for space in text.chars().skip(1) {
            let parent = self.follow(step);
            step = self.push(parent, (space, None), false);
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
            let gain = letter.likelihood(&self.likelihoods);
            let extended = self.extended(letter);
            step.score += step.word.push(letter, gain, extended, is_mended);
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
            is_before_number: last.end == self.window.len() && self.context.is_before_number,
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
        let is_short = usize::from(last.word.letters) <= LONGEST_CLITIC;
        if !is_short || !is_apostrophe(self.before_word(last)) {
            return None;
        }
        let lower = self.spelled(last);
        let (clitics, is_choosy) = (self.profile.clitics, self.profile.has_choosy_clitics);
        if clitics.contains(&lower.as_str()) {
            let is_clitic = !is_choosy || self.has_host(last, &lower);
            return is_clitic.then(|| last.word.worth_as_part() + CLITIC);
        }
        let is_name = || {
            self.host(last)
                .is_some_and(|host| host.word.is_capital() && host.word.letters > 1)
        };
        (lower == "s" && is_name()).then(|| last.word.worth_as_part() + CLITIC + BORROWED)
    }

    /// Returns the last letter of what a word after an apostrophe leans on; `None` if it lies before the window.
    fn host<'s>(&'s self, last: &'s Step) -> Option<&'s Step> {
        let mut host = last;
        for _ in 0..=last.word.letters {
            host = &self.chain[host.parent?];
        }
        Some(host)
    }

    /// Tells whether an English clitic stands after a word that it leans on.
    fn has_host(&self, last: &Step, clitic: &str) -> bool {
        let Some(host) = self.host(last) else {
            return true;
        };
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
        word.is_mended() && word.letters > 1
            || step.touches_mended && !word.is_capital() && !is_single
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
            ends: neighbours::ends(self.model, &text),
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
/// document may favour. Those that words of the lexicon go on from do not compete with those that none does.
fn prune(steps: &mut Vec<Step>) {
    let scores = steps.iter().map(|step| step.score);
    let worst = scores.fold(f64::NEG_INFINITY, f64::max) - MARGIN;
    steps.retain(|step| step.score > worst || step.is_literal);
    steps.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    let (mut known, mut unknown) = (0, 0);
    steps.retain(|step| {
        let (rank, most) = match step.word.prefix() {
            Some(_) => (&mut known, BEAM),
            None => (&mut unknown, FREE_BEAM),
        };
        *rank += 1;
        *rank <= most || step.is_literal
    });
}
