-- Where everything comes from: runs, the bytes they saw, and each sighting of them.
--
-- A capture is not a version: most captures change nothing, and still prove that the text was there that day.
--
-- How to read these files. Every table is STRICT. Times are TEXT in UTC, always 'YYYY-MM-DDTHH:MM:SS.sssZ', so that text
-- order is time order; dates are TEXT 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', as precise as their source. Digests are the 32
-- bytes of a SHA-256. The comment beside a table or column becomes its entry in docs/schema.md. Nothing here needs an
-- SQLite newer than 3.40. CHECK lists hold the whole vocabulary of the design, also what no code writes yet, because a
-- CHECK cannot be widened without copying its table.

CREATE TABLE ingest_run ( -- One run of `archive ingest`.
  run_id       INTEGER PRIMARY KEY, -- Row id.
  started_at   TEXT NOT NULL, -- When it began.
  finished_at  TEXT, -- When it ended; NULL while it runs, or after it was killed.
  tool_version TEXT NOT NULL, -- Version of the program.
  args_json    TEXT NOT NULL CHECK (json_valid(args_json)), -- Its arguments, as JSON.
  status       TEXT NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'ok', 'partial', 'failed', 'interrupted')), -- How it ended.
  n_seen        INTEGER NOT NULL DEFAULT 0, -- Captures it took.
  n_new         INTEGER NOT NULL DEFAULT 0, -- Captures that began a statement.
  n_version     INTEGER NOT NULL DEFAULT 0, -- Captures that added a version to a statement.
  n_unchanged   INTEGER NOT NULL DEFAULT 0, -- Captures that showed what the archive held already.
  n_quarantined INTEGER NOT NULL DEFAULT 0, -- Captures without text that could be read.
  n_error       INTEGER NOT NULL DEFAULT 0 -- Captures whose source could not be read.
) STRICT;

CREATE TABLE blob ( -- Captured bytes, exactly as received; the same bytes are kept once.
  blob_id INTEGER PRIMARY KEY, -- Row id.
  sha256  BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32), -- Digest of the bytes as received.
  size    INTEGER NOT NULL CHECK (size >= 0), -- How many bytes were received.
  codec   TEXT NOT NULL CHECK (codec IN ('raw', 'zstd')), -- How `data` is stored: `zstd` where that is smaller.
  data    BLOB NOT NULL -- The bytes, in that codec.
) STRICT;

CREATE TABLE capture ( -- One sighting of bytes: whence and when. Also kept when nothing had changed, and when nothing could be read.
  capture_id       INTEGER PRIMARY KEY, -- Row id, in order of recording.
  run_id           INTEGER NOT NULL REFERENCES ingest_run(run_id), -- The run that took it.
  blob_id          INTEGER REFERENCES blob(blob_id), -- The bytes; NULL only where the source could not be read.
  source_kind      TEXT NOT NULL CHECK (source_kind IN ('file', 'stdin', 'url', 'feed', 'sitemap', 'warc', 'zip', 'eml', 'jsonl')), -- What sort of place it came from.
  source_uri       TEXT NOT NULL, -- The place, as a URI: `file:///home/ann/release.txt`, or `stdin:`.
  member_path      TEXT, -- The name within a container.
  media_type       TEXT, -- The media type that the source stated.
  charset_declared TEXT, -- The encoding label that the source stated.
  charset_sniffed  TEXT, -- The encoding that the bytes suggest.
  captured_at      TEXT NOT NULL, -- When the bytes stood at the source.
  recorded_at      TEXT NOT NULL, -- When the archive learned of it.
  outcome          TEXT NOT NULL CHECK (outcome IN ('new', 'version', 'unchanged', 'quarantined', 'error')), -- What it came to.
  error_code       TEXT, -- Why it was quarantined or failed: words joined by hyphens.
  error_text       TEXT, -- The same for a person.
  CHECK ((blob_id IS NULL) = (outcome = 'error')),
  CHECK ((error_code IS NULL) = (outcome IN ('new', 'version', 'unchanged')))
) STRICT;
CREATE INDEX capture_blob ON capture(blob_id);
CREATE INDEX capture_source ON capture(source_uri, captured_at);
CREATE INDEX capture_run ON capture(run_id);

-- Bytes and sightings are for ever. INSERT OR REPLACE removes rows without firing DELETE triggers, hence the third kind.
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
CREATE TRIGGER blob_no_replace BEFORE INSERT ON blob
  WHEN EXISTS (SELECT 1 FROM blob WHERE blob_id = new.blob_id) OR EXISTS (SELECT 1 FROM blob WHERE sha256 = new.sha256)
  BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
CREATE TRIGGER capture_no_update BEFORE UPDATE ON capture BEGIN SELECT RAISE(ABORT, 'capture is append-only'); END;
CREATE TRIGGER capture_no_delete BEFORE DELETE ON capture BEGIN SELECT RAISE(ABORT, 'capture is append-only'); END;
CREATE TRIGGER capture_no_replace BEFORE INSERT ON capture
  WHEN EXISTS (SELECT 1 FROM capture WHERE capture_id = new.capture_id)
  BEGIN SELECT RAISE(ABORT, 'capture is append-only'); END;
