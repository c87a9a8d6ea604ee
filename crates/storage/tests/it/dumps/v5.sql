-- An archive as schema 5 kept it, by `sqlite3 archive.db .dump`.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO refinery_schema_history VALUES(1,'create_provenance','2023-06-01T00:46:34.865667157Z','12261028072425485227');
INSERT INTO refinery_schema_history VALUES(2,'create_derivations','2023-06-01T00:46:34.865704507Z','12090206364910369701');
INSERT INTO refinery_schema_history VALUES(3,'create_statements','2023-06-01T00:46:34.865709577Z','3193193049350502472');
INSERT INTO refinery_schema_history VALUES(4,'create_search','2023-06-01T00:46:34.865714849Z','3679760452110013314');
INSERT INTO refinery_schema_history VALUES(5,'create_views','2023-06-01T00:46:34.865719307Z','14037286159048827984');
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
INSERT INTO ingest_run VALUES(1,'2023-06-01T00:46:34.877Z','2023-06-01T00:46:34.897Z','0.1.0','["ingest","--captured-at","2023-05-12T09:00:00.000Z","in/weir.txt"]','ok',1,1,0,0,0,0);
INSERT INTO ingest_run VALUES(2,'2023-06-01T00:46:34.946Z','2023-06-01T00:46:34.981Z','0.1.0','["ingest","--captured-at","2023-05-20T09:00:00.000Z","in/weir.txt","in/bell.txt"]','ok',2,1,1,0,0,0);
CREATE TABLE blob ( -- Captured bytes, exactly as received; the same bytes are kept once.
  blob_id INTEGER PRIMARY KEY, -- Row id.
  sha256  BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32), -- Digest of the bytes as received.
  size    INTEGER NOT NULL CHECK (size >= 0), -- How many bytes were received.
  codec   TEXT NOT NULL CHECK (codec IN ('raw', 'zstd')), -- How `data` is stored: `zstd` where that is smaller.
  data    BLOB NOT NULL -- The bytes, in that codec.
) STRICT;
INSERT INTO blob VALUES(1,X'ac2fe42db0905c6c58c4eb47734352ed5a18127a3f5dd9fb0b7257b285ba90e9',362,'zstd',X'28b52ffd606a002508004692362890a54907ffc7fea1d667ee73d0b111b9575ab2e5aeb542b62522b087e1dac2fb5c9ef8389eaf5f3a2d0029002d004e099519e56eb66067473aa833763e7360a48090401290d871054e0a0829be617dd3accf34e772cbabb76b060176e89d3bdd79ba2ebbab86597ed16b2408792e8111cb8d292212b65ce79be52bb889993574f32fbc5acb38463180c75ff2d417fff12420043018d9a33e9e66999f38d53bf8c9baccb9b09d5e521ecf004248223175a908496cb77707b3e5d22b643724aec27a54d7c6bb0cb60abfe99d5d7ee6393e664df88b13d32ee5070e006a54a158909d05064db0ade702ad154aec08c2168999c3f599b5a5ca46221c53cc9add15cc');
INSERT INTO blob VALUES(2,X'82466ce02b1d23fd41952fcfb41a3a365f2f8d10b9884663592fac81ad94c86f',360,'zstd',X'28b52ffd6068001d0800e6913528a0254907ffb3be198905bc5e3b84c8bd65235beedd9a24ad25428ccda3d75cfe2e4b6c30541506032c0028002d0029a1f292dccd14eccc480675c6ce5f02f8202044800c2066dc811102428a77ac6798f597e65c6e79f5760d403ea739bd79ba2ebb2bc72cafe839083a9e6be0c372638a87842dd77966f9096e62660dcdfc0aafe6cadfc52d89093cbe92a7aef88d67808002051f7bd4c6c32cf311a77a063f59973917b6d34b49e32940e8609c12e8486cb7f706b3e5d22b642f246ec27a5457c6bb0bb609bfe99b5d7ee6353e6645f88a13d3ae0f006a54a158909c05fe4cb0ade7faac154aec88c1167999c3f26c751356942a1b89704c316b76573003');
INSERT INTO blob VALUES(3,X'796f10750cfa484b7b014c4e15456aa527db5078187d0ee3d912aae28364fd84',88,'zstd',X'28b52ffd20586d0200b2041017c0a703fefc4359ed269937b990486e8bedf5d5a0a3f3064080c46dd9a5427ff0e6cb1dd7b1e613fe568677163f5e3cca33a6d2fa2ce8c8bab5076224d60b010300a28a75e63165cd26');
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
INSERT INTO capture VALUES(1,1,1,'file','file:///home/you/in/weir.txt',NULL,NULL,NULL,'UTF-8','2023-05-12T09:00:00.000Z','2023-06-01T00:46:34.884Z','new',NULL,NULL);
INSERT INTO capture VALUES(2,2,2,'file','file:///home/you/in/weir.txt',NULL,NULL,NULL,'UTF-8','2023-05-20T09:00:00.000Z','2023-06-01T00:46:34.964Z','version',NULL,NULL);
INSERT INTO capture VALUES(3,2,3,'file','file:///home/you/in/bell.txt',NULL,NULL,NULL,'UTF-8','2023-05-20T09:00:00.000Z','2023-06-01T00:46:34.977Z','new',NULL,NULL);
CREATE TABLE pipeline ( -- The versions of repair, parser and language identification that derive texts together.
  pipeline_id    INTEGER PRIMARY KEY, -- Row id.
  repair_version TEXT NOT NULL, -- Version of the repair.
  parser_version TEXT NOT NULL, -- Version of the parser.
  langid_version TEXT NOT NULL, -- Version of the language identification.
  config_json    TEXT NOT NULL CHECK (json_valid(config_json)), -- Every option that can change the result, as JSON with sorted keys.
  UNIQUE (repair_version, parser_version, langid_version, config_json)
) STRICT;
INSERT INTO pipeline VALUES(1,'1','1','whatlang-0.18/1','{}');
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
INSERT INTO derivation VALUES(1,1,1,'','UTF-8',X'ac2fe42db0905c6c58c4eb47734352ed5a18127a3f5dd9fb0b7257b285ba90e9',0,0,0,NULL,'2023-06-01T00:46:34.884Z');
INSERT INTO derivation VALUES(2,2,1,'','UTF-8',X'82466ce02b1d23fd41952fcfb41a3a365f2f8d10b9884663592fac81ad94c86f',0,0,0,NULL,'2023-06-01T00:46:34.964Z');
INSERT INTO derivation VALUES(3,3,1,'','UTF-8',X'fea43a1d204606ff0f2d4dc8b1f43cadca622adfdd370108bd8528319e9b41f0',3,0,0,0.99899999999999999911,'2023-06-01T00:46:34.977Z');
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
INSERT INTO repair_edit VALUES(3,1,4,8,4,6,X'c383c2a9','é','reencode.windows-1252','reencode',0.99899999999999999911,NULL);
INSERT INTO repair_edit VALUES(3,2,22,26,20,22,X'c383c2a9','é','reencode.windows-1252','reencode',0.99899999999999999911,NULL);
INSERT INTO repair_edit VALUES(3,3,68,72,64,66,X'c383c2a9','é','reencode.windows-1252','reencode',0.99899999999999999911,NULL);
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
CREATE TABLE language ( -- A language that some text is in.
  lang TEXT PRIMARY KEY CHECK (lang GLOB '[a-z][a-z]*' AND lang NOT GLOB '*[^A-Za-z0-9-]*'), -- BCP 47 tag in its shortest form. Not lower-case throughout: RFC 5646 writes scripts and regions `sr-Latn`, `zh-Hant`, `pt-BR`.
  name TEXT NOT NULL -- Its English name, or the tag where this program knows none.
) STRICT, WITHOUT ROWID;
INSERT INTO language VALUES('en','English');
INSERT INTO language VALUES('fr','French');
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
INSERT INTO statement VALUES(1,'2023-05-12/statement-on-the-upper-weir',NULL,'statement',NULL,'2023-05-12','2023-06-01T00:46:34.884Z');
INSERT INTO statement VALUES(2,'bell',NULL,'statement',NULL,NULL,'2023-06-01T00:46:34.977Z');
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
INSERT INTO version VALUES(1,1,1,'2023-05-12T00:00:00.000Z','2023-06-01T00:46:34.884Z',1,'first','first',X'e1ca36a50447cdd01d565087993b57b9bfb318d311d62786fbaaee892db378d0');
INSERT INTO version VALUES(2,1,2,'2023-05-20T09:00:00.000Z','2023-06-01T00:46:34.964Z',2,'publisher','substantive',X'40c666667664a98b6a7b1b27ed8d228f7aa4d1aa77950ca2147989d602cb7d21');
INSERT INTO version VALUES(3,2,1,'2023-05-20T09:00:00.000Z','2023-06-01T00:46:34.977Z',3,'first','first',X'6e6b078472a4da02c710c94d5d909ba0fe40711ccd7160ba50c8e2deb66526c6');
CREATE TABLE capture_version ( -- Which version a capture showed. An unchanged capture proves that the text was there that day.
  capture_id    INTEGER PRIMARY KEY REFERENCES capture(capture_id), -- The capture.
  version_id    INTEGER NOT NULL REFERENCES version(version_id), -- The version.
  identified_by TEXT NOT NULL CHECK (identified_by IN ('forced', 'bytes', 'source', 'metadata', 'content', 'new')), -- How the statement was found.
  score         REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- How sure that is.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id), -- How its text was read.
  shown_sha256  BLOB NOT NULL CHECK (length(shown_sha256) = 32), -- Digest of what this capture itself showed, which can be some of the version's languages.
  shown_langs   TEXT NOT NULL -- The languages that it showed, sorted, joined by commas.
) STRICT;
INSERT INTO capture_version VALUES(1,1,'new',1.0,1,X'e1ca36a50447cdd01d565087993b57b9bfb318d311d62786fbaaee892db378d0','en,fr');
INSERT INTO capture_version VALUES(2,2,'source',1.0,2,X'40c666667664a98b6a7b1b27ed8d228f7aa4d1aa77950ca2147989d602cb7d21','en,fr');
INSERT INTO capture_version VALUES(3,3,'new',1.0,3,X'6e6b078472a4da02c710c94d5d909ba0fe40711ccd7160ba50c8e2deb66526c6','fr');
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
INSERT INTO edition VALUES(1,1,'en',1,'Statement on the upper weir',X'ed33d3cccfe1892ddc322ca602e992ec542a0790a99706e38e3b2035f271451a',0.96999999999999997335);
INSERT INTO edition VALUES(2,1,'fr',1,'Déclaration sur le barrage supérieur',X'a24f86e2f8a46bd8a383724a813a485c5ef30dfa174deae2e6219dc245972708',0.62012344574020972221);
INSERT INTO edition VALUES(3,1,'en',2,'Statement on the upper weir',X'b07f0064c792387ad706df056c47c12d851bf25d32e6cc38842ab0712e892049',0.96999999999999997335);
INSERT INTO edition VALUES(4,2,'fr',3,NULL,X'0db07264fbee9bce1ebdd9f8eb2f9969136acca397c6e1ebbc3cfa144fe7086b',0.96999999999999997335);
CREATE TABLE version_edition ( -- The editions of a version.
  version_id INTEGER NOT NULL REFERENCES version(version_id), -- The version.
  lang       TEXT NOT NULL REFERENCES language(lang), -- The edition's language.
  position   INTEGER NOT NULL, -- Its place among the version's editions, from 1, as they stood in the source.
  edition_id INTEGER NOT NULL REFERENCES edition(edition_id), -- The edition.
  PRIMARY KEY (version_id, lang)
) STRICT, WITHOUT ROWID;
INSERT INTO version_edition VALUES(1,'en',1,1);
INSERT INTO version_edition VALUES(1,'fr',2,2);
INSERT INTO version_edition VALUES(2,'en',1,3);
INSERT INTO version_edition VALUES(2,'fr',2,2);
INSERT INTO version_edition VALUES(3,'fr',1,4);
CREATE TABLE text_unit ( -- A distinct paragraph text, stored and indexed once however many editions have it.
  text_id INTEGER PRIMARY KEY, -- Row id; also that of its row in `text_fts`.
  lang    TEXT NOT NULL REFERENCES language(lang), -- Its language.
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32), -- Digest of the text.
  n_words INTEGER NOT NULL, -- How many words it has.
  text    TEXT NOT NULL CHECK (instr(text, char(0)) = 0), -- The text, its wrapped lines joined.
  UNIQUE (sha256, lang)
) STRICT;
INSERT INTO text_unit VALUES(1,'en',X'47f62c5ed30c5c357e878df0c1d502efbd6607a5d9af8215f0775c9eb69c23c3',5,'Statement on the upper weir');
INSERT INTO text_unit VALUES(2,'en',X'73aef155e3922b22508c5b9c640b2e7679cb6b78e52dc2d27932ed5bcc830cde',3,'12 May 2023');
INSERT INTO text_unit VALUES(3,'en',X'd3f38bb5515f1ec66dd9a0e7acc214683bec4d4a03720d60488735ed2138a11b',15,'The assembly asks each mill to keep its sluice open until the first of June.');
INSERT INTO text_unit VALUES(4,'en',X'b4902fdbbce0cbd7840732ee3715e1472bc24a31dceaae4198395ec42b18a771',8,'The wardens will measure the level every morning.');
INSERT INTO text_unit VALUES(5,'fr',X'22ea1cfec2f64d394cf5b06ac3e3357019288c961eda7bd351aa595db82d7462',5,'Déclaration sur le barrage supérieur');
INSERT INTO text_unit VALUES(6,'fr',X'c4df97ea0940b546bfe3494b2eea7a60f8430b1f2d2e1509cf8ae3d333fea4a4',13,'L’assemblée demande à chaque moulin de garder sa vanne ouverte jusqu’au premier juin.');
INSERT INTO text_unit VALUES(7,'fr',X'a00bde9908bb390ad41e2f4a6524e1f43fcf8b0c03d879c4df5f78f11259c2fd',7,'Les gardiens mesureront le niveau chaque matin.');
INSERT INTO text_unit VALUES(8,'en',X'42e2b4214956353e915b43ed07feec24a3bdb892695cf469807152b774dab6bf',9,'The wardens will measure the level twice a day.');
INSERT INTO text_unit VALUES(9,'fr',X'd3da87d99bef72f949b28ffc71e06daff29ef369c3b8f112579444137f82e9ab',11,'Les états membres réaffirment leur engagement envers la liberté de navigation.');
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
INSERT INTO paragraph VALUES(1,1,1,NULL,'title',1,NULL,1,0,27);
INSERT INTO paragraph VALUES(2,1,2,NULL,'note',1,NULL,2,29,40);
INSERT INTO paragraph VALUES(3,1,3,'1','numbered',1,NULL,3,42,121);
INSERT INTO paragraph VALUES(4,1,4,'2','numbered',1,NULL,4,122,174);
INSERT INTO paragraph VALUES(5,2,1,NULL,'title',1,NULL,5,176,214);
INSERT INTO paragraph VALUES(6,2,2,'1','numbered',1,NULL,6,216,310);
INSERT INTO paragraph VALUES(7,2,3,'2','numbered',1,NULL,7,311,361);
INSERT INTO paragraph VALUES(8,3,1,NULL,'title',1,NULL,1,0,27);
INSERT INTO paragraph VALUES(9,3,2,NULL,'note',1,NULL,2,29,40);
INSERT INTO paragraph VALUES(10,3,3,'1','numbered',1,NULL,3,42,121);
INSERT INTO paragraph VALUES(11,3,4,'2','numbered',1,NULL,8,122,172);
INSERT INTO paragraph VALUES(12,4,1,NULL,'body',1,NULL,9,0,81);
CREATE TABLE paragraph_repair ( -- Where an edit of the edition's first derivation stands in the text of a paragraph.
  paragraph_id  INTEGER NOT NULL REFERENCES paragraph(paragraph_id) ON DELETE CASCADE, -- The paragraph.
  derivation_id INTEGER NOT NULL, -- The derivation, and with `seq` the edit.
  seq           INTEGER NOT NULL, -- The edit's number.
  text_start    INTEGER NOT NULL, -- First byte in the paragraph's text.
  text_end      INTEGER NOT NULL CHECK (text_end >= text_start), -- Byte after the last; `text_start` where characters were removed.
  PRIMARY KEY (paragraph_id, derivation_id, seq),
  FOREIGN KEY (derivation_id, seq) REFERENCES repair_edit(derivation_id, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO paragraph_repair VALUES(12,3,1,4,6);
INSERT INTO paragraph_repair VALUES(12,3,2,20,22);
INSERT INTO paragraph_repair VALUES(12,3,3,64,66);
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
INSERT INTO alignment VALUES(1,1,2,1,3,6,'label',0.97999999999999998223);
INSERT INTO alignment VALUES(2,1,2,2,4,7,'label',0.97999999999999998223);
INSERT INTO alignment VALUES(3,3,2,1,10,6,'label',0.97999999999999998223);
INSERT INTO alignment VALUES(4,3,2,2,11,7,'label',0.97999999999999998223);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','text_fts','text_fts',0,'CREATE VIRTUAL TABLE text_fts USING fts5(text, content="text_unit", content_rowid="text_id", tokenize="unicode61 remove_diacritics 2")');
CREATE TABLE IF NOT EXISTS 'text_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO text_fts_data VALUES(1,X'094e');
INSERT INTO text_fts_data VALUES(10,X'000000000109090009010101020101030101040101050101060101070101080101090101');
INSERT INTO text_fts_data VALUES(137438953473,X'0000003403306f6e010203010973746174656d656e7401020201037468650102040105757070657201020501047765697201020604070e080a');
INSERT INTO text_fts_data VALUES(274877906945,X'0000001c0330313202020201043230323302020401036d6179020203040709');
INSERT INTO text_fts_data VALUES(412316860417,X'00000081053061736b73030204030673656d626c790302030104656163680302050105666972737403020e010369747303020901046a756e6503021001046b65657003020801046d696c6c03020601026f6603020f020370656e03020b0106736c7569636503020a01037468650304020d02016f0302070105756e74696c03020c04090b090a0809090907080b0906');
INSERT INTO text_fts_data VALUES(549755813889,X'0000004c0630657665727904020801056c6576656c04020701076d65617375726504020502066f726e696e67040209010374686504040206010777617264656e730402030203696c6c040204040a0a0c0b090c');
INSERT INTO text_fts_data VALUES(687194767361,X'0000003b083062617272616765050205010b6465636c61726174696f6e05020201026c650502040109737570657269657572050206030172050203040c10070e');
INSERT INTO text_fts_data VALUES(824633720833,X'0000008f02306106020502087373656d626c656506020302017506020e01066368617175650602060102646506020803056d616e6465060204010667617264657206020901046a75696e060210030373717506020d01016c06020201066d6f756c696e06020701076f75766572746506020c01077072656d69657206020f0102736106020a010576616e6e6506020b04060d060b070a0b0908060b0c0c07');
INSERT INTO text_fts_data VALUES(962072674305,X'0000004c073063686171756507020701086761726469656e7307020301026c6507020503017307020201056d6174696e07020802096573757265726f6e7407020401066e6976656175070206040b0d07060a0e');
INSERT INTO text_fts_data VALUES(1099511627777,X'0000004e023061080209010364617908020a01056c6576656c08020701076d656173757265080205010374686508040206020477696365080208010777617264656e730802030203696c6c0802040406080a0c09090c');
INSERT INTO text_fts_data VALUES(1236950581249,X'000000770330646509020b010a656e676167656d656e7409020703047665727309020802047461747309020301026c610902090202657309020203027572090206020669626572746509020a01076d656d62726573090204010a6e617669676174696f6e09020c010b726561666669726d656e7409020504070f09090707070b0c0f');
CREATE TABLE IF NOT EXISTS 'text_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO text_fts_idx VALUES(1,X'',2);
INSERT INTO text_fts_idx VALUES(2,X'',2);
INSERT INTO text_fts_idx VALUES(3,X'',2);
INSERT INTO text_fts_idx VALUES(4,X'',2);
INSERT INTO text_fts_idx VALUES(5,X'',2);
INSERT INTO text_fts_idx VALUES(6,X'',2);
INSERT INTO text_fts_idx VALUES(7,X'',2);
INSERT INTO text_fts_idx VALUES(8,X'',2);
INSERT INTO text_fts_idx VALUES(9,X'',2);
CREATE TABLE IF NOT EXISTS 'text_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO text_fts_docsize VALUES(1,X'05');
INSERT INTO text_fts_docsize VALUES(2,X'03');
INSERT INTO text_fts_docsize VALUES(3,X'0f');
INSERT INTO text_fts_docsize VALUES(4,X'08');
INSERT INTO text_fts_docsize VALUES(5,X'05');
INSERT INTO text_fts_docsize VALUES(6,X'0f');
INSERT INTO text_fts_docsize VALUES(7,X'07');
INSERT INTO text_fts_docsize VALUES(8,X'09');
INSERT INTO text_fts_docsize VALUES(9,X'0b');
CREATE TABLE IF NOT EXISTS 'text_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO text_fts_config VALUES('version',4);
CREATE INDEX capture_blob ON capture(blob_id);
CREATE INDEX capture_source ON capture(source_uri, captured_at);
CREATE INDEX capture_run ON capture(run_id);
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
CREATE TRIGGER derivation_no_update BEFORE UPDATE ON derivation BEGIN SELECT RAISE(ABORT, 'derivation is immutable'); END;
CREATE TRIGGER repair_edit_no_update BEFORE UPDATE ON repair_edit BEGIN SELECT RAISE(ABORT, 'repair_edit is immutable'); END;
CREATE TRIGGER unresolved_no_update BEFORE UPDATE ON unresolved BEGIN SELECT RAISE(ABORT, 'unresolved is immutable'); END;
CREATE TRIGGER diagnostic_no_update BEFORE UPDATE ON diagnostic BEGIN SELECT RAISE(ABORT, 'diagnostic is immutable'); END;
CREATE INDEX statement_issuer_date ON statement(issuer_id, published_on);
CREATE INDEX statement_date ON statement(published_on);
CREATE INDEX version_asof ON version(statement_id, valid_from, seq, recorded_at);
CREATE INDEX version_recorded ON version(recorded_at);
CREATE INDEX version_content ON version(content_sha256);
CREATE INDEX version_capture ON version(capture_id);
CREATE INDEX capture_version_version ON capture_version(version_id);
CREATE INDEX version_edition_edition ON version_edition(edition_id);
CREATE INDEX paragraph_text ON paragraph(text_id);
CREATE INDEX paragraph_parent ON paragraph(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX paragraph_repair_edit ON paragraph_repair(derivation_id, seq);
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
CREATE TRIGGER edition_no_update BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'edition is immutable'); END;
CREATE TRIGGER paragraph_no_update BEFORE UPDATE ON paragraph BEGIN SELECT RAISE(ABORT, 'paragraph is immutable'); END;
CREATE TRIGGER text_unit_no_update BEFORE UPDATE ON text_unit BEGIN SELECT RAISE(ABORT, 'text_unit is immutable'); END;
CREATE TRIGGER text_unit_no_replace BEFORE INSERT ON text_unit
  WHEN EXISTS (SELECT 1 FROM text_unit WHERE text_id = new.text_id)
    OR EXISTS (SELECT 1 FROM text_unit WHERE sha256 = new.sha256 AND lang = new.lang)
  BEGIN SELECT RAISE(ABORT, 'text_unit is immutable'); END;
CREATE TRIGGER text_unit_indexed AFTER INSERT ON text_unit
  BEGIN INSERT INTO text_fts(rowid, text) VALUES (new.text_id, new.text); END;
CREATE TRIGGER text_unit_unindexed AFTER DELETE ON text_unit
  BEGIN INSERT INTO text_fts(text_fts, rowid, text) VALUES ('delete', old.text_id, old.text); END;
CREATE VIEW v_version AS -- One row a version.
SELECT v.version_id AS version_id, -- Row id.
       s.slug AS slug, -- The statement's permanent name.
       i.code AS issuer, -- Who issued it.
       s.published_on AS published_on, -- The date of publication that it claims.
       v.seq AS seq, -- Counted from 1 in order of recording.
       v.valid_from AS valid_from, -- Since when the publisher shows it, as far as is known.
       v.recorded_at AS recorded_at, -- When the archive learned of it.
       v.cause AS cause, -- Why it exists.
       v.change_class AS change_class, -- How much it differs from the version in force before it.
       v.version_id = (SELECT w.version_id FROM version w WHERE w.statement_id = v.statement_id
                       ORDER BY w.valid_from DESC, w.seq DESC LIMIT 1) AS is_current, -- 1 for the version in force now, else 0.
       (SELECT group_concat(lang, ',') FROM (SELECT e.lang AS lang FROM version_edition e
        WHERE e.version_id = v.version_id ORDER BY e.position)) AS langs, -- Its languages in order of appearance, joined by commas.
       v.statement_id AS statement_id, -- Row id of the statement.
       lower(hex(v.content_sha256)) AS content_sha256 -- Digest of its content.
FROM version v JOIN statement s ON s.statement_id = v.statement_id LEFT JOIN issuer i ON i.issuer_id = s.issuer_id
;
CREATE VIEW v_paragraph AS -- One row for each paragraph of each version. A paragraph shared by versions appears in each.
SELECT s.slug AS slug, -- The statement's permanent name.
       i.code AS issuer, -- Who issued it.
       s.published_on AS published_on, -- The date of publication that it claims.
       v.version_id AS version_id, -- Row id of the version.
       v.seq AS version, -- The version's number within the statement.
       ve.lang AS lang, -- The language.
       p.paragraph_id AS paragraph_id, -- Row id; the same for versions that share the edition.
       p.ordinal AS ordinal, -- Counted from 1 in reading order.
       p.label AS label, -- Its number or letter as printed.
       p.kind AS kind, -- What part it plays.
       t.text_id AS text_id, -- Row id of the text, for joins with `text_fts`.
       t.n_words AS n_words, -- How many words it has.
       t.text AS text, -- The text.
       s.slug || '/' || ve.lang || '@' || v.seq || '/~' || p.ordinal AS permalink, -- Its permanent address.
       p.level AS level, -- Depth of nesting, from 1.
       v.statement_id AS statement_id -- Row id of the statement.
FROM version v JOIN statement s ON s.statement_id = v.statement_id LEFT JOIN issuer i ON i.issuer_id = s.issuer_id
JOIN version_edition ve ON ve.version_id = v.version_id JOIN paragraph p ON p.edition_id = ve.edition_id
JOIN text_unit t ON t.text_id = p.text_id
;
CREATE VIEW v_current AS -- The paragraphs of the version of each statement that is in force now.
SELECT x.slug AS slug, -- As in `v_paragraph`.
       x.issuer AS issuer, -- As in `v_paragraph`.
       x.published_on AS published_on, -- As in `v_paragraph`.
       x.version_id AS version_id, -- As in `v_paragraph`.
       x.version AS version, -- As in `v_paragraph`.
       x.lang AS lang, -- As in `v_paragraph`.
       x.paragraph_id AS paragraph_id, -- As in `v_paragraph`.
       x.ordinal AS ordinal, -- As in `v_paragraph`.
       x.label AS label, -- As in `v_paragraph`.
       x.kind AS kind, -- As in `v_paragraph`.
       x.text_id AS text_id, -- As in `v_paragraph`.
       x.n_words AS n_words, -- As in `v_paragraph`.
       x.text AS text, -- As in `v_paragraph`.
       x.permalink AS permalink, -- As in `v_paragraph`.
       x.level AS level, -- As in `v_paragraph`.
       x.statement_id AS statement_id -- As in `v_paragraph`.
FROM v_paragraph x
WHERE x.version_id = (SELECT w.version_id FROM version w WHERE w.statement_id = x.statement_id
                      ORDER BY w.valid_from DESC, w.seq DESC LIMIT 1)
;
CREATE VIEW v_parallel AS -- Pairs of aligned paragraphs of each version. A paragraph without a counterpart is in none.
SELECT a.slug AS slug, -- The statement's permanent name.
       a.version AS version, -- The version's number within the statement.
       a.label AS label, -- The number or letter of the left paragraph as printed.
       a.lang AS src_lang, -- The language on the left.
       a.text AS src_text, -- The text on the left.
       b.lang AS tgt_lang, -- The language on the right.
       b.text AS tgt_text, -- The text on the right.
       al.score AS score, -- Probability that they correspond.
       al.method AS method, -- How that was found.
       a.permalink AS permalink, -- The address of the left paragraph.
       b.permalink AS tgt_permalink -- The address of the right paragraph.
FROM alignment al JOIN v_paragraph a ON a.paragraph_id = al.src_paragraph_id
JOIN v_paragraph b ON b.paragraph_id = al.tgt_paragraph_id AND b.version_id = a.version_id
;
CREATE VIEW v_repair AS -- The edits from bytes to text; one row for each place of an edit in a paragraph, or one without a paragraph.
SELECT (SELECT c.source_uri FROM capture c WHERE c.blob_id = d.blob_id ORDER BY c.capture_id LIMIT 1) AS source_uri, -- Where the bytes were first seen.
       d.derivation_id AS derivation_id, -- Row id of the derivation.
       e.seq AS seq, -- The edit's number within the derivation.
       e.rule AS rule, -- The rule or model that made it.
       e.method AS method, -- What kind of edit it is.
       e.confidence AS confidence, -- Probability that it is right.
       e.raw_start AS raw_start, -- First byte in the blob.
       e.raw_end AS raw_end, -- Byte after the last in the blob.
       hex(e.before) AS before_hex, -- What stood there, decoded, in UTF-8, in hexadecimal digits.
       e.after AS after, -- What stands there now.
       e.alternatives_json AS alternatives_json, -- Other readings, the likeliest first, as JSON.
       CAST(e.before AS TEXT) AS before, -- What stood there, as text.
       r.paragraph_id AS paragraph_id, -- The paragraph that it stands in; NULL outside of any.
       r.text_start AS text_start, -- First byte in the paragraph's text.
       r.text_end AS text_end -- Byte after the last in the paragraph's text.
FROM repair_edit e JOIN derivation d ON d.derivation_id = e.derivation_id
LEFT JOIN paragraph_repair r ON r.derivation_id = e.derivation_id AND r.seq = e.seq
;
PRAGMA writable_schema=OFF;
COMMIT;
