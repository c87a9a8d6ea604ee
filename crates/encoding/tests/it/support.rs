//! One way to state a case, so that the API can change without touching the cases.

use archive_encoding::{Options, Repaired, repair, repair_text};
use archive_model::{Method, Repair};

/// Repairs `damaged` and expects `sound`, with every edit of the same kind.
#[track_caller]
pub(crate) fn check(damaged: &str, sound: &str, method: Method) -> Repaired {
    let repaired = repair(damaged.as_bytes(), &Options::default());
    assert_eq!(repaired.text, sound, "{:#?}", repaired.unresolved);
    assert!(damaged == sound || !repaired.repairs.is_empty());
    for edit in &repaired.repairs {
        assert_eq!(edit.method, method, "{edit:?}");
    }
    check_record(damaged.as_bytes(), &repaired);
    assert_eq!(repaired, repair_text(damaged, &Options::default()));
    repaired
}

/// Expects `text` to come out as it is, with nothing recorded.
#[track_caller]
pub(crate) fn check_sound(text: &str) {
    let repaired = repair(text.as_bytes(), &Options::default());
    assert_eq!(repaired.text, text);
    assert_eq!(repaired.repairs, []);
    assert_eq!(repaired.unresolved, [], "{text}");
}

/// Expects the edits of `repaired` to be a true record of how `capture` became its text.
#[track_caller]
pub(crate) fn check_record(capture: &[u8], repaired: &Repaired) {
    let mut text_end = 0;
    let mut source_end = 0;
    for Repair {
        span,
        source,
        after,
        confidence,
        ..
    } in &repaired.repairs
    {
        assert!(
            text_end <= span.start && span.start <= span.end,
            "{span:?} after {text_end}"
        );
        assert!(
            source_end <= source.start && source.start <= source.end,
            "{source:?} after {source_end}"
        );
        assert!(source.end <= capture.len());
        assert_eq!(&repaired.text[span.clone()], after);
        assert!((0.0..=1.0).contains(confidence), "{confidence}");
        (text_end, source_end) = (span.end, source.end);
    }
    let mut end = 0;
    for place in &repaired.unresolved {
        assert!(end <= place.span.start && place.span.start < place.span.end);
        assert_eq!(repaired.text[place.span.clone()], place.text);
        assert!(place.source.end <= capture.len());
        end = place.span.end;
    }
    if repaired.encoding == "UTF-8" {
        let decoded = String::from_utf8(replaced(capture)).expect("made of valid pieces");
        assert_eq!(repaired.undo(), decoded);
    }
}

/// UTF-8 with U+FFFD for each malformed sequence.
fn replaced(capture: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for chunk in capture.utf8_chunks() {
        text.extend_from_slice(chunk.valid().as_bytes());
        if !chunk.invalid().is_empty() {
            text.extend_from_slice("\u{FFFD}".as_bytes());
        }
    }
    text
}

/// UTF-8 read as Latin-1.
pub(crate) fn latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// UTF-8 read as windows-1252.
pub(crate) fn windows_1252(text: &str) -> String {
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

/// UTF-8 read as Latin-1, and every C1 control lost.
pub(crate) fn stripped(text: &str) -> String {
    latin_1(text)
        .chars()
        .filter(|character| !matches!(character, '\u{80}'..='\u{9F}'))
        .collect()
}
