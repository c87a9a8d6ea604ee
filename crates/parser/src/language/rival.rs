//! Languages that the trigram statistics lack, told from those they are taken for by their commonest words.
//!
//! The lists were written for this project: function words, and words that statements and treaties cannot do without.

use archive_model::Lang;

/// A language and the words that give it away.
struct Rival {
    tag: &'static str,
    /// The languages that the statistics take it for; none: any.
    taken_for: &'static [&'static str],
    words: &'static [&'static str],
    /// Words of those languages that this one does not have.
    against: &'static [&'static str],
}

const RIVALS: [Rival; 11] = [
    Rival {
        tag: "ga",
        taken_for: &[],
        words: &[
            "agus", "an", "na", "le", "ar", "go", "atá", "ag", "chun", "gach", "duine", "ní", "nó",
            "bhfuil", "féin", "lena", "ina", "sin", "dhuine", "aige", "bheith", "gá", "chearta",
            "is", "dá",
        ],
        against: &[
            "la", "the", "of", "que", "ang", "ng", "yn", "yr", "ya", "ka", "ba", "mo", "di",
        ],
    },
    Rival {
        tag: "is",
        taken_for: &[],
        words: &[
            "að", "sem", "ekki", "eða", "með", "í", "réttur", "hver", "því", "þess", "við", "á",
            "fyrir", "eru", "og",
        ],
        against: &[
            "och", "att", "af", "for", "ikke", "ikkje", "av", "som", "har", "er",
        ],
    },
    Rival {
        tag: "sq",
        taken_for: &[],
        words: &[
            "dhe", "të", "në", "për", "me", "që", "një", "është", "nuk", "ose", "nga", "si",
            "drejtë", "kanë",
        ],
        against: &["de", "la", "et", "i", "och"],
    },
    Rival {
        tag: "mt",
        taken_for: &[],
        words: &[
            "li", "ta", "il", "jew", "għal", "tal", "fil", "kull", "hija", "għandu", "għandha",
            "tad", "biex", "minn",
        ],
        against: &["di", "che", "la", "de"],
    },
    Rival {
        tag: "eu",
        taken_for: &[],
        words: &[
            "eta", "edo", "du", "ez", "bat", "dira", "izan", "duen", "beste", "guztiek", "dute",
            "ere", "egin",
        ],
        against: &["de", "la", "ja", "en"],
    },
    Rival {
        tag: "yo",
        taken_for: &["vi"],
        words: &[
            "ní",
            "tí",
            "àti",
            "kan",
            "ènìyàn",
            "láti",
            "fún",
            "gbogbo",
            "sí",
            "wọn",
            "tàbí",
            "náà",
            "rẹ̀",
            "àwọn",
            "ó",
        ],
        against: &["và", "các", "của", "là"],
    },
    Rival {
        tag: "kk",
        taken_for: &["be", "ru", "uk", "bg", "mk", "sr"],
        words: &[
            "және",
            "адам",
            "бар",
            "құқығы",
            "әр",
            "үшін",
            "өз",
            "немесе",
            "болуы",
            "болып",
            "тиіс",
            "бұл",
            "құқылы",
            "ол",
        ],
        against: &["и", "і", "на", "не", "в", "у"],
    },
    Rival {
        tag: "nn",
        taken_for: &["nb", "da", "sv"],
        words: &[
            "ikkje", "eit", "ein", "frå", "dei", "vere", "kva", "noko", "nokon", "saman", "me",
            "mellom", "deira", "kvar", "gjere",
        ],
        against: &[
            "ikke", "et", "en", "fra", "de", "være", "hva", "hver", "deres", "inte", "ett",
        ],
    },
    Rival {
        tag: "gl",
        taken_for: &["pt", "es"],
        words: &[
            "unha", "dunha", "nunha", "non", "coa", "cos", "dereito", "dereitos", "persoa",
            "calquera", "nin", "súa", "súas", "ó", "ós", "polo", "ten",
        ],
        against: &[
            "uma", "não", "com", "direito", "pessoa", "una", "no", "con", "derecho", "persona",
            "y", "el", "los",
        ],
    },
    Rival {
        tag: "xh",
        taken_for: &["zu"],
        words: &[
            "kunye",
            "okanye",
            "umntu",
            "unelungelo",
            "kwaye",
            "ukuba",
            "njengoko",
            "yonke",
            "abantu",
            "akukho",
            "nangona",
        ],
        against: &["noma", "futhi", "umuntu", "kanye", "ukuthi", "njengoba"],
    },
    Rival {
        tag: "sr-Latn",
        taken_for: &["hr", "sl"],
        words: &[
            "svako",
            "ko",
            "bezbednost",
            "bezbednosti",
            "opšta",
            "opšte",
            "delo",
            "mesto",
            "vreme",
            "čovek",
            "čoveka",
            "reč",
            "niko",
            "evropske",
            "saveta",
            "nacija",
            "saradnja",
            "gde",
            "posle",
            "pre",
            "sva",
            "šta",
            "uslovima",
        ],
        against: &[
            "svatko",
            "tko",
            "nitko",
            "opća",
            "djelo",
            "mjesto",
            "vrijeme",
            "čovjek",
            "čovjeka",
            "riječ",
            "osoba",
            "europske",
            "vijeća",
            "suradnja",
            "gdje",
            "poslije",
            "prije",
            "sigurnost",
            "uvjetima",
        ],
    },
];

/// What the words of a text say about a verdict of the statistics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Opinion {
    /// The statistics may be right: nothing is known to be taken for that language, or its own words are there.
    Agree,
    /// It may be that language or one taken for it.
    Unsure,
    /// It is another language.
    Rather(Lang),
}

/// Asks the words of `text` whether it is in `lang`. Only languages that `is_possible` allows are considered.
pub(super) fn opinion(lang: Lang, text: &str, is_possible: impl Fn(Lang) -> bool) -> Opinion {
    let lower = text.to_lowercase();
    let words = words_of(&lower);
    let considered = || {
        RIVALS.iter().filter(|rival| {
            let is_taken = rival.taken_for.is_empty() || rival.taken_for.contains(&lang.as_str());
            is_taken && is_possible(Lang::literal(rival.tag))
        })
    };
    let best = considered()
        .filter(|rival| rival.wins(&words))
        .max_by_key(|rival| rival.hits(&words));
    match best {
        Some(rival) => Opinion::Rather(Lang::literal(rival.tag)),
        None if considered().any(|rival| rival.may_be(&words)) => Opinion::Unsure,
        None => Opinion::Agree,
    }
}

/// Tells whether some language is taken for `lang`.
pub(super) fn is_mistakable(lang: Lang) -> bool {
    RIVALS
        .iter()
        .any(|rival| rival.taken_for.contains(&lang.as_str()))
}

fn words_of(lower: &str) -> Vec<&str> {
    const MOST: usize = 120;
    lower
        .split(|character: char| {
            !character.is_alphanumeric() && !matches!(character, '\u{300}'..='\u{36f}')
        })
        .filter(|word| !word.is_empty())
        .take(MOST)
        .collect()
}

/// Returns the language of the statistics that `rival` may be taken for, if it is one of `langs`.
pub(super) fn taken_for(rival: Lang, langs: &[Lang]) -> Option<Lang> {
    let rival = RIVALS.iter().find(|known| known.tag == rival.as_str())?;
    langs
        .iter()
        .copied()
        .find(|lang| rival.taken_for.contains(&lang.as_str()))
}

impl Rival {
    fn hits(&self, words: &[&str]) -> usize {
        words
            .iter()
            .filter(|word| self.words.contains(word))
            .count()
    }

    fn against(&self, words: &[&str]) -> usize {
        words
            .iter()
            .filter(|word| self.against.contains(word))
            .count()
    }

    /// Tells whether the words speak neither for this language nor for one that it is taken for.
    fn may_be(&self, words: &[&str]) -> bool {
        !self.taken_for.is_empty() && self.hits(words) >= self.against(words)
    }

    fn wins(&self, words: &[&str]) -> bool {
        let hits = self.hits(words);
        let against = self.against(words);
        if self.taken_for.is_empty() {
            // Against all languages at once, a few chance hits must not do.
            hits >= 3 && hits * 100 >= words.len() * 16 && hits > against * 2
        } else {
            hits >= 1 && hits > against && hits * 100 >= words.len() * 3
        }
    }
}
