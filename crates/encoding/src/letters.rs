//! The letters of each language, and how often each stands in text: what tells code pages apart.
//!
//! A guess at an encoding needs far less than the models of lossy repair know: which letters a language has, and roughly
//! how frequent they are. That much fits on a page, covers every language, and costs nothing to load.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What the most frequent group costs, in bits.
const CHEAPEST: u8 = 3;
/// What a letter costs in a language that does not have it, but often quotes words that do.
const BORROWED: u8 = 13;
/// What it costs if it comes with names only.
const QUOTED: u8 = 16;
/// What a letter of ASCII costs in an alphabet other than Latin: abbreviations, addresses and names are in it everywhere.
const ASCII: u8 = 9;
/// What any other letter costs.
const FOREIGN: u8 = 20;
/// What a capital costs more.
const CAPITAL: u8 = 3;

const LOANS: &str = "éèáàäöüóíñçïë";
const NAMES: &str = "êâôîûúùåæøãõšžčćłńęąőř";

/// Letters by language, in groups; each group is half as frequent as the one before, and the first has letters of one in
/// eight. `-` is an empty group. After them, the most frequent words that any encoding has the letters of.
///
/// Counted over the thousand sentences that each `lingua-*-language-model` crate 1.3.0 carries (Apache-2.0); the accented
/// letters of Spanish, which those lack, and Maltese are estimates.
const LANGUAGES: [(&str, &str, &str); 34] = [
    (
        "en",
        "etaionrs lhdc umpfgy wbv k x jq z",
        "the of and to a in for is on that be with as it you at are by s will",
    ),
    (
        "fr",
        "esintar oludcp mé vgfqhb x àèjy ê zkîôâ wç ûù ï ëæüœ",
        "de la l et le les des d en est du un une pour dans il que par qui au",
    ),
    (
        "de",
        "enirst ahdul gcombf wkzpv üä öjß y x q",
        "die der und in von das den mit sie zu auf ist im sich ein eine es des auch dem",
    ),
    (
        "es",
        "eaosnri dlctu mp bgvóyf qhíáéj zñ úx wk - - ü",
        "de la que y en el a los un las con es se para no por una del su",
    ),
    (
        "it",
        "iaeonrt lscd pmug vzbfh - qàè - ìùkw yòxé j",
        "di e il la in a che per un del l le i della con san non si da",
    ),
    (
        "pt",
        "aeosri ndtmcu pl vgfbqh ãçá ézjíx óõêú kày wâ - ô ü",
        "de a o que e do da com para em os se no um na por uma as mais dos",
    ),
    (
        "ca",
        "easirtn locdu pm bgvfq óhxà éèjyí zòw úçk ïü",
        "de la i a el d que en l per les del els un amb es una no al dels",
    ),
    (
        "nl",
        "enairt odsl ghvmkucpb wjzf - y - xë é qö èáïü",
        "de van in het een en is op zijn met voor te hij door werd uit die dat als was",
    ),
    (
        "da",
        "ernt disalogkm fvupbh åæø jyc - - w xz é - q",
        "og i er at en det til af med for der har de den jeg som ikke et kan du",
    ),
    (
        "no",
        "ertns ialodkg mvfupb håjø y æ c w - xz q éôò",
        "og i til er av for det som en med har at et ikke om de den vi kan fra",
    ),
    (
        "sv",
        "earnts ildokmg vfäuphöb åc jy - x w - z éq",
        "och i att en som av till med det har ett om den de kan vi man inte du eller",
    ),
    (
        "fi",
        "aitens lokuäm vrjyph d ö - g fbc w x - zqåšž",
        "ja on ei ovat oli tai se n ole voi sen joka kun ollut suomen mutta vuoden mukaan noin kuin",
    ),
    (
        "is",
        "arnie stlugðmk fvohdá íjþbóypæö úé ý c x w z - q",
        "og er sem til um ekki en fyrir af var eru hann hefur hafa svo eftir ef vera fram eins",
    ),
    (
        "et",
        "aeistl ukndomr vgpjh äõb ü ö f c wy z xž šq",
        "ja on ei et kui ka see siis aga oma ning oli nii seda pole ta mis ma juba eesti",
    ),
    (
        "lv",
        "aiste runākmo pdlvjīzēb gcš ūņ ļf žhģķ č w y x q",
        "un ir ar par ka no vai uz kas bet to tas ja lai ko nav var tad jau bija",
    ),
    (
        "lt",
        "ias toernukml pdvgj ėbyųšž ąįcū čzf ęh - w x",
        "ir su kad yra tik tai savo kaip o ne ar nuo bet buvo taip apie kai per bei",
    ),
    (
        "pl",
        "aieo znrwstcykdp mjulł bgąęhóż ść f ń ź v - x q",
        "w na i z do nie to jest o od po a za jak ale dla tym tylko przez ma",
    ),
    (
        "cs",
        "oean tsivrldkpum íczhjyáb ěéřčý žšů fg úx wň ť óďq",
        "a v na se je s do o z pro k to i ve jsou si po od nebo jako",
    ),
    (
        "sk",
        "oaen irtsvklmpd uchjázby ýíčšžú éťľ fg ôňóď xäw - - ĺ ŕq",
        "a na v sa je s aj z to ako si do o pre som ale pri po za od",
    ),
    (
        "sl",
        "aeoin rtslvjkpdm zub gčhcš ž f - w yx - q",
        "je in v na se za da ki pa so z s tudi ne bo bi po o to kot",
    ),
    (
        "hr",
        "aioen rjtsukvld mpgz bcčhš ćž fđ - - wy x q",
        "i u je se na za su od da a s koji o te iz kao godine do ne koje",
    ),
    (
        "hu",
        "eatl snkizorámég ybdv hpujöóf cüíő ú ű - x w - q",
        "a az hogy is nem egy de volt meg csak ez el mint vagy magyar ki ha azt van sem",
    ),
    (
        "ro",
        "eairtn uclospd m ăfvbgz ţțîşș hjâx - k yw - - q",
        "de a la cu si care este din o pentru pe in se mai nu un sa au ca sau",
    ),
    (
        "sq",
        "etiëarn shomukd jlp vgbf zqyc - çx - w",
        "e dhe i me nga ka u edhe si se te tij ai nuk ne ishte duke prej por do",
    ),
    (
        "tr",
        "aeilrn ktmdıs uyobü zgşvhcçpöğ f - j - âw x î ûq",
        "ve bir bu ile i da olarak de olan daha her en sonra ilgili gibi veya kadar bilgi ise e",
    ),
    (
        "ga",
        "ainh restclod gmubíáé fúóp - - vky w jxz q",
        "an a na is agus i ar le go ag de sa mar sin in d ina seo ach suite",
    ),
    (
        "mt",
        "ai tlnejru misdħok gbpfqż hxwċġvz",
        "il li ta fil tal fi u ma jew minn kull dan din hu hija ir is l",
    ),
    ("el", "αοτει νσρκπμηςυ λίάόέγδ ήωχθύφ ώβξ ζ ψ - ϊ ΐ ϋ", ""),
    ("ru", "оеаинт срвлкм дпуяыьзг бчйжх юшц щэф - - ёъ", ""),
    ("uk", "оани івтресклуд пмязьг бчхйюцж їшє щф - - - - ыґ", ""),
    (
        "be",
        "ан ірыскелтдвяом упцзўгб ьчэйхш жюё ф - - и - - щ",
        "",
    ),
    ("bg", "аиоетн рсвдклп мзябъ гуч цжщйхш ф ю - ь", ""),
    ("sr", "аиое нрстуквјдм лпзг бчцш њхљжћф ђ - - џ", ""),
    ("mk", "аоиетн рсвдкл пмугјз бч шцжф њхќ ѓ - џ", ""),
];

/// What a letter costs in each language.
pub(crate) type Costs = [u8; LANGUAGES.len()];

const UNKNOWN: Costs = [FOREIGN; LANGUAGES.len()];
/// Letters below this are looked up; the languages of the table have none beyond.
const TABLE: usize = 0x500;

/// Returns what a letter costs in each language, in bits.
pub(crate) fn costs(letter: char) -> &'static Costs {
    static COSTS: OnceLock<Vec<Costs>> = OnceLock::new();
    let table = COSTS.get_or_init(table);
    table.get(letter as usize).unwrap_or(&UNKNOWN)
}

fn table() -> Vec<Costs> {
    let mut table = vec![UNKNOWN; TABLE];
    for (letters, cost) in [(NAMES, QUOTED), (LOANS, BORROWED)] {
        for letter in letters.chars() {
            table[letter as usize] = [cost; LANGUAGES.len()];
        }
    }
    for letter in 'a'..='z' {
        table[letter as usize] = LANGUAGES.map(|(_, groups, _)| {
            let is_latin = groups.contains('a');
            if is_latin { FOREIGN } else { ASCII }
        });
    }
    for (language, (_, groups, _)) in LANGUAGES.iter().enumerate() {
        for (group, cost) in groups.split(' ').zip(CHEAPEST..) {
            for letter in group.chars() {
                let slot = &mut table[letter as usize][language];
                *slot = cost.min(*slot);
            }
        }
    }
    add_capitals(&mut table);
    table
}

fn add_capitals(table: &mut [Costs]) {
    let letters = (0..).map_while(char::from_u32).take(TABLE);
    for capital in letters.filter(|letter| letter.is_uppercase()) {
        let small = capital.to_lowercase().next().unwrap_or(capital);
        let small = table.get(small as usize).copied().unwrap_or(UNKNOWN);
        table[capital as usize] = small.map(|cost| cost + CAPITAL);
    }
}

/// Tells whether a language of the table has `letter`, in either case.
pub(crate) fn is_in_use(letter: char) -> bool {
    static IN_USE: OnceLock<Vec<bool>> = OnceLock::new();
    let in_use = IN_USE.get_or_init(|| {
        let is_in_use = |costs: &Costs| costs.iter().any(|cost| *cost < FOREIGN);
        table().iter().map(is_in_use).collect()
    });
    in_use.get(letter as usize).copied().unwrap_or_default()
}

/// Returns the languages that have `word`, in lower case, among their most frequent, one a bit.
pub(crate) fn languages(word: &str) -> u64 {
    static WORDS: OnceLock<HashMap<&str, u64>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words = HashMap::new();
        for (language, (.., frequent)) in LANGUAGES.iter().enumerate() {
            for word in frequent.split_whitespace() {
                *words.entry(word).or_default() |= 1 << language;
            }
        }
        words
    });
    words.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_follow_the_groups() {
        let polish = LANGUAGES.iter().position(|(tag, ..)| *tag == "pl").unwrap();
        let cost = |letter| costs(letter)[polish];
        assert!(cost('a') < cost('ł') && cost('ł') < cost('ń'));
        assert_eq!(
            (cost('é'), cost('ő'), cost('ţ')),
            (BORROWED, QUOTED, FOREIGN)
        );
    }

    #[test]
    fn letters_in_use() {
        assert!("éÉłŞșїЇωß".chars().all(is_in_use));
        assert!("ĩŊƏԱ".chars().all(|letter| !is_in_use(letter)));
    }
}
