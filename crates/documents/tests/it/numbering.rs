//! The numbers that Word draws: what restarts, what resumes, and how it is written.

use archive_documents::docx;

use crate::docx::{document, package, paragraph};

/// A level of a list definition.
fn level(index: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>"#
    )
}

fn definition(id: u32, levels: &[String]) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="{id}">{}</w:abstractNum>"#,
        levels.concat()
    )
}

fn list(id: u32, definition: u32, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>"#)
}

fn restart(level: usize, start: u32) -> String {
    format!(r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>"#)
}

/// Writes a paragraph of `list` at `level`.
fn item(list: u32, level: usize) -> String {
    let place = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
    paragraph(&place, "x")
}

fn styled(style: &str) -> String {
    paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), "x")
}

/// Asserts which markers the paragraphs get; those without one have an empty one.
fn check(numbering: &[String], styles: &str, body: &[String], expected: &[&str]) {
    let numbering = format!("<w:numbering>{}</w:numbering>", numbering.concat());
    let bytes = package(&[
        ("word/document.xml", &document(&body.concat())),
        ("word/numbering.xml", &numbering),
        ("word/styles.xml", styles),
    ]);
    let flow = docx::read(&bytes).expect("there is text in it");
    let markers = flow.blocks.iter().map(|block| block.marker.as_deref());
    let markers: Vec<&str> = markers.map(Option::unwrap_or_default).collect();
    assert_eq!(markers, expected);
}

fn three_levels() -> [String; 3] {
    [
        level(0, "decimal", "%1.", ""),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerLetter", "(%3)", ""),
    ]
}

#[test]
fn a_list_resumes_after_text_and_deeper_levels_start_again() {
    check(
        &[definition(0, &three_levels()), list(1, 0, "")],
        "",
        &[
            item(1, 0),
            item(1, 1),
            item(1, 2),
            item(1, 2),
            item(1, 1),
            item(1, 2),
            paragraph("", "between"),
            item(1, 0),
            item(1, 1),
        ],
        &["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "", "2.", "2.1"],
    );
}

#[test]
fn lists_of_one_definition_count_on_unless_they_say_otherwise() {
    let numbering = [
        definition(0, &three_levels()),
        list(1, 0, ""),
        list(2, 0, ""),
        list(3, 0, &restart(0, 1)),
        list(4, 0, &restart(0, 7)),
    ];
    check(
        &numbering,
        "",
        &[
            item(1, 0),
            item(1, 0),
            item(2, 0),
            item(3, 0),
            item(3, 0),
            item(4, 0),
            item(1, 0),
            item(3, 0),
        ],
        // A restart happens once; what follows counts on from wherever the definition is.
        &["1.", "2.", "3.", "1.", "2.", "7.", "8.", "9."],
    );
}

#[test]
fn a_level_may_go_on_across_a_higher_one() {
    let levels = [
        level(0, "upperRoman", "Part %1", ""),
        level(1, "decimal", "Article %2", r#"<w:lvlRestart w:val="0"/>"#),
        level(2, "decimal", "%3)", r#"<w:lvlRestart w:val="1"/>"#),
    ];
    check(
        &[definition(0, &levels), list(1, 0, "")],
        "",
        &[
            item(1, 0),
            item(1, 1),
            item(1, 2),
            item(1, 1),
            item(1, 2),
            item(1, 0),
            item(1, 1),
            item(1, 2),
        ],
        &[
            "Part I",
            "Article 1",
            "1)",
            "Article 2",
            "2)",
            "Part II",
            "Article 3",
            "1)",
        ],
    );
}

#[test]
fn numbers_of_other_kinds() {
    let levels = [
        level(0, "upperRoman", "%1", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(
            2,
            "bullet",
            "\u{f0b7}",
            r#"<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>"#,
        ),
        level(3, "none", "", ""),
        level(4, "ordinal", "%5", ""),
        level(5, "bullet", "–", ""),
        level(6, "decimalZero", "§ %7", ""),
    ];
    let body: Vec<String> = (0..7).map(|level| item(1, level)).collect();
    check(
        &[definition(0, &levels), list(1, 0, "")],
        "",
        &body,
        &["I", "1.1", "•", "", "1st", "–", "§ 01"],
    );
}

#[test]
fn levels_are_linked_to_styles() {
    let linked = |index, text, style: &str| {
        let style = format!(r#"<w:pStyle w:val="{style}"/>"#);
        level(index, "decimal", text, &style)
    };
    let numbering = [
        definition(0, &[linked(0, "%1.", "Para"), linked(1, "%1.%2.", "Sub")]),
        list(5, 0, ""),
    ];
    let styles = r#"<w:styles>
        <w:style w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Sub"><w:basedOn w:val="Para"/><w:name w:val="Sub"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Own"><w:basedOn w:val="Sub"/><w:name w:val="Own"/></w:style></w:styles>"#;
    let off = r#"<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>"#;
    check(
        &numbering,
        styles,
        &[
            styled("Para"),
            styled("Sub"),
            styled("Own"),
            paragraph(off, "x"),
            styled("Para"),
            styled("Sub"),
        ],
        &["1.", "1.1.", "1.2.", "", "2.", "2.1."],
    );
}

#[test]
fn a_definition_may_stand_in_a_style() {
    let link =
        r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="House"/></w:abstractNum>"#;
    let styles = r#"<w:styles><w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/>
        <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>"#;
    check(
        &[
            definition(0, &[level(0, "lowerRoman", "(%1)", "")]),
            link.to_owned(),
            list(3, 0, ""),
            list(4, 1, ""),
        ],
        styles,
        &[item(4, 0), item(4, 0), item(3, 0)],
        &["(i)", "(ii)", "(iii)"],
    );
}

#[test]
fn damaged_lists_draw_nothing() {
    let looped =
        r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="House"/></w:abstractNum>"#;
    let styles = r#"<w:styles><w:style w:styleId="House"><w:basedOn w:val="House"/><w:name w:val="House"/>
        <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>"#;
    check(
        &[looped.to_owned(), list(3, 1, ""), list(4, 99, "")],
        styles,
        &[item(3, 0), item(4, 0), item(77, 12), styled("House")],
        &["", "", "", ""],
    );
}
