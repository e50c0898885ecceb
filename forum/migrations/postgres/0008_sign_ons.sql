-- Accounts elsewhere with which members sign in.
CREATE TABLE sign_ons (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    since BIGINT NOT NULL,
    -- The roles that it gave, and takes back: words with spaces between them.
    roles TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (issuer, subject),
    UNIQUE (member, issuer)
);
-- Where a session began elsewhere: the issuer.
ALTER TABLE sessions ADD COLUMN sign_on TEXT NOT NULL DEFAULT '';
-- The address that a member left, as long as it is to be told there.
ALTER TABLE mail_addresses ADD COLUMN former TEXT;
