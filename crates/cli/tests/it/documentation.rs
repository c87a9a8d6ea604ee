//! The examples of the documentation, run: what a page prints after `$ ` is what the program prints.
//!
//! With `UPDATE_DOCS=1` the pages are written anew instead; read the difference before you commit it.

use std::fs;
use std::process::Command;

use archive_testkit::{Scratch, fixtures};

/// Pages with examples. Each runs its blocks in order, in a directory of its own that holds `data`.
const PAGES: [&str; 2] = ["README.md", "docs/reading.md"];

#[test]
fn the_examples_print_what_they_say() {
    for page in PAGES {
        let path = fixtures::workspace_root().join(page);
        let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        let played = play(&text);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, played).unwrap();
        } else {
            assert_eq!(
                steady(&played),
                steady(&text),
                "{page}: run with UPDATE_DOCS=1 and read the difference"
            );
        }
    }
}

/// Runs every `console` block of `page` and returns the page with what was printed.
fn play(page: &str) -> String {
    let scratch = Scratch::new();
    let bin = prepare(&scratch);
    let mut played = String::new();
    let mut in_block = false;
    for line in page.split_inclusive('\n') {
        match line.trim_end() {
            "```console" => in_block = true,
            "```" if in_block => in_block = false,
            _ => {}
        }
        let command = line.strip_prefix("$ ").filter(|_| in_block);
        if !in_block || line.starts_with("```") || command.is_some() {
            played.push_str(line);
        }
        if let Some(command) = command {
            played.push_str(&run(&scratch, &bin, command.trim_end()));
            assert!(
                played.ends_with('\n'),
                "the output of `{command}` must end a line"
            );
        }
    }
    played
}

/// Puts the program on a path of its own and the releases where a clone has them.
fn prepare(scratch: &Scratch) -> String {
    use std::os::unix::fs::symlink;
    fs::create_dir(scratch.join("bin")).unwrap();
    symlink(env!("CARGO_BIN_EXE_archive"), scratch.join("bin/archive")).unwrap();
    symlink(
        fixtures::workspace_root().join("data"),
        scratch.join("data"),
    )
    .unwrap();
    format!(
        "{}:{}",
        scratch.join("bin").display(),
        std::env::var("PATH").unwrap()
    )
}

fn run(scratch: &Scratch, path: &str, command: &str) -> String {
    // From a clone the program is run by cargo; here it is built already.
    let command = command.replace("cargo run --release -- ", "archive ");
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(scratch.path());
    shell
        .env("PATH", path)
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env_remove("ARCHIVE_DB");
    let output = shell.output().unwrap();
    let printed = std::str::from_utf8(&output.stdout).unwrap();
    scratch.redact(printed).replace("[TMP]", "/home/you")
}

/// Replaces the digits of instants, which differ from run to run.
fn steady(page: &str) -> String {
    page.lines().map(steady_line).collect::<Vec<_>>().join("\n")
}

fn steady_line(line: &str) -> String {
    let shape = "0000-00-00T00:00:00.000Z";
    let mut steady = line.to_owned();
    let starts: Vec<usize> = line
        .match_indices('T')
        .filter_map(|(at, _)| at.checked_sub(10))
        .collect();
    for start in starts {
        let Some(found) = line.get(start..start + shape.len()) else {
            continue;
        };
        let fits = found
            .bytes()
            .zip(shape.bytes())
            .all(|(byte, wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                _ => byte == wanted,
            });
        if fits {
            steady.replace_range(start..start + shape.len(), shape);
        }
    }
    steady
}
