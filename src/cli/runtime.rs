//! `danbi runtime`: answers the requests of the conformance kit (docs/conformance.md), so that ours is held to the plan by the same
//! door as anybody's.

use std::io::{BufRead, BufReader, Read, Write};

use super::output::Output;
use super::{Failure, Outcome};
use crate::conformance::{LINE_LIMIT, Session};

pub fn run(output: &mut Output) -> Result<Outcome, Failure> {
    let mut session = Session::new();
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut out = std::io::stdout().lock();
    output.flush()?;
    while let Some(line) = line(&mut input)? {
        let answer = session.answer(&line);
        out.write_all(answer.as_bytes())?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(Outcome::Clean)
}

/// The next line without its end, or nothing at the end. Of one that is too long as much as shows that it is.
fn line(input: &mut impl BufRead) -> Result<Option<Vec<u8>>, Failure> {
    let mut line = Vec::new();
    if input.take(LINE_LIMIT as u64).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.pop_if(|last| *last == b'\n').is_some() || line.len() < LINE_LIMIT {
        return Ok(Some(line));
    }
    // The rest of the line is read over, in pieces.
    loop {
        let mut rest = Vec::new();
        let count = input.take(LINE_LIMIT as u64).read_until(b'\n', &mut rest)?;
        if count == 0 || rest.last() == Some(&b'\n') {
            return Ok(Some(line));
        }
    }
}
