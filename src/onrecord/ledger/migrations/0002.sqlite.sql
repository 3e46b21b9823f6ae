-- What keeps `findable` in step with what it is made from, whoever writes, a statement's or an article's row at a time.

CREATE TRIGGER findable_statement_insert AFTER INSERT ON statements BEGIN
  INSERT OR REPLACE INTO findable
    (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
     reviewed, verdict, sure)
  SELECT * FROM findable_afresh WHERE number = new.number;
END;
CREATE TRIGGER findable_statement_update AFTER UPDATE OF day, kind, act, speaker, speaker_state, anonymous, denies, confidence ON statements BEGIN
  INSERT OR REPLACE INTO findable
    (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
     reviewed, verdict, sure)
  SELECT * FROM findable_afresh WHERE number = new.number;
END;
CREATE TRIGGER findable_statement_delete AFTER DELETE ON statements BEGIN
  DELETE FROM findable WHERE number = old.number;
END;
CREATE TRIGGER findable_article_current AFTER UPDATE OF current, outlet ON articles
  WHEN new.current = 1 AND (old.current = 0 OR new.outlet IS NOT old.outlet) BEGIN
  INSERT OR REPLACE INTO findable
    (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
     reviewed, verdict, sure)
  SELECT * FROM findable_afresh WHERE article = new.number;
END;
CREATE TRIGGER findable_article_superseded AFTER UPDATE OF current ON articles
  WHEN new.current = 0 AND old.current = 1 BEGIN
  DELETE FROM findable WHERE article = new.number;
END;
CREATE TRIGGER findable_review_insert AFTER INSERT ON reviews BEGIN
  INSERT OR REPLACE INTO findable
    (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
     reviewed, verdict, sure)
  SELECT * FROM findable_afresh WHERE number = (SELECT number FROM statements WHERE id = new.statement);
END;
CREATE TRIGGER findable_review_update AFTER UPDATE ON reviews BEGIN
  INSERT OR REPLACE INTO findable
    (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
     reviewed, verdict, sure)
  SELECT * FROM findable_afresh WHERE number = (SELECT number FROM statements WHERE id = new.statement);
END;
CREATE TRIGGER findable_review_delete AFTER DELETE ON reviews BEGIN
  INSERT OR REPLACE INTO findable
    (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
     reviewed, verdict, sure)
  SELECT * FROM findable_afresh WHERE number = (SELECT number FROM statements WHERE id = old.statement);
END;
CREATE TRIGGER findable_speaker_insert AFTER INSERT ON statement_speakers BEGIN
  UPDATE findable SET entity = new.entity WHERE number = (SELECT number FROM statements WHERE id = new.statement);
END;
CREATE TRIGGER findable_speaker_update AFTER UPDATE OF entity ON statement_speakers BEGIN
  UPDATE findable SET entity = new.entity WHERE number = (SELECT number FROM statements WHERE id = new.statement);
END;
CREATE TRIGGER findable_speaker_delete AFTER DELETE ON statement_speakers BEGIN
  UPDATE findable SET entity = NULL WHERE number = (SELECT number FROM statements WHERE id = old.statement);
END;
CREATE TRIGGER findable_wording_insert AFTER INSERT ON wordings BEGIN
  UPDATE findable SET utterance = new.utterance,
         origins = coalesce((SELECT origins FROM utterances WHERE id = new.utterance), 0),
         disputed = EXISTS (SELECT 1 FROM denied WHERE denied = new.statement)
           OR EXISTS (SELECT 1 FROM wordings v JOIN denied x ON x.denied = v.statement WHERE v.utterance = new.utterance)
   WHERE number = (SELECT number FROM statements WHERE id = new.statement);
END;
CREATE TRIGGER findable_wording_delete AFTER DELETE ON wordings BEGIN
  UPDATE findable SET utterance = NULL, origins = 0, disputed = EXISTS (SELECT 1 FROM denied WHERE denied = old.statement)
   WHERE number = (SELECT number FROM statements WHERE id = old.statement) AND utterance = old.utterance;
END;
CREATE TRIGGER findable_origins AFTER UPDATE OF origins ON utterances
  WHEN new.origins <> old.origins BEGIN
  UPDATE findable SET origins = new.origins WHERE utterance = new.id;
END;
CREATE TRIGGER findable_denied_insert AFTER INSERT ON denied BEGIN
  UPDATE findable SET disputed = 1 WHERE number = (SELECT number FROM statements WHERE id = new.denied);
  UPDATE findable SET disputed = 1 WHERE utterance = (SELECT utterance FROM wordings WHERE statement = new.denied);
END;
CREATE TRIGGER findable_denied_delete AFTER DELETE ON denied BEGIN
  UPDATE findable SET disputed = EXISTS (SELECT 1 FROM denied WHERE denied = old.denied)
   WHERE number = (SELECT number FROM statements WHERE id = old.denied);
  UPDATE findable SET disputed =
         EXISTS (SELECT 1 FROM wordings v JOIN denied x ON x.denied = v.statement WHERE v.utterance = findable.utterance)
   WHERE utterance = (SELECT utterance FROM wordings WHERE statement = old.denied);
END;

-- What was said are the pieces of a statement's content: between them stands who said it, as in “Yes,” she said, “today.”

DROP VIEW statements_view;
CREATE VIEW statements_view AS
SELECT coalesce(r.speaker, s.speaker) AS speaker,
       (SELECT group_concat(trim(substr(s.text, json_extract(p.value, '$[0]') - s.start + 1,
                                   json_extract(p.value, '$[1]') - json_extract(p.value, '$[0]'))), ' … ')
          FROM json_each(s.pieces) p) AS words,
       coalesce(r.said, s.said) AS said, a.published, a.outlet, a.title,
       s.kind, u.origins, s.act, s.anonymous, coalesce(r.denies, s.denies) AS denies, s.cue, s.source AS source_words,
       s.venue, s.addressee, s.chain, s.confidence,
       CASE WHEN r.speaker IS NOT NULL THEN 'corrected on review' ELSE s.speaker_how END AS speaker_how,
       r.verdict, a.url, a.source AS article, s.text, s.start, s.stop, s.id, a.id AS article_id, ss.entity, u.id AS utterance
  FROM statements s
  JOIN articles a ON a.number = s.article
  LEFT JOIN reviews r ON r.statement = s.id
  LEFT JOIN statement_speakers ss ON ss.statement = s.id
  LEFT JOIN wordings w ON w.statement = s.id
  LEFT JOIN utterances u ON u.id = w.utterance
 WHERE a.current = 1 AND coalesce(r.verdict, '') <> 'rejected';

DROP VIEW denials_view;
CREATE VIEW denials_view AS
SELECT d.denied_by,
       (SELECT group_concat(trim(substr(s.text, json_extract(p.value, '$[0]') - s.start + 1,
                                   json_extract(p.value, '$[1]') - json_extract(p.value, '$[0]'))), ' … ')
          FROM json_each(s.pieces) p) AS denial, t.speaker AS denied_speaker,
       (SELECT group_concat(trim(substr(t.text, json_extract(p.value, '$[0]') - t.start + 1,
                                   json_extract(p.value, '$[1]') - json_extract(p.value, '$[0]'))), ' … ')
          FROM json_each(t.pieces) p) AS denied_text, d.score,
       d.statement, x.denied AS denied_statement
  FROM denials d
  JOIN statements s ON s.id = d.statement
  LEFT JOIN denied x ON x.statement = d.statement
  LEFT JOIN statements t ON t.id = x.denied;

DROP VIEW unresolved_view;
CREATE VIEW unresolved_view AS
SELECT s.source AS source_words, s.speaker_how AS reason, s.candidates,
       (SELECT group_concat(trim(substr(s.text, json_extract(p.value, '$[0]') - s.start + 1,
                                   json_extract(p.value, '$[1]') - json_extract(p.value, '$[0]'))), ' … ')
          FROM json_each(s.pieces) p) AS words, a.published, a.outlet, a.title,
       a.source AS article, s.start, s.stop, s.id
  FROM statements s
  JOIN articles a ON a.number = s.article
  LEFT JOIN reviews r ON r.statement = s.id
 WHERE a.current = 1 AND s.speaker_state = 'unresolved' AND r.speaker IS NULL AND coalesce(r.verdict, '') <> 'rejected';

-- Long addresses stand last: a table of figures is read by its first columns.

DROP VIEW figures_view;
CREATE VIEW figures_view AS
SELECT f.text, f.counted, coalesce(r.speaker, s.speaker) AS claimant, f.low, f.high, f.value, f.change, f.unit, f.place,
       f.as_of, a.published, a.outlet, a.title, f.start, f.stop, a.source AS article, a.url, p.series, f.statement, f.id,
       a.id AS article_id
  FROM figures f
  JOIN articles a ON a.number = f.article
  LEFT JOIN statements s ON s.id = f.statement
  LEFT JOIN reviews r ON r.statement = s.id
  LEFT JOIN points p ON p.figure = f.id
 WHERE a.current = 1;
