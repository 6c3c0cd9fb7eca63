//! A deflate stream, behind a byte that says in which pieces it comes: what comes out is what the
//! reference makes of it, however it is cut.
#![no_main]

use std::io::Read;

use onionskin_deflate::{HISTORY, Inflate};

/// Bytes that are decoded at most.
const MOST: usize = 1 << 20;

fn unpacked(stream: &[u8], piece: usize) -> Option<Vec<u8>> {
    let mut inflate = Inflate::new();
    let mut window = vec![0; HISTORY + 3 * piece + 1];
    let (mut all, mut at) = (Vec::new(), 0);
    for mut bytes in stream.chunks(piece) {
        loop {
            if at == window.len() {
                window.copy_within(at - HISTORY.., 0);
                at = HISTORY;
            }
            let (took, made) = inflate.read(bytes, &mut window, at).ok()?;
            all.extend_from_slice(&window[at..at + made]);
            at += made;
            bytes = &bytes[took..];
            if inflate.is_done() {
                return Some(all);
            }
            if all.len() > MOST {
                return None;
            }
            if made == 0 && at < window.len() {
                assert!(bytes.is_empty(), "it takes what comes");
                break;
            }
        }
    }
    None
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&piece, stream)) = data.split_first() else { return };
    let Some(all) = unpacked(stream, usize::from(piece) * 16 + 1) else { return };
    let mut reference = Vec::new();
    let read = flate2::read::DeflateDecoder::new(stream).read_to_end(&mut reference);
    assert!(read.is_ok() && reference == all);
});
