//! Successive states of real pages, where the data is there.

use std::fs;
use std::path::Path;

use archive_model::{Lang, Paragraph};
use archive_parser::{Options, parse};

/// One edition as a page of the corpus shows it.
pub(crate) struct Page {
    pub(crate) lang: Lang,
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// Reads a page: its longest edition, with the title of its front matter as the first paragraph.
pub(crate) fn read(path: &Path) -> Page {
    parsed(&text(path))
}

/// Reads a stretch of a page. Markdown wraps its lines; in the other pages each line is a paragraph.
pub(crate) fn read_stretch(path: &Path, range: &str) -> Page {
    let (start, end) = range.split_once('-').unwrap();
    let text = text_as_stored(path);
    let stretch = &text[start.parse().unwrap()..end.parse().unwrap()];
    let is_wrapped = path.extension().is_some_and(|extension| extension == "md");
    let paragraphs = if stretch.contains('\n') && !is_wrapped {
        parsed(stretch).paragraphs
    } else {
        let lines: Vec<&str> = stretch.split('\n').map(str::trim).collect();
        vec![crate::paragraph(1, None, &lines.join(" "))]
    };
    Page {
        lang: language_in_name(path),
        paragraphs,
    }
}

/// English, unless the name of the file has another language in it: `v01.fr.txt`.
fn language_in_name(path: &Path) -> Lang {
    let name = path.file_name().unwrap().to_str().unwrap();
    name.split('.')
        .nth(1)
        .and_then(|tag| tag.parse().ok())
        .filter(|lang| *lang == Lang::FR)
        .unwrap_or(Lang::EN)
}

fn parsed(text: &str) -> Page {
    let document = parse(text, &Options::default());
    let longest = |edition: &archive_model::Edition| {
        edition
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.len())
            .sum::<usize>()
    };
    let edition = document.editions.into_iter().max_by_key(longest).unwrap();
    Page {
        lang: edition.lang,
        paragraphs: edition.paragraphs,
    }
}

fn text_as_stored(path: &Path) -> String {
    String::from_utf8(fs::read(path).unwrap()).unwrap()
}

fn text(path: &Path) -> String {
    let text = text_as_stored(path);
    match text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
    {
        Some((matter, body)) => format!("{}\n\n{body}", title(matter)),
        None => text,
    }
}

/// The title in the front matter, a YAML scalar that may be quoted, escaped and folded over lines.
fn title(matter: &str) -> String {
    let (_, rest) = matter.split_once("title:").unwrap_or_default();
    let mut lines = rest.split('\n');
    let mut title = lines.next().unwrap_or_default().to_owned();
    for line in lines.take_while(|line| line.starts_with(' ')) {
        title = match title.strip_suffix('\\') {
            Some(begun) => format!("{begun}{}", line.trim_start().trim_start_matches('\\')),
            None => format!("{title} {}", line.trim_start()),
        };
    }
    title
        .trim()
        .trim_matches(['"', '\''])
        .replace("\\_", "\u{a0}")
        .replace("\\\"", "\"")
}
