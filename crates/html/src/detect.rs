//! Whether bytes are a web page, and the encoding that it says it is in.

/// What a page may begin with, in small letters, white space and comments passed over.
///
/// From the WHATWG MIME Sniffing Standard, section 7.1 (2025-07), and the elements that pages without a head begin with.
const BEGINNINGS: [&str; 25] = [
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<h2",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<body",
    "<br",
    "<p",
    "<meta",
    "<main",
    "<article",
    "<section",
    "<header",
    "<ol",
    "<ul",
    "<center",
];

/// As much of a file as is looked at.
const HEAD: usize = 4096;

/// Tells whether `bytes` are a web page, or a part of one, in any encoding that shares its first characters with ASCII.
///
/// # Examples
/// ```
/// use archive_html::looks_like_html;
/// assert!(looks_like_html(b"\xef\xbb\xbf<!-- saved --> <!DOCTYPE html><p>Text"));
/// assert!(!looks_like_html(b"<note>1. We agree."));
/// assert!(!looks_like_html(b"1. We agree that <p> is an element."));
/// ```
pub fn looks_like_html(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let mut rest = head.as_slice();
    loop {
        rest = rest.trim_ascii_start();
        let (open, close): (&[u8], &[u8]) = match rest {
            [b'<', b'!', b'-', b'-', ..] => (b"<!--", b"-->"),
            [b'<', b'?', b'x', b'm', b'l', ..] => (b"<?", b">"),
            _ => break,
        };
        let Some(end) = memchr::memmem::find(&rest[open.len()..], close) else {
            return false;
        };
        rest = &rest[open.len() + end + close.len()..];
    }
    BEGINNINGS.iter().any(|beginning| {
        let tail = rest.strip_prefix(beginning.as_bytes());
        tail.is_some_and(|tail| {
            let end = tail.first().copied().unwrap_or(b'>');
            end.is_ascii_whitespace() || matches!(end, b'>' | b'/')
        })
    })
}

/// Returns the encoding label in a `<meta>` or in the XML declaration near the beginning of `bytes`.
///
/// # Examples
/// ```
/// let page = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>";
/// assert_eq!(archive_html::charset(page).as_deref(), Some("windows-1252"));
/// ```
pub fn charset(bytes: &[u8]) -> Option<String> {
    let head = head(bytes);
    let declared = head
        .starts_with(b"<?xml")
        .then(|| value_after(&head, b"encoding"));
    let declared = declared.flatten().filter(|_| head.contains(&b'>'));
    declared.or_else(|| {
        let metas = memchr::memmem::find_iter(&head, b"<meta");
        metas.into_iter().find_map(|at| {
            let tag = &head[at..];
            let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
            value_after(&tag[..end], b"charset")
        })
    })
}

/// Reads what follows `name` and an equals sign, quoted or not.
fn value_after(tag: &[u8], name: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(tag, name)? + name.len();
    let tail = tag[at..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let tail = tail
        .strip_prefix(b"\"")
        .or_else(|| tail.strip_prefix(b"'"))
        .unwrap_or(tail);
    let is_label = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
    let label: String = tail
        .iter()
        .take_while(is_label)
        .map(|byte| char::from(*byte))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// Returns the beginning of a file in small letters, without the byte order mark and the zeros of UTF-16.
fn head(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes);
    let head = bytes.iter().take(HEAD).filter(|byte| **byte != 0);
    head.map(u8::to_ascii_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        for page in [
            "<!DOCTYPE html>",
            "\n<HTML lang=en>",
            "<?xml version='1.0'?>\n<!DOCTYPE HTML PUBLIC \"\">",
            "<p>1. We agree.",
            "<br/>x",
        ] {
            assert!(looks_like_html(page.as_bytes()), "{page}");
        }
        for text in [
            "",
            "1. We agree.",
            "<",
            "<pre-text>",
            "<!-- open",
            "<?xml version='1.0'?><akn>",
        ] {
            assert!(!looks_like_html(text.as_bytes()), "{text}");
        }
        let wide: Vec<u8> = "<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(looks_like_html(&[b"\xff\xfe".as_slice(), &wide].concat()));
    }

    #[test]
    fn encodings_are_read_as_written() {
        let check = |head: &str, label: Option<&str>| {
            assert_eq!(charset(head.as_bytes()).as_deref(), label, "{head}");
        };
        check("<html><META CHARSET=\"UTF-8\">", Some("utf-8"));
        check(
            "<meta name=a><meta content='text/html;charset = koi8-r'>",
            Some("koi8-r"),
        );
        check(
            "<?xml version='1.0' encoding=\"iso-8859-2\"?>",
            Some("iso-8859-2"),
        );
        check("<meta charset>", None);
        check("charset=utf-8", None);
    }
}
