//! gzip (RFC 1952) taken off as the bytes come, in one pass and without its checksum. What is not as it
//! should be is left to [`super::gzip`], which can say what is wrong.

use fdeflate::Decompressor;

use super::fed::NotFed;
use super::gzip::{FCOMMENT, FEXTRA, FHCRC, FNAME, RESERVED};

/// How far back deflate refers.
const HISTORY: usize = 32 << 10;
/// Bytes given out at once.
const ROOM: usize = 256 << 10;
/// Stored bytes of the headers of one member at most: names and comments have no limit of their own.
const HEADER: usize = 64 << 10;
/// Bytes looked at before the headers of a member are read anew.
const PIECE: usize = 64;
/// Bytes of a trailer, and the sum with which it begins.
const TRAILER: usize = 8;
const SUM: usize = 4;
/// Bytes that the decompressor may have taken behind the last of a member: a sum, and as many as are left
/// in 64 bits.
const TAKEN: usize = SUM + 3;
/// The decompressor wants zlib's headers: deflate, a window of 32 KiB.
const ZLIB: [u8; 2] = [0x78, 0x01];

enum Stage {
    Header,
    Body,
    /// How many of the bytes held are behind the sum of the member, if that is known.
    Trailer(Option<usize>),
    /// Behind a member.
    Next,
    /// Behind the last one.
    End,
}

/// A gzip stream of one or more members.
pub(super) struct Inflate {
    stage: Stage,
    /// Stored bytes that came and stand before those that come.
    held: Vec<u8>,
    deflate: Decompressor,
    /// What was given out last, as far as it is referred to, and what comes.
    window: Vec<u8>,
    at: usize,
    /// Of this member, as its trailer counts them.
    length: u32,
    /// The last stored bytes that the decompressor took.
    taken: [u8; TAKEN],
    /// A length did not match.
    pub(super) wrong_length: bool,
    /// Bytes follow the end of the stream.
    pub(super) trailing: bool,
}

impl Inflate {
    pub(super) fn new() -> Self {
        Self {
            stage: Stage::Header,
            held: Vec::new(),
            deflate: Decompressor::new(),
            window: vec![0; HISTORY + ROOM],
            at: 0,
            length: 0,
            taken: [0; TAKEN],
            wrong_length: false,
            trailing: false,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.stage, Stage::End)
    }

    /// The next bytes of what was stored, from the bytes that come, which are cut down; none when more
    /// of them are wanted, or no more. These are `all` of them.
    ///
    /// # Errors
    /// If something is wrong with them.
    pub(super) fn next(&mut self, bytes: &mut &[u8], all: bool) -> Result<Option<&[u8]>, NotFed> {
        loop {
            let goes_on = match self.stage {
                Stage::End => return Ok(None),
                Stage::Header => self.header(bytes)?,
                Stage::Body => match self.body(bytes)? {
                    0 => !bytes.is_empty() || !self.held.is_empty(),
                    n => return Ok(self.window.get(self.at - n..self.at)),
                },
                Stage::Trailer(taken) => self.trailer(taken, bytes, all)?,
                Stage::Next => self.behind(bytes, all),
            };
            if !goes_on {
                return if all { Err(NotFed) } else { Ok(None) };
            }
        }
    }

    /// Holds some of the bytes that come; whether there were any.
    fn hold(&mut self, bytes: &mut &[u8], most: usize) -> bool {
        let (first, rest) = bytes.split_at(most.min(bytes.len()));
        self.held.extend_from_slice(first);
        *bytes = rest;
        !first.is_empty()
    }

    fn header(&mut self, bytes: &mut &[u8]) -> Result<bool, NotFed> {
        let Some(len) = header_len(&self.held)? else {
            let room = self.held.len() < HEADER;
            return if room { Ok(self.hold(bytes, PIECE)) } else { Err(NotFed) };
        };
        self.held.drain(..len);
        self.deflate = Decompressor::new();
        self.deflate.ignore_adler32();
        self.deflate.read(&ZLIB, &mut [], 0, false).map_err(|_| NotFed)?;
        (self.at, self.length) = (0, 0);
        self.stage = Stage::Body;
        Ok(true)
    }

    /// Decompresses what is held, then what comes: how many bytes came out.
    fn body(&mut self, bytes: &mut &[u8]) -> Result<usize, NotFed> {
        if self.at == self.window.len() {
            self.window.copy_within(self.at - HISTORY.., 0);
            self.at = HISTORY;
        }
        let held = std::mem::take(&mut self.held);
        let from = if held.is_empty() { *bytes } else { &held };
        let read = self.deflate.read(from, &mut self.window, self.at, false);
        let (took, made) = read.map_err(|_| NotFed)?;
        let (before, behind) = from.split_at(took);
        let kept = before.len().min(TAKEN);
        self.taken.rotate_left(kept);
        self.taken[TAKEN - kept..].copy_from_slice(&before[before.len() - kept..]);
        self.at += made;
        self.length = self.length.wrapping_add(made as u32);
        let more = !behind.is_empty();
        if held.is_empty() {
            *bytes = &bytes[took..];
        } else {
            self.held = behind.to_vec();
        }
        if self.deflate.is_done() {
            // It fills 64 bits as long as there are bytes, and takes a sum out of them.
            self.stage = Stage::Trailer(more.then_some(TAKEN - SUM));
            self.held.splice(..0, self.taken);
        }
        Ok(made)
    }

    /// The length behind the sum: `taken` bytes of it were held as the member ended.
    fn trailer(
        &mut self,
        taken: Option<usize>,
        bytes: &mut &[u8],
        all: bool,
    ) -> Result<bool, NotFed> {
        let want = TAKEN + TRAILER - SUM;
        if self.held.len() < want - taken.unwrap_or(0) {
            if self.hold(bytes, 1) {
                return Ok(true);
            }
            if taken.is_some() || !all {
                return Ok(false);
            }
        }
        let says = |taken: usize| {
            let length = self.held.get(TAKEN - taken..).and_then(|held| held.first_chunk());
            length.is_some_and(|length| u32::from_le_bytes(*length) == self.length)
        };
        let taken = if let Some(taken) = taken {
            self.wrong_length |= !says(taken);
            taken
        } else {
            let mut fits = (0..=TAKEN - SUM).filter(|&taken| says(taken));
            fits.next().filter(|_| fits.next().is_none()).ok_or(NotFed)?
        };
        self.held.drain(..want - taken);
        self.stage = Stage::Next;
        Ok(true)
    }

    /// Whether another member follows.
    fn behind(&mut self, bytes: &mut &[u8], all: bool) -> bool {
        while self.held.len() < 3 {
            if !self.hold(bytes, 1) {
                if !all {
                    return false;
                }
                break;
            }
        }
        self.stage = match self.held[..] {
            [] => Stage::End,
            [0x1f, 0x8b, 8, ..] => Stage::Header,
            _ => {
                self.trailing = true;
                Stage::End
            }
        };
        true
    }
}

/// Bytes of a member's headers, once all of them are there.
fn header_len(bytes: &[u8]) -> Result<Option<usize>, NotFed> {
    let Some(&[a, b, method, flags, ..]) = bytes.first_chunk::<10>() else { return Ok(None) };
    if [a, b, method] != [0x1f, 0x8b, 8] || flags & RESERVED != 0 {
        return Err(NotFed);
    }
    let mut at = 10;
    if flags & FEXTRA != 0 {
        let Some(&[low, high]) = bytes.get(at..at + 2) else { return Ok(None) };
        at += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    for text in [FNAME, FCOMMENT] {
        if flags & text != 0 {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(end) = rest.iter().position(|&byte| byte == 0) else { return Ok(None) };
            at += end + 1;
        }
    }
    at += if flags & FHCRC != 0 { 2 } else { 0 };
    Ok((bytes.len() >= at).then_some(at))
}
