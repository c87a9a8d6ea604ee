//! Text that could drive a terminal: shown escaped to a person, untouched to a program.

use std::process::Stdio;

use archive_testkit::Scratch;

use crate::{archive, done};

const HOSTILE: &str = "1. We \u{1b}[31mnote\u{9b}2J the \u{202e}report on all the harbours of the region.\n2. We agree.\n";

/// Runs `command` with a terminal for standard output; `None` where `script` cannot give one.
fn on_terminal(scratch: &Scratch, command: &str) -> Option<String> {
    let mut script = std::process::Command::new("script");
    script
        .args(["-qec", command, "/dev/null"])
        .current_dir(scratch.path())
        .stdin(Stdio::null());
    let output = script.output().ok()?;
    Some(std::str::from_utf8(&output.stdout).unwrap().to_owned())
}

#[test]
fn a_terminal_gets_no_control_characters() {
    let scratch = Scratch::new();
    scratch.write("a.txt", HOSTILE);
    done(&scratch, &["ingest", "a.txt"]);
    let binary = env!("CARGO_BIN_EXE_archive");
    for arguments in [
        "repair a.txt",
        "show a",
        "show a --raw",
        "show a --json",
        "sql 'SELECT text FROM text_unit' --format csv",
    ] {
        let Some(shown) = on_terminal(&scratch, &format!("NO_COLOR=1 {binary} {arguments}")) else {
            return;
        };
        assert!(shown.contains("note"), "{arguments}: {shown}");
        let driving =
            |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
        assert!(!shown.contains(driving), "{arguments}: {shown:?}");
        assert!(
            arguments.contains("json") || !shown.contains('\u{202e}'),
            "{arguments}: {shown:?}"
        );
    }
}

#[test]
fn a_pipe_gets_the_text_as_it_is() {
    let scratch = Scratch::new();
    // Without the U+009B, which is a damaged quotation mark and repaired as one.
    let sound = HOSTILE.replace('\u{9b}', "");
    let output = archive(&scratch, &["repair"]).stdin(sound.as_str()).run();
    assert_eq!(output.stdout(), sound);
}
