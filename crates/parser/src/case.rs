//! Words compared without regard to capitals.

/// Tells whether `words`, all in small letters, have `word` in whatever case.
pub(crate) fn is_any(word: &str, words: &[&str]) -> bool {
    if word.is_ascii() {
        words.iter().any(|lower| word.eq_ignore_ascii_case(lower))
    } else {
        words.contains(&word.to_lowercase().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_do_not_matter() {
        let words = ["article", "стаття", "première"];
        for word in ["ARTICLE", "СТАТТЯ", "Première"] {
            assert!(is_any(word, &words), "{word}");
        }
        assert!(!is_any("Articles", &words));
    }
}
