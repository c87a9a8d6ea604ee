//! Records of an export, read back.

use archive_documents::jsonl;

use crate::support::{assert_sound, render};

#[test]
fn records_in_order_and_errors_in_their_place() {
    let lines = concat!(
        r#"{"id":"a","title":"On Tides","published_on":"2025-07-18","editions":[{"lang":"en","title":"On Tides","paragraphs":["#,
        r#"{"ordinal":1,"label":null,"kind":"title","level":1,"text":"On Tides"},"#,
        r#"{"ordinal":2,"label":"1","kind":"numbered","level":1,"text":"We meet."},"#,
        r#"{"ordinal":3,"label":"(a)","kind":"item","level":2,"text":"at noon;"}]},"#,
        r#"{"lang":"fr","paragraphs":[{"label":"1","kind":"numbered","level":1,"text":"Nous nous réunissons."}]}]}"#,
        "\n\nnot json\n",
        r#"{"id":"b","text":"One.\n\nTwo."}"#,
        "\n{\"id\":\"c\"}\n",
    );
    let records: Vec<_> = jsonl::read(lines.as_bytes()).collect();
    let ids: Vec<_> = records.iter().map(|record| record.id.as_deref()).collect();
    assert_eq!(ids, [Some("a"), None, Some("b"), Some("c")]);
    let flow = records[0].flow.as_ref().unwrap();
    assert_sound(flow);
    insta::assert_snapshot!(render(flow));
    assert!(records[1].flow.is_err());
    assert_eq!(records[2].flow.as_ref().unwrap().blocks.len(), 2);
    assert!(records[3].flow.is_err());
}
