-- What somebody is signed in with, roughly: a browser and a system.
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
