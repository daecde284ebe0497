//! A program on the other side of two pipes, which answers line by line.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::conformance::{ANSWER_LIMIT, Broken, Door};

/// How many lines of standard error are kept for the report.
const LAST_LINES: usize = 8;

/// So long the last of standard error is waited for, once the program has ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Started when it is first asked, and again after it ended or was ended.
#[derive(Debug)]
pub struct Process {
    command: Vec<String>,
    patience: Duration,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    requests: Sender<String>,
    answers: Receiver<Answer>,
    said: Arc<Mutex<VecDeque<String>>>,
    /// Falls silent when its standard error is read to the end.
    read: Receiver<()>,
}

/// What came on standard output.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Line(String),
    TooLong,
    End,
}

impl Process {
    /// `command` is the program and its arguments; it is given so much time for each answer.
    pub fn new(command: Vec<String>, patience: Duration) -> Process {
        Process { command, patience, running: None }
    }

    fn start(&mut self) -> Result<Running, Broken> {
        let Some((program, arguments)) = self.command.split_first() else {
            return Err(Broken::NotStarted { reason: "no command".into() });
        };
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| Broken::NotStarted { reason: error.to_string() })?;
        let (requests, to_write) = channel::<String>();
        let (to_read, answers) = channel();
        let said = Arc::new(Mutex::new(VecDeque::new()));
        if let Some(mut input) = child.stdin.take() {
            // Ends with its sender, or when nobody reads any more.
            thread::spawn(move || {
                to_write.iter().all(|line| input.write_all(line.as_bytes()).and_then(|()| input.flush()).is_ok())
            });
        }
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || answer_lines(output, ANSWER_LIMIT, &to_read));
        }
        let (reading, read) = channel();
        if let Some(errors) = child.stderr.take() {
            let said = Arc::clone(&said);
            thread::spawn(move || {
                last_lines(errors, &said);
                drop(reading);
            });
        }
        Ok(Running { child, requests, answers, said, read })
    }
}

impl Door for Process {
    fn ask(&mut self, request: &str) -> Result<String, Broken> {
        let running = match self.running.take() {
            Some(running) => running,
            None => self.start()?,
        };
        // Where nobody reads any more, the answer that does not come says it.
        let _ = running.requests.send(format!("{request}\n"));
        match running.answers.recv_timeout(self.patience) {
            Ok(Answer::Line(line)) => {
                self.running = Some(running);
                Ok(line)
            }
            Ok(Answer::TooLong) => {
                running.end();
                Err(Broken::TooLong)
            }
            Ok(Answer::End) | Err(RecvTimeoutError::Disconnected) => Err(Broken::Ended { said: running.end() }),
            Err(RecvTimeoutError::Timeout) => {
                running.end();
                Err(Broken::Silent { seconds: self.patience.as_secs() })
            }
        }
    }

    fn part(&mut self) {
        if let Some(running) = self.running.take() {
            running.end();
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.part();
    }
}

impl Running {
    /// Ends it; gives the last lines of its standard error.
    fn end(mut self) -> String {
        drop(self.requests);
        let _ = self.child.kill();
        let _ = self.child.wait();
        // Whoever it started may keep the pipe open for ever.
        let _ = self.read.recv_timeout(LAST_WORDS);
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.iter().cloned().collect::<Vec<_>>().join("\n")
    }
}

/// Hands over lines until the end, or one of more than `limit` bytes, and says which of both it was. What stands behind such a line
/// would be taken for the answer to the next question.
fn answer_lines(output: impl Read, limit: usize, to: &Sender<Answer>) {
    let mut output = BufReader::new(output);
    loop {
        let mut line = Vec::new();
        let read = (&mut output).take(limit as u64 + 1).read_until(b'\n', &mut line);
        let answer = match read {
            Ok(count) if count > limit => Answer::TooLong,
            Ok(count) if count > 0 => {
                Answer::Line(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned())
            }
            _ => Answer::End,
        };
        let goes_on = matches!(answer, Answer::Line(_));
        if to.send(answer).is_err() || !goes_on {
            return;
        }
    }
}

fn last_lines(errors: impl Read, said: &Mutex<VecDeque<String>>) {
    for line in BufReader::new(errors).split(b'\n').map_while(Result::ok) {
        let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.len() == LAST_LINES {
            said.pop_front();
        }
        said.push_back(String::from_utf8_lossy(&line).trim_end().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beyond_the_limit_is_the_last() {
        let (to, answers) = channel();
        answer_lines(&b"{}\r\n\n1234567\n12345678\n{}\n"[..], 8, &to);
        let line = |text: &str| Answer::Line(text.to_owned());
        assert_eq!(answers.try_iter().collect::<Vec<_>>(), [line("{}"), line(""), line("1234567"), Answer::TooLong]);
        answer_lines(&b"{}"[..], 8, &to);
        assert_eq!(answers.try_iter().collect::<Vec<_>>(), [line("{}"), Answer::End]);
    }
}
