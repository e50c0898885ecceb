-- Notices: anybody, also without an account, says that content breaks the law.

CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    grounds TEXT NOT NULL,
    law TEXT NOT NULL,
    -- Of whoever filed it, for the organisation; forgotten half a year after the decision.
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- It concerns sexual abuse of children, so that name and address may be missing.
    is_exempt BOOLEAN NOT NULL,
    is_urgent BOOLEAN NOT NULL,
    code_hash TEXT NOT NULL UNIQUE,
    -- Who was signed in while filing it.
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES members (id),
    answer TEXT NOT NULL DEFAULT '',
    -- The measure that followed.
    measure BIGINT REFERENCES measures (id)
);
CREATE INDEX notices_open ON notices (initiative, comment, id) WHERE settled_at IS NULL;
CREATE INDEX notices_by_subject ON notices (initiative, comment);

-- An appeal is against a measure, a report or a notice that was not followed.
ALTER TABLE appeals ADD COLUMN notice BIGINT REFERENCES notices (id);
CREATE UNIQUE INDEX appeals_by_notice ON appeals (notice);
