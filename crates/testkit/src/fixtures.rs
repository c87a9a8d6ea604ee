//! The releases in `data/`, and where to find them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use archive_model::Digest;
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use crate::captures::{Recipe, recipe};

/// One file of `data/releases`.
#[derive(Debug, Clone)]
pub struct Release {
    /// Its path below `data/releases`, with `/`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// The bytes as captured.
    pub bytes: Vec<u8>,
    /// The text as published: what a perfect repair makes of `bytes`.
    pub clean: String,
    /// How it was damaged; `None` if `bytes` is `clean` in UTF-8.
    pub recipe: Option<&'static Recipe>,
}

/// Returns the root of the workspace.
pub fn workspace_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this crate lies in `crates/testkit`")
}

/// Returns `shared`, the directory of larger development data beside the workspace; `None` where there is none.
///
/// It is no part of the project: a test that uses it passes without it.
pub fn shared() -> Option<PathBuf> {
    let directory = workspace_root().parent()?.join("shared");
    directory.is_dir().then_some(directory)
}

/// Reads every release, by name.
///
/// # Panics
/// If one of them, or the clean original of a damaged one, cannot be read.
pub fn releases() -> Vec<Release> {
    let directory = workspace_root().join("data/releases");
    names_below(&directory)
        .iter()
        .map(|name| release(name))
        .collect()
}

/// Reads the release with this path below `data/releases`.
///
/// # Panics
/// If it, or its clean original if it is damaged, cannot be read.
pub fn release(name: &str) -> Release {
    let path = workspace_root().join("data/releases").join(name);
    let bytes = read(&path);
    let recipe = recipe(name);
    let clean = match recipe {
        Some(_) => clean_text(name),
        None => utf8(bytes.clone(), name),
    };
    Release {
        name: name.to_owned(),
        path,
        bytes,
        clean,
        recipe,
    }
}

/// Reads the clean original of a damaged release.
///
/// # Panics
/// If it cannot be read.
pub fn clean_text(name: &str) -> String {
    utf8(read(&workspace_root().join("data/clean").join(name)), name)
}

/// Makes the text of `data/SHA256SUMS`, which `sha256sum --check` reads, from the files that are there.
///
/// # Panics
/// If one of them cannot be read.
pub fn checksums() -> String {
    let data = workspace_root().join("data");
    let mut sums = String::new();
    for directory in ["clean", "releases"] {
        for name in names_below(&data.join(directory)) {
            let bytes = read(&data.join(directory).join(&name));
            let digest = Digest::from_bytes(Sha256::digest(bytes).into());
            writeln!(sums, "{digest}  {directory}/{name}").expect("a string can be written to");
        }
    }
    sums
}

/// Lists the files below `directory` by path, with `/` between the parts; hidden files are left out.
fn names_below(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> = WalkDir::new(directory)
        .into_iter()
        .map(|entry| entry.expect("the fixtures can be listed"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| name_below(directory, entry.path()))
        .filter(|name| !name.split('/').any(|part| part.starts_with('.')))
        .collect();
    names.sort();
    names
}

fn name_below(directory: &Path, path: &Path) -> String {
    let relative = path
        .strip_prefix(directory)
        .expect("a listed file lies below its directory");
    let parts: Vec<&str> = relative
        .iter()
        .map(|part| part.to_str().expect("fixtures have plain names"))
        .collect();
    parts.join("/")
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("cannot read `{}`: {error}", path.display()))
}

fn utf8(bytes: Vec<u8>, name: &str) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| panic!("`{name}` is not UTF-8: {error}"))
}
