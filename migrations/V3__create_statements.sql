-- What was said: statements, their versions, the text of a version in each language, and its paragraphs.
--
-- A statement has versions; a version has one edition a language. Editions are shared by the versions that did not touch
-- them, so "only the French changed" is one new edition; distinct paragraph texts are shared by all editions.

CREATE TABLE language ( -- A language that some text is in.
  lang TEXT PRIMARY KEY CHECK (lang GLOB '[a-z][a-z]*' AND lang NOT GLOB '*[^A-Za-z0-9-]*'), -- BCP 47 tag in its shortest form. Not lower-case throughout: RFC 5646 writes scripts and regions `sr-Latn`, `zh-Hant`, `pt-BR`.
  name TEXT NOT NULL -- Its English name, or the tag where this program knows none.
) STRICT, WITHOUT ROWID;

CREATE TABLE issuer ( -- Who issues statements.
  issuer_id INTEGER PRIMARY KEY, -- Row id.
  code      TEXT NOT NULL UNIQUE, -- Short and stable: `nac`.
  name      TEXT NOT NULL -- As first printed.
) STRICT;

CREATE TABLE statement ( -- What was said; the work, which has no text of its own.
  statement_id    INTEGER PRIMARY KEY, -- Row id.
  slug            TEXT NOT NULL UNIQUE, -- Its permanent name: `nac/2025-07-18/russia-cyber`.
  issuer_id       INTEGER REFERENCES issuer(issuer_id), -- Who issued it; NULL where the text does not say.
  kind            TEXT NOT NULL, -- What it is: `statement`, `communique`.
  official_number TEXT, -- As printed.
  published_on    TEXT, -- The date of publication that it claims.
  created_at      TEXT NOT NULL -- When the archive learned of it.
) STRICT;
CREATE INDEX statement_issuer_date ON statement(issuer_id, published_on);
CREATE INDEX statement_date ON statement(published_on);

CREATE TABLE statement_alias ( -- Another name of a statement, such as a slug it had before. Never used again for another.
  scheme       TEXT NOT NULL CHECK (scheme IN ('slug', 'url', 'number')), -- What sort of name it is.
  value        TEXT NOT NULL, -- The name.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- What it names.
  PRIMARY KEY (scheme, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE version ( -- One state of a statement in all its languages. Immutable, with two times. The current one has the latest `valid_from`, then the greatest `seq`.
  version_id     INTEGER PRIMARY KEY, -- Row id.
  statement_id   INTEGER NOT NULL REFERENCES statement(statement_id), -- The statement.
  seq            INTEGER NOT NULL CHECK (seq >= 1), -- Counted from 1 in order of recording; never renumbered.
  valid_from     TEXT NOT NULL, -- Since when the publisher shows it, as far as is known.
  recorded_at    TEXT NOT NULL, -- When the archive learned of it.
  capture_id     INTEGER NOT NULL REFERENCES capture(capture_id), -- The capture that first showed it.
  cause          TEXT NOT NULL CHECK (cause IN ('first', 'publisher', 'source', 'pipeline')), -- Why it exists: the publisher changed the text, another source shows another text, or our own pipeline reads the same bytes differently.
  change_class   TEXT NOT NULL CHECK (change_class IN ('first', 'none', 'whitespace', 'encoding', 'typographic', 'minor', 'substantive', 'structure', 'language', 'outage')), -- How much it differs from the version in force before it.
  content_sha256 BLOB NOT NULL CHECK (length(content_sha256) = 32), -- Digest of its languages and the digests of their editions. Not unique: a publisher can go back to an old text.
  UNIQUE (statement_id, seq)
) STRICT;
CREATE INDEX version_asof ON version(statement_id, valid_from, seq, recorded_at);
CREATE INDEX version_recorded ON version(recorded_at);
CREATE INDEX version_content ON version(content_sha256);
CREATE INDEX version_capture ON version(capture_id);

CREATE TABLE capture_version ( -- Which version a capture showed. An unchanged capture proves that the text was there that day.
  capture_id    INTEGER PRIMARY KEY REFERENCES capture(capture_id), -- The capture.
  version_id    INTEGER NOT NULL REFERENCES version(version_id), -- The version.
  identified_by TEXT NOT NULL CHECK (identified_by IN ('forced', 'bytes', 'source', 'metadata', 'content', 'new')), -- How the statement was found.
  score         REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- How sure that is.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id), -- How its text was read.
  shown_sha256  BLOB NOT NULL CHECK (length(shown_sha256) = 32), -- Digest of what this capture itself showed, which can be some of the version's languages.
  shown_langs   TEXT NOT NULL -- The languages that it showed, sorted, joined by commas.
) STRICT;
CREATE INDEX capture_version_version ON capture_version(version_id);

CREATE TABLE edition ( -- The text of a statement in one language.
  edition_id    INTEGER PRIMARY KEY, -- Row id.
  statement_id  INTEGER NOT NULL REFERENCES statement(statement_id), -- The statement.
  lang          TEXT NOT NULL REFERENCES language(lang), -- The language.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id), -- Where it was first read; other derivations can give the same text.
  title         TEXT, -- Its title.
  text_sha256   BLOB NOT NULL CHECK (length(text_sha256) = 32), -- Digest of its title and of the ordinal, label, kind, level and text of each paragraph.
  lang_confidence REAL NOT NULL CHECK (lang_confidence BETWEEN 0 AND 1), -- Probability that the language is right.
  UNIQUE (statement_id, lang, text_sha256)
) STRICT;

CREATE TABLE version_edition ( -- The editions of a version.
  version_id INTEGER NOT NULL REFERENCES version(version_id), -- The version.
  lang       TEXT NOT NULL REFERENCES language(lang), -- The edition's language.
  position   INTEGER NOT NULL, -- Its place among the version's editions, from 1, as they stood in the source.
  edition_id INTEGER NOT NULL REFERENCES edition(edition_id), -- The edition.
  PRIMARY KEY (version_id, lang)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_edition_edition ON version_edition(edition_id);

CREATE TABLE text_unit ( -- A distinct paragraph text, stored and indexed once however many editions have it.
  text_id INTEGER PRIMARY KEY, -- Row id; also that of its row in `text_fts`.
  lang    TEXT NOT NULL REFERENCES language(lang), -- Its language.
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32), -- Digest of the text.
  n_words INTEGER NOT NULL, -- How many words it has.
  text    TEXT NOT NULL CHECK (instr(text, char(0)) = 0), -- The text, its wrapped lines joined.
  UNIQUE (sha256, lang)
) STRICT;

CREATE TABLE paragraph ( -- One paragraph of an edition.
  paragraph_id INTEGER PRIMARY KEY, -- Row id.
  edition_id INTEGER NOT NULL REFERENCES edition(edition_id), -- The edition.
  ordinal    INTEGER NOT NULL CHECK (ordinal >= 1), -- Counted from 1 in reading order. Labels repeat, ordinals do not.
  label      TEXT, -- Its number or letter as printed: `1`, `12bis`, `(a)`.
  kind       TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'numbered', 'body', 'item', 'note', 'signature')), -- What part it plays.
  level      INTEGER NOT NULL CHECK (level >= 1), -- Depth of nesting, from 1.
  parent_id  INTEGER REFERENCES paragraph(paragraph_id), -- The paragraph that it is part of.
  text_id    INTEGER NOT NULL REFERENCES text_unit(text_id), -- Its text.
  out_start  INTEGER NOT NULL, -- First byte in the repaired text that the edition was first read from, label included.
  out_end    INTEGER NOT NULL CHECK (out_end >= out_start), -- Byte after the last.
  UNIQUE (edition_id, ordinal)
) STRICT;
CREATE INDEX paragraph_text ON paragraph(text_id);
CREATE INDEX paragraph_parent ON paragraph(parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE paragraph_repair ( -- Where an edit of the edition's first derivation stands in the text of a paragraph.
  paragraph_id  INTEGER NOT NULL REFERENCES paragraph(paragraph_id) ON DELETE CASCADE, -- The paragraph.
  derivation_id INTEGER NOT NULL, -- The derivation, and with `seq` the edit.
  seq           INTEGER NOT NULL, -- The edit's number.
  text_start    INTEGER NOT NULL, -- First byte in the paragraph's text.
  text_end      INTEGER NOT NULL CHECK (text_end >= text_start), -- Byte after the last; `text_start` where characters were removed.
  PRIMARY KEY (paragraph_id, derivation_id, seq),
  FOREIGN KEY (derivation_id, seq) REFERENCES repair_edit(derivation_id, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX paragraph_repair_edit ON paragraph_repair(derivation_id, seq);

CREATE TABLE alignment ( -- Which paragraphs of two editions say the same. Rows of one link belong together: m paragraphs to n are m × n rows.
  alignment_id      INTEGER PRIMARY KEY, -- Row id.
  src_edition_id    INTEGER NOT NULL REFERENCES edition(edition_id), -- The edition on the left.
  tgt_edition_id    INTEGER NOT NULL REFERENCES edition(edition_id), -- The edition on the right.
  link              INTEGER NOT NULL, -- Counted from 1 within the pair of editions.
  src_paragraph_id  INTEGER REFERENCES paragraph(paragraph_id), -- A paragraph on the left; NULL where the right has no counterpart.
  tgt_paragraph_id  INTEGER REFERENCES paragraph(paragraph_id), -- A paragraph on the right; NULL where the left has no counterpart.
  method            TEXT NOT NULL, -- How the link was found.
  score             REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- Probability that it is right.
  CHECK (src_paragraph_id IS NOT NULL OR tgt_paragraph_id IS NOT NULL)
) STRICT;
CREATE INDEX alignment_pair ON alignment(src_edition_id, tgt_edition_id, link);
CREATE INDEX alignment_reverse ON alignment(tgt_edition_id);
CREATE INDEX alignment_src ON alignment(src_paragraph_id);
CREATE INDEX alignment_tgt ON alignment(tgt_paragraph_id);

CREATE TRIGGER version_no_update BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'version is append-only'); END;
CREATE TRIGGER version_no_delete BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'version is append-only'); END;
CREATE TRIGGER version_no_replace BEFORE INSERT ON version
  WHEN EXISTS (SELECT 1 FROM version WHERE version_id = new.version_id)
    OR EXISTS (SELECT 1 FROM version WHERE statement_id = new.statement_id AND seq = new.seq)
  BEGIN SELECT RAISE(ABORT, 'version is append-only'); END;
CREATE TRIGGER capture_version_no_update BEFORE UPDATE ON capture_version BEGIN SELECT RAISE(ABORT, 'capture_version is append-only'); END;
CREATE TRIGGER capture_version_no_delete BEFORE DELETE ON capture_version BEGIN SELECT RAISE(ABORT, 'capture_version is append-only'); END;
CREATE TRIGGER capture_version_no_replace BEFORE INSERT ON capture_version
  WHEN EXISTS (SELECT 1 FROM capture_version WHERE capture_id = new.capture_id)
  BEGIN SELECT RAISE(ABORT, 'capture_version is append-only'); END;
CREATE TRIGGER version_edition_no_update BEFORE UPDATE ON version_edition BEGIN SELECT RAISE(ABORT, 'version_edition is append-only'); END;
CREATE TRIGGER version_edition_no_delete BEFORE DELETE ON version_edition BEGIN SELECT RAISE(ABORT, 'version_edition is append-only'); END;
CREATE TRIGGER version_edition_no_replace BEFORE INSERT ON version_edition
  WHEN EXISTS (SELECT 1 FROM version_edition WHERE version_id = new.version_id AND lang = new.lang)
  BEGIN SELECT RAISE(ABORT, 'version_edition is append-only'); END;

-- Editions, paragraphs and texts are immutable; foreign keys keep those that a version has from being deleted.
CREATE TRIGGER edition_no_update BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'edition is immutable'); END;
CREATE TRIGGER paragraph_no_update BEFORE UPDATE ON paragraph BEGIN SELECT RAISE(ABORT, 'paragraph is immutable'); END;
CREATE TRIGGER text_unit_no_update BEFORE UPDATE ON text_unit BEGIN SELECT RAISE(ABORT, 'text_unit is immutable'); END;
CREATE TRIGGER text_unit_no_replace BEFORE INSERT ON text_unit
  WHEN EXISTS (SELECT 1 FROM text_unit WHERE text_id = new.text_id)
    OR EXISTS (SELECT 1 FROM text_unit WHERE sha256 = new.sha256 AND lang = new.lang)
  BEGIN SELECT RAISE(ABORT, 'text_unit is immutable'); END;
