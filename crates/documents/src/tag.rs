//! Language tags as documents write them.

use archive_model::Lang;

/// Reads a tag such as `en-US` or `zh_TW` and brings it into its shortest form; `None` if it names no language.
///
/// Word, PDF and mail name a country with every language, whether or not it makes a difference to the text.
pub(crate) fn parse(tag: &str) -> Option<Lang> {
    let mut parts = tag.trim().split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let rest: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
    let has = |part: &str| rest.iter().any(|other| other == part);
    let traditional = has("hant") || ["tw", "hk", "mo"].iter().any(|region| has(region));
    let script = match primary.as_str() {
        "zh" if traditional && !has("hans") => "-Hant",
        "sr" if has("latn") => "-Latn",
        "und" | "mul" | "zxx" => return None,
        _ => "",
    };
    format!("{primary}{script}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn shortest_forms() {
        for (tag, short) in [
            ("en-US", "en"),
            ("FR", "fr"),
            ("zh-CN", "zh"),
            ("zh_TW", "zh-Hant"),
            ("sr-Latn-RS", "sr-Latn"),
            ("sr-Cyrl-RS", "sr"),
        ] {
            assert_eq!(parse(tag).unwrap().as_str(), short);
        }
        for tag in ["", "x-none", "und", "english"] {
            assert_eq!(parse(tag), None);
        }
    }
}
