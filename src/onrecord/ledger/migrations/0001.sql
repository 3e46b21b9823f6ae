-- The first ledger. Portable between SQLite and PostgreSQL; what is not is in 0001.sqlite.sql and 0001.postgresql.sql.
-- Lists that nobody searches are JSON in TEXT columns. Offsets are code points of articles.text; stop is exclusive.

CREATE TABLE marks (  -- facts about the ledger itself
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE runs (  -- one row a command that wrote
  number INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,  -- NULL: under way, or killed
  summary TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE contents (  -- the bytes as they came, each kept once
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  encoding TEXT,
  fields TEXT NOT NULL,
  bytes INTEGER NOT NULL,  -- before compression
  zlib BYTEA NOT NULL  -- empty: only the hash was kept
);

CREATE TABLE captures (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES contents (sha256),
  source TEXT NOT NULL,
  url TEXT,
  captured_at TEXT,
  redirects TEXT NOT NULL DEFAULT '[]',
  run INTEGER REFERENCES runs (number),
  UNIQUE (sha256, source)
);

CREATE TABLE rejections (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  run INTEGER REFERENCES runs (number),  -- the last one that met it
  UNIQUE (source, reason, detail)
);

CREATE TABLE articles (  -- every version of every article
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,  -- versions of one article share it
  version INTEGER NOT NULL,  -- 1, 2… in the order they came
  current INTEGER NOT NULL,  -- 1: the latest capture of its address; 0: superseded
  capture INTEGER NOT NULL REFERENCES captures (number),
  source TEXT NOT NULL,
  capture_sha256 TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  bylines TEXT NOT NULL,
  agencies TEXT NOT NULL,
  agency_part TEXT,
  dateline TEXT,
  published TEXT,
  updated TEXT,
  language TEXT,
  section TEXT,
  paywalled INTEGER NOT NULL,
  text TEXT NOT NULL,
  source_spans TEXT,
  residue TEXT NOT NULL,
  lead_spans TEXT NOT NULL,
  evidence TEXT NOT NULL,
  made_by TEXT NOT NULL,
  read INTEGER NOT NULL,  -- 0: kept, in a language the reader cannot read
  read_by TEXT NOT NULL  -- reader and version
);
CREATE INDEX articles_address ON articles (address, version);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_outlet ON articles (outlet);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_capture ON articles (capture);

CREATE TABLE sightings (  -- which articles each capture held: one text may be captured many times
  capture INTEGER NOT NULL REFERENCES captures (number),
  position INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (number),
  PRIMARY KEY (capture, position)
);
CREATE INDEX sightings_article ON sightings (article);

CREATE TABLE statements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  act TEXT NOT NULL CHECK (act IN ('speech', 'other')),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  pieces TEXT NOT NULL,  -- [[start, stop], …]
  cue_start INTEGER,
  cue_stop INTEGER,
  cue TEXT,
  source_start INTEGER,
  source_stop INTEGER,
  source TEXT,
  speaker TEXT,  -- NULL: see speaker_state
  speaker_state TEXT CHECK (speaker_state IN ('resolved', 'unresolved')),  -- NULL: the text does not say who
  speaker_how TEXT,  -- why this name, or why none
  speaker_kind TEXT,
  speaker_confidence DOUBLE PRECISION,
  candidates TEXT NOT NULL,
  also TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  anonymity TEXT,
  said TEXT,
  said_text TEXT,
  said_how TEXT,
  said_start INTEGER,
  said_confidence DOUBLE PRECISION,
  venue TEXT,
  addressee TEXT,
  chain TEXT NOT NULL,
  denies INTEGER NOT NULL,
  within TEXT,
  confidence DOUBLE PRECISION NOT NULL,
  evidence TEXT NOT NULL,
  made_by TEXT NOT NULL,
  day TEXT  -- it counts for: said, else published; ISO date; NULL: undated. As review has it
);
CREATE INDEX statements_day ON statements (day);
CREATE INDEX statements_confidence ON statements (confidence);
CREATE INDEX statements_speaker_confidence ON statements (speaker_confidence);
CREATE INDEX statements_speaker_state ON statements (speaker_state);
CREATE INDEX statements_article ON statements (article, position);
CREATE INDEX statements_speaker ON statements (speaker);

CREATE TABLE figures (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  value DOUBLE PRECISION,
  change TEXT NOT NULL CHECK (change IN ('=', '<', '>', '~')),
  unit TEXT,
  unit_text TEXT,
  counted TEXT,
  counted_key TEXT,
  key_confidence DOUBLE PRECISION NOT NULL,
  place TEXT,
  as_of TEXT,
  statement TEXT,  -- id; NULL: the outlet's own voice
  made_by TEXT NOT NULL
);
CREATE INDEX figures_article ON figures (article, position);
CREATE INDEX figures_counted_key ON figures (counted_key);
CREATE INDEX figures_statement ON figures (statement);

CREATE TABLE dates (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (article, position)
);

CREATE TABLE names (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  mentions TEXT NOT NULL,  -- [[start, stop], …]
  titles TEXT NOT NULL,
  gender TEXT,
  confidence DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (article, position)
);
CREATE INDEX names_name ON names (name);

-- What linking derives. Statements, articles and figures are named by their ids, groups by theirs.

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  roles TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  evidence TEXT NOT NULL,
  taken_for TEXT
);
CREATE INDEX entities_name ON entities (name);

CREATE TABLE entity_spellings (
  entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  spelling TEXT NOT NULL,
  PRIMARY KEY (entity, position)
);
CREATE INDEX entity_spellings_spelling ON entity_spellings (spelling);

CREATE TABLE entity_articles (
  entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  article TEXT NOT NULL,
  PRIMARY KEY (entity, article)
);
CREATE INDEX entity_articles_article ON entity_articles (article);

CREATE TABLE statement_speakers (
  statement TEXT PRIMARY KEY,
  entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE
);
CREATE INDEX statement_speakers_entity ON statement_speakers (entity);

CREATE TABLE utterances (
  id TEXT PRIMARY KEY,
  speaker TEXT,
  entity TEXT,
  first_statement TEXT NOT NULL,
  said TEXT,
  origins INTEGER NOT NULL,
  independence TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  evidence TEXT NOT NULL,
  day TEXT,  -- said, else first published; ISO date; NULL: undated
  articles INTEGER NOT NULL DEFAULT 0  -- that report it
);
CREATE INDEX utterances_entity ON utterances (entity);
CREATE INDEX utterances_origins ON utterances (origins);

CREATE TABLE wordings (
  utterance TEXT NOT NULL REFERENCES utterances (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  statement TEXT NOT NULL,
  article TEXT NOT NULL,
  text TEXT NOT NULL,
  similarity DOUBLE PRECISION NOT NULL,
  relation TEXT NOT NULL,
  flag TEXT,
  PRIMARY KEY (utterance, position)
);
CREATE INDEX wordings_statement ON wordings (statement);
CREATE INDEX wordings_article ON wordings (article);

CREATE TABLE lineages (
  id TEXT PRIMARY KEY,
  origin TEXT,
  agency TEXT
);

CREATE TABLE lineage_articles (
  lineage TEXT NOT NULL REFERENCES lineages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (lineage, position)
);
CREATE INDEX lineage_articles_article ON lineage_articles (article);

CREATE TABLE copies (
  lineage TEXT NOT NULL REFERENCES lineages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  copy_of TEXT NOT NULL,
  relation TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (lineage, position)
);
CREATE INDEX copies_article ON copies (article);

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  people TEXT NOT NULL,
  places TEXT NOT NULL,
  origins INTEGER NOT NULL,
  related TEXT NOT NULL
);

CREATE TABLE story_articles (
  story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (story, position)
);
CREATE INDEX story_articles_article ON story_articles (article);

CREATE TABLE denials (
  statement TEXT PRIMARY KEY,
  denied_by TEXT,
  score DOUBLE PRECISION NOT NULL,
  evidence TEXT NOT NULL,
  story TEXT
);
CREATE INDEX denials_story ON denials (story);

CREATE TABLE denied (
  statement TEXT NOT NULL REFERENCES denials (statement) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  denied TEXT NOT NULL,
  PRIMARY KEY (statement, position)
);
CREATE INDEX denied_denied ON denied (denied);

CREATE TABLE series (
  id TEXT PRIMARY KEY,
  counted TEXT NOT NULL,
  key TEXT NOT NULL,
  unit TEXT,
  story TEXT
);
CREATE INDEX series_story ON series (story);

CREATE TABLE points (
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  figure TEXT NOT NULL,
  article TEXT NOT NULL,
  claimant TEXT,
  said TEXT,
  said_is_published INTEGER NOT NULL,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  value DOUBLE PRECISION,
  change TEXT NOT NULL,
  text TEXT NOT NULL,
  origins INTEGER NOT NULL,
  PRIMARY KEY (series, position)
);
CREATE INDEX points_article ON points (article);
CREATE INDEX points_figure ON points (figure);

CREATE TABLE conflicts (
  kind TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  evidence TEXT NOT NULL,
  story TEXT,
  PRIMARY KEY (kind, one, other)
);
CREATE INDEX conflicts_other ON conflicts (other);
CREATE INDEX conflicts_story ON conflicts (story);

CREATE TABLE redirects (  -- a group id that was retired, and the group that took its members over
  old TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  new TEXT NOT NULL
);

-- What linking remembers between one batch of articles and the next: see ledger/linking_store.py.

CREATE TABLE link_features (  -- every article linking has taken in
  article TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  day INTEGER,  -- days since 1 January of the year 1; NULL: undated
  packed BYTEA NOT NULL,
  outline BYTEA NOT NULL  -- of it, what telling who is who needs
);

CREATE TABLE link_forms (  -- spelled names and what was seen of them, in counts
  form TEXT PRIMARY KEY,
  counts BYTEA NOT NULL
);

CREATE TABLE link_resolved (  -- who is who in each article
  article TEXT PRIMARY KEY,
  speakers TEXT NOT NULL,
  entities TEXT NOT NULL,
  named_in_full TEXT NOT NULL
);

CREATE TABLE link_items (  -- what linking compares or files: articles, statements, spelled names
  number INTEGER PRIMARY KEY,
  space INTEGER NOT NULL,
  item TEXT NOT NULL,
  founds TEXT NOT NULL,  -- id of the group it would found
  UNIQUE (space, item)
);
CREATE INDEX link_items_founds ON link_items (founds);

CREATE TABLE link_pairs (
  space INTEGER NOT NULL,
  a INTEGER NOT NULL REFERENCES link_items (number),
  b INTEGER NOT NULL REFERENCES link_items (number),
  score DOUBLE PRECISION NOT NULL,
  relation TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (a, b)
);
CREATE INDEX link_pairs_b ON link_pairs (b);

CREATE TABLE link_groups (
  item INTEGER PRIMARY KEY REFERENCES link_items (number),
  space INTEGER NOT NULL,
  grp TEXT NOT NULL
);
CREATE INDEX link_groups_grp ON link_groups (space, grp);

-- What people decided. Judgements are only ever added; anchored and reviews follow from them and can be
-- made again.

CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  anchor TEXT NOT NULL,
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX judgements_target ON judgements (target);

CREATE TABLE anchored (  -- which record each judgement speaks of now: found again by its words after a rereading
  judgement TEXT PRIMARY KEY REFERENCES judgements (id),
  target TEXT  -- NULL: its words are no longer on the record
);
CREATE INDEX anchored_target ON anchored (target);

CREATE TABLE reviews (
  statement TEXT PRIMARY KEY,
  verdict TEXT CHECK (verdict IN ('accepted', 'rejected')),  -- NULL: only corrected
  speaker TEXT,  -- NULL: as read
  said TEXT,  -- NULL: as read
  denies INTEGER,  -- NULL: as read
  judgement TEXT NOT NULL  -- the last that spoke of it
);

-- The documented views: current versions only, with what review decided in place of what was read. What a reader looks for
-- stands first, ids last.

CREATE VIEW articles_view AS
SELECT a.outlet, a.title, a.published, a.bylines, a.agencies, a.dateline, a.language, a.url, a.version,
       (SELECT count(*) FROM statements s WHERE s.article = a.number) AS statements,
       (SELECT st.title FROM story_articles sa JOIN stories st ON st.id = sa.story
         WHERE sa.article = a.id ORDER BY st.id LIMIT 1) AS story,
       a.source, a.id,
       (SELECT la.lineage FROM lineage_articles la WHERE la.article = a.id ORDER BY la.lineage LIMIT 1) AS lineage,
       a.text
  FROM articles a
 WHERE a.current = 1;

CREATE VIEW statements_view AS
SELECT coalesce(r.speaker, s.speaker) AS speaker, s.text, coalesce(r.said, s.said) AS said, a.published, a.outlet, a.title,
       s.kind, u.origins, s.act, s.anonymous, coalesce(r.denies, s.denies) AS denies, s.cue, s.source AS source_words,
       s.venue, s.addressee, s.chain, s.confidence,
       CASE WHEN r.speaker IS NOT NULL THEN 'corrected on review' ELSE s.speaker_how END AS speaker_how,
       r.verdict, a.url, a.source AS article, s.start, s.stop, s.id, a.id AS article_id, ss.entity, u.id AS utterance
  FROM statements s
  JOIN articles a ON a.number = s.article
  LEFT JOIN reviews r ON r.statement = s.id
  LEFT JOIN statement_speakers ss ON ss.statement = s.id
  LEFT JOIN wordings w ON w.statement = s.id
  LEFT JOIN utterances u ON u.id = w.utterance
 WHERE a.current = 1 AND coalesce(r.verdict, '') <> 'rejected';

CREATE VIEW figures_view AS
SELECT f.text, f.counted, coalesce(r.speaker, s.speaker) AS claimant, f.low, f.high, f.value, f.change, f.unit, f.place,
       f.as_of, a.published, a.outlet, a.title, a.url, a.source AS article, f.start, f.stop, f.id, f.statement, p.series,
       a.id AS article_id
  FROM figures f
  JOIN articles a ON a.number = f.article
  LEFT JOIN statements s ON s.id = f.statement
  LEFT JOIN reviews r ON r.statement = s.id
  LEFT JOIN points p ON p.figure = f.id
 WHERE a.current = 1;

CREATE VIEW utterances_view AS
SELECT u.speaker, (SELECT w.text FROM wordings w WHERE w.utterance = u.id
                          ORDER BY CASE w.relation WHEN 'fullest' THEN 0 ELSE 1 END, w.position LIMIT 1) AS text,
       u.said, u.origins,
       (SELECT count(DISTINCT w.article) FROM wordings w WHERE w.utterance = u.id) AS articles,
       (SELECT count(*) FROM wordings w WHERE w.utterance = u.id) AS wordings,
       (SELECT count(*) FROM wordings w WHERE w.utterance = u.id AND w.flag IS NOT NULL) AS flagged,
       u.independence, u.score, u.id, u.first_statement, u.entity
  FROM utterances u;

CREATE VIEW speakers_view AS
SELECT e.name, e.kind,
       (SELECT count(*) FROM statement_speakers ss WHERE ss.entity = e.id) AS statements,
       (SELECT count(*) FROM utterances u WHERE u.entity = e.id) AS utterances,
       (SELECT count(*) FROM entity_articles ea WHERE ea.entity = e.id) AS articles,
       e.roles, e.taken_for, e.score, e.id
  FROM entities e;

CREATE VIEW stories_view AS
SELECT st.title, st.first_day, st.last_day, st.origins,
       (SELECT count(*) FROM story_articles sa WHERE sa.story = st.id) AS articles, st.people, st.places, st.id
  FROM stories st;

CREATE VIEW lineages_view AS
SELECT o.outlet AS origin_outlet, o.title AS origin_title, o.published, l.agency,
       (SELECT count(*) FROM lineage_articles la WHERE la.lineage = l.id) AS articles, o.source AS origin, l.id
  FROM lineages l
  LEFT JOIN articles o ON o.id = l.origin;

CREATE VIEW denials_view AS
SELECT d.denied_by, s.text AS denial, t.speaker AS denied_speaker, t.text AS denied_text, d.score,
       d.statement, x.denied AS denied_statement
  FROM denials d
  JOIN statements s ON s.id = d.statement
  LEFT JOIN denied x ON x.statement = d.statement
  LEFT JOIN statements t ON t.id = x.denied;

CREATE VIEW unresolved_view AS
SELECT s.source AS source_words, s.speaker_how AS reason, s.candidates, s.text, a.published, a.outlet, a.title,
       a.source AS article, s.start, s.stop, s.id
  FROM statements s
  JOIN articles a ON a.number = s.article
  LEFT JOIN reviews r ON r.statement = s.id
 WHERE a.current = 1 AND s.speaker_state = 'unresolved' AND r.speaker IS NULL AND coalesce(r.verdict, '') <> 'rejected';
