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
    let mut runs = Vec::new();
    let mut reasons = Vec::new();
    let mut done = 0;
    for hunk in words::compare(&old, &new) {
        push_run(
            &mut runs,
            RunOp::Equal,
            ChangeClass::None,
            &old[done..hunk.before.start],
        );
        done = hunk.before.end;
        let place = Place::new(&old, &new, &hunk);
        let found = reasons_of(&place, lexicon);
        let class = gravest(found.iter().map(Reason::class));
        push_run(&mut runs, RunOp::Delete, class, place.before.inner());
        push_run(&mut runs, RunOp::Insert, class, place.after.inner());
        reasons.extend(found);
    }
    push_run(&mut runs, RunOp::Equal, ChangeClass::None, &old[done..]);
    (runs, reasons)
}

fn push_run(runs: &mut Vec<Run>, op: RunOp, class: ChangeClass, tokens: &[Token<'_>]) {
    if !tokens.is_empty() {
        runs.push(Run {
            op,
            class,
            text: tokens.iter().map(|token| token.text).collect(),
        });
    }
}

fn reasons_of(place: &Place<'_>, lexicon: &Lexicon) -> Vec<Reason> {
    if let Some(reasons) = marks::reasons(place) {
        return reasons;
    }
    if let Some(reason) = damage::reason(place) {
        return vec![reason];
    }
    wording::reasons(place, lexicon)
}
