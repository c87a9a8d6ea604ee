//! What a text costs to say: the bits that its letters take in the language that they suit best, more for signs the rarer
//! they are, and more again for every pair of characters that no text has.
//!
//! Two readings of the same bytes compare by it, whatever their languages and alphabets.

use crate::letters::{self, Costs};
use crate::strain;

const LANGUAGES: usize = size_of::<Costs>();

const STRAIN: u64 = 6;
/// A letter of Latin script by itself, which few words are.
const ALONE: u64 = 4;
/// A letter where no word has it.
const MISSPELT: u64 = 6;
/// Punctuation with letters on both sides.
const AMID: u64 = 2;
/// A letter of a script that the table of letters leaves out; the common ideographs are a few thousand.
const OTHER_LETTER: u64 = 11;
/// What no text has.
pub(crate) const MALFORMED: u64 = 24;

/// What a word is worth that is frequent in a language.
const FREQUENT: u32 = 6;
/// The longest of these words.
const LONGEST_WORD: usize = 8;
/// How much more than in the lightest language a text may weigh in its own.
const DOUBT: u32 = 16;

/// What a text costs, in bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weight {
    pub(crate) total: u64,
    /// The share of what is beyond ASCII, and of strain.
    pub(crate) wide: u64,
}

/// Weighs `text`.
pub(crate) fn weigh(text: &str) -> Weight {
    let mut tally = Tally {
        letters: [0; LANGUAGES],
        wide: [0; LANGUAGES],
        credits: [0; LANGUAGES],
        others: STRAIN * u64::from(strain::sum(text)),
    };
    for word in text.split(|character: char| !strain::is_letter(character)) {
        tally.add_word(word);
    }
    let mut last = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        tally.add(character);
        tally.others += out_of_place(last, character, characters.peek().copied());
        last = Some(character);
    }
    tally.finish()
}

/// What has been weighed so far.
struct Tally {
    /// All letters, by language.
    letters: [u32; LANGUAGES],
    /// Letters beyond ASCII, by language.
    wide: [u32; LANGUAGES],
    /// What frequent words say, by language.
    credits: [u32; LANGUAGES],
    others: u64,
}

impl Tally {
    fn add(&mut self, character: char) {
        if let Some(cost) = sign(character) {
            self.others += cost;
        } else if strain::is_letter(character) {
            let costs = letters::costs(character);
            add(&mut self.letters, costs);
            if !character.is_ascii() {
                add(&mut self.wide, costs);
            }
        }
    }

    /// Credits the languages that have `word` among their most frequent.
    fn add_word(&mut self, word: &str) {
        let mut lower = [0; LONGEST_WORD];
        let Some(lower) = lower.get_mut(..word.len()).filter(|_| word.is_ascii()) else {
            return;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let languages = std::str::from_utf8(lower).map_or(0, letters::languages);
        for (language, credit) in self.credits.iter_mut().enumerate() {
            *credit += FREQUENT * u32::from(languages >> language & 1 == 1);
        }
    }

    fn finish(self) -> Weight {
        // Credits decide between languages, and are no reason to prefer a text that has words over one that has none.
        let most = self.credits.iter().copied().max().unwrap_or_default();
        let languages = self.letters.iter().zip(self.credits);
        let weights = languages.map(|(letters, credit)| letters + most - credit);
        let weights: Vec<u32> = weights.collect();
        let lightest = weights.iter().copied().min().unwrap_or_default();
        let possible = weights.into_iter().zip(self.wide);
        let possible = possible.filter(|(weight, _)| *weight <= lightest + DOUBT);
        let wide = possible.map(|(_, wide)| wide).min().unwrap_or_default();
        Weight {
            total: u64::from(lightest) + self.others,
            wide: u64::from(wide) + self.others,
        }
    }
}

fn add(sums: &mut [u32; LANGUAGES], costs: &Costs) {
    for (sum, cost) in sums.iter_mut().zip(costs) {
        *sum += u32::from(*cost);
    }
}

/// What a character costs by where it stands.
fn out_of_place(last: Option<char>, character: char, next: Option<char>) -> u64 {
    let is_letter = |side: Option<char>| {
        side.is_some_and(|side| side.is_ascii_digit() || strain::is_letter(side))
    };
    match character {
        '\u{C0}'..='\u{24F}'
            if strain::is_letter(character) && !is_letter(last) && !is_letter(next) =>
        {
            ALONE
        }
        // It stands after vowels only.
        'ß' if !last.is_some_and(|last| "aeiouyäöü".contains(last)) => MISSPELT,
        '–' | '—' | '“' | '”' | '„' | '‘' | '«' | '»' | '…' | '•'
            if is_letter(last) && is_letter(next) =>
        {
            AMID
        }
        _ => 0,
    }
}

/// What a character beyond ASCII costs that the table of letters does not speak of; `None` for the rest.
fn sign(character: char) -> Option<u64> {
    Some(match character {
        _ if character.is_ascii() => return None,
        '’' | '‘' | '“' | '”' | '„' | '«' | '»' | '–' | '—' | '…' => 8,
        '\u{A0}' | '€' | '§' | '°' | '·' | '•' | '№' => 10,
        '‚' | '±' | '²' | '³' | '½' | '£' | '©' | '®' | '™' | 'ª' | 'º' | '¿' | '¡' | '‹' | '›'
        | '×' | '‰' | 'µ' | '†' | '\u{AD}' => 12,
        char::REPLACEMENT_CHARACTER | '\u{80}'..='\u{9F}' => MALFORMED,
        '\u{531}'..='\u{1CFF}'
        | '\u{3000}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF00}'..='\u{FFEF}' => OTHER_LETTER,
        _ if strain::is_letter(character) => return None,
        _ => 20,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_reading_is_the_lightest() {
        for (right, wrong) in [
            ("Mødet fandt sted på slottet", "Mřdet fandt sted pĺ slottet"),
            ("Příliš žluťoučký kůň", "Pøíliš žluśouèký kùò"),
            ("Совет призывает к миру", "яНБЕР ОПХГШБЮЕР Й ЛХПС"),
            ("von Größe und Länge", "von Gr\u{9A}§e und L\u{8A}nge"),
            ("los niños", "los niùos"),
        ] {
            assert!(weigh(right).total < weigh(wrong).total, "{right}");
        }
    }
}
