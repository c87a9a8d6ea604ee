//! Scripts: the first and cheapest evidence of a language.

use archive_model::Lang;

/// What kinds of characters a text is made of.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Histogram {
    letters: usize,
    other: usize,
    han: usize,
    kana: usize,
    unique: usize,
    lang: Option<&'static str>,
}

/// Scripts that only one language of official texts is written in, by Unicode block.
const UNIQUE: [(u32, u32, &str); 14] = [
    (0x0370, 0x03ff, "el"),
    (0x0530, 0x058f, "hy"),
    (0x0a00, 0x0a7f, "pa"),
    (0x0a80, 0x0aff, "gu"),
    (0x0b00, 0x0b7f, "or"),
    (0x0b80, 0x0bff, "ta"),
    (0x0c00, 0x0c7f, "te"),
    (0x0c80, 0x0cff, "kn"),
    (0x0d00, 0x0d7f, "ml"),
    (0x0d80, 0x0dff, "si"),
    (0x0e00, 0x0e7f, "th"),
    (0x0e80, 0x0eff, "lo"),
    (0x10a0, 0x10ff, "ka"),
    (0xac00, 0xd7af, "ko"),
];

/// Returns the Unicode block, roughly, of most letters of `text`: enough to tell Latin from Cyrillic or Greek.
pub(super) fn main_block(text: &str) -> u32 {
    let mut latin = 0_usize;
    let mut other = 0_usize;
    let mut block = 0;
    for letter in text.chars().filter(|character| character.is_alphabetic()) {
        // Latin with its extensions ends at U+024F; U+1E00 to U+1EFF are more of them.
        if matches!(u32::from(letter), 0..=0x24f | 0x1e00..=0x1eff) {
            latin += 1;
        } else {
            other += 1;
            block = (u32::from(letter) >> 8) + 1;
        }
    }
    if other > latin { block } else { 0 }
}

/// Counts the characters of `text` by script.
pub(super) fn histogram(text: &str) -> Histogram {
    let mut found = Histogram::default();
    for character in text.chars() {
        if character.is_ascii_alphabetic() {
            found.letters += 1;
        } else if character.is_alphabetic() {
            found.letters += 1;
            found.count(u32::from(character));
        } else if !character.is_whitespace() {
            found.other += usize::from(character.is_numeric() || is_code_sign(character));
        }
    }
    found
}

/// Tells whether `character` is one of those that codes and addresses are full of.
fn is_code_sign(character: char) -> bool {
    matches!(
        character,
        '/' | '_' | '=' | '@' | '#' | '\\' | '{' | '}' | '<' | '>' | '+' | '%'
    )
}

impl Histogram {
    fn count(&mut self, code: u32) {
        match code {
            0x3040..=0x30ff => self.kana += 1,
            0x3400..=0x9fff => self.han += 1,
            _ => {
                let block = UNIQUE
                    .iter()
                    .find(|(first, last, _)| (*first..=*last).contains(&code));
                if let Some((_, _, lang)) = block {
                    self.unique += 1;
                    self.lang = Some(lang);
                }
            }
        }
    }

    /// Tells whether there are letters enough, and not mostly digits and signs.
    pub(super) fn is_language(&self) -> bool {
        const FEWEST: usize = 4;
        let needed = if self.han + self.kana + self.unique > 0 {
            2
        } else {
            FEWEST
        };
        self.letters >= needed && self.letters >= self.other
    }

    /// Returns the language that the script alone tells.
    pub(super) fn only_language(&self) -> Option<Lang> {
        let east_asian = self.han + self.kana;
        if east_asian * 2 > self.letters {
            let is_japanese = self.kana * 8 > east_asian;
            return Some(Lang::literal(if is_japanese { "ja" } else { "zh" }));
        }
        self.lang
            .filter(|_| self.unique * 2 > self.letters)
            .map(Lang::literal)
    }
}
