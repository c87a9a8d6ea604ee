//! A statement as a page for a person.

use std::io;

use anstyle::{AnsiColor, Style};
use archive_model::{Paragraph, ParagraphKind};
use archive_storage::PlacedRepair;

use super::columns;
use super::{Shown, ShownEdition};
use crate::terminal::{self, Screen};

/// Below this width of a column, languages stand one under the other.
const NARROWEST: usize = 30;
/// Between two columns.
const GUTTER: &str = "   ";

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const MENDED: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));

/// Writes the page.
pub(super) fn write(shown: &Shown, screen: &mut Screen) -> io::Result<()> {
    head(shown, screen)?;
    let count = shown.editions.len();
    let width = (terminal::columns() + GUTTER.len()) / count.max(1) - GUTTER.len();
    if count > 1 && width >= NARROWEST {
        side_by_side(shown, width, screen)?;
    } else {
        let several = count > 1;
        for edition in &shown.editions {
            one(edition, several, screen)?;
        }
    }
    if shown.with_repairs {
        list_repairs(&shown.editions, screen)?;
    }
    Ok(())
}

fn head(shown: &Shown, screen: &mut Screen) -> io::Result<()> {
    let (statement, version) = (&shown.found.statement, &shown.found.version);
    screen.line(&format!(
        "{STRONG}{}@{}{STRONG:#}",
        statement.slug, version.seq
    ))?;
    let current = if shown.found.is_current {
        ", current"
    } else {
        ""
    };
    let mut facts = vec![format!(
        "version {} of {}{current}",
        version.seq, statement.versions
    )];
    facts.extend(
        statement
            .published_on
            .as_ref()
            .map(|date| format!("published {date}")),
    );
    facts.extend(
        statement
            .issuer
            .as_ref()
            .map(|issuer| terminal::escape_line(issuer)),
    );
    facts.extend(
        statement
            .number
            .as_ref()
            .map(|number| terminal::escape_line(number)),
    );
    facts.push(format!(
        "languages {}",
        crate::command::languages(&version.langs)
    ));
    screen.line(&format!("{FAINT}{}{FAINT:#}", facts.join(" · ")))
}

fn one(shown: &ShownEdition, named: bool, screen: &mut Screen) -> io::Result<()> {
    if named {
        screen.line(&format!("\n{STRONG}[{}]{STRONG:#}", shown.edition.lang))?;
    }
    for paragraph in &shown.edition.paragraphs {
        screen.line("")?;
        for line in lines(paragraph, &shown.repairs, terminal::columns()) {
            screen.line(&line.styled)?;
        }
    }
    Ok(())
}

fn side_by_side(shown: &Shown, width: usize, screen: &mut Screen) -> io::Result<()> {
    let names: Vec<Line> = shown
        .editions
        .iter()
        .map(|edition| Line::new(&format!("[{}]", edition.edition.lang), STRONG))
        .collect();
    screen.line("")?;
    row(
        &names.into_iter().map(|name| vec![name]).collect::<Vec<_>>(),
        width,
        screen,
    )?;
    let editions: Vec<_> = shown
        .editions
        .iter()
        .map(|shown| (shown.edition.lang, shown.edition.paragraphs.as_slice()))
        .collect();
    for ordinals in columns::rows(&editions, &shown.alignments) {
        screen.line("")?;
        let cells = shown
            .editions
            .iter()
            .zip(&ordinals)
            .map(|(edition, ordinals)| cell(edition, ordinals, width));
        row(&cells.collect::<Vec<_>>(), width, screen)?;
    }
    Ok(())
}

fn cell(shown: &ShownEdition, ordinals: &[u32], width: usize) -> Vec<Line> {
    let mut cell: Vec<Line> = Vec::new();
    let paragraphs = shown
        .edition
        .paragraphs
        .iter()
        .filter(|paragraph| ordinals.contains(&paragraph.ordinal));
    for paragraph in paragraphs {
        if !cell.is_empty() {
            cell.push(Line::new("", Style::new()));
        }
        cell.extend(lines(paragraph, &shown.repairs, width));
    }
    cell
}

fn row(cells: &[Vec<Line>], width: usize, screen: &mut Screen) -> io::Result<()> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for index in 0..height {
        let mut line = String::new();
        let last = cells
            .iter()
            .rposition(|cell| index < cell.len())
            .unwrap_or(0);
        for (column, cell) in cells.iter().enumerate().take(last + 1) {
            let (styled, taken) = cell
                .get(index)
                .map_or(("", 0), |part| (part.styled.as_str(), part.width));
            line.push_str(styled);
            if column < last {
                line.push_str(&" ".repeat(width.saturating_sub(taken)));
                line.push_str(GUTTER);
            }
        }
        screen.line(&line)?;
    }
    Ok(())
}

/// A line that knows how many columns it takes, styles not counted.
struct Line {
    styled: String,
    width: usize,
}

impl Line {
    fn new(text: &str, style: Style) -> Self {
        let styled = if style == Style::new() {
            text.to_owned()
        } else {
            format!("{style}{text}{style:#}")
        };
        Self {
            styled,
            width: terminal::width(text),
        }
    }
}

/// Breaks a paragraph into lines: its label, then its text beside it.
fn lines(paragraph: &Paragraph, repairs: &[PlacedRepair], width: usize) -> Vec<Line> {
    let nesting = " ".repeat(2 * (paragraph.level.clamp(1, 6) as usize - 1));
    let label = paragraph.label.as_deref().map(terminal::escape_line);
    let margin = match &label {
        Some(label) => format!("{nesting}{label}  "),
        None => nesting,
    };
    let indent = terminal::width(&margin).min(width / 2);
    let text = terminal::escape_line(&marked(paragraph, repairs));
    let style = match paragraph.kind {
        ParagraphKind::Title | ParagraphKind::Heading => STRONG,
        ParagraphKind::Note => FAINT,
        _ => Style::new(),
    };
    let wrapped = terminal::wrap(&text, width.saturating_sub(indent).max(1));
    let line = |(index, text): (usize, &String)| {
        let lead = if index == 0 {
            margin.clone()
        } else {
            " ".repeat(indent)
        };
        let body = Line::new(text, style);
        Line {
            width: terminal::width(&lead) + body.width,
            styled: lead + &highlight(&body.styled),
        }
    };
    wrapped.iter().enumerate().map(line).collect()
}

/// Opens and closes a marked repair; they occur in no official text that was seen.
const MARK: (char, char) = ('{', '}');

/// Returns the paragraph's text with each repair as `{before→after}`.
fn marked(paragraph: &Paragraph, repairs: &[PlacedRepair]) -> String {
    let mut text = paragraph.text.clone();
    let own = repairs
        .iter()
        .filter(|repair| repair.ordinal == paragraph.ordinal);
    for repair in own.rev() {
        let after = &paragraph.text[repair.span.clone()];
        let before = if repair.before.is_empty() {
            "∅"
        } else {
            &repair.before
        };
        let after = if after.is_empty() { "∅" } else { after };
        text.replace_range(
            repair.span.clone(),
            &format!("{}{before}→{after}{}", MARK.0, MARK.1),
        );
    }
    text
}

/// Colours what stands between the marks, where a line holds both.
fn highlight(line: &str) -> String {
    if !line.contains('→') {
        return line.to_owned();
    }
    line.replace(MARK.0, &format!("{MENDED}{}", MARK.0))
        .replace(MARK.1, &format!("{}{MENDED:#}", MARK.1))
}

fn list_repairs(editions: &[ShownEdition], screen: &mut Screen) -> io::Result<()> {
    let count: usize = editions.iter().map(|edition| edition.repairs.len()).sum();
    screen.line(&format!("\n{STRONG}{count} repairs{STRONG:#}"))?;
    for edition in editions {
        for repair in &edition.repairs {
            screen.line(&format!(
                "{}/~{}  bytes {}–{}  {:?} → {:?}  {:.0} %  {}",
                edition.edition.lang,
                repair.ordinal,
                repair.source.start,
                repair.source.end,
                repair.before,
                repair.after,
                (repair.confidence * 100.0).floor(),
                repair.rule
            ))?;
        }
    }
    Ok(())
}
