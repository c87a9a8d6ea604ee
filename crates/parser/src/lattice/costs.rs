//! What each piece of evidence weighs, in nats or thereabouts.
//!
//! The weights began as those of a prototype tuned on the Universal Declaration of Human Rights set as communiqués in 26
//! languages; they hold because each is a ratio of odds a person would agree with, not because of their second digit.

/// The text begins here.
pub(super) const START: f32 = 6.0;
/// The line before ends a sentence.
pub(super) const AFTER_SENTENCE: f32 = 1.2;
/// The line before ends a clause; drafters end items with commas.
pub(super) const AFTER_COMMA: f32 = 0.8;
/// The line before breaks off within a sentence.
pub(super) const AFTER_OPEN: f32 = -2.2;
/// An empty line before.
pub(super) const BLANK: f32 = 3.0;
/// Debris before.
pub(super) const SECTION: f32 = 6.0;
/// In wrapped text, the line before is so short that the next word would have fitted.
pub(super) const SHORT_LINE: f32 = 1.6;
/// In wrapped text, the line before is full.
pub(super) const FULL_LINE: f32 = -0.8;
/// Where lines are not wrapped, one that ends a sentence ends its paragraph.
pub(super) const UNWRAPPED: f32 = 2.0;
/// Where lines are not wrapped, an empty line before a capital is no accident.
pub(super) const UNWRAPPED_BLANK: f32 = 1.6;
/// The line before looks like a heading.
pub(super) const AFTER_HEADING: f32 = 5.2;
/// The line before is reference matter, which is no part of any paragraph.
pub(super) const AFTER_REFERENCE: f32 = 6.0;
/// What begins a paragraph begins with a capital.
pub(super) const CAPITAL: f32 = 0.6;

/// Markup numbers the paragraph.
pub(super) const GIVEN: f32 = 40.0;

/// Paragraphs without a number are rarer than continuations.
pub(super) const PLAIN: f32 = -3.0;
/// A paragraph without a number that begins with a small letter.
pub(super) const PLAIN_SMALL: f32 = -2.0;
/// What looks like a number is one.
pub(super) const IGNORED_MARKER: f32 = -0.5;

/// A continuation that begins with a small letter.
pub(super) const CONTINUE_SMALL: f32 = 0.8;
/// A continuation across an empty line.
pub(super) const CONTINUE_BLANK: f32 = -1.0;
/// A continuation from one table cell to another.
pub(super) const CONTINUE_CELL: f32 = -3.0;
/// A continuation across debris.
pub(super) const CONTINUE_SECTION: f32 = -5.0;

/// The number counts on from the last of its style.
pub(super) const NEXT: f32 = 6.5;
/// The same number again, told apart by letters: `5bis` after `5`.
pub(super) const SAME_WITH_SUFFIX: f32 = 5.0;
/// The same number again in another language: paragraphs of a translation stand beside or below those of the original.
pub(super) const SAME_IN_TRANSLATION: f32 = 5.0;
/// The first number of a style that has not been seen, or that began anew under another.
pub(super) const FIRST: f32 = 1.8;
/// The first number of a second style of numbered paragraphs.
pub(super) const FIRST_OF_ANOTHER: f32 = 0.2;
/// The number one of a letter or a list, where its style had run on before.
pub(super) const RESTART_SUB: f32 = 1.6;
/// The number one again, where a section or a language ends.
pub(super) const RESTART_SECTION: f32 = 5.0;
/// One number left out, and each further one.
pub(super) const JUMP: (f32, f32) = (-1.0, -1.2);
/// A number below the last of its style.
pub(super) const BACKWARDS: f32 = -6.0;
/// A style that begins with another number than one, where nothing or something was numbered before.
pub(super) const LATE_START: ((f32, f32), (f32, f32)) = ((-1.5, -0.1), (-3.0, -0.3));
/// The text after a number begins with a small letter, though the number counts on; and where it does not.
pub(super) const SMALL_AFTER_NUMBER: (f32, f32) = (-1.5, -3.0);
/// A month follows: the number is a day.
pub(super) const DAY_OF_MONTH: f32 = -4.0;
/// More digits follow: the number is part of a table or a sum.
pub(super) const DIGITS_AFTER: f32 = -2.0;
/// The number stands alone on its line.
pub(super) const ALONE: f32 = -0.3;
/// The word and the number of an article stand alone on their line.
pub(super) const ARTICLE_ALONE: f32 = 3.0;
/// A bare number in the middle of a sentence.
pub(super) const BARE_IN_SENTENCE: f32 = -6.0;
/// A Roman numeral or a capital before a heading.
pub(super) const HEADING_LABEL: f32 = 1.5;
/// A dash, a dot or a star; and one that follows another.
pub(super) const BULLET: (f32, f32) = (1.0, 2.5);
/// A number in the middle of a line.
pub(super) const INLINE: f32 = -3.0;
/// The first number of all in the middle of a line: believed only if the second follows.
pub(super) const INLINE_FIRST: f32 = -7.0;
/// What cannot be.
pub(super) const NEVER: f32 = -1e9;
