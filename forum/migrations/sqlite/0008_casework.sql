-- Casework: who has a case in hand, what colleagues note about it, and officials who ask a moderator for help.

CREATE TABLE cases_in_hand (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    moderator BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL
);
CREATE INDEX cases_in_hand_by_subject ON cases_in_hand (initiative, comment);

CREATE TABLE case_notes (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    -- Empty once its writer took it back.
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX case_notes_by_subject ON case_notes (initiative, comment);

CREATE TABLE help_calls (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    official BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES members (id),
    answer TEXT NOT NULL DEFAULT '',
    -- The measure that followed.
    measure BIGINT REFERENCES measures (id)
);
CREATE INDEX help_calls_open ON help_calls (initiative, comment, id) WHERE settled_at IS NULL;
CREATE INDEX help_calls_by_subject ON help_calls (initiative, comment);
