//! Stretches of Cyrillic or Greek that have nothing odd in them, told by their bytes alone.
//!
//! Such text has characters beyond ASCII side by side everywhere, and most of them are small letters. A block of bytes is
//! compared as a whole, in loops that compilers turn into vector instructions.

/// How many bytes are compared at once.
pub(super) const BLOCK: usize = 32;
/// How many bytes before them matter: the last is part of the first pair, and has to be plain as well.
const CONTEXT: usize = 4;

/// The letters of an alphabet in UTF-8: two lead bytes, the lower of which has the capitals first.
struct Alphabet {
    lead: u8,
    /// The first second byte that is a letter, and the first that is a small one, after the lower lead.
    first: u8,
    small: u8,
    /// The last second byte that is a letter of our time, after the higher lead.
    last: u8,
}

const CYRILLIC: Alphabet = Alphabet {
    lead: 0xD0,
    first: 0x80,
    small: 0xB0,
    last: 0x9F,
};
const GREEK: Alphabet = Alphabet {
    lead: 0xCE,
    first: 0x86,
    small: 0xAC,
    last: 0x8E,
};

/// Returns how many bytes from `at` on have nothing odd in them, up to the start of a character; 0 if that takes a closer
/// look.
pub(super) fn len(bytes: &[u8], at: usize) -> usize {
    let start = at.checked_sub(CONTEXT);
    let block = start.and_then(|start| bytes[start..].first_chunk::<{ CONTEXT + BLOCK }>());
    let Some(block) = block else { return 0 };
    let lead = block[CONTEXT..].iter().find(|byte| **byte >= 0xC0);
    let alphabet = match lead {
        Some(0xD0 | 0xD1) => CYRILLIC,
        Some(0xCE | 0xCF) => GREEK,
        _ => return 0,
    };
    if alphabet.has_only_plain(block) {
        BLOCK - usize::from(block[CONTEXT + BLOCK - 1] >= 0xC0)
    } else {
        0
    }
}

impl Alphabet {
    /// Tells whether all characters of a block, and the byte before it, are of small letters, capitals that begin a word, and
    /// signs of ASCII.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "lazy operators are branches, and a loop that has any is not turned into vector instructions"
    )]
    fn has_only_plain(&self, block: &[u8; CONTEXT + BLOCK]) -> bool {
        let mut odd = 0;
        for at in CONTEXT - 1..CONTEXT + BLOCK {
            let [third, second, before, byte] =
                [block[at - 3], block[at - 2], block[at - 1], block[at]];
            let is_sign = byte <= b'@';
            let is_lead = byte & 0xFE == self.lead;
            let is_lower = (before == self.lead) & (byte >= self.first) & (byte < 0xC0);
            let is_higher = (before == self.lead + 1) & (byte >= 0x80) & (byte <= self.last);
            let is_capital = (before == self.lead) & (byte < self.small);
            // Capitals after letters; letters beyond the Russian ones after capitals, which code pages have as trail bytes.
            let is_inside = is_capital & (second >= 0x80);
            let follows_capital = (third == self.lead) & (second < self.small);
            let is_rare = is_higher & (byte >= 0x90) & follows_capital;
            let is_plain = (is_sign | is_lead | is_lower | is_higher) & !is_inside & !is_rare;
            odd |= u8::from(!is_plain);
        }
        odd == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_these_alphabets_is_plain() {
        for text in [
            "... Совет призвал стороны к миру, и это всё, что известно.",
            "... Рада висловлює серйозну стурбованість, 12 – 14.",
            "... Το Συμβούλιο εκφράζει τη σοβαρή του ανησυχία, και καλεί.",
        ] {
            let len = len(text.as_bytes(), 4);
            assert!(len >= BLOCK - 1 && text.is_char_boundary(4 + len), "{text}");
        }
    }
}
