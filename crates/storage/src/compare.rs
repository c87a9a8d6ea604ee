//! What a version changes: the step from the version before it, in classes and paragraphs.

use archive_diff::{Text, VersionDiff, diff_versions};
use archive_model::{ChangeClass, Paragraph};

use crate::outage;
use crate::read::StoredEdition;

/// The step from one version to the next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// How grave it is.
    pub(crate) class: ChangeClass,
    /// What differs in which language; nothing where an error page took the place of the text.
    pub(crate) diff: VersionDiff,
}

/// Compares the editions `before` with the editions `after`.
///
/// `shown` are the paragraphs of each edition that the capture itself shows: where these are all error pages and what they
/// replace is none, the step is an outage and not a rewrite.
pub(crate) fn step<'a>(
    before: &[StoredEdition],
    after: &[StoredEdition],
    shown: impl IntoIterator<Item = &'a [Paragraph]>,
) -> Step {
    let was_sound = !before
        .iter()
        .any(|edition| outage::is_notice(&edition.paragraphs));
    let mut shown = shown.into_iter().peekable();
    if was_sound && shown.peek().is_some() && shown.all(outage::is_notice) {
        return Step {
            class: ChangeClass::Outage,
            diff: diff_versions(&[], &[]),
        };
    }
    let diff = changes(before, after);
    let class = diff.class;
    Step { class, diff }
}

/// Compares the editions that are not the same on both sides.
///
/// Those that differ in their title alone have no changes and the class `none`.
pub(crate) fn changes(before: &[StoredEdition], after: &[StoredEdition]) -> VersionDiff {
    diff_versions(&texts(before, after), &texts(after, before))
}

/// The texts of `editions` that are not among `others`.
fn texts<'a>(editions: &'a [StoredEdition], others: &[StoredEdition]) -> Vec<Text<'a>> {
    let is_among = |edition: &StoredEdition| {
        let mut others = others.iter();
        others.any(|other| (other.lang, other.digest) == (edition.lang, edition.digest))
    };
    let differing = editions.iter().filter(|edition| !is_among(edition));
    let texts = differing.map(|edition| Text {
        lang: edition.lang,
        paragraphs: &edition.paragraphs,
    });
    texts.collect()
}
