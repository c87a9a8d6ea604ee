//! `archive show`: read a statement.

mod columns;
mod json;
mod page;

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_model::{Alignment, Lang, Permalink};
use archive_storage::{Archive, Found, OpenMode, PlacedRepair, StoredEdition};
use clap::Args;

use crate::args::WhenArgs;
use crate::exit::{self, Failure};
use crate::terminal::Screen;

/// Read a statement, a version, a language or a paragraph
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive show nac/2025-07-18/cyber             the current version, its languages side by side
  archive show nac/2025-07-18/cyber/fr@1        version 1 in French
  archive show nac/2025-07-18/cyber/fr@1/~3     its third paragraph
  archive show nac/2025-07-18/cyber --as-of 2025-07   as it stood at the end of July
  archive show nac/2025-07-18/cyber --repairs   every mended place: {what stood there→what stands there now}
  archive show nac/2025-07-18/cyber --raw       the bytes, exactly as they were captured")]
pub(crate) struct ShowArgs {
    /// The address, `SLUG[/LANG][@SEQ][/~ORDINAL]`; without SEQ it is the current version
    #[arg(value_name = "ADDRESS")]
    address: Permalink,
    /// Only these languages, in this order
    #[arg(long, value_delimiter = ',', value_name = "LANG,…")]
    lang: Vec<Lang>,
    #[command(flatten)]
    when: WhenArgs,
    /// Mark every repair, and list them with rule and confidence
    #[arg(long, conflicts_with = "raw")]
    repairs: bool,
    /// Write the captured bytes that the version was first read from
    #[arg(long, conflicts_with = "json")]
    raw: bool,
    /// Write one JSON document
    #[arg(long)]
    json: bool,
}

/// Everything that is shown.
struct Shown {
    found: Found,
    editions: Vec<ShownEdition>,
    alignments: Vec<Alignment>,
    with_repairs: bool,
}

/// An edition, its paragraphs cut down to those that were asked for.
struct ShownEdition {
    edition: StoredEdition,
    repairs: Vec<PlacedRepair>,
}

/// Runs the command.
pub(crate) fn run(args: &ShowArgs, path: &Path) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    let found = super::find_at(&archive, &args.address, &args.when.when())?;
    let mut screen = Screen::stdout();
    if args.raw {
        screen.bytes(&captured_bytes(&archive, &found)?)?;
    } else {
        let shown = collect(args, &archive, found)?;
        if args.json {
            json::write(&shown, &mut screen)?;
        } else {
            page::write(&shown, &mut screen)?;
        }
    }
    screen.flush()?;
    Ok(exit::DONE)
}

fn captured_bytes(archive: &Archive, found: &Found) -> Result<Vec<u8>> {
    let first = archive.sightings(found.version.id)?.into_iter().next();
    let bytes = first
        .map(|sighting| archive.bytes(sighting.capture))
        .transpose()?
        .flatten();
    bytes.ok_or_else(|| {
        let version = format!("{}@{}", found.statement.slug, found.version.seq);
        Failure::nothing_found(
            format!("no capture of `{version}` has bytes"),
            "`archive log` shows where each version was seen",
        )
        .into()
    })
}

fn collect(args: &ShowArgs, archive: &Archive, found: Found) -> Result<Shown> {
    let editions = chosen(args, archive.editions(found.version.id)?, &found)?;
    let alignments = archive.alignments(found.version.id)?;
    let mut shown = Vec::with_capacity(editions.len());
    for mut edition in editions {
        let mut repairs = if args.repairs {
            archive.repairs(edition.id)?
        } else {
            Vec::new()
        };
        if let Some(ordinal) = found.ordinal {
            edition
                .paragraphs
                .retain(|paragraph| paragraph.ordinal == ordinal);
            repairs.retain(|repair| repair.ordinal == ordinal);
        }
        shown.push(ShownEdition { edition, repairs });
    }
    Ok(Shown {
        found,
        editions: shown,
        alignments,
        with_repairs: args.repairs,
    })
}

/// Returns the editions that the address and `--lang` name, in the order of `--lang`.
fn chosen(
    args: &ShowArgs,
    editions: Vec<StoredEdition>,
    found: &Found,
) -> Result<Vec<StoredEdition>> {
    let wanted: Vec<Lang> = found
        .lang
        .map_or_else(|| args.lang.clone(), |lang| vec![lang]);
    if wanted.is_empty() {
        return Ok(editions);
    }
    let mut chosen = Vec::with_capacity(wanted.len());
    for lang in wanted {
        let edition = editions
            .iter()
            .find(|edition| edition.lang == lang)
            .ok_or_else(|| {
                Failure::nothing_found(
                    format!(
                        "statement `{}` is not there in `{lang}` at version {}",
                        found.statement.slug, found.version.seq
                    ),
                    format!("it is there in: {}", super::languages(&found.version.langs)),
                )
            })?;
        chosen.push(edition.clone());
    }
    Ok(chosen)
}
