//! The schema, described for people: `docs/schema.md`.
//!
//! SQLite keeps the text of a `CREATE` statement with its comments, so a new archive describes itself. The migrations are
//! written for it: the comment after a column, and the one in the first line of a table or view, is its description.

use std::fmt::Write as _;
use std::path::Path;

use rusqlite::{Connection, named_params};

use crate::read::moment::in_force;
use crate::{Result, connection, migrate};

const INTRODUCTION: &str = "\
<!-- Generated from migrations/ by `cargo xtask codegen`; edit those. -->

# The archive file

One SQLite file, version 3.40 or later. Its `application_id` is 1098015592 (`Arch` in ASCII); `user_version` is not used:
the table `refinery_schema_history` says which migrations were applied.

Times are text in UTC, always `YYYY-MM-DDTHH:MM:SS.sssZ`, so that text order is time order. Dates are `YYYY`, `YYYY-MM` or
`YYYY-MM-DD`, as precise as their source. Digests are the 32 bytes of a SHA-256. Byte offsets count from 0 and end after
the last byte.

The views are for queries by people and programs: their columns are only ever added. The tables can change with a
migration.
";

/// A table or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence or two; empty if the migrations do not say.
    pub description: String,
    /// In order.
    pub columns: Vec<Column>,
}

/// A column of a table or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type, and whether it is a key or can be NULL; empty for a view.
    pub kind: String,
    /// The table and column that it points to: `blob(blob_id)`.
    pub points_to: Option<String>,
    /// What it holds; empty if the migrations do not say.
    pub description: String,
}

/// Returns the views of a new archive, then its tables, as the migrations describe them.
///
/// # Errors
/// If a new archive cannot be made in memory.
pub fn relations() -> Result<Vec<Relation>> {
    const SQL: &str = "
        SELECT name, type, sql FROM sqlite_schema
        WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name NOT LIKE 'refinery%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
        ORDER BY type DESC, rowid";
    let mut conn = connection::open_private()?;
    migrate::migrate_in_place(&mut conn, Path::new("new"), &migrate::runner())?;
    let mut stmt = conn.prepare(SQL)?;
    let mut rows = stmt.query([])?;
    let mut relations = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get("name")?;
        let sql: String = row.get("sql")?;
        relations.push(Relation {
            columns: columns(&conn, &name, &sql)?,
            description: description(&sql),
            name,
        });
    }
    Ok(relations)
}

/// Writes the views, tables, columns and relations of a new archive as Markdown.
///
/// # Errors
/// As [`relations`].
pub fn describe() -> Result<String> {
    let (views, tables): (Vec<_>, Vec<_>) = relations()?
        .into_iter()
        .partition(|relation| relation.name.starts_with("v_"));
    let mut page = INTRODUCTION.to_owned();
    page.push_str("\n## Views\n");
    for view in &views {
        write_relation(&mut page, view);
    }
    page.push_str("\n## Tables\n");
    for table in &tables {
        write_relation(&mut page, table);
    }
    page.push_str(SEARCH);
    page.push_str(AS_OF);
    Ok(page)
}

const SEARCH: &str = "
## Search

`text_fts` is an FTS5 index over `text_unit.text`; its `rowid` is `text_unit.text_id`. Triggers keep it in step.

```sql
SELECT p.permalink, p.text FROM text_fts
JOIN v_current p ON p.text_id = text_fts.rowid
WHERE text_fts MATCH '\"hybrid threats\"';
```
";

const AS_OF: &str = concat!(
    "
## As of a date

What the publishers showed at a time (`:as_of`), by what the archive knew at a time (`:known_at`), as `--as-of` and
`--known-at` have it. Both are a year, a month, a day or an instant; a date reaches to its last moment, and NULL or the empty
text is no limit.

```sql
SELECT p.permalink, p.text FROM v_paragraph p
WHERE p.version_id = (",
    in_force!("p.statement_id"),
    ");
```

`archive sql - --param as_of=2019-04 --param known_at= < query.sql` runs it. The same condition in a search:

```sql
SELECT p.permalink, p.text FROM text_fts
JOIN v_paragraph p ON p.text_id = text_fts.rowid
WHERE text_fts MATCH :words AND p.version_id = (",
    in_force!("p.statement_id"),
    ");
```

The statements as they stood then:

```sql
SELECT w.slug, w.seq, w.valid_from, w.langs FROM v_version w
WHERE w.version_id = (",
    in_force!("w.statement_id"),
    ")
ORDER BY w.slug;
```
"
);

fn write_relation(page: &mut String, relation: &Relation) {
    let Relation {
        name,
        description,
        columns,
    } = relation;
    write!(page, "\n### {name}\n\n{description}\n\n").expect("a String takes all that is written");
    let is_view = name.starts_with("v_");
    page.push_str(if is_view {
        "| column | what it holds |\n| --- | --- |\n"
    } else {
        "| column | type | what it holds |\n| --- | --- | --- |\n"
    });
    for column in columns {
        page.push_str(&table_row(column, is_view));
    }
}

fn table_row(column: &Column, is_view: bool) -> String {
    let description = column.description.replace('|', "\\|");
    let name = &column.name;
    if is_view {
        return format!("| `{name}` | {description} |\n");
    }
    let arrow = column.points_to.as_ref();
    let arrow = arrow
        .map(|target| format!(" → {target}"))
        .unwrap_or_default();
    format!("| `{name}` | {}{arrow} | {description} |\n", column.kind)
}

fn columns(conn: &Connection, relation: &str, sql: &str) -> Result<Vec<Column>> {
    const SQL: &str =
        "SELECT name, type, \"notnull\" AS required, pk FROM pragma_table_xinfo(:relation)";
    let pointers = pointers(conn, relation)?;
    let is_view = relation.starts_with("v_");
    let mut stmt = conn.prepare(SQL)?;
    let rows = stmt.query_map(named_params! { ":relation": relation }, |row| {
        let name: String = row.get("name")?;
        let mut kind: String = row.get("type")?;
        match (row.get("pk")?, row.get("required")?) {
            (1.., _) => kind.push_str(", key"),
            (_, false) => kind.push_str(" or NULL"),
            (_, true) => {}
        }
        let pointer = pointers.iter().find(|(from, _)| *from == name);
        Ok(Column {
            kind: if is_view { String::new() } else { kind },
            points_to: pointer.map(|(_, to)| to.clone()),
            description: column_description(sql, &name, is_view),
            name,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lists the columns that point to another table, with what they point to.
fn pointers(conn: &Connection, relation: &str) -> Result<Vec<(String, String)>> {
    const SQL: &str = "
        SELECT \"from\" AS source, \"table\" || '(' || \"to\" || ')' AS target
        FROM pragma_foreign_key_list(:relation)";
    let mut stmt = conn.prepare(SQL)?;
    let rows = stmt.query_map(named_params! { ":relation": relation }, |row| {
        Ok((row.get("source")?, row.get("target")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn description(sql: &str) -> String {
    sql.lines()
        .next()
        .and_then(comment)
        .unwrap_or_default()
        .to_owned()
}

/// A table's column begins its line; a view's ends in `AS name` before the comment.
fn column_description(sql: &str, column: &str, is_view: bool) -> String {
    let alias = format!(" AS {column}");
    let is_line_of = |line: &&str| {
        let code = line.split(" -- ").next().unwrap_or_default();
        if is_view {
            code.trim_end_matches(',').ends_with(&alias)
        } else {
            code.split_whitespace().next() == Some(column)
        }
    };
    let mut lines = sql.lines().skip(1).chain(sql.lines().take(1));
    let line = lines.find(is_line_of);
    line.and_then(comment).unwrap_or_default().to_owned()
}

fn comment(line: &str) -> Option<&str> {
    line.split_once(" -- ").map(|(_, comment)| comment.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_is_described() {
        for relation in relations().unwrap() {
            assert!(!relation.description.is_empty(), "{}", relation.name);
            for column in relation.columns {
                let place = format!("{}.{}", relation.name, column.name);
                assert!(!column.description.is_empty(), "{place}");
            }
        }
    }
}
