//! What the words after `archive review` ask for.

use archive_model::{Permalink, Slug};
use archive_storage::Answer;

use crate::exit::Failure;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Request {
    /// The open questions.
    List,
    /// One of them.
    Show(i64),
    /// A decision.
    Settle(Words),
}

/// A decision, in the words of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    Same(i64, Option<Slug>),
    Not(i64),
    Merge(Slug, Slug),
    Differ(Slug, Slug),
    Split(Slug, Vec<u32>, Option<Slug>),
    Undo(i64),
}

impl Words {
    /// Puts it in the words of storage.
    pub(super) fn answer(&self) -> Answer<'_> {
        match self {
            Self::Same(question, other) => Answer::Same {
                question: *question,
                other: other.as_ref(),
            },
            Self::Not(question) => Answer::Not {
                question: *question,
            },
            Self::Merge(from, into) => Answer::Merge { from, into },
            Self::Differ(one, other) => Answer::Differ { one, other },
            Self::Split(statement, seqs, name) => Answer::Split {
                statement,
                seqs,
                name: name.as_ref(),
            },
            Self::Undo(decision) => Answer::Undo {
                decision: *decision,
            },
        }
    }
}

/// Reads the words.
pub(super) fn read(words: &[String]) -> Result<Request, Failure> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(match words[..] {
        [] => Request::List,
        ["merge", from, into] => Request::Settle(Words::Merge(slug(from)?, slug(into)?)),
        ["not", one, other] => Request::Settle(Words::Differ(slug(one)?, slug(other)?)),
        ["split", ref rest @ ..] => Request::Settle(split(rest)?),
        ["undo", decision] => Request::Settle(Words::Undo(number(decision)?)),
        [question] => Request::Show(number(question)?),
        [question, "same"] => Request::Settle(Words::Same(number(question)?, None)),
        [question, "same", "as", other] => {
            Request::Settle(Words::Same(number(question)?, Some(slug(other)?)))
        }
        [question, "not"] => Request::Settle(Words::Not(number(question)?)),
        _ => {
            return Err(unclear(&format!(
                "`{}` says nothing that can be settled",
                words.join(" ")
            )));
        }
    })
}

fn split(words: &[&str]) -> Result<Words, Failure> {
    let (versions, name) = match words {
        [versions @ .., "as", name] => (versions, Some(slug(name)?)),
        versions => (versions, None),
    };
    let mut split: Option<(Slug, Vec<u32>)> = None;
    for version in versions {
        let (slug, seq) = address(version)?;
        match &mut split {
            None => split = Some((slug, vec![seq])),
            Some((first, seqs)) if *first == slug => seqs.push(seq),
            Some(_) => {
                return Err(unclear(
                    "the versions to be split off must be of one statement",
                ));
            }
        }
    }
    let (statement, seqs) =
        split.ok_or_else(|| unclear("say which versions to split off, as SLUG@VERSION"))?;
    Ok(Words::Split(statement, seqs, name))
}

fn address(text: &str) -> Result<(Slug, u32), Failure> {
    let link: Permalink = text.parse().map_err(|error| unclear(&format!("{error}")))?;
    match link {
        Permalink {
            slug,
            lang: None,
            seq: Some(seq),
            ordinal: None,
        } => Ok((slug, seq.get())),
        _ => Err(unclear(&format!(
            "`{text}` names no version; write SLUG@VERSION"
        ))),
    }
}

fn slug(text: &str) -> Result<Slug, Failure> {
    text.parse().map_err(|error| unclear(&format!("{error}")))
}

fn number(text: &str) -> Result<i64, Failure> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        unclear(&format!(
            "`{text}` is no number of a question or a decision"
        ))
    })
}

fn unclear(message: &str) -> Failure {
    Failure::usage(message, "`archive review --help` shows what can be said")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &Request) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(read(&words).unwrap(), *expected, "{line}");
    }

    #[test]
    fn questions_and_decisions_are_read() {
        let slug = |text: &str| text.parse::<Slug>().unwrap();
        check("", &Request::List);
        check("3", &Request::Show(3));
        check("3 same", &Request::Settle(Words::Same(3, None)));
        check(
            "3 same as a/b",
            &Request::Settle(Words::Same(3, Some(slug("a/b")))),
        );
        check("3 not", &Request::Settle(Words::Not(3)));
        check(
            "merge a b",
            &Request::Settle(Words::Merge(slug("a"), slug("b"))),
        );
        check(
            "not a b",
            &Request::Settle(Words::Differ(slug("a"), slug("b"))),
        );
        check(
            "split a@2 a@3 as c",
            &Request::Settle(Words::Split(slug("a"), vec![2, 3], Some(slug("c")))),
        );
        check("undo 7", &Request::Settle(Words::Undo(7)));
        for line in [
            "0",
            "x",
            "3 maybe",
            "same 3",
            "split a",
            "split a@1 b@1",
            "split as c",
            "merge a",
            "undo",
            "split a/fr@1",
        ] {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert!(read(&words).is_err(), "{line}");
        }
    }
}
