//! Markdown: blocks with the place they have in the source.

use archive_documents::{Format, detect, markdown};

use crate::support::{assert_sound, render};

const SOURCE: &str = "\
---
title: \"On Tides\"
date: 2025-07-18
---

# On *Tides*

The Assembly, meeting\nin the [old harbour](https://harbour.example),

3. thanks the masters;
3. asks them
   - to wait,
   - to `watch`;

   and to write;
7) adjourns.

> The sea is calm.

| Port | Depth |
|------|-------|
| East | 9 m   |

A claim.[^1]  
A new line &amp; <b>more</b>.

<div>Raw text</div>

[^1]: From the register.
";

#[test]
fn a_whole_document() {
    assert_eq!(detect(SOURCE.as_bytes()), Format::Markdown);
    let flow = markdown::read(SOURCE);
    assert_sound(&flow);
    insta::assert_snapshot!(render(&flow));
    let spans = flow.blocks.iter().map(|block| &SOURCE[block.span.clone()]);
    let spans: Vec<&str> = spans.take(4).collect();
    insta::assert_snapshot!("spans", spans.join("\n----\n"));
}
