//! Numbers in the middle of a line, where line breaks were lost.

/// Returns the offsets in `line` at which a number stands between the end of one sentence and the beginning of another:
/// `… such matters. 2. We call …`, `… such matters.2. We call …`, `… such matters. (2) We call …`.
///
/// Most of them are no paragraphs; the [lattice](crate::lattice) believes those that count on.
pub(crate) fn cuts(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'.', b')', bytes).filter_map(|close| {
        let is_spaced = matches!(bytes.get(close + 1), Some(b' ' | b'\t' | 0xc2));
        is_spaced.then(|| cut_at(line, close))?
    })
}

/// Returns where the marker begins that `close` ends, if it has one and stands between sentences.
fn cut_at(line: &str, close: usize) -> Option<usize> {
    const MAX_DIGITS: usize = 3;
    let bytes = line.as_bytes();
    let digits = bytes[..close]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit());
    let len = digits.take(MAX_DIGITS + 1).count();
    let at = close - len;
    if !(1..=MAX_DIGITS).contains(&len) || at == 0 {
        return None;
    }
    let is_open = bytes[at - 1] == b'(';
    let start = if is_open { at - 1 } else { at };
    if is_open && bytes[close] != b')' {
        return None;
    }
    let tail = &line[close + 1..];
    let sentence = tail.strip_prefix([' ', '\u{a0}', '\t'])?.trim_start();
    let begins = sentence
        .trim_start_matches(['“', '«', '"', '‘', '('])
        .starts_with(|first: char| {
            first.is_uppercase() || first.is_alphabetic() && !first.is_lowercase()
        });
    let ended = line[..start]
        .trim_end()
        .ends_with(['.', '!', '?', ';', ':', '”', '»', '"', ')', '।', '۔', '。']);
    (begins && ended).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, pieces: &[&str]) {
        let mut seen = Vec::new();
        let mut start = 0;
        for cut in cuts(line) {
            seen.push(&line[start..cut]);
            start = cut;
        }
        seen.push(&line[start..]);
        assert_eq!(seen, pieces);
    }

    #[test]
    fn only_between_sentences() {
        check(
            "1. We agree. 2. We call.3. We stay; (4) We go.",
            &["1. We agree. ", "2. We call.", "3. We stay; ", "(4) We go."],
        );
        for line in [
            "see Article 2. The",
            "in 2024. We",
            "by 3.5 million",
            "on day. 2. mai",
            "§ 3. Text",
            "2.",
        ] {
            check(line, &[line]);
        }
    }
}
