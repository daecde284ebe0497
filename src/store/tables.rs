//! The tables of a store.

/// The format of the tables, as `user_version`. A change of the tables is a new number and a way from the one before.
pub const FORMAT: i64 = 2;

/// `application_id` of a store: "DNBI".
pub const APPLICATION: i64 = 0x444e_4249;

/// * `facts`: single values, by name.
/// * `bundles`: files of every bundle the store has met, by the SHA-256 of its manifest.
/// * `activations`: which bundle came into force when; the first has no instant.
/// * `people`: who exists. `activation` is the last one applied to the state; `deadline` in milliseconds; `story` is the last effect
///   of theirs, 0 where there is none.
/// * `tombstones`: who was forgotten, by a salted hash.
/// * `effects`: every effect as it is written out, in order, and the one of the same person `before` it, 0 for their first. Those
///   behind the mark of the output are not known to be there. A chain needs no index, whose pages every batch would touch.
/// * `ages`: now and then, how far effects and dead letters had come at an instant of the run: what they say is not younger.
/// * `dead_letters`: inputs that cannot be used, as they are written out.
/// * `positions`: how far each input was read. `marks`: how far each output is known to be written.
/// * `leaving`: people whose effects (from `story` back) go as soon as the outputs have them, and dead letters that go with them: those
///   of `name`, up to `letters`. `name` is empty, as is the person of such letters; stores of before have the person's there.
pub const TABLES: &str = "
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE bundles (manifest TEXT PRIMARY KEY, files BLOB NOT NULL);
CREATE TABLE activations (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, at INTEGER, manifest TEXT NOT NULL);
CREATE TABLE people (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE, activation INTEGER NOT NULL, deadline INTEGER,
    story INTEGER NOT NULL DEFAULT 0, state BLOB NOT NULL
);
CREATE INDEX people_due ON people (deadline) WHERE deadline IS NOT NULL;
CREATE TABLE tombstones (hash BLOB PRIMARY KEY, until INTEGER NOT NULL, state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE effects (seq INTEGER PRIMARY KEY, before INTEGER NOT NULL, line TEXT NOT NULL);
CREATE TABLE ages (at INTEGER PRIMARY KEY, effect INTEGER NOT NULL, letter INTEGER NOT NULL);
CREATE TABLE dead_letters (seq INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, person TEXT, line TEXT NOT NULL);
CREATE INDEX dead_letters_of ON dead_letters (person) WHERE person IS NOT NULL;
CREATE TABLE positions (source TEXT PRIMARY KEY, bytes INTEGER NOT NULL, lines INTEGER NOT NULL, head BLOB, head_bytes INTEGER);
CREATE TABLE marks (output TEXT PRIMARY KEY, path TEXT NOT NULL, bytes INTEGER NOT NULL, seq INTEGER NOT NULL);
CREATE TABLE leaving (person INTEGER PRIMARY KEY, name TEXT NOT NULL, letters INTEGER NOT NULL, story INTEGER NOT NULL DEFAULT 0);
";

/// From format 1, whose effects named their person and were found by an index.
pub const FROM_1: &str = "
ALTER TABLE people ADD COLUMN story INTEGER NOT NULL DEFAULT 0;
UPDATE people SET story = coalesce((SELECT max(seq) FROM effects WHERE effects.person = people.id), 0);
ALTER TABLE leaving ADD COLUMN story INTEGER NOT NULL DEFAULT 0;
UPDATE leaving SET story = coalesce((SELECT max(seq) FROM effects WHERE effects.person = leaving.person), 0);
CREATE TABLE chained (seq INTEGER PRIMARY KEY, before INTEGER NOT NULL, line TEXT NOT NULL);
INSERT INTO chained SELECT seq, coalesce((SELECT max(o.seq) FROM effects o WHERE o.person = e.person AND o.seq < e.seq), 0), line FROM effects e ORDER BY seq;
DROP TABLE effects;
ALTER TABLE chained RENAME TO effects;
CREATE TABLE ages (at INTEGER PRIMARY KEY, effect INTEGER NOT NULL, letter INTEGER NOT NULL);
";
