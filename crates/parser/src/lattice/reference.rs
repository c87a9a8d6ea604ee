//! Which lines are reference matter: a paragraph each, whatever stands around them.
//!
//! A date may well begin a line within a sentence. So such a line must also stand where reference matter does: after a
//! break, a sentence or other reference matter, or right below a title, and before nothing that goes on with it.

use super::boundary::{Case, Ending, case_of, ending_of};
use crate::line::{Gap, Line};
use crate::metadata;

/// Watches for places where reference matter may stand, line by line.
#[derive(Debug)]
pub(super) struct Watch {
    /// Lines since the last break, if all of them may be lines of a title.
    title_lines: Option<u8>,
    after_reference: bool,
}

impl Watch {
    pub(super) fn new() -> Self {
        Self {
            title_lines: Some(0),
            after_reference: false,
        }
    }

    /// Tells whether line `index` is reference matter.
    pub(super) fn see(
        &mut self,
        text: &str,
        lines: &[Line],
        index: usize,
        has_marker: bool,
    ) -> bool {
        let line = &lines[index];
        let content = line.text(text);
        if line.gap >= Gap::Blank || line.gap == Gap::Cut {
            self.title_lines = Some(0);
        }
        let is_reference = self.may_stand(text, lines, index)
            && goes_not_on(text, lines, index)
            && may_be_reference(content)
            && metadata::is_reference(content);
        let may_be_title = !has_marker
            && content.len() <= LONGEST_TITLE
            && case_of(content) != Case::Small
            && ending_of(content) == Ending::Open;
        self.title_lines = self
            .title_lines
            .filter(|_| may_be_title)
            .map(|count| count.saturating_add(1));
        self.after_reference = is_reference;
        is_reference
    }

    fn may_stand(&self, text: &str, lines: &[Line], index: usize) -> bool {
        const MOST_TITLE_LINES: u8 = 3;
        let ends_sentence =
            || index == 0 || ending_of(lines[index - 1].text(text)) == Ending::Sentence;
        lines[index].gap != Gap::Inline
            && (self.after_reference
                || self
                    .title_lines
                    .is_some_and(|count| count <= MOST_TITLE_LINES)
                || ends_sentence())
    }
}

/// Longer lines are text.
const LONGEST_TITLE: usize = 160;

/// Tells whether the line after `index` does not go on with it.
fn goes_not_on(text: &str, lines: &[Line], index: usize) -> bool {
    lines.get(index + 1).is_none_or(|next| {
        next.gap >= Gap::Blank
            || next.gap == Gap::Cut
            || next.gap == Gap::None && case_of(next.text(text)) != Case::Small
    })
}

/// Tells at once of most lines that they are text: reference matter has a number, or is a single word.
fn may_be_reference(content: &str) -> bool {
    const LONGEST_WORD: usize = 40;
    content.len() <= LONGEST_TITLE
        && (content.len() <= LONGEST_WORD || content.bytes().any(|byte| byte.is_ascii_digit()))
}
