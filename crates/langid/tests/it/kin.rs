//! Languages that are much alike: told apart where the text tells, and otherwise both named.

use archive_langid::identify;

/// Lists the languages that have at least one per cent.
fn shares(text: &str) -> String {
    let ranking = identify(text);
    let likely = ranking.iter().filter(|(_, share)| *share >= 0.01);
    let shares: Vec<String> = likely
        .map(|(lang, share)| format!("{lang} {:.0} %", share * 100.0))
        .collect();
    format!("{}: {text}", shares.join(", "))
}

#[test]
fn telling_words_tell() {
    let texts = [
        "Tko želi posjetiti otok, mora se prijaviti općini prije tjedna kolovoza.",
        "Ko želi da poseti ostrvo, mora da se prijavi opštini pre nedelje.",
        "Havnerådet har ikke taget stilling til, hvordan fiskerne skal betale.",
        "Havnerådet har ennå ikke bestemt hvor mye fiskerne skal betale etter nyttår.",
        "Hamnerådet har ikkje teke stilling til korleis fiskarane skal betala.",
        "Rada nerozhodla, jak mají rybáři platit za kotvení při přílivu.",
        "Rada nerozhodla, ako majú rybári platiť za kotvenie pri prílive.",
        "Abalobi kufuneka bakhokhe phambi kokuba bangene kwizibuko lethu.",
        "Abadobi kumele bakhokhe ngaphambi kokuthi bangene echwebeni lethu.",
        "Abathiyi beenhlambi kufanele babhadele ngaphambi kobana bangene, begodu bona basebenze.",
    ];
    insta::assert_snapshot!(texts.map(shares).join("\n"));
}

#[test]
fn where_nothing_tells_both_are_named() {
    let texts = [
        "Nova luka na otoku",
        "Kapal itu tiba di pelabuhan baru pada pagi hari.",
        "Ny havn i byen",
        "Porto novo da cidade",
    ];
    insta::assert_snapshot!(texts.map(shares).join("\n"));
}
