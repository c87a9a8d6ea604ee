//! The value of a number as printed, so that two ways of writing it can be told from two numbers.

/// Returns the value of a token that has a digit or is a Roman number, in a form that can be compared; `None` if it is no
/// number.
///
/// Separators of thousands go, the separator of decimals becomes a point, and the ending of an ordinal goes: `1,500`, `1500`
/// and `1500th` are one value in English. `decimal_point` tells which of the two separators the language uses for what.
pub(super) fn value(token: &str, decimal_point: bool) -> Option<String> {
    if !token.contains(|character: char| character.is_numeric()) {
        return roman(token).map(|value| value.to_string());
    }
    let plain = token.to_lowercase();
    let digits_end = plain.rfind(char::is_numeric).map_or(0, |at| at + 1);
    let (digits, ending) = match plain.char_indices().find(|(at, _)| *at >= digits_end) {
        Some((at, _)) => plain.split_at(at),
        None => (plain.as_str(), ""),
    };
    if !digits
        .chars()
        .all(|character| character.is_ascii_digit() || ".,'’".contains(character))
    {
        return Some(plain);
    }
    let value = ungrouped(digits, decimal_point);
    Some(if is_ordinal_ending(ending) {
        value
    } else {
        value + ending
    })
}

fn is_ordinal_ending(ending: &str) -> bool {
    // Single letters are no endings: `1a` is another point of a law than `1`.
    const ENDINGS: &[&str] = &[
        "", "st", "nd", "rd", "th", "er", "ère", "ème", "nde", "º", "ª", "de", "ste",
    ];
    ENDINGS.contains(&ending)
}

fn ungrouped(digits: &str, decimal_point: bool) -> String {
    let (group, decimal) = if decimal_point {
        (',', '.')
    } else {
        ('.', ',')
    };
    let (whole, fraction) = match digits.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let whole = whole.replace(['\'', '’'], "");
    let groups: Vec<&str> = whole.split(group).collect();
    let value = if is_grouped(&groups) {
        groups.concat()
    } else {
        whole.clone()
    };
    match fraction {
        Some(fraction) => format!("{value}.{fraction}"),
        None => value,
    }
}

/// Returns the value of a Roman number of two letters or more, in capitals. One letter alone is too often a word.
fn roman(token: &str) -> Option<u64> {
    let letters = token.chars().map(|letter| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        'D' => Some(500),
        'M' => Some(1000),
        _ => None,
    });
    let values: Vec<u64> = letters.collect::<Option<_>>()?;
    if values.len() < 2 || values.len() > 15 {
        return None;
    }
    let signed = values.iter().enumerate().map(|(index, value)| {
        let is_subtracted = values.get(index + 1).is_some_and(|next| next > value);
        if is_subtracted {
            (0, *value)
        } else {
            (*value, 0)
        }
    });
    let (plus, minus) = signed.fold((0, 0), |sum, value| (sum.0 + value.0, sum.1 + value.1));
    Some(plus - minus)
}

/// Tells whether `parts` are the groups of one number: up to three digits, then three in each.
pub(super) fn is_grouped(parts: &[&str]) -> bool {
    let digits = |part: &&str| part.chars().all(|character| character.is_ascii_digit());
    parts.iter().all(digits)
        && parts
            .first()
            .is_some_and(|first| (1..=3).contains(&first.len()))
        && parts.iter().skip(1).all(|part| part.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn ways_of_writing_a_number() {
        let english = |token| value(token, true);
        assert_eq!(english("1,500"), english("1500"));
        assert_eq!(english("1,500.5"), english("1500.5"));
        assert_ne!(english("1.5"), english("15"));
        assert_eq!(english("6th"), english("6"));
        assert_eq!(english("IV"), english("4"));
        assert_ne!(english("VI"), english("IV"));
        assert_ne!(english("124KB"), english("139KB"));
        assert_ne!(english("1a"), english("1"));
        assert_eq!(english("word"), None);
        let french = |token| value(token, false);
        assert_eq!(french("1.500"), french("1500"));
        assert_eq!(french("1,5"), english("1.5"));
        assert_eq!(french("1er"), french("1"));
    }
}
