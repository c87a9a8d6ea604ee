//! Which languages a document is likely to have: its longer blocks are judged among all languages, and those that hardly
//! occur are dropped.

use std::borrow::Cow;
use std::collections::HashMap;

use archive_model::Lang;

use super::edition::Piece;
use super::{Detected, detect, detect_among, kin, words};

/// Text with fewer letters is judged together with its neighbours.
const FEWEST_LETTERS: usize = 60;
/// A section ends rather than not where its likelihood is at least this.
const NEW_SECTION: f64 = 0.4;
/// A section is as good as certain to end there.
const SURE_SECTION: f64 = 0.43;
/// Blocks are judged by at most this many bytes.
const ENOUGH: usize = 300;

/// Ranks the document's languages by its longer blocks, and drops those that hardly occur.
///
/// What each block was taken for is kept in `verdicts`, so that none is judged twice.
pub(super) fn rank(
    pieces: &[Piece<'_>],
    verdicts: &mut HashMap<usize, Detected>,
) -> Vec<(Lang, f64)> {
    const SAMPLE: usize = 240;
    let windows = windows(pieces);
    let step = windows.len().div_ceil(SAMPLE).max(1);
    let mut survey = Survey::new(verdicts);
    for window in windows.iter().step_by(step) {
        survey.see(window);
    }
    keep_frequent(&survey.finish())
}

/// Goes through the windows of a document. Text goes on in its language more often than not, so that where nothing speaks
/// against it, not every window needs to be judged among all languages.
struct Survey<'w, 't, 'v> {
    verdicts: &'v mut HashMap<usize, Detected>,
    tally: Vec<Tally>,
    last: Option<Detected>,
    script: u32,
    /// How many windows were judged to be in the last language, one after the other.
    length: usize,
    /// Those that were not judged since. They are, once one after them is found to be in another language.
    trusted: Vec<&'w Window<'t>>,
}

impl<'w, 't, 'v> Survey<'w, 't, 'v> {
    fn new(verdicts: &'v mut HashMap<usize, Detected>) -> Self {
        Self {
            verdicts,
            tally: Vec::new(),
            last: None,
            script: 0,
            length: 0,
            trusted: Vec::new(),
        }
    }

    fn see(&mut self, window: &'w Window<'t>) {
        const MOST_TRUSTED: usize = 3;
        let plain = words::plain(&window.text, &[]);
        match (self.expected(window), plain) {
            (Some(last), Some(plain)) if plain == last.lang => self.record(window, last),
            (Some(_), None) if self.trusted.len() < self.length.min(MOST_TRUSTED) => {
                self.trusted.push(window);
            }
            _ => {
                let found = Detected::plain(plain, &[]).unwrap_or_else(|| detect(&window.text));
                self.look_back(found);
                self.record(window, found);
                self.go_on(window, found);
            }
        }
    }

    /// Returns the language that a window is in unless something speaks against it.
    fn expected(&self, window: &Window<'_>) -> Option<Detected> {
        const FEWEST: usize = 3;
        let goes_on = self.length >= FEWEST
            && !window.begins_section
            && first_block(&window.text) == self.script;
        self.last.filter(|_| goes_on)
    }

    /// Takes the windows that were trusted for what they were taken for, unless what comes after them was found to differ.
    fn look_back(&mut self, found: Detected) {
        let last = self.last.filter(|last| last.lang == found.lang);
        for window in std::mem::take(&mut self.trusted) {
            match last {
                Some(last) => count(&mut self.tally, last, window),
                None => self.record(window, detect(&window.text)),
            }
        }
    }

    fn record(&mut self, window: &Window<'_>, found: Detected) {
        if !found.lang.is_und() {
            count(&mut self.tally, found, window);
        }
        if let Some(piece) = window.piece {
            self.verdicts.insert(piece, found);
        }
    }

    fn go_on(&mut self, window: &Window<'_>, found: Detected) {
        const SURE: f64 = 0.8;
        let goes_on = self.last.is_some_and(|last| last.lang == found.lang);
        let is_sure = !found.lang.is_und() && found.confidence > SURE;
        self.length = match (is_sure, goes_on) {
            (true, true) => self.length + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
        self.last = Some(found);
        self.script = first_block(&window.text);
    }

    fn finish(mut self) -> Vec<Tally> {
        if let Some(window) = self.trusted.pop() {
            let found = detect(&window.text);
            self.look_back(found);
            self.record(window, found);
        }
        self.tally
    }
}

/// Adds languages that markup gives to parts too short for an edition by themselves, where the text bears it out.
pub(super) fn add_claimed(pieces: &[Piece<'_>], candidates: &mut Vec<(Lang, f64)>) {
    const FEWEST_LETTERS: usize = 24;
    let mut claimed: Vec<(Lang, String)> = Vec::new();
    for piece in pieces {
        let Some(claim) = piece.claim.filter(|claim| claim.is_own) else {
            continue;
        };
        let is_known = |(lang, _): &(Lang, f64)| lang.primary() == claim.lang.primary();
        if candidates.iter().any(is_known) {
            continue;
        }
        let seen = claimed.iter().position(|(lang, _)| *lang == claim.lang);
        let index = seen.unwrap_or_else(|| {
            claimed.push((claim.lang, String::new()));
            claimed.len() - 1
        });
        let text = &mut claimed[index].1;
        if text.len() < ENOUGH {
            text.push_str(head(piece.text));
            text.push('\n');
        }
    }
    let mut langs: Vec<Lang> = candidates.iter().map(|(lang, _)| *lang).collect();
    for (lang, text) in claimed {
        langs.push(lang);
        let found = detect_among(&text, &langs);
        if found.lang == lang && letters(&text) >= FEWEST_LETTERS {
            candidates.push((lang, found.confidence));
        } else {
            langs.pop();
        }
    }
}

/// Text enough to be judged by itself.
struct Window<'a> {
    text: Cow<'a, str>,
    /// How many blocks it is made of.
    blocks: usize,
    /// Whether a section is likely to begin with it.
    begins_section: bool,
    /// The block that it is the head of, if it is but one.
    piece: Option<usize>,
}

/// Long or plain blocks, and runs of short ones that make up as much text together.
///
/// Text that repeats the block before it, as where one law repealed many articles, says nothing new.
fn windows<'a>(pieces: &[Piece<'a>]) -> Vec<Window<'a>> {
    let mut windows = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut run_letters = 0;
    let mut before = "";
    for (index, piece) in pieces.iter().enumerate() {
        let head = head(piece.text);
        if std::mem::replace(&mut before, head) == head {
            continue;
        }
        let is_enough = has_letters(head, FEWEST_LETTERS) || words::plain(head, &[]).is_some();
        let begins_section = piece.section >= NEW_SECTION;
        if begins_section || run_letters >= FEWEST_LETTERS {
            windows.extend(run_window(&run));
            run.clear();
            run_letters = 0;
        }
        if is_enough {
            // Lines too short to be judged by themselves belong to what they stand above.
            let only = run.is_empty().then_some(index);
            run.push(head);
            windows.push(Window {
                text: joined(&run),
                blocks: 1,
                begins_section: piece.section >= SURE_SECTION,
                piece: only,
            });
            run.clear();
            run_letters = 0;
        } else if has_letters(head, 1) {
            run.push(head);
            run_letters += letters(head);
        }
    }
    windows.extend(run_window(&run));
    windows
}

fn joined<'a>(run: &[&'a str]) -> Cow<'a, str> {
    match run {
        [only] => Cow::Borrowed(only),
        _ => Cow::Owned(run.join("\n")),
    }
}

fn run_window<'a>(run: &[&'a str]) -> Option<Window<'a>> {
    let text = joined(run);
    has_letters(&text, FEWEST_LETTERS).then_some(Window {
        text,
        blocks: run.len(),
        begins_section: false,
        piece: None,
    })
}

/// What speaks for one language.
struct Tally {
    lang: Lang,
    blocks: usize,
    /// How many sections begin in it.
    sections: usize,
    letters: f64,
    /// Letters, each counted for as much as its language is sure.
    weight: f64,
    script: u32,
}

#[expect(
    clippy::cast_precision_loss,
    reason = "blocks are judged by a few hundred letters"
)]
fn count(tally: &mut Vec<Tally>, found: Detected, window: &Window<'_>) {
    let letters = letters(&window.text) as f64;
    let index = tally.iter().position(|seen| seen.lang == found.lang);
    let index = index.unwrap_or_else(|| {
        tally.push(Tally {
            lang: found.lang,
            blocks: 0,
            sections: 0,
            letters: 0.0,
            weight: 0.0,
            script: main_block(&window.text),
        });
        tally.len() - 1
    });
    let seen = &mut tally[index];
    seen.blocks += window.blocks;
    seen.sections += usize::from(window.begins_section);
    seen.letters += letters;
    seen.weight += letters * found.confidence;
}

impl Tally {
    fn confidence(&self) -> f64 {
        self.weight / self.letters.max(1.0)
    }

    /// Tells whether there is text enough in the language for an edition, beside one mostly in that of `top`.
    fn is_frequent(&self, top: &Self, tally: &[Self]) -> bool {
        // A single block must be as long as a paragraph, unless a section begins with it or its script is another.
        const FEWEST_LETTERS: (f64, f64) = (80.0, 40.0);
        const LEAST_SHARE: f64 = 0.05;
        const SURE: f64 = 0.5;
        let has_other_script = self.script != top.script;
        let leads_its_script = has_other_script
            && tally
                .iter()
                .all(|other| other.script != self.script || other.weight <= self.weight);
        let fewest = if self.blocks > 1 || self.sections > 0 || has_other_script {
            FEWEST_LETTERS.1
        } else {
            FEWEST_LETTERS.0
        };
        let is_sure = self.confidence() > SURE || leads_its_script;
        is_sure && self.letters > fewest && self.weight > top.weight * LEAST_SHARE
    }
}

/// Drops languages with too little text to be an edition, or so little that a slip of the statistics explains it.
fn keep_frequent(tally: &[Tally]) -> Vec<(Lang, f64)> {
    const LEAST_CONFIDENCE: f64 = 0.3;
    let top = tally
        .iter()
        .filter(|seen| seen.confidence() > LEAST_CONFIDENCE)
        .max_by(|left, right| left.weight.total_cmp(&right.weight));
    let Some(top) = top else { return Vec::new() };
    let slips = slips(tally);
    tally
        .iter()
        .filter(|seen| seen.lang == top.lang || seen.is_frequent(top, tally))
        .filter(|seen| !slips.contains(&seen.lang))
        .map(|seen| (seen.lang, seen.confidence()))
        .collect()
}

/// Names languages that only occur because another is taken for them now and then.
fn slips(tally: &[Tally]) -> Vec<Lang> {
    const LEAST_SHARE: f64 = 0.3;
    let weight_of = |tag: &str| {
        let seen = tally.iter().find(|seen| seen.lang.as_str() == tag);
        seen.map_or(0.0, |seen| seen.weight)
    };
    kin::pairs()
        .filter(|(slip, lang)| weight_of(slip) < weight_of(lang) * LEAST_SHARE)
        .map(|(slip, _)| Lang::literal(slip))
        .collect()
}

/// Returns as much of a block as it is judged by.
pub(super) fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(ENOUGH)]
}

/// Counts letters, roughly: those of scripts that say more with each count double.
pub(super) fn letters(text: &str) -> usize {
    letters_in(text.as_bytes())
}

fn letters_in(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .map(|byte| {
            usize::from(byte.is_ascii_alphabetic())
                + usize::from(*byte >= 0xc0)
                + usize::from(*byte >= 0xe0)
        })
        .sum()
}

/// Tells whether `text` has at least `fewest` letters, counted in the same way.
pub(super) fn has_letters(text: &str, fewest: usize) -> bool {
    let mut found = 0;
    let mut stretches = text.as_bytes().chunks(64);
    fewest == 0
        || stretches.any(|stretch| {
            found += letters_in(stretch);
            found >= fewest
        })
}

/// Returns the Unicode block, roughly, of the first letter of `text`.
pub(super) fn first_block(text: &str) -> u32 {
    let first = text.chars().find(|character| character.is_alphabetic());
    first.map_or(0, block_of)
}

/// Returns a number for the Unicode block of a letter, roughly; 0 for Latin letters.
fn block_of(letter: char) -> u32 {
    // Latin with its extensions ends at U+024F; U+1E00 to U+1EFF are more of them.
    match u32::from(letter) {
        0..=0x24f | 0x1e00..=0x1eff => 0,
        code => (code >> 8) + 1,
    }
}

/// Returns the Unicode block, roughly, of most letters of `text`: enough to tell Latin from Cyrillic or Greek.
fn main_block(text: &str) -> u32 {
    let mut latin = 0_usize;
    let mut other = 0_usize;
    let mut block = 0;
    for letter in text.chars().filter(|character| character.is_alphabetic()) {
        match block_of(letter) {
            0 => latin += 1,
            found => {
                other += 1;
                block = found;
            }
        }
    }
    if other > latin { block } else { 0 }
}
