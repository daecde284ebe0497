//! The tables of a store.

/// The format of the tables, as `user_version`. A change of the tables is a new number and a way from the one before.
pub const FORMAT: i64 = 1;

/// `application_id` of a store: "DNBI".
pub const APPLICATION: i64 = 0x444e_4249;

/// * `facts`: single values, by name.
/// * `bundles`: files of every bundle the store has met, by the SHA-256 of its manifest.
/// * `activations`: which bundle came into force when; the first has no instant.
/// * `people`: who exists. `activation` is the last one applied to the state; `deadline` in milliseconds.
/// * `tombstones`: who was forgotten, by a salted hash.
/// * `effects`: every effect as it is written out, in order. Those behind the mark of the output are not known to be there.
/// * `dead_letters`: inputs that cannot be used, as they are written out.
/// * `positions`: how far each input was read. `marks`: how far each output is known to be written.
/// * `leaving`: people whose effects and dead letters (up to `letters`) go as soon as the outputs have them.
pub const TABLES: &str = "
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE bundles (manifest TEXT PRIMARY KEY, files BLOB NOT NULL);
CREATE TABLE activations (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, at INTEGER, manifest TEXT NOT NULL);
CREATE TABLE people (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE, activation INTEGER NOT NULL, deadline INTEGER, state BLOB NOT NULL
);
CREATE INDEX people_due ON people (deadline) WHERE deadline IS NOT NULL;
CREATE TABLE tombstones (hash BLOB PRIMARY KEY, until INTEGER NOT NULL, state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE effects (seq INTEGER PRIMARY KEY, person INTEGER NOT NULL, line TEXT NOT NULL);
CREATE INDEX effects_of ON effects (person);
CREATE TABLE dead_letters (seq INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, person TEXT, line TEXT NOT NULL);
CREATE INDEX dead_letters_of ON dead_letters (person) WHERE person IS NOT NULL;
CREATE TABLE positions (source TEXT PRIMARY KEY, bytes INTEGER NOT NULL, lines INTEGER NOT NULL, head BLOB, head_bytes INTEGER);
CREATE TABLE marks (output TEXT PRIMARY KEY, path TEXT NOT NULL, bytes INTEGER NOT NULL, seq INTEGER NOT NULL);
CREATE TABLE leaving (person INTEGER PRIMARY KEY, name TEXT NOT NULL, letters INTEGER NOT NULL);
";
