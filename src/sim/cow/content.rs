//! What a file holds, as a value: a rope of bytes, repetitions, holes and ranges of image files.
//!
//! A gigabyte of an image costs a few words here. Bytes of the image are not known to the engine;
//! who needs them asks a [`ContentStore`], and what the store lacks is asked for ([`Wanted`]).

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::union::InodeId;

/// One stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Bytes given in full.
    Bytes(Arc<[u8]>),
    /// A pattern over and over, beginning `phase` bytes into it.
    Repeat {
        /// The pattern, at least one byte.
        pattern: Arc<[u8]>,
        /// Where in the pattern the stretch begins.
        phase: u64,
        /// Bytes of the stretch.
        len: u64,
    },
    /// A hole: reads as zeros, takes no blocks.
    Hole(u64),
    /// A range of a file of the image.
    Image {
        /// The file.
        inode: InodeId,
        /// First byte of the range.
        offset: u64,
        /// Bytes of the range.
        len: u64,
    },
}

impl Piece {
    /// Bytes of the stretch.
    #[must_use]
    pub fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Repeat { len, .. } | Self::Hole(len) | Self::Image { len, .. } => *len,
        }
    }

    /// Whether the stretch has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The part `range` of the stretch, in bytes from its beginning.
    fn slice(&self, range: Range<u64>) -> Self {
        let len = range.end - range.start;
        match self {
            Self::Bytes(bytes) => {
                let part = bytes.get(range.start as usize..range.end as usize);
                Self::Bytes(part.unwrap_or_default().into())
            }
            Self::Repeat { pattern, phase, .. } => Self::Repeat {
                pattern: Arc::clone(pattern),
                phase: (phase + range.start) % (pattern.len() as u64).max(1),
                len,
            },
            Self::Hole(_) => Self::Hole(len),
            Self::Image { inode, offset, .. } => {
                Self::Image { inode: *inode, offset: offset + range.start, len }
            }
        }
    }
}

/// A range of an image file whose bytes are needed to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Wanted {
    /// The file.
    pub inode: InodeId,
    /// First byte.
    pub offset: u64,
    /// Bytes.
    pub len: u64,
}

/// Where the bytes of image files come from.
pub trait ContentStore {
    /// Bytes of `wanted`, as many as asked for; `None` if they have not been fetched.
    fn bytes(&self, wanted: Wanted) -> Option<Vec<u8>>;
}

/// A store without any bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoContent;

impl ContentStore for NoContent {
    fn bytes(&self, _: Wanted) -> Option<Vec<u8>> {
        None
    }
}

/// Bytes in a block of the file system below (ext4 as Docker hosts have it).
pub const BLOCK: u64 = 4096;
/// Bytes copied at a time by a copy-up (`OVL_COPY_UP_CHUNK_SIZE`).
const CHUNK: u64 = 1 << 20;
/// Neighbouring bytes are joined up to this many.
const JOINED: usize = 16 << 10;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Content {
    pieces: Arc<Vec<Piece>>,
    size: u64,
}

impl Content {
    /// Bytes given in full.
    #[must_use]
    pub fn bytes(bytes: &[u8]) -> Self {
        Self::of(Piece::Bytes(bytes.into()))
    }

    /// One stretch.
    #[must_use]
    pub fn of(piece: Piece) -> Self {
        let mut content = Self::default();
        content.push(piece);
        content
    }

    /// `pattern` over and over, cut to `len` bytes.
    #[must_use]
    pub fn repeat(pattern: &[u8], len: u64) -> Self {
        if pattern.is_empty() {
            return Self::of(Piece::Hole(len));
        }
        Self::of(Piece::Repeat { pattern: pattern.into(), phase: 0, len })
    }

    /// `len` zeros that take blocks.
    #[must_use]
    pub fn zeros(len: u64) -> Self {
        Self::repeat(&[0], len)
    }

    /// Bytes of the file.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether the file has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// The stretches, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Adds a stretch at the end.
    pub fn push(&mut self, piece: Piece) {
        if piece.is_empty() {
            return;
        }
        self.size = self.size.saturating_add(piece.len());
        let pieces = Arc::make_mut(&mut self.pieces);
        match (pieces.last_mut(), &piece) {
            (Some(Piece::Bytes(last)), Piece::Bytes(more)) if last.len() + more.len() <= JOINED => {
                *last = [&**last, &**more].concat().into();
            }
            (Some(Piece::Hole(last)), Piece::Hole(more)) => *last += more,
            (
                Some(Piece::Image { inode, offset, len }),
                Piece::Image { inode: next, offset: at, len: more },
            ) if inode == next && *offset + *len == *at => *len += more,
            (
                Some(Piece::Repeat { pattern, phase, len }),
                Piece::Repeat { pattern: next, phase: at, len: more },
            ) if pattern == next && (*phase + *len) % (pattern.len() as u64).max(1) == *at => {
                *len += more;
            }
            _ => pieces.push(piece),
        }
    }

    /// Adds another content at the end.
    pub fn append(&mut self, other: &Self) {
        for piece in other.pieces() {
            self.push(piece.clone());
        }
    }

    /// The part from `range.start` up to `range.end`, as far as there is any.
    #[must_use]
    pub fn slice(&self, range: Range<u64>) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for piece in self.pieces() {
            let (start, end) = (at, at + piece.len());
            at = end;
            let (from, to) = (range.start.max(start), range.end.min(end));
            if from < to {
                out.push(if (from, to) == (start, end) {
                    piece.clone()
                } else {
                    piece.slice(from - start..to - start)
                });
            }
            if end >= range.end {
                break;
            }
        }
        out
    }

    /// Makes the file `size` bytes long; growing leaves a hole.
    pub fn truncate(&mut self, size: u64) {
        if size < self.size {
            *self = self.slice(0..size);
        } else {
            self.push(Piece::Hole(size - self.size));
        }
    }

    /// Writes `data` at `offset`; beyond the end a hole comes first.
    pub fn write_at(&mut self, offset: u64, data: &Self) {
        if data.is_empty() {
            return;
        }
        let end = offset.saturating_add(data.size);
        let mut out = self.slice(0..offset.min(self.size));
        out.truncate(offset);
        for piece in data.pieces() {
            // What is written takes blocks, also if it came out of a hole.
            match piece {
                Piece::Hole(len) => out.append(&Self::zeros(*len)),
                piece => out.push(piece.clone()),
            }
        }
        out.append(&self.slice(end.min(self.size)..self.size));
        *self = out;
    }

    /// The stretches that take blocks, whole blocks each, neighbours joined, the last cut at the
    /// end of the file: what `SEEK_DATA` and `SEEK_HOLE` tell.
    fn data(&self) -> Vec<Range<u64>> {
        let mut out: Vec<Range<u64>> = Vec::new();
        let mut at = 0;
        for piece in self.pieces() {
            let end = at + piece.len();
            if !matches!(piece, Piece::Hole(_)) {
                let (from, to) = (at / BLOCK * BLOCK, end.div_ceil(BLOCK) * BLOCK);
                match out.last_mut() {
                    Some(last) if last.end >= from => last.end = last.end.max(to),
                    _ => out.push(from..to),
                }
            }
            at = end;
        }
        if let Some(last) = out.last_mut() {
            last.end = last.end.min(self.size);
        }
        out
    }

    /// Bytes of the blocks it takes on disk.
    #[must_use]
    pub fn allocated(&self) -> u64 {
        let blocks: u64 =
            self.data().iter().map(|r| (r.end - r.start).div_ceil(BLOCK) * BLOCK).sum();
        // A large file needs a block for its extents.
        blocks + if blocks > 512 << 20 { BLOCK } else { 0 }
    }

    /// Bytes that are no holes.
    #[must_use]
    pub fn data_bytes(&self) -> u64 {
        self.pieces().iter().filter(|p| !matches!(p, Piece::Hole(_))).map(Piece::len).sum()
    }

    /// The copy a copy-up makes: holes are skipped, but from each data start on 1 MiB is copied at
    /// a time, so that a hole inside such a stretch takes blocks in the copy.
    ///
    /// Source: Linux `fs/overlayfs/copy_up.c`, `ovl_copy_up_file`.
    #[must_use]
    pub fn copied_up(&self) -> Self {
        if !self.pieces().iter().any(|piece| matches!(piece, Piece::Hole(_))) {
            return self.clone();
        }
        let data = self.data();
        let mut out = Self::default();
        let mut at = 0;
        while at < self.size {
            let Some(next) = data.iter().find(|run| run.end > at) else { break };
            at = at.max(next.start);
            out.truncate(at);
            let end = (at + CHUNK).min(self.size);
            for piece in self.slice(at..end).pieces() {
                match piece {
                    Piece::Hole(len) => out.append(&Self::zeros(*len)),
                    piece => out.push(piece.clone()),
                }
            }
            at = end;
        }
        out.truncate(self.size);
        out
    }

    /// The same with every hole filled: what a tool writes that copies byte by byte.
    #[must_use]
    pub fn filled(&self) -> Self {
        let mut out = Self::default();
        out.write_at(0, self);
        out
    }

    /// The bytes of `range`, as far as there are any.
    ///
    /// # Errors
    /// What the store lacks of image files.
    pub fn read(
        &self,
        range: Range<u64>,
        store: &dyn ContentStore,
    ) -> Result<Vec<u8>, Vec<Wanted>> {
        let mut out = Vec::new();
        let mut lacking = Vec::new();
        for piece in self.slice(range).pieces() {
            match piece {
                Piece::Bytes(bytes) => out.extend_from_slice(bytes),
                Piece::Hole(len) => out.resize(out.len() + *len as usize, 0),
                Piece::Repeat { pattern, phase, len } => {
                    let from = pattern.iter().cycle().skip(*phase as usize);
                    out.extend(from.take(*len as usize));
                }
                Piece::Image { inode, offset, len } => {
                    let wanted = Wanted { inode: *inode, offset: *offset, len: *len };
                    match store.bytes(wanted) {
                        Some(bytes) => out.extend_from_slice(&bytes),
                        None => lacking.push(wanted),
                    }
                }
            }
        }
        if lacking.is_empty() { Ok(out) } else { Err(lacking) }
    }
}
