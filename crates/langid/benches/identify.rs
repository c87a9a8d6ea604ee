//! What identification costs: headings and single sentences, and paragraphs, in several scripts.

use archive_langid::{Identifier, identify};
use archive_model::Lang;
use divan::{Bencher, black_box, counter::BytesCount, counter::ItemsCount};

fn main() {
    divan::main();
}

/// A sentence of each kind.
fn sentence(name: &str) -> &'static str {
    match name {
        "english" => "The council calls on its members to keep the harbour open in winter.",
        "french" => "Les ministres ont décidé de prolonger l’accord sur la pêche côtière.",
        "polish" => "Członkowie Rady przyjęli oświadczenie w sprawie żeglugi rzecznej.",
        "russian" => "Министры решили продлить соглашение о сотрудничестве государств.",
        "arabic" => "قرر الوزراء تمديد الاتفاق بشأن الملاحة في النهر حتى نهاية العام.",
        "chinese" => "各国部长决定延长关于内河航运的协定，直至明年年底。",
        "zulu" => "Amalungu omkhandlu anqume ukwelula isivumelwano sokudoba ogwini.",
        _ => "",
    }
}

const LANGUAGES: [&str; 7] = [
    "english", "french", "polish", "russian", "arabic", "chinese", "zulu",
];

#[divan::bench(args = LANGUAGES)]
fn short(bencher: Bencher<'_, '_>, name: &str) {
    let text = sentence(name);
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::of_str(text))
        .bench(|| identify(black_box(text)));
}

#[divan::bench(args = LANGUAGES)]
fn paragraph(bencher: Bencher<'_, '_>, name: &str) {
    let text = sentence(name).repeat(10);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| identify(black_box(&text)));
}

#[divan::bench]
fn short_among_two(bencher: Bencher<'_, '_>) {
    let bilingual = Identifier::with_candidates(&[Lang::EN, Lang::FR]);
    let text = sentence("french");
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| bilingual.identify(black_box(text)));
}
