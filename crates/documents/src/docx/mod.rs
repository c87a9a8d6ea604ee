//! Word documents (Office Open XML, ISO/IEC 29500).
//!
//! The text is what a reader sees with all revisions accepted: insertions stay, deletions are named by a diagnostic, fields
//! show their results, and a list shows the numbers that Word would draw ([`Block::marker`]).
//!
//! [`Block::marker`]: archive_model::Block::marker

mod body;
mod numbering;
mod numerals;
mod package;
mod properties;
mod styles;
mod symbol;
mod write;
mod xml;

use archive_model::{Flow, SourceFormat, Subject};

use self::numbering::Numbering;
use self::package::Package;
use self::styles::Styles;
use self::write::Writer;
use crate::ReadError;
use crate::draft::Draft;

/// Takes the text out of a Word document.
///
/// Footnotes and endnotes follow the text; then running headers and footers, each covered by a diagnostic. A block has the
/// language that its runs or its style name; that of the whole document, which is the program's rather than the author's, is a
/// claim. Parts are unpacked up to 64 MiB each and 128 MiB in all.
///
/// # Errors
/// [`ReadError::Unreadable`] if there is no container or no text part in it, [`ReadError::Encrypted`], or
/// [`ReadError::Empty`].
pub fn read(bytes: &[u8]) -> Result<Flow, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let body = package
        .part(&main)?
        .ok_or(ReadError::Unreadable("a Word document"))?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = Styles::parse(&sibling(&mut package, folder, "styles.xml")?);
    let numbering = Numbering::parse(&sibling(&mut package, folder, "numbering.xml")?);

    let draft = begin(&mut package, &styles)?;
    let mut writer = Writer::new(draft, &styles, numbering);
    writer.body(&body, &main);
    for name in ["footnotes.xml", "endnotes.xml"] {
        writer.notes(&sibling(&mut package, folder, name)?);
    }
    for name in running_parts(&package, folder) {
        writer.running(&package.part(&name)?.unwrap_or_default(), &name);
    }
    let has_comments = !sibling(&mut package, folder, "comments.xml")?.is_empty();
    finish(writer.finish(), package, has_comments)
}

/// Begins a document with what it says about itself.
fn begin(package: &mut Package<'_>, styles: &Styles) -> Result<Draft, ReadError> {
    let mut draft = Draft::new(SourceFormat::Docx);
    if let Some(core) = package.part("docProps/core.xml")? {
        properties::claims(&core, &mut draft);
    }
    if let Some(lang) = styles.default_languages.latin {
        draft.claim(Subject::Language, lang.as_str(), "docx styles docDefaults");
    }
    Ok(draft)
}

/// Ends a document with what was not read of it.
fn finish(mut draft: Draft, package: Package<'_>, has_comments: bool) -> Result<Flow, ReadError> {
    if has_comments {
        draft.note("docx-comments", "the comments of reviewers were not read");
    }
    let is_damaged = !package.troubles.is_empty();
    for (code, trouble) in package.troubles {
        draft.note(code, trouble);
    }
    let flow = draft.finish();
    match flow.blocks.is_empty() {
        true if is_damaged => Err(ReadError::Unreadable("a Word document")),
        true => Err(ReadError::Empty),
        false => Ok(flow),
    }
}

/// Unpacks the part `name` beside the main one; empty if there is none.
fn sibling(package: &mut Package<'_>, folder: &str, name: &str) -> Result<String, ReadError> {
    let name = [folder, name].join("/");
    let part = package.part(name.trim_start_matches('/'))?;
    Ok(part.unwrap_or_default())
}

/// Lists the parts of running headers and footers.
fn running_parts(package: &Package<'_>, folder: &str) -> Vec<String> {
    let is_running = |name: &String| {
        let rest = name.strip_prefix(folder).unwrap_or_default();
        let stem = rest.trim_start_matches('/').strip_suffix(".xml");
        stem.is_some_and(|stem| stem.starts_with("header") || stem.starts_with("footer"))
    };
    let mut names: Vec<String> = package.names().into_iter().filter(is_running).collect();
    names.sort();
    names
}
