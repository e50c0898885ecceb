-- Beside the citizen: companions, typed answers, the response clock, commitments, decisions, help, what is entered on
-- behalf of somebody, rules in the way. Days are counted from 1970-01-01.

ALTER TABLE members ADD COLUMN manager_since BIGINT;
CREATE INDEX members_officials ON members (lower(name), id) WHERE official_since IS NOT NULL AND closed_at IS NULL;
ALTER TABLE organisation ADD COLUMN answer_days BIGINT NOT NULL DEFAULT 5;

-- What an entry is about, which day it names, and a word that says more.
ALTER TABLE journal ADD COLUMN thing BIGINT;
ALTER TABLE journal ADD COLUMN due BIGINT;
ALTER TABLE journal ADD COLUMN word TEXT;
-- The steps that an initiative's page tells.
CREATE INDEX journal_steps ON journal (initiative, id) WHERE kind IN (
    'initiative_proposed', 'entered_on_behalf', 'branched_off', 'initiative_withdrawn', 'concern_grown',
    'branch_left', 'companion_stood', 'companion_handed_over', 'companion_took_over', 'companion_stepped_back',
    'answer_posted', 'decided', 'commitment_kept', 'declared_done', 'reopened'
);

-- Why an initiative was taken up again, in the words of whoever carries it.
CREATE TABLE reopenings (
    entry BIGINT PRIMARY KEY NOT NULL REFERENCES journal (id),
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    words TEXT NOT NULL,
    -- Empty when it was said with a claim code.
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL
);

-- Where it stands, as the journal tells: the course as JSON, and what lists ask for.
ALTER TABLE initiatives ADD COLUMN course TEXT NOT NULL DEFAULT '';
ALTER TABLE initiatives ADD COLUMN companion BIGINT;
ALTER TABLE initiatives ADD COLUMN read_by BIGINT;
ALTER TABLE initiatives ADD COLUMN decision BIGINT;
ALTER TABLE initiatives ADD COLUMN promise BIGINT;
ALTER TABLE initiatives ADD COLUMN waiting_since BIGINT;
ALTER TABLE initiatives ADD COLUMN waiting_for TEXT;
ALTER TABLE initiatives ADD COLUMN answer_due BIGINT;
ALTER TABLE initiatives ADD COLUMN done_at BIGINT;
ALTER TABLE initiatives ADD COLUMN grown_at BIGINT;
-- The comment that it grew from, in another thread.
ALTER TABLE initiatives ADD COLUMN branched_from BIGINT;
ALTER TABLE initiatives ADD COLUMN behalf BIGINT;
CREATE INDEX initiatives_waiting ON initiatives (waiting_since, id) WHERE waiting_since IS NOT NULL;
-- Where nobody stands: all that a desk asks of the nearest, in its order. SQLite, which gathers no statistics, takes the
-- index in which most columns are the same.
CREATE INDEX initiatives_alone_waiting
    ON initiatives (companion, hidden_by, withdrawn_at, waiting_since, id, theme, place) WHERE waiting_since IS NOT NULL;
CREATE INDEX initiatives_alone_quiet
    ON initiatives (import_source, waiting_since, hidden_by, withdrawn_at, last_activity_at, id, theme, place)
    WHERE companion IS NULL AND done_at IS NULL;
CREATE INDEX initiatives_done ON initiatives (done_at, id) WHERE done_at IS NOT NULL;

ALTER TABLE comments ADD COLUMN is_for_officials BOOLEAN NOT NULL DEFAULT FALSE;
-- The initiative that this branch became.
ALTER TABLE comments ADD COLUMN became BIGINT;
ALTER TABLE comments ADD COLUMN behalf BIGINT;
CREATE INDEX comments_by_behalf ON comments (behalf) WHERE behalf IS NOT NULL;

CREATE TABLE closing_days (
    day BIGINT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
);

-- Who stands beside it now; the first position is the first contact.
CREATE TABLE companions (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    position BIGINT NOT NULL,
    since BIGINT NOT NULL,
    -- As the initiative has it, so that a desk reads what waits in its order: by when, and whether an answer did not help.
    answer_due BIGINT,
    not_helped BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (initiative, member)
);
CREATE INDEX companions_by_member ON companions (member, initiative);
CREATE INDEX companions_waiting ON companions (member, not_helped, answer_due, initiative) WHERE answer_due IS NOT NULL;

-- What happened between companions, with the notes that everybody may read.
CREATE TABLE companion_steps (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    step TEXT NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    other BIGINT REFERENCES members (id),
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX companion_steps_by_initiative ON companion_steps (initiative, id);
CREATE INDEX companion_steps_by_other ON companion_steps (other, id);

CREATE TABLE pauses (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    reason TEXT NOT NULL,
    until BIGINT NOT NULL,
    at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX pauses_by_initiative ON pauses (initiative, id);

-- What an answer holds beside its words.
CREATE TABLE answers (
    comment BIGINT PRIMARY KEY NOT NULL REFERENCES comments (id),
    whom TEXT NOT NULL,
    meeting_at BIGINT,
    meeting_place TEXT NOT NULL
);
CREATE TABLE ways (
    comment BIGINT NOT NULL REFERENCES comments (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (comment, position)
);
CREATE TABLE backings (
    comment BIGINT NOT NULL REFERENCES comments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    function TEXT NOT NULL,
    department TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (comment, member)
);
CREATE TABLE helps (
    comment BIGINT PRIMARY KEY NOT NULL REFERENCES comments (id),
    helped BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    -- Empty when it was said with a claim code.
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL
);

CREATE TABLE commitments (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    -- The answer in which it was made.
    comment BIGINT NOT NULL REFERENCES comments (id),
    holder BIGINT NOT NULL REFERENCES members (id),
    -- Empty for "I will be back by then".
    promise TEXT NOT NULL,
    due BIGINT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    closed_at BIGINT,
    closing_words TEXT NOT NULL DEFAULT '',
    -- The last reminder: '', 'soon' or 'overdue'.
    reminded TEXT NOT NULL DEFAULT ''
);
CREATE INDEX commitments_by_day ON commitments (state, due, id, holder);
CREATE INDEX commitments_by_holder ON commitments (holder, state, due, id);
CREATE INDEX commitments_by_initiative ON commitments (initiative, id);
CREATE INDEX commitments_by_comment ON commitments (comment);
CREATE TABLE commitment_moves (
    id INTEGER PRIMARY KEY,
    commitment BIGINT NOT NULL REFERENCES commitments (id),
    from_day BIGINT NOT NULL,
    to_day BIGINT NOT NULL,
    reason TEXT NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL
);
CREATE INDEX commitment_moves_by_commitment ON commitment_moves (commitment, id);
-- Who took on what was promised by somebody who is no official any more, with the note.
CREATE TABLE commitments_taken_on (
    id INTEGER PRIMARY KEY,
    commitment BIGINT NOT NULL REFERENCES commitments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX commitments_taken_on_by_commitment ON commitments_taken_on (commitment, id);

-- What the organisation says it stands for.
CREATE TABLE organisation_values (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name_nl TEXT NOT NULL,
    name_en TEXT NOT NULL,
    sentence_nl TEXT NOT NULL,
    sentence_en TEXT NOT NULL,
    retired_at BIGINT
);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT NOT NULL UNIQUE REFERENCES comments (id),
    verdict TEXT NOT NULL,
    headline TEXT NOT NULL,
    conditions TEXT NOT NULL,
    tipped TEXT NOT NULL,
    could_change TEXT NOT NULL,
    mandate TEXT NOT NULL,
    objection TEXT NOT NULL,
    objection_until BIGINT,
    decided_at BIGINT NOT NULL,
    -- The decision before it, in the same thread.
    revises BIGINT REFERENCES decisions (id)
);
CREATE INDEX decisions_by_initiative ON decisions (initiative, id);
CREATE INDEX decisions_by_revised ON decisions (revises);
CREATE TABLE weights (
    decision BIGINT NOT NULL REFERENCES decisions (id),
    value BIGINT NOT NULL REFERENCES organisation_values (id),
    position BIGINT NOT NULL,
    pull TEXT NOT NULL,
    why TEXT NOT NULL,
    tipped BOOLEAN NOT NULL,
    PRIMARY KEY (decision, value)
);

-- Starting texts for answers: the organisation's, or a member's own.
CREATE TABLE templates (
    id INTEGER PRIMARY KEY,
    owner BIGINT REFERENCES members (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX templates_by_owner ON templates (owner, id);

-- What an official cares about.
CREATE TABLE interests (
    member BIGINT PRIMARY KEY NOT NULL REFERENCES members (id),
    -- Numbers of themes, each between commas: ',3,7,'.
    themes TEXT NOT NULL,
    places TEXT NOT NULL
);

CREATE TABLE offers (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX offers_by_initiative ON offers (initiative, id);
CREATE INDEX offers_by_member ON offers (member, id);

-- Who carries an initiative together with its initiator, or was invited to.
CREATE TABLE carriers (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    invited_by BIGINT REFERENCES members (id),
    invited_at BIGINT NOT NULL,
    joined_at BIGINT,
    PRIMARY KEY (initiative, member)
);
CREATE INDEX carriers_by_member ON carriers (member, initiative);

-- What was entered on behalf of somebody: an initiative, or one comment.
CREATE TABLE behalfs (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    origin TEXT NOT NULL,
    -- Empty once it was taken down, and for what an initiator with an account phones in.
    name TEXT NOT NULL,
    told_on BIGINT NOT NULL,
    -- A phone number or e-mail address; only officials and whoever wrote it down read it; empty once the code is spent.
    contact TEXT NOT NULL,
    consent_at BIGINT NOT NULL,
    entered_by BIGINT NOT NULL REFERENCES members (id),
    entered_at BIGINT NOT NULL,
    -- The claim code, while it is not spent.
    code_hash TEXT UNIQUE,
    code_made_at BIGINT,
    -- Whose account it is of; since when, unless it was from the beginning.
    claimed_by BIGINT REFERENCES members (id),
    claimed_at BIGINT
);
CREATE INDEX behalfs_by_initiative ON behalfs (initiative);
CREATE INDEX behalfs_by_comment ON behalfs (comment) WHERE comment IS NOT NULL;
-- Claim codes given after the first, with the note that the official left.
CREATE TABLE claim_notes (
    id INTEGER PRIMARY KEY,
    behalf BIGINT NOT NULL REFERENCES behalfs (id),
    member BIGINT NOT NULL REFERENCES members (id),
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
-- Whoever came in with a claim code, for a while.
CREATE TABLE claim_sessions (
    token_hash TEXT PRIMARY KEY NOT NULL,
    behalf BIGINT NOT NULL REFERENCES behalfs (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX claim_sessions_by_behalf ON claim_sessions (behalf);

CREATE TABLE obstacles (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    citation TEXT NOT NULL,
    link TEXT NOT NULL,
    blocks TEXT NOT NULL,
    named_by BIGINT REFERENCES members (id),
    named_at BIGINT NOT NULL,
    -- What came of it as it was said last, and which row of obstacle_outcomes that is.
    outcome TEXT,
    settled BIGINT
);
CREATE INDEX obstacles_by_outcome ON obstacles (outcome, id);
CREATE TABLE obstacle_outcomes (
    id INTEGER PRIMARY KEY,
    obstacle BIGINT NOT NULL REFERENCES obstacles (id),
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL
);
CREATE INDEX obstacle_outcomes_by_obstacle ON obstacle_outcomes (obstacle, id);
CREATE TABLE obstacle_links (
    obstacle BIGINT NOT NULL REFERENCES obstacles (id),
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (obstacle, initiative)
);
CREATE INDEX obstacle_links_by_initiative ON obstacle_links (initiative, obstacle);
-- Which comment named which rule.
CREATE TABLE obstacle_comments (
    obstacle BIGINT NOT NULL REFERENCES obstacles (id),
    comment BIGINT NOT NULL REFERENCES comments (id),
    PRIMARY KEY (comment, obstacle)
);
