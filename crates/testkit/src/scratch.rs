//! Temporary directories, and how to keep their names out of snapshots.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A directory of a test's own, removed when this is dropped.
///
/// # Examples
/// ```
/// let scratch = archive_testkit::Scratch::new();
/// let file = scratch.write("in/release.txt", "Déclaration");
/// assert_eq!(std::fs::read(&file)?, "Déclaration".as_bytes());
/// assert_eq!(scratch.redact(&format!("read {}", file.display())), "read [TMP]/in/release.txt");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    /// Held for its `Drop`, which removes the directory.
    _dir: TempDir,
}

impl Scratch {
    /// Makes an empty directory.
    ///
    /// # Panics
    /// If the system's temporary directory cannot be written.
    #[expect(
        clippy::new_without_default,
        reason = "making a directory is no default"
    )]
    pub fn new() -> Self {
        let dir = TempDir::with_prefix("archive-test-").expect("a temporary directory can be made");
        // The binary may print the resolved path where the temporary directory is a symbolic link.
        let path = dir
            .path()
            .canonicalize()
            .expect("the directory was just made");
        Self { path, _dir: dir }
    }

    /// Returns the directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the path of `name` in the directory, whether or not it exists.
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file, with the directories above it, and returns its path.
    ///
    /// # Panics
    /// If the file cannot be written.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.join(name);
        let parent = path.parent().expect("a joined path has a parent");
        fs::create_dir_all(parent).expect("a directory can be made in the scratch directory");
        fs::write(&path, bytes).expect("a file can be written in the scratch directory");
        path
    }

    /// Replaces the path of the directory by `[TMP]`, so that `text` is the same in every run.
    pub fn redact(&self, text: &str) -> String {
        redact(text, &self.path)
    }
}

/// Replaces `scratch` by `[TMP]`.
pub(crate) fn redact(text: &str, scratch: &Path) -> String {
    let scratch = scratch
        .to_str()
        .expect("the name of a temporary directory is UTF-8");
    text.replace(scratch, "[TMP]")
}
