//! The sources that the arguments name, in the order in which they are read.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// Something that bytes can be read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file, by the path that was given or found.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A path that cannot be read, and why: a folder without permission, a name that does not exist.
    Unreadable {
        /// The path, as given or found.
        path: PathBuf,
        /// A short code: `missing`, `unreadable`, `not-a-file` or `empty-folder`.
        code: &'static str,
        /// What is wrong, for a person.
        message: String,
    },
}

impl Source {
    /// Returns the name by which a person knows the source: the path as given, or `-` for standard input.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Unreadable { path, .. } => path.display().to_string(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// Returns the address under which the archive records the source: a `file:` URI with an absolute path, so that the
    /// same file is the same source from every working directory, or `stdin:`.
    pub fn uri(&self) -> String {
        match self {
            Self::File(path) | Self::Unreadable { path, .. } => file_uri(path),
            Self::Stdin => "stdin:".to_owned(),
        }
    }

    /// Returns the source of an address that [`uri`](Self::uri) gave; standard input for any other.
    pub(crate) fn of_uri(uri: &str) -> Self {
        match uri.strip_prefix("file://") {
            Some(path) => Self::File(percent_decode(path).into()),
            None => Self::Stdin,
        }
    }

    /// Returns the file name without its last extension, if the source has one.
    pub fn stem(&self) -> Option<String> {
        match self {
            Self::File(path) => path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned()),
            Self::Stdin | Self::Unreadable { .. } => None,
        }
    }
}

/// Lists the sources under `paths`: files as they are, folders with all files below them in order of name, `-` for
/// standard input.
///
/// Inside a folder, hidden files and folders (`.git`, `.DS_Store`) are skipped, and symbolic links are not followed, so
/// that a folder never leads out of itself or round in a circle. A path that was named is read whatever it is called.
pub fn find(paths: &[PathBuf]) -> Vec<Source> {
    paths.iter().flat_map(|path| find_under(path)).collect()
}

fn find_under(path: &Path) -> Vec<Source> {
    if path == Path::new("-") {
        return vec![Source::Stdin];
    }
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => walk(path),
        Ok(metadata) if metadata.is_file() => vec![Source::File(path.to_owned())],
        Ok(_) => vec![unreadable(
            path,
            "not-a-file",
            "it is neither a file nor a folder",
        )],
        Err(error) => vec![unreadable(path, io_code(&error), error.to_string())],
    }
}

fn walk(folder: &Path) -> Vec<Source> {
    let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let entries = entries.into_iter().filter_entry(|entry| !is_hidden(entry));
    let mut sources: Vec<Source> = entries
        .filter_map(|entry| source_of(folder, entry))
        .collect();
    if sources.is_empty() {
        sources.push(unreadable(
            folder,
            "empty-folder",
            "there is no file in this folder",
        ));
    }
    sources
}

fn source_of(folder: &Path, entry: walkdir::Result<DirEntry>) -> Option<Source> {
    match entry {
        Ok(entry) if entry.file_type().is_file() => Some(Source::File(entry.into_path())),
        Ok(_) => None,
        Err(error) => {
            let path = error.path().unwrap_or(folder).to_owned();
            let (code, message) = match error.io_error() {
                Some(cause) => (io_code(cause), cause.to_string()),
                None => ("unreadable", error.to_string()),
            };
            Some(unreadable(&path, code, message))
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn unreadable(path: &Path, code: &'static str, message: impl Into<String>) -> Source {
    Source::Unreadable {
        path: path.to_owned(),
        code,
        message: message.into(),
    }
}

/// Returns the code for an error from opening or reading a source.
pub(crate) fn io_code(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "missing",
        _ => "unreadable",
    }
}

fn file_uri(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = String::from("file://");
    for component in normalised(&absolute) {
        uri.push('/');
        percent_encode(component, &mut uri);
    }
    uri
}

/// Returns the components of `path` below the root, with `.` and `..` resolved by name.
fn normalised(path: &Path) -> Vec<&OsStr> {
    let mut components = Vec::new();
    for component in path.components() {
        match component {
            std::path::Component::Normal(name) => components.push(name),
            std::path::Component::ParentDir => drop(components.pop()),
            std::path::Component::Prefix(prefix) => components.push(prefix.as_os_str()),
            std::path::Component::RootDir | std::path::Component::CurDir => {}
        }
    }
    components
}

/// Writes `component` so that any file name, valid UTF-8 or not, has exactly one spelling (RFC 3986, section 2.1).
fn percent_encode(component: &OsStr, uri: &mut String) {
    for byte in component.as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(*byte));
            }
            _ => write!(uri, "%{byte:02X}").expect("writing to a string does not fail"),
        }
    }
}

/// Undoes what [`percent_encode`] did; a name that is no UTF-8 stays as it is written.
fn percent_decode(encoded: &str) -> String {
    let mut parts = encoded.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let Some(byte) = byte else {
            return encoded.to_owned();
        };
        bytes.push(byte);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| encoded.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_address() {
        assert_eq!(
            file_uri(Path::new("/a b/é/./c/../d.txt")),
            "file:///a%20b/%C3%A9/d.txt"
        );
        let source = Source::of_uri("file:///a%20b/%C3%A9/d%25.txt");
        assert_eq!(source, Source::File("/a b/é/d%.txt".into()));
        assert_eq!(source.stem().as_deref(), Some("d%"));
        let odd = Source::of_uri("file:///%FF%zz");
        assert_eq!(odd, Source::File("/%FF%zz".into()));
        assert_eq!(Source::of_uri("stdin:"), Source::Stdin);
    }

    #[test]
    fn folders_are_read_in_order_without_what_is_hidden() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a/2.txt", "a/10.txt", ".hidden", ".git/config"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "text").unwrap();
        }
        let names: Vec<_> = find(&[folder.path().to_owned()])
            .iter()
            .map(|source| source.uri().replace(&file_uri(folder.path()), ""))
            .collect();
        assert_eq!(names, ["/a/10.txt", "/a/2.txt", "/b.txt"]);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let codes: Vec<_> = find(&[folder.path().join("none.txt"), folder.path().to_owned()])
            .into_iter()
            .map(|source| match source {
                Source::Unreadable { code, .. } => code,
                Source::File(_) | Source::Stdin => "readable",
            })
            .collect();
        assert_eq!(codes, ["missing", "empty-folder"]);
    }
}
