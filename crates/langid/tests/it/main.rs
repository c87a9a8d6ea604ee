//! Identification as its callers see it: sentences, close pairs, properties, and figures on real text where it is at hand.

mod figures;
mod kin;
mod properties;
mod sentences;
