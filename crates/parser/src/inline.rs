//! Numbers in the middle of a line, where line breaks were lost.

/// Returns the offsets in `line` at which a number stands between the end of one sentence and the beginning of another:
/// `… such matters. 2. We call …`, `… such matters.2. We call …`, `… such matters. (2) We call …`.
///
/// Most of them are no paragraphs; the [lattice](crate::lattice) believes those that count on.
pub(crate) fn cuts(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let mut from = 1;
    std::iter::from_fn(move || {
        while let Some(at) = next_digit(bytes, from) {
            let len = bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            from = at + len;
            if let Some(cut) = cut_at(line, at, len) {
                return Some(cut);
            }
        }
        None
    })
}

fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    let found = bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
    Some(from + found)
}

/// Returns where the marker begins whose digits are at `at`, if it has one and stands between sentences.
fn cut_at(line: &str, at: usize, len: usize) -> Option<usize> {
    const MAX_DIGITS: usize = 3;
    if len > MAX_DIGITS {
        return None;
    }
    let is_open = line.as_bytes()[at - 1] == b'(';
    let start = if is_open { at - 1 } else { at };
    let tail = &line[at + len..];
    let tail = if is_open {
        tail.strip_prefix(')')?
    } else {
        tail.strip_prefix(['.', ')'])?
    };
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
