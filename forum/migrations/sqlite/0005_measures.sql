-- More measures: locked branches, slow threads, what is off topic, what its author is asked to change, masked texts, and
-- branches and initiatives that moderators put elsewhere.

-- How many minutes pass between the comments of each member.
ALTER TABLE measures ADD COLUMN minutes BIGINT;
-- The initiative that it was moved to, became, or was merged with.
ALTER TABLE measures ADD COLUMN target BIGINT REFERENCES initiatives (id);
-- When the author changed what was asked.
ALTER TABLE measures ADD COLUMN changed_at BIGINT;

ALTER TABLE initiatives ADD COLUMN slowed_by BIGINT;
ALTER TABLE initiatives ADD COLUMN slow_minutes BIGINT;
ALTER TABLE initiatives ADD COLUMN asked_by BIGINT;
ALTER TABLE initiatives ADD COLUMN masked_by BIGINT;
-- The initiative that it is merged with; then `hidden_by` is the measure that did so.
ALTER TABLE initiatives ADD COLUMN merged_into BIGINT REFERENCES initiatives (id);
CREATE INDEX initiatives_merged ON initiatives (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE comments ADD COLUMN locked_by BIGINT;
ALTER TABLE comments ADD COLUMN folded_by BIGINT;
ALTER TABLE comments ADD COLUMN asked_by BIGINT;
ALTER TABLE comments ADD COLUMN masked_by BIGINT;
-- What it replied to when it was said, wherever both stand now.
ALTER TABLE comments ADD COLUMN replied_to BIGINT REFERENCES comments (id);
UPDATE comments SET replied_to = parent WHERE parent IS NOT NULL;
CREATE INDEX comments_locked ON comments (initiative, path) WHERE locked_by IS NOT NULL;

-- The measure because of which only the author and moderators read an earlier version.
ALTER TABLE initiative_versions ADD COLUMN sealed_by BIGINT;
ALTER TABLE comment_versions ADD COLUMN sealed_by BIGINT;

-- From which thread a measure took a comment.
CREATE TABLE moved_comments (
    measure BIGINT NOT NULL REFERENCES measures (id),
    comment BIGINT NOT NULL REFERENCES comments (id),
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    PRIMARY KEY (measure, comment)
);

-- What else a merge took along: 'support' and 'follow' of a member; 'commitment', 'decision', 'offer', 'obstacle'.
CREATE TABLE merged_things (
    measure BIGINT NOT NULL REFERENCES measures (id),
    kind TEXT NOT NULL,
    thing BIGINT NOT NULL,
    PRIMARY KEY (measure, kind, thing)
);

-- What stood in a text before it was masked: as it read then, until it is destroyed. `version` is that of the text.
CREATE TABLE sealed_texts (
    measure BIGINT NOT NULL REFERENCES measures (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    destroy_at BIGINT NOT NULL,
    destroyed_at BIGINT,
    PRIMARY KEY (measure, version)
);
CREATE INDEX sealed_texts_due ON sealed_texts (destroy_at) WHERE destroyed_at IS NULL;

-- When an account will be closed, and by which measure.
ALTER TABLE members ADD COLUMN closes_at BIGINT;
CREATE INDEX members_closing ON members (closes_at) WHERE closes_at IS NOT NULL;
