//! The places of letters in their alphabets, as lists are lettered: `c)`, `в)`, `γ)`, `(ج)`, `다.`, `bb.`
//!
//! Printers leave letters out, each country its own; a letter may so have several places, and the run that it stands in
//! tells which is meant.

/// Each alphabet in the order of its lists; a letter of more than one character has its parts joined by nothing between
/// spaces. Letters are lower case where the script has cases.
///
/// The orders are those of the index characters of Unicode CLDR 48 for ru uk bg sr el he ka hy hi th ko ja, less the letters
/// that lists of each country leave out (Ukraine: as its standard for documents says); Arabic lists keep the old order of
/// the alphabet, which CLDR does not have.
const ALPHABETS: [&str; 16] = [
    "а б в г д е ж з и к л м н п р с т у ф х ц ш щ э ю я",
    "а б в г д е ж и к л м н п р с т у ф х ц ш щ ю я",
    "а б в г д е є ж и к л м н п р с т у ф х ц ш щ ю я",
    "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ю я",
    "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ",
    "α β γ δ ε στ ζ η θ ι ια ιβ ιγ ιδ ιε ιστ ιζ ιη ιθ κ",
    "أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت",
    "ا ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت",
    "א ב ג ד ה ו ז ח ט י יא יב יג יד טו טז יז יח יט כ",
    "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ",
    "ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ",
    "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण",
    "ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ",
    "가 나 다 라 마 바 사 아 자 차 카 타 파 하",
    "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ",
];

/// The most places that one letter is given.
pub(crate) const MOST_PLACES: usize = 3;

/// Returns the places of `letter` in its alphabet, from 1; a letter that is printed twice comes after the last.
pub(crate) fn places(letter: &str) -> [Option<u32>; MOST_PLACES] {
    if letter.is_ascii() {
        let [first, second] = latin(letter);
        return [first, second, None];
    }
    let mut places = [None; MOST_PLACES];
    let lower = letter.to_lowercase();
    let mut count = 0;
    for place in ALPHABETS.iter().filter_map(|letters| find(letters, &lower)) {
        if count < MOST_PLACES && !places.contains(&Some(place)) {
            places[count] = Some(place);
            count += 1;
        }
    }
    places
}

fn find(letters: &str, letter: &str) -> Option<u32> {
    let index = letters.split(' ').position(|known| known == letter)?;
    u32::try_from(index + 1).ok()
}

/// Reads `c`; `cc`, which follows `bb`; and `ac`, which follows `ab`.
fn latin(letter: &str) -> [Option<u32>; 2] {
    const LETTERS: u32 = 26;
    let place = |byte: u8| u32::from(byte.to_ascii_lowercase() - b'a') + 1;
    match *letter.as_bytes() {
        [only] if only.is_ascii_alphabetic() => [Some(place(only)), None],
        [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
            let doubled = (first == second).then(|| LETTERS + place(first));
            let counted = (first.eq_ignore_ascii_case(&b'a')).then(|| LETTERS + place(second));
            [doubled, counted.filter(|_| doubled != counted)]
        }
        _ => [None, None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_places_in_their_alphabets() {
        for (letter, want) in [
            ("a", &[1][..]),
            ("Z", &[26]),
            ("aa", &[27]),
            ("ab", &[28]),
            ("cc", &[29]),
            ("ba", &[]),
            ("в", &[3]),
            ("ж", &[7, 8]),
            ("Г", &[4]),
            ("στ", &[6]),
            ("ج", &[3]),
            ("다", &[3]),
            ("ग", &[3]),
            ("的", &[]),
            ("", &[]),
        ] {
            let found: Vec<u32> = places(letter).into_iter().flatten().collect();
            assert!(found.starts_with(want), "{letter}: {found:?}");
            assert_eq!(found.is_empty(), want.is_empty(), "{letter}: {found:?}");
        }
    }
}
