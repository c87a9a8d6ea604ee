//! What markup knows of a line, beside its text.

use archive_model::BlockKind;

use crate::language::Claim;

/// What markup says of one line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mark {
    /// What it is part of.
    pub(crate) kind: BlockKind,
    /// How many lists it is inside of.
    pub(crate) depth: u32,
    /// Whether it is the first line of a paragraph.
    pub(crate) begins: bool,
    /// Whether the format numbers the paragraph that begins with it.
    pub(crate) is_numbered: bool,
    /// Whether the source says elsewhere that this is its title.
    pub(crate) is_title: bool,
    /// What language it says this is in.
    pub(crate) claim: Option<Claim>,
}
