//! The archive at a time: what was shown then, by what was known then.

use std::io;

use archive_model::Permalink;
use archive_storage::sql::{Limits, Parameter, Sandbox, Sink, Value};
use archive_storage::{Lookup, Moment, When};

use crate::support::{Capture, Fixture};

/// A statement of two versions, the second since the 5th and known since the 10th, and one that came on the 20th.
fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.record(&Capture::new("a.txt", "en: The lamp is red.").on(1));
    fixture.record(
        &Capture::new("a.txt", "en: The lamp is green.")
            .on(10)
            .updated("2025-07-05"),
    );
    fixture.record(&Capture::new("b.txt", "en: The quay is closed until spring.").on(20));
    fixture
}

/// Dates of every shape, and none.
const MOMENTS: [&str; 9] = [
    "",
    "2024",
    "2025",
    "2025-06",
    "2025-07",
    "2025-07-04",
    "2025-07-05",
    "2025-07-10T11:59:59.999Z",
    "2025-07-10T12:00:00.000Z",
];

/// Calls `check` with every pair of moments, as text and as the program has them.
fn at_every_time(check: impl Fn([&str; 2], &When)) {
    let moment = |text: &str| (!text.is_empty()).then(|| text.parse::<Moment>().unwrap());
    for as_of in MOMENTS {
        for known_at in MOMENTS {
            let when = When {
                as_of: moment(as_of),
                known_at: moment(known_at),
            };
            check([as_of, known_at], &when);
        }
    }
}

/// Collects the first column.
#[derive(Default)]
struct First(Vec<String>);

impl Sink for First {
    fn columns(&mut self, _: &[String]) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        match &values[0] {
            Value::Text(text) => self.0.push(text.clone()),
            other => panic!("{other:?}"),
        }
        Ok(())
    }
}

/// Returns the queries of `docs/schema.md` for a date, in order.
fn documented() -> Vec<String> {
    let page = archive_storage::schema::describe().unwrap();
    let (_, section) = page.split_once("## As of a date").unwrap();
    let blocks = section.split("```sql\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap().to_owned());
    blocks.collect()
}

fn ask(fixture: &Fixture, sql: &str, parameters: &[(&str, &str)]) -> Vec<String> {
    let parameters: Vec<Parameter> = parameters
        .iter()
        .map(|(name, value)| Parameter {
            name: Some((*name).to_owned()),
            value: Value::guess(value),
        })
        .collect();
    let mut first = First::default();
    let mut sandbox = Sandbox::open(&fixture.path()).unwrap();
    sandbox
        .query(sql, &parameters, &Limits::default(), &mut first)
        .unwrap();
    first.0
}

#[test]
fn the_documented_queries_answer_as_the_program_does() {
    let fixture = filled();
    let [paragraphs, search, statements] = <[String; 3]>::try_from(documented()).unwrap();
    at_every_time(|[as_of, known_at], when| {
        let parameters = [("as_of", as_of), ("known_at", known_at)];
        let found: Vec<String> = ["a", "b"]
            .iter()
            .filter_map(|slug| {
                let link: Permalink = slug.parse().unwrap();
                match fixture.archive.find_at(&link, when).unwrap() {
                    Lookup::Found(found) => Some(format!("{slug}/en@{}/~1", found.version.seq)),
                    _ => None,
                }
            })
            .collect();
        let case = format!("as of `{as_of}`, known at `{known_at}`");
        assert_eq!(ask(&fixture, &paragraphs, &parameters), found, "{case}");

        let lamps = [parameters[0], parameters[1], ("words", "lamp")];
        let of_a: Vec<_> = found.iter().filter(|link| link.starts_with('a')).collect();
        assert_eq!(
            ask(&fixture, &search, &lamps).iter().collect::<Vec<_>>(),
            of_a,
            "{case}"
        );

        let listed = fixture.archive.statements_at(when).unwrap();
        let mut listed: Vec<String> = listed.iter().map(|it| it.slug.to_string()).collect();
        listed.sort_unstable();
        assert_eq!(ask(&fixture, &statements, &parameters), listed, "{case}");
        assert_eq!(listed.len(), found.len(), "{case}");
    });
}

#[test]
fn a_list_counts_what_was_known_then() {
    let fixture = filled();
    let versions = |known_at: Option<&str>| -> Vec<u32> {
        let when = When {
            as_of: None,
            known_at: known_at.map(|date| date.parse().unwrap()),
        };
        let listed = fixture.archive.statements_at(&when).unwrap();
        listed.iter().map(|statement| statement.versions).collect()
    };
    assert_eq!(versions(Some("2025-06")), [0; 0]);
    assert_eq!(versions(Some("2025-07-09")), [1]);
    assert_eq!(versions(Some("2025-07-10")), [2]);
    assert_eq!(versions(None), [2, 1]);
}
