//! The two texts to compare: from the archive, or from files.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::Result;
use archive_model::{ChangeClass, Edition, Lang, Permalink};
use archive_storage::{Archive, Found, OpenMode, VersionInfo};

use super::DiffArgs;
use crate::command::{filter, find};
use crate::exit::{self, Failure};

/// One of two states of a text.
pub(super) struct Side {
    /// What it is called: an address, or the name of a file.
    pub(super) name: String,
    /// At most one of each language.
    pub(super) editions: Vec<Edition>,
}

/// Reads both sides, the old one first.
pub(super) fn read(args: &DiffArgs, path: &Path) -> Result<(Side, Side)> {
    match &args.new {
        Some(new) if args.files => files(&args.old, new),
        Some(new) => {
            let archive = Archive::open(path, OpenMode::ReadOnly)?;
            let old = find(&archive, &address(&args.old)?)?;
            let new = find(&archive, &address(new)?)?;
            recorded(&archive, &old, &new)
        }
        None => {
            let archive = Archive::open(path, OpenMode::ReadOnly)?;
            let new = find(&archive, &address(&args.old)?)?;
            let before = version_before(&archive, &new)?;
            let old = Found {
                version: before,
                ..new.clone()
            };
            recorded(&archive, &old, &new)
        }
    }
}

fn address(argument: &OsStr) -> Result<Permalink> {
    let text = argument.to_string_lossy();
    text.parse().map_err(|error| {
        Failure::usage(
            format!("`{text}` is no address: {error}"),
            "an address is `SLUG[/LANG][@SEQ][/~ORDINAL]`; with `--files` two files are compared",
        )
        .into()
    })
}

/// Returns the version that the publisher showed before; error pages are passed over.
fn version_before(archive: &Archive, found: &Found) -> Result<VersionInfo> {
    let place = |version: &VersionInfo| (version.valid_from.clone(), version.seq);
    let entries = archive.log(found.statement.id)?.into_iter();
    let earlier = entries.map(|entry| entry.version).filter(|version| {
        version.change_class != ChangeClass::Outage && place(version) < place(&found.version)
    });
    earlier.max_by_key(place).ok_or_else(|| {
        let slug = &found.statement.slug;
        Failure::nothing_found(
            format!("`{slug}@{}` has no version before it", found.version.seq),
            format!("`archive log {slug}` shows the versions; give two of them"),
        )
        .into()
    })
}

/// A language that one address names is the only one of both sides, unless the other names one too.
fn recorded(archive: &Archive, old: &Found, new: &Found) -> Result<(Side, Side)> {
    let side = |found: &Found, lang: Option<Lang>| {
        let editions = archive.editions(found.version.id)?.into_iter();
        let mut editions: Vec<Edition> = editions.map(Edition::from).collect();
        editions.retain(|edition| lang.is_none_or(|lang| edition.lang == lang));
        for edition in &mut editions {
            edition.paragraphs.retain(|paragraph| {
                found
                    .ordinal
                    .is_none_or(|ordinal| paragraph.ordinal == ordinal)
            });
        }
        anyhow::Ok(Side {
            name: name(found, lang),
            editions,
        })
    };
    Ok((
        side(old, old.lang.or(new.lang))?,
        side(new, new.lang.or(old.lang))?,
    ))
}

fn name(found: &Found, lang: Option<Lang>) -> String {
    let lang = lang.map(|lang| format!("/{lang}")).unwrap_or_default();
    let ordinal = found.ordinal.map(|ordinal| format!("/~{ordinal}"));
    let slug = &found.statement.slug;
    format!(
        "{slug}{lang}@{}{}",
        found.version.seq,
        ordinal.unwrap_or_default()
    )
}

/// Two files that are each in one language are compared, whatever language each was taken for: a short text says little
/// of its language.
fn files(old: &OsStr, new: &OsStr) -> Result<(Side, Side)> {
    let (mut old, new) = (file(old)?, file(new)?);
    if let ([old], [new]) = (&mut old.editions[..], &new.editions[..]) {
        old.lang = new.lang;
    }
    Ok((old, new))
}

fn file(path: &OsStr) -> Result<Side> {
    let name = path.to_string_lossy().into_owned();
    let bytes = filter::read(Path::new(path))?;
    let derivation = archive_ingest::derive(&bytes).map_err(|problem| Failure {
        code: exit::QUARANTINED,
        message: format!("`{name}` holds no text: {}", problem.message),
        hint: None,
    })?;
    Ok(Side {
        name,
        editions: derivation.document.editions,
    })
}
