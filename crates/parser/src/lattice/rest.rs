//! What follows a number: it tells a paragraph from a day of the month, a sum or a reference.

use super::boundary::{Boundary, Case, case_of};
use super::costs;
use crate::date;
use crate::line::Gap;
use crate::marker::{Reading, Style};

/// What follows a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    case: Case,
    /// What it weighs, whatever was numbered before.
    cost: f32,
}

impl Rest {
    pub(super) fn new(content: &str, boundary: &Boundary, reading: &Reading) -> Self {
        let rest = &content[usize::from(reading.rest)..];
        if rest.is_empty() {
            let is_article = reading.style == Style::Article && boundary.gap != Gap::Inline;
            let cost = if is_article {
                costs::ARTICLE_ALONE
            } else {
                costs::ALONE
            };
            let case = Case::None;
            return Self { case, cost };
        }
        // A line may be as long as the whole text; its beginning tells enough.
        let rest = &rest[..rest.floor_char_boundary(LONGEST_HEADING)];
        let mut cost = 0.0;
        if date::starts_with_month(rest) {
            cost += costs::DAY_OF_MONTH;
        }
        let is_digits = |word: &str| {
            word.bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
        };
        if rest.split_whitespace().next().is_some_and(is_digits) {
            cost += costs::DIGITS_AFTER;
        }
        if reading.style.is_heading() && is_all_capitals(rest) {
            cost += costs::HEADING_LABEL;
        }
        let case = case_of(rest);
        Self { case, cost }
    }

    /// Weighs it, given whether the number counts on.
    pub(super) fn evidence(self, reading: &Reading, counts_on: bool) -> f32 {
        self.cost
            + match self.case {
                Case::Capital => costs::CAPITAL,
                Case::Small if reading.style.is_sub() => 0.0,
                Case::Small if counts_on => costs::SMALL_AFTER_NUMBER.0,
                Case::Small => costs::SMALL_AFTER_NUMBER.1,
                Case::None => 0.0,
            }
    }
}

/// Headings in capitals are shorter.
const LONGEST_HEADING: usize = 160;

fn is_all_capitals(text: &str) -> bool {
    text.len() < LONGEST_HEADING
        && text.chars().any(char::is_uppercase)
        && !text.chars().any(char::is_lowercase)
}
