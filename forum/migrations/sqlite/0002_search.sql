-- What can be found: one row for each initiative and comment, folded (lower case, without diacritics).
CREATE TABLE search_documents (
    id INTEGER PRIMARY KEY,
    initiative BIGINT NOT NULL,
    -- 0: the initiative itself.
    comment BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (initiative, comment)
);
CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, content = 'search_documents', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER search_inserted AFTER INSERT ON search_documents BEGIN
    INSERT INTO search_index (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER search_deleted AFTER DELETE ON search_documents BEGIN
    INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
