-- The search index over distinct paragraph texts.
--
-- Only what every SQLite has: the tokenizer is a stock one, so that the sqlite3 shell, Python and Datasette can search
-- too. `remove_diacritics 2` also folds letters with two marks. The content table stands in double quotes because
-- Datasette recognises an index by them. Triggers keep the index in step; `text_unit` is never updated.

CREATE VIRTUAL TABLE text_fts USING fts5(text, content="text_unit", content_rowid="text_id", tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER text_unit_indexed AFTER INSERT ON text_unit
  BEGIN INSERT INTO text_fts(rowid, text) VALUES (new.text_id, new.text); END;
CREATE TRIGGER text_unit_unindexed AFTER DELETE ON text_unit
  BEGIN INSERT INTO text_fts(text_fts, rowid, text) VALUES ('delete', old.text_id, old.text); END;
