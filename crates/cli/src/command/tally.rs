//! How far a command is, and what it came to.

use indicatif::{ProgressBar, ProgressStyle};

/// Makes a bar of so many steps; it hides itself where standard error is no terminal.
pub(super) fn bar(steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {per_sec} {eta} {wide_msg}")
        .expect("the template is sound");
    ProgressBar::new(steps as u64).with_style(style)
}

/// Writes `1 version`, `2 versions`.
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
