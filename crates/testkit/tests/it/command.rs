//! The runner, with the tools of any POSIX system in place of the binary.

use archive_testkit::{Command, Scratch};

#[test]
fn output_and_code_come_back_redacted() {
    let scratch = Scratch::new();
    let output = Command::new("sh", &scratch)
        .args([
            "-c",
            "pwd; echo \"${ARCHIVE_DB-unset} $NO_COLOR\" >&2; exit 65",
        ])
        .run();
    assert_eq!(output.code, Some(65));
    assert_eq!(output.stdout(), "[TMP]\n");
    assert_eq!(output.stderr(), "unset 1\n");
}

#[test]
fn a_filter_may_answer_before_it_has_read_everything() {
    let scratch = Scratch::new();
    let input = vec![b'x'; 1 << 20];
    let output = Command::new("cat", &scratch).stdin(input.clone()).run();
    assert!(output.raw_stdout == input);
}

#[test]
fn a_binary_that_ignores_its_input_is_no_failure() {
    let scratch = Scratch::new();
    let output = Command::new("true", &scratch).stdin(vec![0; 1 << 20]).run();
    assert_eq!(output.code, Some(0));
}

#[test]
fn the_directory_is_gone_afterwards() {
    let scratch = Scratch::new();
    let file = scratch.write("a/b", "");
    drop(scratch);
    assert!(!file.exists());
}
