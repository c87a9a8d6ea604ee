//! Repair of a source part by part.

use std::io::{self, Read};

use archive_encoding::{Options, Part, repair, repair_stream};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{check_record, stripped, windows_1252};

/// A reader that gives as many bytes at a time as it is told, over and over.
struct Chunked<'a, I> {
    bytes: &'a [u8],
    sizes: I,
}

impl<I: Iterator<Item = usize>> Read for Chunked<'_, I> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes.next().unwrap_or(usize::MAX);
        if size == 0 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let len = size.min(buffer.len());
        self.bytes.read(&mut buffer[..len])
    }
}

/// Repairs `source` with a small window and expects the parts to follow on one another.
fn parts(source: &[u8], window: usize, options: &Options) -> Vec<Part> {
    let parts = repair_stream(source, options).window(window);
    let parts: Vec<Part> = parts.map(Result::unwrap).collect();
    let (mut text, mut at) = (0, 0);
    for part in &parts {
        assert_eq!((part.text_start, part.source_start), (text, at as u64));
        let end = at + part.source_len;
        assert!(at < end && part.source_len <= window);
        check_record(&source[at..end], &part.repaired);
        text += part.repaired.text.len() as u64;
        at = end;
    }
    assert_eq!(at, source.len());
    parts
}

fn text(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| part.repaired.text.as_str())
        .collect()
}

/// Expects `source` to be read as `expected` through windows of 4 KiB, all of it in `encoding`.
#[track_caller]
fn check(source: &[u8], expected: &str, encoding: &str) {
    let parts = parts(source, 4096, &Options::default());
    assert!(parts.len() > 2);
    let text = text(&parts);
    let differs = text.bytes().zip(expected.bytes()).position(|(a, b)| a != b);
    assert!(text == expected, "{encoding}: differs at byte {differs:?}");
    for part in &parts {
        assert_eq!(part.repaired.encoding, encoding);
        assert_eq!(part.repaired.repairs, []);
    }
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, has_unmappable) = encoding.encode(text);
    assert!(!has_unmappable);
    bytes.into_owned()
}

#[test]
fn sound_text_of_any_size_is_untouched() {
    let lines = "Les ministres siègent à l’évêché – « à titre provisoire ».\n".repeat(400);
    check(lines.as_bytes(), &lines, "UTF-8");
    let words = lines.replace('\n', " ");
    check(words.as_bytes(), &words, "UTF-8");
    let letters: String = words.split(|c: char| !c.is_alphabetic()).collect();
    check(letters.as_bytes(), &letters, "UTF-8");
}

#[test]
fn code_units_and_surrogates_are_not_cut() {
    let lines = "Рада закликає до миру 😀 і злагоди.\r\n".repeat(400);
    let letters = "Рада\u{1F600}".repeat(2000);
    for text in [&lines, &letters] {
        let marked = format!("\u{FEFF}{text}");
        check(&utf_16(&marked, u16::to_le_bytes), text, "UTF-16LE");
        check(&utf_16(&marked, u16::to_be_bytes), text, "UTF-16BE");
    }
    check(&utf_16(&lines, u16::to_le_bytes), &lines, "UTF-16LE");
    // A mark is one at the beginning only.
    let joined = format!("\u{FEFF}{lines}\u{FEFF}{lines}");
    let read = parts(&utf_16(&joined, u16::to_le_bytes), 512, &Options::default());
    assert_eq!(text(&read), joined[3..]);
}

#[test]
fn characters_of_several_bytes_are_not_cut() {
    for (text, encodings) in [
        (
            "北大西洋条約機構は深刻な懸念を表明する。",
            &[SHIFT_JIS, EUC_JP][..],
        ),
        ("欧盟理事会表示严重关切，呼吁和平。", &[GBK]),
        ("北約理事會表示嚴重關切，呼籲和平。", &[BIG5]),
        ("북대서양조약기구는 심각한 우려를 표명한다. ", &[EUC_KR]),
    ] {
        for encoding in encodings {
            let letters = text.repeat(500);
            check(&encoded(&letters, encoding), &letters, encoding.name());
            let lines = format!("{text}\n").repeat(500);
            check(&encoded(&lines, encoding), &lines, encoding.name());
        }
    }
}

#[test]
fn the_encoding_is_decided_by_the_first_part_that_shows_it_and_kept() {
    let ascii = "The council met and adopted the report.\n".repeat(300);
    let polish = "Rada przyjęła sprawozdanie; żaden członek nie zgłosił sprzeciwu.\n".repeat(100);
    // What would be read as windows-1252 if it stood alone.
    let late = "No. 7 \u{2013} caf\u{e9}.\n";
    let source = [
        ascii.as_bytes(),
        &encoded(&polish, WINDOWS_1250),
        ascii.as_bytes(),
        &encoded(late, WINDOWS_1250),
    ]
    .concat();
    let parts = parts(&source, 4096, &Options::default());
    assert_eq!(text(&parts), format!("{ascii}{polish}{ascii}{late}"));
    assert_eq!(parts[0].repaired.encoding, "UTF-8");
    let last = parts.last().unwrap();
    assert_eq!(last.repaired.encoding, "windows-1250");
}

#[test]
fn joined_files_are_read_each_in_its_own_encoding() {
    let russian = "Совет выражает обеспокоенность и призывает к миру.\n".repeat(200);
    let french = "Les ministres siègent à l’évêché – à titre provisoire.\n".repeat(200);
    let cyrillic = encoded(&russian, WINDOWS_1251);
    // A part may hold the end of one file and the beginning of the next; no longer than a window, it is in one of them.
    for (source, last) in [
        ([french.as_bytes(), &cyrillic].concat(), &russian),
        ([&cyrillic, french.as_bytes()].concat(), &french),
    ] {
        let parts = parts(&source, 4096, &Options::default());
        assert!(last.ends_with(&parts.last().unwrap().repaired.text));
    }
}

#[test]
fn a_stray_byte_is_mended_and_decides_nothing() {
    let lines = "Les ministres siègent à l’évêché.\n".repeat(300);
    let source = [lines.as_bytes(), b"caf\xE9\n", lines.as_bytes()].concat();
    let parts = parts(&source, 4096, &Options::default());
    assert_eq!(text(&parts), format!("{lines}café\n{lines}"));
    let mut places = Vec::new();
    for part in &parts {
        let edits = part.repaired.repairs.iter();
        places.extend(edits.map(|edit| part.in_source(&edit.source).start));
    }
    assert_eq!(places, [lines.len() as u64 + 3]);
}

#[test]
fn repairs_of_every_part_are_found_in_the_whole() {
    let line = "Nous rappelons l’accord – « à titre provisoire » – des États-Unis.\n";
    let sound = line.repeat(300);
    let source = stripped(line).repeat(300);
    let parts = parts(source.as_bytes(), 4096, &Options::default());
    let text = text(&parts);
    assert_eq!(text, sound);
    let undone: String = parts.iter().map(|part| part.repaired.undo()).collect();
    assert_eq!(undone, source);
    let offset = |at: u64| usize::try_from(at).unwrap();
    for part in &parts {
        for edit in &part.repaired.repairs {
            let (span, place) = (part.in_text(&edit.span), part.in_source(&edit.source));
            assert_eq!(text[offset(span.start)..offset(span.end)], edit.after);
            assert_eq!(source[offset(place.start)..offset(place.end)], edit.before);
        }
    }
}

#[test]
fn what_was_read_before_a_failure_comes_out_first() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let reader = "l’été\n".as_bytes().chain(Failing);
    let mut parts = repair_stream(reader, &Options::default());
    assert_eq!(parts.next().unwrap().unwrap().repaired.text, "l’été\n");
    assert_eq!(
        parts.next().unwrap().unwrap_err().to_string(),
        "the disk is gone"
    );
    assert!(parts.next().is_none());
}

/// Lines in which sound text, damage and noise meet.
fn source() -> impl Strategy<Value = Vec<u8>> {
    let line = "Nous rappelons l’accord – à titre provisoire – des États-Unis.\n";
    let lines = prop::sample::select(vec![
        line.as_bytes().to_vec(),
        stripped(line).into_bytes(),
        windows_1252(line).into_bytes(),
        encoded(line, encoding_rs::WINDOWS_1252),
        b"plain words\n".to_vec(),
    ]);
    let noise = vec(any::<u8>(), 0..60);
    vec(prop_oneof![4 => lines, 1 => noise], 0..30).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn how_the_reader_hands_out_its_bytes_changes_nothing(
        source in source(),
        sizes in vec(0..300_usize, 1..6).prop_filter("something must come", |sizes| sizes.iter().any(|size| *size > 0)),
        window in 16..600_usize,
    ) {
        let options = Options::default();
        let whole = parts(&source, window, &options);
        let reader = Chunked { bytes: &source, sizes: sizes.into_iter().cycle() };
        let chunked = repair_stream(reader, &options).window(window);
        prop_assert_eq!(chunked.map(Result::unwrap).collect::<Vec<_>>(), whole);
    }

    #[test]
    fn one_window_is_a_plain_repair(source in source(), spare in 0..3_usize) {
        let options = Options::default();
        let parts = parts(&source, source.len().max(16) + spare, &options);
        let repaired: Vec<_> = parts.into_iter().map(|part| part.repaired).collect();
        prop_assert!(repaired.len() <= 1);
        prop_assert_eq!(repaired.into_iter().next().unwrap_or_else(|| repair(&[], &options)), repair(&source, &options));
    }
}
