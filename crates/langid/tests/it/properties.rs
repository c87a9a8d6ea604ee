//! What holds for every input.

use archive_langid::{Identifier, identify, languages};
use archive_model::Lang;
use proptest::prelude::*;

/// Text of many scripts and of what stands between.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zé’ ]{0,80}",
        "[а-яіў .]{0,80}",
        "[ァ-ヿ一-龥가-힣 ]{0,40}",
        "[ÃÂâ©€™a-z ]{0,60}",
        "[0-9/%a-z]{0,40}",
    ]
}

proptest! {
    #[test]
    fn a_ranking_is_one(text in text()) {
        let ranking = identify(&text);
        let shares: Vec<f64> = ranking.iter().map(|(_, share)| share).collect();
        prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
        prop_assert!(shares.is_sorted_by(|left, right| left >= right));
        prop_assert!(shares.iter().sum::<f64>() <= 1.0 + 1e-9);
        prop_assert_eq!(ranking.lang().is_und(), shares.is_empty());
        prop_assert_eq!(identify(&text), ranking);
    }

    #[test]
    fn only_candidates_are_named(text in text(), chosen in prop::sample::subsequence(
        languages().collect::<Vec<_>>(), 0..6,
    )) {
        let ranking = Identifier::with_candidates(&chosen).identify(&text);
        prop_assert!(ranking.iter().all(|(lang, _)| chosen.contains(&lang)));
    }

    #[test]
    fn numbers_change_nothing(words in "[a-z]{3,9}( [a-z]{3,9}){1,8}", number in "[0-9]{1,3}") {
        let numbered = format!("{words} ({number})");
        prop_assert_eq!(identify(&numbered), identify(&words));
    }

    #[test]
    fn an_unknown_candidate_is_passed_over(text in text()) {
        let unknown = Lang::literal("x-none");
        prop_assert_eq!(Identifier::with_candidates(&[unknown]).identify(&text).lang(), Lang::UND);
    }
}

#[test]
fn the_middle_and_the_end_of_a_long_text_count() {
    let english = "The harbour council will meet again before the first snow. ";
    let french = "Le conseil du port se réunira de nouveau avant la première neige. ";
    let text = english.repeat(20) + &french.repeat(400);
    assert_eq!(identify(&text).lang(), Lang::FR);
}
