//! What holds for any page.

use archive_model::Flow;
use archive_parser::{Options, parse_flow};
use archive_testkit::fixtures;
use proptest::prelude::*;

/// Pieces of pages; any row of them is a page.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé ]{1,12}",
        r"\PC{0,4}",
        prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ol>",
            "<ol start=3>",
            "<li>",
            "</ol>",
            "<ul>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "<td rowspan=2>",
            "</table>",
            "<a href=x>",
            "</a>",
            "<br>",
            "<pre>",
            "</pre>",
            "<h1>",
            "</h1>",
            "<h2>",
            "<nav>",
            "</nav>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "&amp;",
            "&eacute;",
            "&",
            "<",
            ">",
            "\r\n",
            "\n",
            "\0",
            "<p hidden>",
            "<select>",
            "<svg>",
            "</svg>",
            "<template>",
            "<b>",
            "</b>",
            "<form>",
            "<textarea>",
            "1. ",
            "(a) ",
            "<div class=\"share footer\">",
            "<blockquote lang=fr>",
            "<frameset>",
            "<html lang=pl>",
            "</body>",
            "<math>",
            "We agree that this holds for every page that anybody writes. ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check(flow: &Flow) {
    let mut end = 0;
    for block in &flow.blocks {
        assert!(block.span.start >= end, "blocks overlap: {:?}", flow.blocks);
        end = block.span.end;
        assert!(flow.text.get(block.span.clone()).is_some(), "{block:?}");
        assert!(
            !block.text.trim().is_empty() && block.text.trim_matches(['\n', ' ']) == block.text
        );
        assert!(
            block
                .anchors
                .windows(2)
                .all(|pair| pair[0].text < pair[1].text)
        );
    }
    for diagnostic in &flow.diagnostics {
        assert!(
            flow.text.get(diagnostic.span.clone()).is_some(),
            "{diagnostic:?}"
        );
    }
    let document = parse_flow(flow, &Options::default());
    for edition in &document.editions {
        let spans = edition.paragraphs.windows(2);
        assert!(
            spans
                .into_iter()
                .all(|pair| pair[0].span.end <= pair[1].span.start)
        );
    }
    let paragraphs = document
        .editions
        .iter()
        .flat_map(|edition| &edition.paragraphs);
    for paragraph in paragraphs {
        assert!(
            flow.text.get(paragraph.span.clone()).is_some(),
            "{paragraph:?}"
        );
    }
}

proptest! {
    #[test]
    fn spans_are_sound(page in page()) {
        check(&archive_html::read(&page));
    }
}

#[test]
fn spans_are_sound_in_real_pages() {
    let Some(shared) = fixtures::shared() else {
        return;
    };
    let pages = walk(&shared.join("corpora/html"));
    for page in pages {
        let bytes = std::fs::read(&page).unwrap();
        check(&archive_html::read(
            &String::from_utf8(bytes).unwrap_or_default(),
        ));
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else if path
            .extension()
            .is_some_and(|end| end == "html" || end == "htm")
        {
            found.push(path);
        }
    }
    found
}
