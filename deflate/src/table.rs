//! Tables that tell a symbol from the bits that come (RFC 1951, 3.2).
//!
//! An entry is 32 bits: how many bits are taken lowest, what they mean highest. No bits taken is no code.

use crate::Damaged;

/// The entry is a byte, which stands above [`VALUE`].
pub const LITERAL: u32 = 1 << 31;
/// The entry is neither a byte nor a length or distance.
pub const EXCEPTIONAL: u32 = 1 << 15;
/// The block ends.
pub const END: u32 = 1 << 14;
/// Where the value of an entry begins: a byte; the least length or distance; where a second table is.
pub const VALUE: u32 = 16;
/// Where the bits of the code alone stand, without those that are added; or the bits of a second table.
pub const ALONE: u32 = 8;
/// What is left of them there.
pub const FEW: u32 = 31;

/// The longest code.
const LONGEST: usize = 15;
/// Symbols at most, of any alphabet.
const SYMBOLS: usize = 288;

/// What a symbol is, by its code's length.
pub type Meaning = fn(usize, u32) -> u32;

const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

const DISTANCES: [(u16, u8); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];

fn ranged(of: Option<&(u16, u8)>, len: u32) -> u32 {
    let Some(&(least, extra)) = of else { return 0 };
    u32::from(least) << VALUE | len << ALONE | (len + u32::from(extra))
}

/// Bytes, the end of the block, lengths.
pub fn literal(symbol: usize, len: u32) -> u32 {
    match symbol {
        0..256 => LITERAL | (symbol as u32) << VALUE | len,
        256 => EXCEPTIONAL | END | len,
        _ => ranged(LENGTHS.get(symbol - 257), len),
    }
}

/// Distances.
pub fn distance(symbol: usize, len: u32) -> u32 {
    ranged(DISTANCES.get(symbol), len)
}

/// Lengths of codes.
pub fn code_length(symbol: usize, len: u32) -> u32 {
    (symbol as u32) << VALUE | len
}

/// Makes a table of codes of `lengths`, which tells by `first` bits, then where that is not enough by a
/// second table behind it.
///
/// # Errors
/// If they are not the lengths of a complete set of codes. `lone` lets one code stand alone, and none.
pub fn build(
    lengths: &[u8],
    first: u32,
    table: &mut [u32],
    meaning: Meaning,
    lone: bool,
) -> Result<(), Damaged> {
    let mut count = [0_u32; LONGEST + 1];
    for &len in lengths {
        *count.get_mut(usize::from(len)).ok_or(Damaged)? += 1;
    }
    let used = lengths.len() as u32 - count[0];
    count[0] = 0;
    let (mut codes, mut places) = ([0_u32; LONGEST + 1], [0_usize; LONGEST + 2]);
    let (mut code, mut room) = (0, 0);
    for len in 1..=LONGEST {
        code = (code + count[len - 1]) << 1;
        codes[len] = code;
        places[len + 1] = places[len] + count[len] as usize;
        room += count[len] << (LONGEST - len);
    }
    let complete = room == 1 << LONGEST;
    if !(complete || lone && (used == 0 || used == 1 && count[1] == 1)) {
        return Err(Damaged);
    }
    let size = 1 << first;
    if !complete {
        table[..size].fill(0);
    }
    let mut sorted = [0_u16; SYMBOLS];
    for (symbol, &len) in lengths.iter().enumerate().filter(|(_, len)| **len != 0) {
        let place = &mut places[usize::from(len)];
        sorted[*place] = symbol as u16;
        *place += 1;
    }
    let mut symbols = sorted.iter().map(|&symbol| usize::from(symbol));
    let mut end = size;
    let (mut begin, mut before) = (0, usize::MAX);
    for len in 1..=LONGEST as u32 {
        let of_len = count[len as usize];
        for (nth, symbol) in (0..of_len).zip(&mut symbols) {
            let code = codes[len as usize] + nth;
            // Codes come with their highest bit first.
            let code = (code.reverse_bits() >> (u32::BITS - len)) as usize;
            if len <= first {
                let entry = meaning(symbol, len);
                let mut at = code;
                while at < size {
                    table[at] = entry;
                    at += 1 << len;
                }
                continue;
            }
            let prefix = code & (size - 1);
            if prefix != before {
                // As many bits as the codes need that begin so: they come next, in order.
                before = prefix;
                let mut bits = len - first;
                let mut taken = of_len - nth;
                while taken < 1 << bits && bits + first < LONGEST as u32 {
                    bits += 1;
                    taken = (taken << 1) + count[(first + bits) as usize];
                }
                begin = end;
                end += 1 << bits;
                if end > table.len() {
                    return Err(Damaged);
                }
                table[prefix] = EXCEPTIONAL | (begin as u32) << VALUE | bits << ALONE | first;
            }
            let entry = meaning(symbol, len - first);
            let mut at = begin + (code >> first);
            while at < end {
                table[at] = entry;
                at += 1 << (len - first);
            }
        }
    }
    Ok(())
}
