//! What a statement says about itself.

use archive_model::PartialDate;
use archive_parser::{Options, parse};

/// Compares number, dates, issuer and title, in this order, with `want`; `-` stands for what is not there.
fn check(text: &str, want: [&str; 5]) {
    let document = parse(text, &Options::default());
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let seen = [
        document.number,
        date(document.published_on),
        date(document.updated_on),
        document.issuer,
        document.title,
    ];
    let seen = seen.map(|value| value.unwrap_or_else(|| "-".to_owned()));
    assert_eq!(seen, want, "{text}");
}

#[test]
fn reference_lines_are_read() {
    check(
        "Statement by the Council of Ports concerning harbour dues\n\nPress Release (2025) 108\n\n18 July 2025\n\n\
         Last updated: 21 July 2025 09:30\n\n1. We have agreed on the dues of all harbours.\n\n2. We will meet again.\n",
        [
            "(2025) 108",
            "2025-07-18",
            "2025-07-21",
            "Council of Ports",
            "Statement by the Council of Ports concerning harbour dues",
        ],
    );
}

#[test]
fn other_languages_print_it_their_own_way() {
    check(
        "Erklärung zu den Hafengebühren\n\nPressemitteilung Nr. 108/2025\n\nBerlin, den 18. Juli 2025\n\n\
         1. Wir haben uns auf die Gebühren aller Häfen geeinigt.\n\n2. Wir werden uns wieder treffen.\n",
        [
            "108/2025",
            "2025-07-18",
            "-",
            "-",
            "Erklärung zu den Hafengebühren",
        ],
    );
    check(
        "Заява щодо портових зборів\n\nКиїв, 18 липня 2025 року\n\n1. Ми домовилися про збори в усіх портах.\n\n\
         2. Ми зустрінемося знову.\n",
        ["-", "2025-07-18", "-", "-", "Заява щодо портових зборів"],
    );
}

#[test]
fn reference_lines_stand_by_themselves() {
    check(
        "Statement on harbour dues\nCouncil of Ports, Riga, 18 July 2025\nPress Release (2025) 108\n\
         Last updated: 21 July 2025\n1. We have agreed on the dues of all harbours.\n2. We will meet again.\n",
        [
            "(2025) 108",
            "2025-07-18",
            "2025-07-21",
            "Council of Ports",
            "Statement on harbour dues",
        ],
    );
    check(
        "Recommendation on harbour dues\nCouncil of Ports\nRiga, 18 July 2025\nDocument CP/2025/17\n\n\
         1) We have agreed on the dues of all harbours.\n2) We will meet again.\n",
        [
            "CP/2025/17",
            "2025-07-18",
            "-",
            "Council of Ports",
            "Recommendation on harbour dues",
        ],
    );
    check(
        "DÉCISION SUR LES DROITS DE PORT\nConseil des ports – Session extraordinaire du 18 juillet 2025\n\n\
         1. Nous avons fixé les droits de tous les ports.\n2. Nous nous réunirons de nouveau.\n",
        [
            "-",
            "2025-07-18",
            "-",
            "Conseil des ports",
            "DÉCISION SUR LES DROITS DE PORT",
        ],
    );
}

#[test]
fn nothing_is_invented() {
    check(
        "1. We recall the decision that the ministers took in\nRiga, 18 July 2025\nand the one that followed it.\n",
        ["-", "-", "-", "-", "-"],
    );
    check(
        "1. We met in July and agreed on 18 points in 2025.\n2. We will meet again on 3 May 2026 in The Hague.\n",
        ["-", "-", "-", "-", "-"],
    );
    check("Harbour dues", ["-", "-", "-", "-", "-"]);
}

/// Compares kind, place and date with `want`, and where each field was found with `found`.
fn check_origins(text: &str, want: [&str; 3], found: &str) {
    let document = parse(text, &Options::default());
    let seen = [
        document.kind.map(archive_model::StatementKind::as_str),
        document.place.as_deref(),
        document.published_on.as_ref().map(PartialDate::as_str),
    ];
    assert_eq!(seen.map(|value| value.unwrap_or("-")), want, "{text}");
    let origins = document.origins.iter().map(|origin| {
        let place = origin.span.clone().map_or("", |span| &text[span]);
        format!("{} in {} “{place}”", origin.field.as_str(), origin.source)
    });
    assert_eq!(origins.collect::<Vec<_>>().join("\n"), found, "{text}");
}

#[test]
fn everything_found_says_where() {
    check_origins(
        "Joint Statement on harbour dues\n\nCouncil of Ports, Riga, 18 July 2025\n\n1. We have agreed on the dues of all \
         harbours.\n\n2. We will meet again.\n",
        ["statement", "Riga", "2025-07-18"],
        "title in title “Joint Statement on harbour dues”\n\
         issuer in note “Council of Ports, Riga, 18 July 2025”\n\
         kind in title “Joint Statement on harbour dues”\n\
         place in note “Council of Ports, Riga, 18 July 2025”\n\
         published_on in note “Council of Ports, Riga, 18 July 2025”",
    );
    check_origins(
        "Übereinkommen über die Häfen\n\n1. Die Häfen sind für alle Schiffe offen.\n\n2. Die Gebühren sind für alle gleich.\n\n\
         Geschehen zu Sankt Wolfram, am 18. Juli 2025.\n",
        ["convention", "Sankt Wolfram", "2025-07-18"],
        "title in title “Übereinkommen über die Häfen”\n\
         kind in title “Übereinkommen über die Häfen”\n\
         place in signature “Geschehen zu Sankt Wolfram, am 18. Juli 2025.”\n\
         published_on in signature “Geschehen zu Sankt Wolfram, am 18. Juli 2025.”",
    );
}

#[test]
fn dates_as_each_language_prints_them_and_no_more_precise() {
    for (line, place, date) in [
        ("Budapest, 2025. július 18.", "Budapest", "2025-07-18"),
        ("Praha, 18. července 2025", "Praha", "2025-07-18"),
        ("(Bruxelles, le 18 juillet 2025)", "Bruxelles", "2025-07-18"),
        ("Київ, 18 липня 2025 року", "Київ", "2025-07-18"),
        ("2025年7月18日", "-", "2025-07-18"),
        ("July 2025", "-", "2025-07"),
    ] {
        let text = format!(
            "Harbours of the coast\n\n{line}\n\n1. The dues of all harbours are the same.\n\n2. They are low.\n"
        );
        let document = parse(&text, &Options::default());
        let seen = document.published_on.as_ref().map(PartialDate::as_str);
        assert_eq!(seen, Some(date), "{line}");
        assert_eq!(document.place.as_deref().unwrap_or("-"), place, "{line}");
    }
}

#[test]
fn titles_of_instruments_say_it_all() {
    check(
        "Regulation (NC) No 14/2030 of the Council of Ports and Rivers\nof 3 May 2030\namending Regulation (NC) No 12/2029 and \
         setting the dues that are paid in spring and in autumn, in all ports of the northern coast and of the rivers that flow \
         to it, by ships, boats and rafts of whatever size and by whoever rows or sails them, so that lights and piers are kept\n\n\
         (1) The lights of the northern coast are old.\n\n(2) The piers are older than the lights.\n",
        [
            "(NC) No 14/2030",
            "2030-05-03",
            "-",
            "Council of Ports and Rivers",
            "Regulation (NC) No 14/2030 of the Council of Ports and Rivers of 3 May 2030 amending Regulation (NC) No 12/2029 and \
             setting the dues that are paid in spring and in autumn, in all ports of the northern coast and of the rivers that \
             flow to it, by ships, boats and rafts of whatever size and by whoever rows or sails them, so that lights and piers \
             are kept",
        ],
    );
    check(
        "Statement on the anniversary of 3 May 2030\n\n1. The lights have burned for a year.\n\n2. It shall apply from 1 July 2031.\n",
        [
            "-",
            "-",
            "-",
            "-",
            "Statement on the anniversary of 3 May 2030",
        ],
    );
}

#[test]
fn headings_that_count_parts_are_no_titles() {
    check(
        "CHAPTER I\n\nLights\n\n1. The lights of the coast burn all night.\n\nCHAPTER II\n\nPiers\n\n2. The piers are kept.\n",
        ["-", "-", "-", "-", "-"],
    );
}

#[test]
fn sentences_with_dates_are_no_reference_lines() {
    check(
        "Harbours of the coast\n\n1. The dues of all harbours are the same.\n\nThey shall be paid from 1 July 2031.\n",
        ["-", "-", "-", "-", "Harbours of the coast"],
    );
}
