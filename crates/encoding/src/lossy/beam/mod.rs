//! The search for the readings of a window.
//!
//! A beam goes through the window once. Where a remnant stands, each hypothesis is continued by every candidate and by the
//! remnant itself; letters are scored by the n-grams of the language and by whether a word of the lexicon goes on so,
//! finished words by how common they are, signs by [`typography`](super::typography). A hypothesis is a chain of steps, a
//! character each. Most ways to go on lead nowhere: they are weighed as branches, and become steps only if they are among
//! the best.

mod choice;
mod judge;
mod step;
mod whole;

use self::choice::{Choice, Spot};
use self::judge::Judge;
use self::step::{Step, Taken};
use self::whole::Whole;
use super::profile;
use super::reading::{Context, Reading};
use super::word::Letter;
use crate::model::{Continuations, Model, Prefix};

/// How many hypotheses go on to the next character whose last word the lexicon may have, and how many others.
const BEAM: usize = 48;
const FREE_BEAM: usize = 8;
/// The same within a word that is also read as a whole.
const NARROW_BEAM: usize = 8;
/// How many of them may go on to what no word of the lexicon has.
const FREE: usize = 4;
/// How far behind the best a hypothesis may be: more than a finished word and what stands beside it can bring.
const MARGIN: f64 = 10.0;
/// How many readings of a window are kept.
const KEPT: usize = 10;
/// The most that a sign brings: an elision, and the word before it that ends.
const SIGN: f64 = 10.0;

/// Memory that one search leaves to the next.
#[derive(Default)]
pub(super) struct Scratch {
    /// The branches that lead to each byte of the window.
    layers: Vec<Vec<Branch>>,
    /// The best score among them.
    best: Vec<f64>,
    /// Every step that was gone on from, and what may follow each.
    chain: Vec<Step>,
    continuations: Vec<Continuations>,
    /// The characters of the window, and what may have stood at each remnant.
    spots: Vec<Spot>,
    choices: Vec<Choice>,
    /// The words of the lexicon that a stretch of the window may be.
    whole: Whole,
    /// The places of the choices that a word of the lexicon goes on by, and where it leads.
    found: Vec<(usize, Prefix)>,
}

/// Returns the best readings of `window`, the best first.
pub(super) fn readings(
    window: &str,
    context: Context,
    model: &Model,
    scratch: &mut Scratch,
) -> Vec<Reading> {
    scratch.clear(window.len());
    let judge = Judge {
        model,
        profile: profile::of(model.lang()),
        context,
        window,
    };
    Beam { judge, scratch }.run()
}

impl Scratch {
    /// Makes ready for a window of `len` bytes.
    fn clear(&mut self, len: usize) {
        self.layers.iter_mut().for_each(Vec::clear);
        if self.layers.len() <= len {
            self.layers.resize_with(len + 1, Vec::new);
        }
        self.best.clear();
        self.best.resize(len + 1, f64::NEG_INFINITY);
        self.chain.clear();
        self.continuations.clear();
        self.spots.clear();
        self.choices.clear();
    }
}

/// A way to go on from a step, weighed and not yet taken.
#[derive(Debug, Clone, Copy)]
struct Branch {
    score: f64,
    parent: usize,
    taken: Taken,
    /// What the character is if it is a letter, how likely it is after those before, and where the lexicon leads.
    letter: Option<Letter>,
    gain: f64,
    prefix: Option<Prefix>,
    /// How many words have been made that do not exist.
    unknown: u8,
    /// Whether words of the lexicon go on from here.
    is_known: bool,
    /// Whether it ends a word that was read as a whole.
    is_whole: bool,
    /// Whether every remnant so far stands for itself.
    is_literal: bool,
}

impl Branch {
    /// Tells whether it is no word that was read as a whole as well.
    fn is_needed(&self) -> bool {
        self.is_whole || !self.prefix.is_some_and(|prefix| prefix.is_word)
    }
}

struct Beam<'a> {
    judge: Judge<'a>,
    scratch: &'a mut Scratch,
}

impl Beam<'_> {
    /// Goes through the window; branches that have read up to a byte of it wait in the layer of that byte.
    fn run(&mut self) -> Vec<Reading> {
        for (at, character) in self.judge.window.char_indices() {
            let spot = Spot::new(&self.judge, at, character, &mut self.scratch.choices);
            self.scratch.spots.push(spot);
        }
        let spots = std::mem::take(&mut self.scratch.spots);
        // Where the word ends that is read as a whole.
        let mut whole = 0;
        for (index, spot) in spots.iter().enumerate() {
            let first = self.scratch.chain.len();
            if index == 0 {
                self.follow(Step::start(self.judge.model));
            } else {
                self.follow_best(spot.at, whole);
            }
            let parents = first..self.scratch.chain.len();
            if let Some(end) = self.read_whole(&spots[..], index, parents.clone()) {
                whole = end;
            }
            for (rank, parent) in parents.enumerate() {
                self.go_on(parent, rank, spot);
            }
        }
        self.scratch.spots = spots;
        self.finish(whole)
    }

    /// Makes steps of the best branches that lead to a byte; `whole` is where the last word ends that was read as a whole.
    fn follow_best(&mut self, at: usize, whole: usize) {
        let mut layer = std::mem::take(&mut self.scratch.layers[at]);
        if at == whole {
            layer.retain(Branch::is_needed);
        }
        let width = if at < whole { NARROW_BEAM } else { BEAM };
        prune(&mut layer, self.scratch.best[at], width);
        for branch in layer.drain(..) {
            let step = self.take(&branch, at);
            self.follow(step);
        }
        // The memory goes back.
        self.scratch.layers[at] = layer;
    }

    /// Takes the branches that lead to the end, and reads the best.
    fn finish(&mut self, whole: usize) -> Vec<Reading> {
        let end = self.judge.window.len();
        let mut branches = std::mem::take(&mut self.scratch.layers[end]);
        if end == whole {
            branches.retain(Branch::is_needed);
        }
        // How a word ends may make up for any distance.
        prune(&mut branches, f64::NEG_INFINITY, BEAM);
        let mut finished: Vec<Step> = Vec::with_capacity(branches.len());
        for branch in &branches {
            let mut last = self.take(branch, end);
            self.judge.finish(&self.scratch.chain, &mut last);
            finished.push(last);
        }
        self.scratch.layers[end] = branches;
        finished.sort_by(|a, b| b.score.total_cmp(&a.score));
        let best = finished.first().map_or(0.0, |best| best.score);
        let mut rank = 0;
        finished.retain(|last| {
            rank += 1;
            rank <= KEPT && last.score > best - MARGIN || last.is_literal
        });
        let readings = finished.iter();
        let chain = &self.scratch.chain;
        readings
            .map(|last| step::reading(self.judge.model, chain, last))
            .collect()
    }

    /// Adds a step to those that are gone on from.
    fn follow(&mut self, step: Step) -> usize {
        let model = self.judge.model;
        let letter = step.character.filter(|_| !step.word.is_empty());
        let letter = letter.and_then(|letter| Letter::new(letter, model));
        let continuations = match (letter, step.parent) {
            (Some(letter), Some(parent)) => {
                let before = &self.scratch.continuations[parent];
                model.continued(before, letter.number)
            }
            _ => model.beginning(),
        };
        self.hold(step, continuations)
    }

    /// Adds a step that these letters may follow.
    fn hold(&mut self, step: Step, continuations: Continuations) -> usize {
        self.scratch.chain.push(step);
        self.scratch.continuations.push(continuations);
        self.scratch.chain.len() - 1
    }

    /// Weighs every way to go on from a step that is worth following.
    fn go_on(&mut self, parent: usize, rank: usize, spot: &Spot) {
        if spot.is_remnant() {
            if rank < FREE {
                self.put_any_letter_back(parent, spot);
            } else {
                self.put_letters_back(parent, spot);
            }
            for place in spot.others.clone() {
                self.put_other_back(parent, rank, place);
            }
        }
        let taken = spot.taken();
        let branch = match spot.letter {
            Some(letter) => {
                let word = &self.scratch.chain[parent].word;
                let to = word.extended(self.judge.model, letter);
                let gain = self.likelihood(parent, letter);
                self.letter(parent, taken, spot.character, (letter, gain, to))
            }
            None => self.sign(parent, taken, spot.character),
        };
        self.add(spot.end, branch);
    }

    /// Puts the letters back by which a word of the lexicon goes on.
    fn put_letters_back(&mut self, parent: usize, spot: &Spot) {
        let word = self.scratch.chain[parent].word;
        let Some(prefix) = word.prefix() else { return };
        let mut found = std::mem::take(&mut self.scratch.found);
        self.judge.model.extensions(prefix, |number, to| {
            if spot.has(number) {
                found.extend(spot.places(number).map(|place| (place, to)));
            }
        });
        for (place, to) in found.drain(..) {
            let letter = self.scratch.choices[place].letter;
            if let Some(letter) = letter.filter(|letter| word.goes_on_in(*letter)) {
                let gain = self.likelihood(parent, letter);
                self.put_back(parent, place, Some((letter, gain, Some(to))));
            }
        }
        self.scratch.found = found;
    }

    /// Puts every letter back that the case of the word allows, whether the lexicon has such a word or not.
    fn put_any_letter_back(&mut self, parent: usize, spot: &Spot) {
        let model = self.judge.model;
        let word = self.scratch.chain[parent].word;
        let likelihoods = model.likelihoods(&self.scratch.continuations[parent]);
        for place in spot.letters.clone() {
            let letter = self.scratch.choices[place].letter;
            if let Some(letter) = letter.filter(|letter| word.goes_on_in(*letter)) {
                let (gain, to) = (
                    letter.likelihood(&likelihoods),
                    word.extended(model, letter),
                );
                self.put_back(parent, place, Some((letter, gain, to)));
            }
        }
    }

    /// Puts a sign back, a letter of another language, or a character and the space that was swallowed with it.
    fn put_other_back(&mut self, parent: usize, rank: usize, place: usize) {
        let choice = &self.scratch.choices[place];
        let step = &self.scratch.chain[parent];
        let to = choice
            .letter
            .and_then(|letter| step.word.extended(self.judge.model, letter));
        let is_thinkable = choice.is_sure
            || match choice.letter {
                Some(letter) => step.word.goes_on_in(letter) && (rank < FREE || to.is_some()),
                None => self.judge.may_fit(step, choice),
            };
        if is_thinkable {
            let letter = choice
                .letter
                .map(|letter| (letter, self.likelihood(parent, letter), to));
            self.put_back(parent, place, letter);
        }
    }

    /// Puts a character back, unless there is no hope for it.
    fn put_back(&mut self, parent: usize, place: usize, letter: Option<Way>) {
        let choice = &self.scratch.choices[place];
        let (character, end, cost) = (choice.character, choice.end, choice.cost);
        let has_space = choice.has_space;
        let gain = letter.map_or(SIGN, |(_, gain, _)| gain);
        let hope = self.scratch.chain[parent].score + gain + cost;
        if hope <= self.scratch.best[end] - MARGIN {
            return;
        }
        let taken = Taken::Choice(place);
        let mut branch = match letter {
            Some(way) => self.letter(parent, taken, character, way),
            None => self.sign(parent, taken, character),
        };
        if has_space {
            let first = self.take(&branch, self.scratch.chain[parent].end);
            let parent = self.follow(Step {
                place: None,
                ..first
            });
            branch = self.sign(parent, Taken::Space(place), ' ');
        }
        branch.score += cost;
        self.add(end, branch);
    }

    /// How likely a letter is after a step.
    fn likelihood(&self, parent: usize, letter: Letter) -> f64 {
        letter.likelihood_in(self.judge.model, &self.scratch.continuations[parent])
    }

    /// Weighs going on by a letter.
    fn letter(&self, parent: usize, taken: Taken, character: char, way: Way) -> Branch {
        let (letter, gain, prefix) = way;
        let last = &self.scratch.chain[parent];
        let settled = self
            .judge
            .settled(&self.scratch.chain, last, Some(character));
        Branch {
            score: last.score + settled + last.word.gain(letter, gain, prefix),
            parent,
            taken,
            letter: Some(letter),
            gain,
            prefix,
            unknown: last.unknown,
            is_known: prefix.is_some(),
            is_whole: false,
            is_literal: last.is_literal && !taken.is_put_back(),
        }
    }

    /// Weighs going on by a character that is no letter.
    fn sign(&self, parent: usize, taken: Taken, character: char) -> Branch {
        let chain = &self.scratch.chain;
        let last = &chain[parent];
        let settled = self.judge.settled(chain, last, Some(character));
        let touches_mended = last.touches_mended || taken.is_put_back();
        let (closing, unknown) = self
            .judge
            .closing(chain, last, touches_mended, Some(character));
        Branch {
            score: last.score + settled + closing,
            parent,
            taken,
            letter: None,
            gain: 0.0,
            prefix: None,
            unknown: last.unknown + unknown,
            is_known: true,
            is_whole: false,
            is_literal: last.is_literal && !taken.is_put_back(),
        }
    }

    /// Adds a branch to those that lead to a byte.
    fn add(&mut self, end: usize, branch: Branch) {
        let best = &mut self.scratch.best[end];
        *best = best.max(branch.score);
        self.scratch.layers[end].push(branch);
    }

    /// Makes a step of a branch that leads to a byte.
    fn take(&self, branch: &Branch, end: usize) -> Step {
        let last = &self.scratch.chain[branch.parent];
        let choices = &self.scratch.choices;
        let (character, place) = match branch.taken {
            Taken::Character => (self.judge.character(last.end), None),
            Taken::Remnant => (self.judge.character(last.end), Some((1, None))),
            Taken::Choice(place) => {
                let Choice {
                    character, channel, ..
                } = choices[place];
                (Some(character), Some((1, Some(channel))))
            }
            Taken::Space(place) => (Some(' '), Some((2, Some(choices[place].channel)))),
        };
        let mut step = Step {
            parent: Some(branch.parent),
            character,
            score: branch.score,
            is_waiting: false,
            is_literal: branch.is_literal,
            unknown: branch.unknown,
            place: place.map(|(characters, channel)| (last.end, characters, channel)),
            end,
            ..*last
        };
        let is_put_back = branch.taken.is_put_back();
        match branch.letter {
            Some(letter) => {
                step.word
                    .push(letter, branch.gain, branch.prefix, is_put_back);
            }
            None => step.close_word(self.judge.model, is_put_back),
        }
        step
    }
}

/// A letter, how likely it is, and where the lexicon leads by it.
type Way = (Letter, f64, Option<Prefix>);

/// Orders branches and drops what is too far behind to win; never the text as it stands, which what is known about the
/// document may favour. Those that words of the lexicon go on from do not compete with those that none does.
fn prune(branches: &mut Vec<Branch>, best: f64, width: usize) {
    let worst = best - MARGIN;
    branches.retain(|branch| branch.score > worst || branch.is_literal);
    branches.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    let (mut known, mut unknown) = (0, 0);
    branches.retain(|branch| {
        let (rank, most) = if branch.is_known {
            (&mut known, width)
        } else {
            (&mut unknown, FREE_BEAM)
        };
        *rank += 1;
        *rank <= most || branch.is_literal
    });
}

#[cfg(test)]
mod tests {
    use archive_model::Lang;

    use super::*;

    fn read(window: &str, lang: &str) -> Vec<String> {
        let lang: Lang = lang.parse().unwrap();
        let mut models = Model::all().iter();
        let model = models.find(|model| model.lang() == lang).unwrap();
        let context = Context {
            before: Some(' '),
            after: Some(' '),
            starts_sentence: false,
            is_before_number: false,
        };
        let readings = readings(window, context, model, &mut Scratch::default());
        readings.into_iter().map(|reading| reading.text).collect()
    }

    #[test]
    fn words_are_read_whole_and_beside_signs() {
        for (window, lang, best) in [
            ("пÑавиÑелÑÑÑво,", "ru", "правительство,"),
            ("(ÑÑÑана)", "ru", "(страна)"),
            ("dâÃtat", "fr", "d’État"),
            ("lâÃglise", "fr", "l’Église"),
        ] {
            assert_eq!(read(window, lang)[0], best, "{window}");
        }
    }

    #[test]
    fn each_word_that_fits_is_read_once() {
        let found = read("ÑоÑ", "ru");
        for word in ["тот", "рот", "сот", "рос"] {
            let count = found.iter().filter(|reading| *reading == word).count();
            assert_eq!(count, 1, "{word}: {found:?}");
        }
    }

    #[test]
    fn the_text_as_it_stands_is_always_among_the_readings() {
        for window in ["Ñ", "хÑÑÑÑхÑ", "Ã", "lâ"] {
            assert!(read(window, "ru").iter().any(|reading| reading == window));
        }
    }
}
