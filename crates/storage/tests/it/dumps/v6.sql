-- An archive as schema 6 kept it, by `sqlite3 archive.db .dump`.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO refinery_schema_history VALUES(1,'create_provenance','2025-07-05T03:14:48.321686452Z','12261028072425485227');
INSERT INTO refinery_schema_history VALUES(2,'create_derivations','2025-07-05T03:14:48.321718018Z','12090206364910369701');
INSERT INTO refinery_schema_history VALUES(3,'create_statements','2025-07-05T03:14:48.321722074Z','3193193049350502472');
INSERT INTO refinery_schema_history VALUES(4,'create_search','2025-07-05T03:14:48.321726315Z','3679760452110013314');
INSERT INTO refinery_schema_history VALUES(5,'create_views','2025-07-05T03:14:48.321729501Z','14037286159048827984');
INSERT INTO refinery_schema_history VALUES(6,'create_changes','2025-07-05T03:14:48.321733287Z','9635123746499724278');
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
INSERT INTO ingest_run VALUES(1,'2025-07-05T03:14:48.330Z','2025-07-05T03:14:48.368Z','0.1.0','["ingest","gate","--archive","a.db"]','ok',1,1,0,0,0,0);
INSERT INTO ingest_run VALUES(2,'2025-07-05T03:14:48.453Z','2025-07-05T03:14:48.589Z','0.1.0','["ingest","gate","--archive","a.db"]','ok',1,0,1,0,0,0);
INSERT INTO ingest_run VALUES(3,'2025-07-05T03:14:48.711Z','2025-07-05T03:14:48.761Z','0.1.0','["ingest","gate/noise.bin","--archive","a.db"]','partial',1,0,0,0,1,0);
CREATE TABLE blob ( -- Captured bytes, exactly as received; the same bytes are kept once.
  blob_id INTEGER PRIMARY KEY, -- Row id.
  sha256  BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32), -- Digest of the bytes as received.
  size    INTEGER NOT NULL CHECK (size >= 0), -- How many bytes were received.
  codec   TEXT NOT NULL CHECK (codec IN ('raw', 'zstd')), -- How `data` is stored: `zstd` where that is smaller.
  data    BLOB NOT NULL -- The bytes, in that codec.
) STRICT;
INSERT INTO blob VALUES(1,X'8b6bcd5d38b8967afaf17fe347992667094cefbd53b7b619fdda1a01a608d263',219,'zstd',X'28b52ffd20db3d050032cd26229027cd01ef765575bb3e0d9b0811f96f973f3522d90447ac7ab1a23003e3e4e55302c534c58204058405c30c1f7a55261fb81b3e63b9fe8172216380cda118e69c1caed52581ef0cf040feea1f6af377d752cfb87cc3088f0f60632889a2284aa298fdc32f37e56ba61f1f29a4798039f52aaff5e36d089b433167e9e68e13349ce8dfcdd2fbdd54648664b31ec9e51fcd299da83ef987808d210200c31b2212269852');
INSERT INTO blob VALUES(2,X'f96d86938785a7bab07cf9fa6e97136ab0ce1623a0656a97c7d1e7da3a5a8957',226,'zstd',X'28b52ffd20e24d0500e20c26229027cd01ef765575bbdede681391ffb2579f16ed6c0476ac7ab1a2188e71f2f22901c534458304058405c40c1f22af4ac672fd74721d63808da118e68c1caed52581ef0e301d7ff50fb5f9bb6ba9675c3ee283870f6063944451142551ccfee1979bf235d10b54f3afa9798039f52aaff5c3db0e368662ced2cd1d4e1071a27f374bef77538f19229bf5885c7e6a46e944f5c84f0236460504017020287aa8829b59369e51');
INSERT INTO blob VALUES(3,X'ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc',3,'raw',X'000102');
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
INSERT INTO capture VALUES(1,1,1,'file','file:///home/you/gate/ferry.txt',NULL,NULL,NULL,'UTF-8','2025-07-01T12:00:00.000Z','2025-07-05T03:14:48.340Z','new',NULL,NULL);
INSERT INTO capture VALUES(2,2,2,'file','file:///home/you/gate/ferry.txt',NULL,NULL,NULL,'UTF-8','2025-07-03T12:00:00.000Z','2025-07-05T03:14:48.533Z','version',NULL,NULL);
INSERT INTO capture VALUES(3,3,3,'file','file:///home/you/gate/noise.bin',NULL,NULL,NULL,NULL,'2025-07-04T12:00:00.000Z','2025-07-05T03:14:48.758Z','quarantined','binary','it is binary data: too many of its characters are no text');
CREATE TABLE pipeline ( -- The versions of repair, parser and language identification that derive texts together.
  pipeline_id    INTEGER PRIMARY KEY, -- Row id.
  repair_version TEXT NOT NULL, -- Version of the repair.
  parser_version TEXT NOT NULL, -- Version of the parser.
  langid_version TEXT NOT NULL, -- Version of the language identification.
  config_json    TEXT NOT NULL CHECK (json_valid(config_json)), -- Every option that can change the result, as JSON with sorted keys.
  UNIQUE (repair_version, parser_version, langid_version, config_json)
) STRICT;
INSERT INTO pipeline VALUES(1,'2','2','1','{}');
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
INSERT INTO derivation VALUES(1,1,1,'','UTF-8',X'f7f9c10eec1dddcc26c5f69d846f73f1dea43e47d3069f51ce3d7aa0b98d9bcd',1,0,0,0.99899999999999999911,'2025-07-05T03:14:48.340Z');
INSERT INTO derivation VALUES(2,2,1,'','UTF-8',X'f1853a4a5d3795271dd159f5835504d1feda853ceec3a0931f8127f6ecfc5a0c',1,0,0,0.99899999999999999911,'2025-07-05T03:14:48.533Z');
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
INSERT INTO repair_edit VALUES(1,1,209,213,209,211,X'c383c2a9','é','reencode.windows-1252','reencode',0.99899999999999999911,NULL);
INSERT INTO repair_edit VALUES(2,1,216,220,216,218,X'c383c2a9','é','reencode.windows-1252','reencode',0.99899999999999999911,NULL);
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
INSERT INTO diagnostic VALUES(1,1,'table-debris','rules and bars of a table were left out',105,106);
INSERT INTO diagnostic VALUES(1,2,'table-debris','rules and bars of a table were left out',107,111);
INSERT INTO diagnostic VALUES(2,1,'table-debris','rules and bars of a table were left out',111,112);
INSERT INTO diagnostic VALUES(2,2,'table-debris','rules and bars of a table were left out',113,117);
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
INSERT INTO statement VALUES(1,'ferry',NULL,'statement',NULL,NULL,'2025-07-05T03:14:48.340Z');
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
INSERT INTO version VALUES(1,1,1,'2025-07-01T12:00:00.000Z','2025-07-05T03:14:48.340Z',1,'first','first',X'560ee360d5746b1ef99d0ed6f90ca1437c32c2af92d9238e9a71fafa6f22ec56');
INSERT INTO version VALUES(2,1,2,'2025-07-03T12:00:00.000Z','2025-07-05T03:14:48.533Z',2,'publisher','substantive',X'35df2e0e3a806df30548566cffb338f8e638bc3681aaca0e2235bad9da56bedd');
CREATE TABLE capture_version ( -- Which version a capture showed. An unchanged capture proves that the text was there that day.
  capture_id    INTEGER PRIMARY KEY REFERENCES capture(capture_id), -- The capture.
  version_id    INTEGER NOT NULL REFERENCES version(version_id), -- The version.
  identified_by TEXT NOT NULL CHECK (identified_by IN ('forced', 'bytes', 'source', 'metadata', 'content', 'new')), -- How the statement was found.
  score         REAL NOT NULL CHECK (score BETWEEN 0 AND 1), -- How sure that is.
  derivation_id INTEGER NOT NULL REFERENCES derivation(derivation_id), -- How its text was read.
  shown_sha256  BLOB NOT NULL CHECK (length(shown_sha256) = 32), -- Digest of what this capture itself showed, which can be some of the version's languages.
  shown_langs   TEXT NOT NULL -- The languages that it showed, sorted, joined by commas.
) STRICT;
INSERT INTO capture_version VALUES(1,1,'new',1.0,1,X'560ee360d5746b1ef99d0ed6f90ca1437c32c2af92d9238e9a71fafa6f22ec56','en,fr');
INSERT INTO capture_version VALUES(2,2,'source',1.0,2,X'35df2e0e3a806df30548566cffb338f8e638bc3681aaca0e2235bad9da56bedd','en,fr');
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
INSERT INTO edition VALUES(1,1,'en',1,NULL,X'a582b4f1ad1ada3c580a8e994ac5a5c9d07c230cbb4d1b45bb4aff2d7a36ab9f',0.96999999999999997335);
INSERT INTO edition VALUES(2,1,'fr',1,NULL,X'488f6bc079585c195919c56ad9e10ac0021f98791b966c7b41d1d9f37f7028b7',0.99700000000000010835);
INSERT INTO edition VALUES(3,1,'en',2,NULL,X'c90dbc0d7d814e1e3ffd1693936a1adebb5159fdd17b4e897618e327e4a25180',0.96999999999999997335);
INSERT INTO edition VALUES(4,1,'fr',2,NULL,X'd5f60d29864ccc8c75c724790a51ee7e8860332f5a96090b7e8a213fb8ae39c8',0.99700000000000010835);
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
INSERT INTO version_edition VALUES(2,'fr',2,4);
CREATE TABLE text_unit ( -- A distinct paragraph text, stored and indexed once however many editions have it.
  text_id INTEGER PRIMARY KEY, -- Row id; also that of its row in `text_fts`.
  lang    TEXT NOT NULL REFERENCES language(lang), -- Its language.
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32), -- Digest of the text.
  n_words INTEGER NOT NULL, -- How many words it has.
  text    TEXT NOT NULL CHECK (instr(text, char(0)) = 0), -- The text, its wrapped lines joined.
  UNIQUE (sha256, lang)
) STRICT;
INSERT INTO text_unit VALUES(1,'en',X'6dfecb0c3684496be8d98a05db14fff810abb52b6dc145ae3bc2a2dbe95e6408',12,'The ferry of the lower town crosses on every day but one.');
INSERT INTO text_unit VALUES(2,'en',X'cedaf6b86b331f7cce076a850fc273c5c6f2a10fad2c7e9257da9a9f0666cc1d',8,'Its bell is rung twice before it leaves.');
INSERT INTO text_unit VALUES(3,'fr',X'379f5158fe21aa2673d5d328e8a5279365ebbd8e419ed6a0cde290bee0ce387f',11,'Le bac de la ville basse traverse chaque jour sauf un.');
INSERT INTO text_unit VALUES(4,'fr',X'2f1af0cbaa2c36fa0d9555e8d5d825a1cad07654b8ccaead3dd8288c888da2d4',8,'Sa cloche sonne deux fois avant le départ.');
INSERT INTO text_unit VALUES(5,'en',X'67b79c9baf0c83cef75ade3803df15f40c1447e393e505e61ca8afbea6328ca6',9,'Its bell is rung three times before it leaves.');
INSERT INTO text_unit VALUES(6,'fr',X'3cff6aeafdb0c3cb2565ccc13bc5ebadd08cd004a64a0581c476d113825ef755',8,'Sa cloche sonne trois fois avant le départ.');
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
INSERT INTO paragraph VALUES(1,1,1,'1','numbered',1,NULL,1,0,60);
INSERT INTO paragraph VALUES(2,1,2,'2','numbered',1,NULL,2,61,104);
INSERT INTO paragraph VALUES(3,2,1,'1','numbered',1,NULL,3,112,169);
INSERT INTO paragraph VALUES(4,2,2,'2','numbered',1,NULL,4,170,216);
INSERT INTO paragraph VALUES(5,3,1,'1','numbered',1,NULL,1,0,60);
INSERT INTO paragraph VALUES(6,3,2,'2','numbered',1,NULL,5,61,110);
INSERT INTO paragraph VALUES(7,4,1,'1','numbered',1,NULL,3,118,175);
INSERT INTO paragraph VALUES(8,4,2,'2','numbered',1,NULL,6,176,223);
CREATE TABLE paragraph_repair ( -- Where an edit of the edition's first derivation stands in the text of a paragraph.
  paragraph_id  INTEGER NOT NULL REFERENCES paragraph(paragraph_id) ON DELETE CASCADE, -- The paragraph.
  derivation_id INTEGER NOT NULL, -- The derivation, and with `seq` the edit.
  seq           INTEGER NOT NULL, -- The edit's number.
  text_start    INTEGER NOT NULL, -- First byte in the paragraph's text.
  text_end      INTEGER NOT NULL CHECK (text_end >= text_start), -- Byte after the last; `text_start` where characters were removed.
  PRIMARY KEY (paragraph_id, derivation_id, seq),
  FOREIGN KEY (derivation_id, seq) REFERENCES repair_edit(derivation_id, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO paragraph_repair VALUES(4,1,1,36,38);
INSERT INTO paragraph_repair VALUES(8,2,1,37,39);
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
INSERT INTO alignment VALUES(1,1,2,1,1,3,'label',0.97999999999999998223);
INSERT INTO alignment VALUES(2,1,2,2,2,4,'label',0.97999999999999998223);
INSERT INTO alignment VALUES(3,3,4,1,5,7,'label',0.97999999999999998223);
INSERT INTO alignment VALUES(4,3,4,2,6,8,'label',0.97999999999999998223);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','text_fts','text_fts',0,'CREATE VIRTUAL TABLE text_fts USING fts5(text, content="text_unit", content_rowid="text_id", tokenize="unicode61 remove_diacritics 2")');
CREATE TABLE IF NOT EXISTS 'text_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO text_fts_data VALUES(1,X'0638');
INSERT INTO text_fts_data VALUES(10,X'000000000106060006010101020101030101040101050101060101');
INSERT INTO text_fts_data VALUES(137438953473,X'00000062043062757401020c010763726f73736573010208010364617901020b0105657665727901020a0105666572727901020301056c6f77657201020601026f6601020402016e01020903016501020d01037468650104020502036f776e01020704080c080a0a0a07060609');
INSERT INTO text_fts_data VALUES(274877906945,X'0000004707306265666f726502020703026c6c0202030102697302020402017402020803017302020201066c6561766573020209010472756e6702020501057477696365020206040b070706060b09');
INSERT INTO text_fts_data VALUES(412316860417,X'000000630430626163030203030373736503020701066368617175650302090102646503020401046a6f757203020a01026c6103020502016503020201047361756603020b010874726176657273650302080102756e03020c010576696c6c650302060408080b07090706090d07');
INSERT INTO text_fts_data VALUES(549755813889,X'0000004b06306176616e740402070106636c6f6368650402030106646570617274040209030275780402050104666f697304020601026c650402080102736104020202046f6e6e65040204040a0b0b07090707');
INSERT INTO text_fts_data VALUES(687194767361,X'0000005007306265666f726505020803026c6c0502030102697305020402017405020903017305020201066c656176657305020a010472756e67050205010574687265650502060204696d6573050207040b070706060b090a');
INSERT INTO text_fts_data VALUES(824633720833,X'0000004e06306176616e740602070106636c6f63686506020301066465706172740602090104666f697306020601026c650602080102736106020202046f6e6e65060204010574726f6973060205040a0b0b09070709');
CREATE TABLE IF NOT EXISTS 'text_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO text_fts_idx VALUES(1,X'',2);
INSERT INTO text_fts_idx VALUES(2,X'',2);
INSERT INTO text_fts_idx VALUES(3,X'',2);
INSERT INTO text_fts_idx VALUES(4,X'',2);
INSERT INTO text_fts_idx VALUES(5,X'',2);
INSERT INTO text_fts_idx VALUES(6,X'',2);
CREATE TABLE IF NOT EXISTS 'text_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO text_fts_docsize VALUES(1,X'0c');
INSERT INTO text_fts_docsize VALUES(2,X'08');
INSERT INTO text_fts_docsize VALUES(3,X'0b');
INSERT INTO text_fts_docsize VALUES(4,X'08');
INSERT INTO text_fts_docsize VALUES(5,X'09');
INSERT INTO text_fts_docsize VALUES(6,X'08');
CREATE TABLE IF NOT EXISTS 'text_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO text_fts_config VALUES('version',4);
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
INSERT INTO paragraph_change VALUES(1,1,2,'en',1,'replace','substantive','number changed: twice → three; wording added: times',2,6,2,1);
INSERT INTO paragraph_change VALUES(2,1,2,'fr',1,'replace','substantive','number changed: deux → trois',4,8,1,1);
CREATE TABLE blob_stored ( -- The digest of a blob as it is stored, compressed or not.
  blob_id INTEGER PRIMARY KEY REFERENCES blob(blob_id), -- The blob.
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32) -- Digest of `blob.data`.
) STRICT;
INSERT INTO blob_stored VALUES(1,X'4cbc030345c5f1d3c1939131e0bf8ccf3f901e9d24551fafa4ac887e31db5c4d');
INSERT INTO blob_stored VALUES(2,X'982d2bc20faabd64698a5d910c69f3daf30ecd600912f62e18d3567e616fc668');
INSERT INTO blob_stored VALUES(3,X'ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc');
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
CREATE INDEX paragraph_change_version ON paragraph_change(to_version_id, lang, seq);
CREATE INDEX paragraph_change_from_version ON paragraph_change(from_version_id);
CREATE INDEX paragraph_change_from ON paragraph_change(from_paragraph_id) WHERE from_paragraph_id IS NOT NULL;
CREATE INDEX paragraph_change_to ON paragraph_change(to_paragraph_id) WHERE to_paragraph_id IS NOT NULL;
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
LEFT JOIN paragraph a ON a.paragraph_id = c.from_paragraph_id LEFT JOIN paragraph b ON b.paragraph_id = c.to_paragraph_id
;
PRAGMA writable_schema=OFF;
COMMIT;
