//! `cargo xtask train`: builds `data/models`, the language models that lossy repair chooses with,
//! `data/langid/langid.model`, by which languages are told apart (`langid`), and `data/months/months.tsv`, by which dates are
//! read (`months`).
//!
//! Lossy repair has three sources per language, pinned by version and fetched by the ordinary clients into `target/train`: the
//! conditional letter probabilities of a Lingua model crate, the word forms of Simplemma, and how often words are used, by
//! wordfreq. What comes of wordfreq has a licence of its own and goes into a folder of its own. Nothing else goes in, so that
//! a second run gives the same bytes. `data/models/README.md` describes the formats and the licences.

pub(crate) mod automaton;
mod encode;
mod fetch;
mod langid;
mod months;
mod ngrams;
mod pairs;
mod usage;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use self::Text::{Declaration, Lingua};
use self::encode::Alphabet;
use self::ngrams::Ngrams;
use self::pairs::Pairs;
use self::usage::Usage;

/// A language that has a model.
pub(crate) struct Language {
    /// Its BCP 47 tag, which names the file.
    pub(crate) tag: &'static str,
    /// The letters of its alphabet beyond ASCII, in lower case. The sources hold other ones too: foreign names, and text that
    /// was read in the wrong encoding.
    pub(crate) letters: &'static str,
    pub(crate) text: Text,
    /// The name of its Simplemma dictionary, if there is one.
    pub(crate) simplemma: Option<&'static str>,
    /// The name of its wordfreq list, if there is one.
    pub(crate) wordfreq: Option<&'static str>,
    pub(crate) size: Size,
}

/// What the n-grams of a language come from.
#[derive(Clone, Copy)]
pub(crate) enum Text {
    /// `lingua-{name}-language-model`, by its name.
    Lingua(&'static str),
    /// The Universal Declaration of Human Rights, by its code: for a language that Lingua does not have.
    Declaration(&'static str),
}

/// How much goes into a model.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// n-grams rarer than this (joint ln probability) are left out.
    pub(crate) rarest: f64,
    /// How many word forms there are at the most.
    pub(crate) words: usize,
    /// How much rarer a word that the dictionary does not have is taken to be, in centibels, when the most frequent ones are
    /// chosen: the long lists end in misspellings.
    pub(crate) unconfirmed: u32,
    /// Whether it is counted which words stand side by side.
    pub(crate) has_pairs: bool,
}

/// For languages whose damage destroys a few letters of a line: there is context enough.
const SMALL: Size = Size {
    rarest: -13.5,
    words: 24_000,
    unconfirmed: 0,
    has_pairs: false,
};
/// For those of them that are read the most.
const MEDIUM: Size = Size {
    rarest: -14.2,
    words: 33_000,
    unconfirmed: 0,
    has_pairs: false,
};
/// For languages whose damage destroys half of all letters.
const LARGE: Size = Size {
    rarest: -15.0,
    words: 120_000,
    unconfirmed: 100,
    has_pairs: true,
};
/// For those of them that are read the most.
const HUGE: Size = Size {
    rarest: -16.2,
    words: 280_000,
    unconfirmed: 100,
    has_pairs: true,
};
/// For Russian, of whose endings damage leaves the least.
const VAST: Size = Size {
    words: 360_000,
    unconfirmed: 50,
    ..HUGE
};

const fn language(
    tag: &'static str,
    letters: &'static str,
    text: Text,
    simplemma: Option<&'static str>,
    wordfreq: Option<&'static str>,
    size: Size,
) -> Language {
    Language {
        tag,
        letters,
        text,
        simplemma,
        wordfreq,
        size,
    }
}

/// Every language that a model is built for. A new one needs a line here and one in `archive_encoding`'s table.
///
/// Croatian stands for Bosnian and for Serbian in Latin letters too: the dictionary is that of all three.
const LANGUAGES: &[Language] = &[
    language(
        "be",
        "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        Lingua("belarusian"),
        None,
        None,
        LARGE,
    ),
    language(
        "bg",
        "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
        Lingua("bulgarian"),
        Some("bg"),
        Some("bg"),
        HUGE,
    ),
    language(
        "ca",
        "àçèéíïòóúü",
        Lingua("catalan"),
        Some("ca"),
        Some("ca"),
        SMALL,
    ),
    language(
        "cs",
        "áčďéěíňóřšťúůýž",
        Lingua("czech"),
        Some("cs"),
        Some("cs"),
        SMALL,
    ),
    language(
        "da",
        "æøåé",
        Lingua("danish"),
        Some("da"),
        Some("da"),
        SMALL,
    ),
    language(
        "de",
        "äöüß",
        Lingua("german"),
        Some("de"),
        Some("de"),
        MEDIUM,
    ),
    language(
        "el",
        "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        Lingua("greek"),
        Some("el"),
        Some("el"),
        HUGE,
    ),
    language("en", "", Lingua("english"), Some("en"), Some("en"), MEDIUM),
    language(
        "es",
        "áéíñóúü",
        Lingua("spanish"),
        Some("es"),
        Some("es"),
        MEDIUM,
    ),
    language("et", "äõöüšž", Lingua("estonian"), Some("et"), None, SMALL),
    language(
        "fi",
        "äöåšž",
        Lingua("finnish"),
        Some("fi"),
        Some("fi"),
        SMALL,
    ),
    language(
        "fr",
        "àâæçèéêëîïôœùûüÿ",
        Lingua("french"),
        Some("fr"),
        Some("fr"),
        MEDIUM,
    ),
    language("ga", "áéíóú", Lingua("irish"), Some("ga"), None, SMALL),
    language(
        "hr",
        "čćđšž",
        Lingua("croatian"),
        Some("hbs"),
        Some("sh"),
        SMALL,
    ),
    language(
        "hu",
        "áéíóöőúüű",
        Lingua("hungarian"),
        Some("hu"),
        Some("hu"),
        SMALL,
    ),
    language(
        "is",
        "áðéíóúýþæö",
        Lingua("icelandic"),
        Some("is"),
        Some("is"),
        SMALL,
    ),
    language(
        "it",
        "àèéìîòóù",
        Lingua("italian"),
        Some("it"),
        Some("it"),
        MEDIUM,
    ),
    language(
        "lt",
        "ąčęėįšųūž",
        Lingua("lithuanian"),
        Some("lt"),
        Some("lt"),
        SMALL,
    ),
    language(
        "lv",
        "āčēģīķļņšūž",
        Lingua("latvian"),
        Some("lv"),
        Some("lv"),
        SMALL,
    ),
    language(
        "mk",
        "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
        Lingua("macedonian"),
        Some("mk"),
        Some("mk"),
        LARGE,
    ),
    language("mt", "àèìòùċġħż", Declaration("mlt"), None, None, SMALL),
    language(
        "nl",
        "áéèëíïóöúü",
        Lingua("dutch"),
        Some("nl"),
        Some("nl"),
        SMALL,
    ),
    language(
        "no",
        "æøåéêòóô",
        Lingua("bokmal"),
        Some("nb"),
        Some("nb"),
        SMALL,
    ),
    language(
        "pl",
        "ąćęłńóśźż",
        Lingua("polish"),
        Some("pl"),
        Some("pl"),
        MEDIUM,
    ),
    language(
        "pt",
        "áâãàçéêíóôõú",
        Lingua("portuguese"),
        Some("pt"),
        Some("pt"),
        SMALL,
    ),
    language(
        "ro",
        "ăâîșț",
        Lingua("romanian"),
        Some("ro"),
        Some("ro"),
        SMALL,
    ),
    language(
        "ru",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        Lingua("russian"),
        Some("ru"),
        Some("ru"),
        VAST,
    ),
    language(
        "sk",
        "áäčďéíĺľňóôŕšťúýž",
        Lingua("slovak"),
        Some("sk"),
        Some("sk"),
        SMALL,
    ),
    language(
        "sl",
        "čšž",
        Lingua("slovene"),
        Some("sl"),
        Some("sl"),
        SMALL,
    ),
    language("sq", "çë", Lingua("albanian"), Some("sq"), None, SMALL),
    language(
        "sr",
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        Lingua("serbian"),
        Some("hbs"),
        Some("sh"),
        LARGE,
    ),
    language(
        "sv",
        "åäöé",
        Lingua("swedish"),
        Some("sv"),
        Some("sv"),
        SMALL,
    ),
    language(
        "tr",
        "çğıöşüâîû",
        Lingua("turkish"),
        Some("tr"),
        Some("tr"),
        SMALL,
    ),
    language(
        "uk",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        Lingua("ukrainian"),
        Some("uk"),
        Some("uk"),
        HUGE,
    ),
];

const USAGE: &str = "usage: cargo xtask train [--check] [LANG|langid|months…]";

/// Builds the models of the languages named in `args`, `langid` being the one of language identification, or all; `--check`
/// compares with the committed files instead of writing them.
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
    let is_known = |name: &str| {
        [langid::NAME, months::NAME].contains(&name)
            || LANGUAGES.iter().any(|language| language.tag == name)
    };
    if let Some(unknown) = named.iter().find(|name| !is_known(name)) {
        bail!("`{unknown}` has no model; {USAGE}");
    }
    let is_wanted = |name: &str| named.is_empty() || named.contains(&name);
    let root = workspace_root()?;
    let directory = root.join("target/train");
    if is_wanted(langid::NAME) {
        let model = langid::build(&directory.join(langid::NAME))?;
        settle(&root.join("data/langid/langid.model"), &model, check)?;
    }
    if is_wanted(months::NAME) {
        let table = months::build(&directory.join(months::NAME))?;
        settle(&root.join("data/months/months.tsv"), &table, check)?;
    }
    if !LANGUAGES.iter().any(|language| is_wanted(language.tag)) {
        return Ok(());
    }
    let sources = fetch::fetch(&directory, LANGUAGES)?;
    for language in LANGUAGES {
        if is_wanted(language.tag) {
            let [ngrams, words] = build(language, &sources)?;
            let (models, tag) = (root.join("data/models"), language.tag);
            settle(&models.join(format!("{tag}.ngrams")), &ngrams, check)?;
            settle(&models.join(format!("words/{tag}.words")), &words, check)?;
        }
    }
    Ok(())
}

/// Writes a model, or compares it with the committed one.
fn settle(path: &Path, model: &[u8], check: bool) -> anyhow::Result<()> {
    if !check {
        return std::fs::write(path, model)
            .with_context(|| format!("cannot write {}", path.display()));
    }
    if std::fs::read(path).ok().as_deref() != Some(model) {
        bail!(
            "{} differs from what its sources give: run `cargo xtask train`",
            path.display()
        );
    }
    Ok(())
}

/// Makes the bytes of the two files of a model.
fn build(language: &Language, sources: &fetch::Sources) -> anyhow::Result<[Vec<u8>; 2]> {
    let ngrams = match language.text {
        Lingua(name) => Ngrams::read(&sources.ngrams(name)?, language.letters)?,
        Declaration(_) => Ngrams::count(&sources.text(language)?, language.letters),
    };
    let alphabet = Alphabet::of(&ngrams);
    let dictionary = sources.words(language)?.unwrap_or_default();
    let dictionary: Vec<String> = dictionary
        .iter()
        .map(|word| ngrams.respelled(word))
        .collect();
    let usage = match sources.usage(language)? {
        Some(lines) => Usage::read(&lines)?.unfolded(&dictionary),
        None => Usage::count(&sources.text(language)?),
    };
    // Serbian is counted in Latin letters.
    let usage = match language.tag {
        "sr" => usage.respelled(usage::serbian_cyrillic),
        _ => usage,
    };
    let entries = words::choose(&dictionary, &usage, &ngrams, language.size);
    let pairs = if language.size.has_pairs {
        Pairs::count(&sources.text(language)?)
    } else {
        Pairs::default()
    };
    Ok([
        encode::ngrams(
            language.tag,
            &alphabet,
            &ngrams.pruned(language.size.rarest),
            &pairs,
        ),
        encode::words(language.tag, &alphabet, &entries),
    ])
}

fn workspace_root() -> anyhow::Result<PathBuf> {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.parent().context("xtask stands in the workspace")?;
    Ok(root.to_owned())
}
