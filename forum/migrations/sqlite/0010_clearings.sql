-- Clearing up after a flood: one measure on every comment that fits a pattern.

CREATE TABLE clearings (
    id INTEGER PRIMARY KEY,
    moderator BIGINT NOT NULL REFERENCES members (id),
    kind TEXT NOT NULL,
    -- The pattern: what stands in the text (empty: anything), whose, in which thread, said by accounts how new.
    words TEXT NOT NULL,
    has_links BOOLEAN NOT NULL,
    newcomers BIGINT,
    author BIGINT REFERENCES members (id),
    initiative BIGINT REFERENCES initiatives (id),
    since BIGINT NOT NULL,
    -- The statement of reasons, the same for each.
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    law TEXT NOT NULL,
    reason TEXT NOT NULL,
    days BIGINT,
    -- The clearing that this one undoes.
    undoes BIGINT UNIQUE REFERENCES clearings (id),
    at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX clearings_running ON clearings (id) WHERE ended_at IS NULL;

CREATE TABLE cleared_comments (
    clearing BIGINT NOT NULL REFERENCES clearings (id),
    comment BIGINT NOT NULL REFERENCES comments (id),
    -- When its turn was; without a measure it was left alone, because none fitted any more.
    done_at BIGINT,
    measure BIGINT REFERENCES measures (id),
    PRIMARY KEY (clearing, comment)
);
CREATE INDEX cleared_comments_waiting ON cleared_comments (clearing, comment) WHERE done_at IS NULL;

-- What was said lately.
CREATE INDEX comments_by_time ON comments (posted_at);

-- Who ever carried an initiative: what they said counts for its course, so that hiding it tells that anew.
CREATE INDEX journal_carriers ON journal (initiative) WHERE kind IN (
    'initiative_proposed', 'entered_on_behalf', 'branched_off', 'claim_taken', 'carrier_joined'
);
