//! Repair as its callers see it: cases by class of damage, properties, and the figures on real text where it is at hand.

mod bytes;
mod evidence;
mod figures;
mod lossy;
mod properties;
mod reversible;
mod sound;
mod stream;
mod support;
