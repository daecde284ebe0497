//! Lines on their way in: a thread reads ahead, and waits when nobody takes what it has read.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use super::config::BatchLimits;
use super::follow::{Look, Source};
use super::lines::{Cutter, Line, Lines};
use super::position::{Head, Position};

/// Bytes that are read at once.
const BLOCK: usize = 256 * 1024;

/// Blocks that are read ahead.
const AHEAD: usize = 32;

struct Piece {
    lines: Arc<Lines>,
    /// Of the file they stand in.
    head: Arc<Head>,
}

/// The lines that a source has for a run.
pub struct Inbox {
    receiver: Receiver<std::io::Result<Piece>>,
    /// What is left of a piece.
    current: Option<(Piece, usize)>,
}

/// Lines that are worked off in one transaction.
#[derive(Default)]
pub struct Batch {
    pieces: Vec<(Arc<Lines>, Range<usize>)>,
    head: Arc<Head>,
    count: usize,
    bytes: usize,
}

/// What the inbox has.
pub enum Next {
    Batch(Batch),
    /// Nothing for now.
    Quiet,
    End,
}

impl Batch {
    fn is_full(&self, limits: &BatchLimits) -> bool {
        self.count >= limits.inputs || self.bytes >= limits.bytes
    }

    pub fn lines(&self) -> Vec<(Line, &[u8])> {
        self.pieces.iter().flat_map(|(lines, range)| range.clone().filter_map(|place| lines.get(place))).collect()
    }

    /// How far its source is read when it is done.
    pub fn moves(&self, position: &mut Position) {
        let last = self.pieces.last().and_then(|(lines, range)| lines.get(range.end.checked_sub(1)?));
        if let Some((line, _)) = last {
            (position.bytes, position.lines) = (line.next, line.number);
            position.head = Arc::clone(&self.head);
        }
    }
}

impl Inbox {
    /// Begins to read a source that stands at a position.
    pub fn open(source: Source, position: &Position) -> Inbox {
        let (sender, receiver) = sync_channel(AHEAD);
        let cutter = Cutter::at(position.bytes, position.lines);
        let head = Arc::clone(&position.head);
        std::thread::spawn(move || read(source, cutter, head, &sender));
        Inbox { receiver, current: None }
    }

    /// Gathers lines until a batch is full, or its time is up; waits for the first one at most `wait`.
    pub fn next(&mut self, limits: &BatchLimits, wait: Duration) -> std::io::Result<Next> {
        let mut batch = Batch::default();
        let mut until = Instant::now() + wait;
        loop {
            if self.current.is_none() {
                match self.receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(piece) => self.current = Some((piece?, 0)),
                    Err(RecvTimeoutError::Timeout) if batch.count == 0 => return Ok(Next::Quiet),
                    Err(RecvTimeoutError::Disconnected) if batch.count == 0 => return Ok(Next::End),
                    Err(_) => return Ok(Next::Batch(batch)),
                }
                if batch.count == 0 {
                    until = Instant::now() + limits.time;
                }
            }
            if self.fill(&mut batch, limits) {
                return Ok(Next::Batch(batch));
            }
        }
    }

    /// Takes what fits; true when the batch is full.
    fn fill(&mut self, batch: &mut Batch, limits: &BatchLimits) -> bool {
        let Some((piece, from)) = self.current.take() else { return false };
        let mut to = from;
        while let Some((_, text)) = piece.lines.get(to).filter(|_| !batch.is_full(limits)) {
            batch.count += 1;
            batch.bytes = batch.bytes.saturating_add(text.len());
            to += 1;
        }
        batch.head = Arc::clone(&piece.head);
        batch.pieces.push((Arc::clone(&piece.lines), from..to));
        if to < piece.lines.len() {
            self.current = Some((piece, to));
        }
        batch.is_full(limits)
    }
}

fn read(mut source: Source, mut cutter: Cutter, mut head: Arc<Head>, sender: &SyncSender<std::io::Result<Piece>>) {
    let mut block = vec![0; BLOCK];
    let send = |lines: Lines, head: &Arc<Head>| {
        lines.is_empty() || sender.send(Ok(Piece { lines: Arc::new(lines), head: Arc::clone(head) })).is_ok()
    };
    let grows = matches!(source, Source::Growing(_));
    loop {
        let mut lines = Lines::default();
        match source.look(&mut block) {
            Ok(Look::Bytes(bytes)) => cutter.cut(block.get(..bytes).unwrap_or_default(), &mut lines),
            Ok(Look::Another(begins)) => (cutter, head) = (Cutter::default(), begins),
            Ok(Look::End) => {
                // Of a file that grows the last line may not be whole yet.
                if !grows {
                    cutter.finish(&mut lines);
                }
                send(lines, &head);
                return;
            }
            Err(error) => {
                let _ = sender.send(Err(error));
                return;
            }
        }
        if !send(lines, &head) {
            return;
        }
    }
}
