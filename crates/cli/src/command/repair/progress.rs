//! How far a long repair has come, for the person who waits for it.

use std::io::{self, IsTerminal as _};

use archive_encoding::Part;
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use crate::failure;

/// A bar on standard error.
pub(super) struct Progress {
    bar: ProgressBar,
    done: u64,
}

impl Progress {
    /// Begins a source of `len` bytes, if that is known.
    ///
    /// There is no bar where text goes to the terminal, which shows by itself how far it is. The bar hides itself where
    /// standard error is no terminal.
    pub(super) fn new(len: Option<u64>) -> Self {
        let bar = if io::stdout().is_terminal() {
            ProgressBar::hidden()
        } else {
            let template = match len {
                Some(_) => "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}",
                None => "{spinner} {bytes} {bytes_per_sec}",
            };
            let style = ProgressStyle::with_template(template).expect("the template is sound");
            ProgressBar::no_length().with_style(style)
        };
        if let Some(len) = len {
            bar.set_length(len);
        }
        Self { bar, done: 0 }
    }

    /// Takes note of a part that was repaired.
    pub(super) fn advance(&mut self, part: &Part) {
        self.done = part.source_start + part.source_len as u64;
        self.bar.set_position(self.done);
    }

    /// Says where a repair ends that somebody stopped.
    pub(super) fn stopped(&self) {
        self.bar.finish_and_clear();
        failure::say(&format!(
            "interrupted: the first {} of the source are done\n",
            HumanBytes(self.done)
        ));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
