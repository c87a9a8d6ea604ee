-- How text came from bytes: which program, which edits, what was left out.
--
-- These rows can be made again from the blobs by the same pipeline, with the same result; so they may be deleted, but
-- not altered. The bytes and the edits together are the repaired text, which is therefore not stored.

CREATE TABLE pipeline ( -- The versions of repair, parser and language identification that derive texts together.
  pipeline_id    INTEGER PRIMARY KEY, -- Row id.
  repair_version TEXT NOT NULL, -- Version of the repair.
  parser_version TEXT NOT NULL, -- Version of the parser.
  langid_version TEXT NOT NULL, -- Version of the language identification.
  config_json    TEXT NOT NULL CHECK (json_valid(config_json)), -- Every option that can change the result, as JSON with sorted keys.
  UNIQUE (repair_version, parser_version, langid_version, config_json)
) STRICT;

CREATE TABLE derivation ( -- The repaired text that one pipeline made of one blob.
  derivation_id   INTEGER PRIMARY KEY, -- Row id.
  blob_id         INTEGER NOT NULL REFERENCES blob(blob_id), -- The bytes.
  pipeline_id     INTEGER NOT NULL REFERENCES pipeline(pipeline_id), -- What read them.
  declared        TEXT NOT NULL, -- The encoding label that the source stated, which repair takes as evidence; empty where it stated none.
  encoding        TEXT NOT NULL, -- The encoding that the bytes were read in.
  repaired_sha256 BLOB NOT NULL CHECK (length(repaired_sha256) = 32), -- Digest of the repaired text in UTF-8.
  n_edits         INTEGER NOT NULL, -- How many edits it took.
  n_lossy         INTEGER NOT NULL, -- How many of them had to choose among characters.
  n_unresolved    INTEGER NOT NULL, -- How many damaged places were left alone.
  min_confidence  REAL, -- The confidence of the least sure edit; NULL without edits.
  created_at      TEXT NOT NULL, -- When it was derived.
  UNIQUE (blob_id, pipeline_id, declared)
) STRICT;

CREATE TABLE repair_edit ( -- One edit from bytes to text. Bytes and edits together are the repaired text, and every edit can be undone.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id) ON DELETE CASCADE, -- The derivation it is part of.
  seq        INTEGER NOT NULL, -- Counted from 1 in order of place.
  raw_start  INTEGER NOT NULL, -- First byte in the blob.
  raw_end    INTEGER NOT NULL CHECK (raw_end >= raw_start), -- Byte after the last in the blob.
  out_start  INTEGER NOT NULL, -- First byte in the repaired text.
  out_end    INTEGER NOT NULL CHECK (out_end >= out_start), -- Byte after the last in the repaired text; `out_start` where characters were removed.
  before     BLOB NOT NULL, -- What stood there, decoded, in UTF-8: a BLOB because it can hold U+0000.
  after      TEXT NOT NULL, -- What stands there now.
  rule       TEXT NOT NULL, -- The rule or model that made it, dotted from the general to the particular.
  method     TEXT NOT NULL CHECK (method IN ('decode', 'reencode', 'lossy', 'control', 'whitespace', 'normalise', 'manual')), -- What kind of edit it is.
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- Probability that `after` is what the author wrote.
  alternatives_json TEXT CHECK (alternatives_json IS NULL OR json_valid(alternatives_json)), -- Other readings, the likeliest first: a JSON array of `{"text","confidence"}`; NULL if there is none.
  PRIMARY KEY (derivation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE unresolved ( -- A place that looks damaged and was left alone, because no reading was sure enough.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id) ON DELETE CASCADE, -- The derivation it is part of.
  seq        INTEGER NOT NULL, -- Counted from 1 in order of place.
  raw_start  INTEGER NOT NULL, -- First byte in the blob.
  raw_end    INTEGER NOT NULL CHECK (raw_end >= raw_start), -- Byte after the last in the blob.
  out_start  INTEGER NOT NULL, -- First byte in the repaired text.
  out_end    INTEGER NOT NULL CHECK (out_end >= out_start), -- Byte after the last in the repaired text.
  text       BLOB NOT NULL, -- The text that was left as it is, in UTF-8: a BLOB because it can hold U+0000.
  rule       TEXT NOT NULL, -- The rule or model that found it.
  alternatives_json TEXT CHECK (alternatives_json IS NULL OR json_valid(alternatives_json)), -- The readings considered, as in `repair_edit`.
  PRIMARY KEY (derivation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostic ( -- What the parser left out of the paragraphs or could not decide, so that nothing is dropped silently.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id) ON DELETE CASCADE, -- The derivation it is part of.
  seq       INTEGER NOT NULL, -- Counted from 1 in order of place.
  code      TEXT NOT NULL, -- What kind of note it is; docs/diagnostics.md lists the codes.
  message   TEXT NOT NULL, -- The note for a person.
  out_start INTEGER NOT NULL, -- First byte in the repaired text.
  out_end   INTEGER NOT NULL CHECK (out_end >= out_start), -- Byte after the last in the repaired text.
  PRIMARY KEY (derivation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER derivation_no_update BEFORE UPDATE ON derivation BEGIN SELECT RAISE(ABORT, 'derivation is immutable'); END;
CREATE TRIGGER repair_edit_no_update BEFORE UPDATE ON repair_edit BEGIN SELECT RAISE(ABORT, 'repair_edit is immutable'); END;
CREATE TRIGGER unresolved_no_update BEFORE UPDATE ON unresolved BEGIN SELECT RAISE(ABORT, 'unresolved is immutable'); END;
CREATE TRIGGER diagnostic_no_update BEFORE UPDATE ON diagnostic BEGIN SELECT RAISE(ABORT, 'diagnostic is immutable'); END;
