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
