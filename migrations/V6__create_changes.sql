-- What became of each paragraph from one version to the next, so that "which versions touched paragraph 3" is one query.
--
-- Derived from the two texts, and so rebuildable: nothing else refers to it. Paragraphs that stayed as they were have no
-- row. Versions recorded before this migration have none either; `archive diff` compares their texts all the same.

CREATE TABLE paragraph_change ( -- A paragraph that changed from one version to another. Rows of one change belong together: a split into n is n rows.
  change_id         INTEGER PRIMARY KEY, -- Row id.
  from_version_id   INTEGER NOT NULL REFERENCES version(version_id), -- The version that the new one was compared with.
  to_version_id     INTEGER NOT NULL REFERENCES version(version_id), -- The new version.
  lang              TEXT NOT NULL REFERENCES language(lang), -- The language.
  seq               INTEGER NOT NULL CHECK (seq >= 1), -- The change's number within the language, in order of the new text.
  op                TEXT NOT NULL CHECK (op IN ('insert', 'delete', 'replace', 'move', 'renumber', 'split', 'merge')), -- What happened.
  change_class      TEXT NOT NULL CHECK (change_class IN ('none', 'whitespace', 'encoding', 'typographic', 'minor', 'structure', 'language', 'substantive')), -- How grave it is.
  reasons           TEXT NOT NULL, -- Why, gravest first, joined by semicolons: `number changed: 6 → 4`.
  from_paragraph_id INTEGER REFERENCES paragraph(paragraph_id), -- The old paragraph; NULL if it came.
  to_paragraph_id   INTEGER REFERENCES paragraph(paragraph_id), -- The new paragraph; NULL if it went.
  words_added       INTEGER NOT NULL CHECK (words_added >= 0), -- Words that came, on the first row of a change; 0 on the others.
  words_removed     INTEGER NOT NULL CHECK (words_removed >= 0), -- Words that went, likewise.
  CHECK (from_paragraph_id IS NOT NULL OR to_paragraph_id IS NOT NULL)
) STRICT;
CREATE INDEX paragraph_change_version ON paragraph_change(to_version_id, lang, seq);
CREATE INDEX paragraph_change_from_version ON paragraph_change(from_version_id);
CREATE INDEX paragraph_change_from ON paragraph_change(from_paragraph_id) WHERE from_paragraph_id IS NOT NULL;
CREATE INDEX paragraph_change_to ON paragraph_change(to_paragraph_id) WHERE to_paragraph_id IS NOT NULL;

-- A bit can flip in compressed bytes and the bytes that come out stay the same: the file is failing all the same, and only
-- a digest of what is stored tells. Blobs kept before this migration have none.
CREATE TABLE blob_stored ( -- The digest of a blob as it is stored, compressed or not.
  blob_id INTEGER PRIMARY KEY REFERENCES blob(blob_id), -- The blob.
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32) -- Digest of `blob.data`.
) STRICT;
CREATE TRIGGER blob_stored_no_update BEFORE UPDATE ON blob_stored BEGIN SELECT RAISE(ABORT, 'blob_stored is append-only'); END;
CREATE TRIGGER blob_stored_no_delete BEFORE DELETE ON blob_stored BEGIN SELECT RAISE(ABORT, 'blob_stored is append-only'); END;
CREATE TRIGGER blob_stored_no_replace BEFORE INSERT ON blob_stored
  WHEN EXISTS (SELECT 1 FROM blob_stored WHERE blob_id = new.blob_id)
  BEGIN SELECT RAISE(ABORT, 'blob_stored is append-only'); END;

CREATE VIEW v_change AS -- The paragraphs that changed from version to version.
SELECT s.slug AS slug, -- The statement's permanent name.
       w.seq AS from_version, -- The version compared with.
       v.seq AS version, -- The new version.
       v.valid_from AS valid_from, -- Since when the publisher shows it, as far as is known.
       c.lang AS lang, -- The language.
       c.seq AS seq, -- The change's number within the version and language.
       c.op AS op, -- What happened.
       c.change_class AS change_class, -- How grave it is.
       c.reasons AS reasons, -- Why, gravest first.
       a.ordinal AS from_ordinal, -- The old paragraph; NULL if it came.
       b.ordinal AS to_ordinal, -- The new paragraph; NULL if it went.
       c.words_added AS words_added, -- Words that came, on the first row of a change.
       c.words_removed AS words_removed, -- Words that went, on the first row of a change.
       CASE WHEN b.ordinal IS NULL THEN s.slug || '/' || c.lang || '@' || w.seq || '/~' || a.ordinal
            ELSE s.slug || '/' || c.lang || '@' || v.seq || '/~' || b.ordinal END AS permalink -- Address of the new paragraph, or of the old one that went.
FROM paragraph_change c JOIN version v ON v.version_id = c.to_version_id JOIN version w ON w.version_id = c.from_version_id
JOIN statement s ON s.statement_id = v.statement_id
LEFT JOIN paragraph a ON a.paragraph_id = c.from_paragraph_id LEFT JOIN paragraph b ON b.paragraph_id = c.to_paragraph_id;
