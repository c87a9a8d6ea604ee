//! The tags of the languages that can be told apart, and their order.

use archive_model::Lang;
use whatlang::Lang as Code;

/// Every language that `whatlang` 0.18 knows and its shortest BCP 47 tag (IANA Language Subtag Registry, 2025-05-15).
const TAGS: [(Code, &str); 70] = [
    (Code::Epo, "eo"),
    (Code::Eng, "en"),
    (Code::Rus, "ru"),
    (Code::Cmn, "zh"),
    (Code::Spa, "es"),
    (Code::Por, "pt"),
    (Code::Ita, "it"),
    (Code::Ben, "bn"),
    (Code::Fra, "fr"),
    (Code::Deu, "de"),
    (Code::Ukr, "uk"),
    (Code::Kat, "ka"),
    (Code::Ara, "ar"),
    (Code::Hin, "hi"),
    (Code::Jpn, "ja"),
    (Code::Heb, "he"),
    (Code::Yid, "yi"),
    (Code::Pol, "pl"),
    (Code::Amh, "am"),
    (Code::Jav, "jv"),
    (Code::Kor, "ko"),
    (Code::Nob, "nb"),
    (Code::Dan, "da"),
    (Code::Swe, "sv"),
    (Code::Fin, "fi"),
    (Code::Tur, "tr"),
    (Code::Nld, "nl"),
    (Code::Hun, "hu"),
    (Code::Ces, "cs"),
    (Code::Ell, "el"),
    (Code::Bul, "bg"),
    (Code::Bel, "be"),
    (Code::Mar, "mr"),
    (Code::Kan, "kn"),
    (Code::Ron, "ro"),
    (Code::Slv, "sl"),
    (Code::Hrv, "hr"),
    (Code::Srp, "sr"),
    (Code::Mkd, "mk"),
    (Code::Lit, "lt"),
    (Code::Lav, "lv"),
    (Code::Est, "et"),
    (Code::Tam, "ta"),
    (Code::Vie, "vi"),
    (Code::Urd, "ur"),
    (Code::Tha, "th"),
    (Code::Guj, "gu"),
    (Code::Uzb, "uz"),
    (Code::Pan, "pa"),
    (Code::Aze, "az"),
    (Code::Ind, "id"),
    (Code::Tel, "te"),
    (Code::Pes, "fa"),
    (Code::Mal, "ml"),
    (Code::Ori, "or"),
    (Code::Mya, "my"),
    (Code::Nep, "ne"),
    (Code::Sin, "si"),
    (Code::Khm, "km"),
    (Code::Tuk, "tk"),
    (Code::Aka, "ak"),
    (Code::Zul, "zu"),
    (Code::Sna, "sn"),
    (Code::Afr, "af"),
    (Code::Lat, "la"),
    (Code::Slk, "sk"),
    (Code::Cat, "ca"),
    (Code::Tgl, "tl"),
    (Code::Hye, "hy"),
    (Code::Cym, "cy"),
];

/// Returns the tag of `code`.
pub(super) fn tag(code: Code) -> Lang {
    TAGS.iter()
        .find(|(known, _)| *known == code)
        .map_or(Lang::UND, |(_, tag)| Lang::literal(tag))
}

/// Returns the language of `lang`, if it is one that can be told apart.
pub(super) fn code(lang: Lang) -> Option<Code> {
    TAGS.iter()
        .find(|(_, tag)| *tag == lang.primary())
        .map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_tag() {
        for known in Code::all() {
            assert!(!tag(*known).is_und(), "{known:?}");
            assert_eq!(code(tag(*known)), Some(*known));
        }
    }
}
