-- Which captures show one statement, how that was found, and what people settled about it.
--
-- A capture is filed by evidence: a name, an address, a number, or texts that are alike. Where the evidence is not enough, it
-- begins a statement of its own and a question is kept. What a person answers is a row that stays, with who and why; it can be
-- taken back by another row. A version says what a publisher showed; to which statement it is filed is our reading, and that
-- alone can change, each time with a row in `version_filing` that names the state before and after.

CREATE TABLE statement_clue ( -- What statements can be found by, beside their names. Several statements can share one.
  kind         TEXT NOT NULL CHECK (kind IN ('family', 'number')), -- `family`: an address with the mark of the language left out. `number`: a date and an official number, whoever issued it.
  value        TEXT NOT NULL, -- The clue.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- The statement.
  PRIMARY KEY (kind, value, statement_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_sample ( -- A few runs of words and of figures of each text, by which texts that are alike are found. Made from the texts, and can be made again.
  hash         INTEGER NOT NULL, -- Hash of three words in a row and their language, or of three figures: the least ones of each text.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- A statement with such a text.
  PRIMARY KEY (hash, statement_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE capture_reason ( -- Why a capture was filed to its statement, where `capture_version.identified_by` does not say it all.
  capture_id INTEGER PRIMARY KEY REFERENCES capture(capture_id), -- The capture.
  reason     TEXT NOT NULL -- For a person: `its address is that of the statement`.
) STRICT;

CREATE TABLE identity_question ( -- Two statements that may be one. It is open until a decision on the two stands.
  question_id  INTEGER PRIMARY KEY, -- Row id, the number that `archive review` shows.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- The statement that came later.
  other_id     INTEGER NOT NULL REFERENCES statement(statement_id), -- The one that it may be.
  score        REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- How alike they are.
  reason       TEXT NOT NULL, -- What speaks for and against it, for a person.
  asked_at     TEXT NOT NULL, -- When the archive met it.
  CHECK (statement_id <> other_id),
  UNIQUE (statement_id, other_id)
) STRICT;
CREATE INDEX identity_question_other ON identity_question(other_id);

CREATE TABLE identity_decision ( -- What a person settled. It stands unless a later row takes it back.
  decision_id  INTEGER PRIMARY KEY, -- Row id.
  verdict      TEXT NOT NULL CHECK (verdict IN ('same', 'not', 'split', 'undo')), -- `same`: the statement became part of the other. `not`: they are two. `split`: versions of the other became the statement.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- The statement.
  other_id     INTEGER NOT NULL REFERENCES statement(statement_id), -- The other.
  undoes       INTEGER UNIQUE REFERENCES identity_decision(decision_id), -- The decision that it takes back; NULL for any but `undo`.
  decided_at   TEXT NOT NULL, -- When.
  decided_by   TEXT NOT NULL, -- Who.
  reason       TEXT NOT NULL, -- Why, in their words; empty if they did not say.
  CHECK ((undoes IS NOT NULL) = (verdict = 'undo'))
) STRICT;
CREATE INDEX identity_decision_statement ON identity_decision(statement_id);
CREATE INDEX identity_decision_other ON identity_decision(other_id);

CREATE TABLE version_filing ( -- Where a decision put a version, and where it was before: an address once given leads to it for ever.
  decision_id  INTEGER NOT NULL REFERENCES identity_decision(decision_id), -- The decision.
  version_id   INTEGER NOT NULL REFERENCES version(version_id) ON DELETE CASCADE, -- The version.
  from_statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- Its statement before.
  from_seq     INTEGER NOT NULL, -- Its number before.
  from_cause   TEXT NOT NULL, -- Its cause before.
  from_class   TEXT NOT NULL, -- Its change class before.
  from_predecessor_id INTEGER REFERENCES version(version_id) ON DELETE SET NULL, -- The version that it was compared with before; NULL if with none or nothing had changed.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- Its statement after.
  seq          INTEGER NOT NULL, -- Its number after.
  cause        TEXT NOT NULL, -- Its cause after.
  change_class TEXT NOT NULL, -- Its change class after.
  PRIMARY KEY (decision_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_filing_version ON version_filing(version_id);
CREATE INDEX version_filing_from ON version_filing(from_statement_id, from_seq);
CREATE INDEX version_filing_to ON version_filing(statement_id, seq);
CREATE INDEX version_filing_predecessor ON version_filing(from_predecessor_id) WHERE from_predecessor_id IS NOT NULL;

CREATE TABLE settled_version ( -- A version that a decision added, to hold the languages that belong to a statement after it and no others. No capture brought it.
  version_id  INTEGER PRIMARY KEY REFERENCES version(version_id) ON DELETE CASCADE, -- The version.
  decision_id INTEGER NOT NULL REFERENCES identity_decision(decision_id) -- The decision.
) STRICT;

CREATE TABLE name_filing ( -- A name that a decision moved from one statement to another.
  decision_id  INTEGER NOT NULL REFERENCES identity_decision(decision_id), -- The decision.
  kind         TEXT NOT NULL, -- What sort of name: a scheme of `statement_alias`, or `clue ` and a kind of `statement_clue`.
  value        TEXT NOT NULL, -- The name.
  from_statement_id INTEGER REFERENCES statement(statement_id), -- Whose it was; NULL if the decision made it.
  statement_id INTEGER NOT NULL REFERENCES statement(statement_id), -- Whose it became.
  PRIMARY KEY (decision_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER capture_reason_no_update BEFORE UPDATE ON capture_reason BEGIN SELECT RAISE(ABORT, 'capture_reason is append-only'); END;
CREATE TRIGGER identity_decision_no_update BEFORE UPDATE ON identity_decision BEGIN SELECT RAISE(ABORT, 'identity_decision is append-only'); END;
CREATE TRIGGER identity_decision_no_delete BEFORE DELETE ON identity_decision BEGIN SELECT RAISE(ABORT, 'identity_decision is append-only'); END;
CREATE TRIGGER version_filing_no_update BEFORE UPDATE OF decision_id, version_id, from_statement_id, from_seq, from_cause, from_class, statement_id, seq, cause, change_class ON version_filing
  BEGIN SELECT RAISE(ABORT, 'version_filing is append-only'); END;

-- What a version says never changes. Where it is filed can, to what the newest filing of the version says.
DROP TRIGGER version_no_update;
CREATE TRIGGER version_no_update BEFORE UPDATE ON version
  WHEN new.version_id <> old.version_id OR new.valid_from <> old.valid_from OR new.recorded_at <> old.recorded_at
    OR new.capture_id <> old.capture_id OR new.content_sha256 <> old.content_sha256
    OR NOT EXISTS (SELECT 1 FROM version_filing f
                   WHERE f.version_id = new.version_id AND f.statement_id = new.statement_id AND f.seq = new.seq
                     AND f.cause = new.cause AND f.change_class = new.change_class
                     AND f.decision_id = (SELECT max(n.decision_id) FROM version_filing n WHERE n.version_id = new.version_id))
  BEGIN SELECT RAISE(ABORT, 'version is append-only'); END;
