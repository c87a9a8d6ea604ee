//! The numbers and bullets that a browser draws in front of the items of a list.

use crate::tree::{NodeId, Tree};

/// A list that is being read.
#[derive(Debug)]
pub(crate) struct List {
    style: Style,
    /// The number of the next item.
    next: i32,
    step: i32,
}

/// How items are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    None,
    Bullet,
    Decimal { padded: bool },
    Letter { upper: bool },
    Roman { upper: bool },
}

impl List {
    /// Reads the attributes of a list.
    pub(crate) fn new(tree: &Tree, id: NodeId) -> Self {
        let is_ordered = tree.tag(id) == "ol";
        let default = if is_ordered {
            Style::Decimal { padded: false }
        } else {
            Style::Bullet
        };
        let style = style_of(tree, id, is_ordered).unwrap_or(default);
        let is_reversed = is_ordered && tree.attribute(id, "reversed").is_some();
        let start = tree.attribute(id, "start").and_then(integer);
        let first = if is_reversed { items(tree, id) } else { 1 };
        Self {
            style,
            next: start.unwrap_or(first),
            step: if is_reversed { -1 } else { 1 },
        }
    }

    /// Returns the marker of the next item.
    pub(crate) fn marker(&mut self, tree: &Tree, item: NodeId) -> Option<String> {
        let value = tree.attribute(item, "value").and_then(integer);
        let value = value.unwrap_or(self.next);
        self.next = value.saturating_add(self.step);
        let is_ordered = !matches!(self.style, Style::Bullet | Style::None);
        let style = style_of(tree, item, is_ordered).unwrap_or(self.style);
        style.marker(value)
    }
}

impl Style {
    fn marker(self, value: i32) -> Option<String> {
        let lettered = |written: Option<String>, upper: bool| {
            let written = written.unwrap_or_else(|| value.to_string());
            if upper {
                written
            } else {
                written.to_ascii_lowercase()
            }
        };
        let written = match self {
            Self::None => return None,
            Self::Bullet => return Some("•".to_owned()),
            Self::Decimal { padded: true } if (0..10).contains(&value) => format!("0{value}"),
            Self::Decimal { .. } => value.to_string(),
            Self::Letter { upper } => lettered(letters(value), upper),
            Self::Roman { upper } => lettered(
                u32::try_from(value).ok().and_then(archive_model::roman),
                upper,
            ),
        };
        Some(written + ".")
    }
}

/// Reads `list-style`, `list-style-type` or `type`.
fn style_of(tree: &Tree, id: NodeId, is_ordered: bool) -> Option<Style> {
    let declared = tree.attribute(id, "style").and_then(list_style);
    declared.or_else(|| match tree.attribute(id, "type")? {
        "1" if is_ordered => Some(Style::Decimal { padded: false }),
        "a" if is_ordered => Some(Style::Letter { upper: false }),
        "A" if is_ordered => Some(Style::Letter { upper: true }),
        "i" if is_ordered => Some(Style::Roman { upper: false }),
        "I" if is_ordered => Some(Style::Roman { upper: true }),
        "none" => Some(Style::None),
        "disc" | "circle" | "square" => Some(Style::Bullet),
        _ => None,
    })
}

/// Reads the keyword of a list style from declarations of CSS.
fn list_style(css: &str) -> Option<Style> {
    let declaration = css.split(';').rev().find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let property = property.trim();
        let is_style = property.eq_ignore_ascii_case("list-style-type")
            || property.eq_ignore_ascii_case("list-style");
        is_style.then_some(value)
    })?;
    declaration.split_ascii_whitespace().find_map(|keyword| {
        match keyword.to_ascii_lowercase().as_str() {
            "none" => Some(Style::None),
            "disc" | "circle" | "square" => Some(Style::Bullet),
            "decimal" => Some(Style::Decimal { padded: false }),
            "decimal-leading-zero" => Some(Style::Decimal { padded: true }),
            "lower-alpha" | "lower-latin" => Some(Style::Letter { upper: false }),
            "upper-alpha" | "upper-latin" => Some(Style::Letter { upper: true }),
            "lower-roman" => Some(Style::Roman { upper: false }),
            "upper-roman" => Some(Style::Roman { upper: true }),
            _ => None,
        }
    })
}

/// Reads an integer as HTML does: what follows its digits is passed over.
fn integer(value: &str) -> Option<i32> {
    let value = value.trim_ascii_start();
    let sign = usize::from(value.starts_with(['-', '+']));
    let digits = value
        .bytes()
        .skip(sign)
        .take_while(u8::is_ascii_digit)
        .count();
    value[..sign + digits].parse().ok()
}

fn items(tree: &Tree, id: NodeId) -> i32 {
    let count = tree
        .children(id)
        .filter(|child| tree.tag(*child) == "li")
        .count();
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Writes a number in letters: `A` to `Z`, `AA`, `AB` and so on.
fn letters(value: i32) -> Option<String> {
    let mut rest = u32::try_from(value).ok().filter(|value| *value > 0)?;
    let mut written = Vec::new();
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).expect("a remainder of 26 is below 26");
        written.push(char::from(b'A' + letter));
        rest /= 26;
    }
    Some(written.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed;
    use crate::tree::Step;

    fn check(list: &str, markers: &[&str]) {
        let tree = feed::parse(list);
        let mut lists = Vec::new();
        let mut seen = Vec::new();
        for step in tree.walk() {
            match step {
                Step::Enter(id) if matches!(tree.tag(id), "ol" | "ul") => {
                    lists.push(List::new(&tree, id));
                }
                Step::Enter(id) if tree.tag(id) == "li" => {
                    let list = lists.last_mut().unwrap();
                    seen.push(list.marker(&tree, id).unwrap_or_default());
                }
                _ => {}
            }
        }
        assert_eq!(seen, markers, "{list}");
    }

    #[test]
    fn items_are_numbered_as_browsers_number_them() {
        check(
            "<ol><li>x<li>x<li value=7>x<li>x</ol>",
            &["1.", "2.", "7.", "8."],
        );
        check("<ol start=50><li>x<li>x</ol>", &["50.", "51."]);
        check("<ol reversed><li>x<li>x<li>x</ol>", &["3.", "2.", "1."]);
        check(
            "<ol reversed start=2><li>x<li>x<li>x</ol>",
            &["2.", "1.", "0."],
        );
        check("<ol type=a start=26><li>x<li>x</ol>", &["z.", "aa."]);
        check("<ol type=I start=9><li>x<li>x</ol>", &["IX.", "X."]);
        check("<ol type=i><li>x<li type=A>x</ol>", &["i.", "B."]);
        check("<ol start=' -1px'><li>x</ol>", &["-1."]);
        check("<ol start=x type=x><li>x</ol>", &["1."]);
        check("<ul><li>x</ul>", &["•"]);
        check("<ul style='color: red; list-style: none'><li>x</ul>", &[""]);
        check(
            "<ol style='list-style-type:lower-alpha'><li>x</ol>",
            &["a."],
        );
        check("<ol type=a start=0><li>x</ol>", &["0."]);
        check(
            "<ol start=2147483647><li>x<li>x</ol>",
            &["2147483647.", "2147483647."],
        );
    }
}
