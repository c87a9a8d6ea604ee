//! Numbers as printers write them.

/// Writes a number from 1 to 3999 in Roman numerals, in capitals; `None` for any other.
///
/// # Examples
/// ```
/// assert_eq!(archive_model::roman(49).as_deref(), Some("XLIX"));
/// assert_eq!(archive_model::roman(0), None);
/// ```
pub fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}
