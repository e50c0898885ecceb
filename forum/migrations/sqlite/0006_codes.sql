-- Codes by mail, with which somebody signs in, joins or chooses another password. The codes are not stored: they are made from these.
CREATE TABLE mailed_codes (
    id INTEGER PRIMARY KEY,
    -- The browser that asked, as a hash.
    browser TEXT NOT NULL,
    email TEXT NOT NULL,
    -- Of whoever joins.
    name TEXT,
    password_hash TEXT,
    language TEXT NOT NULL,
    -- Where on the forum they go on.
    back TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Wrong codes that were typed in that browser.
    tries BIGINT NOT NULL DEFAULT 0,
    -- When it is to be mailed; nothing once it was.
    due_at BIGINT,
    mail_tries BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX mailed_codes_of_browser ON mailed_codes (browser);
CREATE INDEX mailed_codes_due ON mailed_codes (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mailed_codes_expire ON mailed_codes (expires_at);
