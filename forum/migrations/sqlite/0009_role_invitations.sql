-- Invitations by mail to take on a role here. The code in the mail is not stored: it is made from these.
CREATE TABLE role_invitations (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    function TEXT NOT NULL,
    department TEXT NOT NULL,
    language TEXT NOT NULL,
    invited_by BIGINT NOT NULL REFERENCES members (id),
    expires_at BIGINT NOT NULL,
    -- When it is to be mailed; nothing once it was.
    due_at BIGINT,
    mail_tries BIGINT NOT NULL DEFAULT 0,
    -- What the mail server said that does not take it.
    refused TEXT,
    UNIQUE (email, role)
);
CREATE INDEX role_invitations_due ON role_invitations (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX role_invitations_expire ON role_invitations (expires_at);
