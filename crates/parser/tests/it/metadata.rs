//! What a statement says about itself.

use archive_parser::{Options, parse};

/// Compares number, dates, issuer and title, in this order, with `want`; `-` stands for what is not there.
fn check(text: &str, want: [&str; 5]) {
    let document = parse(text, &Options::default());
    let date = |date: Option<archive_model::PartialDate>| date.map(|date| date.to_string());
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
