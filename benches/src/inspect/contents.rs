//! Contents that compress as those of real images do, made at the speed of copying.

use std::io::{self, Write};

/// Bytes of a pool. Deflate looks back 32 KiB, so what comes again out of a pool is new to it.
const POOL: usize = 8 << 20;
const WORDS: usize = 6_000;

/// Two pools, of text and of something like machine code, and pieces of them.
pub struct Contents {
    words: Vec<String>,
    text: Vec<u8>,
    code: Vec<u8>,
}

impl Contents {
    pub fn new() -> Self {
        let mut chance = Chance::new(7);
        let words: Vec<String> = (0..WORDS).map(|_| spell(&mut chance)).collect();
        let mut text = Vec::with_capacity(POOL + 64);
        while text.len() < POOL {
            let word = &words[chance.often_small(WORDS)];
            text.extend_from_slice(word.as_bytes());
            text.extend_from_slice(match chance.below(12) {
                0 => b"(",
                1 => b");\n  ",
                2 => b".",
                3 => b" = ",
                4 => b", ",
                _ => b" ",
            });
        }
        // Instructions: few opcodes, small numbers that differ.
        let mut code = Vec::with_capacity(POOL + 8);
        while code.len() < POOL {
            let op = chance.often_small(200) as u64;
            let bytes = match chance.below(8) {
                0 => chance.next(),
                1..4 => op | (chance.next() & 0xff) << 16,
                _ => op << 8 | op.wrapping_mul(31) << 24 | (chance.next() & 0x3f) << 40,
            };
            code.extend_from_slice(&bytes.to_le_bytes()[..3 + chance.below(4)]);
        }
        Self { words, text, code }
    }

    /// A word for a name.
    pub fn word(&self, chance: &mut Chance) -> &str {
        &self.words[chance.often_small(WORDS)]
    }

    /// Writes a file's contents.
    pub fn write(
        &self,
        out: &mut (impl Write + ?Sized),
        mut size: u64,
        chance: &mut Chance,
    ) -> io::Result<()> {
        let pool = if chance.below(2) == 0 { &self.text } else { &self.code };
        while size > 0 {
            let piece = 2_000 + chance.below(30_000);
            let piece = usize::try_from(size).unwrap_or(piece).min(piece);
            let from = chance.below(POOL - piece);
            out.write_all(&pool[from..from + piece])?;
            size -= piece as u64;
        }
        Ok(())
    }
}

fn spell(chance: &mut Chance) -> String {
    const PARTS: [&str; 24] = [
        "con", "fig", "ser", "ver", "get", "set", "in", "ter", "nal", "req", "uest", "han", "dle",
        "mo", "dule", "ex", "port", "de", "fault", "lo", "ad", "er", "str", "ing",
    ];
    (0..2 + chance.below(3)).map(|_| PARTS[chance.below(PARTS.len())]).collect()
}

/// Numbers that look like chance and are the same every time (xorshift).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }

    /// A number below `end`, small ones far more often.
    pub fn often_small(&mut self, end: usize) -> usize {
        let most = self.below(end) + 1;
        let most = self.below(most) + 1;
        self.below(most)
    }

    /// What a file weighs beside others: many are small, a few are huge.
    pub fn weight(&mut self) -> u64 {
        let scale = [1, 3, 10, 30, 100, 300, 1_000, 6_000][self.often_small(8)];
        scale * (100 + self.below(900) as u64)
    }
}
