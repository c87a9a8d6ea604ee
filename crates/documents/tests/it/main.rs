//! Documents as their readers take them apart: written here, format by format, and any bytes at all.

#[cfg(feature = "pdf")]
mod attachment;
mod docx;
mod jsonl;
mod mail;
mod markdown;
mod numbering;
#[cfg(feature = "pdf")]
mod pdf;
mod properties;
mod support;
