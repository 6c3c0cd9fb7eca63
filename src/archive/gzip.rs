//! gzip (RFC 1952): members one after another, checksums, and what may follow them.

use std::io::BufRead;

use crc32fast::Hasher;
use flate2::{Decompress, FlushDecompress, Status};

use super::decode::{Faults, Stop};
use super::input::Input;

// The flags of a member's header.
pub(super) const FHCRC: u8 = 2;
pub(super) const FEXTRA: u8 = 4;
pub(super) const FNAME: u8 = 8;
pub(super) const FCOMMENT: u8 = 16;
pub(super) const RESERVED: u8 = 0xe0;

enum State {
    /// Before the header of the first member.
    Start,
    /// Inside the compressed data of a member.
    Body,
    /// Behind the last member.
    End,
}

/// A gzip stream of one or more members.
///
/// Written around raw inflate so that a wrong checksum, a cut, damage and trailing bytes can be told
/// apart.
pub(super) struct Gzip<'a> {
    pub(super) input: Input<'a>,
    pub(super) faults: Faults,
    state: State,
    inflate: Decompress,
    crc: Hasher,
    /// Bytes of this member, as the trailer counts them.
    length: u32,
    /// What the next call tells, because this one had bytes to give out.
    pending: Option<Stop>,
}

impl<'a> Gzip<'a> {
    pub(super) fn new(input: Input<'a>) -> Self {
        Self {
            input,
            faults: Faults::default(),
            state: State::Start,
            inflate: Decompress::new(false),
            crc: Hasher::new(),
            length: 0,
            pending: None,
        }
    }

    pub(super) fn read(&mut self, buf: &mut [u8]) -> Result<usize, Stop> {
        if buf.is_empty() {
            return Ok(0);
        }
        if let Some(stop) = self.pending.take() {
            return Err(stop);
        }
        loop {
            match self.state {
                State::End => return Ok(0),
                State::Start => self.header()?,
                State::Body => {
                    let n = self.body(buf)?;
                    if n > 0 {
                        return Ok(n);
                    }
                }
            }
        }
    }

    fn byte(&mut self) -> Result<u8, Stop> {
        let first = self.input.fill_buf().ok().and_then(|have| have.first().copied());
        let byte = first.ok_or(Stop::Damaged)?;
        self.input.consume(1);
        Ok(byte)
    }

    fn little_u32(&mut self) -> Result<u32, Stop> {
        let mut value = 0;
        for shift in [0, 8, 16, 24] {
            value |= u32::from(self.byte()?) << shift;
        }
        Ok(value)
    }

    fn text(&mut self) -> Result<(), Stop> {
        while self.byte()? != 0 {}
        Ok(())
    }

    fn header(&mut self) -> Result<(), Stop> {
        let magic = [self.byte()?, self.byte()?, self.byte()?];
        let flags = self.byte()?;
        if magic != [0x1f, 0x8b, 8] || flags & RESERVED != 0 {
            return Err(Stop::Damaged);
        }
        for _ in 0..6 {
            self.byte()?;
        }
        if flags & FEXTRA != 0 {
            let len = u64::from(self.byte()?) | u64::from(self.byte()?) << 8;
            if self.input.skip(len) < len {
                return Err(Stop::EndsEarly);
            }
        }
        if flags & FNAME != 0 {
            self.text()?;
        }
        if flags & FCOMMENT != 0 {
            self.text()?;
        }
        if flags & FHCRC != 0 {
            self.byte()?;
            self.byte()?;
        }
        self.state = State::Body;
        self.inflate.reset(false);
        self.crc.reset();
        self.length = 0;
        Ok(())
    }

    fn body(&mut self, buf: &mut [u8]) -> Result<usize, Stop> {
        let mut written = 0;
        while written < buf.len() {
            let have = match self.input.fill_buf() {
                Ok(have) => have,
                Err(_) => return Err(Stop::Damaged),
            };
            let at_end = have.is_empty();
            let (took, made) = (self.inflate.total_in(), self.inflate.total_out());
            let status = self.inflate.decompress(have, &mut buf[written..], FlushDecompress::None);
            let took = (self.inflate.total_in() - took) as usize;
            let made = (self.inflate.total_out() - made) as usize;
            self.input.consume(took);
            self.crc.update(&buf[written..written + made]);
            self.length = self.length.wrapping_add(made as u32);
            written += made;
            match status {
                Ok(Status::StreamEnd) => {
                    return match self.trailer() {
                        Err(stop) if written == 0 => Err(stop),
                        end => {
                            self.pending = end.err();
                            Ok(written)
                        }
                    };
                }
                Ok(_) if took == 0 && made == 0 => {
                    let stop = if at_end { Stop::EndsEarly } else { Stop::Damaged };
                    return if written > 0 { Ok(written) } else { Err(stop) };
                }
                Ok(_) => {}
                Err(_) if written > 0 => return Ok(written),
                Err(_) => return Err(Stop::Damaged),
            }
        }
        Ok(written)
    }

    fn trailer(&mut self) -> Result<(), Stop> {
        let (crc, length) = (self.little_u32()?, self.little_u32()?);
        if self.crc.clone().finalize() != crc || length != self.length {
            self.faults.checksum = true;
        }
        match self.input.peek(3) {
            [] => self.state = State::End,
            [0x1f, 0x8b, 8] | [0x1f, 0x8b, 8, ..] => self.header()?,
            _ => {
                self.faults.trailing = true;
                self.state = State::End;
            }
        }
        Ok(())
    }
}
