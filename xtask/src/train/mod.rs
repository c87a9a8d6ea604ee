//! `cargo xtask train`: builds `data/models/*.model`, the language models that lossy repair chooses with.
//!
//! Two sources per language, both pinned by version and fetched by the ordinary clients into `target/train`: the
//! conditional letter probabilities and the thousand sentences of a Lingua model crate, and the word forms of Simplemma.
//! Nothing else goes in, so that a second run gives the same bytes. `data/models/README.md` describes the format and the licences.

mod automaton;
mod encode;
mod fetch;
mod lexicon;
mod ngrams;
mod usage;

use std::path::PathBuf;

use anyhow::{Context as _, bail};

use self::encode::Alphabet;
use self::ngrams::Ngrams;
use self::usage::Usage;

/// A language that has a model.
pub(crate) struct Language {
    /// Its BCP 47 tag, which names the file.
    pub(crate) tag: &'static str,
    /// Its name in `lingua-{name}-language-model`.
    pub(crate) lingua: &'static str,
    /// The name of its Simplemma dictionary, if there is one.
    pub(crate) simplemma: Option<&'static str>,
    pub(crate) size: Size,
}

/// How much goes into a model.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// n-grams rarer than this (joint ln probability) are left out.
    pub(crate) rarest: f64,
    /// How many word forms there are at the most.
    pub(crate) words: usize,
    /// How often the sample must have a word to make it a common one.
    pub(crate) fewest: u32,
}

/// For languages whose damage destroys a few letters of a line: there is context enough.
const SMALL: Size = Size {
    rarest: -13.5,
    words: 46_000,
    fewest: 2,
};
/// For languages whose damage destroys half of all letters.
const MEDIUM: Size = Size {
    rarest: -15.2,
    words: 110_000,
    fewest: 1,
};
/// For those of them, and of the others, that are read the most.
const LARGE: Size = Size {
    rarest: -15.4,
    words: 250_000,
    fewest: 1,
};

const fn language(
    tag: &'static str,
    lingua: &'static str,
    simplemma: Option<&'static str>,
    size: Size,
) -> Language {
    Language {
        tag,
        lingua,
        simplemma,
        size,
    }
}

/// Every language that a model is built for. A new one needs a line here and one in `archive_encoding`'s table.
///
/// Croatian stands for Bosnian and for Serbian in Latin letters too: the dictionary is that of all three.
const LANGUAGES: &[Language] = &[
    language("be", "belarusian", None, MEDIUM),
    language("bg", "bulgarian", Some("bg"), LARGE),
    language("ca", "catalan", Some("ca"), SMALL),
    language("cs", "czech", Some("cs"), SMALL),
    language("da", "danish", Some("da"), SMALL),
    language("de", "german", Some("de"), SMALL),
    language("el", "greek", Some("el"), LARGE),
    language("en", "english", Some("en"), LARGE),
    language("es", "spanish", Some("es"), SMALL),
    language("et", "estonian", Some("et"), SMALL),
    language("fi", "finnish", Some("fi"), SMALL),
    language("fr", "french", Some("fr"), LARGE),
    language("ga", "irish", Some("ga"), SMALL),
    language("hr", "croatian", Some("hbs"), SMALL),
    language("hu", "hungarian", Some("hu"), SMALL),
    language("it", "italian", Some("it"), SMALL),
    language("lt", "lithuanian", Some("lt"), SMALL),
    language("lv", "latvian", Some("lv"), SMALL),
    language("mk", "macedonian", Some("mk"), MEDIUM),
    language("nl", "dutch", Some("nl"), SMALL),
    language("no", "bokmal", Some("nb"), SMALL),
    language("pl", "polish", Some("pl"), SMALL),
    language("pt", "portuguese", Some("pt"), SMALL),
    language("ro", "romanian", Some("ro"), SMALL),
    language("ru", "russian", Some("ru"), LARGE),
    language("sk", "slovak", Some("sk"), SMALL),
    language("sl", "slovene", Some("sl"), SMALL),
    language("sq", "albanian", Some("sq"), SMALL),
    language("sr", "serbian", Some("hbs"), MEDIUM),
    language("sv", "swedish", Some("sv"), SMALL),
    language("tr", "turkish", Some("tr"), SMALL),
    language("uk", "ukrainian", Some("uk"), LARGE),
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
    let usage = Usage::count(&sources.sentences(language)?);
    // A language without a dictionary has at least the words of the sample.
    let words = sources.words(language)?;
    let words = words.unwrap_or_else(|| usage.words());
    let lexicon = lexicon::choose(&words, &ngrams, &usage, language.size.words);
    let spelled = lexicon.iter().filter_map(|word| alphabet.spell(word));
    let automaton = automaton::build(spelled.collect());
    Ok(encode::model(
        language.tag,
        &alphabet,
        &ngrams.pruned(language.size.rarest),
        &automaton,
        (&usage, language.size.fewest),
    ))
}

fn workspace_root() -> anyhow::Result<PathBuf> {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.parent().context("xtask stands in the workspace")?;
    Ok(root.to_owned())
}
