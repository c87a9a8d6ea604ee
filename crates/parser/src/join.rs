//! The text of a paragraph: its lines joined, white space evened out, what no paragraph may hold left out.

use crate::block::Block;
use crate::line::{Gap, Line};

/// Joins the lines of `block` after its label.
///
/// Runs of spaces and tabs become one space; no-break spaces stay, since they are part of the spelling of French and of
/// numbers. Lines are joined by a space, but not after a hyphen within a word nor between letters of scripts that write
/// no spaces; a soft hyphen at the end of a line goes away.
pub(crate) fn join(text: &str, lines: &[Line], block: &Block) -> String {
    let span = block.span(lines);
    let mut joined = String::with_capacity(span.end.saturating_sub(block.body));
    for line in &lines[block.lines.clone()] {
        let start = line.start.max(block.body);
        if start < line.end {
            join_line(&mut joined, &text[start..line.end], line.gap);
        }
    }
    joined.truncate(joined.trim_end().len());
    joined
}

fn join_line(joined: &mut String, line: &str, gap: Gap) {
    if joined.ends_with('\u{ad}') {
        joined.pop();
    } else if !joined.is_empty() && (gap == Gap::Inline || needs_space(joined, line)) {
        joined.push(' ');
    }
    if is_even(line) {
        joined.push_str(line);
    } else {
        push_even(joined, line);
    }
}

/// Tells whether `line` can be taken as it is.
fn is_even(line: &str) -> bool {
    // Without early ends, and in bytes, both passes take many characters at a time.
    let bytes = line.as_bytes();
    let controls = bytes
        .iter()
        .fold(0, |found, byte| found | u8::from(*byte < b' '));
    let is_space = |byte: &u8| u8::from(*byte == b' ');
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let runs = pairs.fold(0, |found, (left, right)| {
        found | is_space(left) & is_space(right)
    });
    controls | runs == 0
}

fn push_even(joined: &mut String, line: &str) {
    for character in line.chars() {
        match character {
            '\0' => {}
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => {
                if !joined.is_empty() && !joined.ends_with(' ') {
                    joined.push(' ');
                }
            }
            _ => joined.push(character),
        }
    }
}

fn needs_space(joined: &str, line: &str) -> bool {
    let mut before = joined.chars().rev();
    let last = before.next();
    let first = line.chars().next();
    let in_word = last == Some('-')
        && before.next().is_some_and(char::is_alphabetic)
        && first.is_some_and(char::is_lowercase);
    let unspaced = last.is_some_and(writes_no_spaces) && first.is_some_and(writes_no_spaces);
    !(in_word || unspaced)
}

/// Tells whether the script of `character` separates no words: Han, kana, Thai, Lao, Khmer, Burmese, and their signs.
fn writes_no_spaces(character: char) -> bool {
    matches!(u32::from(character),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff
        | 0x3000..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xff00..=0xff65)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line;

    fn check(text: &str, want: &str) {
        let lines = line::split(text).lines;
        let block = Block {
            lines: 0..lines.len(),
            body: 0,
            label: None,
            gap: Gap::None,
            is_subtitle: false,
            is_label_below: false,
        };
        assert_eq!(join(text, &lines, &block), want);
    }

    #[test]
    fn lines_join_by_one_space() {
        check("a  b\t c\r\n  d\n\ne", "a b c d e");
        check("long-\nterm aims", "long-term aims");
        check("1949 -\n2025", "1949 - 2025");
        check("Franco-\nGerman", "Franco- German");
        check("coop\u{ad}\neration", "cooperation");
        check("人人生\n而自由", "人人生而自由");
        check("a\u{a0}: b\0c", "a\u{a0}: bc");
    }
}
