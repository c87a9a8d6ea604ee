//! Ctrl-C: the first asks the program to stop at the next place where nothing is lost, the second stops it at once.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result};

use crate::{exit, failure};

/// Set by the first signal that asks the program to stop.
pub(crate) static ASKED: AtomicBool = AtomicBool::new(false);

/// Watches for signals; `notice` is what the first one is answered with.
pub(crate) fn watch(notice: &'static str) -> Result<()> {
    ctrlc::set_handler(move || {
        if ASKED.swap(true, Ordering::Relaxed) {
            #[expect(
                clippy::exit,
                reason = "a signal handler has no caller to return a code to"
            )]
            std::process::exit(i32::from(exit::INTERRUPTED));
        }
        failure::say(notice);
    })
    .context("cannot watch for Ctrl-C")
}

/// Tells whether somebody asked.
pub(crate) fn is_asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
