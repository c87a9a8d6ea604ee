//! Every way of numbering that official texts use, each in a text of its own.

use insta::assert_snapshot;

use crate::view::view;

#[test]
fn every_label_printed_as_one() {
    let text = r"Declaration on safe harbours

1. We keep the lights of our harbours burning through the night.

1. We repair what the storms of the winter have broken.

1. We share our charts with every ship that asks for them.

1. We meet again when the ice is gone.
";
    assert_snapshot!(view(text), @r"
    en
      1 title -: Declaration on safe harbours
      2 numbered 1: We keep the lights of our harbours burning through the night.
      3 numbered 1: We repair what the storms of the winter have broken.
      4 numbered 1: We share our charts with every ship that asks for them.
      5 numbered 1: We meet again when the ice is gone.
    ");
}

#[test]
fn numbers_told_apart_by_letters() {
    let text = r"1. We keep the lights of our harbours burning.
1bis. We pay the keepers.
2. We share our charts.
2a. We print them anew every spring.
3. We meet again.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We keep the lights of our harbours burning.
      2 numbered 1bis: We pay the keepers.
      3 numbered 2: We share our charts.
      4 numbered 2a: We print them anew every spring.
      5 numbered 3: We meet again.
    ");
}

#[test]
fn dashes_degrees_and_section_signs() {
    let text = r"1 - We keep the lights of our harbours burning.
2 - We repair what the storms have broken.
2 bis - We pay for it from the dues.
3 - We share our charts.

1° We keep the lights.
2° We repair the boats.

§ 1 We keep the lights.
§ 2 We repair the boats.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We keep the lights of our harbours burning.
      2 numbered 2: We repair what the storms have broken.
      3 numbered 2 bis: We pay for it from the dues.
      4 numbered 3: We share our charts.
      5 numbered 1: We keep the lights.
      6 numbered 2: We repair the boats.
      7 numbered 1: We keep the lights.
      8 numbered 2: We repair the boats.
    ");
}

#[test]
fn numbers_within_numbers() {
    let text = r"1. The lights

1.1 Every port keeps its lights burning through the night.
1.2 The keepers are paid from the dues of all harbours.
1.2.1 The dues are set every spring.

2. The charts

2.1 Every ship is given a chart.
2.2 Charts are printed anew every spring.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: The lights
        2 numbered 1.1: Every port keeps its lights burning through the night.
        3 numbered 1.2: The keepers are paid from the dues of all harbours.
          4 numbered 1.2.1: The dues are set every spring.
      5 numbered 2: The charts
        6 numbered 2.1: Every ship is given a chart.
        7 numbered 2.2: Charts are printed anew every spring.
    ");
}

#[test]
fn a_run_that_begins_late_and_has_a_gap() {
    let text = r"48. We keep the lights of our harbours burning.
49. We repair what the storms have broken.
52. We share our charts.
53. We meet again.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 48: We keep the lights of our harbours burning.
      2 numbered 49: We repair what the storms have broken.
      3 numbered 52: We share our charts.
      4 numbered 53: We meet again.
    number-gap: numbers 50 to 51 are missing before this one
    ");
}

#[test]
fn numbers_that_restart_in_each_section() {
    let text = r"I. LIGHTS

1. We keep the lights of our harbours burning.
2. We pay the keepers.

II. CHARTS

1. We share our charts.
2. We print them anew every spring.
";
    assert_snapshot!(view(text), @r"
    en
      1 heading I: LIGHTS
      2 numbered 1: We keep the lights of our harbours burning.
      3 numbered 2: We pay the keepers.
      4 heading II: CHARTS
      5 numbered 1: We share our charts.
      6 numbered 2: We print them anew every spring.
    ");
}

#[test]
fn numbers_that_run_on_across_headings() {
    let text = r"LIGHTS

1. We keep the lights of our harbours burning.
2. We pay the keepers.

CHARTS

3. We share our charts.
4. We print them anew every spring.
";
    assert_snapshot!(view(text), @r"
    en
      1 title -: LIGHTS
      2 numbered 1: We keep the lights of our harbours burning.
      3 numbered 2: We pay the keepers.
      4 heading -: CHARTS
      5 numbered 3: We share our charts.
      6 numbered 4: We print them anew every spring.
    ");
}

#[test]
fn letters_after_the_last() {
    let text = r"1. Every port keeps:
w. ropes of good make;
x. lamps for the night;
y. boats for the pilots;
z. bells for the fog;
aa. flags for the day;
bb. charts of the coast.
2. We will meet again.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: Every port keeps:
        2 item w: ropes of good make;
        3 item x: lamps for the night;
        4 item y: boats for the pilots;
        5 item z: bells for the fog;
        6 item aa: flags for the day;
        7 item bb: charts of the coast.
      8 numbered 2: We will meet again.
    ");
}

#[test]
fn cyrillic_letters_and_roman_numerals() {
    let text = r"Заява про безпечні порти

Стаття 1
Кожен порт:
а) тримає свої вогні запаленими;
б) лагодить те, що зламали бурі;
в) ділиться картами з кожним кораблем;
г) звітує щороку.

Стаття 2
Ми зустрінемося знову.

ІІ. НАСТУПНІ КРОКИ

Стаття 3
Ми дякуємо нашим господарям.
";
    assert_snapshot!(view(text), @r"
    uk
      1 title -: Заява про безпечні порти
      2 numbered 1: Кожен порт:
        3 item а: тримає свої вогні запаленими;
        4 item б: лагодить те, що зламали бурі;
        5 item в: ділиться картами з кожним кораблем;
        6 item г: звітує щороку.
      7 numbered 2: Ми зустрінемося знову.
      8 heading ІІ: НАСТУПНІ КРОКИ
      9 numbered 3: Ми дякуємо нашим господарям.
    ");
}

#[test]
fn arabic_digits_and_letters() {
    let text = r"بيان بشأن سلامة الموانئ

١- نحافظ على إضاءة موانئنا طوال الليل.
٢- نصلح ما كسرته العواصف:
(أ) الأرصفة؛
(ب) القوارب؛
(ج) الأجراس.
٣- نلتقي من جديد في الربيع المقبل.
";
    assert_snapshot!(view(text), @r"
    ar
      1 title -: بيان بشأن سلامة الموانئ
      2 numbered ١: نحافظ على إضاءة موانئنا طوال الليل.
      3 numbered ٢: نصلح ما كسرته العواصف:
        4 item (أ): الأرصفة؛
        5 item (ب): القوارب؛
        6 item (ج): الأجراس.
      7 numbered ٣: نلتقي من جديد في الربيع المقبل.
    ");
}

#[test]
fn chinese_counting() {
    let text = r"关于港口安全的声明

一、我们保持港口的灯光彻夜通明。
（一）每个港口都有自己的守灯人。
（二）守灯人的工资由各港口的税费支付。
二、我们修复风暴所毁坏的一切。
三、我们明年春天再次会晤。
";
    assert_snapshot!(view(text), @r"
    zh
      1 title -: 关于港口安全的声明
      2 numbered 一: 我们保持港口的灯光彻夜通明。
        3 item （一）: 每个港口都有自己的守灯人。
        4 item （二）: 守灯人的工资由各港口的税费支付。
      5 numbered 二: 我们修复风暴所毁坏的一切。
      6 numbered 三: 我们明年春天再次会晤。
    ");
}

#[test]
fn digits_of_another_script() {
    let text = r"ข้อ ๑
ท่าเรือทุกแห่งต้องเปิดไฟตลอดคืน

ข้อ ๒
ท่าเรือทุกแห่งต้องซ่อมสิ่งที่พายุทำลาย

ข้อ ๓
เราจะพบกันอีกครั้งในฤดูใบไม้ผลิ
";
    assert_snapshot!(view(text), @r"
    th
      1 numbered ๑: ท่าเรือทุกแห่งต้องเปิดไฟตลอดคืน
      2 numbered ๒: ท่าเรือทุกแห่งต้องซ่อมสิ่งที่พายุทำลาย
      3 numbered ๓: เราจะพบกันอีกครั้งในฤดูใบไม้ผลิ
    ");
}

#[test]
fn titles_on_the_line_of_their_article() {
    let text = r"Стаття 1. Предмет угоди

Порти дбають про свої вогні.

Стаття 2. Обмін картами

Порти щороку обмінюються картами.

Стаття 3. Набрання чинності

Угода набирає чинності першого травня.
";
    assert_snapshot!(view(text), @r"
    uk
      1 heading -: Предмет угоди
      2 numbered 1: Порти дбають про свої вогні.
      3 heading -: Обмін картами
      4 numbered 2: Порти щороку обмінюються картами.
      5 heading -: Набрання чинності
      6 numbered 3: Угода набирає чинності першого травня.
    ");
}

#[test]
fn a_misspelt_word_for_article() {
    let text = r"Erthygl 1
Rhaid i bob porthladd gadw ei oleuadau ynghyn drwy'r nos.

Erthygl 2
Rhaid i bob porthladd drwsio'r hyn a dorrwyd gan y stormydd.

Erthygl 3
Telir y ceidwaid o dollau'r porthladdoedd.

Erthyl 4
Byddwn yn cyfarfod eto yn y gwanwyn.
";
    assert_snapshot!(view(text), @r"
    cy
      1 numbered 1: Rhaid i bob porthladd gadw ei oleuadau ynghyn drwy'r nos.
      2 numbered 2: Rhaid i bob porthladd drwsio'r hyn a dorrwyd gan y stormydd.
      3 numbered 3: Telir y ceidwaid o dollau'r porthladdoedd.
      4 numbered 4: Byddwn yn cyfarfod eto yn y gwanwyn.
    ");
}

#[test]
fn resolution_with_a_closing_line() {
    let text = r"Resolution 14/3. Safety of harbours

     The Assembly of Harbours,

     Guided by the Charter of the Harbours,

     Recalling its resolution 12/4 of 3 May 2028 and all its
other resolutions on the safety of harbours,

     1.     Calls upon all States:

     (a)    To keep their lights burning;

     (b)    To repair what storms have broken, and in
particular:

     (i)    The piers;

     (ii)   The quays;

     2.     Requests the Secretary to report at its next session;

     3.     Decides to remain seized of the matter.

                                        14th plenary meeting
                                        3 May 2030
";
    assert_snapshot!(view(text), @r"
    en
      1 title -: Resolution 14/3. Safety of harbours
      2 body -: The Assembly of Harbours,
      3 body -: Guided by the Charter of the Harbours,
      4 body -: Recalling its resolution 12/4 of 3 May 2028 and all its other resolutions on the safety of harbours,
      5 numbered 1: Calls upon all States:
        6 item (a): To keep their lights burning;
        7 item (b): To repair what storms have broken, and in particular:
          8 item (i): The piers;
          9 item (ii): The quays;
      10 numbered 2: Requests the Secretary to report at its next session;
      11 numbered 3: Decides to remain seized of the matter.
      12 note -: 14th plenary meeting 3 May 2030
    ");
}

#[test]
fn signatures_before_annexes() {
    let text = r"We have agreed as follows.

1. We keep the lights burning.

2. We meet again.

Done at Riga, 3 May 2030.

For the harbour masters:
Anna Berzina

ANNEX I
List of lights

1. The light of the northern pier.

2. The light of the southern pier.

ANNEX II
List of charts

1. The chart of the bay.

2. The chart of the river.
";
    assert_snapshot!(view(text), @r"
    en
      1 body -: We have agreed as follows.
      2 numbered 1: We keep the lights burning.
      3 numbered 2: We meet again.
      4 signature -: Done at Riga, 3 May 2030.
      5 signature -: For the harbour masters:
      6 signature -: Anna Berzina
      7 heading -: ANNEX I
      8 heading -: List of lights
      9 numbered 1: The light of the northern pier.
      10 numbered 2: The light of the southern pier.
      11 heading -: ANNEX II
      12 heading -: List of charts
      13 numbered 1: The chart of the bay.
      14 numbered 2: The chart of the river.
    ");
}

#[test]
fn footnotes() {
    let text = r"1. We keep the lights of our harbours burning, as agreed in the spring.¹
2. We repair what the storms have broken.[2]

3. We share our charts.
_______________
¹ Decision of the harbour masters of 3 May 2030.
[2] See the report of the keepers, page 12.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We keep the lights of our harbours burning, as agreed in the spring.¹
      2 numbered 2: We repair what the storms have broken.[2]
      3 numbered 3: We share our charts.
      4 note ¹: Decision of the harbour masters of 3 May 2030.
      5 note 2: See the report of the keepers, page 12.
    separator: a line without letters or digits was left out
    ");
}

#[test]
fn paragraphs_numbered_in_brackets() {
    let text = r"[1] The harbour master closed the northern pier in the winter of 2029.

[2] The owner of a ship asked that it be opened again.

[3] The court finds that the pier was closed for good reason.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: The harbour master closed the northern pier in the winter of 2029.
      2 numbered 2: The owner of a ship asked that it be opened again.
      3 numbered 3: The court finds that the pier was closed for good reason.
    ");
}

#[test]
fn running_heads_and_page_numbers() {
    let text = r"1. We keep the lights of our harbours burning through the night and
repair what the storms have broken, so that every ship that comes to

HM/2030/14
Page 2 of 4

us in the dark finds its way.
2. We share our charts with every ship that asks for them, and print

HM/2030/14
Page 3 of 4

new ones every spring.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We keep the lights of our harbours burning through the night and repair what the storms have broken, so that every ship that comes to us in the dark finds its way.
      2 numbered 2: We share our charts with every ship that asks for them, and print new ones every spring.
    running-head: a line that pages repeat was left out
    page-number: a page number was left out
    running-head: a line that pages repeat was left out
    page-number: a page number was left out
    ");
}

#[test]
fn ruled_table() {
    let text = r"+------+------------------------------------------+
| 1.   | We keep the lights of our harbours burning. |
+------+------------------------------------------+
| 2.   | We repair what the storms have broken. |
+======+==========================================+
| 3.   | We share our charts. |
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We keep the lights of our harbours burning.
      2 numbered 2: We repair what the storms have broken.
      3 numbered 3: We share our charts.
    table-debris: rules and bars of a table were left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: rules and bars of a table were left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: rules and bars of a table were left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    ");
}

#[test]
fn bullets_that_wrap() {
    let text = r"We agreed to:

• keep the lights of our harbours burning
  through the night;
• repair what the storms have broken;
– pay the keepers;
– share our charts.

We meet again in the spring.
";
    assert_snapshot!(view(text), @r"
    en
      1 body -: We agreed to:
      2 item -: keep the lights of our harbours burning through the night;
      3 item -: repair what the storms have broken;
      4 item -: pay the keepers;
      5 item -: share our charts.
      6 body -: We meet again in the spring.
    ");
}

#[test]
fn labels_glued_into_lines() {
    let text = r"1. We keep the lights of our harbours burning. 2. We repair what the storms have broken.
3. We share our charts with every ship. 4) is no label here.
5. We meet again.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We keep the lights of our harbours burning.
      2 numbered 2: We repair what the storms have broken.
      3 numbered 3: We share our charts with every ship. 4) is no label here.
      4 numbered 5: We meet again.
    inline-number: a paragraph was found in the middle of a line
    number-gap: number 4 is missing before this one
    ");
}

#[test]
fn capitals_in_brackets_divide_small_letters() {
    let text = r"1. The harbour master:
(a) keeps a book of
(i) all lights, and
(ii) all piers that are
(A) older than the harbour, or
(B) as old as the harbour;
(b) may show it to every ship;
(c) may copy it.

2. The book is kept in the tower.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: The harbour master:
        2 item (a): keeps a book of
          3 item (i): all lights, and
          4 item (ii): all piers that are
            5 item (A): older than the harbour, or
            6 item (B): as old as the harbour;
        7 item (b): may show it to every ship;
        8 item (c): may copy it.
      9 numbered 2: The book is kept in the tower.
    inline-number: an item of a list was found in the middle of a paragraph
    inline-number: an item of a list was found in the middle of a paragraph
    ");
}
