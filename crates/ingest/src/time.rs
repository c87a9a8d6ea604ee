//! Instants, from the clock and from files.

use std::time::SystemTime;

use archive_model::Timestamp;

/// Returns the present instant: the clock of whoever runs the program, to be handed to [`ingest`](crate::ingest).
pub fn now() -> Timestamp {
    in_our_form(jiff::Timestamp::now()).expect("the present lies in the years 1 to 9999")
}

/// Returns the instant of a file's last change; `None` outside the years 1 to 9999.
pub(crate) fn of_file(time: SystemTime) -> Option<Timestamp> {
    in_our_form(jiff::Timestamp::try_from(time).ok()?)
}

fn in_our_form(instant: jiff::Timestamp) -> Option<Timestamp> {
    let text = instant.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    text.parse().ok()
}
