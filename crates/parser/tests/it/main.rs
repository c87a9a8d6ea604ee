//! The parser from outside: whole texts in, documents out.

mod document;
mod invariants;
mod languages;
mod metadata;
mod seed;
mod view;
