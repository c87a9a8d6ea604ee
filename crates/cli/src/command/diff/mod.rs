//! `archive diff`: what changed between two states of a text?

mod html;
mod json;
mod page;
mod sides;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use archive_diff::{EditionDiff, LanguageChange, Options, Size, Text, diff, diff_versions};
use archive_model::{ChangeClass, Edition, Lang, Paragraph};
use clap::Args;

use self::sides::Side;
use crate::exit;
use crate::terminal::Screen;

/// Show what changed between two versions, statements or files, how gravely and why
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  archive diff nac/2025-07-18/cyber                      the current version with the one before it
  archive diff nac/2025-07-18/cyber@1 nac/2025-07-18/cyber@3
  archive diff nac/2025-07-18/cyber/fr@1 nac/2025-07-18/cyber@2   only the French
  archive diff --files old.txt new.html                  two files, repaired and parsed first
  archive diff SLUG@1 SLUG@2 --ignore whitespace,encoding,typographic
  archive diff SLUG@1 SLUG@2 --html > changes.html

[-went-] and {+came+} mark words. Classes, from the least: whitespace, encoding, typographic, minor, structure, language,
substantive. Another number, date, name, negation or modal verb is never less than minor.")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct DiffArgs {
    /// The old side: an address `SLUG[/LANG][@SEQ][/~ORDINAL]`, or a file with `--files`
    #[arg(value_name = "A")]
    old: OsString,
    /// The new side; without it A is compared with the version before it
    #[arg(value_name = "B", required_if_eq("files", "true"))]
    new: Option<OsString>,
    /// A and B are files; `-` is standard input
    #[arg(long)]
    files: bool,
    /// Leave differences of these classes out, their words unmarked
    #[arg(long, value_delimiter = ',', value_name = "CLASS,…", value_parser = class)]
    ignore: Vec<ChangeClass>,
    /// Exit with 1 if anything differs
    #[arg(long)]
    exit_code: bool,
    /// Write one JSON document
    #[arg(long)]
    json: bool,
    /// Write a web page that needs no other file
    #[arg(long, conflicts_with = "json")]
    html: bool,
}

/// Reads a class that a difference can have.
fn class(name: &str) -> Result<ChangeClass, String> {
    const CLASSES: [ChangeClass; 7] = [
        ChangeClass::Whitespace,
        ChangeClass::Encoding,
        ChangeClass::Typographic,
        ChangeClass::Minor,
        ChangeClass::Structure,
        ChangeClass::Language,
        ChangeClass::Substantive,
    ];
    let named = ChangeClass::from_name(name).filter(|class| CLASSES.contains(class));
    named.ok_or_else(|| {
        let names = CLASSES.map(ChangeClass::as_str).join(", ");
        format!("the classes are {names}")
    })
}

/// Two sides compared.
struct Comparison {
    from: String,
    to: String,
    editions: Vec<ComparedEdition>,
}

/// One language of both sides, or of one.
struct ComparedEdition {
    lang: Lang,
    class: ChangeClass,
    diff: EditionDiff,
    old: Vec<Paragraph>,
    new: Vec<Paragraph>,
}

/// Runs the command.
pub(crate) fn run(args: &DiffArgs, path: &Path) -> Result<u8> {
    let (old, new) = sides::read(args, path)?;
    let comparison = Comparison::of(old, new, &args.ignore);
    let mut screen = Screen::stdout();
    if args.json {
        json::write(&comparison, &mut screen)?;
    } else if args.html {
        html::write(&comparison, &mut screen)?;
    } else {
        page::write(&comparison, &mut screen)?;
    }
    screen.flush()?;
    let differs = args.exit_code && comparison.differs();
    Ok(if differs {
        exit::NOTHING_FOUND
    } else {
        exit::DONE
    })
}

impl Comparison {
    fn of(old: Side, new: Side, ignored: &[ChangeClass]) -> Self {
        let found = diff_versions(&texts(&old.editions), &texts(&new.editions));
        let languages = found.languages.into_iter().filter(|(_, change)| {
            matches!(change, LanguageChange::Stayed(_)) || !ignored.contains(&change.class())
        });
        let editions = languages.map(|(lang, change)| {
            let (old, new) = (
                paragraphs(&old.editions, lang),
                paragraphs(&new.editions, lang),
            );
            compared(lang, change, old, new, ignored)
        });
        Self {
            editions: editions.collect(),
            from: old.name,
            to: new.name,
        }
    }

    fn differs(&self) -> bool {
        self.editions.iter().any(ComparedEdition::differs)
    }

    fn class(&self) -> ChangeClass {
        archive_diff::gravest(self.editions.iter().map(|edition| edition.class))
    }

    /// How much text came and went in the languages that both sides have.
    fn size(&self) -> Size {
        let stayed = self.editions.iter().filter(|edition| edition.stayed());
        stayed.fold(Size::default(), |size, edition| {
            size.plus(edition.diff.size())
        })
    }
}

impl ComparedEdition {
    fn differs(&self) -> bool {
        !self.diff.is_empty()
    }

    /// Tells whether both sides have the language.
    fn stayed(&self) -> bool {
        !self.old.is_empty() && !self.new.is_empty()
    }
}

fn compared(
    lang: Lang,
    change: LanguageChange,
    old: Vec<Paragraph>,
    new: Vec<Paragraph>,
    ignored: &[ChangeClass],
) -> ComparedEdition {
    let class = change.class();
    let (class, diff) = match change {
        LanguageChange::Stayed(found) => {
            let found = found.without(ignored);
            (found.class, found)
        }
        LanguageChange::Came | LanguageChange::Went => (class, diff(&old, &new, &Options { lang })),
    };
    ComparedEdition {
        lang,
        class,
        diff,
        old,
        new,
    }
}

fn texts(editions: &[Edition]) -> Vec<Text<'_>> {
    let texts = editions.iter().map(|edition| Text {
        lang: edition.lang,
        paragraphs: &edition.paragraphs,
    });
    texts.collect()
}

fn paragraphs(editions: &[Edition], lang: Lang) -> Vec<Paragraph> {
    let edition = editions.iter().find(|edition| edition.lang == lang);
    edition
        .map(|edition| edition.paragraphs.clone())
        .unwrap_or_default()
}

/// Tells a change in words: `replace, substantive: number changed: 6 → 4`.
fn told(change: &archive_diff::Change) -> String {
    let reasons: Vec<String> = change.reasons.iter().map(ToString::to_string).collect();
    let why = reasons.join("; ");
    format!("{}, {}: {why}", change.op.as_str(), change.class.as_str())
}

/// Writes the addresses of a change within its language: `~3 → ~4`, `~3 → ~3 ~4`, `+ ~4`, `− ~3`.
fn places(change: &archive_diff::Change, edition: &ComparedEdition) -> String {
    let ordinals = |paragraphs: &[Paragraph]| {
        let ordinals = paragraphs
            .iter()
            .map(|paragraph| format!("~{}", paragraph.ordinal));
        ordinals.collect::<Vec<_>>().join(" ")
    };
    let (old, new) = (
        &edition.old[change.from.clone()],
        &edition.new[change.to.clone()],
    );
    match (old, new) {
        ([], new) => format!("+ {}", ordinals(new)),
        (old, []) => format!("− {}", ordinals(old)),
        (old, new) => format!("{} → {}", ordinals(old), ordinals(new)),
    }
}
