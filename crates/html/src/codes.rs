//! The codes of the reader's diagnostics.

/// Text that no reader sees.
pub(crate) const HIDDEN: &str = "html-hidden";
/// Links that lead elsewhere.
pub(crate) const NAVIGATION: &str = "html-navigation";
/// What surrounds the text: consent, sharing, search, related pages.
pub(crate) const BOILERPLATE: &str = "html-boilerplate";
/// Buttons and fields.
pub(crate) const CONTROL: &str = "html-control";
