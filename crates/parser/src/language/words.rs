//! The commonest words of the commonest languages: a paragraph of prose is a third made of them.
//!
//! Counting them costs a fraction of looking at every letter and settles nearly every paragraph of an official text. The
//! lists were written for this project.

use std::sync::LazyLock;

use archive_model::Lang;

const LISTS: [(&str, &str); 32] = [
    (
        "en",
        "the of and to in for on that with by is are this be as we our from it all has have its which or shall will a",
    ),
    (
        "fr",
        "le la les de des du et à en que qui dans pour sur par une un est au aux nous ce ou son toute leur",
    ),
    (
        "de",
        "der die das und in den von zu mit für auf ist des dem im nicht ein eine wir auch sich oder zur einer",
    ),
    (
        "es",
        "el la los las de y en que del por para con una un es se al su nos como o toda lo sus",
    ),
    (
        "it",
        "il la i gli le di e che in del della per con una un è dei nel alla si ha o ogni delle al",
    ),
    (
        "pt",
        "o a os as de e que do da em para com uma um dos das no na não por ou se ao à toda",
    ),
    (
        "nl",
        "de het een van en in te dat voor met op is zijn niet aan door wij die tot ook of der heeft",
    ),
    (
        "pl",
        "i w z na do że się jest oraz nie o przez dla od po za ich być co jego lub ma każdy prawo",
    ),
    (
        "cs",
        "a v na se že je pro s z do k o jako nebo ve které by jsou byl není má právo každý jeho",
    ),
    (
        "sk",
        "a v na sa že je pre s z do k o ako alebo vo ktoré by sú bol nie má právo každý jeho",
    ),
    (
        "da",
        "og i at det en den til er af på for med de som et der ikke har skal kan ret eller fra",
    ),
    (
        "no",
        "og i å det en den til er av på for med de som et ikke har skal kan fra rett eller",
    ),
    (
        "nn",
        "og i å det ein den til er av på for med dei som eit ikkje har skal kan frå rett eller",
    ),
    (
        "sv",
        "och i att det en den till är av på för med de som ett inte har ska kan från rätt eller skall",
    ),
    (
        "fi",
        "ja on ei että se oli joka hän tai ovat kuin sekä sen jokaisella ole myös hänen oikeus",
    ),
    (
        "et",
        "ja on ei et see mis kes või ka kui oma ning tema igal selle nende õigus",
    ),
    (
        "lv",
        "un ir ka no uz ar par tas vai kas lai viņa katram pie tiesības to kā",
    ),
    (
        "lt",
        "ir kad yra iš su į apie tai ar kuris jo kiekvienas teisę prie bei nuo kaip",
    ),
    (
        "hu",
        "a az és hogy nem is egy van meg ki vagy minden joga mint azt el joga van",
    ),
    (
        "ro",
        "și de la în a cu pe că este care pentru din nu sau un o ale fi mai prin orice să",
    ),
    (
        "sl",
        "in je v na se da za s z so ki pa ali kot bi vsak tudi pri od do pravico",
    ),
    (
        "hr",
        "i u je na se da za s od su koji kao ili bi ne pri sa što svoje biti ima pravo",
    ),
    (
        "tr",
        "ve bir bu için ile da de olarak her olan hakkı veya ne gibi kadar vardır daha",
    ),
    (
        "ca",
        "el la els les de i en que del per a amb una un és o dels al té dret tota seva",
    ),
    (
        "af",
        "die van en het in is te vir met nie wat deur op word om sy hulle of elke reg",
    ),
    (
        "id",
        "yang dan di dengan untuk dari dalam pada ini tidak atau setiap orang adalah oleh hak",
    ),
    (
        "ru",
        "и в на не что с по для как это от к за из или его право все также о мы",
    ),
    (
        "uk",
        "і в на не що з та до для як це від за або його право й у також про ми",
    ),
    (
        "bg",
        "и в на не че с за да от е се или си са по всеки право които ще",
    ),
    (
        "be",
        "і ў на не што з да для як гэта ад за або яго права ва мае",
    ),
    (
        "mk",
        "и во на не дека со за да од е се или си сите право секој",
    ),
    ("sr", "и у на не да се за је од су или свако право са које"),
];

/// For each word, the lists that it is in, a bit each.
static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table(vec![(0, 0); SLOTS]);
    for (index, (_, list)) in LISTS.iter().enumerate() {
        for key in list.split(' ').filter_map(|word| key(word.as_bytes())) {
            let slot = table.slot(key);
            table.0[slot].0 = key;
            table.0[slot].1 |= 1 << index;
        }
    }
    table
});

/// A hash table with open addressing: every word of a text is looked up in it, so it must cost next to nothing.
struct Table(Vec<(u128, u32)>);

/// More than four times as many as there are words.
const SLOTS: usize = 1 << 12;

impl Table {
    /// Returns the slot of `key`, or the empty one where it would be.
    fn slot(&self, key: u128) -> usize {
        /// Knuth's multiplier: the golden ratio in 64 bits.
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "both halves of the key are mixed"
        )]
        let folded = (key as u64) ^ (key >> 64) as u64;
        let hash = folded.wrapping_mul(MIX) >> (64 - SLOTS.trailing_zeros());
        let mut slot = usize::try_from(hash).expect("a slot number is small");
        while self.0[slot].0 != key && self.0[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    /// Returns the lists that have a word, a bit each.
    fn lists(&self, key: u128) -> u32 {
        self.0[self.slot(key)].1
    }
}

/// Makes a number of a word of at most sixteen bytes; longer ones are on no list.
fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}

/// Words of more bytes are on no list.
const LONGEST: usize = 16;

/// The word that is being read, in lower case.
#[derive(Clone, Copy, Default)]
struct Word {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Word {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
        }
        self.len += 1;
    }

    fn push_letter(&mut self, letter: char) {
        for lower in letter.to_lowercase() {
            let mut bytes = [0; 4];
            for byte in lower.encode_utf8(&mut bytes).bytes() {
                self.push(byte);
            }
        }
    }
}

/// How much of a text one list explains.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    hits: u32,
    /// Hits, each divided among the lists that have the word, in sixtieths.
    weight: u32,
}

/// Names which of `candidates` (any language, if there are none) `text` is plainly in; `None` where it is not plain.
///
/// Mostly the beginning tells.
pub(super) fn plain(text: &str, candidates: &[Lang]) -> Option<Lang> {
    const BEGINNING: usize = 150;
    if !may_be_listed(text) {
        return None;
    }
    let beginning = &text[..text.floor_char_boundary(BEGINNING)];
    let found = plainly(beginning, candidates);
    found.or_else(|| {
        let goes_on = beginning.len() < text.len();
        goes_on.then(|| plainly(text, candidates)).flatten()
    })
}

fn plainly(text: &str, candidates: &[Lang]) -> Option<Lang> {
    let is_possible = |lang| candidates.is_empty() || candidates.contains(&lang);
    let (tallies, words) = count(text);
    let mut best = (Tally::default(), Lang::UND);
    let mut second = Tally::default();
    for (tally, (tag, _)) in tallies.into_iter().zip(LISTS) {
        if tally.weight <= second.weight {
            continue;
        }
        let lang = Lang::literal(tag);
        if !is_possible(lang) {
            continue;
        }
        if tally.weight > best.0.weight {
            second = best.0;
            best = (tally, lang);
        } else {
            second = tally;
        }
    }
    let (tally, lang) = best;
    let share = tally.hits * 100 / words.max(1);
    let explains = match tally.hits {
        0 | 1 => false,
        // Two words tell a few languages apart, but not one from all others.
        2 => share >= 24 && !candidates.is_empty(),
        3 => share >= 36 || !candidates.is_empty(),
        _ => share >= 24,
    };
    (explains && tally.weight > second.weight * 2).then_some(lang)
}

/// Tells at once of most texts in scripts that no list is in.
fn may_be_listed(text: &str) -> bool {
    // Cyrillic and its supplement end at U+052F; U+1E00 to U+1EFF are Latin letters with marks.
    let first = text.chars().find(|character| character.is_alphabetic());
    first.is_some_and(
        |first| matches!(u32::from(first), 0..=0x24f | 0x400..=0x52f | 0x1e00..=0x1eff),
    )
}

/// Counts the words of `text` that are in each list, and all its words.
fn count(text: &str) -> ([Tally; LISTS.len()], u32) {
    let mut tallies = [Tally::default(); LISTS.len()];
    let mut words = 0;
    let mut word = Word::default();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte.is_ascii_alphabetic() {
            word.push(byte.to_ascii_lowercase());
            rest = after;
            continue;
        }
        rest = after;
        if !byte.is_ascii() {
            let at = text.len() - after.len() - 1;
            let letter = text[at..].chars().next().unwrap_or_default();
            rest = &text.as_bytes()[at + letter.len_utf8()..];
            if letter.is_alphabetic() {
                word.push_letter(letter);
                continue;
            }
        }
        words += tally(&mut tallies, std::mem::take(&mut word));
    }
    words += tally(&mut tallies, word);
    (tallies, words)
}

/// Adds a word to the tallies of the lists that have it, and tells how many words it is: one, or none if it is empty.
fn tally(tallies: &mut [Tally; LISTS.len()], word: Word) -> u32 {
    const WHOLE: u32 = 60;
    if word.len == 0 {
        return 0;
    }
    if word.len <= LONGEST {
        let mut lists = WORDS.lists(u128::from_le_bytes(word.bytes));
        let weight = WHOLE / lists.count_ones().max(1);
        while lists != 0 {
            let tally = &mut tallies[lists.trailing_zeros() as usize];
            tally.hits += 1;
            tally.weight += weight;
            lists &= lists - 1;
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_plain_and_names_are_not() {
        let english = "We call on all states to uphold the norms of responsible behaviour and to act in good faith.";
        assert_eq!(plain(english, &[]), Some(Lang::EN));
        assert_eq!(plain("Jens Stoltenberg, Ursula von der Leyen", &[]), None);
        assert_eq!(plain("", &[]), None);
    }
}
