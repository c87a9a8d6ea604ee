//! Where the cells of a table stand, cells that span rows or columns counted.

use archive_model::Cell;

use crate::tree::{NodeId, Tree};

/// A table that is being read.
#[derive(Debug)]
pub(crate) struct Table {
    number: u32,
    /// The row of the next cell; none before the first row.
    row: Option<u32>,
    /// The column to look for room in from.
    column: usize,
    /// Of each column, how many more rows a cell above reaches down to.
    taken: Vec<u32>,
}

/// No table is wider than this; HTML has the same bound.
const MOST_COLUMNS: usize = 1000;
/// No cell spans more rows than this; HTML has the same bound.
const MOST_ROWS: u32 = 65_534;

impl Table {
    pub(crate) fn new(number: u32) -> Self {
        Self {
            number,
            row: None,
            column: 0,
            taken: Vec::new(),
        }
    }

    /// Begins a row.
    pub(crate) fn begin_row(&mut self) {
        self.row = Some(self.row.map_or(0, |row| row.saturating_add(1)));
        self.column = 0;
    }

    /// Ends a row: cells that reach down reach one row less far.
    pub(crate) fn end_row(&mut self) {
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
        while self.taken.last() == Some(&0) {
            self.taken.pop();
        }
    }

    /// Finds the place of the next cell of the row.
    pub(crate) fn place(&mut self, tree: &Tree, id: NodeId) -> Cell {
        let is_taken = |column: &usize| self.taken.get(*column).is_some_and(|rows| *rows > 0);
        let mut column = self.column;
        while is_taken(&column) {
            column += 1;
        }
        let span = |name| {
            tree.attribute(id, name)
                .and_then(|value| value.trim().parse().ok())
        };
        let columns: u32 = span("colspan").unwrap_or(1);
        let rows: u32 = span("rowspan").unwrap_or(1);
        let end = (column + columns.max(1) as usize).min(MOST_COLUMNS.max(column + 1));
        if rows > 1 && end <= MOST_COLUMNS {
            if self.taken.len() < end {
                self.taken.resize(end, 0);
            }
            self.taken[column..end].fill(rows.min(MOST_ROWS));
        }
        self.column = end;
        Cell {
            table: self.number,
            row: self.row.unwrap_or(0),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}
