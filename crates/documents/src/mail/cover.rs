//! Messages that only say what is attached to them.

use archive_model::Block;

use crate::lines::starts_item;

/// How it is said that something is attached, in small letters: beginnings of words, in the languages of Europe.
const ATTACHED: [&str; 51] = [
    "adjunta",
    "adjunto",
    "anbei",
    "angehängt",
    "atașat",
    "attached",
    "attachment",
    "beigefügt",
    "bifoga",
    "bijgevoegd",
    "ci-annex",
    "ci-joint",
    "csatol",
    "ekli",
    "ekte",
    "em anexo",
    "enclosed",
    "im anhang",
    "in allegato",
    "in de bijlage",
    "in der anlage",
    "liitteenä",
    "liitteessä",
    "lisatud",
    "manuses",
    "mellékel",
    "pielikum",
    "pièce jointe",
    "pièces jointes",
    "please find",
    "pridedam",
    "prilož",
    "přiložen",
    "segue anex",
    "si allega",
    "u prilogu",
    "v prilogi",
    "v prílohe",
    "v příloze",
    "vedhæft",
    "vedlagt",
    "w załącz",
    "επισυνάπτ",
    "συνημμέν",
    "в приложении",
    "во вложении",
    "додаєт",
    "прикріпл",
    "прилага",
    "у вкладенні",
    "у додатку",
];

/// Tells whether `blocks`, a message of so many words, is but a note to something of `attached` words.
///
/// A statement may be short and have an annex. So a note says that something is attached, unless it says nearly nothing;
/// it is shorter than what it comes with, and it has no numbered paragraphs.
pub(super) fn is_note(blocks: &[Block], words: usize, attached: usize) -> bool {
    /// A salutation and a signature.
    const FEW: usize = 16;
    const MOST: usize = 220;
    let is_short = words <= MOST && words * 2 <= attached;
    let is_numbered = |block: &Block| {
        block.marker.is_some()
            || starts_item(&block.text) && block.text.starts_with(|first: char| first.is_numeric())
    };
    let is_bare = words <= FEW && words * 4 <= attached;
    is_short && !blocks.iter().any(is_numbered) && (is_bare || blocks.iter().any(says_attached))
}

fn says_attached(block: &Block) -> bool {
    let text = block.text.to_lowercase();
    let begins_word = |at: usize| !text[..at].ends_with(char::is_alphabetic);
    ATTACHED.iter().any(|phrase| {
        let mut found = text.match_indices(phrase);
        found.any(|(at, _)| begins_word(at))
    })
}
