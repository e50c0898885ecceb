-- The same text again is also seen where it begins an initiative.

CREATE TABLE story_fingerprints (
    initiative BIGINT PRIMARY KEY NOT NULL REFERENCES initiatives (id),
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX story_fingerprints_by_text ON story_fingerprints (fingerprint, at);
CREATE INDEX story_fingerprints_by_time ON story_fingerprints (at);
