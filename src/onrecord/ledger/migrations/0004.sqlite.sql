-- What linking needs to know of an article is made by the processes that read it, and waits with it.

ALTER TABLE link_waiting ADD COLUMN made_by TEXT;  -- what made it; NULL: nothing is there
ALTER TABLE link_waiting ADD COLUMN packed BLOB;
