-- What a frequent speaker's page goes through, in indexes that answer without their tables: the names of articles are wide rows
-- (every mention of each), and every disputed statement was looked up to see whose it is.

DROP INDEX names_name;
CREATE INDEX names_name ON names (name, article);

DROP INDEX findable_disputed;
CREATE INDEX findable_disputed ON findable (day, number, entity, utterance, disputed) WHERE disputed = 1;
