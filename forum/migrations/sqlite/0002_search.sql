-- What can be found: a row for each comment that everybody may read, with its number, and for each initiative, with its number
-- below nought. So each kind has a stretch of its own, in the order in which things were begun.
CREATE TABLE search_documents (
    id INTEGER PRIMARY KEY,
    -- Terms (forum/src/texts/words.rs), each between spaces.
    words TEXT NOT NULL
);
-- Terms are taken as they are. All that begins with so many letters has a list of its own, so that it can be read from its
-- newest entry on, as that of a whole term can; without one, all lists would be joined first.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, content = 'search_documents', content_rowid = 'id', detail = none, columnsize = 0,
    tokenize = 'ascii tokenchars ''#''',
    prefix = '2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21'
);
CREATE TRIGGER search_inserted AFTER INSERT ON search_documents BEGIN
    INSERT INTO search_index (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER search_deleted AFTER DELETE ON search_documents BEGIN
    INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.id, old.words);
END;
