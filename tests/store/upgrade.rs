//! A store of an older format is brought to this one, and goes on as if it had always been.

use rusqlite::Connection;

use crate::exact::run;
use crate::kills::{begin_again, outputs, unbroken};
use crate::project::Place;

/// What a store was in format 1: effects name their person, and an index finds them.
const TO_1: &str = "
CREATE TABLE old (seq INTEGER PRIMARY KEY, person INTEGER NOT NULL, line TEXT NOT NULL);
WITH RECURSIVE story (seq, before, person) AS
    (SELECT effects.seq, before, people.id FROM people JOIN effects ON effects.seq = story
    UNION ALL SELECT effects.seq, effects.before, person FROM effects JOIN story ON effects.seq = story.before)
    INSERT INTO old SELECT seq, person, line FROM story JOIN effects USING (seq);
INSERT INTO old SELECT seq, 0, line FROM effects WHERE seq NOT IN (SELECT seq FROM old);
DROP TABLE effects;
ALTER TABLE old RENAME TO effects;
CREATE INDEX effects_of ON effects (person);
ALTER TABLE people DROP COLUMN story;
ALTER TABLE leaving DROP COLUMN story;
DROP TABLE ages;
PRAGMA user_version = 1;
";

fn stories(place: &Place) -> Vec<String> {
    let of = |person| place.danbi(&["why", &format!("p-{person}"), "--db", "a.db", "--lang", "en"]).out;
    (0..10).map(of).collect()
}

#[test]
fn a_store_of_the_first_format_goes_on() {
    let (place, expected) = unbroken(51, 400, "20");
    let whole = stories(&place);
    begin_again(&place);
    let text = std::fs::read_to_string(place.join("in.jsonl")).unwrap();
    let half = text[..text.len() / 2].rfind('\n').unwrap() + 1;
    place.write("in.jsonl", &text[..half]);
    place.danbi(&run("a.db", &["--batch", "20"]));
    Connection::open(place.join("a.db")).unwrap().execute_batch(TO_1).unwrap();
    place.write("in.jsonl", &text);
    let looked = place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "en"]);
    assert!(looked.code == Some(2) && looked.err.contains("Run `danbi run --db a.db` once"), "{}", looked.err);
    let looked = place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "ko"]);
    assert!(looked.err.contains("`danbi run --db a.db` 명령을 한 번 실행하면"), "{}", looked.err);
    let ran = place.danbi(&run("a.db", &["--batch", "20"]));
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    assert_eq!(outputs(&place), expected);
    assert_eq!(stories(&place), whole);
    assert!(whole.iter().any(|story| story.lines().count() > 5));
}
