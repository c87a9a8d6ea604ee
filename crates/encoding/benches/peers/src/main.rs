//! The speed of repair beside that of plsfix, on the same text in the same run.
//!
//! `cargo run --release --manifest-path crates/encoding/benches/peers/Cargo.toml`, on an idle machine. plsfix is given a line
//! at a time, which suits it best, and nothing to do but to mend encodings. Each figure is the best of several rounds, in
//! which the two take turns.

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
    println!("{:24} {:>8} {:>8}", "MB/s", "archive", "plsfix");
    for (name, lines) in cases {
        let text = text(&lines, SIZE);
        let (ours, theirs) = race(&text);
        println!("{name:24} {ours:8.1} {theirs:8.1}  {:.1} x", ours / theirs);
    }
    for name in LANGUAGES {
        let text = text(line(name), SIZE);
        let (ours, theirs) = race(&text);
        println!(
            "{:24} {ours:8.1} {theirs:8.1}  {:.1} x",
            format!("clean, {name}"),
            ours / theirs
        );
    }
}

/// Returns the megabytes a second of either.
fn race(text: &str) -> (f64, f64) {
    let config = encoding_only();
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        let ours = seconds(|| repair(text.as_bytes(), &Options::default()).text.len());
        let lines = text.split_inclusive('\n');
        let theirs = seconds(|| {
            lines
                .map(|line| plsfix::fix_text(line, Some(&config)).len())
                .sum()
        });
        best = (best.0.min(ours), best.1.min(theirs));
    }
    let speed = |seconds: f64| text.len() as f64 / seconds / 1e6;
    (speed(best.0), speed(best.1))
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
