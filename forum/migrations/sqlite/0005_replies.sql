-- Replies by mail: which mails came, so that none is posted twice, and those that go back to whoever wrote them.
CREATE TABLE mail_replies (
    member BIGINT NOT NULL REFERENCES members (id),
    -- What tells the mail apart from the others of this member.
    mark TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    -- What it answers.
    comment BIGINT NOT NULL REFERENCES comments (id),
    -- Where it goes back: the entry that tells so, why, the reason in words, and what they wrote.
    entry BIGINT REFERENCES journal (id),
    fault TEXT,
    said TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (member, mark)
);
CREATE INDEX mail_replies_received ON mail_replies (received_at);
CREATE INDEX mail_replies_returned ON mail_replies (entry) WHERE entry IS NOT NULL;
