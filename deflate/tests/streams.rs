//! Streams of another encoder come out as they went in, however they are cut; damaged ones end.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::{Read, Write};

use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, FlushCompress};
use onionskin_deflate::{Damaged, HISTORY, Inflate};
use proptest::prelude::*;

fn packed(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// What comes out, and how much of the stream stood behind its end; none where it does not end.
type Unpacked = Result<Option<(Vec<u8>, usize)>, Damaged>;

/// In pieces of `piece` bytes, with room for `room` of them.
fn unpacked(stream: &[u8], piece: usize, room: usize) -> Unpacked {
    let mut inflate = Inflate::new();
    let mut window = vec![0xaa; HISTORY + room];
    let (mut all, mut at) = (Vec::new(), 0);
    let mut taken = 0;
    for mut bytes in stream.chunks(piece) {
        loop {
            if at == window.len() {
                window.copy_within(at - HISTORY.., 0);
                at = HISTORY;
            }
            let (took, made) = inflate.read(bytes, &mut window, at)?;
            all.extend_from_slice(&window[at..at + made]);
            (at, taken) = (at + made, taken + took);
            bytes = &bytes[took..];
            if inflate.is_done() {
                let behind: Vec<u8> = inflate.behind().collect();
                assert_eq!(behind, stream[taken - behind.len()..taken]);
                return Ok(Some((all, stream.len() - taken + behind.len())));
            }
            if made == 0 && at < window.len() {
                assert!(bytes.is_empty(), "{} bytes were not taken", bytes.len());
                break;
            }
        }
    }
    Ok(None)
}

/// What the reference makes of it.
fn by_reference(stream: &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    DeflateDecoder::new(stream).read_to_end(&mut all).ok().map(|_| all)
}

/// Bytes as files have them: words that come again, runs, and noise.
fn contents() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        prop::collection::vec(b'a'..b'e', 0..2000),
        (any::<u8>(), 1..3000_usize).prop_map(|(byte, count)| vec![byte; count]),
        (prop::collection::vec(any::<u8>(), 1..40), 1..200_usize)
            .prop_map(|(word, times)| word.repeat(times)),
    ];
    let far = (prop::collection::vec(piece, 0..12), 0..4_usize, any::<bool>());
    far.prop_map(|(pieces, times, far)| {
        let one = pieces.concat();
        let mut all = Vec::new();
        for _ in 0..times {
            all.extend_from_slice(&one);
            if far {
                all.resize(all.len() + 31_000, b'-');
            }
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_went_in_comes_out(
        bytes in contents(),
        level in 0..10_u32,
        piece in prop_oneof![1..40_usize, 100..3000_usize, Just(usize::MAX)],
        room in prop_oneof![1..20_usize, 280..330_usize, Just(40_000_usize)],
        behind in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut stream = packed(&bytes, level);
        stream.extend_from_slice(&behind);
        let (all, left) = unpacked(&stream, piece, room).unwrap().unwrap();
        prop_assert!(all == bytes);
        prop_assert_eq!(left, behind.len());
    }

    #[test]
    fn a_stream_that_is_cut_does_not_end(bytes in contents(), level in 0..10_u32, cut in 1..40_usize) {
        let stream = packed(&bytes, level);
        let cut = stream.len().saturating_sub(cut);
        prop_assert!(unpacked(&stream[..cut], 1000, 1000).unwrap().is_none());
    }

    #[test]
    fn of_a_damaged_stream_nothing_else_comes_out_than_the_reference_makes(
        bytes in contents(),
        level in 0..10_u32,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        piece in prop_oneof![1..40_usize, Just(usize::MAX)],
    ) {
        let mut stream = packed(&bytes, level);
        for (at, byte) in damage {
            *at.get_mut(&mut stream) = byte;
        }
        if let Ok(Some((all, _))) = unpacked(&stream, piece, 5000) {
            prop_assert!(Some(all) == by_reference(&stream));
        }
    }

    #[test]
    fn noise_ends(bytes in prop::collection::vec(any::<u8>(), 0..600), piece in 1..700_usize) {
        if let Ok(Some((all, _))) = unpacked(&bytes, piece, 3000) {
            prop_assert!(Some(all) == by_reference(&bytes));
        }
    }
}

#[test]
fn blocks_that_are_flushed_are_read() {
    let words = b"one two three four five six seven ";
    for flush in [FlushCompress::Sync, FlushCompress::Full, FlushCompress::Partial] {
        let mut encoder = flate2::Compress::new(Compression::new(6), false);
        let mut stream = Vec::new();
        for _ in 0..50 {
            let at = encoder.total_in() as usize % words.len();
            stream.reserve(200);
            encoder.compress_vec(&words[at..], &mut stream, flush).unwrap();
        }
        stream.reserve(200);
        encoder.compress_vec(&[], &mut stream, FlushCompress::Finish).unwrap();
        let all = by_reference(&stream).unwrap();
        assert!(all.len() >= words.len() * 50);
        assert_eq!(unpacked(&stream, 11, 300), Ok(Some((all, 0))));
    }
}

#[test]
fn what_is_not_deflate_is_damaged() {
    // A block of the third kind that there is not; stored lengths that do not match; too many symbols.
    for stream in [&[0b111][..], &[0b001, 5, 0, 5, 0], &[0b1111_1101, 0xff, 0xff]] {
        let mut stream = stream.to_vec();
        stream.resize(100, 0);
        assert_eq!(unpacked(&stream, 100, 100), Err(Damaged), "{:?}", &stream[..5]);
    }
    // A match that begins before the first byte: fixed codes, length 3, distance 1.
    let mut bits = String::from("110");
    bits.push_str("0000001");
    bits.push_str("00000");
    bits.push_str(&"0".repeat(400));
    let bit = |at: usize| u8::from(bits.as_bytes().get(at) == Some(&b'1'));
    let stream: Vec<u8> =
        (0..50).map(|byte| (0..8).map(|at| bit(byte * 8 + at) << at).sum()).collect();
    assert_eq!(unpacked(&stream, 100, 100), Err(Damaged));
}
