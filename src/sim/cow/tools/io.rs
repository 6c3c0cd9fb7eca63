//! What a tool reads and prints.

use crate::sim::cow::content::{Content, Piece};
use crate::sim::cow::kernel::{Excess, Process, Stop};

/// Bytes a tool looks at, of one input.
pub(super) const LOOKED_AT: u64 = 16 << 20;
/// Bytes that are collected before they become a piece of the output.
const COLLECTED: usize = 8 << 10;

/// What a tool is given and what it prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Io {
    /// Its input, until somebody reads it; without one it is empty.
    pub stdin: Option<Content>,
    /// What it printed.
    pub out: Content,
    /// What it printed to the error stream.
    pub err: Vec<u8>,
    /// Shells around it.
    pub depth: u8,
}

impl Io {
    /// Prints.
    pub(in crate::sim::cow) fn print(&mut self, parts: &[&[u8]]) {
        self.out.push(Piece::Bytes(parts.concat().into()));
    }

    /// Prints to the error stream.
    pub(in crate::sim::cow) fn complain(&mut self, parts: &[&[u8]]) {
        for part in parts {
            self.err.extend_from_slice(part);
        }
    }

    /// The input; the next one who asks gets nothing.
    pub(super) fn input(&mut self) -> Content {
        self.stdin.take().unwrap_or_default()
    }
}

/// Output that is made of many small prints.
#[derive(Debug, Default)]
pub(super) struct Printer {
    /// What is not yet in the output.
    pub buffer: Vec<u8>,
}

impl Printer {
    /// Moves the output on if there is enough of it.
    pub(super) fn breathe(&mut self, io: &mut Io) {
        if self.buffer.len() >= COLLECTED {
            self.flush(io);
        }
    }

    /// Moves the output on.
    pub(super) fn flush(&mut self, io: &mut Io) {
        if !self.buffer.is_empty() {
            io.out.push(Piece::Bytes(std::mem::take(&mut self.buffer).into()));
        }
    }
}

/// The bytes of a content that a tool must look at.
pub(super) fn look(process: &mut Process<'_, '_>, content: &Content) -> Result<Vec<u8>, Stop> {
    if content.size() > LOOKED_AT {
        return Err(Stop::TooMuch { what: Excess::Bytes, limit: LOOKED_AT });
    }
    process.fetch(content, 0..content.size())
}
