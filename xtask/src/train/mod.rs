//! `cargo xtask train`: builds `data/models/*.model`, the language models that lossy repair chooses with.
//!
//! Two sources per language, both pinned by version and fetched by the ordinary clients into `target/train`: the
//! conditional letter probabilities of a Lingua model crate, and the word forms of Simplemma. Nothing else goes in, so
//! that a second run gives the same bytes. `data/models/README.md` describes the format and the licences.

mod automaton;
mod encode;
mod fetch;
mod ngrams;

use std::path::PathBuf;

use anyhow::{Context as _, bail};

use self::encode::Alphabet;
use self::ngrams::Ngrams;

/// A language that has a model.
pub(crate) struct Language {
    /// Its BCP 47 tag, which names the file and the Simplemma dictionary.
    pub(crate) tag: &'static str,
    /// Its name in `lingua-{name}-language-model`.
    pub(crate) lingua: &'static str,
}

/// Every language that a model is built for. A new one needs a line here and one in `archive_encoding`'s table.
const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        lingua: "english",
    },
    Language {
        tag: "fr",
        lingua: "french",
    },
];

const USAGE: &str = "usage: cargo xtask train [--check] [LANG…]";

/// Builds the models of the languages named in `args`, or of all; `--check` compares with the committed files instead of
/// writing them.
///
/// # Errors
/// If a source cannot be fetched or read, if `args` names no known language, or if `--check` finds a difference.
pub(crate) fn run(args: &[String]) -> anyhow::Result<()> {
    let check = args.iter().any(|arg| arg == "--check");
    let named: Vec<&str> = args
        .iter()
        .map(String::as_str)
        .filter(|arg| *arg != "--check")
        .collect();
    if let Some(unknown) = named
        .iter()
        .find(|tag| LANGUAGES.iter().all(|language| language.tag != **tag))
    {
        bail!("`{unknown}` has no model; {USAGE}");
    }
    let root = workspace_root()?;
    let sources = fetch::fetch(&root.join("target/train"), LANGUAGES)?;
    for language in LANGUAGES {
        if !named.is_empty() && !named.contains(&language.tag) {
            continue;
        }
        let model = build(language, &sources)?;
        let path = root
            .join("data/models")
            .join(format!("{}.model", language.tag));
        if !check {
            std::fs::write(&path, &model)
                .with_context(|| format!("cannot write {}", path.display()))?;
        } else if std::fs::read(&path).ok().as_deref() != Some(model.as_slice()) {
            bail!(
                "{} differs from what its sources give: run `cargo xtask train`",
                path.display()
            );
        }
    }
    Ok(())
}

/// Makes the bytes of one model file.
fn build(language: &Language, sources: &fetch::Sources) -> anyhow::Result<Vec<u8>> {
    let ngrams = Ngrams::read(&sources.ngrams(language)?)?;
    let alphabet = Alphabet::of(&ngrams);
    let words = sources.words(language)?;
    let words = words
        .iter()
        .filter_map(|word| alphabet.spell(word))
        .collect();
    let pruned = ngrams.pruned();
    Ok(encode::model(
        language.tag,
        &alphabet,
        &pruned,
        &automaton::build(words),
    ))
}

fn workspace_root() -> anyhow::Result<PathBuf> {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.parent().context("xtask stands in the workspace")?;
    Ok(root.to_owned())
}
