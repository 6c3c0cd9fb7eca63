//! deflate (RFC 1951), decoded as its bytes come.
//!
//! In the browser most of the time that an image of gzip layers takes is spent here, so what is decoded
//! stays in two numbers while there is room to run ([`Inflate::run`]): a symbol is one look into a table,
//! and after at most three of them eight bytes are taken at once.

mod table;

use table::{ALONE, END, EXCEPTIONAL, FEW, LITERAL, VALUE};

/// How far back deflate refers, in bytes.
pub const HISTORY: usize = 32 << 10;

/// Bits by which a symbol is looked up first, and entries of its table with what follows: no more than
/// 2,342 and 402 are needed for 286 and 30 symbols of 15 bits.
const SYMBOL_BITS: u32 = 11;
const SYMBOL_ENTRIES: usize = 4096;
const DISTANCE_BITS: u32 = 8;
const DISTANCE_ENTRIES: usize = 512;
/// The same of the lengths of codes: 19 symbols of at most 7 bits.
const LENGTH_BITS: u32 = 7;
const LENGTH_ENTRIES: usize = 1 << LENGTH_BITS;
/// In which order the lengths of their codes stand.
const ORDER: [u8; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The longest match, and bytes copied at once: so far behind a match zeros or other bytes may be written.
const MATCH: usize = 258;
const PIECE: usize = 16;
/// Room for one turn of [`Inflate::run`]: two bytes and a match.
const ROOM: usize = 2 + MATCH + 2 * PIECE;
/// Bytes that one turn takes at most: it fills its bits up twice.
const TURN: usize = 16;

/// The stream is not deflate, or one that no encoder in use writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// Bits that came and were not taken yet, the first of them lowest. Above `count` there may be more, which
/// are those that come next.
#[derive(Clone, Copy, Default)]
struct Bits {
    held: u64,
    count: u32,
}

impl Bits {
    /// Fills up from eight bytes: at least 56 bits are there then. How many bytes it took.
    #[inline(always)]
    fn fill(&mut self, bytes: [u8; 8]) -> usize {
        self.held |= u64::from_le_bytes(bytes) << (self.count & 63);
        let took = (63 - (self.count & 63)) >> 3;
        self.count |= 56;
        took as usize
    }

    /// Fills up from what there is.
    fn fill_from(&mut self, input: &mut &[u8]) {
        if let Some(&bytes) = input.first_chunk() {
            *input = &input[self.fill(bytes)..];
            return;
        }
        while let (true, Some((&byte, rest))) = (self.count < 56, input.split_first()) {
            self.held |= u64::from(byte) << self.count;
            self.count += 8;
            *input = rest;
        }
    }

    #[inline(always)]
    fn take(&mut self, count: u32) {
        self.held >>= count & 63;
        self.count = self.count.wrapping_sub(count);
    }

    /// The lowest bits.
    #[inline(always)]
    fn low(self, count: u32) -> usize {
        self.held as usize & ((1 << count) - 1)
    }
}

/// A length or a distance: its least value and the bits added, which stand behind its code in `bits`.
#[inline(always)]
fn value(entry: u32, bits: Bits) -> usize {
    let added = bits.held & ((1 << (entry & 63)) - 1);
    (entry >> VALUE) as usize + (added >> (entry >> ALONE & FEW)) as usize
}

/// Where the second table says more of an entry.
#[inline(always)]
fn second(entry: u32, bits: Bits) -> usize {
    (entry >> VALUE) as usize + bits.low(entry >> ALONE & FEW)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Before a block.
    Block,
    /// So many bytes are left of a block that is stored as it is.
    Stored(usize),
    /// Before the lengths of the codes of the lengths: so many.
    Lengths(usize),
    /// So many lengths of codes were read.
    Codes(usize),
    Symbols,
    Done,
}

/// A deflate stream.
pub struct Inflate {
    bits: Bits,
    stage: Stage,
    /// The block is the last.
    last: bool,
    /// How many lengths of codes of literals there are, and of distances.
    counts: (usize, usize),
    lengths: [u8; 320],
    length_table: [u32; LENGTH_ENTRIES],
    symbols: Box<[u32; SYMBOL_ENTRIES]>,
    distances: Box<[u32; DISTANCE_ENTRIES]>,
    /// The tables are those of blocks with fixed codes.
    fixed: bool,
    /// Distance and length of a match for which there was no room.
    match_left: (usize, usize),
}

impl Default for Inflate {
    fn default() -> Self {
        Self::new()
    }
}

impl Inflate {
    /// Before the first byte.
    #[must_use]
    pub fn new() -> Self {
        Self {
            bits: Bits::default(),
            stage: Stage::Block,
            last: false,
            counts: (0, 0),
            lengths: [0; 320],
            length_table: [0; LENGTH_ENTRIES],
            symbols: Box::new([0; SYMBOL_ENTRIES]),
            distances: Box::new([0; DISTANCE_ENTRIES]),
            fixed: false,
            match_left: (0, 0),
        }
    }

    /// The last block has ended.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// The bytes that were taken and stand behind the stream, once it is done: at most seven.
    pub fn behind(&self) -> impl Iterator<Item = u8> + use<> {
        let whole = self.bits.count as usize / 8;
        (self.bits.held >> (self.bits.count % 8)).to_le_bytes().into_iter().take(whole)
    }

    /// Decodes from `input` into `out`, from `from` on: how many bytes it took, and how many it made. What
    /// stands before `from` is what was made before, [`HISTORY`] of it unless there is less; what stands
    /// behind what it made may be overwritten. It ends when the input or the room does, or the stream.
    ///
    /// # Errors
    /// If the stream is damaged.
    pub fn read(
        &mut self,
        input: &[u8],
        out: &mut [u8],
        from: usize,
    ) -> Result<(usize, usize), Damaged> {
        let (mut rest, mut at) = (input, from);
        self.go_on_copying(out, &mut at);
        while match self.stage {
            Stage::Block => self.block(&mut rest)?,
            Stage::Stored(left) => self.stored(left, &mut rest, out, &mut at),
            Stage::Lengths(count) => self.code_lengths(count, &mut rest)?,
            Stage::Codes(read) => self.codes(read, &mut rest)?,
            Stage::Symbols => {
                self.run(&mut rest, out, &mut at)?;
                self.walk(&mut rest, out, &mut at)?
            }
            Stage::Done => false,
        } {}
        Ok((input.len() - rest.len(), at - from))
    }

    fn ended(&mut self) {
        self.stage = if self.last { Stage::Done } else { Stage::Block };
    }

    /// The header of a block (3.2.3). Like the other stages it says whether it was all there.
    fn block(&mut self, rest: &mut &[u8]) -> Result<bool, Damaged> {
        self.bits.fill_from(rest);
        let bits = self.bits;
        if bits.count < 3 {
            return Ok(false);
        }
        self.last = bits.low(1) != 0;
        match bits.held >> 1 & 3 {
            0 => {
                // The bytes of the lengths begin with a whole byte.
                let before = 3 + (bits.count - 3) % 8;
                if bits.count < before + 32 {
                    return Ok(false);
                }
                let both = bits.held >> before;
                let (len, inverse) = (both as u16, (both >> 16) as u16);
                if len != !inverse {
                    return Err(Damaged);
                }
                self.bits.take(before + 32);
                self.stage = Stage::Stored(usize::from(len));
            }
            1 => {
                self.bits.take(3);
                if !self.fixed {
                    let mut lengths = [8; 288];
                    lengths[144..256].fill(9);
                    lengths[256..280].fill(7);
                    self.tables(&lengths, &[5; 32])?;
                }
                self.fixed = true;
                self.stage = Stage::Symbols;
            }
            2 => {
                if bits.count < 17 {
                    return Ok(false);
                }
                let number = |at: u32, of: u32| (bits.held >> at) as usize & ((1 << of) - 1);
                self.counts = (257 + number(3, 5), 1 + number(8, 5));
                if self.counts.0 > 286 || self.counts.1 > 30 {
                    return Err(Damaged);
                }
                self.bits.take(17);
                self.stage = Stage::Lengths(4 + number(13, 4));
            }
            _ => return Err(Damaged),
        }
        Ok(true)
    }

    /// Bytes that are stored as they are (3.2.4).
    fn stored(
        &mut self,
        mut left: usize,
        rest: &mut &[u8],
        out: &mut [u8],
        at: &mut usize,
    ) -> bool {
        // First those that were taken as bits.
        while left > 0 && self.bits.count >= 8 && *at < out.len() {
            out[*at] = self.bits.held as u8;
            self.bits.take(8);
            (*at, left) = (*at + 1, left - 1);
        }
        if self.bits.count == 0 {
            self.bits.held = 0;
            let count = left.min(rest.len()).min(out.len() - *at);
            let (first, behind) = rest.split_at(count);
            out[*at..*at + count].copy_from_slice(first);
            (*rest, *at, left) = (behind, *at + count, left - count);
        }
        self.stage = Stage::Stored(left);
        if left == 0 {
            self.ended();
        }
        left == 0
    }

    /// The lengths of the codes with which the lengths of the others are told (3.2.7).
    fn code_lengths(&mut self, count: usize, rest: &mut &[u8]) -> Result<bool, Damaged> {
        self.bits.fill_from(rest);
        if self.bits.count as usize + rest.len() * 8 < 3 * count {
            return Ok(false);
        }
        let mut lengths = [0; ORDER.len()];
        for (nth, &symbol) in ORDER.iter().take(count).enumerate() {
            // There are up to 57 bits.
            if nth == 16 {
                self.bits.fill_from(rest);
            }
            lengths[usize::from(symbol)] = self.bits.low(3) as u8;
            self.bits.take(3);
        }
        table::build(&lengths, LENGTH_BITS, &mut self.length_table, table::code_length, false)?;
        self.stage = Stage::Codes(0);
        Ok(true)
    }

    /// The lengths of the codes of literals and of distances (3.2.7).
    fn codes(&mut self, mut read: usize, rest: &mut &[u8]) -> Result<bool, Damaged> {
        let (literals, distances) = self.counts;
        let total = literals + distances;
        while read < total {
            self.bits.fill_from(rest);
            let entry = self.length_table[self.bits.low(LENGTH_BITS)];
            let (len, symbol) = (entry & 15, (entry >> VALUE) as u8);
            let (least, added) = match symbol {
                16 => (3, 2),
                17 => (3, 3),
                18 => (11, 7),
                _ => (1, 0),
            };
            if self.bits.count < len + added {
                self.stage = Stage::Codes(read);
                return Ok(false);
            }
            let value = match symbol {
                16 => *read.checked_sub(1).and_then(|at| self.lengths.get(at)).ok_or(Damaged)?,
                17 | 18 => 0,
                len => len,
            };
            self.bits.take(len);
            let times = least + self.bits.low(added);
            self.bits.take(added);
            if read + times > total {
                return Err(Damaged);
            }
            self.lengths[read..read + times].fill(value);
            read += times;
        }
        let lengths = self.lengths;
        self.fixed = false;
        self.tables(&lengths[..literals], &lengths[literals..total])?;
        self.stage = Stage::Symbols;
        Ok(true)
    }

    fn tables(&mut self, literals: &[u8], distances: &[u8]) -> Result<(), Damaged> {
        table::build(literals, SYMBOL_BITS, &mut self.symbols[..], table::literal, false)?;
        table::build(distances, DISTANCE_BITS, &mut self.distances[..], table::distance, true)?;
        Ok(())
    }

    /// Copies what is left of a match, as far as there is room.
    fn go_on_copying(&mut self, out: &mut [u8], at: &mut usize) {
        let (distance, left) = self.match_left;
        let count = left.min(out.len() - *at);
        for to in *at..*at + count {
            out[to] = out[to - distance];
        }
        *at += count;
        self.match_left.1 -= count;
    }

    /// One symbol after the other, where bytes or room may end. Whether the block ended.
    fn walk(&mut self, rest: &mut &[u8], out: &mut [u8], at: &mut usize) -> Result<bool, Damaged> {
        while self.stage == Stage::Symbols && *at < out.len() {
            self.bits.fill_from(rest);
            let mut bits = self.bits;
            let mut entry = self.symbols[bits.low(SYMBOL_BITS)];
            if entry & (EXCEPTIONAL | END) == EXCEPTIONAL {
                bits.take(SYMBOL_BITS);
                entry = self.symbols[second(entry, bits) % SYMBOL_ENTRIES];
            }
            let came = bits;
            bits.take(entry & 0xff);
            if entry & 0xff == 0 && self.bits.count >= 15 {
                return Err(Damaged);
            }
            if entry & 0xff == 0 || bits.count > self.bits.count {
                return Ok(false);
            }
            if entry & LITERAL != 0 {
                out[*at] = (entry >> VALUE) as u8;
                *at += 1;
                self.bits = bits;
                continue;
            }
            if entry & EXCEPTIONAL != 0 {
                self.bits = bits;
                self.ended();
                break;
            }
            let length = value(entry, came);
            let mut entry = self.distances[bits.low(DISTANCE_BITS)];
            if entry & EXCEPTIONAL != 0 {
                bits.take(DISTANCE_BITS);
                entry = self.distances[second(entry, bits) % DISTANCE_ENTRIES];
            }
            let came = bits;
            bits.take(entry & 0xff);
            if entry & 0xff == 0 && self.bits.count >= 48 {
                return Err(Damaged);
            }
            if entry & 0xff == 0 || bits.count > self.bits.count {
                return Ok(false);
            }
            let distance = value(entry, came);
            if distance > *at {
                return Err(Damaged);
            }
            self.bits = bits;
            self.match_left = (distance, length);
            self.go_on_copying(out, at);
        }
        Ok(self.stage != Stage::Symbols)
    }

    /// Symbols as long as there are bytes and room for a whole turn.
    ///
    /// A turn begins with at least 56 bits. It takes up to three bytes, of at most 11 bits each, or up to
    /// two and a length of at most 20: 42. With the bits filled up a distance takes at most 28, so that
    /// the next symbol, of 11, is known before they are filled up again.
    fn run(&mut self, rest: &mut &[u8], out: &mut [u8], place: &mut usize) -> Result<(), Damaged> {
        let input = *rest;
        let (Some(last_in), Some(last_out)) =
            (input.len().checked_sub(TURN + 8), out.len().checked_sub(ROOM))
        else {
            return Ok(());
        };
        let (symbols, distances) = (&*self.symbols, &*self.distances);
        let (mut bits, mut next, mut at) = (self.bits, 0, *place);
        macro_rules! fill {
            () => {
                let Some(&bytes) = input.get(next..).and_then(|input| input.first_chunk()) else {
                    return Err(Damaged);
                };
                next += bits.fill(bytes);
            };
        }
        let mut ended = false;
        fill!();
        let mut entry = symbols[bits.low(SYMBOL_BITS)];
        while next <= last_in && at < last_out {
            let mut came = bits;
            bits.take(entry & 0xff);
            if entry & LITERAL != 0 {
                let Some(to) = out.get_mut(at..).and_then(|out| out.first_chunk_mut::<4>()) else {
                    return Err(Damaged);
                };
                to[0] = (entry >> VALUE) as u8;
                entry = symbols[bits.low(SYMBOL_BITS)];
                came = bits;
                bits.take(entry & 0xff);
                at += 1;
                if entry & LITERAL != 0 {
                    to[1] = (entry >> VALUE) as u8;
                    entry = symbols[bits.low(SYMBOL_BITS)];
                    came = bits;
                    bits.take(entry & 0xff);
                    at += 1;
                    if entry & LITERAL != 0 {
                        to[2] = (entry >> VALUE) as u8;
                        entry = symbols[bits.low(SYMBOL_BITS)];
                        at += 1;
                        fill!();
                        continue;
                    }
                }
            }
            if entry & EXCEPTIONAL != 0 {
                if entry & END == 0 {
                    entry = symbols[second(entry, bits) % SYMBOL_ENTRIES];
                    came = bits;
                    bits.take(entry & 0xff);
                    if entry & LITERAL != 0 {
                        out[at] = (entry >> VALUE) as u8;
                        entry = symbols[bits.low(SYMBOL_BITS)];
                        at += 1;
                        fill!();
                        continue;
                    }
                }
                if entry & END != 0 {
                    ended = true;
                    break;
                }
            }
            if entry & 0xff == 0 {
                return Err(Damaged);
            }
            let length = value(entry, came);
            let mut far = distances[bits.low(DISTANCE_BITS)];
            if bits.count < 40 {
                fill!();
            }
            if far & EXCEPTIONAL != 0 {
                bits.take(DISTANCE_BITS);
                far = distances[second(far, bits) % DISTANCE_ENTRIES];
            }
            let distance = value(far, bits);
            bits.take(far & 0xff);
            if far & 0xff == 0 || distance > at {
                return Err(Damaged);
            }
            entry = symbols[bits.low(SYMBOL_BITS)];
            fill!();
            copy(out, at, distance, length);
            at += length;
        }
        *rest = &input[next..];
        (self.bits, *place) = (bits, at);
        if ended {
            self.ended();
        }
        Ok(())
    }
}

/// Copies a match of `length` bytes to `at`, and up to [`PIECE`] bytes of no meaning behind it.
#[inline(always)]
fn copy(out: &mut [u8], at: usize, distance: usize, length: usize) {
    let from = at - distance;
    if distance >= PIECE {
        out.copy_within(from..from + PIECE, at);
        let mut done = PIECE;
        while done < length {
            out.copy_within(from + done..from + done + PIECE, at + done);
            done += PIECE;
        }
    } else if distance == 1 {
        let piece = [out[from]; PIECE];
        let mut done = 0;
        while done < length {
            out[at + done..at + done + PIECE].copy_from_slice(&piece);
            done += PIECE;
        }
    } else {
        for to in at..at + length {
            out[to] = out[to - distance];
        }
    }
}
