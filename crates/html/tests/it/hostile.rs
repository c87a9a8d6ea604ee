//! Pages that are made to be slow to read. Each would take hours if its cost were more than linear.

fn check(page: &str, text: &str) {
    let flow = archive_html::read(page);
    assert!(
        flow.blocks.iter().any(|block| block.text.ends_with(text)),
        "the text is kept"
    );
}

/// Writes `count` numbers, each between `before` and `after`.
fn numbered(count: u32, before: &str, after: &str) -> String {
    let numbers = (0..count).map(|number| [before, &number.to_string(), after].concat());
    numbers.collect::<Vec<_>>().concat()
}

#[test]
fn deep_nesting() {
    for open in [
        "<div>",
        "<b>",
        "<a href=x>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote lang=fr>",
    ] {
        check(&format!("{}We agree.", open.repeat(100_000)), "We agree.");
    }
}

#[test]
fn many_attributes() {
    let attributes = numbered(200_000, " a", "=1");
    check(&format!("<p{attributes}>We agree."), "We agree.");
    let attributes = numbered(200_000, " <a", "");
    check(&format!("<p{attributes}>We agree."), "We agree.");
}

#[test]
fn formatting_that_is_never_closed() {
    let fonts = numbered(500, "<font size=", ">");
    check(
        &format!("{fonts}{}We agree.", "<p>".repeat(100_000)),
        "We agree.",
    );
}

#[test]
fn long_comments_and_references() {
    check(
        &format!("<!--{}-->We agree.", "a < b ".repeat(200_000)),
        "We agree.",
    );
    check(
        &format!("{}We agree.", "&amp;&nbsp;&lt".repeat(100_000)),
        "We agree.",
    );
}

#[test]
fn wide_tables() {
    let row = format!("<tr>{}", "<td rowspan=60000>x".repeat(2000));
    check(
        &format!("<table>{row}{}<tr><td>We agree.", "<tr>".repeat(50_000)),
        "We agree.",
    );
}
