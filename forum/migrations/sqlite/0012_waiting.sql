-- Spam defence: what browsers of strangers are asked, and what waits for a person because it could not be asked.

-- When browsers of strangers work: auto, on or off.
ALTER TABLE organisation ADD COLUMN defence TEXT NOT NULL DEFAULT 'auto';

-- What the servers of this forum sign with.
CREATE TABLE keys (
    name TEXT PRIMARY KEY NOT NULL,
    secret TEXT NOT NULL
);

-- What newcomers wrote while the forum was flooded, until a moderator looked at it.
CREATE TABLE waiting_posts (
    id INTEGER PRIMARY KEY,
    member BIGINT NOT NULL REFERENCES members (id),
    -- The thread, and the comment that it replies to; neither for a new initiative.
    initiative BIGINT REFERENCES initiatives (id),
    parent BIGINT REFERENCES comments (id),
    for_officials BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    -- The text of a comment, or the fields of an initiative as JSON; nothing once it stands elsewhere.
    content TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES members (id),
    outcome TEXT,
    -- The comment that it became.
    comment BIGINT REFERENCES comments (id)
);
CREATE INDEX waiting_posts_open ON waiting_posts (id) WHERE settled_at IS NULL;
CREATE INDEX waiting_posts_by_member ON waiting_posts (member);
CREATE INDEX waiting_posts_by_initiative ON waiting_posts (initiative);
