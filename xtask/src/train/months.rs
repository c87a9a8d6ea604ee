//! `cargo xtask train months`: builds `data/months/months.tsv`, the names of months that dates are read by.
//!
//! They are those of the Unicode CLDR, which npm fetches; a short Python script takes them out. `data/months/README.md`
//! describes the format and the licence.

use std::path::Path;
use std::process::Command;

use super::fetch::{read, run, write};
use super::langid::check;

/// The name that asks for this table on the command line.
pub(super) const NAME: &str = "months";

/// The dates of the Unicode CLDR: the archive, its sum, and what npm calls it.
const CLDR: (&str, &str, &str) = (
    "cldr-dates-full-48.2.0.tgz",
    "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430",
    "cldr-dates-full@48.2.0",
);

/// The languages of the table. Where two call different months by one name, the first is believed. Azerbaijani and Uzbek
/// are left out: their `may` is an English verb.
const LANGUAGES: &str = "en fr de es it pt nl pl ru uk ro cs hu el sv da no nn fi bg sk hr sl lt lv et ga mt is sq mk sr \
    sr-Latn bs be ca eu gl cy lb fo tr ka hy kk id ms sw af ar fa he ur hi bn mr ne gu pa ta te kn ml th lo km my";

/// Prints a line for each language named on the command line: its tag, and for each month its names.
const DUMP: &str = r#"
import json, sys, tarfile
archive = tarfile.open(sys.argv[1])
for tag in sys.argv[2:]:
    calendar = json.load(archive.extractfile(f"package/main/{tag}/ca-gregorian.json"))
    months = calendar["main"][tag]["dates"]["calendars"]["gregorian"]["months"]
    columns = []
    for month in range(1, 13):
        names = [months[use]["wide"][str(month)].rstrip(".") for use in ("format", "stand-alone")]
        names = [name for name in dict.fromkeys(names) if name and " " not in name and not any(map(str.isdigit, name))]
        columns.append(" ".join(names))
    print(tag, *columns, sep="\t")
"#;

/// Makes the bytes of the table; its source is fetched into `directory`.
///
/// # Errors
/// If the source cannot be fetched or read.
pub(super) fn build(directory: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::create_dir_all(directory)?;
    let (archive, sum, package) = CLDR;
    run(Command::new("npm")
        .args(["pack", "--silent", package])
        .current_dir(directory))?;
    check(&directory.join(archive), sum)?;
    write(&directory.join("dump_months.py"), DUMP)?;
    let table = directory.join(format!("{NAME}.tsv"));
    run(Command::new("python3")
        .args(["dump_months.py", archive])
        .args(LANGUAGES.split_whitespace())
        .env("PYTHONIOENCODING", "utf-8")
        .stdout(std::fs::File::create(&table)?)
        .current_dir(directory))?;
    Ok(read(&table)?.into_bytes())
}
