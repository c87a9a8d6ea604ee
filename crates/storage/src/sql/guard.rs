//! What a query may do, and for how long.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;

/// What SQLite may take in all; a query that needs more fails.
const HEAP: i64 = 192 << 20;

/// How many of SQLite's operations pass between two looks at the clock. One can make a megabyte, which takes milliseconds.
const OPERATIONS_PER_LOOK: i32 = 100;

/// Caps on what one statement, value or operation can be.
///
/// Measured to stop every known single-operation bomb at once, and wide enough for an analyst's joins; SQLite's own
/// "high-security" values are too tight for those.
const LIMITS: &[(Limit, i32)] = &[
    (Limit::SQLITE_LIMIT_LENGTH, 16 << 20),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_COLUMN, 200),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (Limit::SQLITE_LIMIT_VDBE_OP, 250_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 32),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 100),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Pragmas that describe the schema. `data_version` is what the search index asks for itself.
const PRAGMAS: &[&str] = &[
    "data_version",
    "foreign_key_list",
    "index_info",
    "index_list",
    "index_xinfo",
    "table_info",
    "table_list",
    "table_xinfo",
];

/// Functions that reach out of the database.
const FUNCTIONS: &[&str] = &["fts3_tokenizer", "load_extension"];

/// Watches one connection.
#[derive(Debug, Default)]
pub(super) struct Guard {
    denied: Arc<Mutex<Option<String>>>,
}

impl Guard {
    /// Puts limits and an authorizer on `conn`; from then on it only reads.
    pub(super) fn set(conn: &mut Connection) -> rusqlite::Result<Self> {
        // Sorting may go to temporary files rather than fill the memory.
        conn.pragma_update(None, "temp_store", "FILE")?;
        conn.query_row(&format!("PRAGMA hard_heap_limit = {HEAP}"), [], |_| Ok(()))?;
        for (limit, value) in LIMITS {
            conn.set_limit(*limit, *value)?;
        }
        let guard = Self::default();
        let denied = Arc::clone(&guard.denied);
        conn.authorizer(Some(move |context: AuthContext<'_>| {
            match forbidden(&context.action) {
                None => Authorization::Allow,
                Some(what) => {
                    // The first denial is the one that says what the query wanted.
                    lock(&denied).get_or_insert(what);
                    Authorization::Deny
                }
            }
        }))?;
        Ok(guard)
    }

    /// Takes what was denied since the last call.
    pub(super) fn take_denied(&self) -> Option<String> {
        lock(&self.denied).take()
    }
}

fn lock(denied: &Mutex<Option<String>>) -> std::sync::MutexGuard<'_, Option<String>> {
    denied.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Names what is forbidden in an action; `None` if it only reads.
fn forbidden(action: &AuthAction<'_>) -> Option<String> {
    let listed = |list: &[&str], name: &str| list.iter().any(|it| it.eq_ignore_ascii_case(name));
    let what = match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => return None,
        AuthAction::Function { function_name } if !listed(FUNCTIONS, function_name) => return None,
        AuthAction::Pragma { pragma_name, .. } if listed(PRAGMAS, pragma_name) => return None,
        AuthAction::Function { function_name } => return Some(format!("{function_name}()")),
        AuthAction::Pragma { pragma_name, .. } => return Some(format!("PRAGMA {pragma_name}")),
        // What changes the schema first asks to write to the table that holds it.
        AuthAction::Insert { table_name }
        | AuthAction::Update { table_name, .. }
        | AuthAction::Delete { table_name }
            if table_name.starts_with("sqlite_") =>
        {
            "a change of the schema"
        }
        AuthAction::Insert { .. } => "INSERT",
        AuthAction::Update { .. } => "UPDATE",
        AuthAction::Delete { .. } => "DELETE",
        AuthAction::Attach { .. } => "ATTACH",
        AuthAction::Detach { .. } => "DETACH",
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => "a transaction",
        AuthAction::Analyze { .. } => "ANALYZE",
        AuthAction::Reindex { .. } => "REINDEX",
        _ => "a change of the schema",
    };
    Some(what.to_owned())
}

/// Measures how long a query has computed.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    started: Instant,
    /// Microseconds that the sink took.
    elsewhere: Arc<AtomicU64>,
    allowed: Duration,
}

impl Clock {
    /// Starts a clock that stops what runs on `conn` after `allowed`.
    pub(super) fn start(conn: &mut Connection, allowed: Duration) -> rusqlite::Result<Self> {
        let clock = Self {
            started: Instant::now(),
            elsewhere: Arc::default(),
            allowed,
        };
        let watch = clock.clone();
        conn.progress_handler(OPERATIONS_PER_LOOK, Some(move || watch.is_over()))?;
        Ok(clock)
    }

    /// Returns how long the query may compute.
    pub(super) fn allowed(&self) -> Duration {
        self.allowed
    }

    /// Tells whether the time is over.
    pub(super) fn is_over(&self) -> bool {
        let elsewhere = Duration::from_micros(self.elsewhere.load(Ordering::Relaxed));
        self.started.elapsed().saturating_sub(elsewhere) > self.allowed
    }

    /// Runs `work` while the clock stands still.
    pub(super) fn pause<T>(&self, work: impl FnOnce() -> T) -> T {
        let paused = Instant::now();
        let result = work();
        let micros = u64::try_from(paused.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.elsewhere.fetch_add(micros, Ordering::Relaxed);
        result
    }
}
