//! What the rest of a document says about a damaged place in it.

use archive_encoding::{Alternative, Options, Repaired, repair};

use crate::support::{check_record, check_sound, stripped, windows_1252};

#[track_caller]
fn repaired(damaged: &str, sound: &str) -> Repaired {
    let repaired = repair(damaged.as_bytes(), &Options::default());
    assert_eq!(repaired.text, sound, "{:#?}", repaired.unresolved);
    check_record(damaged.as_bytes(), &repaired);
    repaired
}

/// Returns the rules of the edits that put back a letter.
fn letters(repaired: &Repaired) -> Vec<&str> {
    let rules = repaired.repairs.iter().map(|edit| edit.rule.as_ref());
    rules.filter(|rule| rule.ends_with("letter")).collect()
}

/// Marks each byte that windows-1252 does not define by a question mark.
fn marked(text: &str) -> String {
    let undefined = ['\u{81}', '\u{8D}', '\u{8F}', '\u{90}', '\u{9D}'];
    windows_1252(text).replace(undefined, "?")
}

const ENGLISH: &str =
    "The minister of Ílvara, Mr Åmstrel Čudvik, met the mayor of Łobrena on Monday.\n";
const FRENCH: &str = "Le ministre d’Ílvara, M. Åmstrel Čudvik, s’est rendu à Łobrena, où l’on a signé l’accord.\n\
    LE MAIRE DE ŁOBRENA A REMERCIÉ M. ČUDVIK AU NOM DES ÉTATS.\n";

#[test]
fn a_name_spelled_out_in_one_language_decides_it_in_another() {
    let sound = format!("{ENGLISH}{FRENCH}");
    for damaged in [stripped(FRENCH), marked(FRENCH)] {
        let repaired = repaired(&format!("{ENGLISH}{damaged}"), &sound);
        let names = letters(&repaired);
        let names = names
            .iter()
            .filter(|rule| rule.starts_with("lossy.elsewhere"));
        assert!(names.count() > 0, "{:#?}", repaired.repairs);
    }
}

#[test]
fn a_name_that_is_nowhere_else_is_not_decided() {
    let damaged = format!(
        "{}{}",
        ENGLISH.replace(['Å', 'Č', 'Ł', 'Í'], "X"),
        stripped(FRENCH)
    );
    let repaired = repair(damaged.as_bytes(), &Options::default());
    let mut rules = repaired.repairs.iter().map(|edit| edit.rule.as_ref());
    assert!(rules.all(|rule| !rule.starts_with("lossy.elsewhere")));
    assert!(!repaired.text.contains("Čudvik"));
}

#[test]
fn two_spellings_share_the_probability() {
    let sound = "The towns of Ómbrel and Ömbrel signed the treaty, and so did the others.\n";
    let damaged = format!("{sound}La ville d{}mbrel nâa pas signé lâaccord.\n", "âÃ");
    let repaired = repair(damaged.as_bytes(), &Options::default());
    let listed = repaired.unresolved.iter();
    let mut listed = listed.filter(|place| place.text == "Ã");
    let mut decided = repaired.repairs.iter().filter(|edit| edit.before == "Ã");
    let alternatives = match (listed.next(), decided.next()) {
        (Some(place), _) => &place.alternatives,
        (None, Some(edit)) if edit.confidence < 0.6 => &edit.alternatives,
        (None, edit) => panic!("neither listed nor doubtful: {edit:?}"),
    };
    let is_likely = |choice: &Alternative| "ÓÖ".contains(&choice.text) && choice.confidence > 0.3;
    assert!(alternatives.iter().any(is_likely), "{alternatives:?}");
}

#[test]
fn names_change_no_sound_text() {
    check_sound(&format!("{ENGLISH}{FRENCH}"));
    check_sound("Åmstrel och Ämstrel reste till Łobrena; Ómbrel, Ömbrel och Õmbrel likaså.\n");
}

#[test]
fn words_of_another_language_in_a_sentence() {
    let frame = |word: &str, sign: &str| {
        format!(
            "It is the council{sign}s view that {word} stands, and the Allies don{sign}t object.\n"
        )
    };
    for (word, damaged) in [
        ("à vide", "Ã  vide"),
        ("MAÏS", "MAÃS"),
        ("vis-à-vis", "vis-Ã -vis"),
        ("Société Générale", "SociÃ©tÃ© GÃ©nÃ©rale"),
    ] {
        repaired(&frame(damaged, "â"), &frame(word, "’"));
    }
}

#[test]
fn every_remnant_of_a_damaged_text_is_mended_or_listed() {
    let damaged = "The councilâs envoy met Mrs Ãqvok of ZÃLKRA, and donât forget HÃTRAK.";
    let repaired = repair(damaged.as_bytes(), &Options::default());
    let left = repaired.text.matches('Ã').count();
    let listed = repaired
        .unresolved
        .iter()
        .map(|place| place.text.matches('Ã').count());
    assert_eq!(listed.sum::<usize>(), left, "{:#?}", repaired.unresolved);
    assert!(!repaired.text.contains('â'));
}

/// The `â` of a rare word came out of two bytes, so it is no remnant, and the damage elsewhere in the line is no doubt about it.
#[test]
fn letters_that_were_put_back_are_letters() {
    let sound = "Când a plecat, mâncărimea și râvna zâmbrelului l-au însoțit până la râul „Șeica”.";
    let repaired = repaired(&stripped(sound), sound);
    assert_eq!(repaired.unresolved, []);
}

/// What could be undone without a loss shows that the rest of the line is damaged too.
#[test]
fn one_lost_byte_amid_sequences_that_lost_none() {
    let sound = "Kā mēs zinām, šis lēmums ir ļoti svarīgs un tā izpilde ir obligāta.";
    for mark in ["\u{FFFD}", "?"] {
        let damaged = windows_1252(sound)
            .replacen('\u{81}', mark, 1)
            .replace('\u{81}', "");
        repaired(&damaged, sound);
    }
}
