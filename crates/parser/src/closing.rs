//! Words that close a text and open its signature block: `Done at Riga, 3 May 2030.`, `For the Council:`.

use crate::role::Candidate;

/// "Done at", with the space that follows.
const DONE_AT: [&str; 22] = [
    "done at ",
    "done in ",
    "done on ",
    "fait à ",
    "fait a ",
    "fait au ",
    "fait aux ",
    "fait en ",
    "geschehen zu ",
    "geschehen in ",
    "ausgefertigt zu ",
    "fatto a ",
    "hecho en ",
    "dado en ",
    "feito em ",
    "gedaan te ",
    "sporządzono w ",
    "совершено в ",
    "составлено в ",
    "вчинено в ",
    "вчинено у ",
    "учинено в ",
];

/// "For", as it stands before the name of a body.
const FOR: [&str; 16] = [
    "for ",
    "pour ",
    "für ",
    "per ",
    "por ",
    "para ",
    "pela ",
    "pelo ",
    "voor ",
    "w imieniu ",
    "za ",
    "за ",
    "от имени ",
    "від імені ",
    "on behalf of ",
    "au nom ",
];

/// Tells whether `block`, standing below all of the text, belongs to the signature block.
pub(crate) fn is_closing(block: &Candidate<'_>) -> bool {
    block.label.is_none() && (is_done_at(block.text) || is_for_a_body(block.text))
}

fn is_done_at(text: &str) -> bool {
    const LONGEST: usize = 320;
    text.len() <= LONGEST && begins_with(text, &DONE_AT)
}

/// Tells whether a line names for whom somebody signs; its colon tells it from a sentence.
fn is_for_a_body(text: &str) -> bool {
    const LONGEST: usize = 120;
    const MOST_WORDS: usize = 10;
    text.len() <= LONGEST
        && text.ends_with(':')
        && text.split_whitespace().count() <= MOST_WORDS
        && begins_with(text, &FOR)
}

/// Returns what follows the words for "done at" at the beginning of `text`.
pub(crate) fn after_done_at(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let words = DONE_AT.iter().find(|words| lower.starts_with(**words))?;
    text.get(words.len()..)
}

fn begins_with(text: &str, words: &[&str]) -> bool {
    const LONGEST_WORDS: usize = 40;
    let head = text[..text.floor_char_boundary(LONGEST_WORDS)].to_lowercase();
    text.starts_with(char::is_uppercase) && words.iter().any(|words| head.starts_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_closing_text(text: &str) -> bool {
        is_closing(&Candidate {
            text,
            label: None,
            is_subtitle: false,
            is_note: false,
            is_item: false,
            level: 1,
            mark: None,
        })
    }

    #[test]
    fn closing_words() {
        for text in [
            "Done at Riga, this third day of May 2030, in a single original.",
            "Fait à Riga, le 3 mai 2030.",
            "Geschehen zu Riga am 3. Mai 2030.",
            "Pour la Ligue\u{a0}:",
            "For the Council:",
        ] {
            assert!(is_closing_text(text), "{text}");
        }
        for text in [
            "For the first time, all ports were open.",
            "We have done at last what we promised.",
            "Faits à retenir",
        ] {
            assert!(!is_closing_text(text), "{text}");
        }
    }
}
