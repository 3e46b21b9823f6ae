-- What SQLite has its own words for: full-text search, a table kept in the order of its key, judgements that only grow.

CREATE TABLE link_postings (  -- which items are filed under a key; rank sorts as the item's text does
  space INTEGER NOT NULL,
  key INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (space, key, rank, item)
) WITHOUT ROWID;

CREATE TABLE link_waiting (  -- what linking has not taken in yet
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: what is put here again meanwhile is told apart
  kind TEXT NOT NULL CHECK (kind IN ('article', 'judged', 'form')),
  id TEXT NOT NULL,
  day TEXT NOT NULL,  -- of publication; '' first, '~' last
  UNIQUE (kind, id)
);
CREATE INDEX link_waiting_day ON link_waiting (kind, day, id);


CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, text, content='articles', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5(
  text, speaker, source, content='statements', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2',
  prefix='2 3'
);
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts (rowid, text, speaker, source) VALUES (new.number, new.text, new.speaker, new.source);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, text, speaker, source)
  VALUES ('delete', old.number, old.text, old.speaker, old.source);
END;
CREATE TRIGGER statements_fts_update AFTER UPDATE OF text, speaker, source ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, text, speaker, source)
  VALUES ('delete', old.number, old.text, old.speaker, old.source);
  INSERT INTO statements_fts (rowid, text, speaker, source) VALUES (new.number, new.text, new.speaker, new.source);
END;

CREATE TRIGGER judgements_keep_update BEFORE UPDATE ON judgements BEGIN
  SELECT RAISE(ABORT, 'judgements are append-only: add one that undoes it');
END;
CREATE TRIGGER judgements_keep_delete BEFORE DELETE ON judgements BEGIN
  SELECT RAISE(ABORT, 'judgements are append-only: add one that undoes it');
END;
CREATE TRIGGER contents_keep_update BEFORE UPDATE ON contents BEGIN
  SELECT RAISE(ABORT, 'captures are kept as they came');
END;
