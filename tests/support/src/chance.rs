//! Images made by chance, the same ones for the same number.

use crate::archive::Image;
use crate::text::layer;

/// An image of two to five layers on a handful of paths, with everything a layer can do to another:
/// files, directories and links over each other, hard links, whiteouts, opaque markers, missing
/// parents.
#[must_use]
pub fn image(seed: u64) -> Image {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let layers = (0..2 + dice.up_to(4)).map(|_| layer(&text(&mut dice))).collect();
    Image::of_layers(&format!("chance/image:{seed}"), layers)
}

/// The text of a layer. A path comes once, as real layers have it.
fn text(dice: &mut Dice) -> String {
    const PATHS: [&str; 12] =
        ["a", "b", "d", "d/a", "d/b", "d/e", "d/e/a", "d/e/f", "d/e/f/a", "x", "x/a", "x/y"];
    let mut out = String::new();
    for path in PATHS {
        let other = PATHS[dice.up_to(PATHS.len())];
        let modes = ["0644", "0600", "0755"];
        let mode = modes[dice.up_to(modes.len())];
        let line = match dice.up_to(16) {
            0..3 => format!("file {path} \"{}\" {mode}", "text".repeat(1 + dice.up_to(2))),
            3..6 => format!("dir {path} {mode}"),
            6 => format!("link {path} -> {other}"),
            7 => format!("hard {path} => {other}"),
            8 | 9 => format!("rm {path}"),
            10 => format!("dir {path}\nopaque {path}"),
            11 => format!("fifo {path}"),
            _ => continue,
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// Numbers by chance (xorshift64*).
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % end
    }
}
