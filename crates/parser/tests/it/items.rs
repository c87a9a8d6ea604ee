//! Lists that stand within a paragraph.

use insta::assert_snapshot;

use crate::view::view;

#[test]
fn lists_within_lists_across_wrapped_lines() {
    let text = r"Declaration on safe harbours

1. We shall: (a) keep the lights burning; (b) repair the piers, in
particular: (i) the northern pier; (ii) the southern pier; and (c)
meet again in the spring.

2. The dues are paid in silver, 1) by ships, 2) by boats, or 3) by rafts.
";
    assert_snapshot!(view(text), @r"
    en
      1 title -: Declaration on safe harbours
      2 numbered 1: We shall:
        3 item (a): keep the lights burning;
        4 item (b): repair the piers, in particular:
          5 item (i): the northern pier;
          6 item (ii): the southern pier; and
        7 item (c): meet again in the spring.
      8 numbered 2: The dues are paid in silver,
        9 item 1: by ships,
        10 item 2: by boats, or
        11 item 3: by rafts.
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    ");
}

#[test]
fn of_a_paragraph_without_a_label() {
    let text = r"1. Nous nous réunissons au printemps.

Les ministres sont convenus de ce qui suit : 1° les droits sont fixés au printemps ; 2° ils sont payés en argent.

(a) les gardiens allument les lampes ; (b) les pilotes rament.

2. Nous remercions nos hôtes.
";
    assert_snapshot!(view(text), @r"
    fr
      1 numbered 1: Nous nous réunissons au printemps.
      2 body -: Les ministres sont convenus de ce qui suit :
        3 item 1: les droits sont fixés au printemps ;
        4 item 2: ils sont payés en argent.
        5 item (a): les gardiens allument les lampes ;
        6 item (b): les pilotes rament.
      7 numbered 2: Nous remercions nos hôtes.
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    ");
}

#[test]
fn of_a_script_without_spaces() {
    let text = r"关于港口安全的声明

一、各港口负责：（一）保持灯光通明；（二）修复码头；以及（三）分享海图。
二、我们明年春天再次会晤。
";
    assert_snapshot!(view(text), @r"
    zh
      1 title -: 关于港口安全的声明
      2 numbered 一: 各港口负责：
        3 item （一）: 保持灯光通明；
        4 item （二）: 修复码头；以及
        5 item （三）: 分享海图。
      6 numbered 二: 我们明年春天再次会晤。
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    ");
}

#[test]
fn that_go_on_from_the_label_of_their_paragraph() {
    let text = r"3. The keepers are paid as follows:

(a) in the spring, in silver; (b) in the autumn, in grain.

(c) Whoever keeps two lights is paid twice.

4. (a) Every port keeps its lights; (b) every ship has a chart.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 3: The keepers are paid as follows:
        2 item (a): in the spring, in silver;
        3 item (b): in the autumn, in grain.
        4 item (c): Whoever keeps two lights is paid twice.
      5 numbered 4: (a) Every port keeps its lights;
        6 item (b): every ship has a chart.
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    ");
}

#[test]
fn references_are_no_lists() {
    for text in [
        "1. As points (a) and (b) of the first paragraph say, the dues of all harbours are low.",
        "1. Ships pay the dues of Article 3(1), (2) and (3), or those of point (a), (b), or (c).",
        "1. Die Häfen zahlen nach Art. 3 Abs. (1) Satz 1, (2) Satz 2 und lit. a), b) und c).",
        "1. Ports pay under the following letters: (a), (b), (c) and (d).",
        "(1) The dues of Article 3(1), (2) and (3) are paid by all ships that come to a port.",
        "(1) The dues of Article 3, (2) of the Annex, are paid by all ships that come to a port.",
        "(1) Ships pay the dues of point 1; (3) of the list names those that do not.",
        "1. The second class, (b) of the list, and the third, (c) of the list, pay nothing at all.",
    ] {
        let found = view(text);
        let (_, body) = text.split_once(' ').unwrap();
        assert_eq!(found.lines().count(), 2, "{found}");
        assert!(found.trim_end().ends_with(body), "{found}");
    }
}
