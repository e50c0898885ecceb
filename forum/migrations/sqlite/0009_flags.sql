-- What automatic help points out to moderators. It only points: a person decides.

CREATE TABLE flags (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    kind TEXT NOT NULL,
    -- What it saw: how many, or which word of the list.
    number BIGINT NOT NULL,
    word TEXT NOT NULL,
    -- Who wrote it.
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL,
    settled_at BIGINT,
    -- The measure that followed.
    measure BIGINT REFERENCES measures (id)
);
CREATE INDEX flags_open ON flags (initiative, comment, id) WHERE settled_at IS NULL;
CREATE INDEX flags_by_member ON flags (member, kind, at);

-- What was said lately, so that the same text again is seen; forgotten after a week.
CREATE TABLE fingerprints (
    comment BIGINT PRIMARY KEY NOT NULL REFERENCES comments (id),
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX fingerprints_by_text ON fingerprints (fingerprint, at);
CREATE INDEX fingerprints_by_time ON fingerprints (at);

-- Words that administrators want to be pointed out; none until they name one.
CREATE TABLE flagged_words (
    word TEXT PRIMARY KEY NOT NULL
);
