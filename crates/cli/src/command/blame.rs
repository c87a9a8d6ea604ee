//! `archive blame`: which version brought the wording of each paragraph?

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_diff::{Blame, Options};
use archive_model::{Lang, Paragraph, Permalink};
use archive_storage::{Archive, Found, OpenMode, StoredEdition, VersionInfo};
use clap::Args;

use crate::args::FormatArgs;
use crate::exit::{self, Failure};
use crate::output::{Cell, Rows};
use crate::terminal::Screen;

/// Say which version brought the wording of each paragraph
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive blame nac/2025-07-18/cyber/fr            every paragraph of the current French text
  archive blame nac/2025-07-18/cyber/fr@2/~3       one paragraph, as version 2 had it
  archive blame nac/2025-07-18/cyber/fr --words    one row for each stretch of words
  archive blame nac/2025-07-18/cyber/fr --json

`since` is the version that brought the paragraph, `wording` the last one that changed its words by more than spaces,
damage and typography. Versions are followed in the order in which the publisher showed them.")]
pub(crate) struct BlameArgs {
    /// The address, `SLUG/LANG[@SEQ][/~ORDINAL]`; the language can be left out where there is only one
    #[arg(value_name = "ADDRESS")]
    address: Permalink,
    /// One row for each stretch of words that one version brought
    #[arg(long)]
    words: bool,
    #[command(flatten)]
    format: FormatArgs,
}

const COLUMNS: [&str; 7] = [
    "paragraph",
    "label",
    "since",
    "wording",
    "valid_from",
    "cause",
    "text",
];

/// Runs the command.
pub(crate) fn run(args: &BlameArgs, path: &Path) -> Result<u8> {
    let archive = Archive::open(path, OpenMode::ReadOnly)?;
    let found = super::find(&archive, &args.address)?;
    let lang = only_lang(&found)?;
    let history = archive.edition_history(found.statement.id, lang, &found.version)?;
    let states: Vec<&[Paragraph]> = history
        .iter()
        .map(|(_, edition)| edition.paragraphs.as_slice())
        .collect();
    let blamed = archive_diff::blame(&states, &Options { lang });
    let mut screen = Screen::stdout();
    let mut rows = Rows::new(args.format.format(), &COLUMNS, &mut screen)?;
    let last = history
        .last()
        .map(|(_, edition)| edition.paragraphs.as_slice());
    for (paragraph, blame) in last.unwrap_or_default().iter().zip(&blamed) {
        if found
            .ordinal
            .is_none_or(|ordinal| ordinal == paragraph.ordinal)
        {
            for cells in cells(paragraph, blame, &history, args.words) {
                rows.row(cells)?;
            }
        }
    }
    rows.finish()?;
    screen.flush()?;
    Ok(exit::DONE)
}

fn only_lang(found: &Found) -> Result<Lang> {
    match (found.lang, &found.version.langs[..]) {
        (Some(lang), _) => Ok(lang),
        (None, [lang]) => Ok(*lang),
        (None, langs) => Err(Failure::usage(
            format!(
                "`{}` is there in several languages: say which one",
                found.statement.slug
            ),
            format!("they are {}; write SLUG/LANG", super::languages(langs)),
        )
        .into()),
    }
}

type History = [(VersionInfo, StoredEdition)];

/// One row for the paragraph, or one for each of its pieces.
fn cells(paragraph: &Paragraph, blame: &Blame, history: &History, words: bool) -> Vec<Vec<Cell>> {
    let row = |version: usize, text: &str| {
        let brought = &history[version].0;
        vec![
            paragraph.ordinal.into(),
            paragraph.label.as_deref().into(),
            history[blame.since].0.seq.into(),
            brought.seq.into(),
            brought.valid_from.as_str().into(),
            brought.cause.as_str().into(),
            text.into(),
        ]
    };
    if words {
        let pieces = blame.words.iter();
        let rows = pieces.map(|(range, version)| row(*version, &paragraph.text[range.clone()]));
        return rows.collect();
    }
    vec![row(blame.wording, &paragraph.text)]
}
