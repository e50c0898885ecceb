-- Reports, notices, measures and all that belongs to a case may be about what a member tells about themselves.

-- The measure that hides it, and the one that asks to change it.
ALTER TABLE members ADD COLUMN hidden_by BIGINT;
ALTER TABLE members ADD COLUMN asked_by BIGINT;
-- Their own name, while another one stands in for it.
ALTER TABLE members ADD COLUMN withheld_name TEXT;

-- A case is about an initiative, a comment in its thread, or a profile: the initiative may be missing now.
ALTER TABLE measures ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE measures ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE reports ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE reports ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE notices ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE notices ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE cases_in_hand ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE cases_in_hand ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE case_notes ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE case_notes ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE help_calls ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE help_calls ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE flags ALTER COLUMN initiative DROP NOT NULL;
ALTER TABLE flags ADD COLUMN profile BIGINT REFERENCES members (id) CHECK ((profile IS NULL) <> (initiative IS NULL));
ALTER TABLE proposed_measures ALTER COLUMN initiative DROP NOT NULL;
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
