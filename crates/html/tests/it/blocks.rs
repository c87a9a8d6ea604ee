//! What blocks a page is cut into.

use crate::view;

fn check(page: &str, expected: &str) {
    let seen = view::flow(&archive_html::read(page));
    assert_eq!(seen.trim_end(), expected.trim(), "{page}");
}

#[test]
fn white_space_is_that_of_the_page_as_shown() {
    check(
        "<p> We\n  <b>agree</b> . <p>Next",
        "Text | We agree .\nText | Next",
    );
    check(
        "<p>Line<br>line<br><br>New",
        "Text | Line ⏎ line\nText | New",
    );
    check(
        "<pre>We agree\nto wait.\n\n  Next</pre>",
        "Text | We agree ⏎ to wait.\nText | Next",
    );
    check(
        "<p>10&nbsp;000 &eacute;t&eacute;s",
        "Text | 10\u{a0}000 étés",
    );
    check(
        "loose <div>in <span>a</span> box</div> tail",
        "Text | loose\nText | in a box\nText | tail",
    );
}

#[test]
fn lists_keep_their_numbers_and_depth() {
    check(
        "<ol start=4><li>Four<p>more</p><ul><li>dot</ul><li>Five</ol>",
        "Item depth 1 | 4. Four\nText depth 1 | more\nItem depth 2 | • dot\nItem depth 1 | 5. Five",
    );
    check("<ol><li>1. Typed", "Item depth 1 | 1. Typed");
}

#[test]
fn cells_have_places() {
    check(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td><table><tr><td>in</table></table>",
        "Text cell 0/0/0 | a\nText cell 0/0/1 | b\nText cell 0/1/1 | c\nText cell 0/1/2 | in",
    );
}

#[test]
fn parts_are_told_apart() {
    check(
        "<h1>Title</h1><blockquote><p>Quoted</blockquote><p id=footnote1>Note<details><summary>More</summary>Open</details>",
        "Heading(1) | Title\nQuotation | Quoted\nFootnote | Note\nText | More\nText | Open",
    );
    check(
        "<table><caption>Ports</caption><tr><td>Riga</table>",
        "Caption | Ports\nText cell 0/0/0 | Riga",
    );
}

#[test]
fn languages_are_inherited() {
    check(
        "<html lang=en_GB><p>a<div lang=FR><p>b<p lang=''>c<p xml:lang=pl>d</div>",
        "Text en-GB | a\nText fr | b\nText fr | c\nText pl | d",
    );
}

#[test]
fn text_in_a_table_stays_where_it_stands() {
    check(
        "<p>a<table>b<tr><td>c</table>",
        "Text | a\nText | b\nText cell 0/0/0 | c",
    );
}

#[test]
fn spans_are_exact() {
    let check = |page: &str, sources: &[&str]| {
        let flow = archive_html::read(page);
        let spans: Vec<_> = flow
            .blocks
            .iter()
            .map(|block| &page[block.span.clone()])
            .collect();
        assert_eq!(spans, sources, "{page}");
    };
    check(
        "<p class='a>b'> R&amp;D &lt;now&gt; </p>",
        &["R&amp;D &lt;now&gt;"],
    );
    check(
        "<p>We\r\n agree.\r\n<p>&Eacute;t&eacute;\r\n",
        &["We\r\n agree.", "&Eacute;t&eacute;"],
    );
    check(
        "<td>1 < 2 & 3<table><tr><td>in</table>",
        &["1 < 2 & 3", "in"],
    );
}
