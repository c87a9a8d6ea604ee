-- The views for queries written by people: columns are only ever added.
--
-- No search functions (`snippet`, `bm25`) in them: SQLite refuses these inside views of an untrusted schema.

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
FROM version v JOIN statement s ON s.statement_id = v.statement_id LEFT JOIN issuer i ON i.issuer_id = s.issuer_id;

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
JOIN text_unit t ON t.text_id = p.text_id;

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
                      ORDER BY w.valid_from DESC, w.seq DESC LIMIT 1);

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
JOIN v_paragraph b ON b.paragraph_id = al.tgt_paragraph_id AND b.version_id = a.version_id;

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
LEFT JOIN paragraph_repair r ON r.derivation_id = e.derivation_id AND r.seq = e.seq;
