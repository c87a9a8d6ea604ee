//! How a capture finds its statement when it has no name to go by.

use archive_model::Outcome;
use archive_storage::{IdentifiedBy, KeyStrength, Shown};

use crate::support::{Capture, Fixture};

const ENGLISH: &str = "en: On 3 March 2019 the wardens of the five harbours met at the old customs house and agreed upon the order of 40 ships. \
    | Ships of less than 60 feet wait outside of the mole until the flood, unless the master of the port calls them in. \
    | Article 7 of the accord of 1954 holds.";
const EDITED: &str = "en: On 3 March 2019 the wardens of the five harbours met at the old customs house and agreed upon the order of 44 ships. \
    | Ships of less than 60 feet wait outside of the mole until the flood, unless the master of the port calls them in. \
    | Article 7 of the accord of 1954 holds.";
/// The same form, filled in for another meeting.
const NEXT_MEETING: &str = "en: On 9 June 2020 the wardens of the five harbours met at the old customs house and agreed upon the price of coal. \
    | Ships of less than 60 feet wait outside of the mole until the flood, unless the master of the port calls them in. \
    | Article 9 of the accord of 1954 holds.";
const FRENCH: &str = "fr: Le 3 mars 2019, les gardiens des cinq ports réunis à l’ancienne douane ont convenu du rang de 40 navires. \
    | Les navires de moins de 60 pieds attendent le flot hors du môle, sauf appel du capitaine du port. \
    | L’article 7 de l’accord de 1954 demeure.";
const UNLIKE: &str = "en: Quotas for cod remain as they were agreed upon in spring, and the keepers of the lights are to be paid in oil.";

fn record(fixture: &mut Fixture, capture: &Capture) -> Shown {
    fixture.record(capture).shown.unwrap()
}

/// Records two captures and says how the second was filed, if it was to the statement of the first.
fn joined(first: &Capture, second: &Capture) -> Option<Shown> {
    let mut fixture = Fixture::new();
    let one = record(&mut fixture, first);
    let two = record(&mut fixture, second);
    assert_eq!(
        two.slug == one.slug,
        two.questions.is_empty() && two.identified_by != IdentifiedBy::New
    );
    (one.slug == two.slug).then_some(two)
}

/// Records two captures of which the second begins a statement, and returns what is asked.
fn asked(first: &Capture, second: &Capture) -> Vec<String> {
    let mut fixture = Fixture::new();
    record(&mut fixture, first);
    let second = fixture.record(second);
    assert_eq!(second.outcome, Outcome::New);
    let questions = fixture.archive.questions().unwrap();
    let asked = second.shown.unwrap().questions;
    assert_eq!(questions.len(), asked.len());
    questions
        .into_iter()
        .map(|question| question.reason)
        .collect()
}

#[test]
fn a_text_of_the_same_date_that_is_alike_joins() {
    let first = Capture::new("a1.txt", ENGLISH).dated("2019-03-03");
    let second = Capture::new("b2.txt", EDITED).dated("2019-03-03").on(2);
    let shown = joined(&first, &second).unwrap();
    assert_eq!((shown.identified_by, shown.seq), (IdentifiedBy::Content, 2));
    assert!((0.7..1.0).contains(&shown.score), "{}", shown.score);
    assert!(shown.reason.unwrap().contains("the dates agree"));
}

#[test]
fn without_a_date_a_person_is_asked() {
    let asked = asked(
        &Capture::new("a1.txt", ENGLISH),
        &Capture::new("b2.txt", EDITED).on(2),
    );
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("a date is missing"), "{asked:?}");
}

#[test]
fn a_form_filled_in_for_another_day_is_another_statement() {
    let first = Capture::new("a1.txt", ENGLISH).dated("2019-03-03");
    let second = Capture::new("b2.txt", NEXT_MEETING)
        .dated("2020-06-09")
        .on(2);
    assert!(asked(&first, &second).is_empty());
    // So alike that the date may be wrong.
    let second = Capture::new("b2.txt", EDITED).dated("2020-06-09").on(2);
    assert!(joined(&first, &second).is_none());
}

#[test]
fn one_address_is_one_statement_however_it_is_written() {
    let first = Capture::new("a1.txt", ENGLISH).at("https://www.example.org/news/ports/");
    let second = Capture::new("b2.txt", EDITED)
        .at("http://example.org/news/ports?utm_source=feed#top")
        .on(2);
    let shown = joined(&first, &second).unwrap();
    assert_eq!(shown.identified_by, IdentifiedBy::Metadata);
    // The newest statement always stands at this address.
    let other = Capture::new("b2.txt", UNLIKE)
        .named("2019-04-01/cod", KeyStrength::Metadata)
        .at("https://example.org/news/ports")
        .on(3);
    assert!(joined(&first, &other).is_none());
    let home = Capture::new("c3.txt", UNLIKE)
        .at("https://example.org/")
        .on(4);
    assert!(
        joined(
            &Capture::new("a1.txt", ENGLISH).at("https://example.org/"),
            &home
        )
        .is_none()
    );
}

#[test]
fn a_language_in_a_file_beside_joins() {
    let english = Capture::new("in/ports.en.txt", ENGLISH);
    let french = Capture::new("in/ports.fr.txt", FRENCH).on(2);
    let shown = joined(&english, &french).unwrap();
    assert!(shown.reason.unwrap().contains("in the language alone"));
    let elsewhere = Capture::new("in/coal.fr.txt", FRENCH).on(2);
    assert!(joined(&english, &elsewhere).is_none());
}

#[test]
fn a_page_that_names_its_other_languages_joins_them() {
    let english = Capture::new("a1.txt", ENGLISH).at("https://example.org/en/1");
    let mut french = Capture::new("b2.txt", FRENCH)
        .at("https://example.org/lire/7")
        .on(2);
    french.alternates = vec![("en".parse().unwrap(), "https://example.org/en/1".to_owned())];
    assert!(
        joined(&english, &french)
            .unwrap()
            .reason
            .unwrap()
            .contains("the same in `en`")
    );
}

#[test]
fn date_and_number_join_languages() {
    let english = Capture::new("a1.txt", ENGLISH)
        .dated("2019-03-03")
        .numbered("(2019) 12");
    let french = Capture::new("b2.txt", FRENCH)
        .dated("2019-03-03")
        .numbered("(2019) 12")
        .on(2);
    assert!(
        joined(&english, &french)
            .unwrap()
            .reason
            .unwrap()
            .contains("date and number")
    );
}

#[test]
fn date_numbering_and_figures_join_languages() {
    let english = Capture::new("a1.txt", ENGLISH).dated("2019-03-03");
    let french = Capture::new("b2.txt", FRENCH).dated("2019-03-03").on(2);
    assert!(
        joined(&english, &french)
            .unwrap()
            .reason
            .unwrap()
            .contains("numbering and figures")
    );
    let french = Capture::new("b2.txt", FRENCH).on(2);
    assert_eq!(asked(&english, &french).len(), 1);
    let other = FRENCH
        .replace("40", "17")
        .replace("60", "90")
        .replace("1954", "1871")
        .replace("article 7", "article 3");
    let other = Capture::new("b2.txt", &other).dated("2019-03-03").on(2);
    assert!(joined(&english, &other).is_none());
}

#[test]
fn two_statements_of_one_name_are_two() {
    let named = |source, text| {
        Capture::new(source, text).named("2019-03-03/joint-statement", KeyStrength::Metadata)
    };
    let asked = asked(&named("a1.txt", ENGLISH), &named("b2.txt", UNLIKE).on(2));
    assert!(asked[0].contains("little alike"), "{asked:?}");
}

#[test]
fn error_pages_have_nothing_in_common() {
    let page = "en: Page not found. The page you are looking for may have been moved, or it never was on this server at all.";
    let first = Capture::new("a1.txt", page);
    let second = Capture::new("b2.txt", &page.replace("at all", "of ours")).on(2);
    assert!(asked(&first, &second).is_empty());
}

#[test]
fn an_archive_without_an_index_gets_one() {
    let mut fixture = Fixture::new();
    record(
        &mut fixture,
        &Capture::new("a1.txt", ENGLISH).dated("2019-03-03"),
    );
    let sample = |fixture: &Fixture| fixture.count("text_sample");
    let before = sample(&fixture);
    fixture
        .raw()
        .execute("DELETE FROM text_sample", [])
        .unwrap();
    let run = archive_storage::NewRun {
        started_at: &crate::support::day(2),
        tool_version: "0.0.0",
        args_json: "[]",
    };
    fixture.archive.begin_run(&run).unwrap();
    assert_eq!(sample(&fixture), before);
}
