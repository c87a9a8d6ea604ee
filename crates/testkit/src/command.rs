//! A runner for the binary under test.

use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{self, ChildStdin, Stdio};
use std::thread;

use crate::Scratch;
use crate::scratch::redact;

/// One call of the binary, made in a [`Scratch`] directory.
///
/// The caller names the binary, since only its own tests know it: `Command::new(env!("CARGO_BIN_EXE_archive"), &scratch)`.
/// The environment says nothing about an archive, a log level, colours or a width, whatever the shell of the developer says.
///
/// # Examples
/// ```
/// use archive_testkit::{Command, Scratch};
///
/// let scratch = Scratch::new();
/// let output = Command::new("cat", &scratch).arg("-").stdin("Grüße").run();
/// assert_eq!(output.code, Some(0));
/// assert_eq!(output.stdout(), "Grüße");
/// ```
#[derive(Debug)]
pub struct Command<'a> {
    inner: process::Command,
    stdin: Vec<u8>,
    scratch: &'a Scratch,
}

impl<'a> Command<'a> {
    /// Prepares a call of `binary` in the directory of `scratch`, with empty standard input.
    pub fn new(binary: impl AsRef<OsStr>, scratch: &'a Scratch) -> Self {
        let mut inner = process::Command::new(binary);
        inner
            .current_dir(scratch.path())
            .env_remove("ARCHIVE_DB")
            .env_remove("RUST_LOG")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("COLUMNS")
            .env("NO_COLOR", "1");
        Self {
            inner,
            stdin: Vec::new(),
            scratch,
        }
    }

    /// Appends an argument.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.inner.arg(arg);
        self
    }

    /// Appends arguments.
    #[must_use]
    pub fn args(mut self, args: impl IntoIterator<Item: AsRef<OsStr>>) -> Self {
        self.inner.args(args);
        self
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    /// Runs in `directory` instead of the scratch directory.
    #[must_use]
    pub fn current_dir(mut self, directory: impl AsRef<Path>) -> Self {
        self.inner.current_dir(directory);
        self
    }

    /// Sets what the binary reads from standard input.
    #[must_use]
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// Runs the binary to its end.
    ///
    /// # Panics
    /// If the binary cannot be started.
    pub fn run(mut self) -> Output {
        let mut child = self
            .inner
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary can be started");
        let pipe = child.stdin.take().expect("standard input is piped");
        let bytes = self.stdin;
        // A thread of its own: a filter may fill its output pipe before it has read all its input.
        let writer = thread::spawn(move || feed(pipe, &bytes));
        let output = child
            .wait_with_output()
            .expect("the output of a child can be read");
        writer.join().expect("writing to the binary does not panic");
        Output {
            code: output.status.code(),
            raw_stdout: output.stdout,
            raw_stderr: output.stderr,
            scratch: self.scratch.path().to_owned(),
        }
    }

    /// Returns the prepared call, for tests that have to kill the binary or to hold its pipes; without [`stdin`](Self::stdin).
    pub fn into_std(self) -> process::Command {
        self.inner
    }
}

/// Writes everything to the binary; that it stops reading early is its own affair.
fn feed(mut pipe: ChildStdin, bytes: &[u8]) {
    match pipe.write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            panic!("cannot write to the standard input of the binary: {error}")
        }
        _ => {}
    }
}

/// What a call of the binary came to.
#[derive(Debug)]
pub struct Output {
    /// The exit code; `None` if a signal ended it.
    pub code: Option<i32>,
    /// Standard output, byte for byte.
    pub raw_stdout: Vec<u8>,
    /// Standard error, byte for byte.
    pub raw_stderr: Vec<u8>,
    scratch: PathBuf,
}

impl Output {
    /// Returns standard output as text, the scratch directory redacted to `[TMP]`.
    ///
    /// # Panics
    /// If it is not UTF-8; see [`raw_stdout`](Self::raw_stdout).
    pub fn stdout(&self) -> String {
        redacted(&self.raw_stdout, &self.scratch)
    }

    /// Returns standard error as text, the scratch directory redacted to `[TMP]`.
    ///
    /// # Panics
    /// If it is not UTF-8.
    pub fn stderr(&self) -> String {
        redacted(&self.raw_stderr, &self.scratch)
    }
}

fn redacted(bytes: &[u8], scratch: &Path) -> String {
    let text = std::str::from_utf8(bytes).expect("what the binary prints is UTF-8");
    redact(text, scratch)
}
