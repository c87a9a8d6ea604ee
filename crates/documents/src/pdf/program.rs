//! The program `pdftotext`, for those who ask for it.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use super::line::Line;

/// Returns the lines that `pdftotext -raw` makes of a document; `None` if it is not there or fails.
pub(super) fn lines(bytes: &[u8]) -> Option<Vec<Line>> {
    let mut program = Command::new("pdftotext")
        .args(["-q", "-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = program.stdin.take()?;
    let output = thread::scope(|scope| {
        // It may stop reading before the end: what counts is its exit status.
        scope.spawn(move || input.write_all(bytes).is_ok());
        program.wait_with_output()
    });
    let output = output.ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let lines = text.split('\u{c}').enumerate().flat_map(page);
    Some(lines.collect()).filter(|lines: &Vec<Line>| !lines.is_empty())
}

/// Gives the lines of a page places, as if it were typed: the program does not tell them.
fn page((page, text): (usize, &str)) -> impl Iterator<Item = Line> {
    let lines = text.lines().zip(1_u16..);
    lines
        .filter(|(line, _)| !line.trim().is_empty())
        .map(move |(line, row)| Line::typed(line.trim(), page, row))
}
