//! Whole texts: which paragraph became which.

use std::fmt::Write as _;

use archive_diff::{EditionDiff, LanguageChange, Options, RunOp, Text, blame, diff, diff_versions};
use archive_model::{ChangeClass, Lang, Paragraph};
use insta::assert_snapshot;

use crate::paragraph;

const ENGLISH: Options = Options { lang: Lang::EN };

/// Reads `label text` lines; `-` stands for no label.
fn paragraphs(lines: &str) -> Vec<Paragraph> {
    let lines = (1..).zip(lines.lines());
    let read = |(ordinal, line): (u32, &str)| {
        let (label, text) = line.split_once(' ').unwrap();
        paragraph(ordinal, Some(label).filter(|label| *label != "-"), text)
    };
    lines.map(read).collect()
}

/// A diff as a person would want to read it.
fn view(found: &EditionDiff) -> String {
    let mut view = format!("{}\n", found.class.as_str());
    for change in &found.changes {
        let _ = write!(
            view,
            "{} {:?} {:?} {}",
            change.op.as_str(),
            change.from,
            change.to,
            change.class.as_str()
        );
        for reason in &change.reasons {
            let _ = write!(view, " | {reason}");
        }
        view.push('\n');
        if !change.runs.is_empty() {
            let _ = writeln!(view, "    {}", words(change));
        }
    }
    view
}

fn words(change: &archive_diff::Change) -> String {
    let marked = change.runs.iter().map(|run| match run.op {
        RunOp::Equal => run.text.replace('\n', "⏎"),
        RunOp::Insert => format!("{{+{}+}}", run.text.replace('\n', "⏎")),
        RunOp::Delete => format!("[-{}-]", run.text.replace('\n', "⏎")),
    });
    marked.collect()
}

fn check(old: &str, new: &str) -> String {
    view(&diff(&paragraphs(old), &paragraphs(new), &ENGLISH))
}

const PLEDGE: &str = "\
1 The seven ports will share their tide tables every morning.
2 A pilot shall board each vessel at the outer buoy.
3 Dues are paid in silver or in grain, as the harbour master decides.
4 Disputes go to the council of captains, which meets on the first day of spring.";

#[test]
fn one_word_and_one_paragraph() {
    assert_snapshot!(check(PLEDGE, "\
1 The six ports will share their tide tables every morning.
2 A pilot may board each vessel at the outer buoy.
3 No vessel leaves during the night of the lanterns.
4 Dues are paid in silver or in grain, as the harbour master decides.
5 Disputes go to the council of captains, which meets on the first day of spring."), @r"
    substantive
    replace 0..1 0..1 substantive | number changed: seven → six
        The [-seven-]{+six+} ports will share their tide tables every morning.
    replace 1..2 1..2 substantive | modal verb changed: shall → may
        A pilot [-shall-]{+may+} board each vessel at the outer buoy.
    insert 2..2 2..3 substantive | paragraph added: No vessel leaves during the night of the…
        {+No vessel leaves during the night of the lanterns.+}
    renumber 2..3 3..4 structure | label changed: 3 → 4
    renumber 3..4 4..5 structure | label changed: 4 → 5
    ");
}

#[test]
fn moved_split_and_merged() {
    assert_snapshot!(check(PLEDGE, "\
1 Dues are paid in silver or in grain, as the harbour master decides.
2 The seven ports will share their tide tables every morning. A pilot shall board each vessel at the outer buoy.
3 Disputes go to the council of captains.
4 The council meets on the first day of spring."), @r"
    substantive
    move 2..3 0..1 structure | label changed: 3 → 1 | paragraph moved
    merge 0..2 1..2 structure | paragraphs merged | label changed: 1 → 2 | spaces
        The seven ports will share their tide tables every morning.[-⏎-]{+ +}A pilot shall board each vessel at the outer buoy.
    split 3..4 2..4 substantive | wording added: council | paragraph split | label changed: 4 → 3
        Disputes go to the council of captains[-, which-]{+.⏎The council+} meets on the first day of spring.
    ");
    assert_snapshot!(check("\
- All boats carry a lamp at the bow. All boats carry a bell at the stern, and ring it in fog.", "\
- All boats carry a lamp at the bow.
- All boats carry a bell at the stern, and ring it in fog."), @r"
    structure
    split 0..1 0..2 structure | paragraph split | spaces
        All boats carry a lamp at the bow.[- -]{+⏎+}All boats carry a bell at the stern, and ring it in fog.
    ");
}

#[test]
fn nothing_in_common() {
    assert_snapshot!(check("1 Lanterns burn until dawn.", "1 Wheat is sold by weight."), @r"
    substantive
    delete 0..1 0..0 substantive | paragraph removed: Lanterns burn until dawn.
        [-Lanterns burn until dawn.-]
    insert 1..1 0..1 substantive | paragraph added: Wheat is sold by weight.
        {+Wheat is sold by weight.+}
    ");
    assert_snapshot!(check("- ***\n- Lanterns burn.", "- Lanterns burn."), @r"
    typographic
    delete 0..1 0..0 typographic | signs of layout
        [-***-]
    equal 1..2 0..1 none
    ");
}

#[test]
fn what_the_reader_does_not_want_to_see() {
    let (old, new) = (
        paragraphs("1 The pilot's fee is 6 marks."),
        paragraphs("1 The pilot’s fee is 4 marks."),
    );
    let found = diff(&old, &new, &ENGLISH);
    assert_snapshot!(view(&found.without(&[ChangeClass::Typographic])), @r"
    substantive
    replace 0..1 0..1 substantive | number changed: 6 → 4
        The pilot’s fee is [-6-]{+4+} marks.
    ");
    assert_snapshot!(view(&found.without(&[ChangeClass::Typographic, ChangeClass::Substantive])), @r"
    none
    equal 0..1 0..1 none
        The pilot’s fee is 4 marks.
    ");
    let size = found.size();
    assert_eq!((size.words_added, size.words_removed), (2, 2));
}

#[test]
fn languages() {
    let (english, french) = (paragraphs("1 We agree."), paragraphs("1 Nous approuvons."));
    let text = |lang, paragraphs| Text { lang, paragraphs };
    let both = [text(Lang::EN, &english[..]), text(Lang::FR, &french[..])];
    let found = diff_versions(&both[..1], &both);
    assert_eq!(found.class, ChangeClass::Language);
    assert_eq!(found.languages[1], (Lang::FR, LanguageChange::Came));
    assert_eq!(diff_versions(&both, &both).class, ChangeClass::None);
    let denied = paragraphs("1 We do not agree.");
    let found = diff_versions(&both, &[text(Lang::EN, &denied)]);
    assert_eq!(found.class, ChangeClass::Substantive);
    assert_eq!(found.languages[1], (Lang::FR, LanguageChange::Went));
}

#[test]
fn who_brought_which_words() {
    let versions = [
        paragraphs("1 A pilot shall board each vessel."),
        paragraphs("1 Welcome, sailors.\n2 A pilot shall board each vessel."),
        paragraphs("1 Welcome, sailors.\n2 A pilot may board each vessel."),
    ];
    let versions: Vec<&[Paragraph]> = versions.iter().map(Vec::as_slice).collect();
    let origins = blame(&versions, &ENGLISH);
    assert_eq!((origins[0].since, origins[0].wording), (1, 1));
    assert_eq!((origins[1].since, origins[1].wording), (0, 2));
    assert_eq!(origins[1].words, [(0..8, 0), (8..11, 2), (11..30, 0)]);
}
