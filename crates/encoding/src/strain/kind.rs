//! What characters are, as far as their neighbours are concerned, and which may stand side by side.

use std::sync::OnceLock;

/// The kind of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Space,
    Digit,
    /// Punctuation and signs that may stand anywhere.
    Mark,
    /// Dashes, which stand before words and numbers.
    Dash,
    /// Punctuation that no word ends in.
    Opener,
    /// The low quotation mark that opens a quotation within a quotation, and is next to never used.
    Low,
    /// Signs that stand by themselves or before a word or a number.
    Sign,
    /// Raised letters and digits, which end words.
    Raised,
    /// Accents without a letter.
    Accent,
    /// Lines, blocks and shades.
    Graphic,
    Control,
    LatinSmall,
    LatinCapital,
    CyrillicSmall,
    CyrillicCapital,
    GreekSmall,
    GreekCapital,
    /// Letters of other alphabets.
    Other,
    /// Ideographs and syllables, which stand beside anything, and what is past the table.
    Letter,
}

const KINDS: usize = 19;
/// Characters below this have their kind in a table: all that take two bytes, and the punctuation and signs of three.
pub(super) const TABLE: usize = 0x2700;

/// Returns the kind of a character.
pub(super) fn kind(character: char) -> Kind {
    table()
        .get(character as usize)
        .copied()
        .unwrap_or(Kind::Letter)
}

/// Returns the kinds of all characters below [`TABLE`].
pub(super) fn table() -> &'static [Kind; TABLE] {
    static KINDS: OnceLock<Box<[Kind; TABLE]>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let mut table = Box::new([Kind::Letter; TABLE]);
        for (code, kind) in (0..).zip(table.iter_mut()) {
            *kind = char::from_u32(code).map_or(Kind::Mark, classify);
        }
        table
    })
}

fn classify(character: char) -> Kind {
    match character {
        '\0'..=' '
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}' => Kind::Space,
        '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' => Kind::Control,
        '0'..='9' => Kind::Digit,
        '–' | '—' => Kind::Dash,
        '„' | '‘' | '¿' | '¡' => Kind::Opener,
        '‚' => Kind::Low,
        'ª' | 'º' | '°' | '²' | '³' | '¹' | '™' | '®' | '\u{2070}'..='\u{209C}' => {
            Kind::Raised
        }
        '§'
        | '©'
        | '¤'
        | '¦'
        | '¬'
        | 'µ'
        | '±'
        | '×'
        | '÷'
        | '£'
        | '¥'
        | '¢'
        | '¶'
        | '¼'
        | '½'
        | '¾'
        | '†'
        | '‡'
        | '•'
        | '‰'
        | '\u{20A0}'..='\u{20BF}'
        | '\u{2100}'..='\u{214F}'
        | '\u{2190}'..='\u{24FF}' => Kind::Sign,
        '¨' | '¯' | '´' | '¸' | '\u{2C6}'..='\u{2DF}' | '\u{384}' | '\u{385}' => Kind::Accent,
        '\u{2500}'..='\u{25FF}' => Kind::Graphic,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => {
            cased(character, Kind::GreekSmall, Kind::GreekCapital)
        }
        '\u{400}'..='\u{52F}' => cased(character, Kind::CyrillicSmall, Kind::CyrillicCapital),
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            cased(character, Kind::LatinSmall, Kind::LatinCapital)
        }
        '\u{530}'..='\u{10FF}' if character.is_alphabetic() => Kind::Other,
        _ if character.is_alphabetic() => Kind::Letter,
        _ => Kind::Mark,
    }
}

fn cased(letter: char, small: Kind, capital: Kind) -> Kind {
    if letter.is_uppercase() {
        capital
    } else if letter.is_alphabetic() {
        small
    } else {
        Kind::Mark
    }
}

/// Not odd by itself, and worth a closer look.
pub(super) const LOOK: u8 = 0x80;

const DIGIT: usize = Kind::Digit as usize;
const DASH: usize = Kind::Dash as usize;
const OPENER: usize = Kind::Opener as usize;
const LOW: usize = Kind::Low as usize;
const SIGN: usize = Kind::Sign as usize;
const RAISED: usize = Kind::Raised as usize;
const ACCENT: usize = Kind::Accent as usize;
const GRAPHIC: usize = Kind::Graphic as usize;
const CONTROL: usize = Kind::Control as usize;

/// How odd each kind is before each other one.
pub(super) const COSTS: [[u8; KINDS]; KINDS] = costs();

const fn costs() -> [[u8; KINDS]; KINDS] {
    let mut costs = [[0; KINDS]; KINDS];
    let mut first = 0;
    while first < KINDS {
        let mut second = 0;
        while second < KINDS {
            costs[first][second] = cost(first, second);
            second += 1;
        }
        first += 1;
    }
    costs
}

/// Judges two kinds, by their numbers.
const fn cost(first: usize, second: usize) -> u8 {
    if first == CONTROL || second == CONTROL {
        return 3;
    }
    let letters = (is_cased(first), is_cased(second));
    match letters {
        (true, true) if script(first) != script(second) => 3,
        (true, true) if is_capital(second) && !is_capital(first) => 2,
        (true, true) if is_capital(first) => LOOK,
        (true, false) if second == GRAPHIC => 2,
        (true, false) if matches!(second, SIGN | OPENER | LOW | ACCENT) => 1,
        (false, true) if first == GRAPHIC => 2,
        (false, true) if matches!(first, SIGN | RAISED | LOW | ACCENT) => 1,
        (false, false) => between_signs(first, second),
        _ => 0,
    }
}

/// Judges two kinds that are no letters.
const fn between_signs(first: usize, second: usize) -> u8 {
    match (first, second) {
        (SIGN | ACCENT | GRAPHIC, SIGN | RAISED | ACCENT | OPENER | LOW) => 2,
        (DASH, SIGN | RAISED | ACCENT) | (SIGN | RAISED | ACCENT, GRAPHIC) | (GRAPHIC, DIGIT) => 1,
        _ => 0,
    }
}

const fn is_cased(kind: usize) -> bool {
    kind >= Kind::LatinSmall as usize && kind < Kind::Letter as usize
}

const fn is_capital(kind: usize) -> bool {
    is_cased(kind) && (kind - Kind::LatinSmall as usize) % 2 == 1
}

const fn script(kind: usize) -> usize {
    (kind - Kind::LatinSmall as usize) / 2
}
