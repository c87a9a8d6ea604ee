//! How fast pages are read, in bytes per second.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// A page of about `size` bytes as release pages are: menus around paragraphs, a list and a table.
fn page(size: usize) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html lang=en><head><title>Declaration</title></head><body><nav class=\"main-menu\"><ul>",
    );
    for item in 0..40 {
        writeln!(
            page,
            "<li class=\"menu-item level-1\"><a href=\"/topics/{item}?a=1&amp;b=2\">Topic {item}</a></li>"
        )
        .expect("a string takes all");
    }
    page.push_str("</ul></nav><main class=\"content\"><h1>Declaration</h1>");
    let mut number = 0;
    while page.len() < size {
        number += 1;
        writeln!(
            page,
            "<p class=\"article__text\">{number}. We note with concern that the <strong>harbours</strong> of the north \
             remain closed &ndash; and that, as stated in the\n  <a href=\"/declarations/{number}\">earlier declaration</a>, \
             pilots are trained for at least two winters before they guide a ship.</p>\n\
             <table class=\"wide\"><tr><td>Harbour {number}</td><td>closed since the first day of frost</td></tr></table>"
        )
        .expect("a string takes all");
    }
    page.push_str("</main><footer><p>&copy; Council of Harbours</p></footer></body></html>");
    page
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn read(bencher: Bencher<'_, '_>, size: usize) {
    let page = page(size);
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| archive_html::read(&page));
}
