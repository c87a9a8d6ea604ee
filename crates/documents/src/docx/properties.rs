//! What a document says about itself in `docProps/core.xml`.

use archive_model::Subject;

use super::xml::{Token, Tokens};
use crate::draft::Draft;

/// Adds the claims of the part `core` to `draft`.
pub(super) fn claims(core: &str, draft: &mut Draft) {
    let mut about = None;
    let mut value = String::new();
    for token in Tokens::new(core) {
        match token {
            Token::Open(tag) => {
                about = subject(tag.name());
                value.clear();
            }
            Token::Text(text) => value.push_str(&text),
            Token::Close(_) => {
                if let Some((subject, origin)) = about.take() {
                    draft.claim(subject, &value, origin);
                }
            }
        }
    }
}

fn subject(name: &str) -> Option<(Subject, &'static str)> {
    match name {
        "title" => Some((Subject::Title, "docx core title")),
        "creator" => Some((Subject::Issuer, "docx core creator")),
        "created" => Some((Subject::Published, "docx core created")),
        "modified" => Some((Subject::Updated, "docx core modified")),
        "language" => Some((Subject::Language, "docx core language")),
        _ => None,
    }
}
