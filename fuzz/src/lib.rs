//! What holds for every repair, for the fuzz targets to check.

use archive_encoding::{Options, Repaired, repair_text};

/// Expects the edits of `repaired` to be a true record of how `capture` became its text.
pub fn check_record(capture: &[u8], repaired: &Repaired) {
    let (mut end, mut source_end) = (0, 0);
    for edit in &repaired.repairs {
        let (span, source) = (&edit.span, &edit.source);
        assert!(end <= span.start && span.start <= span.end, "{edit:?} after {end}");
        assert!(source_end <= source.start && source.start <= source.end, "{edit:?} after {source_end}");
        assert_eq!(repaired.text[span.clone()], edit.after);
        assert!((0.0..=1.0).contains(&edit.confidence), "{edit:?}");
        (end, source_end) = (span.end, source.end);
    }
    assert!(source_end <= capture.len());
    let mut end = 0;
    for place in &repaired.unresolved {
        assert!(end <= place.span.start && place.span.start < place.span.end, "{place:?} after {end}");
        assert!(place.source.end <= capture.len(), "{place:?}");
        assert_eq!(repaired.text[place.span.clone()], place.text);
        end = place.span.end;
    }
    if repaired.repairs.is_empty() && repaired.encoding == "UTF-8" {
        assert_eq!(repaired.text.as_bytes(), capture, "changed without a record");
    }
}

/// Expects a second repair to find nothing to do.
pub fn check_settled(repaired: &Repaired) {
    let again = repair_text(&repaired.text, &Options::default());
    assert_eq!(again.text, repaired.text, "repairing twice differs: {:?}", again.repairs);
}
