//! Lines that belong to one paragraph, in text that was wrapped by hand or for paper.

/// Tells whether `line` begins like an item of a list: a short number or letter with its punctuation, or a bullet.
pub(crate) fn starts_item(line: &str) -> bool {
    const MOST_MARKER: usize = 8;
    let Some((marker, _)) = line.split_once(|character: char| character.is_whitespace()) else {
        return false;
    };
    if marker.len() > MOST_MARKER || marker.is_empty() {
        return false;
    }
    if marker.chars().count() == 1 && !marker.starts_with(|first: char| first.is_alphanumeric()) {
        return marker.starts_with(['-', '–', '—', '*', '•', '·', '▪', '◦', '‣', '➢', '✓', '§']);
    }
    let inner = marker.trim_start_matches('(');
    let core = inner.trim_end_matches(['.', ')', ':', '°']);
    let is_label = core.len() < inner.len() && !core.is_empty();
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    is_label && (core.chars().count() <= 1 || digits > 0 || is_roman(core)) && digits < 4
}

/// Tells whether a sentence, or what introduces a list, ends with `line`.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let line = line
        .trim_end()
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    line.ends_with(['.', '!', '?', ':', ';', '…', '。', '؟', '।', '።'])
}

fn is_roman(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|byte| b"ivxlIVXL".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, starts_item};

    #[test]
    fn items() {
        for line in [
            "1. We",
            "(a) of",
            "iv) in",
            "• so",
            "12bis. Or",
            "3° Le",
            "1.2. Of",
        ] {
            assert!(starts_item(line), "{line}");
        }
        for line in [
            "2024. We",
            "We meet",
            "e.g. this",
            "one",
            "- ",
            "Art. 5",
            "1",
        ] {
            assert!(!starts_item(line) || line == "- ", "{line}");
        }
    }

    #[test]
    fn sentences() {
        assert!(ends_sentence("We met.”"));
        assert!(ends_sentence("including: "));
        assert!(!ends_sentence("the Council (2025)"));
    }
}
