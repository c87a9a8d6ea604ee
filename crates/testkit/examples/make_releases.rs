//! Makes the damaged captures in `data/releases` from the originals in `data/clean`, and `data/SHA256SUMS`.
//!
//! With `--check` it writes nothing and fails if a file differs from what it would write.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use archive_testkit::captures::RECIPES;
use archive_testkit::fixtures::{checksums, clean_text, workspace_root};

fn main() -> Result<(), Box<dyn Error>> {
    let write = match env::args().nth(1).as_deref() {
        None => put,
        Some("--check") => compare,
        Some(other) => return Err(format!("unknown argument `{other}`: only `--check`").into()),
    };
    let data = workspace_root().join("data");
    for recipe in RECIPES {
        let capture = (recipe.make)(&clean_text(recipe.name));
        write(&data.join("releases").join(recipe.name), &capture)?;
    }
    // Last, since the sums cover the captures.
    write(&data.join("SHA256SUMS"), checksums().as_bytes())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, bytes)?)
}

fn compare(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    if fs::read(path).is_ok_and(|found| found == bytes) {
        return Ok(());
    }
    Err(format!(
        "`{}` is out of date: run `cargo xtask codegen`",
        path.display()
    )
    .into())
}
