//! How the numbers of lists are written.

use archive_model::roman;

/// A number format of ISO/IEC 29500-1, 17.18.59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// `1`.
    #[default]
    Decimal,
    /// `01`.
    DecimalZero,
    /// `I`.
    UpperRoman,
    /// `i`.
    LowerRoman,
    /// `A`, … `Z`, `AA`, `BB`.
    UpperLetter,
    /// `a`, … `z`, `aa`, `bb`.
    LowerLetter,
    /// `1st`.
    Ordinal,
    /// `А`, in the order of the Russian alphabet.
    UpperRussian,
    /// `а`.
    LowerRussian,
    /// `א`.
    Hebrew,
    /// `أ`, in the order of today's alphabet.
    ArabicAlpha,
    /// `أ`, in the order of the old one.
    ArabicAbjad,
    /// `一`.
    Chinese,
    /// `①`.
    Circled,
    /// `１`.
    FullWidth,
    /// `-1-`.
    Dashed,
    /// A symbol.
    Bullet,
    /// Nothing.
    None,
}

const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

impl NumberFormat {
    /// Reads a name of the standard. What is not known is written in decimal, as Word does.
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "ordinal" => Self::Ordinal,
            "russianUpper" => Self::UpperRussian,
            "russianLower" => Self::LowerRussian,
            "hebrew2" => Self::Hebrew,
            "arabicAlpha" => Self::ArabicAlpha,
            "arabicAbjad" => Self::ArabicAbjad,
            "chineseCounting"
            | "chineseCountingThousand"
            | "ideographDigital"
            | "japaneseCounting"
            | "taiwaneseCountingThousand" => Self::Chinese,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "numberInDash" => Self::Dashed,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// Writes `number`. Formats that have no sign for it write it in decimal.
    pub(super) fn write(self, number: u32) -> String {
        let written = match self {
            Self::Decimal | Self::Bullet => None,
            Self::None => Some(String::new()),
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::Dashed => Some(format!("-{number}-")),
            Self::Ordinal => Some(ordinal(number)),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::UpperLetter => letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Self::LowerLetter => letters(number, "abcdefghijklmnopqrstuvwxyz"),
            Self::UpperRussian => letters(number, RUSSIAN).map(|letter| letter.to_uppercase()),
            Self::LowerRussian => letters(number, RUSSIAN),
            Self::Hebrew => letters(number, HEBREW),
            Self::ArabicAlpha => letters(number, ARABIC),
            Self::ArabicAbjad => letters(number, ABJAD),
            Self::Chinese => chinese(number),
            Self::Circled => (1..=20)
                .contains(&number)
                .then(|| char::from_u32('①' as u32 + number - 1))
                .flatten()
                .map(String::from),
            Self::FullWidth => {
                let digits = number.to_string();
                let wide = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32);
                digits.chars().map(wide).collect()
            }
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// Counts through `alphabet`, then through doubled letters, then through tripled ones.
fn letters(number: u32, alphabet: &str) -> Option<String> {
    const MOST_REPEATS: u32 = 8;
    let length = u32::try_from(alphabet.chars().count()).ok()?;
    let index = number.checked_sub(1)?;
    let repeats = index / length + 1;
    let letter = alphabet.chars().nth((index % length) as usize)?;
    (repeats <= MOST_REPEATS).then(|| (0..repeats).map(|_| letter).collect())
}

fn ordinal(number: u32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

fn chinese(number: u32) -> Option<String> {
    let digit = |digit: u32| "〇一二三四五六七八九".chars().nth(digit as usize);
    let (tens, ones) = (number / 10, number % 10);
    let mut written = String::new();
    match tens {
        0 => {}
        1 => written.push('十'),
        2..10 => written.extend([digit(tens)?, '十']),
        _ => return None,
    }
    if ones > 0 || tens == 0 {
        written.push(digit(ones)?);
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    fn check(name: &str, written: [(u32, &str); 3]) {
        for (number, expected) in written {
            assert_eq!(
                NumberFormat::from_name(name).write(number),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn formats() {
        check(
            "decimal",
            [(0, "0"), (1, "1"), (4_000_000_000, "4000000000")],
        );
        check("lowerRoman", [(4, "iv"), (1999, "mcmxcix"), (4000, "4000")]);
        check("lowerLetter", [(1, "a"), (27, "aa"), (28, "bb")]);
        check("upperLetter", [(0, "0"), (26, "Z"), (900, "900")]);
        check("ordinal", [(1, "1st"), (12, "12th"), (22, "22nd")]);
        check("russianLower", [(1, "а"), (10, "к"), (30, "аа")]);
        check("chineseCounting", [(3, "三"), (10, "十"), (21, "二十一")]);
        check("decimalEnclosedCircle", [(1, "①"), (20, "⑳"), (21, "21")]);
    }
}
