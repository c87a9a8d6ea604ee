//! What was put back before remnants are read.
//!
//! Where sequences were undone without a loss, the text is known to have been damaged; and a letter that came out of one is
//! that letter, however much it looks like a remnant: the `â` of `când`, which was `cÃ¢nd`. So is a letter that an earlier
//! round decided.

use std::ops::Range;

use archive_model::{Method, Repair};

use super::window::{self, Window};

/// The places of a text that were mended, in order.
pub(super) struct Restored {
    spans: Vec<Range<usize>>,
    /// How many of them were re-encoded, so that they are certain.
    pub(super) certain: usize,
}

impl Restored {
    /// Gathers them from the edits that led to `text`. A place that holds what is left of a sign is itself damaged.
    pub(super) fn new(text: &str, edits: &[Repair]) -> Self {
        let mut restored = Self {
            spans: Vec::new(),
            certain: 0,
        };
        for edit in edits {
            let is_mended = matches!(edit.method, Method::Reencode | Method::Lossy);
            if is_mended && !window::has_sign(text, edit.span.clone()) {
                restored.spans.push(edit.span.clone());
                restored.certain += usize::from(edit.method == Method::Reencode);
            }
        }
        restored
    }

    /// Tells whether every remnant of `window` was put back.
    pub(super) fn explains(&self, window: &Window, text: &str) -> bool {
        let start = window.span.start;
        let mut remnants = window::remnants(&text[window.span.clone()]);
        !self.spans.is_empty() && remnants.all(|at| self.holds(start + at))
    }

    /// Tells whether a byte of the text lies in one.
    pub(super) fn holds(&self, at: usize) -> bool {
        let next = self.spans.partition_point(|span| span.end <= at);
        self.spans.get(next).is_some_and(|span| span.start <= at)
    }
}
