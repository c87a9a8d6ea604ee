//! Damage that lost bytes.

use archive_encoding::{Options, repair};
use archive_model::{Lang, Method};

use crate::support::{check, check_sound, stripped, windows_1252};

/// The damage of a capture whose accents somebody mended, and nothing else: what kept all its bytes is intact.
fn mended(text: &str) -> String {
    let damage = |character: char| {
        let whole = character.to_string();
        let remnant = stripped(&whole);
        if character.is_ascii() || remnant.chars().count() == whole.len() {
            whole
        } else {
            remnant
        }
    };
    text.chars().map(damage).collect()
}

#[track_caller]
fn restores(sound: &str) {
    assert_ne!(mended(sound), sound, "the case has nothing to restore");
    check(&mended(sound), sound, Method::Lossy);
}

#[test]
fn apostrophes() {
    restores("Le ministre a salué l’accord, qu’il juge équilibré, et n’a rien ajouté.");
    restores("The committee’s report doesn’t name the states’ own experts.");
    restores("Aujourd’hui, jusqu’à la frontière, on s’y rend d’un pas léger.");
}

#[test]
fn letters() {
    restores("lors de l’œuvre commune, le chœur des États a parlé d’une seule voix");
    restores("À Paris, les ministres ont adopté une déclaration commune.");
    restores("Être prêt est un devoir. Île après île, la flotte avance vers le nord.");
    restores("LA SÉCURITÉ DES ÉTATS est une responsabilité que nous avons en commun.");
}

#[test]
fn quotations_open_and_close() {
    restores("The minister called the plan “a step in the right direction” on Monday.");
    restores("We note the “hybrid” threats and the “cyber” threats that they describe.");
    restores("The word “Alliance’s” was read as “Allies’ own” in the draft of the text.");
}

#[test]
fn dashes_by_what_stands_beside_them() {
    restores("The years 1949–2025 are covered by the second part of the report.");
    restores("Les pays avaient décidé – à titre individuel – de publier les faits.");
}

#[test]
fn signs_that_keep_a_byte() {
    restores("It will cost about €20 for each of the members, and so on… for now.");
}

#[test]
fn every_byte_that_is_left_is_mojibake() {
    let sound = "L’Union a décidé d’agir : « les États ne sont pas seuls », a déclaré le ministre.";
    let repaired = repair(stripped(sound).as_bytes(), &Options::default());
    assert_eq!(repaired.text, sound);
    assert_eq!(repaired.lang, Lang::FR);
}

#[test]
fn undefined_bytes_of_windows_1252() {
    let sound = "He said that “the plan is ready” and “the work begins” with the others.";
    let is_lost = |character: &char| *character != '\u{9D}';
    let dropped: String = windows_1252(sound).chars().filter(is_lost).collect();
    let marked = |mark| windows_1252(sound).replace('\u{9D}', mark);
    for damaged in [dropped, marked("?"), marked("\u{FFFD}")] {
        let repaired = repair(damaged.as_bytes(), &Options::default());
        assert_eq!(repaired.text, sound, "from {damaged}");
    }
}

#[test]
fn spaces_that_were_half_a_letter() {
    let sound =
        "Elle renvoie à la déclaration et à ce que les ministres ont dit au-delà de la mer.";
    let spaced = windows_1252(sound).replace('\u{A0}', " ");
    let swallowed = spaced.replace("  ", " ");
    for damaged in [spaced, swallowed] {
        assert_eq!(
            repair(damaged.as_bytes(), &Options::default()).text,
            sound,
            "from {damaged}"
        );
    }
}

#[test]
fn two_languages_in_one_capture() {
    let sound = "We stand by Ukraine’s people and by the Allies’ own decisions.\n\
                 Nous sommes aux côtés de l’Ukraine et des États membres, qu’ils soient loin ou près.\n";
    restores(sound);
}

#[test]
fn sound_text_that_looks_damaged() {
    for text in [
        "Le château, la grâce et la pâte : tout cela est à l’âge où l’on rêve.",
        "SÃO PAULO",
        "O MINISTRO DA EDUCAÇÃO FALOU EM SÃO PAULO SOBRE A SITUAÇÃO DA NAÇÃO.",
        "The delegation flew from SÃO PAULO to the capital of the country.",
        "Hâlâ orada mısın, kâtip?",
        "În această dimineață a plâns și a râs, când câinele a sărit.",
        "På Åland är allt sig likt, säger Åsa.",
        "Ärger in Österreich, Übermut in der Ägäis.",
        "Nid yw hon yn her â phroblemau.",
    ] {
        check_sound(text);
    }
}

#[test]
fn a_language_without_a_model_is_left_and_listed() {
    // Northern Sami.
    let damaged = "ráÄÄis gulai ahte sii eai leat Äállán dan birra maidege, muhto mii diehtit.";
    let repaired = repair(damaged.as_bytes(), &Options::default());
    assert_eq!(repaired.text, damaged);
    assert_eq!(repaired.repairs, []);
    assert!(!repaired.unresolved.is_empty());
}

#[test]
fn letters_of_many_languages() {
    restores("Przewodniczący Rady powiedział, że państwa członkowskie są już gotowe.");
    restores("Ministři se shodli, že příští jednání proběhne až po novém roce.");
    restores("Întâlnirea s-a încheiat și toți au fost de acord că țara are nevoie de ajutor.");
    restores("A miniszterelnök szerint a következő hetekben erről még dönteni kell.");
    restores("Ministrs sacīja, ka lēmums ir pieņemts un tas ir ļoti svarīgs.");
    restores("Susitarimą pasirašė abi šalys, tai labai svarbu.");
    restores("Toplantı çok başarılı geçti ve ülkeler işbirliğini sürdürme kararı aldı.");
    restores("Vlada je odlučila da će se sastanak održati već sljedeće godine.");
}

#[test]
fn cyrillic_and_greek() {
    restores("Правительство России заявило о необходимости новых переговоров.");
    restores("Министр иностранных дел рассказал о подготовке документа.");
    restores("Владата донесе одлука за соработка со соседните држави.");
    restores("Η κυβέρνηση αποφάσισε να συνεχίσει τη συνεργασία.");
}

#[test]
fn quotation_marks_of_each_language() {
    restores("Der Minister sagte: „Wir sind bereit“, und ging nach Hause.");
    restores("Minister powiedział: „Jesteśmy gotowi”, a potem wyszedł z sali.");
    restores("Statsministern sade att det var ”ett viktigt steg” för hela landet.");
}

#[test]
fn what_is_not_sure_is_left_with_its_readings() {
    let damaged = "The book of Mr Åvoz was read by the members of the board.";
    let sure = Options {
        threshold: 0.99,
        ..Options::default()
    };
    let repaired = repair(damaged.as_bytes(), &sure);
    assert_eq!(repaired.text, damaged);
    let damaged = "They said â for the first time â that the plan was sound.";
    let repaired = repair(damaged.as_bytes(), &sure);
    assert_eq!(repaired.text, damaged);
    let places: Vec<_> = repaired
        .unresolved
        .iter()
        .map(|place| place.alternatives[0].text.as_str())
        .collect();
    assert_eq!(places, ["–", "–"]);
}

#[test]
fn a_language_that_is_known_to_have_no_model_is_not_guessed() {
    let welsh = Options {
        lang: Some(Lang::literal("cy")),
        ..Options::default()
    };
    assert_eq!(
        repair("Russiaâs war".as_bytes(), &welsh).text,
        "Russiaâs war"
    );
    let english = Options {
        lang: Some(Lang::EN),
        ..Options::default()
    };
    assert_eq!(
        repair("Mr Dimitriâs".as_bytes(), &english).text,
        "Mr Dimitri’s"
    );
}

#[test]
fn what_is_no_text_is_listed_once_and_spoils_nothing() {
    let damaged = format!(
        "It is Russiaâs war {} and not the Alliesâ war.",
        "â".repeat(40)
    );
    let repaired = repair(damaged.as_bytes(), &Options::default());
    assert_eq!(
        repaired.text,
        damaged.replace("aâs", "a’s").replace("sâ ", "s’ ")
    );
    assert_eq!(repaired.unresolved.len(), 1);
    assert_eq!(repaired.unresolved[0].text, "â".repeat(40));
}

#[test]
fn edits_say_where_and_how_sure() {
    let repaired = check("Russiaâs war", "Russia’s war", Method::Lossy);
    let edit = &repaired.repairs[0];
    assert_eq!((edit.span.clone(), edit.source.clone()), (6..9, 6..8));
    assert_eq!((edit.before.as_str(), edit.after.as_str()), ("â", "’"));
    assert_eq!(edit.rule, "lossy.c1.apostrophe");
    assert!(edit.confidence > 0.9 && edit.confidence < 1.0);
}

#[test]
fn a_no_break_space_before_a_hyphen_or_a_comma() {
    let damaged =
        "Le navire est Ã  quai, c’est-Ã -dire au port, et va Ã  Paris, vis-Ã -vis de la gare.";
    let sound = "Le navire est à quai, c’est-à-dire au port, et va à Paris, vis-à-vis de la gare.";
    check(damaged, sound, Method::Lossy);
}

#[test]
fn a_quotation_in_a_language_without_a_model_is_left_alone() {
    let record = "{\"text\": \"Rhaid i’r pwyllgor ddelio â phob cais cyn diwedd y flwyddyn, gyda chaniatâd \
        y cyngor.\", \"lang\": \"cy\", \"source\": \"the annual report of the committee\"}";
    let repaired = repair(record.as_bytes(), &Options::default());
    assert_eq!(
        (repaired.text.as_str(), repaired.repairs.as_slice()),
        (record, [].as_slice())
    );
}

#[test]
fn what_is_left_alone_in_a_damaged_text_is_listed() {
    let text = "It is Russiaâs war. The treaty says TRÃVOK and the Allies donât accept it, nor the councilâs text.";
    let repaired = repair(text.as_bytes(), &Options::default());
    assert_eq!(repaired.text, text.replace('â', "’"));
    let places = repaired.unresolved.iter().map(|place| place.text.as_str());
    assert_eq!(places.collect::<Vec<_>>(), ["Ã"]);
}

#[test]
fn a_foreign_word_is_restored_where_the_language_knows_it() {
    let text = "It is Russiaâs war. The treaty says Ã vide and the Allies donât accept it, nor the councilâs text.";
    let repaired = repair(text.as_bytes(), &Options::default());
    assert_eq!(repaired.text, text.replace('â', "’").replace('Ã', "à"));
}
