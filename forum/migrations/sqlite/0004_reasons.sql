-- Reasons and appeals: the law as a ground, how long a measure lasts and when it was undone, what a moderator answered to
-- a report, and another look by another moderator.

ALTER TABLE measures ADD COLUMN law TEXT NOT NULL DEFAULT '';
-- Who wrote what it is about, when they have an account.
ALTER TABLE measures ADD COLUMN member BIGINT REFERENCES members (id);
ALTER TABLE measures ADD COLUMN until BIGINT;
ALTER TABLE measures ADD COLUMN reversed_at BIGINT;
CREATE INDEX measures_by_member ON measures (member, id);

ALTER TABLE reports ADD COLUMN settled_by BIGINT REFERENCES members (id);
ALTER TABLE reports ADD COLUMN answer TEXT NOT NULL DEFAULT '';

CREATE TABLE appeals (
    id INTEGER PRIMARY KEY,
    -- What it is against: one of the two.
    measure BIGINT UNIQUE REFERENCES measures (id),
    report BIGINT UNIQUE REFERENCES reports (id),
    -- Who asks: a member, or somebody with a claim code.
    member BIGINT REFERENCES members (id),
    behalf BIGINT REFERENCES behalfs (id),
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    decided_at BIGINT,
    moderator BIGINT REFERENCES members (id),
    outcome TEXT,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX appeals_open ON appeals (id) WHERE decided_at IS NULL;
