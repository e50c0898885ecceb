-- Reports, notices, measures and all that belongs to a case may be about what a member tells about themselves.

-- The measure that hides it, and the one that asks to change it.
ALTER TABLE members ADD COLUMN hidden_by BIGINT;
ALTER TABLE members ADD COLUMN asked_by BIGINT;
-- Their own name, while another one stands in for it.
ALTER TABLE members ADD COLUMN withheld_name TEXT;

-- A case is about an initiative, a comment in its thread, or a profile: the initiative may be missing now. SQLite has no
-- statement for that; this is the way that its documentation gives (lang_altertable, "making other kinds of table schema
-- changes"). The columns that are added next make every connection read the schema again.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'initiative BIGINT NOT NULL REFERENCES', 'initiative BIGINT REFERENCES')
WHERE type = 'table' AND name IN ('measures', 'reports', 'notices', 'cases_in_hand', 'case_notes', 'help_calls', 'flags',
    'proposed_measures');
PRAGMA writable_schema = RESET;

ALTER TABLE measures ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE reports ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE notices ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE cases_in_hand ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE case_notes ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE help_calls ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE flags ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE proposed_measures ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
CREATE INDEX measures_by_profile ON measures (profile) WHERE profile IS NOT NULL;
CREATE INDEX reports_by_profile ON reports (profile) WHERE profile IS NOT NULL;
CREATE INDEX notices_by_profile ON notices (profile) WHERE profile IS NOT NULL;
CREATE INDEX cases_in_hand_by_profile ON cases_in_hand (profile) WHERE profile IS NOT NULL;
CREATE INDEX case_notes_by_profile ON case_notes (profile) WHERE profile IS NOT NULL;
CREATE INDEX help_calls_by_profile ON help_calls (profile) WHERE profile IS NOT NULL;
CREATE INDEX flags_by_profile ON flags (profile) WHERE profile IS NOT NULL;

-- Of a clearing one case stands for all where similar ones are looked for.
CREATE INDEX cleared_comments_by_measure ON cleared_comments (measure) WHERE measure IS NOT NULL;

-- What happened to a member, and to no initiative.
CREATE INDEX journal_by_member ON journal (member) WHERE initiative IS NULL;
