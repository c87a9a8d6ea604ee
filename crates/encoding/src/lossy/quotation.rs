//! Quotation marks come in pairs: what is open decides what a mark that could be either is.

/// What a quotation mark costs that opens inside an open quotation, closes nothing, or is never closed.
const REOPENED: f64 = -3.0;
const UNOPENED: f64 = -4.0;
const UNCLOSED: f64 = -3.0;
/// What a single closing mark gains that closes a quotation.
const CLOSES_SINGLE: f64 = 1.0;

/// Open quotations: bits 0 and 1, the mark that opened a double one, by its place in [`MARKS`] counted from 1; bit 2,
/// whether a single one is open.
pub(super) type State = usize;
pub(super) const STATES: usize = 8;
const DOUBLE: State = 3;
const SINGLE: State = 4;
const MARKS: [char; 3] = ['“', '”', '„'];

/// What it costs to end a line in a state.
pub(super) fn closing(state: State) -> f64 {
    let open = u8::from(state & DOUBLE != 0) + u8::from(state & SINGLE != 0);
    f64::from(open) * UNCLOSED
}

/// Tells whether there may be a quotation mark in `text`: all of them begin with this byte of UTF-8.
pub(super) fn any(text: &str) -> bool {
    memchr::memchr(0xE2, text.as_bytes()).is_some()
}

/// Reads the quotation marks of `text`, which stands between `before` and `after`.
pub(super) fn advance(
    mut state: State,
    before: Option<char>,
    text: &str,
    after: Option<char>,
) -> (State, f64) {
    if !any(text) {
        return (state, 0.0);
    }
    let mut score = 0.0;
    let mut last = before;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().or(after);
        let is_inside = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        match character {
            '“' | '”' | '„' => {
                let (next_state, cost) = double(state, character, last, next);
                state = next_state;
                score += cost;
            }
            '‘' => {
                score += if state & SINGLE == 0 { 0.0 } else { REOPENED };
                state |= SINGLE;
            }
            '’' if state & SINGLE != 0 && last.is_some() && !is_inside(next) => {
                score += CLOSES_SINGLE;
                state &= DOUBLE;
            }
            _ => {}
        }
        last = Some(character);
    }
    (state, score)
}

/// Reads one double mark: where it stands between two sides that say nothing, what is open decides.
fn double(state: State, mark: char, last: Option<char>, next: Option<char>) -> (State, f64) {
    let opened = state & DOUBLE;
    let is_gap = |side: Option<char>| {
        side.is_none_or(|side| side.is_whitespace() || "([«/–—-".contains(side))
    };
    let opens = mark == '„' || is_gap(last) && !is_gap(next) || opened == 0 && is_gap(last);
    let number = MARKS
        .iter()
        .position(|known| *known == mark)
        .map_or(0, |index| index + 1);
    match (opens, opened) {
        (true, 0) => (state | number, 0.0),
        (true, _) => (state & SINGLE | number, REOPENED),
        (false, 0) => (state, UNOPENED),
        // “ closes what „ opened; ” closes whatever is open.
        (false, _) if mark == '“' && MARKS[opened - 1] != '„' => (state & SINGLE, UNOPENED),
        (false, _) => (state & SINGLE, 0.0),
    }
}
