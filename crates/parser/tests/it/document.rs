//! Texts in the shapes that captures come in, and the documents that they are.

use insta::assert_snapshot;

use crate::view::view;

#[test]
fn wrapped_lines_with_numbers_that_are_no_labels() {
    let text = r"1. We welcome the decisions that the ministers took in the spring of
2024. Recognising their importance, we will carry them out by
1. January of the next year, at a cost of about
3.5 million in each port, as provided for in Article
5. of the Treaty on Harbours.

2. We call on all ports to report on what they have done by the end of
2025, and to keep the rules set out in paragraph
2. above.

3. We will meet again.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We welcome the decisions that the ministers took in the spring of 2024. Recognising their importance, we will carry them out by 1. January of the next year, at a cost of about 3.5 million in each port, as provided for in Article 5. of the Treaty on Harbours.
      2 numbered 2: We call on all ports to report on what they have done by the end of 2025, and to keep the rules set out in paragraph 2. above.
      3 numbered 3: We will meet again.
    ");
}

#[test]
fn text_that_lost_its_line_breaks() {
    let text = "We, the ministers of the ports, have met in Riga. 1. We condemn the attacks on our harbours. 2. We call on all states to keep the rules of 2015. 3. We will meet again. 1. Nous condamnons les attaques contre nos ports. 2. Nous appelons tous les États à respecter les règles de 2015. 3. Nous nous réunirons de nouveau.";
    assert_snapshot!(view(text), @r"
    en
      1 body -: We, the ministers of the ports, have met in Riga.
      2 numbered 1: We condemn the attacks on our harbours.
      3 numbered 2: We call on all states to keep the rules of 2015.
      4 numbered 3: We will meet again.
    fr
      1 numbered 1: Nous condamnons les attaques contre nos ports.
      2 numbered 2: Nous appelons tous les États à respecter les règles de 2015.
      3 numbered 3: Nous nous réunirons de nouveau.
    inline-number: a paragraph was found in the middle of a line
    inline-number: a paragraph was found in the middle of a line
    inline-number: a paragraph was found in the middle of a line
    inline-number: a paragraph was found in the middle of a line
    inline-number: a paragraph was found in the middle of a line
    inline-number: a paragraph was found in the middle of a line
    ");
}

#[test]
fn numbers_alone_on_their_lines() {
    let text = r"1.

We condemn the attacks on our harbours and on the ships in them.

2.

We call on all states to keep the rules that they agreed.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks on our harbours and on the ships in them.
      2 numbered 2: We call on all states to keep the rules that they agreed.
    ");
}

#[test]
fn preamble_headings_items_and_signature() {
    let text = r"Declaration on Safe Harbours

Riga, 18 July 2025

We, the ministers of the ports, have met in Riga and have agreed as follows.

I. DEFENCE OF THE PORTS

1. We will, each in its own port:
(a) keep watch on the ships that come and go;
(b) report what we see:
(i) at once to the harbour master, and
(ii) every week to the council.

II. NEXT STEPS

2. We will meet again in a year.

3. We thank our hosts.

Anna Berzina
Minister of Ports
";
    assert_snapshot!(view(text), @r"
    en
      1 title -: Declaration on Safe Harbours
      2 note -: Riga, 18 July 2025
      3 body -: We, the ministers of the ports, have met in Riga and have agreed as follows.
      4 heading I: DEFENCE OF THE PORTS
      5 numbered 1: We will, each in its own port:
        6 item (a): keep watch on the ships that come and go;
        7 item (b): report what we see:
          8 item (i): at once to the harbour master, and
          9 item (ii): every week to the council.
      10 heading II: NEXT STEPS
      11 numbered 2: We will meet again in a year.
      12 numbered 3: We thank our hosts.
      13 signature -: Anna Berzina
      14 signature -: Minister of Ports
    ");
}

#[test]
fn one_language_a_column() {
    let text = r"| 1. We condemn the attacks on our harbours. | 1. Wir verurteilen die Angriffe auf unsere Häfen. |
|---|---|
| 2. We call on all states to keep the rules. | 2. Wir rufen alle Staaten auf, die Regeln zu achten. |
| 3. We will meet again when the work of our experts is done. | 3. Wir werden uns wieder treffen, wenn die Arbeit unserer Fachleute getan ist. |
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks on our harbours.
      2 numbered 2: We call on all states to keep the rules.
      3 numbered 3: We will meet again when the work of our experts is done.
    de
      1 numbered 1: Wir verurteilen die Angriffe auf unsere Häfen.
      2 numbered 2: Wir rufen alle Staaten auf, die Regeln zu achten.
      3 numbered 3: Wir werden uns wieder treffen, wenn die Arbeit unserer Fachleute getan ist.
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: rules and bars of a table were left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    table-debris: a bar between the cells of a table was left out
    ");
}

#[test]
fn pages_that_cut_sentences() {
    let text = r"1. We condemn the attacks on our harbours and on
- 1 -

the ships that lay in them.
2. We call on all states to keep the rules.

2/3

3. We will meet again.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks on our harbours and on the ships that lay in them.
      2 numbered 2: We call on all states to keep the rules.
      3 numbered 3: We will meet again.
    page-number: a page number was left out
    page-number: a page number was left out
    ");
}

#[test]
fn articles() {
    let text = r"Convention sur les ports

Article premier
Champ d’application
La présente convention s’applique à tous les ports.

Article 2
Définitions
1. On entend par « port » tout lieu où accostent des navires.
2. On entend par « navire » tout bâtiment de mer.

Article 2 bis

Les ports sont ouverts à tous les navires.
";
    assert_snapshot!(view(text), @r"
    fr
      1 title -: Convention sur les ports
      2 heading -: Champ d’application
      3 numbered Article premier: La présente convention s’applique à tous les ports.
      4 heading 2: Définitions
        5 numbered 1: On entend par « port » tout lieu où accostent des navires.
        6 numbered 2: On entend par « navire » tout bâtiment de mer.
      7 numbered 2 bis: Les ports sont ouverts à tous les navires.
    ");
}

#[test]
fn odd_line_breaks_and_invisible_characters() {
    let text = "\u{feff}1. We condemn\rthe attacks\r\n2. We call on\u{2028}all sta\0tes\u{c}3. We will meet again.\r\n5. We\tthank  our hosts.\n6.\n";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks
      2 numbered 2: We call on all states
      3 numbered 3: We will meet again.
      4 numbered 5: We thank our hosts.
    invisible: a character that shows nothing was left out
    nul-removed: U+0000 was left out
    number-gap: number 4 is missing before this one
    empty-paragraph: a number without a text was left out
    ");
}

#[test]
fn three_scripts() {
    let text = r"1. We condemn the attacks on our harbours and on the ships in them.
2. We call on all states to keep the rules.

1. Мы осуждаем нападения на наши порты и на корабли, стоящие в них.
2. Мы призываем все государства соблюдать правила.

1. Ми засуджуємо напади на наші порти та на кораблі, що стоять у них.
2. Ми закликаємо всі держави дотримуватися правил.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks on our harbours and on the ships in them.
      2 numbered 2: We call on all states to keep the rules.
    ru
      1 numbered 1: Мы осуждаем нападения на наши порты и на корабли, стоящие в них.
      2 numbered 2: Мы призываем все государства соблюдать правила.
    uk
      1 numbered 1: Ми засуджуємо напади на наші порти та на кораблі, що стоять у них.
      2 numbered 2: Ми закликаємо всі держави дотримуватися правил.
    ");
}

#[test]
fn a_foreign_phrase_makes_no_edition() {
    let text = r"1. We condemn the attacks on our harbours and on the ships in them.

La liberté des mers

2. We call on all states to keep the rules, for “la mer est libre pour tous les navires”, as the old saying has it.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks on our harbours and on the ships in them.
      2 heading -: La liberté des mers
      3 numbered 2: We call on all states to keep the rules, for “la mer est libre pour tous les navires”, as the old saying has it.
    ");
}

#[test]
fn each_paragraph_followed_by_its_translation() {
    let text = r"1. We condemn the attacks on our harbours and on the ships in them.
1. Nous condamnons les attaques contre nos ports et contre les navires.
2. We call on all states to keep the rules.
2. Nous appelons tous les États à respecter les règles.
3. We will meet again in a year.
3. Nous nous réunirons de nouveau dans un an.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We condemn the attacks on our harbours and on the ships in them.
      2 numbered 2: We call on all states to keep the rules.
      3 numbered 3: We will meet again in a year.
    fr
      1 numbered 1: Nous condamnons les attaques contre nos ports et contre les navires.
      2 numbered 2: Nous appelons tous les États à respecter les règles.
      3 numbered 3: Nous nous réunirons de nouveau dans un an.
    ");
}

#[test]
fn one_section_a_language() {
    let text = r"Erklärung der Außenminister

1. Wir verurteilen die Angriffe auf unsere Häfen und auf die Schiffe.
2. Wir rufen alle Staaten auf, die Regeln zu achten.

Dichiarazione dei ministri degli esteri

1. Condanniamo gli attacchi contro i nostri porti e contro le navi.
2. Invitiamo tutti gli Stati a rispettare le regole.

Déclaration des ministres des affaires étrangères

1. Nous condamnons les attaques contre nos ports et contre les navires.
2. Nous appelons tous les États à respecter les règles.
";
    assert_snapshot!(view(text), @r"
    de
      1 title -: Erklärung der Außenminister
      2 numbered 1: Wir verurteilen die Angriffe auf unsere Häfen und auf die Schiffe.
      3 numbered 2: Wir rufen alle Staaten auf, die Regeln zu achten.
    it
      1 title -: Dichiarazione dei ministri degli esteri
      2 numbered 1: Condanniamo gli attacchi contro i nostri porti e contro le navi.
      3 numbered 2: Invitiamo tutti gli Stati a rispettare le regole.
    fr
      1 title -: Déclaration des ministres des affaires étrangères
      2 numbered 1: Nous condamnons les attaques contre nos ports et contre les navires.
      3 numbered 2: Nous appelons tous les États à respecter les règles.
    ");
}

#[test]
fn resolution() {
    let text = r"The Assembly of Ports,

Recalling its resolution 12 (IV) of 24 October 1970,

Reaffirming the importance of open harbours,

1. Reaffirms that harbours are open to all;

2. Deplores in the strongest terms the closing of ports:

(a) to ships in distress;

(b) to ships with doctors on board;

3. Decides to remain seized of the matter.
";
    assert_snapshot!(view(text), @r"
    en
      1 body -: The Assembly of Ports,
      2 body -: Recalling its resolution 12 (IV) of 24 October 1970,
      3 body -: Reaffirming the importance of open harbours,
      4 numbered 1: Reaffirms that harbours are open to all;
      5 numbered 2: Deplores in the strongest terms the closing of ports:
        6 item (a): to ships in distress;
        7 item (b): to ships with doctors on board;
      8 numbered 3: Decides to remain seized of the matter.
    ");
}

#[test]
fn reference_matter_and_annex() {
    let text = r"Riga Summit Declaration

• 11 Jul. 2018 -
• |
• Press Release (2018) 074
• Last updated: 30 Aug. 2018 14:09

  1. We, the heads of the ports, have gathered in Riga
     at a time when the safety of our harbours is being tested.

  2. We thank our hosts.

ANNEX

1. First measure of the annex.
2. Second measure of the annex.
";
    assert_snapshot!(view(text), @r"
    en
      1 title -: Riga Summit Declaration
      2 note -: 11 Jul. 2018 -
      3 note -: Press Release (2018) 074
      4 note -: Last updated: 30 Aug. 2018 14:09
      5 numbered 1: We, the heads of the ports, have gathered in Riga at a time when the safety of our harbours is being tested.
      6 numbered 2: We thank our hosts.
      7 heading -: ANNEX
      8 numbered 1: First measure of the annex.
      9 numbered 2: Second measure of the annex.
    table-debris: rules and bars of a table were left out
    ");
}

#[test]
fn text_that_is_no_language() {
    let text = r"2025-07-18 / 108
A1-B2 77 4/5
";
    assert_snapshot!(view(text), @r"
    und
      1 note -: 2025-07-18 / 108
      2 body -: A1-B2 77 4/5
    ");
}

#[test]
fn lists_and_a_missing_number() {
    let text = r"§ 1 We will need:
• ropes of good make;
• lamps for the night.

§ 2 We will meet again.

§ 4 We thank our hosts.
";
    assert_snapshot!(view(text), @r"
    en
      1 numbered 1: We will need:
        2 item -: ropes of good make;
        3 item -: lamps for the night.
      4 numbered 2: We will meet again.
      5 numbered 4: We thank our hosts.
    number-gap: number 3 is missing before this one
    ");
}

#[test]
fn languages_named_at_the_head_of_their_tables() {
    let text = r"Notice on the common gauges

| English |
---|
| 1. We read the gauges of all our ports twice a day. |
| 2. The readings are free of charge for everyone. |

| Français |
---|
| 1. Nous relevons deux fois par jour les échelles de tous les ports de la région. |
| 2. Les relevés sont gratuits pour tous. |
";
    let view = view(text);
    let paragraphs: Vec<&str> = view
        .lines()
        .filter(|line| !line.contains("debris"))
        .collect();
    assert_snapshot!(paragraphs.join("\n"), @r"
    en
      1 title -: Notice on the common gauges
      2 note -: English
      3 numbered 1: We read the gauges of all our ports twice a day.
      4 numbered 2: The readings are free of charge for everyone.
    fr
      1 note -: Français
      2 numbered 1: Nous relevons deux fois par jour les échelles de tous les ports de la région.
      3 numbered 2: Les relevés sont gratuits pour tous.
    ");
}

#[test]
fn two_texts_on_one_line() {
    let text = "Decision on tolls – Riga, 3 May 2030. The ministers of the ports have decided as follows. 1. We lower the tolls of all ports. 2. This decision takes effect on 1 June 2030 and replaces that of 1996. Décision relative aux péages – Riga, le 3 mai 2030. Les ministres des ports ont décidé ce qui suit. 1. Nous abaissons les péages de tous les ports. 2. La présente décision prend effet le 1er juin 2030.";
    let view = view(text);
    let paragraphs: Vec<&str> = view
        .lines()
        .filter(|line| !line.starts_with("inline"))
        .collect();
    assert_snapshot!(paragraphs.join("\n"), @r"
    en
      1 title -: Decision on tolls
      2 note -: Riga, 3 May 2030.
      3 body -: The ministers of the ports have decided as follows.
      4 numbered 1: We lower the tolls of all ports.
      5 numbered 2: This decision takes effect on 1 June 2030 and replaces that of 1996.
    fr
      1 title -: Décision relative aux péages
      2 note -: Riga, le 3 mai 2030.
      3 body -: Les ministres des ports ont décidé ce qui suit.
      4 numbered 1: Nous abaissons les péages de tous les ports.
      5 numbered 2: La présente décision prend effet le 1er juin 2030.
    ");
}

#[test]
fn labels_told_apart_by_a_word_and_words_that_close_a_text() {
    let text = r"Règlement sur les phares
Ligue des phares
Riga, le 3 mai 2030

2. Nous entretenons les lampes de tous les phares.

2 bis. Elles sont remplacées avant la fin de leur vie utile.

3. Nous tenons un registre des pannes.

Fait à Riga, le 3 mai 2030.

Pour la Ligue :
Anna Berzina, présidente
";
    assert_snapshot!(view(text), @r"
    fr
      1 title -: Règlement sur les phares
      2 note -: Ligue des phares
      3 note -: Riga, le 3 mai 2030
      4 numbered 2: Nous entretenons les lampes de tous les phares.
      5 numbered 2 bis: Elles sont remplacées avant la fin de leur vie utile.
      6 numbered 3: Nous tenons un registre des pannes.
      7 signature -: Fait à Riga, le 3 mai 2030.
      8 signature -: Pour la Ligue :
      9 signature -: Anna Berzina, présidente
    ");
}

#[test]
fn paragraphs_that_repeat_one_another() {
    let repealed = |title: &str, text: &str| {
        let sections: Vec<String> = (1..=12)
            .map(|number| format!("{number} {text}\n"))
            .collect();
        format!("{title}\n\n{}\n", sections.join("\n"))
    };
    let text = repealed(
        "An Act to provide for the resumption and the continuation of the operation of the lighthouses of the coast",
        "[Repealed, 2017, c. 26, s. 71]",
    ) + "\n"
        + &repealed(
            "Loi prévoyant la reprise et le maintien des services de tous les phares et de tous les ports de la côte",
            "[Abrogé, 2017, ch. 26, art. 71]",
        );
    let document = archive_parser::parse(&text, &archive_parser::Options::default());
    let seen: Vec<_> = document
        .editions
        .iter()
        .map(|edition| (edition.lang.as_str(), edition.paragraphs.len()))
        .collect();
    assert_eq!(seen, [("en", 13), ("fr", 13)]);
}
