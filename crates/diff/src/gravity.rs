//! The order of the classes.

use archive_model::ChangeClass;

/// Returns how grave a class is: of two changes, the one with the higher number is what a reader must be told first.
///
/// A whole has the class of its gravest part: a version in which a paragraph moved and a number changed is substantive.
/// White space and damage say nothing about the publisher's intent; typography and minor changes leave the meaning alone;
/// an arrangement or a language concerns the whole text; only other words are graver than that.
///
/// # Examples
/// ```
/// use archive_diff::gravity;
/// use archive_model::ChangeClass::{Minor, Structure, Substantive, Typographic};
/// let mut classes = [Substantive, Typographic, Structure, Minor];
/// classes.sort_by_key(|class| gravity(*class));
/// assert_eq!(classes, [Typographic, Minor, Structure, Substantive]);
/// ```
pub const fn gravity(class: ChangeClass) -> u8 {
    match class {
        ChangeClass::None => 0,
        ChangeClass::Whitespace => 1,
        ChangeClass::Encoding => 2,
        ChangeClass::Typographic => 3,
        ChangeClass::Minor => 4,
        ChangeClass::Structure => 5,
        ChangeClass::Language => 6,
        ChangeClass::Substantive => 7,
        // Neither has a text on both sides to compare, so neither is ever the lesser of two.
        ChangeClass::Outage | ChangeClass::First => 8,
    }
}

/// Returns the gravest of `classes`; [`ChangeClass::None`] if there are none.
pub fn gravest(classes: impl IntoIterator<Item = ChangeClass>) -> ChangeClass {
    let gravest = classes.into_iter().max_by_key(|class| gravity(*class));
    gravest.unwrap_or(ChangeClass::None)
}
