//! Text as words, addresses, spaces and marks.
//!
//! # Invariants
//! The tokens of a text, put side by side, are the text.

use unicode_segmentation::UnicodeSegmentation;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters and digits, with what may stand inside a word or a number: `l’Alliance`, `1,500`.
    Word,
    /// The address of a page: one token, so that a point or a number inside it is no punctuation and no number.
    Address,
    /// White space.
    Space,
    /// Everything else.
    Mark,
}

/// A piece of text that is compared as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: TokenKind,
}

impl Token<'_> {
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Address)
    }
}

/// Cuts `text` at the bounds of words (UAX #29), keeping addresses whole.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut done = 0;
    while done < text.len() {
        let rest = &text[done..];
        done += match plain_token(rest) {
            Some(token) => {
                tokens.push(token);
                token.text.len()
            }
            None => cut_stretch(&rest[..stretch_len(rest)], &mut tokens),
        };
    }
    tokens
}

/// Reads a word between spaces, or the space between words, where ASCII alone decides: most of most texts, and several times
/// faster than the rules for all scripts.
fn plain_token(text: &str) -> Option<Token<'_>> {
    let bytes = text.as_bytes();
    let (length, kind) = if bytes[0] == b' ' {
        (1, TokenKind::Space)
    } else {
        let length = bytes
            .iter()
            .take_while(|byte| IS_PLAIN[usize::from(**byte)])
            .count();
        (length, TokenKind::Word)
    };
    let ends = match (bytes.get(length), kind) {
        (None, _) => true,
        (Some(next), TokenKind::Space) => next.is_ascii_graphic(),
        (Some(next), _) => *next == b' ',
    };
    (length > 0 && ends).then(|| Token {
        text: &text[..length],
        kind,
    })
}

/// For each byte whether it is an ASCII letter or digit.
static IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The length of what lies before the next space; no word and no address goes beyond it.
fn stretch_len(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    text[first..].find(' ').map_or(text.len(), |at| first + at)
}

fn cut_stretch<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) -> usize {
    let mut done = 0;
    while done < text.len() {
        done += until_address(&text[done..], tokens);
        let address = &text[done..done + address_len(&text[done..])];
        if !address.is_empty() {
            tokens.push(Token {
                text: address,
                kind: TokenKind::Address,
            });
            done += address.len();
        }
    }
    done
}

/// Cuts `text` up to its first address; returns how many bytes that were.
fn until_address<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) -> usize {
    for (start, piece) in text.split_word_bound_indices() {
        if address_len(&text[start..]) > piece.len() {
            return start;
        }
        tokens.push(Token {
            text: piece,
            kind: kind_of(piece),
        });
    }
    text.len()
}

/// Puts tokens side by side again.
pub(crate) fn concat(tokens: &[Token<'_>]) -> String {
    let length = tokens.iter().map(|token| token.text.len()).sum();
    let mut text = String::with_capacity(length);
    text.extend(tokens.iter().map(|token| token.text));
    text
}

/// Counts the words of a text.
pub(crate) fn count_words(text: &str) -> usize {
    tokens(text).iter().filter(|token| token.is_word()).count()
}

fn kind_of(piece: &str) -> TokenKind {
    if piece.chars().any(char::is_alphanumeric) {
        TokenKind::Word
    } else if piece.chars().all(char::is_whitespace) {
        TokenKind::Space
    } else {
        TokenKind::Mark
    }
}

/// Returns the length of the address that `text` begins with; 0 if it begins with none.
fn address_len(text: &str) -> usize {
    let begins = ["http://", "https://", "www."];
    if !begins.iter().any(|begin| text.starts_with(begin)) {
        return 0;
    }
    let ends = |character: char| character.is_whitespace() || "<>\"()[]{}|”»’".contains(character);
    let whole = text.find(ends).map_or(text, |end| &text[..end]);
    whole.trim_end_matches(['.', ',', ';', ':', '!', '?']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let words: Vec<_> = tokens.iter().filter(|token| token.is_word()).collect();
        let words: Vec<_> = words.iter().map(|token| token.text).collect();
        assert_eq!(words, expected);
        let whole: String = tokens.iter().map(|token| token.text).collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn words_numbers_and_addresses() {
        check(
            "l’Alliance spends 1,500.5 — no less",
            &["l’Alliance", "spends", "1,500.5", "no", "less"],
        );
        check(
            "see [it](https://a.example/2024/1.html). Then",
            &["see", "it", "https://a.example/2024/1.html", "Then"],
        );
        check(
            "www. www.a.example’s www",
            &["www", "www.a.example’s", "www"],
        );
        check("", &[]);
    }
}
