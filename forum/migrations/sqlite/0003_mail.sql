-- Mail: what is told to whom and when, as the journal's own cursor of the outbox found it.

-- Up to where the journal was read, and which server sends now.
CREATE TABLE mail_rounds (
    id BIGINT PRIMARY KEY NOT NULL,
    read_to BIGINT NOT NULL,
    -- The last day whose mail went out.
    morning BIGINT NOT NULL,
    holder TEXT NOT NULL,
    held_until BIGINT NOT NULL
);

-- What a member chose for a kind of news; where there is no row, the usual pace.
CREATE TABLE mail_choices (
    member BIGINT NOT NULL REFERENCES members (id),
    news TEXT NOT NULL,
    pace TEXT NOT NULL,
    PRIMARY KEY (member, news)
);

-- What is known of somebody's address: each column has the address that it is true of, so that another one begins anew.
CREATE TABLE mail_addresses (
    member BIGINT PRIMARY KEY NOT NULL REFERENCES members (id),
    proved TEXT,
    asked TEXT,
    -- Their mail server does not take it: when, and what it said.
    refused TEXT,
    refused_at BIGINT,
    refusal TEXT
);
CREATE INDEX mail_addresses_refused ON mail_addresses (refused_at) WHERE refused IS NOT NULL;

-- A row for each member whom an entry is told to by mail.
CREATE TABLE outbox (
    member BIGINT NOT NULL REFERENCES members (id),
    entry BIGINT NOT NULL REFERENCES journal (id),
    news TEXT NOT NULL,
    pace TEXT NOT NULL,
    initiative BIGINT,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    sent_at BIGINT,
    PRIMARY KEY (member, entry, news)
);
CREATE INDEX outbox_due ON outbox (due_at, member) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX outbox_of_initiative ON outbox (member, initiative) WHERE initiative IS NOT NULL;
CREATE INDEX concerns_by_entry ON concerns (entry);
