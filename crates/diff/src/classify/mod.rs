//! How grave a difference of words is, and why.
//!
//! Every place where two texts differ is asked, in this order: are the words the same, so that only marks and spaces differ?
//! Is one side what damage makes of the other? And if there are other words, what are they? What nothing explains is
//! [`Wording`](crate::ReasonKind::Wording), the gravest: a difference is never taken for less than it is because a table
//! has a gap.

mod damage;
mod marks;
mod number;
mod place;
mod spelling;
mod term;
mod wording;

use crate::change::{Run, RunOp};
use crate::gravity::gravest;
use crate::lexicon::Lexicon;
use crate::reason::Reason;
use crate::token::{Token, tokens};
use crate::words;

use archive_model::ChangeClass;

use self::place::Place;

/// Compares the words of two texts: what they have in common and what not, and why that matters.
pub(crate) fn compare(before: &str, after: &str, lexicon: &Lexicon) -> (Vec<Run>, Vec<Reason>) {
    let (old, new) = (tokens(before), tokens(after));
    let hunks = words::compare(&old, &new);
    let mut runs = Vec::with_capacity(3 * hunks.len() + 1);
    let mut reasons = Vec::with_capacity(hunks.len());
    let (mut old_rest, mut new_rest) = (before, after);
    let mut done = 0;
    for hunk in hunks {
        let common = cut(&mut old_rest, &old[done..hunk.before.start]);
        new_rest = &new_rest[common.len()..];
        push_run(&mut runs, RunOp::Equal, ChangeClass::None, common);
        done = hunk.before.end;
        let place = Place::new(&old, &new, &hunk);
        let known = reasons.len();
        add_reasons(&mut reasons, &place, lexicon);
        let class = gravest(reasons[known..].iter().map(Reason::class));
        let (went, came) = (place.before.inner(), place.after.inner());
        push_run(&mut runs, RunOp::Delete, class, cut(&mut old_rest, went));
        push_run(&mut runs, RunOp::Insert, class, cut(&mut new_rest, came));
    }
    push_run(&mut runs, RunOp::Equal, ChangeClass::None, old_rest);
    (runs, reasons)
}

/// Takes the text of `tokens`, which `rest` begins with, off it.
fn cut<'a>(rest: &mut &'a str, tokens: &[Token<'_>]) -> &'a str {
    let length = tokens.iter().map(|token| token.text.len()).sum();
    let (text, after) = rest.split_at(length);
    *rest = after;
    text
}

fn push_run(runs: &mut Vec<Run>, op: RunOp, class: ChangeClass, text: &str) {
    if !text.is_empty() {
        let text = text.to_owned();
        runs.push(Run { op, class, text });
    }
}

fn add_reasons(reasons: &mut Vec<Reason>, place: &Place<'_>, lexicon: &Lexicon) {
    if let Some(found) = marks::reasons(place) {
        reasons.extend(found);
    } else if let Some(reason) = damage::reason(place) {
        reasons.push(reason);
    } else {
        wording::add_reasons(reasons, place, lexicon);
    }
}
