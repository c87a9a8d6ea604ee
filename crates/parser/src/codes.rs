//! The codes of the parser's diagnostics, in one place, so that a test can hold `docs/diagnostics.md` against them.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        $($(#[$doc])* pub(crate) const $name: &str = $code;)+

        #[cfg(test)]
        const ALL: &[&str] = &[$($code),+];
    };
}

codes! {
    /// Rules and bars of a table that somebody turned into text.
    TABLE_DEBRIS = "table-debris";
    /// A line that only ornaments the page: stars, dots, dashes.
    SEPARATOR = "separator";
    /// The number of a printed page.
    PAGE_NUMBER = "page-number";
    /// A line that pages repeat at their heads or feet.
    RUNNING_HEAD = "running-head";
    /// A byte order mark, or another character that shows nothing.
    INVISIBLE = "invisible";
    /// U+0000, which no paragraph may hold.
    NUL_REMOVED = "nul-removed";
    /// A printed number or letter with no text that it could belong to.
    EMPTY_PARAGRAPH = "empty-paragraph";
    /// A number missing from a run.
    NUMBER_GAP = "number-gap";
    /// A paragraph that was found in the middle of a line.
    INLINE_NUMBER = "inline-number";
    /// A title, a dateline or another language that was found in the middle of a line.
    INLINE_SECTION = "inline-section";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_documented_and_no_other() {
        let page = include_str!("../../../docs/diagnostics.md");
        let documented: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`'))
            .collect();
        assert_eq!(documented, ALL);
    }
}
