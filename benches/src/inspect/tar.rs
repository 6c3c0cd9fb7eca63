//! A tar as POSIX has it (ustar), a header at a time.

use std::io::{self, Write};

/// A header; names longer than the field go on in its prefix.
pub fn header(name: &str, size: u64, kind: u8, mode: u32, link: &str) -> [u8; 512] {
    let mut header = [0; 512];
    let (prefix, name) = match name.len() {
        0..=100 => ("", name),
        // The last slash that leaves a name that fits.
        long => name
            .match_indices('/')
            .find(|(at, _)| long - at - 1 <= 100)
            .map_or(("", name), |(at, _)| (&name[..at], &name[at + 1..])),
    };
    let mut put = |at: usize, most: usize, text: &str| {
        let bytes = &text.as_bytes()[..text.len().min(most)];
        header[at..at + bytes.len()].copy_from_slice(bytes);
    };
    put(0, 100, name);
    put(100, 8, &format!("{mode:07o}"));
    put(108, 8, "0000000");
    put(116, 8, "0000000");
    put(124, 12, &format!("{size:011o}"));
    put(136, 12, &format!("{:011o}", 1_767_322_000));
    put(148, 8, "        ");
    put(157, 100, link);
    put(257, 8, "ustar\u{0}00");
    put(345, 155, prefix);
    header[156] = kind;
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

/// What fills the last block of a file of `size` bytes.
pub fn fill(out: &mut (impl Write + ?Sized), size: u64) -> io::Result<()> {
    let rest = usize::try_from(size % 512).unwrap_or(0);
    out.write_all(&[0; 512][..(512 - rest) % 512])
}

/// A whole member.
pub fn member(out: &mut (impl Write + ?Sized), name: &str, bytes: &[u8]) -> io::Result<()> {
    let size = bytes.len() as u64;
    out.write_all(&header(name, size, b'0', 0o644, ""))?;
    out.write_all(bytes)?;
    fill(out, size)
}
