//! The parser from outside: whole texts in, documents out.

mod document;
mod flow;
mod invariants;
mod items;
mod languages;
mod metadata;
mod numbering;
mod seed;
mod view;
