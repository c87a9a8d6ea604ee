//! What no compiler checks.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

/// Files that list, one `<sha256>  <path>` a line, what must not change: migrations once merged, data, models.
const SUMS: [&str; 2] = ["migrations/SHA256SUMS", "data/SHA256SUMS"];

/// Checks every rule and reports every breach before it fails.
pub(crate) fn run() -> Result<()> {
    let mut breaches = Vec::new();
    let sources = sources(&["crates", "xtask", "fuzz"])?;
    for path in &sources {
        let text = text_of(path)?;
        check_header(path, &text, &mut breaches);
        check_marks(path, &text, &mut breaches);
    }
    for sums in SUMS {
        check_sums(Path::new(sums), &mut breaches)?;
    }
    check_migrations_listed(&mut breaches)?;
    check_links(&mut breaches)?;
    for breach in &breaches {
        crate::report(breach);
    }
    ensure!(breaches.is_empty(), "{} breaches", breaches.len());
    Ok(())
}

fn check_header(path: &Path, text: &str, breaches: &mut Vec<String>) {
    if !text.starts_with("//!") {
        breaches.push(format!(
            "{}: begin the file with `//!` and what it is for",
            path.display()
        ));
    }
}

/// Finds marks of unfinished work. The words are put together here so that this file has none.
fn check_marks(path: &Path, text: &str, breaches: &mut Vec<String>) {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("todo", "!("),
    ];
    for (index, line) in text.lines().enumerate() {
        if marks.iter().any(|mark| line.contains(mark)) {
            breaches.push(format!(
                "{}:{}: finish it or take it out",
                path.display(),
                index + 1
            ));
        }
    }
}

fn check_sums(sums: &Path, breaches: &mut Vec<String>) -> Result<()> {
    let folder = sums.parent().context("a list of sums lies in a folder")?;
    for line in text_of(sums)?.lines() {
        let (sum, name) = line
            .split_once("  ")
            .with_context(|| format!("{}: `{line}`", sums.display()))?;
        let path = folder.join(name);
        match fs::read(&path) {
            Ok(bytes) if sha256(&bytes) == sum => {}
            Ok(_) => breaches.push(format!(
                "{} was edited: it is frozen by {}",
                path.display(),
                sums.display()
            )),
            Err(_) => breaches.push(format!(
                "{} is listed in {} and missing",
                path.display(),
                sums.display()
            )),
        }
    }
    Ok(())
}

fn check_migrations_listed(breaches: &mut Vec<String>) -> Result<()> {
    let listed = text_of(Path::new("migrations/SHA256SUMS"))?;
    for path in files_below(Path::new("migrations"))? {
        let name = path
            .file_name()
            .context("a file has a name")?
            .to_string_lossy();
        if path.extension().is_some_and(|extension| extension == "sql")
            && !listed.contains(name.as_ref())
        {
            breaches.push(format!(
                "{} is not listed in migrations/SHA256SUMS",
                path.display()
            ));
        }
    }
    Ok(())
}

/// Checks that relative links in the documentation lead to files.
fn check_links(breaches: &mut Vec<String>) -> Result<()> {
    let mut pages = files_below(Path::new("docs"))?;
    pages.extend(
        [
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "data/README.md",
        ]
        .map(PathBuf::from),
    );
    for page in pages
        .iter()
        .filter(|page| page.extension().is_some_and(|extension| extension == "md"))
    {
        let folder = page.parent().context("a page lies in a folder")?;
        for target in links(&text_of(page)?) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !file.contains("://") && !folder.join(file).exists() {
                breaches.push(format!(
                    "{}: the link to `{target}` leads nowhere",
                    page.display()
                ));
            }
        }
    }
    Ok(())
}

fn links(page: &str) -> Vec<String> {
    let targets = page
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'));
    targets.map(|(target, _)| target.to_owned()).collect()
}

fn sources(folders: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in folders
        .iter()
        .map(Path::new)
        .filter(|folder| folder.exists())
    {
        let files = files_below(folder)?;
        found.extend(
            files
                .into_iter()
                .filter(|path| path.extension().is_some_and(|extension| extension == "rs")),
        );
    }
    Ok(found)
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") {
            found.extend(files_below(&path)?);
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn text_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    use sha2::Digest as _;
    sha2::Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string does not fail");
            text
        })
}
