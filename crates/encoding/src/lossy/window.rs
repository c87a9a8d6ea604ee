//! The stretches around damage that are read as a whole.

use std::ops::Range;

use super::channel::Channels;
use crate::model::Model;
use crate::scan;

/// How far a window reaches beyond its remnants, in characters, where no space ends it before.
const REACH: usize = 40;
/// A window with more remnants than this is not text.
pub(crate) const MOST_REMNANTS: usize = 16;

/// A run of characters without a space, some of which may be remnants.
#[derive(Debug, Clone)]
pub(crate) struct Window {
    pub(crate) span: Range<usize>,
    /// How many remnants begin in it.
    pub(crate) remnants: usize,
}

/// Finds the windows of `text[range]`; `range` begins and ends at white space or at an end of the text.
pub(crate) fn windows(text: &str, range: Range<usize>) -> Vec<Window> {
    let mut found: Vec<Window> = Vec::new();
    for at in scan::suspects(&text[range.clone()]).map(|at| range.start + at) {
        if !Channels::get().begins(&text[at..range.end]) {
            continue;
        }
        match found.last_mut() {
            Some(window) if at < window.span.end => window.remnants += 1,
            last => {
                let floor = last.map_or(range.start, |window| window.span.end);
                let span = reach_back(text, floor..at)..reach_ahead(text, at..range.end);
                found.push(Window { span, remnants: 1 });
            }
        }
    }
    found.retain(|window| !is_sound(&text[window.span.clone()]));
    found
}

fn reach_back(text: &str, range: Range<usize>) -> usize {
    let before = text[range.clone()].char_indices().rev().take(REACH);
    let inside = before.take_while(|(_, character)| !character.is_whitespace());
    inside.last().map_or(range.end, |(at, _)| range.start + at)
}

/// Reaches to the next white space, and over one space that may be what is left of a no-break space.
fn reach_ahead(text: &str, range: Range<usize>) -> usize {
    let mut end = range.start;
    for (count, character) in text[range.clone()].chars().enumerate() {
        let is_end = character.is_whitespace() || count > 2 * REACH;
        if is_end && !(character == ' ' && may_hold_space(&text[range.start..end])) {
            break;
        }
        end += character.len_utf8();
        if is_end {
            break;
        }
    }
    end
}

fn may_hold_space(text: &str) -> bool {
    text.ends_with(['Â', 'Ã', 'Ä', 'Å', '€'])
}

/// Tells whether `text` has a remnant that is no part of a sound word: the one question that clean text is asked.
pub(crate) fn any(text: &str) -> bool {
    scan::suspects(text).any(|at| Channels::get().begins(&text[at..]) && !is_part_of_word(text, at))
}

/// Tells whether every remnant in a window is part of a sound word.
fn is_sound(window: &str) -> bool {
    let mut remnants = window
        .char_indices()
        .filter(|(at, character)| !character.is_ascii() && Channels::get().begins(&window[*at..]));
    remnants.all(|(at, _)| is_part_of_word(window, at))
}

/// Tells whether the remnant at `at` stands in a word that some language at hand has: `château`, `grâce`.
fn is_part_of_word(text: &str, at: usize) -> bool {
    let head = text[..at].char_indices().rev().take(REACH);
    let head = head.take_while(|(_, letter)| letter.is_alphabetic());
    let start = head.last().map_or(at, |(start, _)| start);
    let word = text[start..].chars().take(2 * REACH);
    let word: Vec<char> = word
        .take_while(|letter| letter.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    Model::all().iter().any(|model| {
        let numbers: Vec<_> = word.iter().map(|letter| model.number(*letter)).collect();
        model.has_word(&numbers)
    })
}
