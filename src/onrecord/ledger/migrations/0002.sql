-- What is looked through: one narrow row for each statement of a current article, as review and linking have it.
-- Statements themselves are wide (their words, pieces, evidence); lists, counts, facets and the review queue pass over
-- thousands of them. Derived: it can be made again from the rest, and 0002.sqlite.sql keeps it in step.

CREATE TABLE findable (
  number INTEGER PRIMARY KEY,  -- of statements
  article INTEGER NOT NULL,  -- number of articles
  day TEXT,
  kind TEXT NOT NULL,
  act TEXT NOT NULL,
  outlet TEXT,
  speaker TEXT,  -- as review has it
  entity TEXT,
  utterance TEXT,
  origins INTEGER NOT NULL,  -- 0: not linked yet
  anonymous INTEGER NOT NULL,
  denies INTEGER NOT NULL,
  unresolved INTEGER NOT NULL,
  disputed INTEGER NOT NULL,  -- it, or a wording of its utterance, is denied
  reviewed INTEGER NOT NULL,
  verdict TEXT,
  sure DOUBLE PRECISION NOT NULL,  -- of the statement and its speaker; half for an unresolved one
  doubt DOUBLE PRECISION GENERATED ALWAYS AS (sure / (1 + origins)) STORED  -- the review queue's order, lowest first
);

-- The rows of `findable` as they are when made afresh: what the triggers of 0002.sqlite.sql copy from, a few at a time.
CREATE VIEW findable_afresh
  (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
   reviewed, verdict, sure) AS
SELECT s.number, s.article, s.day, s.kind, s.act, a.outlet, coalesce(r.speaker, s.speaker), ss.entity, w.utterance,
       coalesce(u.origins, 0), s.anonymous, coalesce(r.denies, s.denies),
       CASE WHEN r.speaker IS NULL AND s.speaker_state = 'unresolved' THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM denied x WHERE x.denied = s.id)
              OR EXISTS (SELECT 1 FROM wordings v JOIN denied x ON x.denied = v.statement WHERE v.utterance = w.utterance)
            THEN 1 ELSE 0 END,
       CASE WHEN r.statement IS NULL THEN 0 ELSE 1 END, r.verdict,
       s.confidence * coalesce(s.speaker_confidence, 1.0) * CASE WHEN s.speaker_state = 'unresolved' THEN 0.5 ELSE 1.0 END
  FROM statements s
  JOIN articles a ON a.number = s.article
  LEFT JOIN reviews r ON r.statement = s.id
  LEFT JOIN statement_speakers ss ON ss.statement = s.id
  LEFT JOIN wordings w ON w.statement = s.id
  LEFT JOIN utterances u ON u.id = w.utterance
 WHERE a.current = 1;

INSERT INTO findable
  (number, article, day, kind, act, outlet, speaker, entity, utterance, origins, anonymous, denies, unresolved, disputed,
   reviewed, verdict, sure)
SELECT * FROM findable_afresh;

CREATE INDEX findable_article ON findable (article);
CREATE INDEX findable_day ON findable (day, number);
CREATE INDEX findable_shown ON findable (day, number, kind) WHERE act = 'speech' AND coalesce(verdict, '') <> 'rejected';  -- most searches
CREATE INDEX findable_origins ON findable (day, number) WHERE origins > 1;
CREATE INDEX findable_anonymous ON findable (day, number) WHERE anonymous = 1;
CREATE INDEX findable_denies ON findable (day, number) WHERE denies = 1;
CREATE INDEX findable_entity ON findable (entity, act, day, article, verdict);
CREATE INDEX findable_reviewed ON findable (speaker) WHERE reviewed = 1;
CREATE INDEX findable_outlet ON findable (outlet, day);
CREATE INDEX findable_utterance ON findable (utterance);
CREATE INDEX findable_doubt ON findable (doubt, number) WHERE reviewed = 0 AND act = 'speech';
CREATE INDEX findable_unresolved ON findable (article) WHERE unresolved = 1;
CREATE INDEX findable_disputed ON findable (day, number) WHERE disputed = 1;
CREATE INDEX findable_rejected ON findable (number) WHERE verdict = 'rejected';
CREATE INDEX articles_brief ON articles (current, read_by, outlet, published, read);  -- counts, without the texts
CREATE INDEX articles_days ON articles (number, current, id, published);  -- the same, of one article
CREATE INDEX lineages_origin ON lineages (origin);
DROP INDEX utterances_entity;
CREATE INDEX utterances_told ON utterances (entity, day, origins, articles, id);  -- a speaker's, day by day
CREATE INDEX entity_spellings_begin ON entity_spellings (spelling COLLATE NOCASE, entity);  -- names as somebody types them
