//! How odd it is that two characters stand side by side, in any language.
//!
//! Text that was read by the wrong code page has capitals after small letters, letters of two alphabets in one word, and
//! signs amid letters. None of it needs a dictionary to see, and sound text has next to none of it: this is what makes one
//! look at clean text enough, and what says whether a reading of damaged text is better than the text itself.

mod plain;

use std::sync::OnceLock;

use crate::codepage;

/// What a character is, as far as its neighbours are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
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
const TABLE: usize = 0x2700;

/// Returns how odd `first` before `second` is: 0 for sound text, 2 and more for what hardly occurs.
///
/// Two ASCII characters are never odd: identifiers and addresses are full of such pairs.
pub(crate) fn pair(first: char, second: char) -> u8 {
    if first.is_ascii() && second.is_ascii() {
        return 0;
    }
    COSTS[kind(first) as usize][kind(second) as usize] & !LOOK
}

/// Tells whether a character is a letter.
pub(crate) fn is_letter(character: char) -> bool {
    match table().get(character as usize) {
        Some(kind) => *kind as usize >= Kind::LatinSmall as usize,
        None => character.is_alphabetic(),
    }
}

/// Adds up how odd the pairs of `text` are.
pub(crate) fn sum(text: &str) -> u32 {
    let mut total = 0;
    let mut last = ' ';
    for character in text.chars() {
        total += u32::from(pair(last, character));
        last = character;
    }
    total
}

/// Finds the characters that an odd pair of `text` ends in, by their offsets, where two characters beyond ASCII stand side
/// by side or not far off; also the second character of a pair that begins with a capital and may be a sequence of UTF-8 in
/// some code page.
pub(crate) fn places(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut scan = Scan::new(text.as_bytes());
    std::iter::from_fn(move || scan.next_place())
}

/// A look for odd pairs.
///
/// What damage through a code page leaves is never alone: each lead byte has a trail byte beside it. So text with a letter
/// beyond ASCII here and there is passed over eight bytes at a time, and pairs are looked at only where such characters are
/// dense.
struct Scan<'t> {
    bytes: &'t [u8],
    table: &'static [Kind; TABLE],
    at: usize,
    /// The character before: its kind, and its code point.
    last: Kind,
    before: usize,
    is_dense: bool,
}

/// The first bit of each byte of a word.
const HIGH: u64 = 0x8080_8080_8080_8080;

impl<'t> Scan<'t> {
    fn new(bytes: &'t [u8]) -> Self {
        let table = table();
        let (at, last, before) = (0, Kind::Space, 0);
        let is_dense = false;
        Self {
            bytes,
            table,
            at,
            last,
            before,
            is_dense,
        }
    }

    fn next_place(&mut self) -> Option<usize> {
        loop {
            if !self.is_dense && !self.skip() {
                return None;
            }
            if let Some(place) = self.look() {
                return Some(place);
            }
            if self.is_dense {
                return None;
            }
        }
    }

    /// Goes to the next two characters beyond ASCII that stand side by side, if there are any.
    fn skip(&mut self) -> bool {
        // Whether the byte before is beyond ASCII, in the place where the next word has it.
        let mut carry = 0;
        let mut start = self.at;
        for chunk in self.bytes[self.at..].chunks(8) {
            let word = word(chunk);
            let wide = word & HIGH;
            // The first byte of a character has its first two bits set, the others have not.
            let seconds = wide & word << 1 & (wide << 8 | carry);
            if seconds != 0 {
                let second = start + seconds.trailing_zeros() as usize / 8;
                let first = self.character_before(second).unwrap_or(self.at);
                self.enter(first);
                return true;
            }
            carry = wide >> 56;
            start += 8;
        }
        false
    }

    /// Begins to look at pairs: at the one that ends in the character at `at`.
    fn enter(&mut self, at: usize) {
        self.at = at;
        self.is_dense = true;
        (self.last, self.before) = self.character_before(at).map_or((Kind::Space, 0), |at| {
            let (code, _) = code(&self.bytes[at..]);
            (self.kind(code), code)
        });
    }

    fn character_before(&self, at: usize) -> Option<usize> {
        self.bytes[..at]
            .iter()
            .rposition(|byte| byte & 0xC0 != 0x80)
    }

    fn kind(&self, code: usize) -> Kind {
        self.table.get(code).copied().unwrap_or(Kind::Letter)
    }

    /// Looks at pairs until one is odd, or until nothing beyond ASCII is near.
    fn look(&mut self) -> Option<usize> {
        while self.is_dense && self.at < self.bytes.len() {
            let len = plain::len(self.bytes, self.at);
            if len > 0 {
                self.at += len;
                self.enter(self.at);
            } else if let Some(place) = self.look_closely() {
                return Some(place);
            }
        }
        None
    }

    /// Looks at the pairs of the next few characters.
    fn look_closely(&mut self) -> Option<usize> {
        let Self {
            mut at,
            mut last,
            mut before,
            ..
        } = *self;
        let end = self.bytes.len().min(at + plain::BLOCK);
        let mut place = None;
        while place.is_none() && at < end {
            let rest = &self.bytes[at..];
            let (code, len) = match rest.first_chunk::<8>() {
                Some(word) if before < 0x80 && u64::from_le_bytes(*word) & HIGH == 0 => {
                    self.is_dense = false;
                    break;
                }
                Some([first @ ..0xE0, second, ..]) => short_code(*first, *second),
                _ => code(rest),
            };
            let kind = self.kind(code);
            let cost = COSTS[last as usize][kind as usize];
            if cost > 0 && is_place(cost, before, code) {
                place = Some(at);
            }
            at += len;
            last = kind;
            before = code;
        }
        (self.at, self.last, self.before) = (at, last, before);
        place
    }
}

/// The code point and length of a character that takes one or two bytes, without a branch: in text of another alphabet
/// there is no telling which is next.
fn short_code(first: u8, second: u8) -> (usize, usize) {
    let wide = usize::from(first >> 7);
    let mask = wide.wrapping_neg();
    let (first, second) = (usize::from(first), usize::from(second));
    let two = (first & 0x1F) << 6 | second & 0x3F;
    (two & mask | first & !mask, 1 + wide)
}

/// Tells whether the cost of two characters, which are not both ASCII, makes them a place.
fn is_place(cost: u8, before: usize, code: usize) -> bool {
    let is_wide = |code: usize| code >= 0x80;
    let is_odd = cost & !LOOK > 0 && (is_wide(before) || is_wide(code));
    is_odd || cost & LOOK > 0 && is_wide(before) && is_wide(code) && codepage::is_pair(before, code)
}

/// Up to eight bytes as one word, the first in the lowest place.
fn word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

/// How many ASCII bytes there are at the start.
pub(crate) fn ascii_run(bytes: &[u8]) -> usize {
    let mut len = 0;
    for chunk in bytes.chunks_exact(8) {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks of eight"));
        if word & HIGH != 0 {
            return len + (word & HIGH).trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    len + bytes[len..]
        .iter()
        .take_while(|byte| byte.is_ascii())
        .count()
}

/// The code point and length of the character at the start of valid UTF-8.
fn code(bytes: &[u8]) -> (usize, usize) {
    let tail = |byte: u8| usize::from(byte & 0x3F);
    match *bytes {
        [lead @ ..0x80, ..] => (usize::from(lead), 1),
        [lead @ 0xC0..=0xDF, a, ..] => (usize::from(lead & 0x1F) << 6 | tail(a), 2),
        [lead @ 0xE0..=0xEF, a, b, ..] => {
            (usize::from(lead & 0x0F) << 12 | tail(a) << 6 | tail(b), 3)
        }
        // Planes beyond the first are past the table, whatever the code point.
        _ => (usize::MAX, bytes.len().min(4)),
    }
}

fn kind(character: char) -> Kind {
    table()
        .get(character as usize)
        .copied()
        .unwrap_or(Kind::Letter)
}

fn table() -> &'static [Kind; TABLE] {
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
const LOOK: u8 = 0x80;

const DIGIT: usize = Kind::Digit as usize;
const DASH: usize = Kind::Dash as usize;
const OPENER: usize = Kind::Opener as usize;
const LOW: usize = Kind::Low as usize;
const SIGN: usize = Kind::Sign as usize;
const RAISED: usize = Kind::Raised as usize;
const ACCENT: usize = Kind::Accent as usize;
const GRAPHIC: usize = Kind::Graphic as usize;
const CONTROL: usize = Kind::Control as usize;

const COSTS: [[u8; KINDS]; KINDS] = costs();

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_text_has_no_strain() {
        for text in [
            "L’État a dépensé 20 € – « rien » (§ 12, n.º 3, 25 °, ±5 %, 2500 km², ½).",
            "Łódź, İzmir, „Köln“, ÉCOLE®, «Нет», Європи, ΕΛΛΆΔΑ, 北大西洋 NATO, ¿qué?",
        ] {
            assert_eq!(sum(text), 0, "{text}");
        }
    }

    #[test]
    fn misread_text_is_strained() {
        assert!(places("Ăźber ГЁ").eq([2, 10]));
        assert!(sum("d\u{92}a") >= 2);
        for text in ["atenciĂłn", "verk√ºndet", "kmΒ²", "ц╓f", "ĐˇĐ", "РµРє"] {
            assert!(sum(text) >= 2, "{text}: {}", sum(text));
            assert!(places(text).next().is_some());
        }
    }

    #[test]
    fn places_and_sum_agree() {
        let text = "a√º µm Éc éÉ жa 10\u{80}■ x■y\u{1F600}é";
        let places: Vec<usize> = places(text).collect();
        let pairs = text.char_indices().zip(text.char_indices().skip(1));
        let odd = pairs.filter(|((_, first), (_, second))| pair(*first, *second) > 0);
        assert_eq!(places, odd.map(|(_, (at, _))| at).collect::<Vec<_>>());
    }
}
