-- Two moderators for what weighs most, and somebody from outside who looks again where no moderator can.

-- Whether a suspension and the closing of an account wait for another moderator.
ALTER TABLE organisation ADD COLUMN needs_second BOOLEAN NOT NULL DEFAULT FALSE;
-- The other moderator who confirmed it.
ALTER TABLE measures ADD COLUMN seconded_by BIGINT REFERENCES members (id);
-- For which organisation somebody from outside decided; empty when a moderator did.
ALTER TABLE measures ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';
ALTER TABLE appeals ADD COLUMN reviewer TEXT NOT NULL DEFAULT '';

-- A measure that waits for another moderator, with its statement of reasons.
CREATE TABLE proposed_measures (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    moderator BIGINT NOT NULL REFERENCES members (id),
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    law TEXT NOT NULL,
    reason TEXT NOT NULL,
    days BIGINT,
    at BIGINT NOT NULL,
    settled_at BIGINT,
    -- The other moderator, or whoever proposed it and took it back.
    settled_by BIGINT REFERENCES members (id),
    outcome TEXT,
    answer TEXT NOT NULL DEFAULT '',
    -- The measure that it became.
    measure BIGINT REFERENCES measures (id)
);
CREATE INDEX proposed_measures_open ON proposed_measures (id) WHERE settled_at IS NULL;
CREATE INDEX proposed_measures_by_comment ON proposed_measures (comment);

-- Somebody from outside who is invited to decide one appeal.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    appeal BIGINT NOT NULL REFERENCES appeals (id),
    invited_by BIGINT NOT NULL REFERENCES members (id),
    -- Nothing once somebody took it on.
    code_hash TEXT UNIQUE,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    reviewer BIGINT REFERENCES members (id),
    organisation TEXT NOT NULL DEFAULT '',
    taken_at BIGINT
);
CREATE INDEX reviews_by_appeal ON reviews (appeal);
