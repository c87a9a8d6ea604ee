//! Markers that are signs of their own: `[1]`, `¹`, `①`, `㈠`, `Ⅳ`, `一、`, bullets.

use super::{Reading, Style, ends, reading};
use crate::number::{self, Enclosed};

/// Reads `[1]`, as notes and some judgments are numbered.
pub(super) fn bracketed(head: &str) -> Option<Reading> {
    let (value, len) = number::digits(&head[1..])?;
    let end = 1 + len;
    (head[end..].starts_with(']') && ends(&head[end + 1..]))
        .then(|| reading(head, Style::Note, value, (1, end), end + 1))?
}

/// Reads a sign that is a number by itself: `①`, `㈠`, `Ⅳ`, and the `¹` of a note.
pub(super) fn enclosed(head: &str, first: char) -> Option<Reading> {
    let (value, kind) = number::enclosed(first)?;
    let style = match kind {
        Enclosed::Circle => Style::Paren,
        Enclosed::Parentheses => Style::Parens,
        Enclosed::Roman => Style::UpperRoman,
        Enclosed::Superscript => return superscript(head),
    };
    let len = first.len_utf8();
    let tail = &head[len..];
    let end = head.len() - tail.trim_start_matches(['.', '、', '．', ')']).len();
    reading(head, style, value, (0, len), end)
}

/// Reads `¹` and `¹²`, whether or not a space follows.
fn superscript(head: &str) -> Option<Reading> {
    let mut value = 0;
    let mut end = 0;
    for character in head.chars() {
        let Some((digit, Enclosed::Superscript)) = number::enclosed(character) else {
            break;
        };
        value = value * 10 + digit;
        end += character.len_utf8();
        if value >= 1000 {
            return None;
        }
    }
    reading(head, Style::Note, value, (0, end), end)
}

/// Reads `一、`, as the sections of Chinese statements are counted.
pub(super) fn counted_in_han(head: &str) -> Option<Reading> {
    let (value, len) = number::han(head)?;
    let end = len + head[len..].starts_with('、').then_some('、'.len_utf8())?;
    reading(head, Style::Section, value, (0, len), end)
}

pub(super) fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '•' | '◦'
            | '▪'
            | '‣'
            | '●'
            | '○'
            | '■'
            | '□'
            | '➢'
            | '\u{f0b7}'
            | '-'
            | '–'
            | '—'
            | '*'
            | '·'
    )
}

pub(super) fn bullet(head: &str, sign: char) -> Option<Reading> {
    let tail = &head[sign.len_utf8()..];
    (ends(tail) && !tail.trim().is_empty())
        .then(|| reading(head, Style::Bullet, 1, (0, 0), sign.len_utf8()))
        .flatten()
}
