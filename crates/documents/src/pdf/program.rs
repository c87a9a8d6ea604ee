//! The program `pdftotext`, for those who ask for it.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::line::Line;

/// How long the program may take. A long report takes it a second or two.
const LONGEST: Duration = Duration::from_mins(1);
/// The most text that is taken from it.
const MOST_TEXT: u64 = 64 << 20;

/// Why there is no text from the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// It could not be started.
    Absent,
    /// It was stopped.
    TookTooLong,
    /// It cannot read the document, or found nothing in it.
    Failed,
}

impl Failure {
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Absent => "`pdftotext` is not installed; the document was read without it",
            Self::TookTooLong => "`pdftotext` took too long; the document was read without it",
            Self::Failed => "`pdftotext` could not read the document; it was read without it",
        }
    }
}

/// Returns the lines that `pdftotext -raw` makes of a document.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, Failure> {
    let mut command = Command::new("pdftotext");
    command.args(["-q", "-raw", "-enc", "UTF-8", "-", "-"]);
    let text = run(&mut command, bytes, LONGEST)?;
    let lines: Vec<Line> = text.split('\u{c}').enumerate().flat_map(page).collect();
    if lines.is_empty() {
        return Err(Failure::Failed);
    }
    Ok(lines)
}

/// Gives `bytes` to a program and returns what it writes, if it ends well and within `longest`.
fn run(command: &mut Command, bytes: &[u8], longest: Duration) -> Result<String, Failure> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = command
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Failure::Absent)?;
    let (input, output) = (program.stdin.take(), program.stdout.take());
    let bytes = bytes.to_vec();
    // It may stop reading before the end: what counts is its exit status.
    thread::spawn(move || input.is_some_and(|mut input| input.write_all(&bytes).is_ok()));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(output.and_then(read_all)).is_ok());
    // Nobody waits for the threads: a program of its own that it leaves behind would keep them.
    let text = receiver.recv_timeout(longest);
    if text.is_err() {
        // It may have ended by itself in the meantime, which is no failure.
        drop(program.kill());
    }
    let has_ended_well = program.wait().is_ok_and(|status| status.success());
    let text = text.map_err(|_| Failure::TookTooLong)?;
    text.filter(|_| has_ended_well).ok_or(Failure::Failed)
}

fn read_all(output: impl Read) -> Option<String> {
    let mut text = String::new();
    let read = output.take(MOST_TEXT).read_to_string(&mut text);
    read.is_ok().then_some(text)
}

/// Gives the lines of a page places, as if it were typed: the program does not tell them.
fn page((page, text): (usize, &str)) -> impl Iterator<Item = Line> {
    let lines = text.lines().zip(1_u16..);
    lines
        .filter(|(line, _)| !line.trim().is_empty())
        .map(move |(line, row)| Line::typed(line.trim(), page, row))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn check(script: &str, longest: Duration, expected: Result<&str, Failure>) {
        let mut command = Command::new("sh");
        let result = run(command.args(["-c", script]), &vec![b'x'; 1 << 20], longest);
        assert_eq!(
            result.as_deref(),
            expected.as_ref().map(|text| *text),
            "{script}"
        );
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let longest = Duration::from_millis(100);
        check("exec sleep 600", longest, Err(Failure::TookTooLong));
        check(
            "cat > /dev/null; sleep 5; true",
            longest,
            Err(Failure::TookTooLong),
        );
    }

    #[test]
    fn a_program_answers_or_fails() {
        check("echo text", LONGEST, Ok("text\n"));
        check("echo text; exit 1", LONGEST, Err(Failure::Failed));
        let mut missing = Command::new("./no-such-program");
        assert_eq!(run(&mut missing, b"", LONGEST), Err(Failure::Absent));
    }
}
