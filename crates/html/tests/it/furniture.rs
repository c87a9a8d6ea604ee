//! What is left out of a page, and what must not be.

use crate::view;

const TEXT: &str = "<p>The keepers of the lights have met to decide how much oil each tower may burn in the winter, and who pays \
    for it when the nights are long and no ship comes by.</p>";

/// Reads a page of `TEXT` and `part`; tells how `part` was named if it was left out.
fn fate(part: &str) -> Option<String> {
    let flow = archive_html::read(&format!(
        "<body><h1>Title</h1>{TEXT}{TEXT}{TEXT}{TEXT}{part}"
    ));
    let kept = flow.blocks.len() > 5;
    assert_ne!(
        kept,
        !flow.diagnostics.is_empty(),
        "either kept or named: {}",
        view::flow(&flow)
    );
    flow.diagnostics
        .first()
        .map(|diagnostic| diagnostic.code.to_string())
}

fn check(part: &str, code: Option<&str>) {
    assert_eq!(fate(part).as_deref(), code, "{part}");
}

#[test]
fn what_surrounds_the_text_is_left_out_and_named() {
    let menu = "<li><a href=/a>Ships</a><li><a href=/b>Ports</a><li><a href=/c>Lights</a>";
    check(&format!("<nav>{menu}</nav>"), Some("html-navigation"));
    check(
        &format!("<div role=navigation>{menu}</div>"),
        Some("html-navigation"),
    );
    check(&format!("<ul>{menu}</ul>"), Some("html-navigation"));
    check(
        "<div class=cookieNotice><p>We store what you do.</p></div>",
        Some("html-boilerplate"),
    );
    check(
        "<div id=share-bar>Share this</div>",
        Some("html-boilerplate"),
    );
    check(
        "<div class=fil-ariane><a href=/>Accueil</a> › Phares</div>",
        Some("html-navigation"),
    );
    check(
        "<form><label>Suchbegriff</label><input></form>",
        Some("html-control"),
    );
    check("<p hidden>Draft</p>", Some("html-hidden"));
    check(
        "<p style='color:red; display: none'>Draft</p>",
        Some("html-hidden"),
    );
    check(
        "<span class='visually-hidden'>Skip</span>",
        Some("html-hidden"),
    );
    check(
        "<figure><img src=a><figcaption>Photo: nobody</figcaption></figure>",
        Some("html-boilerplate"),
    );
    check(
        "<a href=#content>Skip to content</a>",
        Some("html-navigation"),
    );
    check("<p><a href=/acts/12>►M12</a></p>", Some("html-navigation"));
    check(
        &format!(
            "<p class=disclaimer>{}</p>",
            "No warranty is given for this page. ".repeat(3)
        ),
        Some("html-boilerplate"),
    );
    check(
        "<div class=published-dates>Published 3 May 2031</div>",
        Some("html-boilerplate"),
    );
    let teaser = "<div><h3>Oil</h3><p>Oil is dear.</p><a href=/x>Read more</a></div>";
    check(
        &format!("<div>{teaser}{teaser}{teaser}</div>"),
        Some("html-navigation"),
    );
}

#[test]
fn a_heading_goes_with_what_was_below_it() {
    let flow = archive_html::read(&format!(
        "{TEXT}<h2>More</h2><nav>Elsewhere</nav><h2>Annex</h2>{TEXT}"
    ));
    let texts: Vec<_> = flow.blocks.iter().map(|block| block.text.len()).collect();
    assert_eq!(texts.len(), 3);
    assert_eq!(flow.blocks[1].text, "Annex");
}

#[test]
fn a_banner_is_no_title() {
    let banner = |head: &str| {
        format!("<head>{head}<body><h1>Council</h1><nav>Menu</nav><h1>On lights</h1>{TEXT}{TEXT}")
    };
    let first = |page: &str| archive_html::read(page).blocks[0].text.clone();
    assert_eq!(first(&banner("")), "On lights");
    // The page says that it is its title, or has no other.
    assert_eq!(
        first(&banner("<title>Council: on lights</title>")),
        "Council"
    );
    assert_eq!(
        first(&format!("<h1>Council</h1><nav>Menu</nav>{TEXT}")),
        "Council"
    );
}

#[test]
fn text_is_kept_whatever_it_is_called() {
    check(
        &format!("<div class=sidebar>{TEXT}{TEXT}{TEXT}</div>"),
        None,
    );
    check(&format!("<footer>{TEXT}{TEXT}{TEXT}</footer>"), None);
    check(&format!("<div hidden>{TEXT}{TEXT}{TEXT}{TEXT}</div>"), None);
    check("<p>Done at Riga</p>", None);
    check("<p><a href=#lights>On lights</a></p>", None);
    check(
        "<ol><li>See the <a href=/a>first rule</a> of the lights, which no keeper may break.</ol>",
        None,
    );
    check("<aside role=doc-footnote>As amended.</aside>", None);
}
