//! A comparison as a web page: the whole new text, with what came and went marked in it.

use std::io::{self, Write as _};

use archive_diff::{Change, Op, Run, RunOp};
use archive_model::Paragraph;

use super::{ComparedEdition, Comparison, places, told};
use crate::terminal::Screen;

const STYLE: &str = "\
body{font:1rem/1.6 serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}\
h1,h2,.why{font-family:sans-serif}h1{font-size:1.2rem}h2{font-size:1rem}\
.why{font-size:.8rem;color:#555;margin:1rem 0 0}p.text{margin:.3rem 0 1rem;white-space:pre-wrap}\
.change{border-left:3px solid #999;padding-left:.8rem}.substantive{border-color:#b00020}\
del{background:#fbe3e4;color:#7a0014}ins{background:#def3e0;color:#0b4d1a}";

/// Writes the page.
pub(super) fn write(comparison: &Comparison, screen: &mut Screen) -> io::Result<()> {
    let (from, to) = (escape(&comparison.from), escape(&comparison.to));
    let size = comparison.size();
    writeln!(
        screen,
        "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{from} → {to}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{from} → {to}</h1>\n<p class=\"why\">{} · +{} −{} words</p>",
        comparison.class().as_str(),
        size.words_added,
        size.words_removed
    )?;
    for compared in &comparison.editions {
        edition(compared, screen)?;
    }
    writeln!(screen, "</body>\n</html>")
}

fn edition(compared: &ComparedEdition, screen: &mut Screen) -> io::Result<()> {
    let (lang, class) = (compared.lang, compared.class.as_str());
    writeln!(
        screen,
        "<section lang=\"{lang}\">\n<h2>{lang}: {class}</h2>"
    )?;
    for change in &compared.diff.changes {
        paragraph(change, compared, screen)?;
    }
    writeln!(screen, "</section>")
}

fn paragraph(change: &Change, edition: &ComparedEdition, screen: &mut Screen) -> io::Result<()> {
    let text = if change.runs.is_empty() {
        same_words(&edition.new[change.to.clone()])
    } else {
        change.runs.iter().map(marked).collect()
    };
    let text = format!("<p class=\"text\" dir=\"auto\">{text}</p>");
    if change.op == Op::Equal {
        return writeln!(screen, "{text}");
    }
    let why = format!("{}  {}", places(change, edition), escape(&told(change)));
    let class = change.class.as_str();
    writeln!(
        screen,
        "<div class=\"change {class}\">\n<p class=\"why\">{why}</p>\n{text}\n</div>"
    )
}

fn same_words(paragraphs: &[Paragraph]) -> String {
    let texts = paragraphs.iter().map(|paragraph| {
        let label = paragraph
            .label
            .as_ref()
            .map(|label| format!("{} ", escape(label)));
        label.unwrap_or_default() + &escape(&paragraph.text)
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn marked(run: &Run) -> String {
    let text = escape(&run.text);
    match run.op {
        RunOp::Equal => text,
        RunOp::Delete => format!("<del>{text}</del>"),
        RunOp::Insert => format!("<ins>{text}</ins>"),
    }
}

/// Writes text so that it is text in HTML, in an element and in an attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
