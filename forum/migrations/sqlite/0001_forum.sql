-- The tables of the forum. Times are milliseconds UTC. The same file for PostgreSQL differs in how
-- identifiers are given and in the collation of comments.path; a test compares tables and columns.

CREATE TABLE members (
    id INTEGER PRIMARY KEY,
    email TEXT UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    password_hash TEXT,
    official_since BIGINT,
    moderator_since BIGINT,
    administrator_since BIGINT,
    -- The stable number under which the public knows a moderator.
    moderator_number BIGINT UNIQUE,
    function TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    language TEXT,
    joined_at BIGINT NOT NULL,
    closed_at BIGINT,
    suspended_until BIGINT,
    -- The newest journal entry that they saw under "for you".
    for_you_seen BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX members_by_name ON members (lower(name));

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    member BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member);

CREATE TABLE recovery_codes (
    member BIGINT PRIMARY KEY REFERENCES members (id),
    code_hash TEXT NOT NULL,
    given_by BIGINT REFERENCES members (id),
    expires_at BIGINT NOT NULL
);

-- Tries that are limited in number: sign-in, recovery, registration, posting.
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX attempts_by_subject ON attempts (subject, at);

CREATE TABLE themes (
    id INTEGER PRIMARY KEY,
    name_nl TEXT NOT NULL,
    name_en TEXT NOT NULL,
    retired_at BIGINT
);

CREATE TABLE initiatives (
    id INTEGER PRIMARY KEY,
    initiator BIGINT REFERENCES members (id),
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    story_html TEXT NOT NULL,
    opening TEXT NOT NULL,
    theme BIGINT REFERENCES themes (id),
    place TEXT NOT NULL DEFAULT '',
    mood TEXT,
    origin TEXT NOT NULL DEFAULT 'website',
    started_at BIGINT NOT NULL,
    edited_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    withdrawn_at BIGINT,
    -- The measure by which it is hidden, or its thread locked.
    hidden_by BIGINT,
    locked_by BIGINT,
    comment_count BIGINT NOT NULL DEFAULT 0,
    support_count BIGINT NOT NULL DEFAULT 0,
    imported_support BIGINT NOT NULL DEFAULT 0,
    last_activity_at BIGINT NOT NULL,
    -- The newest answer by an official.
    last_answer BIGINT,
    import_source TEXT,
    import_number TEXT,
    -- The author's number at the place it was imported from.
    import_author TEXT,
    UNIQUE (import_source, import_number)
);
CREATE INDEX initiatives_by_activity ON initiatives (last_activity_at, id);
CREATE INDEX initiatives_by_start ON initiatives (started_at, id);
CREATE INDEX initiatives_by_support ON initiatives (support_count, id);
CREATE INDEX initiatives_by_initiator ON initiatives (initiator, started_at);

CREATE TABLE initiative_versions (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (initiative, version)
);

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    parent BIGINT REFERENCES comments (id),
    -- Six characters for each ancestor and for itself; sorting by it is the order of reading.
    path TEXT NOT NULL,
    depth BIGINT NOT NULL,
    author BIGINT REFERENCES members (id),
    -- Filled for an official's answer, with the office in which it was given.
    answer TEXT,
    function TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    language TEXT,
    posted_at BIGINT NOT NULL,
    edited_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    withdrawn_at BIGINT,
    hidden_by BIGINT,
    descendants BIGINT NOT NULL DEFAULT 0,
    is_orphan BOOLEAN NOT NULL DEFAULT FALSE,
    import_source TEXT,
    import_number TEXT,
    import_author TEXT,
    UNIQUE (import_source, import_number)
);
CREATE UNIQUE INDEX comments_in_reading_order ON comments (initiative, path);
CREATE INDEX comments_by_author ON comments (author, posted_at);
CREATE INDEX comments_by_parent ON comments (parent);

CREATE TABLE comment_versions (
    comment BIGINT NOT NULL REFERENCES comments (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (comment, version)
);

CREATE TABLE supports (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (initiative, member)
);
CREATE INDEX supports_by_member ON supports (member);

CREATE TABLE follows (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (initiative, member)
);
CREATE INDEX follows_by_member ON follows (member);

CREATE TABLE visits (
    member BIGINT NOT NULL REFERENCES members (id),
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (member, initiative)
);

-- What somebody is writing. `place` says where: 'propose', 'edit:7', 'reply:7:0', 'reply:7:31'.
CREATE TABLE drafts (
    member BIGINT NOT NULL REFERENCES members (id),
    place TEXT NOT NULL,
    -- The form as JSON.
    content TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (member, place)
);

CREATE TABLE house_rules (
    id INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    title_nl TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_nl TEXT NOT NULL,
    text_en TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
);

CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    moderator BIGINT NOT NULL REFERENCES members (id),
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX measures_by_subject ON measures (initiative, comment);

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    reporter BIGINT NOT NULL REFERENCES members (id),
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT,
    -- The measure that followed, if one did.
    measure BIGINT REFERENCES measures (id)
);
CREATE INDEX reports_by_subject ON reports (initiative, comment);
CREATE INDEX reports_open ON reports (settled_at, id);

-- Entries are numbered in the order of their commits: there is one writer at a time.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    visibility TEXT NOT NULL,
    actor BIGINT,
    initiative BIGINT,
    comment BIGINT,
    -- The member it happened to.
    member BIGINT,
    measure BIGINT,
    report BIGINT
);
CREATE INDEX journal_by_initiative ON journal (initiative, id);

-- Whom an entry concerns, and why: "for you" is read from this.
CREATE TABLE concerns (
    member BIGINT NOT NULL REFERENCES members (id),
    entry BIGINT NOT NULL REFERENCES journal (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (member, entry)
);

CREATE TABLE organisation (
    id BIGINT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    web_address TEXT NOT NULL,
    opening TEXT NOT NULL,
    danger_nl TEXT NOT NULL,
    danger_en TEXT NOT NULL,
    defects_nl TEXT NOT NULL,
    defects_en TEXT NOT NULL
);

CREATE TABLE pages (
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    version BIGINT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    saved_by BIGINT NOT NULL REFERENCES members (id),
    PRIMARY KEY (name, language, version)
);
