//! Reversible mojibake: UTF-8 read by another encoding, with every byte still there.
//!
//! Works by sequence and not by line, so that a damaged word in a sound paragraph is found, and the sound words around a
//! damaged one are left alone. What twice-encoded text needs is a second pass, which the caller makes.

use std::ops::Range;

use archive_model::Method;

use crate::codepage::{self, Sequence};
use crate::draft::Change;
use crate::layers::Found;
use crate::{decode, letters, scan, strain, weight};

/// How far a sequence can be trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// No text has these characters side by side.
    Sure,
    /// Rare in text, but possible: believed beside others that are sure.
    Likely,
    /// Sound, as far as anybody can tell.
    No,
}

/// The confidence in a reading that others have to speak for.
const LIKELY: f64 = 0.9;
/// How much lighter, in bits, a reading must be that is not sure by itself.
pub(crate) const LIGHTER: u64 = 16;
/// How much text to each side, in bytes, such a reading is weighed with.
const CONTEXT: usize = 200;

/// How far a word is followed to each side of such a reading, in characters.
const LONGEST_WORD: usize = 40;

/// How many such readings are weighed. Where more stand and none is sure, they are a habit of the writer.
const MOST_WEIGHED: usize = 1000;

/// A character that may have been damaged.
struct Piece {
    span: Range<usize>,
    after: char,
    rule: &'static str,
    trust: Trust,
}

impl Piece {
    /// Tells whether `next` follows at once and is to be mended for the same reason.
    fn is_as_sure_as(&self, next: &Self) -> bool {
        self.span.end == next.span.start && self.trust == next.trust && self.rule == next.rule
    }

    /// Makes one change of a run of pieces.
    fn change(run: &[Self]) -> Option<Change> {
        let (first, last) = (run.first()?, run.last()?);
        let mut after = String::with_capacity(run.iter().map(|piece| piece.after.len_utf8()).sum());
        after.extend(run.iter().map(|piece| piece.after));
        let span = first.span.start..last.span.end;
        let mut change = Change::certain(span, after, first.rule, Method::Reencode);
        if first.trust != Trust::Sure {
            change.confidence = LIKELY;
        }
        Some(change)
    }
}

/// Looks in `ranges` for UTF-8 read as Latin-1 or windows-1252, and windows-1252 read as Latin-1.
pub(crate) fn look(text: &str, ranges: &[Range<usize>]) -> Found {
    let mut pieces = Vec::new();
    for range in ranges {
        gather(text, range.clone(), &mut pieces);
    }
    let is_sure = pieces.iter().any(|piece| piece.trust == Trust::Sure);
    if is_sure {
        let is_kin = |piece: &Piece| piece.trust == Trust::Sure && is_vietnamese(piece.after);
        let has_kin = pieces.iter().any(is_kin);
        pieces.retain(|piece| has_kin || piece.trust == Trust::Sure || !is_vietnamese(piece.after));
    } else {
        pieces.truncate(MOST_WEIGHED);
        pieces.retain(|piece| is_lighter(text, piece) || makes_word(text, piece));
    }
    let runs = pieces.chunk_by(Piece::is_as_sure_as);
    let changes = runs.filter_map(Piece::change).collect();
    let sure = is_sure.then_some(codepage::WESTERN).into_iter().collect();
    Found { changes, sure }
}

/// Adds to `pieces` what there is reason to change in `range`.
fn gather(text: &str, range: Range<usize>, pieces: &mut Vec<Piece>) {
    let mut from = range.start;
    let mut end = None;
    while let Some(at) = scan::lead(text, from..range.end) {
        match piece(text, at, end == Some(at)) {
            Some(piece) => {
                from = piece.span.end;
                end = Some(from);
                pieces.push(piece);
            }
            // They all take two bytes.
            None => from = at + 2,
        }
    }
}

/// Reads what stands at `at`, if there is reason to.
fn piece(text: &str, at: usize, follows_another: bool) -> Option<Piece> {
    let Some(sequence) = codepage::western_sequence(&text[at..]) else {
        return control(text, at).or_else(|| spaced(text, at));
    };
    let trust = trust(text, at, &sequence, follows_another);
    (trust != Trust::No).then(|| Piece {
        span: at..at + sequence.len,
        after: sequence.character,
        rule: codepage::WESTERN,
        trust,
    })
}

/// A letter of three bytes whose no-break space became a plain one, before another of its script: `à¸ à¸²à¸ž`.
fn spaced(text: &str, at: usize) -> Option<Piece> {
    let byte = |character| match character {
        ' ' => Some(0xA0),
        _ => codepage::western(character),
    };
    let sequence = codepage::sequence(&text[at..], byte)?;
    let span = at..at + sequence.len;
    let is_letter = sequence.bytes == 3 && sequence.character.is_alphabetic();
    let is_in_word = is_letter && precedes_akin(&text[span.end..], &sequence);
    is_in_word.then_some(Piece {
        span,
        after: sequence.character,
        rule: codepage::WESTERN,
        trust: Trust::Sure,
    })
}

/// Tells whether a reading that nothing else speaks for makes its surroundings much more like text.
fn is_lighter(text: &str, piece: &Piece) -> bool {
    let start = text.floor_char_boundary(piece.span.start.saturating_sub(CONTEXT));
    let end = text.ceil_char_boundary(text.len().min(piece.span.end + CONTEXT));
    let head = &text[start..piece.span.start];
    let tail = &text[piece.span.end..end];
    let mended = format!("{head}{}{tail}", piece.after);
    weight::weigh(&mended).total + LIGHTER <= weight::weigh(&text[start..end]).total
}

/// Tells whether a reading makes a word of what is none: `OÃ™`.
fn makes_word(text: &str, piece: &Piece) -> bool {
    let is_letter = |letter: &char| letter.is_alphabetic();
    let head = text[..piece.span.start].chars().rev().take(LONGEST_WORD);
    let head: String = head.take_while(is_letter).collect();
    let tail = text[piece.span.end..].chars().take(LONGEST_WORD);
    let tail: String = tail.take_while(is_letter).collect();
    let around = |middle: Option<char>| {
        let word = head.chars().rev().chain(middle).chain(tail.chars());
        decode::is_known(word)
    };
    let lead = text[piece.span.clone()].chars().next();
    piece.after.is_alphabetic() && around(Some(piece.after)) && !around(lead)
}

/// Tells whether a character is a C1 control, which sound text has none of.
fn is_control(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9F}')
}

/// A C1 control that windows-1252 has a character for. U+0085 is a line break in its own right, and stays unless it ends a
/// word and begins none.
fn control(text: &str, at: usize) -> Option<Piece> {
    let control = text[at..]
        .chars()
        .next()
        .filter(|character| is_control(*character))?;
    let character = codepage::western_character(u8::try_from(control).ok()?);
    let after = text[at + control.len_utf8()..].chars().next();
    let is_break = || {
        text[..at].ends_with(char::is_whitespace)
            || after.is_some_and(char::is_alphanumeric)
            || after == Some(control)
    };
    let is_defined = character != control && !(control == '\u{85}' && is_break());
    is_defined.then(|| Piece {
        span: at..at + control.len_utf8(),
        after: character,
        rule: "reencode.c1",
        trust: Trust::Sure,
    })
}

fn trust(text: &str, at: usize, sequence: &Sequence, follows_another: bool) -> Trust {
    let is_other_script = sequence.bytes == 2 && sequence.character >= '\u{300}';
    if is_other_script && follows_another {
        return Trust::Sure;
    }
    let (read, rest) = text[at..].split_at(sequence.len);
    if read.chars().any(is_control) {
        return Trust::Sure;
    }
    let before = text[..at].chars().next_back();
    let next = rest.chars().next();
    let is_letter = |side: Option<char>| side.is_some_and(is_alphabetic);
    let is_strained = |least| strain::sum(read) >= least;
    let is_sure = match (sequence.bytes, sequence.character) {
        (2, '\u{80}'..='\u{17F}') => {
            return latin_trust(&text[..at], &text[at..], sequence, follows_another);
        }
        (2, '\u{218}'..='\u{21B}') if is_letter(next) => true,
        // `á»—` is also the end of a quotation.
        (3, '\u{1E00}'..='\u{1EFF}') if is_letter(next) && !read.ends_with(is_closing) => true,
        (2, '\u{300}'..='\u{36F}') if is_strained(1) => true,
        // A Greek letter between two of Latin: `NFÎºB`.
        (2, '\u{370}'..='\u{3FF}') if is_letter(before) && is_letter(next) => true,
        // Raised letters end numbers and abbreviations: `1áµ‰`.
        (3, '\u{1D2C}'..='\u{1D6A}') => {
            follows_another
                || before.is_some_and(|before| before.is_numeric() || before.is_uppercase())
        }
        (3, '\u{3400}'..='\u{4DBF}') => follows_another || precedes_akin(rest, sequence),
        (3, character) if is_sign(character) || is_strained(2) => true,
        (4.., _) => true,
        // Letters of other scripts come in words: one alone is a sound letter before a sound sign.
        _ => follows_another || precedes_akin(rest, sequence),
    };
    match sequence.character {
        _ if is_sure => Trust::Sure,
        // An initial, in a text whose words were damaged.
        letter @ '\u{370}'..='\u{52F}' if letters::is_in_use(letter) => Trust::Likely,
        letter if is_vietnamese(letter) => Trust::Likely,
        _ => Trust::No,
    }
}

/// Tells whether a letter is one of those that Vietnamese alone has, and that are hardly ever next to one another.
///
/// Many are made of the same three characters as a quotation that ends in `á`, so that they are likely only beside others.
fn is_vietnamese(letter: char) -> bool {
    matches!(letter, 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1EA0}'..='\u{1EF9}')
}

/// Judges a letter or sign of the Latin blocks, at the start of `here`.
fn latin_trust(head: &str, here: &str, sequence: &Sequence, follows_another: bool) -> Trust {
    let before = head.chars().next_back();
    let (damaged, rest) = here.split_at(sequence.len);
    let trail = damaged.chars().next_back().unwrap_or_default();
    // A remnant before an intact letter, `viÅ` and `š`: a sequence by chance, and not one that fits the word.
    let is_intact = matches!(trail, 'š' | 'œ' | 'ž' | 'Š' | 'Œ' | 'Ž' | 'Ÿ')
        && sequence.character.is_uppercase();
    if is_intact && !follows_another && before.is_some_and(char::is_lowercase) {
        return Trust::No;
    }
    // A no-break space ends a word even before a capital, and an apostrophe before an `s`: `Ã’s`.
    let is_over = || match trail {
        '\u{A0}' => !rest.starts_with(char::is_lowercase) || is_amid_capitals(head, rest),
        '’' => !starts_word(rest.strip_prefix('s').unwrap_or(rest)),
        _ => !starts_word(rest),
    };
    let ends_word = is_closing(trail) && is_over();
    if sequence.character.is_lowercase() && is_amid_capitals(head, rest) {
        return Trust::Likely;
    }
    let is_symbol = sequence.character < '\u{C0}';
    let is_likely_sound = match before {
        Some(before) if is_alphabetic(before) => before.is_uppercase(),
        _ => !is_symbol,
    };
    if ends_word && is_likely_sound {
        Trust::Likely
    } else {
        Trust::Sure
    }
}

fn starts_word(text: &str) -> bool {
    text.starts_with(is_alphabetic)
}

/// Tells whether two capitals stand before a place, or one before and one after: no word has a small letter there.
fn is_amid_capitals(head: &str, rest: &str) -> bool {
    let mut before = head.chars().rev();
    let is_capital = |side: Option<char>| side.is_some_and(char::is_uppercase);
    is_capital(before.next()) && (is_capital(before.next()) || is_capital(rest.chars().next()))
}

/// Tells whether a character is a sign that texts use by itself.
fn is_sign(character: char) -> bool {
    matches!(character,
        '\u{2000}'..='\u{206F}'
        | '\u{20A0}'..='\u{20BF}'
        | '\u{2100}'..='\u{23FF}'
        | '\u{2500}'..='\u{27BF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FEFF}'
        | '\u{FFFD}')
}

/// Tells whether another letter of the same kind was damaged right after this one, or after a space.
fn precedes_akin(rest: &str, sequence: &Sequence) -> bool {
    let next = rest.strip_prefix(' ').unwrap_or(rest);
    codepage::western_sequence(next).is_some_and(|next| {
        next.bytes == sequence.bytes && is_akin(sequence.character, next.character)
    })
}

/// Tells whether a sign stands after a sound capital at the end of a word, and is also what a second byte turns into.
fn is_closing(sign: char) -> bool {
    matches!(
        sign,
        '”' | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '…'
            | '—'
            | '–'
            | '™'
            | '®'
            | '©'
            | '°'
            | 'ª'
            | 'º'
            | '\u{A0}'
    )
}

/// As [`char::is_alphabetic`], and quick for the letters that damage leaves behind or comes from.
fn is_alphabetic(character: char) -> bool {
    match character {
        '\u{C0}'..='\u{24F}' => !matches!(character, '×' | '÷'),
        '\u{80}'..='\u{BF}' => matches!(character, 'ª' | 'µ' | 'º'),
        'Σ'..='ϵ' | 'Ѐ'..='ҁ' => true,
        _ => character.is_alphabetic(),
    }
}

/// Tells whether two letters may stand in one word: the same script, as far as their place in Unicode says.
fn is_akin(a: char, b: char) -> bool {
    let is_east_asian =
        |letter: char| matches!(letter, '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}');
    let is_near = u32::from(a).abs_diff(u32::from(b)) < 0x200;
    is_near && is_alphabetic(a) && is_alphabetic(b) || is_east_asian(a) && is_east_asian(b)
}
