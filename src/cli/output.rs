//! Standard output and standard error.

use std::io::{BufWriter, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::Failure;
use super::args::{Color, Global};
use crate::diag::{Language, catalog};

/// Where a command prints. Output is collected and written in large pieces.
///
/// A reader who goes away (`danbi check | head`) has seen enough: the rest is left out, and the command ends as it would have.
pub struct Output {
    out: BufWriter<std::io::Stdout>,
    reader_gone: bool,
    color: Color,
    quiet: bool,
    verbose: bool,
}

impl Default for Output {
    fn default() -> Self {
        let out = BufWriter::new(std::io::stdout());
        Output { out, reader_gone: false, color: Color::Auto, quiet: false, verbose: false }
    }
}

impl Output {
    pub fn configure(&mut self, global: &Global) {
        (self.color, self.quiet, self.verbose) = (global.color, global.quiet, global.verbose);
    }

    /// Whether standard output takes colors: a terminal does, unless the environment says otherwise (`NO_COLOR`, `TERM=dumb`).
    pub fn colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
        }
    }

    /// Prints the result of a command.
    pub fn out(&mut self, text: &str) -> Result<(), Failure> {
        self.while_read(|out| out.write_all(text.as_bytes()))
    }

    /// Prints what the command is there for: it has done nothing unless that arrives.
    pub fn deliver(&mut self, text: &str) -> Result<(), Failure> {
        self.out(text)?;
        self.flush()?;
        if self.reader_gone { Err(Failure::BrokenPipe) } else { Ok(()) }
    }

    /// Prints a line about the run beside its result, unless `--quiet`.
    pub fn note(&mut self, line: &str) -> Result<(), Failure> {
        if self.quiet {
            return Ok(());
        }
        self.flush()?;
        // If nobody reads what is said beside the result, the result still counts.
        let _ = writeln!(std::io::stderr(), "{line}");
        Ok(())
    }

    /// The same for what only `--verbose` shows.
    pub fn detail(&mut self, line: &str) -> Result<(), Failure> {
        if self.verbose { self.note(line) } else { Ok(()) }
    }

    /// Says why the command could not run.
    pub fn error(&mut self, message: &str, language: Language) {
        let word = catalog::message(language, "severity-error", &[]);
        let terminal = std::io::stderr().is_terminal();
        let colored = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && AutoStream::choice(&std::io::stderr()) != ColorChoice::Never,
        };
        let word = if colored { format!("\u{1b}[1;31m{word}\u{1b}[0m") } else { word };
        let _ = writeln!(std::io::stderr(), "{word}: {}", message.trim_end());
    }

    pub fn flush(&mut self) -> Result<(), Failure> {
        self.while_read(BufWriter::flush)
    }

    /// Writes for as long as there is somebody who reads.
    fn while_read(
        &mut self,
        write: impl FnOnce(&mut BufWriter<std::io::Stdout>) -> std::io::Result<()>,
    ) -> Result<(), Failure> {
        if self.reader_gone {
            return Ok(());
        }
        match write(&mut self.out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.reader_gone = true,
            written => written?,
        }
        Ok(())
    }
}
