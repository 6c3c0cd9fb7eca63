//! Short texts made small: each bit is guessed from the bytes before it, and an arithmetic coder
//! spends the less on it the better the guess was.
//!
//! A guess is blended from contexts of rising length (in the manner of prediction by partial
//! matching); nothing but integers is used, so that a text packs to the same bytes everywhere.
//!
//! Not here: how the bytes are written in a link, and how long a text may be.

/// Bytes before the one guessed that a context has, the shortest first.
const ORDERS: [u32; 5] = [1, 2, 3, 4, 6];
/// Slots of all contexts together, as a power of two. Contexts that share one guess a bit worse.
const SLOTS: u32 = 18;
/// Certainty, in parts of 65536, that no guess exceeds.
const CERTAIN: u32 = 32;
/// Bits after which a context no longer gets slower to learn.
const SETTLED: u16 = 60;

/// What a context saw so far.
#[derive(Clone, Copy)]
struct Slot {
    /// That the bit is 1, in parts of 65536.
    one: u16,
    /// Bits seen.
    seen: u16,
}

/// Guesses the next bit.
struct Model {
    slots: Vec<Slot>,
    /// The last bytes, the latest lowest.
    before: u64,
    /// The bits of this byte so far, behind a 1.
    bits: u32,
    /// The contexts of the bit guessed last.
    places: [usize; ORDERS.len()],
}

impl Model {
    fn new() -> Self {
        let slots = vec![Slot { one: 1 << 15, seen: 0 }; 1 << SLOTS];
        Self { slots, before: 0, bits: 1, places: [0; ORDERS.len()] }
    }

    fn places(&self) -> [usize; ORDERS.len()] {
        ORDERS.map(|order| {
            let context = self.before & ((1 << (8 * order)) - 1);
            let key = (context << 8 | u64::from(self.bits)) ^ u64::from(order) << 60;
            // Multiplicative hashing by the golden ratio: the upper bits are the mixed ones.
            let mixed = (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            (mixed >> (64 - SLOTS)) as usize
        })
    }

    /// That the next bit is 1, in parts of 65536.
    fn guess(&mut self) -> u32 {
        self.places = self.places();
        let guess = self.places.iter().fold(1_i64 << 15, |guess, &place| {
            let slot = self.slots[place];
            let trust = 3 * i64::from(slot.seen);
            guess + (i64::from(slot.one) - guess) * trust / (trust + 2)
        });
        u32::try_from(guess).unwrap_or_default().clamp(CERTAIN, (1 << 16) - CERTAIN)
    }

    /// Says what the bit guessed is.
    fn learn(&mut self, bit: bool) {
        for place in self.places {
            let slot = &mut self.slots[place];
            let (one, seen) = (u32::from(slot.one), u32::from(slot.seen));
            let pace = 2 * seen + 3;
            let one = if bit { one + (0xFFFF - one) * 2 / pace } else { one - one * 2 / pace };
            slot.one = u16::try_from(one).unwrap_or(u16::MAX);
            slot.seen = SETTLED.min(slot.seen + 1);
        }
        self.bits = self.bits << 1 | u32::from(bit);
        if self.bits > 0xFF {
            self.before = self.before << 8 | u64::from(self.bits & 0xFF);
            self.bits = 1;
        }
    }
}

/// The numbers that the bits so far leave, both ends included.
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const ALL: Self = Self { low: 0, high: u32::MAX };

    /// The last number that stands for a 1.
    fn split(&self, one: u32) -> u32 {
        let part = (u64::from(self.high - self.low) * u64::from(one)) >> 16;
        self.low + u32::try_from(part).unwrap_or_default()
    }

    fn narrow(&mut self, split: u32, bit: bool) {
        if bit {
            self.high = split;
        } else {
            self.low = split + 1;
        }
    }

    /// The upper byte, once both ends agree on it; it is taken off.
    fn shift(&mut self) -> Option<u8> {
        let [byte, ..] = self.low.to_be_bytes();
        (byte == self.high.to_be_bytes()[0]).then(|| {
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
            byte
        })
    }
}

/// Packs bytes; how many there are is not kept.
pub fn encode(bytes: &[u8]) -> Vec<u8> {
    let (mut model, mut interval, mut out) = (Model::new(), Interval::ALL, Vec::new());
    for byte in bytes {
        for at in (0..8).rev() {
            let bit = byte >> at & 1 == 1;
            interval.narrow(interval.split(model.guess()), bit);
            model.learn(bit);
            out.extend(std::iter::from_fn(|| interval.shift()));
        }
    }
    out.extend(interval.high.to_be_bytes());
    out
}

/// Unpacks so many bytes; none if `packed` is longer or shorter than what [`encode`] made of them.
pub fn decode(packed: &[u8], len: usize) -> Option<Vec<u8>> {
    let (mut model, mut interval, mut out) = (Model::new(), Interval::ALL, Vec::new());
    let (first, mut rest) = packed.split_first_chunk()?;
    let mut number = u32::from_be_bytes(*first);
    while out.len() < len {
        let mut byte = 0_u8;
        for _ in 0..8 {
            let split = interval.split(model.guess());
            let bit = number <= split;
            interval.narrow(split, bit);
            model.learn(bit);
            byte = byte << 1 | u8::from(bit);
            while interval.shift().is_some() {
                let (&next, after) = rest.split_first()?;
                number = number << 8 | u32::from(next);
                rest = after;
            }
        }
        out.push(byte);
    }
    rest.is_empty().then_some(out)
}
