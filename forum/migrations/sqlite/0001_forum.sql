-- The tables of the forum, by subject: accounts, the organisation, initiatives, conversation, companions, answers,
-- commitments, rules in the way, on behalf of somebody, moderation, notices, appeals, spam defence, the journal. What
-- can be found is in 0002_search.sql.
--
-- Times are milliseconds since 1970-01-01 UTC, days are counted from 1970-01-01. A column that holds a word of a list
-- (a kind, a state, an outcome, a language) takes any text: the domain parses it, so that a new word needs no
-- migration. Columns whose names end in `_by` hold a member or, with `hidden_`, `locked_`, `slowed_`, `folded_`,
-- `asked_`, `masked_` and `sealed_`, the measure that did so and still stands. What an initiative or a comment keeps of
-- another table, so that lists need not ask for it, refers to nothing; `naast check` asks whether it fits.
--
-- The file for PostgreSQL differs from this one in how identifiers are given, in the collation of comments.path, in
-- two indexes of initiatives, and in how the views write JSON; a test compares what both make.

------------------------------------------------------------------------------------------------------------------------
-- Accounts
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE members (
    id INTEGER PRIMARY KEY,
    -- Address and password are gone once the account is closed; what was written stays.
    email TEXT UNIQUE,
    name TEXT NOT NULL,
    -- Their own name, while another one stands in for it.
    withheld_name TEXT,
    about TEXT NOT NULL DEFAULT '',
    password_hash TEXT,
    official_since BIGINT,
    manager_since BIGINT,
    moderator_since BIGINT,
    administrator_since BIGINT,
    -- The stable number under which the public knows a moderator.
    moderator_number BIGINT UNIQUE,
    function TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    language TEXT,
    joined_at BIGINT NOT NULL,
    -- When it will be closed by a measure, and when it was.
    closes_at BIGINT,
    closed_at BIGINT,
    suspended_until BIGINT,
    -- The measure that hides what they tell about themselves, and the one that asks to change it.
    hidden_by BIGINT,
    asked_by BIGINT,
    -- The newest journal entry that they saw under "for you".
    for_you_seen BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX members_by_name ON members (lower(name));
CREATE INDEX members_officials ON members (lower(name), id) WHERE official_since IS NOT NULL AND closed_at IS NULL;
CREATE INDEX members_closing ON members (closes_at) WHERE closes_at IS NOT NULL;

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member);

CREATE TABLE recovery_codes (
    member BIGINT PRIMARY KEY NOT NULL REFERENCES members (id),
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

------------------------------------------------------------------------------------------------------------------------
-- The organisation
------------------------------------------------------------------------------------------------------------------------

-- One row at most, with 1 as its id.
CREATE TABLE organisation (
    id BIGINT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    web_address TEXT NOT NULL,
    opening TEXT NOT NULL,
    -- Within how many working days an answer is promised.
    answer_days BIGINT NOT NULL DEFAULT 5,
    -- Whom to contact (Regulation (EU) 2022/2065, articles 11 and 12).
    contact_authorities TEXT NOT NULL DEFAULT '',
    contact_users TEXT NOT NULL DEFAULT '',
    contact_languages TEXT NOT NULL DEFAULT '',
    -- Whether a suspension and the closing of an account wait for another moderator.
    needs_second BOOLEAN NOT NULL DEFAULT FALSE,
    -- When browsers of strangers work: auto, on or off.
    defence TEXT NOT NULL DEFAULT 'auto'
);

-- What to do at danger to life, where to report broken things, and who settles disputes out of court (Regulation (EU)
-- 2022/2065, article 21). As in the other tables of texts: a row for each language, and '' is nothing in that language.
CREATE TABLE organisation_texts (
    organisation BIGINT NOT NULL REFERENCES organisation (id),
    language TEXT NOT NULL,
    danger TEXT NOT NULL,
    defects TEXT NOT NULL,
    redress TEXT NOT NULL,
    PRIMARY KEY (organisation, language)
);

-- Days on which it is closed, beside those of the Algemene termijnenwet (article 3).
CREATE TABLE closing_days (
    day BIGINT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE themes (
    id INTEGER PRIMARY KEY,
    retired_at BIGINT
);

CREATE TABLE theme_texts (
    theme BIGINT NOT NULL REFERENCES themes (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (theme, language)
);

-- What the organisation says it stands for.
CREATE TABLE organisation_values (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    retired_at BIGINT
);

CREATE TABLE value_texts (
    value BIGINT NOT NULL REFERENCES organisation_values (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (value, language)
);

-- Each version of a house rule, as it read from `since` until `until`.
CREATE TABLE house_rules (
    id INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
);

CREATE TABLE house_rule_texts (
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (rule, language)
);

-- Each of them with its texts, as JSON with a field for each language: read in one statement, whatever it is joined to.
CREATE VIEW worded_organisation AS
    SELECT o.id, o.name, o.short_name, o.phone, o.address, o.web_address, o.opening, o.contact_authorities,
           o.contact_users, o.contact_languages,
           (SELECT json_group_object(language, danger) FROM organisation_texts WHERE organisation = o.id) AS danger,
           (SELECT json_group_object(language, defects) FROM organisation_texts WHERE organisation = o.id) AS defects,
           (SELECT json_group_object(language, redress) FROM organisation_texts WHERE organisation = o.id) AS redress
    FROM organisation o;
CREATE VIEW worded_themes AS
    SELECT t.id, t.retired_at,
           (SELECT json_group_object(language, name) FROM theme_texts WHERE theme = t.id) AS name
    FROM themes t;
CREATE VIEW worded_values AS
    SELECT v.id, v.kind, v.retired_at,
           (SELECT json_group_object(language, name) FROM value_texts WHERE value = v.id) AS name,
           (SELECT json_group_object(language, sentence) FROM value_texts WHERE value = v.id) AS sentence
    FROM organisation_values v;
CREATE VIEW worded_house_rules AS
    SELECT r.id, r.number, r.since, r.until,
           (SELECT json_group_object(language, title) FROM house_rule_texts WHERE rule = r.id) AS title,
           (SELECT json_group_object(language, text) FROM house_rule_texts WHERE rule = r.id) AS text
    FROM house_rules r;

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

-- What an official cares about.
CREATE TABLE interests (
    member BIGINT PRIMARY KEY NOT NULL REFERENCES members (id),
    -- Numbers of themes, each between commas: ',3,7,'.
    themes TEXT NOT NULL,
    places TEXT NOT NULL
);

------------------------------------------------------------------------------------------------------------------------
-- Initiatives
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE initiatives (
    id INTEGER PRIMARY KEY,
    -- Empty for what was imported, or told by somebody without an account.
    initiator BIGINT REFERENCES members (id),
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    story_html TEXT NOT NULL,
    opening TEXT NOT NULL,
    theme BIGINT REFERENCES themes (id),
    place TEXT NOT NULL DEFAULT '',
    mood TEXT,
    origin TEXT NOT NULL DEFAULT 'website',
    -- What was entered on behalf of somebody, and the comment that it grew from, in another thread.
    behalf BIGINT,
    branched_from BIGINT,
    started_at BIGINT NOT NULL,
    edited_at BIGINT,
    grown_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    withdrawn_at BIGINT,

    -- Where it stands, as the journal tells: the course as JSON, and what lists ask for.
    course TEXT NOT NULL DEFAULT '',
    companion BIGINT,
    read_by BIGINT,
    decision BIGINT,
    promise BIGINT,
    waiting_since BIGINT,
    waiting_for TEXT,
    answer_due BIGINT,
    done_at BIGINT,
    comment_count BIGINT NOT NULL DEFAULT 0,
    support_count BIGINT NOT NULL DEFAULT 0,
    imported_support BIGINT NOT NULL DEFAULT 0,
    last_activity_at BIGINT NOT NULL,
    -- The newest answer by an official.
    last_answer BIGINT,

    -- The measures under which it, or its thread, stands.
    hidden_by BIGINT,
    locked_by BIGINT,
    slowed_by BIGINT,
    slow_minutes BIGINT,
    asked_by BIGINT,
    masked_by BIGINT,
    -- The initiative that it is merged with; then `hidden_by` is the measure that did so.
    merged_into BIGINT REFERENCES initiatives (id),

    -- Where it was imported from, and the numbers that it and its author have there; an import done again adds nothing.
    import_source TEXT,
    import_number TEXT,
    import_author TEXT,
    UNIQUE (import_source, import_number)
);
CREATE INDEX initiatives_by_activity ON initiatives (last_activity_at, id);
CREATE INDEX initiatives_by_start ON initiatives (started_at, id);
CREATE INDEX initiatives_by_support ON initiatives (support_count, id);
CREATE INDEX initiatives_by_initiator ON initiatives (initiator, started_at);
CREATE INDEX initiatives_waiting ON initiatives (waiting_since, id) WHERE waiting_since IS NOT NULL;
-- Where nobody stands: all that a desk asks of the nearest, in its order. SQLite, which gathers no statistics, takes
-- the index in which most columns are the same.
CREATE INDEX initiatives_alone_waiting
    ON initiatives (companion, hidden_by, withdrawn_at, waiting_since, id, theme, place)
    WHERE waiting_since IS NOT NULL;
CREATE INDEX initiatives_alone_quiet
    ON initiatives (import_source, waiting_since, hidden_by, withdrawn_at, last_activity_at, id, theme, place)
    WHERE companion IS NULL AND done_at IS NULL;
CREATE INDEX initiatives_done ON initiatives (done_at, id) WHERE done_at IS NOT NULL;
CREATE INDEX initiatives_merged ON initiatives (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE initiative_versions (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    -- The measure because of which only the author and moderators read it.
    sealed_by BIGINT,
    PRIMARY KEY (initiative, version)
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

-- Help that neighbours offer, and what its carriers answered.
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

------------------------------------------------------------------------------------------------------------------------
-- Conversation
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    parent BIGINT REFERENCES comments (id),
    -- What it replied to when it was said, wherever both stand now.
    replied_to BIGINT REFERENCES comments (id),
    -- Six characters for each ancestor and for itself; sorting by it is the order of reading.
    path TEXT NOT NULL,
    depth BIGINT NOT NULL,
    author BIGINT REFERENCES members (id),
    behalf BIGINT,
    -- Filled for an official's answer, with the office in which it was given.
    answer TEXT,
    function TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    is_for_officials BOOLEAN NOT NULL DEFAULT FALSE,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    language TEXT,
    posted_at BIGINT NOT NULL,
    edited_at BIGINT,
    version BIGINT NOT NULL DEFAULT 1,
    withdrawn_at BIGINT,
    descendants BIGINT NOT NULL DEFAULT 0,
    -- The initiative that this branch became.
    became BIGINT,

    -- The measures under which it, or its branch, stands.
    hidden_by BIGINT,
    locked_by BIGINT,
    folded_by BIGINT,
    asked_by BIGINT,
    masked_by BIGINT,

    -- As of initiatives. What it replied to was missing in the import.
    is_orphan BOOLEAN NOT NULL DEFAULT FALSE,
    import_source TEXT,
    import_number TEXT,
    import_author TEXT,
    UNIQUE (import_source, import_number)
);
CREATE UNIQUE INDEX comments_in_reading_order ON comments (initiative, path);
CREATE INDEX comments_by_author ON comments (author, posted_at);
CREATE INDEX comments_by_parent ON comments (parent);
CREATE INDEX comments_by_behalf ON comments (behalf) WHERE behalf IS NOT NULL;
CREATE INDEX comments_locked ON comments (initiative, path) WHERE locked_by IS NOT NULL;
-- What was said lately.
CREATE INDEX comments_by_time ON comments (posted_at);

CREATE TABLE comment_versions (
    comment BIGINT NOT NULL REFERENCES comments (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    -- As of initiative_versions.
    sealed_by BIGINT,
    PRIMARY KEY (comment, version)
);

------------------------------------------------------------------------------------------------------------------------
-- Companions
------------------------------------------------------------------------------------------------------------------------

-- Who stands beside it now; the first position is the first contact.
CREATE TABLE companions (
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    member BIGINT NOT NULL REFERENCES members (id),
    position BIGINT NOT NULL,
    since BIGINT NOT NULL,
    -- As the initiative has it, so that a desk reads what waits in its order: by when, and whether an answer did not
    -- help.
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

-- While the response clock stands still, and why.
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

------------------------------------------------------------------------------------------------------------------------
-- Answers
------------------------------------------------------------------------------------------------------------------------

-- What an answer holds beside its words.
CREATE TABLE answers (
    comment BIGINT PRIMARY KEY NOT NULL REFERENCES comments (id),
    whom TEXT NOT NULL,
    meeting_at BIGINT,
    meeting_place TEXT NOT NULL
);

-- Ways that are explored together.
CREATE TABLE ways (
    comment BIGINT NOT NULL REFERENCES comments (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (comment, position)
);

-- Managers who stand behind a colleague's answer.
CREATE TABLE backings (
    comment BIGINT NOT NULL REFERENCES comments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    function TEXT NOT NULL,
    department TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (comment, member)
);

-- Whether it helped.
CREATE TABLE helps (
    comment BIGINT PRIMARY KEY NOT NULL REFERENCES comments (id),
    helped BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    -- Empty when it was said with a claim code.
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL
);

-- Decisions: in whose name (Awb 10:3 and following), and how one can object (Awb 3:45).
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

-- What spoke for and against.
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

------------------------------------------------------------------------------------------------------------------------
-- Commitments
------------------------------------------------------------------------------------------------------------------------

-- What an official promised by a day.
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

-- From which day it was moved to which.
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

------------------------------------------------------------------------------------------------------------------------
-- Rules in the way
------------------------------------------------------------------------------------------------------------------------

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

-- Which initiative it stands in the way of.
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

------------------------------------------------------------------------------------------------------------------------
-- On behalf of somebody
------------------------------------------------------------------------------------------------------------------------

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

------------------------------------------------------------------------------------------------------------------------
-- Moderation. A case is about an initiative, a comment in its thread, or what a member tells about themselves.
------------------------------------------------------------------------------------------------------------------------

-- Each with its statement of reasons (Regulation (EU) 2022/2065, article 17).
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
    -- Who wrote what it is about, when they have an account.
    member BIGINT REFERENCES members (id),
    moderator BIGINT NOT NULL REFERENCES members (id),
    -- The other moderator who confirmed it.
    seconded_by BIGINT REFERENCES members (id),
    -- For which organisation somebody from outside decided; empty when a moderator did.
    reviewer TEXT NOT NULL DEFAULT '',
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    law TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    -- Whether automatic help pointed a moderator at it; a person decided all the same.
    is_flagged BOOLEAN NOT NULL DEFAULT FALSE,
    at BIGINT NOT NULL,
    until BIGINT,
    -- How many minutes pass between the comments of each member.
    minutes BIGINT,
    -- The initiative that it was moved to, became, or was merged with.
    target BIGINT REFERENCES initiatives (id),
    -- When the author changed what was asked.
    changed_at BIGINT,
    reversed_at BIGINT,
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX measures_by_subject ON measures (initiative, comment);
CREATE INDEX measures_by_member ON measures (member, id);
-- For the public record and the transparency report (article 15).
CREATE INDEX measures_by_time ON measures (at);
CREATE INDEX measures_by_profile ON measures (profile) WHERE profile IS NOT NULL;

-- From which thread a measure took a comment.
CREATE TABLE moved_comments (
    measure BIGINT NOT NULL REFERENCES measures (id),
    comment BIGINT NOT NULL REFERENCES comments (id),
    initiative BIGINT NOT NULL REFERENCES initiatives (id),
    PRIMARY KEY (measure, comment)
);

-- What else a merge took along: 'support' and 'follow' of a member; 'commitment', 'decision', 'offer', 'obstacle'.
CREATE TABLE merged_things (
    measure BIGINT NOT NULL REFERENCES measures (id),
    kind TEXT NOT NULL,
    thing BIGINT NOT NULL,
    PRIMARY KEY (measure, kind, thing)
);

-- What stood in a text before it was masked: as it read then, until it is destroyed. `version` is that of the text.
CREATE TABLE sealed_texts (
    measure BIGINT NOT NULL REFERENCES measures (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    destroy_at BIGINT NOT NULL,
    destroyed_at BIGINT,
    PRIMARY KEY (measure, version)
);
CREATE INDEX sealed_texts_due ON sealed_texts (destroy_at) WHERE destroyed_at IS NULL;

-- What members find against a house rule, with what a moderator answered.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    reporter BIGINT NOT NULL REFERENCES members (id),
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
    rule BIGINT NOT NULL REFERENCES house_rules (id),
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES members (id),
    answer TEXT NOT NULL DEFAULT '',
    -- The measure that followed, if one did.
    measure BIGINT REFERENCES measures (id),
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX reports_by_subject ON reports (initiative, comment);
CREATE INDEX reports_open ON reports (settled_at, id);
CREATE INDEX reports_by_measure ON reports (measure);
CREATE INDEX reports_by_profile ON reports (profile) WHERE profile IS NOT NULL;

-- What automatic help points out to moderators. It only points: a person decides.
CREATE TABLE flags (
    id INTEGER PRIMARY KEY,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
    kind TEXT NOT NULL,
    -- What it saw: how many, or which word of the list.
    number BIGINT NOT NULL,
    word TEXT NOT NULL,
    -- Who wrote it.
    member BIGINT REFERENCES members (id),
    at BIGINT NOT NULL,
    settled_at BIGINT,
    -- The measure that followed.
    measure BIGINT REFERENCES measures (id),
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX flags_open ON flags (initiative, comment, id) WHERE settled_at IS NULL;
CREATE INDEX flags_by_member ON flags (member, kind, at);
CREATE INDEX flags_by_profile ON flags (profile) WHERE profile IS NOT NULL;

-- Words that administrators want to be pointed out; none until they name one.
CREATE TABLE flagged_words (
    word TEXT PRIMARY KEY NOT NULL
);

-- Who has a case in hand.
CREATE TABLE cases_in_hand (
    id INTEGER PRIMARY KEY,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
    moderator BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL,
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX cases_in_hand_by_subject ON cases_in_hand (initiative, comment);
CREATE INDEX cases_in_hand_by_profile ON cases_in_hand (profile) WHERE profile IS NOT NULL;

-- What colleagues note about a case.
CREATE TABLE case_notes (
    id INTEGER PRIMARY KEY,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
    member BIGINT NOT NULL REFERENCES members (id),
    -- Empty once its writer took it back.
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX case_notes_by_subject ON case_notes (initiative, comment);
CREATE INDEX case_notes_by_profile ON case_notes (profile) WHERE profile IS NOT NULL;

-- Officials who ask a moderator for help.
CREATE TABLE help_calls (
    id INTEGER PRIMARY KEY,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
    official BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES members (id),
    answer TEXT NOT NULL DEFAULT '',
    -- The measure that followed.
    measure BIGINT REFERENCES measures (id),
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX help_calls_open ON help_calls (initiative, comment, id) WHERE settled_at IS NULL;
CREATE INDEX help_calls_by_subject ON help_calls (initiative, comment);
CREATE INDEX help_calls_by_profile ON help_calls (profile) WHERE profile IS NOT NULL;

-- A measure that waits for another moderator, with its statement of reasons.
CREATE TABLE proposed_measures (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
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
    measure BIGINT REFERENCES measures (id),
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX proposed_measures_open ON proposed_measures (id) WHERE settled_at IS NULL;
CREATE INDEX proposed_measures_by_comment ON proposed_measures (comment);

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
-- Of a clearing one case stands for all where similar ones are looked for.
CREATE INDEX cleared_comments_by_measure ON cleared_comments (measure) WHERE measure IS NOT NULL;

------------------------------------------------------------------------------------------------------------------------
-- Notices: anybody, also without an account, says that content breaks the law (Regulation (EU) 2022/2065, article 16).
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    initiative BIGINT REFERENCES initiatives (id),
    comment BIGINT REFERENCES comments (id),
    profile BIGINT REFERENCES members (id),
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
    measure BIGINT REFERENCES measures (id),
    CHECK ((profile IS NULL) <> (initiative IS NULL))
);
CREATE INDEX notices_open ON notices (initiative, comment, id) WHERE settled_at IS NULL;
CREATE INDEX notices_by_subject ON notices (initiative, comment);
CREATE INDEX notices_by_profile ON notices (profile) WHERE profile IS NOT NULL;

------------------------------------------------------------------------------------------------------------------------
-- Appeals: another look by another moderator (Regulation (EU) 2022/2065, article 20).
------------------------------------------------------------------------------------------------------------------------

CREATE TABLE appeals (
    id INTEGER PRIMARY KEY,
    -- What it is against, one of the three: a measure, or a report or a notice that was not followed.
    measure BIGINT UNIQUE REFERENCES measures (id),
    report BIGINT UNIQUE REFERENCES reports (id),
    notice BIGINT UNIQUE REFERENCES notices (id),
    -- Who asks: a member, or somebody with a claim code.
    member BIGINT REFERENCES members (id),
    behalf BIGINT REFERENCES behalfs (id),
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    decided_at BIGINT,
    moderator BIGINT REFERENCES members (id),
    -- As of measures.
    reviewer TEXT NOT NULL DEFAULT '',
    outcome TEXT,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX appeals_open ON appeals (id) WHERE decided_at IS NULL;
CREATE INDEX appeals_by_decision ON appeals (decided_at, id);

-- Somebody from outside who is invited to decide one appeal, where no moderator can.
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

------------------------------------------------------------------------------------------------------------------------
-- Spam defence
------------------------------------------------------------------------------------------------------------------------

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

-- What was said lately, so that the same text again is seen; forgotten after a week. The second is of stories.
CREATE TABLE fingerprints (
    comment BIGINT PRIMARY KEY NOT NULL REFERENCES comments (id),
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX fingerprints_by_text ON fingerprints (fingerprint, at);
CREATE INDEX fingerprints_by_time ON fingerprints (at);

CREATE TABLE story_fingerprints (
    initiative BIGINT PRIMARY KEY NOT NULL REFERENCES initiatives (id),
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX story_fingerprints_by_text ON story_fingerprints (fingerprint, at);
CREATE INDEX story_fingerprints_by_time ON story_fingerprints (at);

------------------------------------------------------------------------------------------------------------------------
-- The journal
------------------------------------------------------------------------------------------------------------------------

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
    report BIGINT,
    -- What it is about, which day it names, and a word that says more.
    thing BIGINT,
    due BIGINT,
    word TEXT
);
CREATE INDEX journal_by_initiative ON journal (initiative, id);
-- The steps that an initiative's page tells.
CREATE INDEX journal_steps ON journal (initiative, id) WHERE kind IN (
    'initiative_proposed', 'entered_on_behalf', 'branched_off', 'initiative_withdrawn', 'concern_grown',
    'branch_left', 'companion_stood', 'companion_handed_over', 'companion_took_over', 'companion_stepped_back',
    'answer_posted', 'decided', 'commitment_kept', 'declared_done', 'reopened'
);
-- Who ever carried an initiative: what they said counts for its course, so that hiding it tells that anew.
CREATE INDEX journal_carriers ON journal (initiative) WHERE kind IN (
    'initiative_proposed', 'entered_on_behalf', 'branched_off', 'claim_taken', 'carrier_joined'
);
-- What happened to a member, and to no initiative.
CREATE INDEX journal_by_member ON journal (member) WHERE initiative IS NULL;

-- Whom an entry concerns, and why: "for you" is read from this.
CREATE TABLE concerns (
    member BIGINT NOT NULL REFERENCES members (id),
    entry BIGINT NOT NULL REFERENCES journal (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (member, entry)
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
