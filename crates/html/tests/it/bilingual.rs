//! The four ways in which publishers put two languages on one page: every paragraph, number and language is found.

use archive_parser::{Options, parse_flow};

use crate::view;

fn read(page: &str) -> String {
    view::document(&parse_flow(&archive_html::read(page), &Options::default()))
}

#[test]
fn a_list_for_each_language() {
    let page = include_str!("../pages/list-per-language.html");
    insta::assert_snapshot!(read(page));
}

#[test]
fn numbers_typed_in_paragraphs() {
    let page = include_str!("../pages/typed-numbers.html");
    insta::assert_snapshot!(read(page));
}

#[test]
fn a_table_cell_for_each_language() {
    let page = include_str!("../pages/cell-per-language.html");
    insta::assert_snapshot!(read(page));
}

#[test]
fn a_table_row_for_each_paragraph() {
    let page = include_str!("../pages/two-columns.html");
    insta::assert_snapshot!(read(page));
}

#[test]
fn paragraphs_stand_where_their_spans_say() {
    let page = include_str!("../pages/list-per-language.html");
    let document = parse_flow(&archive_html::read(page), &Options::default());
    let french = &document.editions[1].paragraphs[2];
    assert_eq!(&page[french.span.clone()], french.text);
}
