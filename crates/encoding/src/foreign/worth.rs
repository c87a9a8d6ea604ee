//! What a character says for a reading that has it.

use crate::letters;

/// Signs that the table of letters leaves out, and texts have.
const SIGNS: &str = "\u{A0}«»°§²³±·×÷½ºª£©®¿¡€№™";

/// Returns what a character says for a reading that has it.
pub(super) fn worth(character: char) -> i64 {
    match character {
        _ if letters::is_in_use(character) => 2,
        _ if SIGNS.contains(character) => 1,
        '\u{1D2C}'..='\u{1D6A}'
        | '\u{2010}'..='\u{203A}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{1F300}'..='\u{1FAFF}' => 1,
        _ if is_neutral(character) => 0,
        _ => -3,
    }
}

/// Tells whether a character is a sign, or a letter of a script that the table of letters leaves out: sound text has it,
/// but so has a reading by chance.
fn is_neutral(character: char) -> bool {
    matches!(
        character,
        '\u{1A0}'..='\u{1B0}'
            | '\u{531}'..='\u{6FF}'
            | '\u{900}'..='\u{DFF}'
            | '\u{10A0}'..='\u{10FF}'
            | '\u{1EA0}'..='\u{1EF9}'
            | '\u{2190}'..='\u{22FF}'
            | '\u{2500}'..='\u{27BF}'
            | '\u{3000}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{FE0F}'
            | '\u{FEFF}'
    )
}
