//! The speed of repair beside that of plsfix, on the same text in the same run.
//!
//! `cargo xtask bench --peers`, on an idle machine. plsfix is given a line at a time, which suits it best, and nothing to do
//! but to mend encodings; the last column is what it does by default. Each figure is the best of several rounds, in which
//! all take turns.

#[path = "../../text/mod.rs"]
mod text;

use std::hint::black_box;
use std::time::Instant;

use archive_encoding::{Options, repair};
use encoding_rs::WINDOWS_1252;
use plsfix::TextFixerConfig;

use self::text::{line, misread, text};

const SIZE: usize = 1 << 20;
const ROUNDS: usize = 9;
const LANGUAGES: [&str; 6] = ["french", "german", "polish", "romanian", "greek", "russian"];

fn main() {
    let clean = LANGUAGES.map(line).concat();
    let damaged = LANGUAGES.map(|name| misread(line(name), WINDOWS_1252));
    let cases = [
        ("ascii", line("english").to_owned()),
        ("clean", clean.clone()),
        (
            "one line in ten damaged",
            format!("{}{}", damaged[0], line("french").repeat(9)),
        ),
        ("all damaged", damaged.concat()),
    ];
    println!(
        "{:24} {:>8} {:>8} {:>8} {:>8}",
        "MB/s", "archive", "plsfix", "times", "default"
    );
    for (name, lines) in cases {
        race(name, &text(&lines, SIZE));
    }
    for name in LANGUAGES {
        race(&format!("clean, {name}"), &text(line(name), SIZE));
    }
}

/// Prints the megabytes a second of each.
fn race(name: &str, text: &str) {
    let config = encoding_only();
    let mut best = [f64::MAX; 3];
    for _ in 0..ROUNDS {
        let ours = seconds(|| repair(text.as_bytes(), &Options::default()).text.len());
        let theirs = seconds(|| by_line(text, Some(&config)));
        let default = seconds(|| by_line(text, None));
        for (best, now) in best.iter_mut().zip([ours, theirs, default]) {
            *best = best.min(now);
        }
    }
    let [ours, theirs, default] = best.map(|seconds| text.len() as f64 / seconds / 1e6);
    println!(
        "{name:24} {ours:8.1} {theirs:8.1} {:6.1} x {default:8.1}",
        ours / theirs
    );
}

/// Runs plsfix and returns the length of what it makes of `text`.
fn by_line(text: &str, config: Option<&TextFixerConfig>) -> usize {
    let lines = text.split_inclusive('\n');
    lines.map(|line| plsfix::fix_text(line, config).len()).sum()
}

fn seconds(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

/// The other steps of plsfix change sound text, which is not what is compared.
fn encoding_only() -> TextFixerConfig {
    TextFixerConfig {
        unescape_html: Some(false),
        remove_terminal_escapes: false,
        fix_latin_ligatures: false,
        fix_character_width: false,
        uncurl_quotes: false,
        fix_line_breaks: false,
        remove_control_chars: false,
        normalization: None,
        ..TextFixerConfig::default()
    }
}
