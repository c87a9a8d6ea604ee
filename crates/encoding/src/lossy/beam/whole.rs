//! Words of the lexicon, read as a whole.
//!
//! Where nothing but letters can have stood, the words that fit are few and all of them are found: by going through the
//! lexicon with the letters of each place. What the beam finds there besides is words that no lexicon has.

use std::ops::Range;

use super::choice::Spot;
use super::judge::is_apostrophe;
use super::step::Taken;
use super::{BEAM, Beam, Branch, MARGIN};
use crate::lossy::word::{Letter, Word};

/// A stretch that more beginnings of words fit than this is left to the beam.
const MOST: usize = 8192;
/// How many words are kept for a stretch.
const KEPT: usize = 24;

/// Beginnings of words that fit a stretch, shorter ones first, and the words among them.
#[derive(Default)]
pub(super) struct Whole {
    heads: Vec<Head>,
    words: Vec<Found>,
}

/// The beginning of a word.
#[derive(Clone, Copy)]
struct Head {
    word: Word,
    /// The beginning that is a letter shorter.
    parent: usize,
    taken: Taken,
    character: char,
    letter: Letter,
    is_literal: bool,
}

/// A word that fits, by its place among the beginnings: what its letters gain, and what it is worth in the end.
#[derive(Clone, Copy)]
struct Found {
    head: usize,
    gain: f64,
    worth: f64,
}

impl Beam<'_> {
    /// Reads the word that begins at a character, if nothing but letters can have stood there, and returns where it ends.
    pub(super) fn read_whole(
        &mut self,
        spots: &[Spot],
        index: usize,
        parents: Range<usize>,
    ) -> Option<usize> {
        let spots = &spots[index..index + self.stretch(spots, index)?];
        let end = spots.last()?.end;
        let before = &self.scratch.chain[parents.clone()];
        if before.iter().any(|step| !step.word.is_empty()) {
            return None;
        }
        let mut whole = std::mem::take(&mut self.scratch.whole);
        let is_read = self.find_words(spots, &mut whole).is_some();
        if is_read {
            self.weigh_words(&mut whole);
            self.add_words(&whole, parents, spots);
        }
        self.scratch.whole = whole;
        is_read.then_some(end)
    }

    /// Returns how many letters there are from a character on, if they are a word of two letters or more with a remnant
    /// among them, and nothing beside them can be part of it.
    fn stretch(&self, spots: &[Spot], index: usize) -> Option<usize> {
        let is_start = match index.checked_sub(1) {
            Some(before) => spots[before].is_boundary(),
            None => !is_apostrophe(self.judge.context.before),
        };
        if !is_start {
            return None;
        }
        let rest = &spots[index..];
        let letters = rest
            .iter()
            .take_while(|spot| spot.is_letter(&self.scratch.choices));
        let count = letters.count();
        let is_end = match rest.get(count) {
            Some(after) => after.is_boundary(),
            None => !is_apostrophe(self.judge.context.after),
        };
        let has_remnant = rest[..count].iter().any(Spot::is_remnant);
        (count > 1 && is_end && has_remnant).then_some(count)
    }

    /// Finds all words that fit; `None` if too much does.
    fn find_words(&self, spots: &[Spot], whole: &mut Whole) -> Option<()> {
        let Whole { heads, words } = whole;
        heads.clear();
        words.clear();
        let mut level = 0..0;
        for (index, spot) in spots.iter().enumerate() {
            let next = heads.len();
            if index == 0 {
                self.lengthen(Word::new(self.judge.model), 0, true, spot, heads);
            }
            for parent in level {
                let Head {
                    word, is_literal, ..
                } = heads[parent];
                self.lengthen(word, parent, is_literal, spot, heads);
                if heads.len() > MOST {
                    return None;
                }
            }
            level = next..heads.len();
        }
        let found = level.filter(|head| heads[*head].word.is_known());
        words.extend(found.map(|head| Found {
            head,
            gain: 0.0,
            worth: 0.0,
        }));
        Some(())
    }

    /// Adds every beginning of a word that is a letter longer than `word`.
    fn lengthen(
        &self,
        word: Word,
        parent: usize,
        is_literal: bool,
        spot: &Spot,
        heads: &mut Vec<Head>,
    ) {
        let (model, choices) = (self.judge.model, &self.scratch.choices);
        let Some(prefix) = word.prefix() else { return };
        let mut add = |taken: Taken, character, letter, to| {
            let mut word = word;
            word.push(letter, 0.0, Some(to), taken.is_put_back());
            heads.push(Head {
                word,
                parent,
                taken,
                character,
                letter,
                is_literal: is_literal && !taken.is_put_back(),
            });
        };
        let own = spot
            .letter
            .and_then(|letter| Some((letter, word.extended(model, letter)?)));
        if let Some((letter, to)) = own {
            add(spot.taken(), spot.character, letter, to);
        }
        if !spot.is_remnant() {
            return;
        }
        model.extensions(prefix, |number, to| {
            if !spot.has(number) {
                return;
            }
            for place in spot.places(number) {
                let choice = &choices[place];
                if let Some(letter) = choice.letter.filter(|letter| word.goes_on_in(*letter)) {
                    add(Taken::Choice(place), choice.character, letter, to);
                }
            }
        });
    }

    /// Finds out what each word is worth, and keeps the best, and the text as it stands.
    fn weigh_words(&self, whole: &mut Whole) {
        let (model, Whole { heads, words }) = (self.judge.model, whole);
        for found in words.iter_mut() {
            let word = heads[found.head].word;
            let share = word.share(model);
            found.gain = share.unwrap_or_else(|| self.likelihood_of(heads, found.head));
            found.worth = found.gain + word.scored(found.gain).worth(model, "", None);
        }
        words.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        let best = words.first().map_or(0.0, |found| found.worth);
        let mut rank = 0;
        words.retain(|found| {
            rank += 1;
            rank <= KEPT && found.worth > best - MARGIN || heads[found.head].is_literal
        });
    }

    /// How likely the letters of a word are, each after those before.
    fn likelihood_of(&self, heads: &[Head], last: usize) -> f64 {
        let model = self.judge.model;
        let mut continuations = model.beginning();
        let mut score = 0.0;
        for place in path(heads, last) {
            let letter = heads[place].letter;
            score += letter.likelihood_in(model, &continuations);
            continuations = model.continued(&continuations, letter.number);
        }
        score
    }

    /// Adds the words to every hypothesis that has come to their beginning.
    fn add_words(&mut self, whole: &Whole, parents: Range<usize>, spots: &[Spot]) {
        let mut all: Vec<(f64, usize, Found)> = Vec::new();
        for parent in parents {
            let score = self.scratch.chain[parent].score;
            let words = whole.words.iter();
            all.extend(words.map(|found| (score + found.worth, parent, *found)));
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut rank = 0;
        all.retain(|(_, parent, found)| {
            rank += 1;
            let (before, word) = (&self.scratch.chain[*parent], &whole.heads[found.head]);
            rank <= BEAM || before.is_literal && word.is_literal
        });
        for (_, parent, found) in all {
            self.add_word(&whole.heads, parent, found, spots);
        }
    }

    /// Adds a word to a hypothesis, letter by letter; all that its letters gain counts with the last.
    fn add_word(&mut self, heads: &[Head], mut parent: usize, found: Found, spots: &[Spot]) {
        for (place, spot) in path(heads, found.head).zip(spots) {
            let head = &heads[place];
            let is_last = place == found.head;
            let gain = if is_last { found.gain } else { 0.0 };
            let way = (head.letter, gain, head.word.prefix());
            let branch = self.letter(parent, head.taken, head.character, way);
            if is_last {
                let is_whole = true;
                self.add(spot.end, Branch { is_whole, ..branch });
            } else {
                let step = self.take(&branch, spot.end);
                parent = self.hold(step, self.judge.model.beginning());
            }
        }
    }
}

/// The places of the beginnings that lead to one, the shortest first.
fn path(heads: &[Head], last: usize) -> impl Iterator<Item = usize> {
    let letters = usize::from(heads[last].word.letters);
    let mut places = vec![last; letters];
    for index in (1..letters).rev() {
        places[index - 1] = heads[places[index]].parent;
    }
    places.into_iter()
}
