//! A comparison as a page for a person: the paragraphs that changed, their words marked.

use std::io;

use anstyle::{AnsiColor, Color, Style};
use archive_diff::{Change, Op, Run, RunOp};
use archive_model::Paragraph;

use super::{ComparedEdition, Comparison, places, told};
use crate::terminal::{self, Screen};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();
const WENT: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Red)))
    .strikethrough();
const CAME: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Green)))
    .underline();
/// Before each line of a text.
const INDENT: &str = "    ";

/// Writes the page.
pub(super) fn write(comparison: &Comparison, screen: &mut Screen) -> io::Result<()> {
    let size = comparison.size();
    screen.line(&format!(
        "{STRONG}{} → {}{STRONG:#}",
        terminal::escape_line(&comparison.from),
        terminal::escape_line(&comparison.to)
    ))?;
    screen.line(&format!(
        "{FAINT}{} · +{} −{} words{FAINT:#}",
        comparison.class().as_str(),
        size.words_added,
        size.words_removed
    ))?;
    let differing = comparison
        .editions
        .iter()
        .filter(|edition| edition.differs());
    for compared in differing {
        edition(compared, screen)?;
    }
    Ok(())
}

fn edition(compared: &ComparedEdition, screen: &mut Screen) -> io::Result<()> {
    let (lang, class) = (compared.lang, compared.class.as_str());
    screen.line(&format!("\n{STRONG}[{lang}]{STRONG:#} {class}"))?;
    if !compared.stayed() {
        let (verb, paragraphs) = match compared.new.len() {
            0 => ("went", compared.old.len()),
            count => ("came", count),
        };
        let noun = if paragraphs == 1 {
            "paragraph"
        } else {
            "paragraphs"
        };
        return screen.line(&format!("{INDENT}the language {verb}: {paragraphs} {noun}"));
    }
    let changes = compared.diff.changes.iter();
    for change in changes.filter(|change| change.op != Op::Equal) {
        paragraph(change, compared, screen)?;
    }
    Ok(())
}

fn paragraph(change: &Change, edition: &ComparedEdition, screen: &mut Screen) -> io::Result<()> {
    let head = format!(
        "{}  {}",
        places(change, edition),
        terminal::escape_line(&told(change))
    );
    for line in terminal::wrap(&head, terminal::columns()) {
        screen.line(&format!("{FAINT}{line}{FAINT:#}"))?;
    }
    let columns = terminal::columns().saturating_sub(INDENT.len());
    if change.runs.is_empty() {
        let text = same_words(change, edition);
        return screen.line(&format!("{INDENT}{}", terminal::clip(&text, columns)));
    }
    let pieces: Vec<(Style, String)> = change.runs.iter().map(piece).collect();
    for line in wrap(&pieces, columns) {
        screen.line(&format!("{INDENT}{line}"))?;
    }
    Ok(())
}

/// The text of a change that has the same words on both sides, on one line.
fn same_words(change: &Change, edition: &ComparedEdition) -> String {
    let paragraphs: &[Paragraph] = &edition.new[change.to.clone()];
    let texts: Vec<&str> = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    terminal::escape_line(&texts.join(" ¶ "))
}

fn piece(run: &Run) -> (Style, String) {
    let text = visible(run);
    match run.op {
        RunOp::Equal => (PLAIN, text),
        RunOp::Delete => (WENT, format!("[-{text}-]")),
        RunOp::Insert => (CAME, format!("{{+{text}+}}")),
    }
}

/// The text of a run on one line; white space that came or went alone is made visible.
fn visible(run: &Run) -> String {
    let text = terminal::escape_line(&run.text.replace('\n', " ¶ "));
    let is_space = run.text.chars().all(char::is_whitespace);
    match run.op {
        RunOp::Delete | RunOp::Insert if is_space => run
            .text
            .chars()
            .map(|space| if space == '\n' { '¶' } else { '␣' })
            .collect(),
        _ => text,
    }
}

/// Breaks styled text into lines of at most `columns` columns, between words where it can.
fn wrap(pieces: &[(Style, String)], columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut taken) = (String::new(), 0);
    for word in words(pieces) {
        let needed: usize = word.iter().map(|(_, text)| terminal::width(text)).sum();
        if taken > 0 && taken + 1 + needed > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if taken > 0 {
            line.push(' ');
            taken += 1;
        }
        line.extend(
            word.iter()
                .map(|(style, text)| format!("{style}{text}{style:#}")),
        );
        taken += needed;
    }
    lines.push(line);
    lines
}

/// Splits at spaces; one word can have several styles.
fn words(pieces: &[(Style, String)]) -> Vec<Vec<(Style, &str)>> {
    let mut words: Vec<Vec<(Style, &str)>> = vec![Vec::new()];
    for (style, text) in pieces {
        for (index, part) in text.split(' ').enumerate() {
            if index > 0 {
                words.push(Vec::new());
            }
            let word = words.last_mut().expect("there is one from the beginning");
            if !part.is_empty() {
                word.push((*style, part));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_several_styles_is_not_broken() {
        let pieces = [
            (PLAIN, "We keep ".to_owned()),
            (WENT, "[-six-]".to_owned()),
            (CAME, "{+four+}".to_owned()),
            (PLAIN, " gates.".to_owned()),
        ];
        let lines = wrap(&pieces, 16);
        let plain: Vec<String> = lines
            .iter()
            .map(|line| anstream::adapter::strip_str(line).to_string())
            .collect();
        assert_eq!(plain, ["We keep", "[-six-]{+four+}", "gates."]);
    }
}
