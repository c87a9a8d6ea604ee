-- Reading again, and forgetting on order.
--
-- `archive rebuild` reads captured bytes again with the pipeline of today. What a capture shows by then is a row beside its
-- first reading in `capture_version`, which stays: the archive can still say what it knew, and by which program.
--
-- `archive purge` carries out a legal order. It is the one way by which bytes and texts leave the archive, so the triggers
-- that keep them are narrowed, not lifted: only what a tombstone names can be deleted, and what one names cannot be put
-- back. A tombstone holds addresses, times and digests, and no word of the text.

CREATE TABLE capture_reading ( -- What a capture shows as a later pipeline reads its bytes. Its newest row counts; without one, its row in `capture_version`.
  reading_id    INTEGER PRIMARY KEY, -- Row id, in order of reading.
  capture_id    INTEGER NOT NULL REFERENCES capture(capture_id), -- The capture.
  version_id    INTEGER NOT NULL REFERENCES version(version_id), -- The version that it shows.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id), -- How its text was read.
  shown_sha256  BLOB NOT NULL CHECK (length(shown_sha256) = 32), -- Digest of what this capture itself showed.
  shown_langs   TEXT NOT NULL, -- The languages that it showed, sorted, joined by commas.
  read_at       TEXT NOT NULL, -- When it was read.
  UNIQUE (capture_id, derivation_id)
) STRICT;
CREATE INDEX capture_reading_version ON capture_reading(version_id);
CREATE INDEX capture_reading_derivation ON capture_reading(derivation_id);
CREATE INDEX capture_version_derivation ON capture_version(derivation_id);
CREATE INDEX edition_derivation ON edition(derivation_id);

CREATE TABLE purge ( -- An order to forget that was carried out.
  purge_id  INTEGER PRIMARY KEY, -- Row id.
  address   TEXT NOT NULL, -- What was named: `nac/2025/cyber`, or one version of it, `nac/2025/cyber@2`.
  reason    TEXT NOT NULL, -- Why, in the words of whoever carried it out.
  purged_at TEXT NOT NULL, -- When.
  UNIQUE (address, purged_at, reason)
) STRICT;

CREATE TABLE purged_version ( -- A version that an order removed. Its number is never given again.
  purge_id       INTEGER NOT NULL REFERENCES purge(purge_id), -- The order.
  slug           TEXT NOT NULL, -- The statement's slug at that time.
  seq            INTEGER NOT NULL, -- The version's number.
  valid_from     TEXT NOT NULL, -- Since when the publisher showed it.
  recorded_at    TEXT NOT NULL, -- When the archive learned of it.
  content_sha256 BLOB NOT NULL CHECK (length(content_sha256) = 32), -- Digest of its content.
  PRIMARY KEY (slug, seq, content_sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE purged_content ( -- Bytes and editions that an order removed, by digest: nothing that gives one is taken in again.
  kind          TEXT NOT NULL CHECK (kind IN ('blob', 'edition')), -- Whether it is a digest of bytes or of an edition.
  sha256        BLOB NOT NULL CHECK (length(sha256) = 32), -- The digest, as in `blob.sha256` or `edition.text_sha256`.
  purge_id      INTEGER NOT NULL REFERENCES purge(purge_id), -- The order.
  readmitted_at TEXT, -- When somebody took it in again in spite of the order; NULL if nobody did.
  PRIMARY KEY (kind, sha256)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER capture_reading_no_update BEFORE UPDATE ON capture_reading
  BEGIN SELECT RAISE(ABORT, 'capture_reading is append-only'); END;
CREATE TRIGGER capture_reading_no_delete BEFORE DELETE ON capture_reading
  WHEN NOT EXISTS (SELECT 1 FROM capture c JOIN blob b ON b.blob_id = c.blob_id
                   JOIN purged_content p ON p.kind = 'blob' AND p.sha256 = b.sha256 AND p.readmitted_at IS NULL
                   WHERE c.capture_id = old.capture_id)
  BEGIN SELECT RAISE(ABORT, 'capture_reading is append-only'); END;
CREATE TRIGGER capture_reading_no_replace BEFORE INSERT ON capture_reading
  WHEN EXISTS (SELECT 1 FROM capture_reading WHERE reading_id = new.reading_id)
    OR EXISTS (SELECT 1 FROM capture_reading WHERE capture_id = new.capture_id AND derivation_id = new.derivation_id)
  BEGIN SELECT RAISE(ABORT, 'capture_reading is append-only'); END;

CREATE TRIGGER purge_no_update BEFORE UPDATE ON purge BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER purge_no_delete BEFORE DELETE ON purge BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER purged_version_no_update BEFORE UPDATE ON purged_version BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER purged_version_no_delete BEFORE DELETE ON purged_version BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER purged_content_no_delete BEFORE DELETE ON purged_content BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;

-- What a tombstone names does not come back. Where an edition that stays was first read in bytes that went, their row is there
-- without them.
CREATE TRIGGER blob_purged BEFORE INSERT ON blob
  WHEN length(new.data) > 0
    AND EXISTS (SELECT 1 FROM purged_content WHERE kind = 'blob' AND sha256 = new.sha256 AND readmitted_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'these bytes were purged'); END;
CREATE TRIGGER capture_purged BEFORE INSERT ON capture
  WHEN EXISTS (SELECT 1 FROM blob b JOIN purged_content p ON p.kind = 'blob' AND p.sha256 = b.sha256 AND p.readmitted_at IS NULL
               WHERE b.blob_id = new.blob_id)
  BEGIN SELECT RAISE(ABORT, 'these bytes were purged'); END;
CREATE TRIGGER edition_purged BEFORE INSERT ON edition
  WHEN EXISTS (SELECT 1 FROM purged_content WHERE kind = 'edition' AND sha256 = new.text_sha256 AND readmitted_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'this text was purged'); END;

-- What a tombstone names can go.
DROP TRIGGER blob_no_update;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob
  WHEN NOT EXISTS (SELECT 1 FROM purged_content p WHERE p.kind = 'blob' AND p.sha256 = old.sha256
                   AND new.blob_id = old.blob_id AND new.sha256 = old.sha256 AND new.size = old.size
                   AND CASE WHEN p.readmitted_at IS NULL THEN length(new.data) = 0 ELSE length(old.data) = 0 END)
  BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
DROP TRIGGER blob_no_delete;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob
  WHEN NOT EXISTS (SELECT 1 FROM purged_content WHERE kind = 'blob' AND sha256 = old.sha256 AND readmitted_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
DROP TRIGGER blob_stored_no_delete;
CREATE TRIGGER blob_stored_no_delete BEFORE DELETE ON blob_stored
  WHEN NOT EXISTS (SELECT 1 FROM blob b JOIN purged_content p ON p.kind = 'blob' AND p.sha256 = b.sha256 AND p.readmitted_at IS NULL
                   WHERE b.blob_id = old.blob_id)
  BEGIN SELECT RAISE(ABORT, 'blob_stored is append-only'); END;
DROP TRIGGER capture_no_delete;
CREATE TRIGGER capture_no_delete BEFORE DELETE ON capture
  WHEN NOT EXISTS (SELECT 1 FROM blob b JOIN purged_content p ON p.kind = 'blob' AND p.sha256 = b.sha256 AND p.readmitted_at IS NULL
                   WHERE b.blob_id = old.blob_id)
  BEGIN SELECT RAISE(ABORT, 'capture is append-only'); END;
DROP TRIGGER capture_version_no_delete;
CREATE TRIGGER capture_version_no_delete BEFORE DELETE ON capture_version
  WHEN NOT EXISTS (SELECT 1 FROM capture c JOIN blob b ON b.blob_id = c.blob_id
                   JOIN purged_content p ON p.kind = 'blob' AND p.sha256 = b.sha256 AND p.readmitted_at IS NULL
                   WHERE c.capture_id = old.capture_id)
  BEGIN SELECT RAISE(ABORT, 'capture_version is append-only'); END;
DROP TRIGGER version_no_delete;
CREATE TRIGGER version_no_delete BEFORE DELETE ON version
  WHEN NOT EXISTS (SELECT 1 FROM purged_version p JOIN statement s ON s.slug = p.slug
                   WHERE s.statement_id = old.statement_id AND p.seq = old.seq AND p.content_sha256 = old.content_sha256)
  BEGIN SELECT RAISE(ABORT, 'version is append-only'); END;
DROP TRIGGER version_edition_no_delete;
CREATE TRIGGER version_edition_no_delete BEFORE DELETE ON version_edition
  WHEN NOT EXISTS (SELECT 1 FROM version v JOIN statement s ON s.statement_id = v.statement_id
                   JOIN purged_version p ON p.slug = s.slug AND p.seq = v.seq AND p.content_sha256 = v.content_sha256
                   WHERE v.version_id = old.version_id)
  BEGIN SELECT RAISE(ABORT, 'version_edition is append-only'); END;
