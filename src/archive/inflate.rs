//! gzip (RFC 1952) taken off as the bytes come, in one pass and without its checksum. What is not as it
//! should be is left to [`super::gzip`], which can say what is wrong.

use onionskin_deflate::{HISTORY, Inflate as Deflate};

use super::fed::NotFed;
use super::gzip::{FCOMMENT, FEXTRA, FHCRC, FNAME, RESERVED};

/// Bytes given out at once.
const ROOM: usize = 256 << 10;
/// Stored bytes of the headers of one member at most: names and comments have no limit of their own.
const HEADER: usize = 64 << 10;
/// Bytes looked at before the headers of a member are read anew.
const PIECE: usize = 64;
/// Bytes of a trailer: a sum, and behind it a length.
const TRAILER: usize = 8;
const SUM: usize = 4;

enum Stage {
    Header,
    Body,
    Trailer,
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
    deflate: Deflate,
    /// What was given out last, as far as it is referred to, and what comes.
    window: Vec<u8>,
    at: usize,
    /// Of this member, as its trailer counts them.
    length: u32,
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
            deflate: Deflate::new(),
            window: vec![0; HISTORY + ROOM],
            at: 0,
            length: 0,
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
                Stage::Trailer => self.trailer(bytes),
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
        self.deflate = Deflate::new();
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
        let (took, made) =
            self.deflate.read(from, &mut self.window, self.at).map_err(|_| NotFed)?;
        self.at += made;
        self.length = self.length.wrapping_add(made as u32);
        if held.is_empty() {
            *bytes = &bytes[took..];
        } else {
            self.held = held[took..].to_vec();
        }
        if self.deflate.is_done() {
            self.stage = Stage::Trailer;
            self.held.splice(..0, self.deflate.behind());
        }
        Ok(made)
    }

    /// The sum, which is not looked at, and the length.
    fn trailer(&mut self, bytes: &mut &[u8]) -> bool {
        if !self.held_up_to(TRAILER, bytes) {
            return false;
        }
        let length = self.held.get(SUM..).and_then(<[u8]>::first_chunk);
        self.wrong_length |=
            length.is_some_and(|&length| u32::from_le_bytes(length) != self.length);
        self.held.drain(..TRAILER);
        self.stage = Stage::Next;
        true
    }

    /// Holds as many bytes, if so many come.
    fn held_up_to(&mut self, want: usize, bytes: &mut &[u8]) -> bool {
        while self.held.len() < want {
            if !self.hold(bytes, want - self.held.len()) {
                return false;
            }
        }
        true
    }

    /// Whether another member follows.
    fn behind(&mut self, bytes: &mut &[u8], all: bool) -> bool {
        if !self.held_up_to(3, bytes) && !all {
            return false;
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
