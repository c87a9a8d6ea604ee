//! Flows: what markup knows goes before what text lets guess, but for languages.

use archive_model::{Block, BlockKind, Cell, Claim, Flow, Lang, ParagraphKind, Subject};
use archive_parser::{Options, parse_flow};

/// Makes a flow of blocks whose text stands in the source one below the other.
fn flow(blocks: Vec<Block>) -> Flow {
    let mut flow = Flow::default();
    for block in blocks {
        let start = flow.text.len();
        flow.text.push_str(&block.text);
        flow.blocks.push(Block {
            span: start..flow.text.len(),
            ..block
        });
        flow.text.push('\n');
    }
    flow
}

fn text(text: &str) -> Block {
    Block {
        text: text.to_owned(),
        ..Block::default()
    }
}

fn labels(flow: &Flow) -> Vec<(Option<String>, ParagraphKind, String)> {
    let document = parse_flow(flow, &Options::default());
    let paragraphs = document
        .editions
        .into_iter()
        .flat_map(|edition| edition.paragraphs);
    paragraphs
        .map(|paragraph| {
            let begin = paragraph.text.split(' ').next().unwrap_or_default();
            assert!(flow.text[paragraph.span].contains(begin));
            (paragraph.label, paragraph.kind, begin.to_owned())
        })
        .collect()
}

#[test]
fn numbers_that_the_format_draws_are_believed() {
    let item = |marker: &str, line: &str| Block {
        kind: BlockKind::Item,
        marker: Some(marker.to_owned()),
        depth: 1,
        ..text(line)
    };
    let found = labels(&flow(vec![
        item(
            "1.",
            "January was cold, and the harbours stayed closed for all ships.",
        ),
        item(
            "7.",
            "of the keepers agreed that this must not happen again in any port.",
        ),
        item("(a)", "pilots are trained;"),
        item(
            "•",
            "8. We typed this number ourselves because the list has none to draw.",
        ),
    ]));
    let seen: Vec<_> = found
        .iter()
        .map(|(label, _, begin)| (label.as_deref(), begin.as_str()))
        .collect();
    assert_eq!(
        seen[..3],
        [
            (Some("1"), "January"),
            (Some("7"), "of"),
            (Some("(a)"), "pilots")
        ]
    );
    assert_eq!(seen[3].1, "We");
}

#[test]
fn paragraphs_end_where_the_format_ends_them() {
    let found = labels(&flow(vec![
        text("We, the keepers of the harbours, having met in Riga to speak of ice,"),
        text("and having heard the pilots, who know more about it than we do,"),
        text("agree"),
    ]));
    assert_eq!(found.len(), 3);
}

#[test]
fn a_number_alone_in_a_cell_belongs_to_the_next_one() {
    let cell = |column: u32, line: &str| Block {
        cell: Some(Cell {
            table: 0,
            row: column / 2,
            column: column % 2,
        }),
        ..text(line)
    };
    let found = labels(&flow(vec![
        cell(0, "1."),
        cell(
            1,
            "We keep the lights burning through every night of the year.",
        ),
        cell(2, "2."),
        cell(
            3,
            "We share the oil with those whose harbours have none left.",
        ),
    ]));
    let labels: Vec<_> = found.iter().map(|(label, ..)| label.as_deref()).collect();
    assert_eq!(labels, [Some("1"), Some("2")]);
}

#[test]
fn parts_are_what_the_format_says() {
    use ParagraphKind::{Body, Heading, Note, Title};
    let kind = |kind, line: &str| Block { kind, ..text(line) };
    let found = labels(&flow(vec![
        kind(BlockKind::Heading(1), "On ice."),
        text("The keepers of the harbours have met in Riga to speak of ice and of nothing else."),
        kind(BlockKind::Heading(2), "What was agreed?"),
        text("They agreed to wait until it has gone, as it has gone in every year so far."),
        kind(BlockKind::Footnote, "As measured at the mole."),
    ]));
    let kinds: Vec<_> = found.iter().map(|(_, kind, _)| *kind).collect();
    assert_eq!(kinds, [Title, Body, Heading, Body, Note]);
}

#[test]
fn a_source_that_names_the_wrong_language_is_not_believed() {
    let french = Block {
        lang: Some(Lang::EN),
        ..text(
            "Les gardiens des ports se sont réunis à Riga pour parler de la glace et de rien d’autre.",
        )
    };
    let mut flow = flow(vec![french]);
    flow.claims.push(Claim {
        subject: Subject::Language,
        value: "en".to_owned(),
        origin: "html lang".into(),
    });
    let document = parse_flow(&flow, &Options::default());
    assert_eq!(document.editions[0].lang, Lang::FR);
}

#[test]
fn claims_say_what_the_text_does_not() {
    let mut flow = flow(vec![text(
        "The keepers of the harbours have met in Riga to speak of ice and of nothing else.",
    )]);
    for (subject, value) in [
        (Subject::Title, "On ice"),
        (Subject::Issuer, "Council of Harbours"),
        (Subject::Published, "2031-04-09T08:00:00+02:00"),
    ] {
        flow.claims.push(Claim {
            subject,
            value: value.to_owned(),
            origin: "meta".into(),
        });
    }
    let document = parse_flow(&flow, &Options::default());
    assert_eq!(document.title.as_deref(), Some("On ice"));
    assert_eq!(document.issuer.as_deref(), Some("Council of Harbours"));
    assert_eq!(document.published_on.unwrap().to_string(), "2031-04-09");
}

#[test]
fn lists_within_lists_nest_whatever_their_labels() {
    let item = |depth: u32, marker: &str, line: &str| Block {
        kind: BlockKind::Item,
        marker: Some(marker.to_owned()),
        depth,
        ..text(line)
    };
    let flow = flow(vec![
        item(1, "1.", "We keep the lights of our harbours burning:"),
        item(2, "1.", "on the northern pier;"),
        item(3, "1.", "in summer from ten;"),
        item(3, "2.", "in winter from four;"),
        item(2, "2.", "on the southern pier."),
        item(
            1,
            "2.",
            "We repair what the storms of the winter have broken:",
        ),
        item(2, "z.", "the boats of the pilots;"),
        item(2, "aa.", "the bells for the fog."),
    ]);
    let document = parse_flow(&flow, &Options::default());
    let seen: Vec<_> = document.editions[0]
        .paragraphs
        .iter()
        .map(|paragraph| {
            let label = paragraph.label.as_deref().unwrap_or("-");
            (
                label,
                paragraph.kind.as_str(),
                paragraph.level,
                paragraph.parent,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("1", "numbered", 1, None),
            ("1", "item", 2, Some(1)),
            ("1", "item", 3, Some(2)),
            ("2", "item", 3, Some(2)),
            ("2", "item", 2, Some(1)),
            ("2", "numbered", 1, None),
            ("z", "item", 2, Some(6)),
            ("aa", "item", 2, Some(6)),
        ]
    );
}
