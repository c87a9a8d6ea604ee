//! What holds for every text whatever.

use archive_model::Document;
use archive_parser::{Options, detect, parse};
use proptest::prelude::*;

/// Checks everything that the crate promises of any document.
fn check(text: &str) {
    let document = parse(text, &Options::default());
    check_coverage(text, &document);
    let mut spans = Vec::new();
    for edition in &document.editions {
        assert!(!edition.paragraphs.is_empty());
        assert!((0.0..=1.0).contains(&edition.confidence));
        let mut end = 0;
        for (ordinal, paragraph) in (1..).zip(&edition.paragraphs) {
            assert_eq!(paragraph.ordinal, ordinal);
            assert!(!paragraph.text.trim().is_empty() && !paragraph.text.contains('\0'));
            assert!(paragraph.level >= 1 && paragraph.parent.is_none_or(|parent| parent < ordinal));
            assert!(paragraph.span.start >= end && paragraph.span.start < paragraph.span.end);
            assert!(
                text.get(paragraph.span.clone()).is_some(),
                "spans lie on character boundaries"
            );
            end = paragraph.span.end;
            spans.push(paragraph.span.clone());
        }
    }
    spans.sort_unstable_by_key(|span| span.start);
    assert!(
        spans.is_sorted_by(|left, right| left.end <= right.start),
        "paragraphs overlap"
    );
    assert!(
        document
            .diagnostics
            .is_sorted_by_key(|diagnostic| diagnostic.span.start)
    );
}

fn check_coverage(text: &str, document: &Document) {
    let mut covered = vec![false; text.len()];
    let paragraphs = document
        .editions
        .iter()
        .flat_map(|edition| &edition.paragraphs);
    let spans = paragraphs.map(|paragraph| &paragraph.span).chain(
        document
            .diagnostics
            .iter()
            .map(|diagnostic| &diagnostic.span),
    );
    for span in spans {
        assert!(
            text.get(span.clone()).is_some(),
            "spans lie on character boundaries"
        );
        covered[span.clone()].fill(true);
    }
    for (at, character) in text.char_indices() {
        assert!(
            character.is_whitespace() || covered[at],
            "{character:?} at {at} is lost"
        );
    }
}

/// Pieces that texts are made of, sound and not.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        prop::sample::select(vec![
            "\r\n",
            "\r",
            "\u{c}",
            "\u{2028}",
            "\u{85}",
            "\0",
            "\u{feff}",
            "\t",
            "\u{a0}",
            "|",
            "---|",
            "|---|---|",
            "***",
            "2/4",
            "- 3 -",
            "17",
            "• ",
            "– ",
            "§ ",
            "(",
            ")",
            "第一条",
            "\u{ad}",
            "１",
            "٣. ",
            "弟",
            "㈠",
            "① ",
            "Ⅳ. ",
            "[1] ",
            "¹²",
            "一、",
            "（二）",
            "ІІ. ",
            "г) ",
            "aa. ",
            "2 bis - ",
            "HM/14\n- 2 -\n",
            "+---+",
            "2025年7月",
            "Done at Riga, ",
            "ANNEX\n",
            ": (a) ",
            "; (b) ",
            ", and\n(c) ",
            "; (i) ",
            "; 1° ",
            "，（一）",
            "Directive 98/7/NC of the Council of 3 May 2030",
        ])
        .prop_map(str::to_owned),
        (0_u32..1200).prop_map(|number| format!("{number}. ")),
        (1_u32..40).prop_map(|number| format!("Article {number}\n")),
        "\\([a-z]{1,4}\\) ",
        "[IVXL]{1,6}\\. ",
        "We condemn these acts[.,;:]? ?",
        "Nous condamnons fermement ces actes[.,;:]? ?",
        "Заява Північноатлантичної ради[.,]? ?",
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_parses(text in any::<String>()) {
        check(&text);
        detect(&text);
    }

    #[test]
    fn any_layout_parses(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.concat());
    }
}

#[test]
fn odd_texts_parse() {
    for text in [
        "",
        " ",
        "\n",
        "\0",
        "\u{feff}",
        "|",
        "1.",
        "1.\n2.\n",
        "Article 1",
        "(",
        "§",
        "a\u{2028}b",
        "1. \u{301}",
    ] {
        check(text);
    }
}

#[test]
fn monotonous_texts_parse() {
    for unit in [
        "We condemn these acts. ",
        "1. A b. ",
        "1. a\n",
        "|a",
        "- A b\n",
        "(i) The.\n",
        "\0a",
        "第一条",
        "1.\n",
        "a\n",
        "(a)",
        "(a) Lights; ",
        "(a) Lights; (b) piers: (i) the old; (ii) the new; ",
        "1° Lights; 2° piers; ",
        "（一）灯塔；",
        "Riga, 3 May 2030\n",
        "Press Release (2030) 1\n",
    ] {
        check(&unit.repeat(2_000));
    }
}
